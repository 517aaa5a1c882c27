"""new: the folder of a new archive."""

import sys
from pathlib import Path

import backfile
from backfile.errors import BackfileError, Exit, Location
from backfile.files.disk import create, unusable
from backfile.look import SETTINGS

_PACKAGE = Path(backfile.__file__).parent
_FOLDERS = ("seeds", "articles", "templates", "static")
_IGNORED = "/public/\n/.public.*/\n/.backfile.*\n/.venv/\n__pycache__/\n"
# Captures are evidence, and an article carries the digest of its text: git must not touch their line ends.
_ATTRIBUTES = "/seeds/** -text\n/articles/** -text\n"


def new(folder: Path) -> int:
    """Lay out a new archive. Raises BackfileError where the folder holds anything already."""
    name = str(folder)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            hint = "name a folder that does not exist yet"
            raise BackfileError("there is something here already", Location(name), hint, code=Exit.USAGE)
        for part in _FOLDERS:
            (folder / part).mkdir(parents=True)
    except OSError as error:
        raise unusable(error, name) from None
    create(folder / SETTINGS, (_scaffold() / SETTINGS).read_bytes(), f"{name}/{SETTINGS}")
    for part in _FOLDERS:
        create(folder / part / ".gitkeep", b"", f"{name}/{part}/.gitkeep")
    front_door(folder)
    sys.stdout.write(
        f"{folder}: a new archive\n"
        f"Put captures into {folder / 'seeds'}, set its title in {folder / 'site.toml'}, then run:\n"
        f"    python {folder / 'build.py'}\n"
    )
    return Exit.DONE


def front_door(folder: Path) -> None:
    """Put build.py into an archive, and what git must know of it, each where there is none."""
    contents = {"build.py": (_scaffold() / "build.py").read_bytes()}
    contents |= {".gitignore": _IGNORED.encode(), ".gitattributes": _ATTRIBUTES.encode()}
    for part, data in contents.items():
        if not (folder / part).exists():
            create(folder / part, data, f"{folder}/{part}")


def _scaffold() -> Path:
    """Return where site.toml and build.py for new archives stand: in the package, or at a checkout's top."""
    packed = _PACKAGE / "scaffold"
    return packed if packed.is_dir() else _PACKAGE.parent

"""new: the folder of a new archive."""

import sys
from pathlib import Path

import backfile
from backfile.disk import create, unusable
from backfile.errors import BackfileError, Exit, Location

_PACKAGE = Path(backfile.__file__).parent
_FOLDERS = ("seeds", "articles", "templates", "static")
_FILES = ("site.toml", "build.py")
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
    contents = {part: (_scaffold() / part).read_bytes() for part in _FILES}
    contents |= {f"{part}/.gitkeep": b"" for part in _FOLDERS}
    contents |= {".gitignore": _IGNORED.encode(), ".gitattributes": _ATTRIBUTES.encode()}
    for part, data in contents.items():
        create(folder / part, data, f"{name}/{part}")
    sys.stdout.write(
        f"{folder}: a new archive\n"
        f"Put captures into {folder / 'seeds'}, set its title in {folder / 'site.toml'}, then run:\n"
        f"    python {folder / 'build.py'}\n"
    )
    return Exit.DONE


def _scaffold() -> Path:
    """Return where site.toml and build.py for new archives stand: in the package, or at a checkout's top."""
    packed = _PACKAGE / "scaffold"
    return packed if packed.is_dir() else _PACKAGE.parent

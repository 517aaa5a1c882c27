"""The archive, had back from a published site or a mirror of it: articles, captures, settings and theme.

A site carries what it is made from (`press/pages/sources.py`), and its manifest tells each file's own name
and digest. A file is looked for by its digest, so that it does not matter what it is called in the site;
and nothing is taken that has another one.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backfile import __version__
from backfile.captures import FOLDER as SEEDS
from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.files import disk, disktrees
from backfile.files.disk import opened
from backfile.fixity.checking import Checked
from backfile.names import FOLDER as ARTICLES
from backfile.names import check_name
from backfile.press import urls
from backfile.press.publishing import manifest
from backfile.press.publishing.manifest import Entry
from backfile.press.theming.theme import STATIC, TEMPLATES
from backfile.program import home
from backfile.toml import config
from backfile.toml.settings import Build

STAGED = ".backfile.import"
"""Where files wait, beside what they will be, until all of them are there."""
_OWN, _THEME = (ARTICLES, SEEDS), (TEMPLATES, STATIC, "locale")
_PIECE = 1 << 20
_MOST_SETTINGS = 20_000_000
_UNSAFE = re.compile(r'[\x00-\x1f\\:*?"<>|]' if os.name == "nt" else r"\x00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What is to be written: by path in the archive, the file of the site that has it, and its entry.

    `standing` counts what is there already just so. `lost` is what the site should have and has not, and
    `newer` are files of the theme that are another version's, and perhaps not the archive's own. `distrusted`
    are other files of the theme: a template runs as a program, so it is not taken from anybody.
    """

    files: Mapping[str, tuple[str, Entry]]
    standing: int
    lost: tuple[str, ...]
    newer: tuple[str, ...]
    distrusted: tuple[str, ...]


def recovery(root: Path, copy: Checked, *, theme: bool) -> Recovery:
    """Say what is to be had back from a copy, for the archive in `root`. Nothing is written.

    The archive's own templates and static files are taken where its `theme` can be trusted. Raises
    BackfileError: the site carries no sources, or a hostile path (verification). Raises Problems (usage)
    with every file that is there already and is another one.
    """
    made = copy.written.manifest
    if urls.SETTINGS not in made.outputs:
        message = "the site does not carry what it is made from"
        hint = (
            "it was built with site.sources = false, or by an older program; its archive can't be had from it"
        )
        raise BackfileError(message, Location(str(copy.folder)), hint, code=Exit.VERIFICATION)
    whole = {
        entry: path
        for path, entry in made.outputs.items()
        if path not in copy.absent and path not in copy.changed
    }
    _refuse_work(copy, whole.get(made.outputs[urls.SETTINGS]))
    files: dict[str, tuple[str, Entry]] = {}
    lost: list[str] = []
    newer: list[str] = []
    distrusted: list[str] = []
    standing = 0
    for path, entry in (*_wanted(made.inputs), (config.NAME, made.outputs[urls.SETTINGS])):
        if path.startswith(tuple(f"{folder}/" for folder in _THEME)):
            if _is(home() / path, entry):
                continue  # it comes with the program
            if copy.written.version != __version__ and (home() / path).exists():
                newer.append(path)
                continue
            if not theme and not _is(root / path, entry):
                distrusted.append(path)
                continue
        if _is(root / path, entry):
            standing += 1
        elif entry in whole:
            files[path] = whole[entry], entry
        else:
            lost.append(path)
    _refuse_taken(path for path in files if os.path.lexists(root / path))
    return Recovery(
        files=files, standing=standing, lost=tuple(lost), newer=tuple(newer), distrusted=tuple(distrusted)
    )


def _refuse_taken(paths: Iterable[str]) -> None:
    """Raise Problems (usage) where other files stand in the way."""
    hint = "move it away, or import into an empty folder"
    taken = [
        BackfileError("another file is here already", Location(path), hint, code=Exit.USAGE) for path in paths
    ]
    if taken:
        raise Problems(taken)


def recover(root: Path, copy: Path, found: Recovery) -> None:
    """Write what is to be had back. The lock of the archive must be held; no file is ever written over.

    All of it is brought to the disk before the first file gets its name, and each is digested again while it
    is copied. Raises BackfileError: a file of the copy has changed (verification), or can't be written.
    """
    staged = root / STAGED
    try:
        disktrees.discard(staged)
        for path, (source, entry) in found.files.items():
            place = staged / path
            place.parent.mkdir(parents=True, exist_ok=True)
            disk.write_new(str(place), _pieces(copy, source, entry))
        disktrees.flush(root)
        for path in found.files:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            disktrees.link_or_copy(str(staged / path), str(root / path))
        disktrees.flush(root)
    except OSError as error:
        name = str(error.filename or root).removeprefix(f"{staged}{os.sep}")
        raise disk.unusable(error, name) from None
    finally:
        disktrees.discard(staged)


def _wanted(inputs: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """Yield the inputs that are files of an archive. Raises BackfileError for a path that leads elsewhere."""
    for path, entry in inputs.items():
        folder, *names = path.split("/")
        hostile = not names or any(name.startswith(".") or not name for name in names) or _UNSAFE.search(path)
        if folder not in (*_OWN, *_THEME) or hostile:
            message = f"the manifest names an input that is no file of an archive: {path!r}"
            raise BackfileError(message, Location(urls.MANIFEST), code=Exit.VERIFICATION)
        if folder == ARTICLES:
            check_name(path)
        yield path, entry


def _refuse_work(copy: Checked, path: str | None) -> None:
    """Refuse settings that say how work is done: a site carries none, and a stranger's could send ours away.

    Raises Problems (usage) for what are no settings at all, and BackfileError (verification).
    """
    if path is None:
        return
    with opened(copy.folder / path) as file:
        settings = config.parse(file.read(_MOST_SETTINGS).decode("utf-8-sig", "replace"))
    if settings.build != Build():
        message = "the settings of this site say how work is done, which no site of ours does"
        raise BackfileError(message, Location(path), code=Exit.VERIFICATION)


def _is(path: Path, entry: Entry) -> bool:
    """Tell whether a plain file is there and is just this one."""
    try:
        with opened(path) as file:
            return _matches(file.read(manifest.size_of(entry) + 1), entry)
    except OSError:
        return False


def _matches(data: bytes, entry: Entry) -> bool:
    return manifest.entry_of(data) == entry


def _pieces(copy: Path, source: str, entry: Entry) -> Iterable[bytes]:
    """Yield a file of the copy, piece by piece, and prove at its end that it is what it should be."""
    whole = hashlib.sha256()
    with opened(copy / source) as file:
        while piece := file.read(_PIECE):
            whole.update(piece)
            yield piece
    if whole.digest() != manifest.digest_of(entry):
        raise BackfileError("it has just been changed", Location(source), code=Exit.VERIFICATION)

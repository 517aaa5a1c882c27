"""Volumes: all articles in one file for programs, bound of the sheets that stand beside the articles' pages.

A sheet gives a line. Where only some have changed, the others' lines are taken from the volume of the earlier
build: to read ten thousand small files takes longer than all the rest of a build in which one was edited.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from backfile.export import table
from backfile.press import urls
from backfile.press.citing import bibtex, csl
from backfile.press.page import Page
from backfile.press.printing import Shop, pour
from backfile.press.progress import Progress
from backfile.press.publishing.outlet import Outlet
from backfile.working.work import Crew, mapped

_SHEETS = 100
"""Sheets that a worker reads at once."""
_PIECE = 1 << 20
"""Bytes that are written at once, or some more."""
_FOLDER = "articles/"

Sheet = tuple[str, bool]
"""The path of a sheet, and whether it was printed anew."""


class Volume(NamedTuple):
    """A volume: its path, how its sheets end, the lines in front, and what makes a line of each sheet."""

    path: str
    suffix: str
    head: bytes
    lines: Callable[[Iterable[bytes]], list[bytes]]


_DATA = (
    Volume(urls.NDJSON, urls.DATA, b"", list),
    Volume(urls.CSV, urls.DATA, table.head(), table.rows_of),
)
_CITATIONS = (Volume(urls.BIBTEX, bibtex.SUFFIX, b"", bibtex.lines_of),)
VOLUMES = (*_DATA, *_CITATIONS)
PATHS = frozenset(volume.path for volume in VOLUMES)


@dataclass(frozen=True, slots=True)
class _Binder:
    """What lines are made with, in whatever process."""

    outlet: Outlet
    lines: Callable[[Iterable[bytes]], list[bytes]]


def bind(shop: Shop, progress: Progress, *, same: bool, crew: Crew) -> None:
    """Put every volume that has changed (`same`: theme, settings and program have not).

    Raises BackfileError.
    """
    export = shop.desk.settings.export
    outputs = progress.outputs
    for volume in (*(_DATA if export.data else ()), *(_CITATIONS if export.citations else ())):
        paths = _sheets(outputs, volume.suffix)
        whole = hashlib.blake2b(digest_size=32)
        for path in paths:
            whole.update(path.encode() + b"\0" + outputs.entries[path])
        page = Page(volume.path, "", bind, (whole.hexdigest(),))
        if progress.claims(page) and not (same and progress.keep(page)):
            earlier = _earlier(shop.outlet, progress, volume) if same and progress.stands else iter(())
            pieces = _bound(shop.outlet, progress, volume, paths, earlier, crew=crew)
            progress.take(volume.path, pour(shop, progress.job(page), _grouped(pieces)))
    progress.settle()


def _sheets(outputs: Iterable[str], suffix: str) -> list[str]:
    """Return the sheets of a kind, in order; those of CSL end as the data does, and are none of its."""
    found = (path for path in outputs if path.endswith(suffix) and path.startswith(_FOLDER))
    return sorted(path for path in found if not path.endswith(csl.SUFFIX))


def _earlier(outlet: Outlet, progress: Progress, volume: Volume) -> Iterator[tuple[str, bytes]]:
    """Yield the sheets of the earlier volume, each with its line, if there is such a volume."""
    if volume.path in progress.known:
        lines = iter(outlet.lines(volume.path))
        for _ in range(volume.head.count(b"\n")):
            next(lines, None)
        yield from zip(_sheets(progress.earlier, volume.suffix), lines, strict=True)


def _bound(
    outlet: Outlet,
    progress: Progress,
    volume: Volume,
    paths: Sequence[str],
    earlier: Iterator[tuple[str, bytes]],
    *,
    crew: Crew,
) -> Iterator[bytes]:
    """Yield a volume: the earlier lines of sheets that are what they were, and what the others give."""
    binder = _Binder(outlet, volume.lines)
    yield volume.head
    old = next(earlier, None)
    if old is None:
        sheets = [(path, path in progress.outputs.fresh) for path in paths]
        batches = [tuple(sheets[at : at + _SHEETS]) for at in range(0, len(sheets), _SHEETS)]
        for lines in mapped(_lines_of, binder, batches, crew=crew, chunk=1):
            yield from lines
        return
    for path in paths:
        while old is not None and old[0] < path:
            old = next(earlier, None)
        if old is not None and old[0] == path and progress.kept(path):
            yield old[1]
        else:
            yield from _lines_of(binder, ((path, path in progress.outputs.fresh),))


def _lines_of(binder: _Binder, sheets: Sequence[Sheet]) -> list[bytes]:
    """Read sheets, and make their lines."""
    return binder.lines(binder.outlet.page(path, anew=anew) for path, anew in sheets)


def _grouped(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Join lines to pieces that are worth a write each."""
    group, size = list[bytes](), 0
    for line in lines:
        group.append(line)
        size += len(line)
        if size >= _PIECE:
            yield b"".join(group)
            group, size = [], 0
    yield b"".join(group)

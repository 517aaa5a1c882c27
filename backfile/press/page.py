"""A page of the site before it is printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from backfile.captures import FOLDER, read_capture
from backfile.disk import files_below
from backfile.model import Capture, CaptureRecord
from backfile.press import urls
from backfile.press.archive import Archive
from backfile.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Where a page stands, its template, and the function that makes what the template sees.

    `view` may raise BackfileError or Problems. `source` is the file that the page's mistakes are told of.
    """

    path: str
    template: str
    view: Callable[[], object]
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Captures:
    """The captures that an article may show: only files that really stand in the site's seeds folder."""

    root: Path
    names: frozenset[str]
    settings: Settings

    def has(self, record: CaptureRecord | None) -> bool:
        """Tell whether an article's capture is in this archive."""
        return record is not None and record.file in self.names

    def read(self, record: CaptureRecord) -> Capture:
        """Read a capture that `has` said is there. Raises BackfileError."""
        return read_capture(self.root / record.file, record.file, self.settings.intake)


def captures_of(root: Path, settings: Settings) -> Captures:
    """List the captures of the site in `root`."""
    return Captures(root=root, names=frozenset(files_below(root, FOLDER)), settings=settings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that the pages are laid out from. `dates` and `tags` say which index pages exist."""

    settings: Settings
    archive: Archive
    captures: Captures
    tags: Mapping[str, str]
    dates: frozenset[str]


def plan_of(settings: Settings, archive: Archive, captures: Captures) -> Plan:
    """Decide the addresses of all index pages."""
    dates = {urls.DATES, urls.UNDATED}
    dates.update(urls.year(year) for year in archive.years)
    dates.update(urls.month(*month) for month in archive.months)
    dates.update(urls.day(day) for day in archive.days)
    return Plan(
        settings=settings,
        archive=archive,
        captures=captures,
        tags=urls.tags(archive.tags),
        dates=frozenset(dates),
    )

"""The press: from the shelf of articles to the finished site, pure and repeatable."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from backfile.errors import BackfileError, Location, Problems
from backfile.press import links, urls
from backfile.press.page import Page, Plan
from backfile.press.run import Run, print_page
from backfile.settings import Settings
from backfile.shelf import Shelved
from backfile.work import mapped

CHUNK = 200
"""Pages a worker takes at once: each takes about a thousandth of a second."""
_LINK_HINT = "links within the site are relative and name a file, as in ../tags/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The finished site: every file's bytes by path, and what is worth telling but no error."""

    files: dict[str, bytes]
    remarks: tuple[str, ...]


def print_site(root: Path, settings: Settings, articles: Sequence[Shelved], *, whole: bool = True) -> Printed:
    """Make every file of the site in memory. Raises Problems with everything that is wrong.

    Links are proved only where `whole` says that the articles are all there are.
    """
    run = Run(root, settings, articles)
    files = dict(run.theme.static)
    problems = list(_collisions(run.pages, files))
    workers = settings.build.processes()
    sheets = mapped(print_page, run, range(len(run.pages)), workers=workers, chunk=CHUNK)
    for page, sheet in zip(run.pages, sheets, strict=True):
        if isinstance(sheet, bytes):
            files[page.path] = sheet
        else:
            problems += sheet
    if not problems and whole:  # pages that are missing would only make good links look dead
        problems += _dead_links(run.pages, files)
    if problems:
        raise Problems(problems)
    return Printed(files=files, remarks=tuple(_missing_captures(run.plan)))


def _collisions(pages: Sequence[Page], files: Mapping[str, bytes]) -> Iterator[BackfileError]:
    seen = set(files)
    for page in pages:
        if page.path in seen:
            message = f"two things would stand at {page.path}"
            yield BackfileError(message, Location(page.source or page.path), "rename one of them")
        seen.add(page.path)


def _dead_links(pages: Sequence[Page], files: Mapping[str, bytes]) -> Iterator[BackfileError]:
    sources = {page.path: page.source or page.path for page in pages}
    for path, link in links.dead({**files, urls.MANIFEST: b"", urls.CHECKSUMS: b""}):
        at = Location(sources.get(path, path))
        yield BackfileError(f"the link '{link}' leads nowhere (on {path})", at, _LINK_HINT)


def _missing_captures(plan: Plan) -> Iterator[str]:
    for shelved in plan.archive.articles:
        record = shelved.article.capture
        if record is not None and not plan.captures.has(record):
            yield f"{shelved.path}: its capture {record.file} is not in the archive, and is not shown"

"""The press: from the shelf of articles to the finished site, pure and repeatable."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from backfile.errors import BackfileError, Location, Problems
from backfile.press import links, urls
from backfile.press.page import Page, Plan
from backfile.press.run import Run, print_page
from backfile.settings import Settings
from backfile.shelf import Shelved, key_of
from backfile.work import ALONE, Crew, mapped

CHUNK = 200
"""Pages a worker takes at once: each takes about a thousandth of a second."""
_INDEXES = ("tags/", "dates/")
_LINK_HINT = "links within the site are relative and name a file, as in ../tags/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The finished site: every file's bytes by path, and what is worth telling but no error."""

    files: dict[str, bytes]
    remarks: tuple[str, ...]


def print_site(
    root: Path,
    settings: Settings,
    articles: Sequence[Shelved],
    unread: Sequence[str] = (),
    *,
    crew: Crew = ALONE,
) -> Printed:
    """Make every file of the site in memory. Raises Problems with everything that is wrong.

    `unread` are the paths of articles that could not be read; a link to one of them is not called dead.
    """
    run = Run(root, settings, articles)
    files = dict(run.theme.static)
    problems = list(_collisions(run.pages, files))
    sheets = mapped(print_page, run, range(len(run.pages)), crew=crew, chunk=CHUNK)
    excused = {address(key_of(path)) for path in unread for address in (urls.article, urls.capture)}
    for page, sheet in zip(run.pages, sheets, strict=True):
        if isinstance(sheet, bytes):
            files[page.path] = sheet
        else:
            problems += sheet
            excused.add(page.path)
    problems += _dead_links(articles, files, excused, indexes=not unread)
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


def _dead_links(
    articles: Sequence[Shelved], files: Mapping[str, bytes], excused: Collection[str], *, indexes: bool
) -> Iterator[BackfileError]:
    """Prove the links of all pages, those to tags and dates only where the indexes are whole."""
    sources = {urls.article(shelved.key): shelved for shelved in articles}
    proved = {**files, urls.MANIFEST: b"", urls.CHECKSUMS: b""}
    for path, link, target in links.dead(proved):
        if target not in excused and (indexes or not target.startswith(_INDEXES)):
            at = _place(sources[path], link) if path in sources else Location(path)
            yield BackfileError(f"the link '{link}' leads nowhere (on {path})", at, _LINK_HINT)


def _place(shelved: Shelved, link: str) -> Location:
    """Find where in an article's text a link stands as it was written; else name the file alone."""
    for number, line in enumerate(shelved.article.body.split("\n")):
        column = line.find(link)
        if column >= 0:
            return Location(shelved.path, shelved.body_line + number, column + 1)
    return Location(shelved.path)


def _missing_captures(plan: Plan) -> Iterator[str]:
    for shelved in plan.archive.articles:
        record = shelved.article.capture
        if record is not None and not plan.captures.has(record):
            yield f"{shelved.path}: its capture {record.file} is not in the archive, and is not shown"

"""The press: from the shelf of articles to the finished site, pure and repeatable."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backfile.errors import BackfileError, Location, Problems
from backfile.press import layout, links, urls
from backfile.press.archive import shelve
from backfile.press.page import Page, captures_of, plan_of
from backfile.press.theme import Theme, theme_of
from backfile.settings import Settings
from backfile.shelf import Shelved


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The finished site: every file's bytes by path, and what is worth telling but no error."""

    files: dict[str, bytes]
    remarks: tuple[str, ...]


def print_site(root: Path, settings: Settings, articles: Sequence[Shelved], *, whole: bool = True) -> Printed:
    """Make every file of the site in memory. Raises Problems with everything that is wrong.

    Links are proved only where `whole` says that the articles are all there are.
    """
    theme = theme_of(root, settings)
    captures = captures_of(root, settings)
    plan = plan_of(settings, shelve(articles), captures)
    files: dict[str, bytes] = dict(theme.static)
    sources: dict[str, str] = {}
    problems: list[BackfileError] = []
    for page in layout.pages(plan):
        if page.path in files:
            problems.append(_collision(page))
            continue
        sources[page.path] = page.source or page.path
        files[page.path] = _printed(theme, page, problems)
    if problems:  # pages that are missing would only make good links look dead
        raise Problems(problems)
    if not whole:
        return Printed(files=files, remarks=())
    problems += [
        BackfileError(f"the link '{link}' leads nowhere (on {page})", Location(sources[page]), _LINK_HINT)
        for page, link in links.dead({**files, urls.MANIFEST: b"", urls.CHECKSUMS: b""})
    ]
    if problems:
        raise Problems(problems)
    missing = [
        f"{shelved.path}: its capture {shelved.article.capture.file} is not in the archive, and is not shown"
        for shelved in plan.archive.articles
        if shelved.article.capture and not captures.has(shelved.article.capture)
    ]
    return Printed(files=files, remarks=tuple(missing))


_LINK_HINT = "links within the site are relative and name a file, as in ../tags/index.html"


def _printed(theme: Theme, page: Page, problems: list[BackfileError]) -> bytes:
    try:
        return theme.print(page.template, page.path, page.view())
    except BackfileError as problem:
        problems.append(problem)
    except Problems as several:
        problems.extend(several.problems)
    return b""


def _collision(page: Page) -> BackfileError:
    message = f"two things would stand at {page.path}"
    return BackfileError(message, Location(page.source or page.path), "rename one of them")

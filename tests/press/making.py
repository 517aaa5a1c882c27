"""What the tests of the press make their sites of."""

import hashlib
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from backfile.articles import articlefile
from backfile.articles.seal import fingerprint
from backfile.edtf import Edtf
from backfile.errors import BackfileError
from backfile.files.stamps import stamps_below
from backfile.model import Article
from backfile.names import path_of
from backfile.press import layout
from backfile.press.holdings.archive import Archive, shelve
from backfile.press.outputs import rows_for
from backfile.press.page import Desk, Page, Plan, plan_of
from backfile.press.run import Order, Site, press
from backfile.press.theming.theme import Theme, theme_of
from backfile.records.record import Record, row_for, row_of
from backfile.toml.settings import Settings
from backfile.working.work import ALONE, Crew
from tests.records import record_of
from tests.strategies import DATES

TEMPLATES = (
    *("about", "addresses", "article", "browse", "capture", "changes", "date", "dates", "find", "home"),
    *("name", "names", "search", "tag", "tags", "undated"),
)


class Story(NamedTuple):
    """An article and its key, such as "2024/slug"."""

    key: str
    article: Article

    @property
    def text(self) -> str:
        """The text of its file."""
        return articlefile.dumps(self.article)

    @property
    def body_line(self) -> int:
        """The line of the file on which the body begins."""
        return articlefile.body_line(self.text)


def story(key: str, date: str | None = None, article: Article | None = None, **fields: object) -> Story:
    """Make an article, with its key for a headline unless there is another."""
    made = article or Article(title=key, date=Edtf.parse(date) if date else None)
    return Story(key, replace(made, **fields))  # type: ignore[arg-type]


STORIES = [story(f"2024/a{n}", text, tags=("Kyiv", f"t{n % 3}")) for n, text in enumerate(DATES)] + [
    story("undated/b", tags=("CON", "index", "Ж"))
]
"""Articles of every kind of date."""


def recorded(story: Story) -> Record:
    """Return what the shelf keeps in mind of an article."""
    data = story.text.encode()
    row = row_of(
        story.key,
        story.article,
        fingerprint=fingerprint(story.text),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
    )
    return record_of(row)


def record(key: str, date: str | None = None, **fields: object) -> Record:
    """Make the record of an article that has no file."""
    return recorded(story(key, date, **fields))  # type: ignore[arg-type]


def shelved(records: Iterable[Record]) -> Archive:
    """Return the archive of these articles."""
    return shelve([row_for(record) for record in records])


def lay(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def lay_stories(root: Path, stories: Iterable[Story]) -> None:
    """Make these the articles of the site in `root`, and no others."""
    shutil.rmtree(root / "articles", ignore_errors=True)
    lay(root, {path_of(story.key): story.text for story in stories})


def planned(root: Path, stories: Iterable[Story]) -> Plan:
    """Plan a site of these articles, whose captures stand in the seeds folder."""
    return plan_of(shelved(map(recorded, stories)), captures_of(root), Settings())


def captures_of(root: Path) -> frozenset[str]:
    """Return the files of the seeds folder."""
    return frozenset(stamps_below(root, "seeds", since=0))


def viewed(root: Path, stories: Sequence[Story]) -> Iterator[tuple[Page, object]]:
    """Lay out a site of these articles and yield each page with its view."""
    lay_stories(root, stories)
    desk = Desk(root, Settings())
    for page in layout.pages(planned(root, stories)):
        yield page, page.view(desk, *page.made_of)


def pressed(
    root: Path,
    stories: Sequence[Story],
    *,
    before: Site | None = None,
    same: bool = True,
    theme: Theme | None = None,
    unread: Collection[str] = (),
    problems: Sequence[BackfileError] = (),
    anew: Collection[str] | None = None,
    crew: Crew = ALONE,
) -> Site:
    """Press a site of these articles into its public folder. `before` is what an earlier build left.

    `same` says whether theme, settings and program are those of that build, and `anew` which articles may
    have changed since: all of them, if it is not given.
    """
    lay_stories(root, stories)
    settings = Settings()
    records = [*map(recorded, stories)]
    order = Order(
        archive=shelved(records),
        captures=captures_of(root),
        unread=tuple(unread),
        before=list(rows_for(before.outputs)) if before else [],
        same=same and before is not None,
        shape=before.shape if before else "",
        anew=frozenset((record.key for record in records) if anew is None else anew),
        inputs={},
        settings="5e77",
        problems=problems,
    )
    return press(root, settings, theme or theme_of(root, settings), order, crew=crew)


def published(root: Path) -> dict[str, bytes]:
    """Return every file of the published site by its path, but for the manifest's."""
    found = tree(root / "public")
    return {path: data for path, data in found.items() if not path.startswith("manifest")}


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }

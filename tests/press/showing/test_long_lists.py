"""Archives of many articles have light pages, and only those of them change that have to."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from backfile.edtf import Edtf
from backfile.press import layout, urls
from backfile.press.keys import key_of
from backfile.press.page import Desk, Page, plan_of
from backfile.press.pages import dateindex, dates, tags, undated
from backfile.press.pages.atoz import Names
from backfile.press.pages.dateindex import DateIndex
from backfile.press.pages.dates import DatePage
from backfile.press.pages.tags import TagPage
from backfile.press.pages.undated import UndatedPage
from backfile.press.showing.paging import PER_PAGE
from backfile.press.theming.theme import theme_of
from backfile.records.record import Face, Record
from backfile.toml.settings import Settings
from tests.press.making import shelved

HEAVIEST = 150_000
TITLE = "«Ждать больше нечего» — жители & власти: " * 20
NONE = b"\0" * 16


def _record(number: int, when: str | None, *names: str, title: str = TITLE) -> Record:
    """Make a record in a fraction of the time that an article takes."""
    key = f"a/{number:06}"
    digest = hashlib.blake2b(f"{key} {when} {title}".encode(), digest_size=16).digest()
    face = Face(key, title, Edtf.parse(when) if when else None, "ru", title, title, digest)
    return Record(face, "00" * 32, 1, names, (), withheld=False, touched=False, origin=None)


def _day(number: int) -> str:
    return (date(2010, 1, 1) + timedelta(days=number)).isoformat()


def _pages(records: Sequence[Record], *kinds: object) -> Iterator[Page]:
    plan = plan_of(shelved(records), frozenset(), Settings())
    for kind in layout.KINDS:
        if kind in kinds:
            yield from kind(plan)


def _keys(records: Sequence[Record], *kinds: object) -> dict[str, str]:
    return {page.path: key_of(page) for page in _pages(records, *kinds)}


def test_no_page_of_a_tag_with_a_hundred_thousand_articles_is_heavy(tmp_path: Path) -> None:
    count = 100_000
    records = [_record(n, _day(n % 5000), "Grain", f"t{n % 9000}") for n in range(count - 1)]
    records += [_record(count, None, "Grain")]
    found = {page.path: page for page in _pages(records, tags.pages)}
    grain = [path for path in found if path.startswith("tags/grain")]
    assert len(grain) == count // PER_PAGE
    desk, theme = Desk(tmp_path, Settings()), theme_of(tmp_path, Settings())
    letters = [path for path in found if path.startswith("tags/index/t")]
    assert len(letters) == 75
    for path in (urls.TAGS, letters[0], letters[1], grain[0], grain[1], grain[-1]):
        page = found[path]
        printed = theme.print(page.template, path, page.view(desk, *page.made_of))
        assert 10_000 < len(printed) < HEAVIEST, path
    newest = found["tags/grain.html"].view(desk, *found["tags/grain.html"].made_of)
    assert isinstance(newest, TagPage)
    assert newest.list.count == count
    assert newest.list.chart is not None
    assert [bar.of for bar in newest.list.chart.bars] == [*range(2010, 2024)]
    begins = [(bar.path or "").partition("#")[0] for bar in newest.list.chart.bars]
    assert begins.pop() == ""  # on this page
    assert found.keys() >= {*begins}
    begin, _, anchor = (newest.list.chart.bars[0].path or "").partition("#")
    assert anchor == "year-2010"
    oldest = found[begin].view(desk, *found[begin].made_of)
    assert isinstance(oldest, TagPage)
    assert 2010 in [year for year, _ in oldest.list.years]


@pytest.mark.parametrize("kind", [tags, dates, undated])
def test_a_new_article_leaves_the_older_pages_as_they_are(kind: object) -> None:
    kinds = (tags.pages, dates.pages, undated.pages)
    wanted = [each for each in kinds if each.__module__ == getattr(kind, "__name__", None)]
    when = "2024-11-19?" if kind is undated else "2024-11-19"
    records = [_record(n, when, "Grain") for n in range(5 * PER_PAGE, 0, -1)]
    before, after = _keys(records, *wanted), _keys([*records, _record(0, when, "Grain")], *wanted)
    older = [path for path in before if "_p" in path]
    assert len(older) >= 4
    assert [path for path in older if before[path] != after[path]] == []


def test_an_edit_of_an_old_article_changes_one_page_of_its_tag() -> None:
    records = [_record(n, _day(n), "Grain") for n in range(6 * PER_PAGE)]
    edited = [_record(7, _day(7), "Grain", title="Another"), *records[:7], *records[8:]]
    before, after = _keys(records, tags.pages), _keys(edited, tags.pages)
    assert [path for path in before if before[path] != after[path]] == ["tags/grain_p1.html"]


def _view(path: str, records: Sequence[Record], kind: object) -> object:
    page = next(page for page in _pages(records, kind) if page.path == path)
    return page.view(Desk(Path(), Settings()), *page.made_of)


def test_what_may_be_of_a_day_stands_behind_what_is_on_any_page() -> None:
    records = [_record(n, "2024-11-19") for n in range(PER_PAGE + 10)]
    records += [_record(1000 + n, "2024-11-19?") for n in range(PER_PAGE + 10)]
    newest = _view("dates/2024-11-19.html", records, dates.pages)
    assert isinstance(newest, DatePage)
    assert newest.counts == (PER_PAGE + 10, PER_PAGE + 10)
    assert (len(newest.certain), len(newest.possible)) == (PER_PAGE + 10, 10)
    oldest = _view("dates/2024-11-19_p1.html", records, dates.pages)
    assert isinstance(oldest, DatePage)
    assert (len(oldest.certain), len(oldest.possible)) == (0, PER_PAGE)
    assert oldest.counts is None
    assert all(card.maybe for card in (*newest.possible, *oldest.possible))


def test_the_undated_stand_before_the_uncertain_on_the_shelf() -> None:
    records = [_record(n, None) for n in range(PER_PAGE + 10)]
    records += [_record(1000 + n, "2024-11-19?") for n in range(PER_PAGE + 10)]
    newest = _view(urls.UNDATED, records, undated.pages)
    assert isinstance(newest, UndatedPage)
    assert (len(newest.undated), len(newest.uncertain)) == (PER_PAGE + 10, 10)
    assert newest.counts == (PER_PAGE + 10, PER_PAGE + 10)
    oldest = _view("dates/undated_p1.html", records, undated.pages)
    assert isinstance(oldest, UndatedPage)
    assert (len(oldest.undated), len(oldest.uncertain)) == (0, PER_PAGE)


@pytest.mark.parametrize(
    ("kind", "step", "many"), [("day", 3, 60), ("month", 30, 200), ("year", 365, 300), ("year", 3650, 200)]
)
def test_the_index_of_dates_is_as_fine_as_it_stays_light(
    tmp_path: Path, kind: str, step: int, many: int
) -> None:
    first = date(1, 1, 1) if step == 3650 else date(1700, 1, 1)
    records = [_record(n, (first + timedelta(days=step * n)).isoformat()) for n in range(many)]
    (page,) = _pages(records, dateindex.pages)
    view = page.view(Desk(tmp_path, Settings()), *page.made_of)
    assert isinstance(view, DateIndex)
    assert view.kind == kind
    counts = [sum(cell.articles for cell in stretch.cells) or stretch.count for stretch in view.stretches]
    assert sum(counts) == many
    printed = theme_of(tmp_path, Settings()).print(page.template, page.path, view)
    assert len(printed) < HEAVIEST


def test_many_tags_stand_on_pages_by_letter_and_the_most_used_on_the_index() -> None:
    records = [_record(n, _day(n), f"a{n}", f"b{n}", "Grain") for n in range(100)]
    index = _view(urls.TAGS, records, tags.pages)
    assert isinstance(index, Names)
    assert index.count == 201
    assert index.used[0].name == "Grain"
    assert index.used[0].spark is not None
    assert index.used[1].spark is None
    assert [(letter.name, letter.path) for letter in index.letters] == [
        ("A", "tags/index/a.html"),
        ("B", "tags/index/b.html"),
        ("G", "tags/index/g.html"),
    ]
    letter = _view("tags/index/g.html", records, tags.pages)
    assert isinstance(letter, Names)
    assert [tag.name for _, found in letter.groups for tag in found] == ["Grain"]

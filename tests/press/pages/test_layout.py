"""Which pages exist, and what they show of the archive."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from backfile.press import layout, urls
from backfile.press.page import plan_of
from backfile.press.pages.atoz import Names
from backfile.press.pages.dateindex import DateIndex
from backfile.press.pages.dates import DatePage
from backfile.press.pages.home import Home
from backfile.press.pages.tags import TagPage
from backfile.press.showing.views import card_of
from backfile.records.record import Origin
from backfile.toml.settings import Settings
from tests.press.making import STORIES, Story, planned, recorded, shelved, story, viewed


def _views(root: Path, stories: list[Story]) -> dict[str, object]:
    return {page.path: view for page, view in viewed(root, stories)}


def test_every_page_has_a_path_of_its_own_and_a_view(tmp_path: Path) -> None:
    pages = list(viewed(tmp_path, STORIES))
    paths = {page.path for page, _ in pages}
    archive = planned(tmp_path, STORIES).archive
    assert len({path.lower() for path in paths}) == len(pages)
    assert all(view is not None for _, view in pages)
    assert paths >= {*(urls.HOME, urls.ABOUT, urls.BROWSE, urls.TAGS, urls.DATES, urls.UNDATED)}
    assert paths >= {*map(urls.year, archive.years), *map(urls.day, archive.days)}
    assert paths >= {urls.month(*month) for month in archive.months}


def test_the_layout_does_not_depend_on_the_order_of_the_articles(tmp_path: Path) -> None:
    assert [*layout.pages(planned(tmp_path, STORIES))] == [*layout.pages(planned(tmp_path, STORIES[::-1]))]


@given(st.sets(st.integers(0, len(STORIES) - 1)), st.sets(st.integers(0, len(STORIES) - 1)))
def test_what_is_only_in_files_shows_on_the_pages_of_a_few_kinds(bodies: set[int], marks: set[int]) -> None:
    """So that a build which finds nothing else changed lays out those alone."""
    before = [*map(recorded, STORIES)]
    after = [
        record._replace(
            sha256="5e" * 32 if n in bodies else record.sha256,
            size=record.size + (n in bodies),
            touched=record.touched != (n in marks),
        )
        for n, record in enumerate(before)
    ]
    plans = [plan_of(shelved(records), frozenset(), Settings()) for records in (before, after)]
    assert plans[0].shape == plans[1].shape
    old, new = ({page.path: page for page in layout.pages(plan)} for plan in plans)
    edited = frozenset(before[n].key for n in bodies | marks)
    few = [*layout.pages(replace(plans[1], edited=edited))]
    assert [new[page.path] for page in few] == few
    assert {path for path in new if new[path] != old[path]} <= {page.path for page in few}


def test_a_plan_of_another_shape_is_known(tmp_path: Path) -> None:
    records = [*map(recorded, STORIES)]
    shape = plan_of(shelved(records), frozenset(), Settings()).shape
    others = [
        records[0]._replace(tags=("another",)),
        records[0]._replace(agencies=("AFP",)),
        records[0]._replace(origin=Origin("seeds/a.txt", "0" * 64, None)),
        records[0]._replace(withheld=True),
        recorded(story(STORIES[0].key, "2001-02-03")),
    ]
    for other in others:
        assert plan_of(shelved([other, *records[1:]]), frozenset(), Settings()).shape != shape
    assert plan_of(shelved(records), frozenset({"seeds/a.txt"}), Settings()).shape != shape


def test_an_empty_archive_has_its_index_pages(tmp_path: Path) -> None:
    assert set(_views(tmp_path, [])) == {
        *(urls.HOME, urls.ABOUT, urls.BROWSE, urls.SEARCH, urls.TAGS, urls.DATES, urls.UNDATED),
        *("feed.atom", urls.ROBOTS, urls.WEB_MANIFEST, urls.ICON, urls.TOUCH_ICON),
    }


def test_a_day_far_from_any_other_leads_to_its_month_and_year(tmp_path: Path) -> None:
    views = _views(tmp_path, [story("a", "[1990-05-01,2024-11-19]"), story("b", "[1990-05-01,1991-05-01]")])
    day = views["dates/1990-05-01.html"]
    assert isinstance(day, DatePage)
    assert [link.path for link in day.up] == ["dates/1990.html", "dates/1990-05.html"]
    assert all(link.path in views for link in day.up)


def test_years_months_and_days_lead_to_their_neighbours(tmp_path: Path) -> None:
    views = _views(tmp_path, [story("a", "2023-12-31"), story("b", "2024-02-01"), story("c", "2024-02-03")])
    day = views["dates/2024-02-01.html"]
    assert isinstance(day, DatePage)
    assert (day.earlier and day.earlier.path, day.later and day.later.path) == (
        "dates/2023-12-31.html",
        "dates/2024-02-03.html",
    )
    year = views["dates/2023.html"]
    assert isinstance(year, DatePage)
    assert (year.earlier, year.later and year.later.path) == (None, "dates/2024.html")
    index = views[urls.DATES]
    assert isinstance(index, DateIndex)
    assert [stretch.of for stretch in index.stretches] == [2024, 2023]


def test_a_year_lists_what_no_single_month_of_it_does(tmp_path: Path) -> None:
    views = _views(tmp_path, [story("a", "2024-11"), story("b", "202X"), story("c", "2024")])
    year = views["dates/2024.html"]
    assert isinstance(year, DatePage)
    assert [card.path for card in year.certain] == ["articles/c.html"]
    assert [card.path for card in year.possible] == ["articles/b.html"]
    assert year.count == 3


def test_a_tags_years_come_once_and_those_of_no_known_year_last(tmp_path: Path) -> None:
    articles = [
        story("new", "2024-12-01", tags=("x",)),
        story("open", "[..2024-11-20]", tags=("x",)),
        story("old", "2024-01-01", tags=("x",)),
        story("none", tags=("x",)),
    ]
    page = _views(tmp_path, articles)["tags/x.html"]
    assert isinstance(page, TagPage)
    assert [(year, [card.path for card in cards]) for year, cards in page.list.years] == [
        (2024, ["articles/new.html", "articles/old.html"]),
        (None, ["articles/open.html", "articles/none.html"]),
    ]


def test_tags_stand_under_their_first_letter_each_once(tmp_path: Path) -> None:
    tags = ("Élysée", "energy", "9/11", "", " ", "ß", "Ж")
    index = _views(tmp_path, [story("a", tags=tags)])[urls.TAGS]
    assert isinstance(index, Names)
    letters = [letter.name for letter in index.letters]
    assert letters == sorted(set(letters)) == [letter for letter, _ in index.groups]
    assert sorted(tag.name for _, found in index.groups for tag in found) == sorted(tags)
    assert [tag.name for tag in dict(index.groups)["E"]] == ["Élysée", "energy"]


def _first_card(root: Path, made: Story) -> tuple[str, str | None]:
    home = _views(root, [made])[urls.HOME]
    assert isinstance(home, Home)
    return home.latest[0].title, home.latest[0].lead


def test_a_card_has_the_beginning_of_the_text_as_a_reader_sees_it(tmp_path: Path) -> None:
    body = "# Heading\n\nUn**believ**able [news](b.md), *he* said\nto `us`.\n\nMore."
    untitled = story("2024/a", title=None, body=body)
    assert _first_card(tmp_path, untitled) == ("", "Unbelievable news, he said to us.")
    assert card_of(recorded(untitled).face).lead is None
    described = story("a", description="Said before.", body="Said after.")
    assert _first_card(tmp_path, described) == ("a", "Said before.")


def test_only_the_first_of_the_latest_articles_have_the_beginning_of_their_text(tmp_path: Path) -> None:
    home = _views(tmp_path, [story(f"a{n:02}", body=f"Text {n}.") for n in range(50)])[urls.HOME]
    assert isinstance(home, Home)
    assert [card.lead for card in home.latest] == [f"Text {n}." for n in range(7)] + [None] * 12
    assert home.more == 31

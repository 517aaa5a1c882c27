"""The front page: what it shows beside the latest articles."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import html5lib

from backfile.model import Image
from backfile.press import urls
from backfile.press.page import Desk, plan_of
from backfile.press.pages import home
from backfile.press.pages.home import EARLIER, Home
from backfile.press.showing.paging import PER_PAGE
from backfile.toml.settings import Settings
from tests.drawn import drawn
from tests.press.making import Story, lay, lay_stories, pressed, published, recorded, shelved, story, viewed


def _home(root: Path, stories: list[Story]) -> Home:
    (home,) = [view for page, view in viewed(root, stories) if page.path == urls.HOME]
    assert isinstance(home, Home)
    return home


def test_this_day_is_that_of_the_latest_article_whose_day_is_certain(tmp_path: Path) -> None:
    home = _home(
        tmp_path,
        [
            story("later", "2024-12-24?"),
            story("latest", "2024-11-19"),
            story("maybe", "2021-11-19?"),
            story("beside", "2022-11-20"),
            story("one", "2022-11-19"),
            story("two", "2022-11-19T10:00:00Z"),
            story("three", "2022-11-19"),
            story("old", "1999-11-19"),
        ],
    )
    assert home.today == date(2024, 11, 19)
    assert [card.path for card in home.earlier] == [
        "articles/two.html",
        "articles/one.html",
        "articles/old.html",
    ]


def test_so_many_of_this_day_are_shown_and_no_more(tmp_path: Path) -> None:
    home = _home(tmp_path, [story(f"a{year}", f"{year}-11-19") for year in range(2000, 2025)])
    assert [card.path for card in home.earlier] == [
        f"articles/a{year}.html" for year in range(2023, 2023 - EARLIER, -1)
    ]


def test_a_leap_day_comes_in_leap_years_alone(tmp_path: Path) -> None:
    home = _home(tmp_path, [story("a", "2024-02-29"), story("b", "2023-02-28"), story("c", "2020-02-29")])
    assert [card.path for card in home.earlier] == ["articles/c.html"]


def test_few_articles_have_years_instead_of_a_chart(tmp_path: Path) -> None:
    home = _home(tmp_path, [story("a", "2024-11-19?")])
    assert home.chart is None
    assert [(year.name, year.count) for year in home.years] == [("2024", 1)]
    assert (home.today, home.earlier) == (None, ())


def test_the_chart_counts_an_article_in_its_own_month_and_in_no_other(tmp_path: Path) -> None:
    stories = [story(f"a{n}", f"2024-{n % 2 + 3:02}-0{n % 9 + 1}?") for n in range(12)]
    home = _home(tmp_path, [*stories, story("year", "2024"), story("two", "2023-12-31/2024-01-01")])
    assert home.chart is not None
    assert [(bar.of, bar.articles) for bar in home.chart.bars] == [((2024, 3), 6), ((2024, 4), 6)]
    assert [(row.year, row.articles) for row in home.chart.rows] == [(2024, 13)]
    assert home.years == ()


def test_pages_with_charts_and_long_lists_are_well_formed_and_lead_somewhere(tmp_path: Path) -> None:
    """That each link leads somewhere is proved by the press itself."""
    stories = [
        story(f"a{n:03}", f"20{n % 12 + 10}-0{n % 9 + 1}-11", tags=("Grain", f"t{n}", f"u{n}"))
        for n in range(3 * PER_PAGE)
    ]
    pressed(tmp_path, [*stories, story("none", tags=("Grain",))])
    found = published(tmp_path)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    for path in ("index.html", "tags/index.html", "tags/index/t.html", "tags/grain.html", "dates/index.html"):
        page = parser.parse(found[path])
        assert not [element for element in page.iter() if element.get("style")], path
    for path in ("index.html", "tags/grain.html"):
        assert found[path].count(b"<path") >= 12, path
        assert b"<table" in found[path], path
    assert b'<link rel="next" href="../tags/grain_p2.html">' in found["tags/grain.html"]
    assert b'<link rel="prev" href="../tags/grain.html">' in found["tags/grain_p2.html"]
    assert "tags/grain_p1.html" in found
    assert "tags/grain_p3.html" not in found


def test_the_lead_story_shows_its_picture_where_it_was_captured(tmp_path: Path) -> None:
    drawing = drawn("PNG", 40, 30)
    lay(tmp_path, {"seeds/a.png": drawing})
    image = Image(caption="The harbour", file="seeds/a.png", sha256=sha256(drawing).hexdigest())
    stories = [
        story("late", "2024-11-19", images=(Image(caption="Not captured"), image)),
        story("old", "2020-01-01", images=(image,)),
    ]
    lay_stories(tmp_path, stories)
    plan = plan_of(
        shelved(map(recorded, stories)), frozenset(), Settings(), pictures={"seeds/a.png": "stamp"}
    )
    (page,) = home.pages(plan)
    shown = page.view(Desk(tmp_path, Settings()), *page.made_of).picture
    assert (shown.caption, shown.width, shown.path) == (
        "The harbour",
        40,
        urls.picture(image.sha256 or "", "png"),
    )
    assert _home(tmp_path, stories).picture is None  # its file is not there

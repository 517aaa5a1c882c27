"""Which pages exist, and that together they are a whole site."""

from pathlib import Path

import pytest

from backfile.errors import Problems
from backfile.press import layout, print_site, urls
from backfile.press import theme as theme_module
from backfile.press.archive import shelve
from backfile.press.page import captures_of, plan_of
from backfile.press.pages.dates import DateIndex, DatePage
from backfile.press.pages.tags import TagIndex, TagPage
from backfile.settings import Settings
from backfile.shelf import Shelved
from tests.press.making import TEMPLATES, lay, shelved
from tests.strategies import DATES

ARTICLES = [shelved(f"2024/a{n}", text, tags=("Kyiv", f"t{n % 3}")) for n, text in enumerate(DATES)] + [
    shelved("undated/b", tags=("CON", "index", "Ж"))
]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site whose theme prints nothing but the page's template."""
    lay(tmp_path, {f"templates/{name}.html": name for name in TEMPLATES})
    lay(tmp_path, {"templates/article.html": "{{ page.body }}", "static/a.css": ""})
    monkeypatch.setattr(theme_module, "home", lambda: tmp_path)
    return tmp_path


def _views(root: Path, articles: list[Shelved]) -> dict[str, object]:
    settings = Settings()
    plan = plan_of(settings, shelve(articles), captures_of(root, settings))
    return {page.path: page.view() for page in layout.pages(plan)}


def test_every_page_has_a_path_of_its_own_and_a_view(root: Path) -> None:
    settings = Settings()
    plan = plan_of(settings, shelve(ARTICLES), captures_of(root, settings))
    pages = list(layout.pages(plan))
    assert len({page.path.lower() for page in pages}) == len(pages)
    assert all(page.view() is not None for page in pages)
    assert {page.path for page in pages} >= {
        urls.HOME,
        urls.ABOUT,
        urls.TAGS,
        urls.DATES,
        urls.UNDATED,
        *plan.dates,
    }


def test_an_empty_archive_has_its_index_pages(root: Path) -> None:
    assert set(_views(root, [])) == {urls.HOME, urls.ABOUT, urls.TAGS, urls.DATES, urls.UNDATED}


def test_a_day_far_from_any_other_leads_to_its_month_and_year(root: Path) -> None:
    views = _views(root, [shelved("a", "[1990-05-01,2024-11-19]"), shelved("b", "[1990-05-01,1991-05-01]")])
    day = views["dates/1990-05-01.html"]
    assert isinstance(day, DatePage)
    assert [link.path for link in day.up] == ["dates/1990.html", "dates/1990-05.html"]
    assert all(link.path in views for link in day.up)


def test_years_months_and_days_lead_to_their_neighbours(root: Path) -> None:
    views = _views(root, [shelved("a", "2023-12-31"), shelved("b", "2024-02-01"), shelved("c", "2024-02-03")])
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
    assert [link.name for link, _ in index.years] == ["2024", "2023"]


def test_a_year_lists_what_no_single_month_of_it_does(root: Path) -> None:
    views = _views(root, [shelved("a", "2024-11"), shelved("b", "202X"), shelved("c", "2024")])
    year = views["dates/2024.html"]
    assert isinstance(year, DatePage)
    assert [card.path for card in year.certain] == ["articles/c.html"]
    assert [card.path for card in year.possible] == ["articles/b.html"]
    assert year.count == 3


def test_a_tags_years_come_once_and_those_of_no_known_year_last(root: Path) -> None:
    articles = [
        shelved("new", "2024-12-01", tags=("x",)),
        shelved("open", "[..2024-11-20]", tags=("x",)),
        shelved("old", "2024-01-01", tags=("x",)),
        shelved("none", tags=("x",)),
    ]
    page = _views(root, articles)["tags/x.html"]
    assert isinstance(page, TagPage)
    assert [(year, [card.path for card in cards]) for year, cards in page.years] == [
        (2024, ["articles/new.html", "articles/old.html"]),
        (None, ["articles/open.html", "articles/none.html"]),
    ]


def test_tags_stand_under_their_first_letter_each_once(root: Path) -> None:
    tags = ("Élysée", "energy", "9/11", "", " ", "ß", "Ж")
    index = _views(root, [shelved("a", tags=tags)])[urls.TAGS]
    assert isinstance(index, TagIndex)
    letters = [letter for letter, _ in index.letters]
    assert letters == sorted(set(letters))
    assert sorted(link.name for _, links in index.letters for link in links) == sorted(tags)
    assert [link.name for link in dict(index.letters)["E"]] == ["energy", "Élysée"]


def test_the_printed_site_does_not_depend_on_the_order_of_the_articles(root: Path) -> None:
    one = print_site(root, Settings(), ARTICLES)
    assert print_site(root, Settings(), ARTICLES[::-1]) == one
    assert one.files["static/a.css"] == b""
    assert one.files["dates/2024.html"] == b"date"


def test_everything_that_is_wrong_is_told_at_once_with_its_line(root: Path) -> None:
    bad = [
        shelved("2024/x", body="Fine.\n\n![a](http://x/y.png)"),
        shelved("2024/y", body=">" * 200 + "lost"),
        shelved("2024/z", body="[a]: b"),
    ]
    with pytest.raises(Problems) as caught:
        print_site(root, Settings(), bad)
    assert sorted(str(problem.at) for problem in caught.value.problems) == [
        "articles/2024/x.md:7",
        "articles/2024/y.md:5",
        "articles/2024/z.md:5",
    ]


def test_a_dead_link_is_told_with_its_place_even_beside_other_problems(root: Path) -> None:
    articles = [
        shelved("2024/x", body="[one](y.html)\n\n[two](gone.html) [three](http://[)"),
        shelved("2024/y", body=">" * 300 + " lost"),
    ]
    with pytest.raises(Problems) as caught:
        print_site(root, Settings(), articles)
    dead, lost = sorted(caught.value.problems, key=str)
    assert str(dead.at) == f"articles/2024/x.md:{articles[0].body_line + 2}:7"
    assert "'gone.html' leads nowhere (on articles/2024/x.html)" in dead.message
    assert "would not reach the page" in lost.message


def test_a_link_to_an_article_that_could_not_be_read_is_not_called_dead(root: Path) -> None:
    articles = [shelved("2024/x", body="[one](y.html) and [a tag](../../tags/gone.html)")]
    with pytest.raises(Problems, match="leads nowhere"):
        print_site(root, Settings(), articles)
    assert "articles/2024/x.html" in print_site(root, Settings(), articles, ["articles/2024/y.md"]).files

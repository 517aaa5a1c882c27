"""A page is put into the staging folder only if it is another than the published one, and tells its links."""

import pickle
from pathlib import Path

import pytest
from markupsafe import Markup

from backfile.errors import BackfileError, Location, Problems
from backfile.press.keys import key_of
from backfile.press.page import Desk, Page
from backfile.press.printing import Job, Printed, Shop, Unprinted, print_page, put
from backfile.press.publishing import trees
from backfile.press.publishing.manifest import entry_of
from backfile.press.publishing.outlet import outlet_of
from backfile.press.publishing.survey import stamp_of
from backfile.press.theming.theme import theme_of
from backfile.toml.settings import Settings
from tests.press.making import lay, tree


def _view(_: Desk, text: str) -> Markup:
    return Markup(text)


def _broken(_: Desk, *problems: BackfileError) -> object:
    raise problems[0] if len(problems) == 1 else Problems(problems)


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """Return a shop whose pages are what their slice says."""
    lay(tmp_path, {"templates/page.html": "{{ page }}"})
    settings = Settings()
    outlet = outlet_of(tmp_path)
    outlet.begin(many=False)
    return Shop(Desk(tmp_path, settings), theme_of(tmp_path, settings), outlet)


def _job(text: str, path: str = "tags/a.html", before: bytes | None = None, *, stands: bool = False) -> Job:
    page = Page(path, "page.html", _view, (text,))
    return Job(page, None if before is None else entry_of(before), stands)


def _printed(shop: Shop, job: Job) -> Printed:
    result = print_page(shop, job)
    assert isinstance(result, Printed)
    return result


def test_a_new_page_is_put_and_told_with_its_stamp(tmp_path: Path, shop: Shop) -> None:
    job = _job("<p>one")
    result = _printed(shop, job)
    assert tree(tmp_path / trees.STAGED) == {"tags/a.html": b"<p>one"}
    stamp = stamp_of((tmp_path / trees.STAGED / "tags" / "a.html").lstat())
    assert result == Printed(key_of(job.page), entry_of(b"<p>one"), stamp, (), ())


def test_a_file_without_a_template_is_the_bytes_that_its_view_returns(tmp_path: Path, shop: Shop) -> None:
    page = Page("feed.xml", "", lambda _, text: text.encode(), ("<é>",))
    assert _printed(shop, Job(page, None, False)).entry == entry_of("<é>".encode())
    assert tree(tmp_path / trees.STAGED) == {"feed.xml": "<é>".encode()}


def test_a_page_that_is_known_to_be_the_same_is_not_put_again(tmp_path: Path, shop: Shop) -> None:
    """It is not even read: what the last build left of it says so."""
    job = _job("one", before=b"one", stands=True)
    assert _printed(shop, job) == Printed(key_of(job.page), entry_of(b"one"), None, (), ())
    assert tree(tmp_path / trees.STAGED) == {}
    assert _printed(shop, _job("two", before=b"one", stands=True)).stamp is not None
    assert tree(tmp_path / trees.STAGED) == {"tags/a.html": b"two"}


def test_a_page_that_nothing_is_known_of_is_compared_with_the_published_file(
    tmp_path: Path, shop: Shop
) -> None:
    lay(tmp_path, {"public/tags/a.html": "one"})
    assert _printed(shop, _job("one", stands=True)).stamp is None
    assert tree(tmp_path / trees.STAGED) == {}
    assert _printed(shop, _job("two", stands=True)).stamp is not None
    assert tree(tmp_path / trees.STAGED) == {"tags/a.html": b"two"}


def test_a_published_file_that_is_known_to_be_another_is_not_what_is_compared(
    tmp_path: Path, shop: Shop
) -> None:
    lay(tmp_path, {"public/tags/a.html": "one"})
    assert _printed(shop, _job("one", before=b"before", stands=True)).stamp is not None


LINKED = (
    '<p id="here"><a href="#here"></a><a href="../index.html"></a><img src="../static/a.png">'
    '<a href="../about.html#figures"></a><a href="b.html?q#x%20y"></a>'
    '<a href="https://a.example/x.html#y"></a><a href="/outside"></a>'
)


def test_links_and_the_places_on_other_pages_are_told(shop: Shop) -> None:
    result = _printed(shop, _job(LINKED))
    assert set(result.targets) == {
        "index.html",
        "static/a.png",
        "about.html",
        "tags/b.html",
        "",
    }
    assert result.anchored == (("about.html", ("figures",)), ("tags/b.html", ("x y",)))


def test_they_are_told_of_a_page_that_stays_the_same_as_well(shop: Shop) -> None:
    first = _printed(shop, _job(LINKED))
    again = _printed(
        Shop(shop.desk, shop.theme, shop.outlet), _job(LINKED, before=LINKED.encode(), stands=True)
    )
    assert again.stamp is None
    assert set(again.targets) == set(first.targets)
    assert again.anchored == first.anchored


def test_a_place_on_the_page_itself_that_is_not_there_is_told_as_no_file(shop: Shop) -> None:
    assert "" not in _printed(shop, _job('<p id="here"><a href="#here">')).targets
    assert "" in _printed(shop, _job('<p id="here"><a href="#there">')).targets
    assert "" in _printed(shop, _job('<p id="here"><a href="a.html#there">')).targets


def test_what_was_told_is_told_again_only_where_it_means_another_file(shop: Shop) -> None:
    link = '<a href="../a/b.html"></a>'
    assert _printed(shop, _job(link, "tags/a.html")).targets == ("a/b.html",)
    assert _printed(shop, _job(link, "tags/b.html")).targets == ()
    assert _printed(shop, _job(link, "dates/b.html")).targets == ()
    assert _printed(shop, _job(link, "articles/2024/b.html")).targets == ("articles/a/b.html",)
    beside = '<a href="b.html"></a>'
    assert _printed(shop, _job(beside, "tags/a.html")).targets == ("tags/b.html",)
    assert _printed(shop, _job(beside, "dates/a.html")).targets == ("dates/b.html",)


def test_places_are_told_of_every_page_that_names_them(shop: Shop) -> None:
    """They are kept with the page, for the build that keeps the page and prints the other anew."""
    link = '<a href="../about.html#figures"></a>'
    for path in ("tags/a.html", "tags/b.html"):
        assert _printed(shop, _job(link, path)).anchored == (("about.html", ("figures",)),)


def test_a_file_of_the_theme_is_put_as_it_is_and_told_of_if_it_is_a_page(tmp_path: Path, shop: Shop) -> None:
    data = b'\xff <a href="../gone.html#x">'
    for path, told in (("static/a.html", True), ("static/a.css", False)):
        result = put(shop, Job(Page(path, "", bytes, ()), None, stands=False), data)
        assert (tmp_path / trees.STAGED / path).read_bytes() == data
        assert result.targets == (("gone.html",) if told else ())
        assert result.anchored == ((("gone.html", ("x",)),) if told else ())


def test_a_shop_that_was_sent_away_prints_the_same_with_no_file_of_the_theme(
    tmp_path: Path, shop: Shop
) -> None:
    """A worker on another machine may have no such folder."""
    away = pickle.loads(pickle.dumps(shop))
    (tmp_path / "templates" / "page.html").unlink()
    assert _printed(away, _job("<p>one")).entry == entry_of(b"<p>one")


def test_whatever_keeps_a_page_from_being_printed_is_told(tmp_path: Path, shop: Shop) -> None:
    one, other = BackfileError("one", Location("a.md", 1)), BackfileError("other", Location("a.md", 2))
    for problems in ((one,), (one, other)):
        page = Page("tags/a.html", "page.html", _broken, problems)
        assert print_page(shop, Job(page, None, stands=False)) == Unprinted(problems)
    missing = print_page(shop, Job(Page("a.html", "no.html", _view, ("",)), None, stands=False))
    assert isinstance(missing, Unprinted)
    assert [str(problem) for problem in missing.problems] == ["templates/no.html: there is no such template"]
    assert tree(tmp_path / trees.STAGED) == {}

"""An article is found by its address, in a script and in a list."""

import json
import re
from pathlib import Path
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from backfile.press import urls
from backfile.press.holdings.parting import MOST, USUAL, parts
from backfile.press.pages.find import FEW, Addresses, digits_for, shelf_of
from tests.press.making import Story, story, viewed
from tests.press.pages.test_named import views

URL = "https://www.courier.example/1998/ferry?utm_source=a"
FORM = "courier.example/1998/ferry"


def shelves(root: Path, stories: list[Story]) -> dict[str, list[list[str]]]:
    """Return what the scripts hand over."""
    found = {}
    for page, made in viewed(root, stories):
        if page.path.startswith("find/"):
            assert isinstance(made, bytes)
            text = made.decode("ascii")
            rows = re.fullmatch(r"backfileAddresses\((.*)\);\n", text, re.DOTALL)
            assert rows is not None
            assert not re.search("[<>&\u2028]", text)
            found[page.path] = json.loads(rows[1])
    return found


def test_an_article_is_found_by_the_form_of_each_of_its_addresses(tmp_path: Path) -> None:
    made = shelves(
        tmp_path,
        [
            story(
                "2024/a",
                title="</script>",
                url=URL,
                archived=("https://web.archive.org/web/2001/http://b.example/",),
            )
        ],
    )
    assert len(made) == 16
    for form in (FORM, "b.example"):
        assert made[urls.addresses(shelf_of(form, 1))] == [[form, "2024/a", "</script>"]]
    assert sum(map(len, made.values())) == 2


def test_where_no_address_is_known_there_is_nothing_to_find(tmp_path: Path) -> None:
    made = views(tmp_path, [story("2024/a")])
    assert not {urls.FIND, urls.ADDRESSES} & made.keys()


def test_articles_of_one_address_are_found_together(tmp_path: Path) -> None:
    made = shelves(tmp_path, [story("2024/b", url=URL), story("2024/a", url=URL)])
    assert made[urls.addresses(shelf_of(FORM, 1))] == [[FORM, "2024/a", "2024/a"], [FORM, "2024/b", "2024/b"]]


def test_without_javascript_there_is_a_list_by_host(tmp_path: Path) -> None:
    made = views(tmp_path, [story("2024/a", url=URL), story("2024/b", url="http://courier.example/1997/")])
    page = made["addresses/courier.example.html"]
    assert isinstance(page, Addresses)
    assert [(one.name, one.path) for one in page.listed] == [
        ("/1997", "articles/2024/b.html"),
        ("/1998/ferry", "articles/2024/a.html"),
    ]


def test_each_page_of_a_list_has_a_name_of_its_own_whatever_addresses_are_repeated(tmp_path: Path) -> None:
    """The first of them begins a page, wherever it stands, and more articles have it than a page may list."""
    begins = next(url for n in range(1000) if crc32((url := f"a.example/{n}").encode()) % USUAL == 0)
    stories = [story(f"2024/a{n}", url=f"https://{begins}") for n in range(MOST + 20)]
    stories.append(story("2024/first", url="https://a.example/"))
    pages = [page.path for page, view in viewed(tmp_path, stories) if isinstance(view, Addresses)]
    assert len(pages) == len(set(pages)) == 3


def test_a_long_list_is_parted_and_every_address_stands_on_one_page(tmp_path: Path) -> None:
    stories = [story(f"2024/a{n}", url=f"https://a.example/{n}") for n in range(600)]
    made = [view for view in views(tmp_path, stories).values() if isinstance(view, Addresses)]
    assert len(made) > 2
    assert sorted(one.path for page in made for one in page.listed) == sorted(
        urls.article(one.key) for one in stories
    )
    (first,) = [page for page in made if page.first is None]
    assert first.before is None
    assert len(first.others) == len(made)


@given(st.sets(st.integers(0, 5000), min_size=1), st.integers(0, 5000))
def test_an_entry_that_is_added_changes_two_pages_at_most(numbers: set[int], added: int) -> None:
    def pages(of: set[int]) -> set[tuple[str, ...]]:
        entries = sorted(map(str, of))
        return {tuple(entries[start:stop]) for start, stop in parts(entries)}

    assert len(pages(numbers) - pages(numbers | {added})) <= 1
    assert len(pages(numbers | {added}) - pages(numbers)) <= 2
    assert max(map(len, pages(numbers))) <= MOST


def test_scripts_stay_small_however_many_addresses_there_are() -> None:
    assert [digits_for(count) for count in (0, 1, 16 * FEW, 16 * FEW + 1, 1_000_000)] == [0, 1, 1, 2, 4]

"""Names A to Z, on pages that stay light."""

from hypothesis import given
from hypothesis import strategies as st

from backfile.press import urls
from backfile.press.language.alphabet import ONE_PAGE, by_letter, letters_of, shelves
from backfile.press.language.tongue import ENGLISH, Tongue
from tests.press.speaking import RUSSIAN

_names = st.lists(st.text(max_size=4), unique=True, max_size=30)
MANY = [(f"{letter}{n:03}",) for letter in "aъ漢7" for n in range(ONE_PAGE + 1)]


@given(_names, st.sampled_from((ENGLISH, RUSSIAN)))
def test_every_name_stands_under_one_letter_once(names: list[str], tongue: Tongue) -> None:
    found = by_letter([(name,) for name in names], tongue)
    assert sorted(entry[0] for _, entries in found for entry in entries) == sorted(names)
    assert len(dict(found)) == len(found)
    assert dict(found).keys() == {tongue.letter(name) for name in names}
    assert len({shelf.path for shelf in shelves(urls.TAGS, [(name,) for name in names], tongue)}) == len(
        found
    )


def test_the_letters_stand_in_the_order_of_the_sites_language() -> None:
    entries = [("Zaun",), ("Ель",), ("Ёлка",), ("Élysée",), (" 9/11",), ("energy",)]
    assert [letter for letter, _ in by_letter(entries, ENGLISH)] == ["#", "E", "Z", "Е"]
    assert [letter for letter, _ in by_letter(entries, RUSSIAN)] == ["#", "Е", "Ё", "E", "Z"]
    assert dict(by_letter(entries, ENGLISH))["E"] == (("Élysée",), ("energy",))


def test_a_letter_with_many_names_has_several_pages_that_lead_to_each_other() -> None:
    found = [*shelves(urls.TAGS, MANY, ENGLISH)]
    assert sorted(entry for shelf in found for entry in shelf.entries) == sorted(MANY)
    assert all(len(shelf.entries) <= ONE_PAGE for shelf in found)
    assert [shelf.path for shelf in found][2:4] == ["tags/index/a.html", "tags/index/a-2.html"]
    assert len({shelf.path for shelf in found}) == len(found) == 8
    for shelf in found:
        assert shelf.path in [path for _, _, path in shelf.parts]
    assert found[2].parts[1] == ("a120", "a120", "tags/index/a-2.html")


def test_letters_lead_to_the_first_of_their_pages() -> None:
    letters = letters_of(urls.TAGS, MANY, ENGLISH)
    assert [(letter.name, letter.count) for letter in letters] == [
        ("#", ONE_PAGE + 1),
        ("A", ONE_PAGE + 1),
        ("Ъ", ONE_PAGE + 1),
        ("漢", ONE_PAGE + 1),
    ]
    paths = {shelf.path for shelf in shelves(urls.TAGS, MANY, ENGLISH)}
    assert paths.issuperset(letter.path for letter in letters)
    assert all(path.isascii() for path in paths)


def test_no_tag_has_a_page_where_a_letter_has_one() -> None:
    pages = urls.tags(["index", "a", "index/a", "Index A"])
    folders = {path.removesuffix(".html") for path in pages.values()}
    assert "tags/index" not in folders

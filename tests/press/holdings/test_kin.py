"""Related articles have rare things in common, and one that is added changes few others."""

from hypothesis import given
from hypothesis import strategies as st

from backfile.press.holdings.kin import MOST, RARE, Kin, kin_of, stems_of
from backfile.records.record import Record
from tests.press.making import record, shelved


def related(records: list[Record]) -> dict[str, list[str]]:
    """Return the keys of the articles that each article is related to."""
    archive = shelved(records)
    kin = Kin(archive)
    deck = archive.records.deck
    return {deck.face(at).key: [face.key for face in kin.of(at) or ()] for at in range(len(archive.records))}


def test_articles_of_one_rare_tag_are_related_and_others_are_not() -> None:
    found = related([record("a", tags=("Ferry",)), record("b", tags=("Ferry",)), record("c", tags=("Mint",))])
    assert found == {"a": ["b"], "b": ["a"], "c": []}


def test_people_places_and_organisations_count_as_tags_do() -> None:
    ada = ("Ada",)
    for other in (record("b", people=ada), record("b", places=ada), record("b", organisations=ada)):
        assert related([record("a", tags=ada), other])["a"] == ["b"]


def test_what_many_articles_have_relates_none() -> None:
    found = related([record(f"a{n}", tags=("War",)) for n in range(RARE + 1)])
    assert not any(found.values())


def test_headlines_relate_by_several_rare_words_whatever_their_case_and_ending() -> None:
    titles = ["Паромная переправа закрыта", "О закрытии паромной переправы", "Переправа"]
    found = related([record(f"a{n}", title=title) for n, title in enumerate(titles)])
    assert found == {"a0": ["a1"], "a1": ["a0"], "a2": []}
    assert stems_of("FERRIES and ferries, not the ferry") == {"ferrie": None}


def test_the_strongest_relation_comes_first_then_the_same_publication_then_the_nearest_in_time() -> None:
    records = [
        record("own", "2020-05-01", tags=("A", "B"), publication="The Post"),
        record("both", "1999-01-01", tags=("A", "B")),
        record("far", "1990-01-01", tags=("A",), publication="The Post"),
        record("near", "2020-06-01", tags=("A",)),
        record("later", "2021-06-01", tags=("B",)),
    ]
    assert related(records)["own"] == ["both", "far", "near", "later"]


def test_no_article_has_more_than_a_few() -> None:
    found = related([record(f"a{n}", tags=("Ferry",)) for n in range(MOST + 3)])
    assert {len(keys) for keys in found.values()} == {MOST}


def test_an_article_that_is_added_changes_the_related_ones_of_few() -> None:
    records = [
        record(f"a{n}", f"{1990 + n % 29}-01-01", tags=(f"t{n % 200}", f"u{n % 150}", f"v{n % 3}"))
        for n in range(1000)
    ]
    before = related(records)
    after = related([*records, record("new", "2001-01-01", tags=("t5", "u7", "v1"))])
    assert 0 < sum(before[key] != after[key] for key in before) < 30


def test_the_order_of_records_has_no_say() -> None:
    records = [record(f"a{n}", tags=(f"t{n % 7}", f"u{n % 5}")) for n in range(40)]
    assert related(records) == related(records[::-1])


_WORDS = (
    "ferries",
    "FERRIES",
    "Ferries",
    "ferrIES",
    "ΟΔΟΣΤΑΣ",
    "ΟΔΟΣΤΑΣΙΑ",
    "straße",
    "STRASSE",
    "ſtraßen",
    "Istanbul",
)
_titles = st.lists(
    st.sampled_from((*_WORDS, "İstanbul", "Kelvins", "kelvins", "переправа", "Переправы", "ǆabcdef"))
)
_names = st.lists(st.sampled_from(("Ada", "Dov", "War", "The Post", "Ada Quill")), max_size=3).map(tuple)
_records = st.lists(st.tuples(_titles.map(" ".join), _names, _names, _names), max_size=24).map(
    lambda rows: [
        record(f"a{n}", f"{1990 + n % 5}", title=title, tags=tags, people=people, authors=authors)
        for n, (title, tags, people, authors) in enumerate(rows)
    ]
)


@given(_records)
def test_the_related_articles_of_one_are_found_without_looking_at_all(records: list[Record]) -> None:
    archive = shelved(records)
    kin = Kin(archive)
    for place in range(len(records)):
        assert kin_of(archive, place) == kin.of(place)

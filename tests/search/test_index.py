"""The index: what is written can be read again, and whatever changes, it is that of a clean build."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.search import codec, dictionary, making, root, store, table
from backfile.search.changing import UnfitError
from backfile.search.codec import Postings
from backfile.search.doc import Doc, reach
from backfile.search.inverting import name_key, weighed
from backfile.search.payload import data_of, plain, script, value_of
from backfile.search.slots import capacity_for, slots_of
from tests.search.making import brought, changed, doc, made

WORDS = st.text("abcde", min_size=1, max_size=3)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
KEYS = st.integers(0, 60).map("2024/k{}".format)
DOCS = st.builds(
    lambda texts, title, date, tags: doc("", *texts, title=title, date=date, tags=tuple(tags)),
    st.lists(TEXTS, max_size=3),
    st.none() | TEXTS,
    st.sampled_from([None, "2024-01-02", "2023", "[..2020-01-01]", "2024-03~"]),
    st.lists(st.sampled_from(["Kyiv", "Two words", "Ж"]), unique=True),
)
ARCHIVES = st.dictionaries(KEYS, DOCS, max_size=40)


def keyed(archive: dict[str, Doc]) -> list[Doc]:
    return [found._replace(key=key) for key, found in archive.items()]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let shards be so small that a few articles have many."""
    for name, value in (("_LEAST", 100), ("_MOST", 400), ("_ONE_IN", 3), ("APART", 8)):
        monkeypatch.setattr(dictionary, name, value)
    monkeypatch.setattr(store, "LARGE", 30)


@given(st.binary(max_size=200))
def test_bytes_come_back_from_a_script(data: bytes) -> None:
    made = script("t/x", data)
    assert data_of(made) == data
    text = made.decode("utf-16")
    assert text.startswith(f'BackfileShards.take("t/x",{len(data)},"')
    assert text.endswith('")\n')
    assert all("\u3400" <= unit <= "\ub3ff" for unit in text.split('"')[3])


def test_a_value_can_not_end_the_script_that_hands_it_over() -> None:
    value = {"firsts": ["</script><!--\u2028", "\U0001f600"]}
    made = plain("root", value)
    assert value_of(made) == value
    assert made.isascii()
    assert b"<" not in made


@given(st.dictionaries(st.integers(0, 5_000), st.integers(1, codec.MOST_WEIGHT), min_size=1))
def test_postings_are_read_as_they_were_written(weights: dict[int, int]) -> None:
    slots = sorted(weights)
    packed = codec.postings(slots, [weights[slot] for slot in slots])
    assert codec.slots_and_weights(packed) == (slots, [weights[slot] for slot in slots])
    assert codec.whole(codec.halves(packed.weights), len(packed.weights)) == packed.weights


@given(st.sets(st.text(min_size=1, max_size=5)))
def test_an_article_more_moves_few_others(keys: set[str]) -> None:
    capacity = capacity_for(len(keys) + 1)
    before, after = slots_of(keys, capacity), slots_of({*keys, "one more"}, capacity)
    moved = sorted(after[key] for key in keys if before[key] != after[key])
    place = after["one more"]
    assert moved == [*range(place + 1, place + 1 + len(moved))]
    assert len(set(after.values())) == len(after)


def test_a_title_weighs_more_than_a_text_and_forms_of_one_word_have_one_stem() -> None:
    found, length = weighed(doc("a", "Bridges fall.", "A bridge fell.", title="Bridges", language="en"))
    assert found["bridg\0bridges"] == 4
    assert found["bridg\0bridge"] == 1
    assert length == 5


def test_a_name_is_found_however_it_is_written() -> None:
    assert name_key("t", "Élections, 2024").startswith("\x01telections 2024\0")
    assert name_key("t", "…") == "\x01t…\0…"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (None, (0, 0)),
        ("0001-01-01", (1, 0)),
        ("2024", (738886, 365)),
        ("2024-03-05?", (738950, 0)),
        ("[..0001-01-03]", (1, 2)),
        ("0001-01-05/..", (5, 0xFFFFFF)),
        ("[0001-01-02,0001-01-09]", (2, 7)),
    ],
)
def test_an_uncertain_date_reaches_over_all_that_it_may_be(
    date: str | None, expected: tuple[int, int]
) -> None:
    assert reach(date) == expected


@given(st.dictionaries(st.integers(0, 200), DOCS, min_size=1))
def test_the_table_is_read_as_it_was_written(docs: dict[int, Doc]) -> None:
    rows = [table.row_of(slot, docs[slot], slot * 7) for slot in sorted(docs)]
    assert table.rows_in(0, table.table_data(0, rows)) == rows


@given(ARCHIVES)
@settings(max_examples=20)
def test_texts_are_read_as_they_were_written(archive: dict[str, Doc]) -> None:
    docs = list(enumerate(keyed(archive)))
    for base in (b"", b"abc abd " * 50):
        assert store.docs_in(store.group_data(docs, base), base) == docs


@pytest.mark.usefixtures("small")
def test_the_dictionary_is_cut_into_shards_that_hold_every_key() -> None:
    found = [(f"k{number:04}", Postings(1, bytes([number % 100]), b"")) for number in range(500)]
    shards = [*dictionary.shards(found)]
    assert len(shards) > 5
    assert [entry for shard in shards for entry in dictionary.read_shard(shard.data)] == found
    assert all(shard.first == shard.entries[0][0] for shard in shards)


@pytest.mark.usefixtures("small")
def test_however_the_work_is_divided_the_index_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    docs = [doc(f"k{number}", f"word{number % 7} and {number}", title=f"T{number}") for number in range(200)]
    whole = made(docs)
    monkeypatch.setattr(making, "_FEWEST", 32)
    monkeypatch.setattr(making, "_MOST", 32)
    assert made(reversed(docs)) == whole


@given(ARCHIVES, st.lists(st.tuples(KEYS, st.none() | DOCS), max_size=4))
@settings(max_examples=40)
def test_an_index_brought_forward_is_that_of_a_clean_build(
    archive: dict[str, Doc], changes: list[tuple[str, Doc | None]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("_LEAST", 100), ("_MOST", 400), ("_ONE_IN", 3), ("APART", 8)):
            patch.setattr(dictionary, name, value)
        new = {key: one for key, one in {**archive, **dict(changes)}.items() if one is not None}
        before, after = keyed(archive), keyed(new)
        files = made(before)
        layout, whole = making.layout_of(new), root.root_of(files[root.ROOT])
        if (layout.capacity, layout.tables) != (whole.capacity, whole.tables):
            return
        try:
            change = changed(files, before, after)
        except UnfitError:
            assert not whole.firsts
            return
        assert brought(files, change) == made(after)


def test_an_edit_touches_only_the_shards_of_its_words() -> None:
    docs = [
        doc(f"k{number}", " ".join(f"w{number * place % 9973:04}x" for place in range(1, 80)))
        for number in range(600)
    ]
    files = made(docs)
    edited = [*docs]
    edited[300] = docs[300]._replace(paragraphs=(*docs[300].paragraphs, "zzz"))
    change = changed(files, docs, edited)
    anew = {path for path, data in change.put.items() if files.get(path) != data}
    assert len(files) > 30
    assert len(anew) == 3, anew  # the root, a group of texts, and the last shard of the dictionary
    assert brought(files, change) == made(edited)


def test_an_article_whose_text_is_the_base_of_others_makes_all_anew() -> None:
    docs = [doc(f"k{number}", f"text {number}") for number in range(store.LARGE + 10)]
    first = making.layout_of(one.key for one in docs).bases[0]
    edited = [one._replace(paragraphs=("other",)) if one.key == first else one for one in docs]
    with pytest.raises(UnfitError):
        changed(made(docs), docs, edited)


def test_the_names_of_files_say_what_they_hand_over(tmp_path: Path) -> None:
    files = made([doc("2024/a", "one two"), doc("2024/b", "two three")])
    assert sorted(files) == ["search/d/0.js", "search/root.js", "search/s/0.js", *sorted(
        path for path in files if path.startswith("search/t/")
    )]  # fmt: skip
    for path, data in files.items():
        text = data.decode() if path == root.ROOT else data.decode("utf-16")
        assert text.startswith(f'BackfileShards.take("{root.name_in(path)}",')

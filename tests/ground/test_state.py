"""The state counts as what was saved, or as none: never as anything else."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile import state
from backfile.errors import BackfileError, Exit
from backfile.state import Head, Rows, State, drafted, head_of, load

HEAD = {"inputs": "ab", "said": ["1 article; nothing has changed"]}
SEALS = {"articles": "s1", "captures": "", "outputs": "s2"}
SECTIONS: dict[str, list[list[Any]]] = {
    "articles": [["a", 1, None], ["ü\n", ["x"], True]],
    "captures": [],
    "outputs": [["index.html"]],
}

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


def sections_of(root: Path) -> dict[str, list[Any]]:
    """Return the rows of all sections."""
    found = load(root)
    return {name: [*found.rows(name)] for name in found.places}


def save(root: Path, head: Head, sections: Mapping[str, Rows]) -> None:
    """Draft a state of these sections and keep it."""
    with drafted(root) as draft:
        for name, rows in sections.items():
            draft.add(name, rows, SEALS.get(name, ""))
        draft.keep(head)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    save(tmp_path, HEAD, SECTIONS)
    return tmp_path / state.NAME


def test_what_was_saved_is_loaded(file: Path) -> None:
    found = load(file.parent)
    assert sections_of(file.parent) == SECTIONS
    assert HEAD.items() <= found.head.items()
    assert head_of(file.parent) == found.head


@given(st.lists(st.integers(0, 1200), min_size=1, max_size=3), st.data())
def test_rows_stay_but_for_those_that_are_gone(
    tmp_path_factory: pytest.TempPathFactory, counts: list[int], data: st.DataObject
) -> None:
    """Through several builds, the rows of each in blocks of the one before."""
    root = tmp_path_factory.mktemp("state")
    stand: set[int] = set()
    for turn, count in enumerate(counts):
        before = load(root)
        known = [row[0] for row in before.rows("articles")]
        assert sorted(known) == sorted(stand)
        some = st.sets(st.integers(0, len(known) - 1), max_size=9) if known else st.just(set[int]())
        gone = data.draw(some | st.just({*range(len(known))}))
        new = range(turn * 10_000, turn * 10_000 + count)
        with drafted(root) as draft:
            blocks = before.blocks("articles")
            draft.add("articles", ([n, "ü"] for n in new), "", before=blocks, gone=gone)
            draft.add("outputs", [["index.html"]], "")
            draft.keep({})
        stand = {number for at, number in enumerate(known) if at not in gone} | {*new}
    assert sorted(row[0] for row in load(root).rows("articles")) == sorted(stand)
    assert [*load(root).rows("outputs")] == [["index.html"]]
    assert sum(size for _, size in load(root).blocks("articles")) == len(stand)


def test_a_block_of_which_nothing_is_gone_is_written_as_it_is(tmp_path: Path) -> None:
    save(tmp_path, {}, {"articles": [[n] for n in range(1200)]})
    before = load(tmp_path)
    first, second, third = [line for line, _ in before.blocks("articles")]
    with drafted(tmp_path) as draft:
        draft.add("articles", [[7_000]], "", before=before.blocks("articles"), gone={600})
        draft.keep({})
    lines = [line for line, _ in load(tmp_path).blocks("articles")]
    assert len(lines) == 3
    assert (lines[0], lines[2]) == (first, third)
    assert lines[1] != second


@given(st.dictionaries(st.text(), st.lists(st.lists(values, max_size=4), max_size=5), max_size=4))
def test_any_rows_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, sections: dict[str, list[list[object]]]
) -> None:
    root = tmp_path_factory.getbasetemp()
    save(root, {}, sections)
    assert sections_of(root) == sections


def test_many_rows_come_back_in_their_order(tmp_path: Path) -> None:
    rows = [[number] for number in range(1700)]
    save(tmp_path, {}, {"first": iter(rows), "second": iter(rows[:500])})
    assert sections_of(tmp_path) == {"first": rows, "second": rows[:500]}


def test_rows_are_had_under_their_seal_alone(file: Path) -> None:
    found = load(file.parent)
    assert found.seal("articles") == "s1"
    assert found.seal("others") is None
    assert [*found.rows("articles", "s1")] == SECTIONS["articles"]
    assert [*found.rows("outputs", "s1")] == []
    assert [*found.rows("outputs")] == SECTIONS["outputs"]
    assert [*found.rows("others")] == []
    assert (found.count("articles", "s1"), found.count("articles", "s2"), found.count("c", "s1")) == (2, 0, 0)


@pytest.mark.parametrize("line", [b"[[]", b"{}\n", b"\xff\n", b""])
def test_a_state_that_is_changed_between_two_looks_is_told_of(file: Path, line: bytes) -> None:
    found = load(file.parent)
    file.write_bytes(line)
    with pytest.raises(BackfileError, match="changed while the site was built"):
        [*found.rows("articles")]


def test_a_state_that_is_gone_at_the_second_look_is_an_error_of_the_disk(file: Path) -> None:
    found = load(file.parent)
    file.unlink()
    with pytest.raises(BackfileError) as caught:
        [*found.rows("articles")]
    assert caught.value.code is Exit.IO


def test_a_state_that_was_cut_off_anywhere_counts_as_none(file: Path) -> None:
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert load(file.parent) == State(file.parent), length
        assert head_of(file.parent) == {}, length


@pytest.mark.parametrize("flip", [0x01, 0x20, 0x80])
def test_a_state_of_which_any_byte_was_altered_counts_as_none_or_is_the_same(file: Path, flip: int) -> None:
    whole = file.read_bytes()
    saved = load(file.parent)
    for at in range(len(whole)):
        altered = bytearray(whole)
        altered[at] ^= flip
        file.write_bytes(altered)
        assert load(file.parent) in (State(file.parent), saved), at
        assert head_of(file.parent) in ({}, saved.head), at


def test_a_state_that_something_was_added_to_counts_as_none(file: Path) -> None:
    whole = file.read_bytes()
    for added in (b"\n" + whole, whole + b"\n", whole + whole, b"[]\n" + whole):
        file.write_bytes(added)
        assert load(file.parent) == State(file.parent)


@given(st.binary(max_size=400))
def test_what_is_no_state_counts_as_none(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    root = tmp_path_factory.getbasetemp()
    (root / state.NAME).write_bytes(data)
    assert load(root) == State(root)
    assert head_of(root) == {}


def test_where_there_is_none_or_a_folder_in_its_place_there_is_no_state(tmp_path: Path) -> None:
    assert load(tmp_path) == State(tmp_path)
    (tmp_path / state.NAME).mkdir()
    assert load(tmp_path) == State(tmp_path)
    assert head_of(tmp_path) == {}


def test_the_same_state_is_the_same_bytes(file: Path) -> None:
    before = file.read_bytes()
    save(file.parent, HEAD, SECTIONS)
    assert file.read_bytes() == before


def test_a_draft_that_is_not_kept_leaves_the_earlier_state_and_nothing_else(file: Path) -> None:
    def rows() -> Iterator[list[str]]:
        yield ["a"]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(file.parent, {}, {"articles": rows()})
    assert sections_of(file.parent) == SECTIONS
    assert [path.name for path in file.parent.iterdir()] == [state.NAME]


def test_what_a_killed_process_drafted_is_removed(file: Path) -> None:
    file.with_name(f"{state.NAME}.part").write_text("[")
    state.forget(file.parent)
    assert [path.name for path in file.parent.iterdir()] == [state.NAME]


def test_a_state_that_cannot_be_kept_is_an_error_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / state.NAME).mkdir()
    with pytest.raises(BackfileError) as caught:
        save(tmp_path, {}, {})
    assert caught.value.code is Exit.IO
    assert [path.name for path in tmp_path.iterdir()] == [state.NAME]

"""Rows of articles come out of their packing by path, in whatever order they were packed."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from backfile.model import Article
from backfile.records.record import filed_of, row_of
from backfile.records.rows import Rows
from backfile.records.runs import Run, packed

ROWS = [
    row_of(
        f"2024/a{n}", Article(title=f"Title {n}", tags=("a", "b")[:n]), fingerprint="", sha256="1e", size=n
    )
    for n in range(4)
]


@given(st.permutations(range(len(ROWS))))
def test_a_row_is_found_by_the_place_of_its_path(order: list[int]) -> None:
    run = Run()
    for number in order:
        run.add(packed(tuple(ROWS[number])))
    paths = [f"articles/{row.key}.md" for row in ROWS]
    rows = Rows(paths, run, array("I", map(order.index, range(len(ROWS)))))
    assert [*rows] == ROWS
    assert [*rows.items()] == [*zip(paths, ROWS, strict=True)]
    assert rows.filed() == {path: filed_of(row) for path, row in zip(paths, ROWS, strict=True)}

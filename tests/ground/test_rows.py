"""Rows of articles come out of their packing by path, in whatever order they were packed."""

from array import array
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from backfile.model import Article
from backfile.record import record_of, row_of
from backfile.rows import Rows
from backfile.runs import Run, packed
from tests.strategies import articles


@given(st.lists(articles, max_size=4), st.randoms())
def test_a_row_is_found_by_the_place_of_its_path(found: list[Article], random: Random) -> None:
    kept = [
        row_of(f"2024/a{n}", article, fingerprint="", sha256="1e" * 32, size=n)
        for n, article in enumerate(found)
    ]
    mixed = random.sample(range(len(kept)), len(kept))
    run = Run()
    for number in mixed:
        run.add(packed(tuple(kept[number])))
    paths = [f"articles/{row.key}.md" for row in kept]
    rows = Rows(paths, run, array("I", map(mixed.index, range(len(kept)))))
    assert [*rows] == kept
    assert [*rows.items()] == [*zip(paths, kept, strict=True)]
    assert rows.records() == {path: record_of(row) for path, row in zip(paths, kept, strict=True)}

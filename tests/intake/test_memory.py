"""What intake remembers of captures from build to build, row by row."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from backfile.errors import BackfileError
from backfile.intake.found import Found
from backfile.intake.memory import Taken, remembered, rows_for
from backfile.intake.sameness import Tell

STAMPS = {"seeds/a.txt": "1.2.3.4", "seeds/b.txt": "5.6.7.8"}


def taken(name: str, **fields: Any) -> Taken:
    """Return the reading of a capture of one article."""
    file = f"seeds/{name}.txt"
    found = Found(file=file, sha256="aa", size=9, sidecar="", digest="dd", tell=Tell("w", "x.example/1"))
    return Taken(file, "aa", 9, "", (found._replace(**fields),), ("one part is broken",), {"The Post": "pp"})


def known(rows: Sequence[Sequence[Any]], *, settled: bool = True) -> list[Taken]:
    """Return what is known of the captures by these rows."""
    return [one.taken(settled=settled) for one in remembered(rows, {"The Post": "pp"}).values()]


READ = [taken("a"), taken("b")]
ROWS = rows_for(READ, STAMPS, {}, 0)[0]


def test_a_reading_is_remembered_as_it_was_with_the_number_of_its_row() -> None:
    assert known(ROWS) == [one._replace(row=number) for number, one in enumerate(READ)]


def test_a_reading_that_is_remembered_keeps_its_row() -> None:
    assert rows_for(known(ROWS), STAMPS, {}, 2) == ([], frozenset())


def test_a_row_goes_whose_capture_is_gone() -> None:
    assert rows_for(known(ROWS)[1:], STAMPS, {}, 2) == ([], frozenset({0}))


def test_a_capture_of_the_same_bytes_with_another_stamp_gets_a_row_of_its_own() -> None:
    rows, gone = rows_for(known(ROWS, settled=False), STAMPS, {}, 2)
    assert (rows, gone) == (ROWS, frozenset({0, 1}))


@pytest.mark.parametrize(
    ("before", "joined", "gone"),
    [
        ({}, {"seeds/a.txt": ("m", "j")}, {0}),
        ({"seeds/a.txt": ("m", "j")}, {"seeds/a.txt": ("m", "k")}, {0}),
        ({"seeds/a.txt": ("m", "j")}, {}, {0}),
        ({"seeds/a.txt": ("m", "j")}, {"seeds/a.txt": ("m", "j")}, set()),
    ],
)
def test_a_row_is_written_anew_where_other_captures_are_joined_with_its_own(
    before: Mapping[str, tuple[str, str]], joined: Mapping[str, tuple[str, str]], gone: set[int]
) -> None:
    readings = known(rows_for(READ, STAMPS, before, 0)[0])
    rows, without = rows_for(readings, STAMPS, joined, 2)
    assert without == gone
    assert rows == [row for number, row in enumerate(rows_for(READ, STAMPS, joined, 0)[0]) if number in gone]


def test_what_lacks_a_picture_is_read_again() -> None:
    assert rows_for([taken("a", lacking=(BackfileError("no picture"),))], STAMPS, {}, 0) == ([], frozenset())

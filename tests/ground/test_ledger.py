"""Line ranges are the short form of sets of line numbers."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.ledger import MOST_LINES, by_reason, by_role, check, numbers, per_line, ranges
from backfile.roles import LabelledLine, Role

_numbers = st.lists(st.integers(1, 60) | st.integers(1, 10**6), min_size=1, max_size=60)


@given(_numbers)
def test_ranges_are_read_back_as_the_same_lines(lines: list[int]) -> None:
    assert numbers(ranges(lines)) == sorted(set(lines))


@given(_numbers)
def test_ranges_are_as_short_as_can_be(lines: list[int]) -> None:
    spans = ranges(lines).split(", ")
    gaps = sum(number + 1 not in set(lines) for number in set(lines))
    assert len(spans) == gaps


def test_lines_that_follow_one_another_are_one_range() -> None:
    assert ranges([31, 1, 29, 30, 29]) == "1, 29-31"
    assert ranges([]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0",
        "3-2",
        "-1",
        "1-",
        "1--2",
        "a",
        "1,",
        ",1",
        "1 - 2",
        "٣",
        "²",
        "1.5",
        "+1",
        "1_0",
        "9" * 12,
        "1-9999999999",
    ],
)
def test_what_is_not_ranges_of_lines_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        numbers(text)


def test_no_ledger_can_fill_the_memory() -> None:
    assert len(numbers("1-7", most=7)) == 7
    with pytest.raises(ValueError, match="is not a range"):
        numbers("1-4, 5-8", most=7)
    half = MOST_LINES // 2
    with pytest.raises(ValueError, match="is not a range"):
        per_line({"a": f"1-{half}", "b": f"{half + 1}-{MOST_LINES}", "c": f"{MOST_LINES + 1}"})


def test_a_line_under_two_names_is_refused() -> None:
    assert per_line({"a": "1, 3", "b": "2"}) == {1: "a", 3: "a", 2: "b"}
    with pytest.raises(ValueError, match="line 3 stands under both 'a' and 'b'"):
        per_line({"a": "1, 3", "b": "2-4"})
    with pytest.raises(ValueError, match="line 2 stands under both 'a' and 'a'"):
        per_line({"a": "1-2, 2"})


@given(st.lists(st.tuples(st.sampled_from(list(Role)), st.sampled_from(["x", "y", ""]))))
def test_every_line_is_in_the_ledger_once_with_its_role_and_its_reason(roles: list[tuple[Role, str]]) -> None:
    lines = [
        LabelledLine(number=number, text="", role=role, reason=reason)
        for number, (role, reason) in enumerate(roles, 1)
    ]
    assert per_line(by_role(lines)) == {line.number: line.role.value for line in lines}
    assert per_line(by_reason(lines)) == {line.number: line.reason for line in lines}
    assert list(by_role(lines)) == list(dict.fromkeys(role.value for role, _ in roles))


@given(
    st.dictionaries(
        st.text(max_size=2),
        st.lists(
            st.sampled_from(["1", "2-4", "4", "5-5", "7-6", "0", "03", "9-1000000", "1000001", "a", "", "8 "])
            | st.integers(1, 30).map(str),
            max_size=4,
        ).map(", ".join),
        max_size=4,
    )
)
@example({"a": f"1-{MOST_LINES}"})
@example({"a": f"2-{MOST_LINES + 1}"})
@example({"a": f"1-{MOST_LINES}", "b": f"{MOST_LINES + 1}"})
@example({"a": "1\n"})
@example({"a": "1-2, 2"})
def test_ranges_are_checked_as_if_every_line_were_named(grouped: dict[str, str]) -> None:
    assert _complaint(check, grouped) == _complaint(per_line, grouped)


def _complaint(read: Callable[[dict[str, str]], object], grouped: dict[str, str]) -> str | None:
    try:
        read(grouped)
    except ValueError as error:
        return str(error)
    return None

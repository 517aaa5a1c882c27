"""The entries of a live blog are text, with their times and headings, in the order of the page."""

import pytest

from backfile.intake.label import label
from backfile.roles import Role

HEAD = ("Gazette", "Live", "Storm hits Port Ellery: follow the latest", "5 March 2023", "Jane Roe")
SAID = (
    "The mayor of Port Ellery has asked residents of the lower town to stay indoors until the storm ends.",
    "The harbour office has cancelled all ferries to the islands until Tuesday, a spokeswoman told us.",
    "Power is out in three districts of the lower town, the grid company said, and repairs cannot begin yet.",
    "The storm has reached the coast. Waves of six metres were measured at the lighthouse in the morning.",
)
FOOT = ("Share", "More on this story", "Bridge closed")
HEADING = "Mayor asks residents to stay indoors"


def blog(*times: str) -> dict[str, Role]:
    """Return the roles of a page's lines; the first entry has a heading."""
    told = [line for time, said in zip(times, SAID, strict=True) for line in (time, said)]
    lines = label([*HEAD, told[0], HEADING, *told[1:], *FOOT])
    return {line.text: line.role for line in lines}


@pytest.mark.parametrize(
    "times",
    [
        ("14:05 MSK", "12:45", "11.30 GMT", "09:12"),
        ("08:05", "09:12", "11:30", "14:05"),
        ("2:05 p.m.", "12:45 p.m.", "11:30 a.m.", "9:12 a.m."),
        ("14.05 Uhr", "12.45 Uhr", "11.30 Uhr", "9.12 Uhr"),
        ("14:05 (МСК)", "12:45 (МСК)", "11:30 (МСК)", "09:12 (МСК)"),
    ],
)
def test_times_and_headings_of_entries_stay_with_their_words(times: tuple[str, ...]) -> None:
    found = blog(*times)
    assert [found[time] for time in times] == [Role.HEADING] * 4
    assert [found[said] for said in SAID] == [Role.BODY] * 4
    assert found[HEADING] is Role.HEADING


def test_the_heading_of_an_entry_is_not_the_pages_headline() -> None:
    found = blog("14:05", "12:45", "11:30", "09:12")
    assert found[HEAD[2]] is Role.TITLE


@pytest.mark.parametrize(
    "times",
    [
        ("4:11", "2:34", "2:05", "1:59"),
        ("14:05", "9:12", "12:45", "11:30"),
        ("25:05", "24:45", "23:61", "22:99"),
        ("14:05", "14:05", "14:05", "14:05"),
    ],
    ids=["lengths of films", "out of order", "no times", "the same"],
)
def test_other_numbers_make_no_live_blog(times: tuple[str, ...]) -> None:
    lines = label([*HEAD, *(line for pair in zip(times, SAID, strict=True) for line in pair), *FOOT])
    assert "is the time of an entry" not in {line.reason for line in lines}

"""A lead is no caption because a credit stands below it, and an agency alone is a credit and no heading."""

import pytest

from backfile.intake.label import label
from backfile.roles import Role

LEAD = (
    "The harbour council voted on Tuesday to close the old ferry line after a century of service. Residents "
    "of the islands said that they had not been asked. The last boat will leave in May."
)
ONE_SENTENCE = (
    "The last ferry leaves Port Ellery for the islands on Tuesday, after a century of service on the line "
    "that the harbour council has now decided to close, with residents watching it from the old pier."
)
TEXT = (
    "Fishermen blocked the pier on Wednesday morning and demanded that the mayor explain the decision.",
    "The mayor's office said that the line had lost two million crowns a year since the bridge was opened.",
    "A group of islanders has now hired a lawyer and plans to take the case to the regional court, it said.",
)


def roles(*header: str) -> list[Role]:
    """Return the roles of what stands between headline and text, and of the text's first paragraph."""
    lines = label(["Ferry line to close after a century", "March 5, 2023", *header, *TEXT])
    return [line.role for line in lines][2 : 3 + len(header)]


@pytest.mark.parametrize("credit", ["Photo: Reuters", "© Getty Images", "Foto: dpa"])
def test_a_lead_above_a_bare_credit_is_text(credit: str) -> None:
    first, second, third = roles(LEAD, credit)
    assert (first, third) == (Role.BODY, Role.BODY)
    assert second is not Role.BODY


@pytest.mark.parametrize(
    "caption",
    [
        "The old ferry at its pier in Port Ellery on Tuesday.",
        f"{LEAD} (Photo: Jane Roe/Reuters)",
        ONE_SENTENCE,
    ],
)
def test_what_is_short_or_of_one_sentence_or_has_its_own_credit_stays_a_caption(caption: str) -> None:
    assert roles(caption, "Photo: Reuters")[0] is Role.CAPTION


def test_a_lead_that_is_told_again_is_the_caption_that_it_was_taken_for() -> None:
    lines = label(["Ferry line to close", "March 5, 2023", LEAD, "Photo: Reuters", *TEXT, "More", LEAD])
    assert lines[2].role is Role.CAPTION


@pytest.mark.parametrize("agency", ["Reuters", "AFP"])
def test_an_agency_alone_amid_the_text_is_a_credit(agency: str) -> None:
    assert roles(LEAD, agency) == [Role.BODY, Role.CREDIT, Role.BODY]


def test_an_agency_alone_below_the_text_signs_it() -> None:
    lines = label(["Ferry line to close after a century", "March 5, 2023", LEAD, *TEXT, "Reuters"])
    assert lines[-1].role is Role.AGENCY

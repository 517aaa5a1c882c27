"""Readers' comments below the text are left out as comments, in whatever language their label is."""

from collections.abc import Sequence

import pytest

from backfile.intake.label import label
from backfile.intake.label.comments import without_comments
from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.traits import described
from backfile.roles import Role
from tests.intake.label.test_labelling_preamble import LONG, TEASER

HEAD = ("Ferry line to close after a century", "5 March 2023")
TEXT = (
    "The harbour council voted on Tuesday to close the old ferry line after a century of service.",
    "Fishermen blocked the pier on Wednesday morning and demanded that the mayor explain the decision.",
    "The mayor's office said that the line had lost two million crowns a year since the bridge was opened.",
)
REPLIES = (
    (
        "seagull77",
        "I have taken this ferry to school every day for ten years and cannot believe that it will close.",
    ),
    (
        "Old Sailor",
        "The council never asked us. They only care about the tourists and their money, as all know.",
    ),
    ("Maria", "Does anybody know if the small boats will still go to the northern islands in the winter?"),
)
LABELS = (
    *("Comments (12)", "12 comments", "READER COMMENTS", "Leserkommentare", "Kommentare (12)", "Comentarios"),
    *(
        "Commentaires",
        "Comentários",
        "Commenti",
        "Комментарии",
        "Комментарии (12)",
        "Коментарі",
        "12 коментарів",
    ),
)


@pytest.mark.parametrize("heading", LABELS)
@pytest.mark.parametrize("between", [(), ("2 hours ago", "Reply")], ids=["bare", "with buttons"])
def test_comments_are_left_out_behind_their_label(heading: str, between: tuple[str, ...]) -> None:
    replies = [line for name, said in REPLIES for line in (name, *between, said)]
    found = label([*HEAD, *TEXT, heading, *replies])
    assert [line.role for line in found[2:5]] == [Role.BODY] * 3
    assert {line.role for line in found[5:]} == {Role.COMMENTS}


def test_a_button_amid_the_text_ends_it_not() -> None:
    rest = [line for name, said in zip(("The cost", "The islands", "The bridge"), TEXT, strict=True)
            for line in (name, said, said.replace("The", "This"))]  # fmt: skip
    found = label([*HEAD, *TEXT, "12 comments", *rest])
    assert found[-1].role is Role.BODY


def below(heading: str, *lines: str, text: Sequence[str] = LONG) -> list[int]:
    """Return the lines below a heading of comments that stay in the text."""
    states = [*["body"] * len(text), "below", *["body"] * len(lines)]
    facts = [described(measure(line, lexicon())) for line in (*text, heading, *lines)]
    found = without_comments(facts, states)
    return [i for i, state in enumerate(found) if state == "body" and i > len(text)]


def test_what_stands_below_counted_comments_is_no_text() -> None:
    assert below("23 Comments", TEASER) == []
    assert below("23 Kommentare", TEASER) == []


def test_what_stands_below_dated_comments_is_no_text() -> None:
    assert below("Reply", "Ann", "3 May 2021", TEASER, "Bob", "4 May 2021", TEASER) == []


def test_the_text_goes_on_below_an_invitation_to_comment() -> None:
    assert len(below("Join the conversation", TEASER)) == 1


def test_a_count_of_comments_above_the_text_bounds_nothing() -> None:
    assert len(below("23 Comments", TEASER, text=LONG[:1])) == 1

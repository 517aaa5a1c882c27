"""Readers' comments below the text are left out as comments, in whatever language their label is."""

import pytest

from backfile.intake.label import label
from backfile.roles import Role

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

"""Tables inside the text are kept, row by row; those of the page around it are not."""

from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.lists import keep_tables
from backfile.intake.label.traits import described

TEXT = "The standings after the last race of the season in Eastmouth were published on Sunday evening."
ROWS = ["1\tAnn Lee\t210", "2\tMarta Lind\t198", "3\tJan Kral\t177"]


def kept(given: list[tuple[str, str]]) -> list[str]:
    lines = [described(measure(text, lexicon())) for text, _ in given]
    return keep_tables(lines, [state for _, state in given])


def test_a_table_between_paragraphs_is_of_the_text() -> None:
    rows = [(row, "inside") for row in ROWS]
    assert kept([(TEXT, "body"), *rows, (TEXT, "body")]) == ["body"] * 5


def test_a_table_below_the_text_is_left_out() -> None:
    rows = [(row, "below") for row in ROWS]
    assert kept([(TEXT, "body"), *rows, ("Read more", "below")]) == ["body", *["below"] * 4]


def test_two_rows_are_no_table() -> None:
    rows = [(row, "inside") for row in ROWS[:2]]
    assert kept([(TEXT, "body"), *rows, (TEXT, "body")]) == ["body", "inside", "inside", "body"]

"""What headlines are compared by: how much text stands above a line, and where its copies stand."""

from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.page import view_of
from backfile.intake.label.ranking import ranking_features
from backfile.intake.label.traits import described

FIRST = "The harbour of Eastmouth was opened again on Monday after three weeks of repairs, the port said."
SECOND = "Ferries to the outer islands will run twice a day from Saturday, and the timetable will follow."


def named(texts: list[str], place: int, prefix: str) -> list[str]:
    """Return the features of one candidate that begin so."""
    view = view_of([described(measure(text, lexicon())) for text in texts])
    return [name for name in ranking_features(view, [place])[0] if name.startswith(prefix)]


def test_the_title_of_a_film_amid_the_text_has_text_above_it() -> None:
    page = ["Harbour strike ends after eleven days", FIRST, "The mayor speaks of her own patience", SECOND]
    assert named(page, 0, "prose-above:") == ["prose-above:0"]
    assert named(page, 2, "prose-above:") == ["prose-above:0.6"]


def test_a_section_is_told_by_its_copy_in_the_menu_below() -> None:
    page = ["Harbour and town", "Harbour strike ends after eleven days", FIRST, SECOND, "Harbour and town"]
    assert named(page, 0, "copy:") == ["copy:6d", "copy:6+5"]
    assert named(page, 4, "copy:") == ["copy:6u", "copy:6+5"]
    assert named(page, 1, "copy:") == []


def test_a_page_without_paragraphs_has_none_above_any_line() -> None:
    assert named(["Harbour strike ends after eleven days", "Photo"], 0, "prose-above:") == ["prose-above:0"]

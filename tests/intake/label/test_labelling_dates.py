"""Lines that say when a page was published, and nothing else, whatever the model takes them for."""

import pytest

from backfile.intake.label.chain import weights
from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.roles import roles
from backfile.roles import Role

PAGE = (
    "Hafengebühr in Velstadt: Bleibt der Kai geschlossen?",
    "Von Hanne Ruttmar",
    "…",
    "Der Rat der Hafenstadt entscheidet in dieser Woche über die Gebühren für den Kai von Velstadt.",
)


def role_of(text: str, state: str) -> Role:
    """Return the role of a line between the byline and the text, of which the model thinks so."""
    lines = [measure(text if line == "…" else line, lexicon()) for line in PAGE]
    states = ["title", "byline", state, "body"]
    return roles(lines, [[] for _ in lines], states, frozenset(), {}, weights())[2][0]


@pytest.mark.parametrize(
    "text",
    [
        "09.09.2025, 15:15 Uhr",
        "28. 4. 2023, 18:41 Uhr",
        "15.10.24 23:35",
        "Di., 09.09.2025 um 15.15 Uhr",
        "09/09/2025 - 15h15",
        "2025-09-09 15:15",
        "9/9/2025, 3:15 p.m.",
        "PUBLISHED: September 9, 2025 at 8:59 pm | UPDATED: September 9, 2025 at 10:16 pm",
        "Veröffentlicht am 9. September 2025",
    ],
)
@pytest.mark.parametrize("state", ["caption", "head", "inside"])
def test_a_day_that_is_announced_or_has_its_hour_is_when_the_page_was_published(
    text: str, state: str
) -> None:
    assert role_of(text, state) is Role.PUBLISHED


@pytest.mark.parametrize(
    "text",
    ["09.09.2025: Der Kai von Velstadt", "9. September, der Kai am Morgen", "Updated maps of the quay"],
)
def test_a_caption_that_begins_with_a_day_stays_one(text: str) -> None:
    assert role_of(text, "caption") is Role.CAPTION


@pytest.mark.parametrize(
    "text",
    ["2nd March 2021", "1er mars 2021", "2021/03/02", "2021年3月2日 14:05", "Pubblicato il 02/03/2021"],
)
def test_a_day_below_the_headline_is_no_button(text: str) -> None:
    assert role_of(text, "head") is Role.PUBLISHED


@pytest.mark.parametrize("state", ["byline", "caption"])
@pytest.mark.parametrize("text", ["Monday 2 March", "Di., 02.03.2021", "2 березня 2021 р."])
def test_a_day_alone_is_no_byline_and_no_caption(text: str, state: str) -> None:
    assert role_of(text, state) is Role.PUBLISHED


def test_the_running_time_of_a_film_is_no_day() -> None:
    assert role_of("03:29 - Source: CNN", "inside") is not Role.PUBLISHED


@pytest.mark.parametrize("text", ["4 марта 2023 г.", "4 березня 2023 р.", "4. März 2023."])
def test_a_day_at_the_end_of_the_text_is_no_sentence_of_it(text: str) -> None:
    lines = [measure(line, lexicon()) for line in (*PAGE[:2], PAGE[3], text)]
    states = ["title", "byline", "body", "body"]
    assert roles(lines, [[] for _ in lines], states, frozenset(), {}, weights())[3][0] is Role.PUBLISHED

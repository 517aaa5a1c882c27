"""The first promise, from bytes to page, for any capture at all."""

import re
from html import unescape

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backfile.articles.articlefile import loads
from backfile.errors import BackfileError
from backfile.intake.joining import sealed
from backfile.intake.reading import Reading, read
from backfile.ledger import numbers
from backfile.press.markdown.markup import render
from backfile.roles import BODY_ROLES, Role
from backfile.text import lines_of, printable
from backfile.toml.settings import Intake
from tests.capturing import drafts
from tests.site.lab import SEED, STORY

SETTINGS = Intake()
LINE = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("ab *_`#>-+=~[]()!<>&;\\1.:|\t\u00a0"), max_size=40),
    st.sampled_from(
        [
            *(
                "",
                " ",
                "By Jane Roe",
                "Published March 4, 2023",
                "Read more",
                "Share",
                "Correction: it was May.",
            ),
            *(
                "Photo: Jane Roe / AFP",
                "AFP contributed reporting.",
                "© 2024 The Gazette. All rights reserved.",
            ),
            "The harbour office said on Tuesday that the lamp would be lit again before the end of the year.",
            "Власти города сообщили во вторник, что маяк снова будет зажжён до конца года.",
            "## Not a heading, only text",
            "1. Not a list",
            "    not code",
        ]
    ),
)
CAPTURES = st.lists(LINE, max_size=30).map("\n".join)


def reading_of(text: str) -> Reading | None:
    """Read a capture; None where it shows nothing, or is markup, whose lines are not the text's own."""
    try:
        (draft,) = drafts(text.encode("utf-8", "surrogatepass"), "seeds/any.txt")
        return read(draft, SETTINGS) if draft.capture.format is None else None
    except BackfileError:
        return None


def letters(text: str) -> str:
    """Return a text without its white space."""
    return re.sub(r"\s+", "", text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CAPTURES.filter(lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)))
@example(SEED.read_text("utf-8"))
@example(STORY)
@example("<P\n0")
@example("\ufeffTitle\r\rA \x00 b\x0bc\n\x85\n\u2028x")
def test_every_line_has_one_role_and_every_word_of_the_body_reaches_the_page(text: str) -> None:
    reading = reading_of(text)
    if reading is None:
        return
    record = reading.article.capture
    assert record is not None

    expected = [printable(line)[0] for line in lines_of(text.removeprefix("\ufeff"))]
    assert [line.text for line in reading.lines] == expected
    for grouped in (record.ledger, record.reasons):
        accounted = sorted(number for ranges in grouped.values() for number in numbers(ranges))
        assert accounted == list(range(1, len(expected) + 1))

    article = loads(sealed(reading.article), "articles/any.md")
    rendered = render(article.body, nesting=100)
    assert not rendered.faults
    shown = unescape(re.sub(r"<[^>]*>", "", rendered.html))
    body = "".join(line.text for line in reading.lines if line.role in BODY_ROLES)
    assert letters(shown) == letters(body)

    notes = "".join(line.text for line in reading.lines if line.role is Role.NOTE)
    assert letters("".join(note.text for note in article.notes)) == letters(notes)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CAPTURES.filter(lambda text: not any("\ud800" <= letter <= "\udfff" for letter in text)))
def test_the_article_file_says_exactly_what_intake_read(text: str) -> None:
    reading = reading_of(text)
    if reading is None:
        return
    written = sealed(reading.article)
    assert sealed(loads(written, "articles/any.md")) == written

"""What must hold for any bytes: each law takes some, and raises where they break it."""

from collections.abc import Callable

from backfile.articles.articlefile import dumps, loads, opened, skimmed
from backfile.captures import capture_of, held_in
from backfile.captures.part import Part
from backfile.drafts import Stated
from backfile.errors import BackfileError, Problems
from backfile.intake import readers
from backfile.intake.reading import read
from backfile.press.markdown.markup import render
from backfile.text import unprintable
from backfile.toml.settings import Intake

_LIMITS = Intake(capture_lines=2_000, expanded_bytes=1_000_000, depth=100)


def capture(data: bytes) -> None:
    """Any bytes are captures, of which each line gets one role, or a mistake that is told."""
    try:
        held = held_in(data, "seeds/a", _LIMITS)
        for part in held.parts:
            if isinstance(part, Part):
                taken = capture_of(held, part, _LIMITS)
                reading = read(readers.read(taken, part, Stated()), _LIMITS)
                _codec(dumps(reading.article))
    except (BackfileError, Problems):
        pass


def article(data: bytes) -> None:
    """Any bytes are an article, which is written and read back as it is, or a mistake that is told."""
    gist = skimmed(data)
    try:
        found = opened(data, "articles/a.md").article
    except (BackfileError, Problems):
        return
    if gist is not None:
        assert (gist.title, gist.date, gist.tags) == (found.title, found.date, found.tags)
    assert loads(dumps(found), "articles/a.md") == found


def _codec(text: str) -> None:
    assert dumps(loads(text, "articles/a.md")) == text


def markdown(data: bytes) -> None:
    """Any text that a page can hold is a body."""
    body = data.decode("utf-8", "ignore")
    if unprintable(body) is None:
        render(body, nesting=20)


LAWS: dict[str, Callable[[bytes], None]] = {"capture": capture, "article": article, "markdown": markdown}

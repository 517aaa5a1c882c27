"""Pages to be dated."""

from datetime import date

from backfile.drafts import Stated
from backfile.edtf import Edtf
from backfile.intake.edit.dating import Dated, date_of
from backfile.roles import LabelledLine, Role
from backfile.toml.settings import Event

QUAKE = Event(
    name="the quake in Ruritania", patterns=("Ruritania's great quake", "the quake"), date=date(2022, 2, 24)
)
TITLE = "Bridge over the Strelsau to close for repairs"
PROSE = (
    "Officials said that the repairs would take many months and cost far more than the council had planned "
    "for the whole of the year, and that the bridge would stay closed until all of them were done."
)
BLANKS = {"": Role.BLANK}


def page(*lines: str | tuple[Role, str]) -> tuple[LabelledLine, ...]:
    """Label lines as body unless they come with a role."""
    pairs = [(BLANKS.get(line, Role.BODY), line) if isinstance(line, str) else line for line in lines]
    return tuple(
        LabelledLine(number=number, text=text, role=role, reason="test")
        for number, (role, text) in enumerate(pairs, 1)
    )


def dated(
    *lines: str | tuple[Role, str],
    retrieved: str | None = None,
    published: str | None = None,
    modified: str | None = None,
    events: tuple[Event, ...] = (QUAKE,),
    language: str | None = "en",
) -> Dated:
    """Date a page whose first line is the title."""
    stated = Stated(
        source="feed.xml",
        retrieved=Edtf.parse(retrieved) if retrieved else None,
        published=Edtf.parse(published) if published else None,
        modified=Edtf.parse(modified) if modified else None,
    )
    return date_of(page((Role.TITLE, TITLE), *lines), stated=stated, events=events, language=language)


def text_of(found: Dated) -> str | None:
    return found.published.value.text if found.published.value else None

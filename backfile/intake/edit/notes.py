"""The publisher's notes about the article, by type. A note is content: it is kept word for word."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from backfile.intake.noting import note_type
from backfile.model import Note, NoteType
from backfile.roles import LabelledLine, Role

_OPENING = 200
"""Characters of a note in which it says what it is."""


def notes_of(lines: Sequence[LabelledLine]) -> tuple[Note, ...]:
    """Return the NOTE lines as typed notes, in the order of the page.

    NOTE lines that follow one another (blank lines aside) and are of one type are one note, a line each; a
    line that does not say what it is goes on with the note above it. By itself it is an editor's note.
    """
    notes: list[tuple[NoteType, list[str]]] = []
    follows = False
    for line in lines:
        text = line.text.strip()
        if line.role is Role.NOTE and text:
            stated = _type_of(text) or note_type(text, outside=True)
            if follows and stated in (None, notes[-1][0]):
                notes[-1][1].append(text)
            else:
                notes.append((stated or NoteType.EDITOR, [text]))
            follows = True
        elif line.role is not Role.BLANK and text:
            follows = False
    return tuple(Note(type=type_, text="\n".join(texts)) for type_, texts in notes)


def _type_of(text: str) -> NoteType | None:
    opening = text[:_OPENING].casefold()
    for type_, phrases in _phrases():
        if any(_stands(phrase, opening) for phrase in phrases):
            return type_
    return None


def _stands(phrase: str, text: str) -> bool:
    """Tell whether a phrase stands in a text at the start of a word."""
    place = text.find(phrase)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(phrase, place + 1)
    return place >= 0


@cache
def _phrases() -> tuple[tuple[NoteType, tuple[str, ...]], ...]:
    path = files("backfile.intake.edit").joinpath("data/notes.toml")
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple((NoteType(name), tuple(phrases)) for name, phrases in data.items())

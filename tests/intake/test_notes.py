"""Notes about the article are kept, word for word, under what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.intake.edit.notes import notes_of
from backfile.model import Note, NoteType
from backfile.roles import Role
from tests.intake.handmade import page


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Correction: The bridge opened in 1901, not 1910.", NoteType.CORRECTION),
        ("This article was amended on 3 May to name the right bridge.", NoteType.CORRECTION),
        ("An earlier version of this article misspelled the bridge's name.", NoteType.CORRECTION),
        ("Korrektur: In einer früheren Fassung stand ein falsches Datum.", NoteType.CORRECTION),
        ("Исправление: мост открыт в 1901 году.", NoteType.CORRECTION),
        ("Rectificatif : le pont a ouvert en 1901.", NoteType.CORRECTION),
        ("Fe de erratas: el puente abrió en 1901.", NoteType.CORRECTION),
        ("This story has been updated with the mayor's comment.", NoteType.UPDATE),
        ("Mise à jour avec la réaction du maire.", NoteType.UPDATE),
        ("Обновлено: добавлен комментарий.", NoteType.UPDATE),
        ("The views expressed are the author's own.", NoteType.DISCLAIMER),
        ("Мнение автора может не совпадать с мнением редакции.", NoteType.DISCLAIMER),
        ("Translated from the German by Jane Roe", NoteType.TRANSLATION),
        ("Traduzione di Maria Rossi", NoteType.TRANSLATION),
        ("Editor's note: names were changed.", NoteType.EDITOR),
        ("Anmerkung der Redaktion: Namen geändert.", NoteType.EDITOR),
        ("Names were changed at the families' wish.", NoteType.EDITOR),
    ],
)
def test_a_note_is_typed_by_the_words_it_opens_with(text: str, type_: NoteType) -> None:
    assert notes_of(page((Role.NOTE, text))) == (Note(type=type_, text=text),)


def test_note_lines_of_one_type_that_follow_one_another_are_one_note() -> None:
    lines = page(
        (Role.NOTE, "Correction"),
        (Role.BLANK, ""),
        (Role.NOTE, "The bridge opened in 1901."),
        (Role.NOTE, "This story has been updated."),
        (Role.BODY, "The bridge is old."),
        (Role.NOTE, "Update: it is closed."),
    )
    assert notes_of(lines) == (
        Note(type=NoteType.CORRECTION, text="Correction\nThe bridge opened in 1901."),
        Note(type=NoteType.UPDATE, text="This story has been updated."),
        Note(type=NoteType.UPDATE, text="Update: it is closed."),
    )


def test_other_lines_are_no_notes() -> None:
    assert notes_of(page((Role.BODY, "Correction: no."), (Role.PROMO, "Update now!"))) == ()


@given(st.lists(st.tuples(st.sampled_from(Role), st.text()), max_size=8))
def test_every_word_of_every_note_line_is_kept_in_order(pairs: list[tuple[Role, str]]) -> None:
    kept = [text.strip() for role, text in pairs if role is Role.NOTE and text.strip()]
    assert "\n".join(note.text for note in notes_of(page(*pairs))) == "\n".join(kept)

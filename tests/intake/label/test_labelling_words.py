"""What the labeller reads in a line: the lexicon's phrases, pictures' credits, words in lower case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.intake.label.credits import closes_with_credit, opens_with_credit
from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import Hit, lexicon
from backfile.intake.label.traits import described

PHRASES = sorted(
    {word for word, openings in lexicon().phrases.items() if openings.alone}
    | {
        " ".join(phrase)
        for o in lexicon().phrases.values()
        for group in o.longer.values()
        for phrase, _ in group
    }
)


def test_of_nested_phrases_the_longest_is_found_once_a_family() -> None:
    hits = lexicon().find(["please", "read", "more", "news"])
    assert [hit for hit in hits if hit.family == "related"] == [Hit("related", 1, 2)]


def test_a_phrase_that_is_cut_off_at_the_end_of_the_line_is_not_found() -> None:
    assert not [hit for hit in lexicon().find(["leave", "a"]) if hit.family == "comments"]
    assert Hit("comments", 0, 3) in lexicon().find(["leave", "a", "comment"])


@given(st.sampled_from(PHRASES))
def test_every_phrase_of_the_lexicon_is_found_where_it_stands_alone(phrase: str) -> None:
    """Law: no phrase is shadowed by another in all its families."""
    words = phrase.split()
    assert any(hit.place == 0 and hit.size == len(words) for hit in lexicon().find(words))


@given(st.text(max_size=80))
def test_words_in_lower_case_are_as_many_as_the_words_and_each_the_lower_case_of_its_own(text: str) -> None:
    """Law: lower-casing the line at once gives what lower-casing word by word gives."""
    line = measure(text, lexicon())
    assert line.words == [word.lower() for word in line.original]
    assert 0 <= line.lower <= 1
    assert 0 <= line.plain <= 1


@pytest.mark.parametrize(
    "text",
    [
        "The harbour at dawn. (Photo: Jane Roe)",
        "The harbour at dawn. Jane Roe/AFP",
        "A boat is towed in. © Jane Roe | Eastmouth Press",
        "Der Hafen am Morgen. Foto: Jana Roth",
        "The mayor, Ann Lee (Credit: Getty Images)",
        "The harbour at dawn in MayFoto: Jana Roth. Retouching: Tom Hale",
        "The gate of the harbour is open. (Eastmouth Port, Press Desk)",
        "Der Hafen (Archivbild): Am Morgen fahren die Boote aus.",
        "Ann Lee in the harbour, photo: Jana Roth.",
        "The harbour at dawn.Jane Roe/Nordic Scanpix",
        "항구에 들어오는 배. [사진=김하늘 기자]",
        "港に入る船（東港市提供）",
    ],
)
def test_a_credit_behind_a_caption_is_seen(text: str) -> None:
    assert closes_with_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour was closed, it was reported by Reuters.",
        "The source: a stream above the town. Picture this.",
        'Das sagte er der "Bild am Sonntag".',
        "The rights are with the photographer, said Ann Lee of the Eastmouth Press",
        "The harbour was closed. (Ann Lee, AFP)",
        "The harbour was closed. (See the map of all piers and gates.)",
    ],
)
def test_a_sentence_that_names_an_agency_or_a_picture_has_no_credit_behind_it(text: str) -> None:
    assert not closes_with_credit(text)


def test_a_line_that_begins_with_a_credit_is_seen() -> None:
    assert opens_with_credit("Photo: Jane Roe")
    assert opens_with_credit("© Jane Roe")
    assert opens_with_credit("Courtesy of Jane Roe")
    assert opens_with_credit("[사진=동항시 제공]")
    assert not opens_with_credit("Photographs of the harbour were found.")


@pytest.mark.parametrize(
    "text",
    [
        "港に入る船＝13日、東港で（山田撮影）",
        "港に入る船（東港市提供）",
        "항구에 들어오는 배. [사진=김하늘 기자]",
    ],
)
def test_a_credit_is_seen_in_a_script_without_spaces_or_with_other_words(text: str) -> None:
    assert "credit:closes" in described(measure(text, lexicon())).features


def test_an_italian_who_spends_asks_for_no_donation() -> None:
    """In German the word is a donation, and families of phrases know no language."""
    line = measure("I lavori costeranno alla città più di quanto spende per le sue scuole.", lexicon())
    assert "promo" not in line.families
    assert "promo" in measure("Deine Spende für unabhängige Berichte", lexicon()).families

"""Laws of the language finder: it names a language only on evidence, and says which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.intake.edit.language import PREFIX, function_words, language_of

SENTENCES = {
    "en": "The council said that it would not open the bridge before the end of the year, but work goes on.",
    "de": "Der Rat sagte, dass die Brücke nicht vor dem Ende des Jahres öffnet und die Arbeit weitergeht.",
    "es": "El consejo dijo que no abrirá el puente antes del final del año, pero que las obras siguen.",
    "fr": "Le conseil a dit que le pont ne sera pas ouvert avant la fin de l'année et que tout continue.",
    "it": "Il consiglio ha detto che il ponte non sarà aperto prima della fine dell'anno e che si lavora.",
    "pt": "O conselho disse que a ponte não será aberta antes do fim do ano e que as obras continuam.",
    "ru": "Совет сообщил, что мост не откроют до конца года, но работы на нём идут и в этом месяце.",
    "uk": "Рада повідомила, що міст не відкриють до кінця року, але роботи на ньому тривають і далі.",
    "pl": "Rada podała, że most nie zostanie otwarty przed końcem roku, ale prace na nim już trwają.",
    "nl": "De raad zei dat de brug niet voor het einde van het jaar open gaat, maar het werk gaat door.",
    "sv": "Rådet sade att bron inte öppnas före årets slut, men att arbetet med den fortsätter.",
    "cs": "Rada uvedla, že most nebude otevřen do konce roku, ale práce na něm již jsou vidět.",
    "tr": "Meclis, köprünün yıl sonundan önce açılmayacağını ancak bu iş için bir ekip olduğunu bildirdi.",
    "be": "Рада паведаміла, што мост не адкрыюць да канца года, але працы на ім і ў гэтым месяцы ідуць.",
    "zh": "市议会表示，大桥在年底之前不会开放，但工程仍在继续进行。",
    "ja": "市議会は、橋は年末までには開通しないが、工事は続いていると述べた。",
    "ko": "시의회는 다리가 연말 이전에는 개통되지 않지만 공사는 계속되고 있다고 밝혔다.",
    "ar": "قال المجلس إن الجسر لن يفتح قبل نهاية العام لكن العمل مستمر فيه",
    "he": "המועצה מסרה כי הגשר לא ייפתח לפני סוף השנה אך העבודה נמשכת",
    "el": "Το συμβούλιο είπε ότι η γέφυρα δεν θα ανοίξει πριν από το τέλος του έτους.",
    "hi": "परिषद ने कहा कि पुल साल के अंत से पहले नहीं खुलेगा लेकिन काम जारी है",
    "th": "สภากล่าวว่าสะพานจะไม่เปิดก่อนสิ้นปีแต่งานยังดำเนินต่อไป",
}


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_a_sentence_is_enough(language: str) -> None:
    """One sentence of running text tells its language."""
    assert language_of(SENTENCES[language]).value == language


def test_the_evidence_counts_the_words_that_told_it() -> None:
    """The evidence names the most frequent function words, and how many there were of how many words."""
    finding = language_of(
        "The end of the road is in the north of the land and the sea is in the south of it."
    )
    assert finding.evidence == "the, of, in: 15 of 21 words"


def test_a_script_is_evidence_too() -> None:
    assert language_of("Καλημέρα κόσμε και καλή τύχη").evidence == "Greek script: 24 of 24 letters"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bridge to open",
        "Anna Berg, Carl Dahl, Erik Falk, Greta Holm, Ivar Jung, Karin Lund, Maria Nord, Olof Palm",
        "12 34 56 78 90 12 34 56 78 90",
        SENTENCES["en"] + " " + SENTENCES["de"],
        "یہ پل سال کے آخر سے پہلے نہیں کھلے گا لیکن کام جاری ہے اور ٹھیک چل رہا ہے",
    ],
)
def test_what_cannot_be_known_stays_empty(text: str) -> None:
    """Short texts, lists of names, mixed texts and unknown languages have no language and no evidence."""
    finding = language_of(text)
    assert finding.value is None
    assert finding.evidence is None


def test_only_a_prefix_of_a_huge_text_is_read() -> None:
    text = SENTENCES["en"] * (PREFIX // 20)
    assert language_of(text) == language_of(text[:PREFIX])


def test_function_words_are_in_lower_case() -> None:
    for language in SENTENCES:
        assert all(word == word.casefold() for word in function_words(language))


@given(st.text())
def test_any_text_has_a_finding_with_evidence_or_nothing(text: str) -> None:
    finding = language_of(text)
    assert (finding.value is None) == (finding.evidence is None)


def test_the_letters_of_a_script_are_no_more_than_all() -> None:
    found = language_of("وقالت آنا، صاحبة المتجر: «لقد انتظرنا طويلاً حتى لم يعد أحد يصدق ذلك».")
    assert found.evidence is not None
    script, letters = map(
        int, found.evidence.removeprefix("Arabic script: ").split(" letters")[0].split(" of ")
    )
    assert script == letters

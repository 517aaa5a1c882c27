"""Laws of names: which capitalised words are a person, a place or an organisation, and which are none."""

from collections.abc import Iterable

import pytest

from backfile.drafts import Stated
from backfile.intake.edit.tagging import subjects_of
from backfile.roles import LabelledLine, Role
from backfile.toml.settings import Term


def tags(texts: Iterable[str], language: str = "en") -> set[str]:
    """Return the tags of body lines in no order; the first line is a title in plain lower case."""
    lines = [LabelledLine(number=1, text="the title", role=Role.TITLE, reason="")]
    lines += [
        LabelledLine(number=number, text=text, role=Role.BODY, reason="")
        for number, text in enumerate(texts, 2)
    ]
    return set(subjects_of(lines, stated=Stated(), vocabulary=(), limit=20, language=language).tags.value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Finance Minister Petra Quandt spoke. Quandt left.", "Petra Quandt"),
        ("Deputy Secretary of State for Health Olu Adeyemi spoke. Adeyemi left.", "Olu Adeyemi"),
        ("The vote was lost, said Bram Okafor. Later Okafor left.", None),
        ("Quentin Marsh, the treasury spokesman, spoke. Marsh left.", "Quentin Marsh"),
        ("Zofia Brandl, 45, lost her house. Brandl wept. Then Brandl left.", "Zofia Brandl"),
        ("Sen. Dov Harlan spoke. Harlan left.", "Dov Harlan"),
        ("President Ines de la Torre spoke.", "Ines de la Torre"),
        ("The mayor met Laura O'Hara. O'Hara left.", "Laura O'Hara"),
        ("Chancellor Jean-Luc Marais spoke.", "Jean-Luc Marais"),
        ("President George W. Harmon Jr. spoke.", "George W. Harmon Jr."),
    ],
)
def test_a_person_needs_a_full_name_with_support(text: str, name: str | None) -> None:
    """An office, an age, a given name with the surname alone: each supports a name; one verb does not."""
    found = tags([text])
    assert found == ({name} if name else set())


@pytest.mark.parametrize(
    "text",
    [
        "Black Friday came. Black Friday went. Black Friday sales were good.",
        "Read More about it. Read More here, said Read More.",
        "President Biden spoke. Biden left.",
        "On Tuesday Morning they met. Tuesday Morning said so. Morning came.",
        "The Red Foxes beat the Blue Herons. The Red Foxes said so. Foxes won.",
        "Ocean View Drive was shut. Ocean View Drive opened. Ocean View Drive is long.",
        "Prime Minister is an office. The Prime Minister said so.",
    ],
)
def test_a_capitalised_phrase_is_no_person(text: str) -> None:
    assert tags([text]) == set()


def test_a_surname_stands_for_its_full_name_later() -> None:
    lines = [LabelledLine(number=1, text="Quandt Wins Again", role=Role.TITLE, reason="")]
    lines += [
        LabelledLine(
            number=2, text="Mayor Petra Quandt won. The Quandt Tower did not.", role=Role.BODY, reason=""
        )
    ]
    lines += [LabelledLine(number=3, text="Then Quandt smiled.", role=Role.BODY, reason="")]
    found = subjects_of(lines, stated=Stated(), vocabulary=(), limit=8, language="en").tags
    assert found.evidence == "Petra Quandt: lines 1-3"


def test_two_people_of_one_surname_are_two() -> None:
    """A surname alone means the one who was named in full last."""
    texts = ["Senator Petra Quandt spoke.", "Quandt left.", "General Dov Quandt came.", "Quandt stayed."]
    lines = [LabelledLine(number=n, text=text, role=Role.BODY, reason="") for n, text in enumerate(texts, 1)]
    found = subjects_of(lines, stated=Stated(), vocabulary=(), limit=8, language="en").tags
    assert found.evidence == "Petra Quandt: lines 1-2; Dov Quandt: lines 3-4"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Icelandic cabinet met in Reykjavik. It flew to Iceland.", "Iceland"),
        ("U.S. officials and US envoys spoke.", "United States"),
        ("The Kremlin and Moscow’s envoys spoke.", "Russia"),
        ("ICELAND AND ICELAND'S FLEET SAILED HOME", "Iceland"),
        ("Moscows envoys and the Kremlin spoke.", "Russia"),
        ("He lives in Turkey. He loves Turkey.", "Turkey"),
    ],
)
def test_many_words_lead_to_a_country(text: str, place: str) -> None:
    """Names, adjectives, capitals, seats of government, capitals only, and a lost apostrophe."""
    assert tags([text]) == {place}


@pytest.mark.parametrize(
    "text",
    [
        "We ate turkey. We like turkey. The turkey said so.",
        "Turkey sandwiches were sold. Turkey is tasty.",
        "They voted in Georgia. They stayed in Georgia. Georgia waits.",
        "The Washington Post and the New York Times wrote. The Washington Post wrote again.",
        "The Paris Agreement and the Geneva Conventions hold. The Paris Agreement is law.",
        "Someone spoke Spanish once.",
        "They stopped in Paris once, long after that and other things.",
    ],
)
def test_a_word_that_looks_like_a_place_is_none(text: str) -> None:
    """A bird, a doubtful name alone, a newspaper, a treaty, a language, and a place in passing."""
    assert not tags(["Nothing else is said here about anything at all, for many words. " * 6, text])


def test_a_doubtful_name_counts_with_a_witness() -> None:
    assert tags(["The Georgian army left Tbilisi. Georgia waits. Georgia has time."]) == {"Georgia"}


def test_a_surname_is_no_country() -> None:
    texts = ["Michael Jordan played. Jordan scored.", "Then Jordan rested, said Michael Jordan."]
    assert tags(texts) == {"Michael Jordan"}


def test_a_city_is_a_tag_where_something_happens_in_it() -> None:
    """A capital that only stands for its government is not."""
    assert "Oslo" in tags(["Rain fell in Oslo. Shops in Oslo shut. Oslo slept."])
    assert "Oslo" not in tags(["Oslo accused Lima. Oslo said no. Oslo waits. Oslo hopes."])


def test_a_town_of_the_same_name_elsewhere_is_not_the_city() -> None:
    assert "London" not in tags(
        ["In London, Ontario, it snowed. London, Ontario, slept. London, Ontario, woke."]
    )


def test_organisations_are_known_by_what_they_are_called() -> None:
    """By one word of their name, by initials after it, or from the list; a generic name is none."""
    texts = [
        "The Weather Research Institute (WRI) met. The City Council met too, and so did NATO.",
        "The WRI and NATO agreed. The Ministry of Fisheries did not. The City Council waits.",
        "NATO and the Ministry of Fisheries left. The WRI stayed. NATO and the WRI hope.",
        "NATO, the WRI and the Ministry of Fisheries came back. The City Council left.",
        "NATO, the WRI and the Ministry of Fisheries rested. The City Council too.",
        "NATO, the WRI and the Ministry of Fisheries slept. The Ministry of Fisheries too.",
    ]
    assert tags(texts) == {"NATO", "Weather Research Institute", "Ministry of Fisheries"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Bundeskanzlerin Petra Quandt war in Island. Quandt sprach mit der isländischen Ministerin.",
            "Petra Quandt",
        ),
        ("de", "Die Ukraine und Russlands Armee. Der Kreml und die ukrainische Führung.", "Ukraine"),
        ("fr", "Le président français Hugo Delorme a parlé. M. Delorme est parti.", "Hugo Delorme"),
        (
            "es",
            "El presidente del Gobierno, Julio Serrano, habló en Ucrania. Serrano se fue.",
            "Julio Serrano",
        ),
        (
            "it",
            "Il ministro degli Esteri Paolo Bianchini ha parlato. Secondo Bianchini basta.",
            "Paolo Bianchini",
        ),
        ("pt", "O ministro da Fazenda, Pedro Tavares, falou. Tavares saiu.", "Pedro Tavares"),
        ("ru", "Речь губернатора Ивана Сосновского не поняли. Сосновский ушёл.", "Иван Сосновский"),
        ("ru", "Журналистку Марину Лесникову ждали. Лесникова пришла.", "Марина Лесникова"),
        ("uk", "Розмову з міністром Тарасом Вербицьким перенесли. Вербицький пішов.", "Тарас Вербицький"),
        ("ru", "В России и на Украине ждут. Россией и Украиной недовольны. Кремль молчит.", "Russia"),
        ("uk", "У Києві та в Україні чекають. Україною пишаються.", "Ukraine"),
    ],
)
def test_names_are_read_in_other_languages(language: str, text: str, expected: str) -> None:
    """Places have their English names in every language; people stand in the nominative."""
    assert expected in tags([text], language)


def named(*texts: str, language: str = "en", vocabulary: tuple[Term, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Return the names that body lines have, by field."""
    lines = [LabelledLine(number=n, text=text, role=Role.BODY, reason="") for n, text in enumerate(texts, 1)]
    found = subjects_of(lines, stated=Stated(), vocabulary=vocabulary, limit=0, language=language)
    return {field: one.value for field, one in found.names.items() if one.value}


def test_an_article_names_whom_and_what_it_mentions_once_though_no_tag_says_so() -> None:
    found = named(
        "Mayor Petra Quandt met Ambassador Dov Ilves in Oslo.",
        "Norway will pay, Quandt said, and so will the University of Tromsø.",
    )
    assert found == {
        "people": ("Petra Quandt", "Dov Ilves"),
        "places": ("Norway", "Oslo"),
        "organisations": ("University of Tromsø",),
    }


def test_the_evidence_of_names_is_the_first_lines_that_have_them() -> None:
    texts = ["Mayor Petra Quandt won.", *["Then Quandt smiled."] * 5]
    lines = [LabelledLine(number=n, text=text, role=Role.BODY, reason="") for n, text in enumerate(texts, 1)]
    found = subjects_of(lines, stated=Stated(), vocabulary=(), limit=0, language="en").names["people"]
    assert found.evidence == "Petra Quandt: lines 1-3"


def test_an_adjective_or_a_palace_is_no_place() -> None:
    assert named("The Norwegian crews left, and the Kremlin was silent.") == {}


def test_a_firm_is_known_by_its_legal_form_or_by_what_stands_before_its_quotation_marks() -> None:
    assert named("The ferry was bought by Grebe Ferries Ltd, of Port Ellery.") == {
        "organisations": ("Grebe Ferries",)
    }
    assert named("Паром купила компания «Северный бриз» из посёлка.", language="ru") == {
        "organisations": ("Северный бриз",)
    }
    assert named("Он читал роман «Северный бриз» на палубе.", language="ru") == {}


def test_a_body_that_is_known_by_a_common_word_must_be_named_twice() -> None:
    once = "The Grebe Network said so."
    assert "organisations" not in named(once)
    assert named(once, "The Grebe Network paid.")["organisations"] == ("Grebe Network",)


def test_names_are_spelt_as_the_vocabulary_spells_them() -> None:
    vocabulary = (Term(tag="Noreg", aliases=("Norway",)),)
    assert named("Norway will pay.", vocabulary=vocabulary) == {"places": ("Noreg",)}


def test_an_article_names_no_more_than_a_few_dozen() -> None:
    texts = [f"Minister Ada {chr(65 + n // 26)}{chr(97 + n % 26)}quill spoke." for n in range(40)]
    assert len(named(*texts)["people"]) == 24

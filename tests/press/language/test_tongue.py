"""The interface's messages, numbers and order of names, in the site's language."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from backfile.errors import BackfileError, Exit
from backfile.press.language.tongue import ENGLISH, tongue_of
from tests.press.speaking import CATALOGUES, RUSSIAN

OWN = b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n != 1;"\n\nmsgid "Tags"\nmsgstr "Subjects"\n'


def test_a_message_takes_what_is_named_into_its_places() -> None:
    text = ENGLISH.gettext
    assert text("Dates") == "Dates"
    assert text("100 % sure") == "100 % sure"
    assert text("From %(first)s to %(last)s", first="May", last="June") == "From May to June"
    assert text("%(message)s", message="Any name will do") == "Any name will do"


def test_beside_markup_all_else_is_escaped() -> None:
    said = ENGLISH.gettext("%(who)s & co., <b>%(when)s", who="<i>", when=Markup("<time>May</time>"))
    assert said == "&lt;i&gt; &amp; co., &lt;b&gt;<time>May</time>"
    assert isinstance(said, Markup)


def test_a_number_chooses_the_message() -> None:
    assert ENGLISH.ngettext("%(count)s page", "%(count)s pages", 1) == "1 page"
    assert ENGLISH.ngettext("%(count)s page", "%(count)s pages", 2000) == "2,000 pages"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 статей"), (1, "1 статья"), (2, "2 статьи"), (4, "4 статьи"), (5, "5 статей"),
        (11, "11 статей"), (21, "21 статья"), (112, "112 статей"),
        (1_000_001, "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}001 статья"),
    ],
)  # fmt: skip
def test_russian_has_three_plurals_and_spaces_between_thousands(count: int, words: str) -> None:
    assert RUSSIAN.ngettext("%(count)s article", "%(count)s articles", count) == words


def test_what_is_the_same_in_english_is_said_by_its_context() -> None:
    assert RUSSIAN.gettext("May") == "май"
    assert RUSSIAN.pgettext("of a day", "May") == "мая"
    assert RUSSIAN.gettext("A message that nobody has translated") == "A message that nobody has translated"


def test_a_variant_is_said_as_its_language_is() -> None:
    assert tongue_of(CATALOGUES, "ru-UA").gettext("May") == "май"
    assert tongue_of(CATALOGUES, "ru-UA").language == "ru-UA"
    assert tongue_of(CATALOGUES, "en-GB").gettext("May") == "May"


def test_a_site_may_say_it_in_other_words() -> None:
    assert tongue_of({"locale/en.po": OWN}, "en").gettext("Tags") == "Subjects"
    both = {**CATALOGUES, "locale/ru-UA.po": OWN}
    assert (tongue_of(both, "ru-UA").gettext("Tags"), tongue_of(both, "ru").gettext("May")) == (
        "Subjects",
        "май",
    )


def test_a_language_without_a_catalogue_is_an_error_that_names_those_that_there_are() -> None:
    with pytest.raises(BackfileError) as caught:
        tongue_of(CATALOGUES, "pt-BR")
    assert caught.value.code is Exit.USAGE
    assert str(caught.value) == (
        "site.toml: the site's own words can't be in 'pt-BR': there is no locale/pt-BR.po\n"
        "    hint: set site.language to one of en, ru, or add that file (see docs/languages.md)"
    )


def test_a_language_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(RUSSIAN))
    assert sent.language == "ru"
    assert sent.ngettext("%(count)s article", "%(count)s articles", 22) == "22 статьи"
    assert sent.sort_key("ёж") == RUSSIAN.sort_key("ёж")


NAMES = [
    "Zürich",
    "zebra",
    "École",
    "ecole",
    "2024",
    "Ёлка",
    "елка",
    "Жук",
    "Йод",
    "иод",
    "Österreich",
    "Æther",
]


def test_names_stand_in_the_order_of_the_sites_alphabet() -> None:
    assert sorted(NAMES, key=ENGLISH.sort_key) == [
        "2024", "ecole", "École", "Österreich", "zebra", "Zürich", "Æther", "елка", "Ёлка", "Жук", "иод",
        "Йод",
    ]  # fmt: skip
    assert sorted(NAMES, key=RUSSIAN.sort_key) == [
        "2024", "елка", "Ёлка", "Жук", "иод", "Йод", "ecole", "École", "Österreich", "zebra", "Zürich",
        "Æther",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "english", "russian"),
    [("École", "E", "E"), ("ёж", "Е", "Ё"), ("йод", "Й", "Й"), (" a", "A", "A"), ("7", "#", "#"),
     ("", "#", "#"), ("ßa", "S", "S"), ("ﬁn", "F", "F"), ("日本", "漢", "漢"),
     ("«x", "#", "#"), ("ıx", "ı", "ı")],
)  # fmt: skip
def test_a_name_stands_under_its_first_letter(name: str, english: str, russian: str) -> None:
    assert (ENGLISH.letter(name), RUSSIAN.letter(name)) == (english, russian)


@given(
    st.lists(st.text(st.sampled_from("aeéEжЖёе1 -") | st.characters(exclude_categories=["Cs"])), max_size=9)
)
def test_names_under_one_letter_stand_together_and_no_two_names_are_the_same(names: list[str]) -> None:
    for tongue in (ENGLISH, RUSSIAN):
        ordered = sorted((name.strip() for name in names), key=tongue.sort_key)
        letters = [tongue.letter(name) for name in ordered if name]
        groups = [
            letter for place, letter in enumerate(letters) if place == 0 or letters[place - 1] != letter
        ]
        assert len(groups) == len(set(groups))
        assert len({tongue.sort_key(name) for name in names}) == len(set(names))

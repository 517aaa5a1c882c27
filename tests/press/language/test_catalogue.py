"""Catalogues are read strictly; those that come with the program say everything, and nothing else."""

import gettext
import re
from io import BytesIO

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from backfile.errors import BackfileError
from backfile.press.language.catalogue import entries, places, translations
from tests.press.speaking import CATALOGUES, gathering

TOOL = gathering()
HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'


@pytest.fixture(params=list(CATALOGUES))
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of each catalogue."""
    assert isinstance(request.param, str)
    return request.param


def test_a_catalogue_says_every_message_of_templates_and_code_and_no_other(name: str) -> None:
    """It is what `python tools/catalogues.py` makes of it."""
    found = read_po(BytesIO(CATALOGUES[name]), locale=name[7:-3])
    assert TOOL.written(TOOL.updated(found, TOOL.gathered())) == CATALOGUES[name]


def test_a_catalogue_has_words_for_every_message(name: str) -> None:
    said = {(entry.context, entry.one) for entry in entries(CATALOGUES[name].decode(), name)}
    found = read_po(BytesIO(CATALOGUES[name]), locale=name[7:-3])
    assert [message.id for message in found if (message.context, _one(message.id)) not in said] == []


def test_a_catalogue_is_read_as_babel_reads_it(name: str) -> None:
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(CATALOGUES[name]), locale=name[7:-3]))
    compiled.seek(0)
    of_babel, ours = gettext.GNUTranslations(compiled), translations(CATALOGUES[name], name)
    for entry in entries(CATALOGUES[name].decode(), name):
        if entry.one and entry.many:
            for count in range(200):
                assert ours.ngettext(entry.one, entry.many, count) == of_babel.ngettext(
                    entry.one, entry.many, count
                )
        elif entry.one:
            context = entry.context
            asked = (
                (ours.gettext, of_babel.gettext) if context is None else (ours.pgettext, of_babel.pgettext)
            )
            words = [ask(*filter(None, (context, entry.one))) for ask in asked]
            assert words[0] == words[1]


def test_messages_are_plain_text_and_their_places_can_be_filled() -> None:
    for message in TOOL.gathered():
        for text in (message.id,) if isinstance(message.id, str) else message.id:
            assert not re.search(r"[<>]|&\w+;", text), text
            if "%(" in text:
                assert places(text), text


@given(
    st.dictionaries(
        st.text(st.characters(exclude_characters="\0\4%\r", exclude_categories=["Cs"]), min_size=1),
        st.text(st.characters(exclude_characters="\0%\r", exclude_categories=["Cs"]), min_size=1),
    )
)
def test_whatever_babel_writes_is_read(said: dict[str, str]) -> None:
    catalogue = TOOL.Catalog(locale="ru")
    for message, words in said.items():
        catalogue.add(message, words)
    found = translations(TOOL.written(catalogue), "ru.po")
    assert {message: found.gettext(message) for message in said} == said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("hello", "x.po:5: not a line of a catalogue"),
        ('msgid "a', "x.po:5: not a line of a catalogue"),
        ('msgid "\\x41"\nmsgstr "b"', "x.po:5: not a line of a catalogue"),
        ('msgid "a"b"\nmsgstr "b"', "x.po:5: not a line of a catalogue"),
        ('msgstr "b"', "x.po:5: msgstr does not belong here"),
        ('"b"', "x.po:5: a text does not belong here"),
        ('msgid "a"\nmsgid "b"', "x.po:6: msgid does not belong here"),
        ('msgid "a"\nmsgstr[0] "b"', "x.po:6: msgstr[0] does not belong here"),
        ('msgid "a"\nmsgid_plural "c"\nmsgstr[1] "b"', "x.po:7: msgstr[1] does not belong here"),
        ('msgid "a"\nmsgid_plural "c"\nmsgstr[0] "b"', "x.po:5: 1 plurals, of 2 that the language has"),
        ('msgid "a"', "x.po:5: the message is cut off"),
        ('msgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "c"', "x.po:7: the message of line 5 again"),
        ('msgid "%(a)s"\nmsgstr "%(b)s"', "x.po:5: the message has no place %(b)s"),
        ('msgid "%(a)s"\nmsgstr "%s"', "x.po:5: '%s' names no place"),
        ('msgid "%(a)s"\nmsgstr "7 %"', "x.po:5: '%' names no place"),
        ('msgid "%(a)s"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "%(a)d"', "x.po:5: '%(' names no place"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(BackfileError) as caught:
        translations(f"{HEADER}{text}\n".encode(), "x.po")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("plural", ["n > ", "__import__('os')", "n.real", "(" * 400])
def test_a_header_that_is_no_formula_is_told(plural: str) -> None:
    text = f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural={plural};\\n"\n'
    with pytest.raises(BackfileError, match=r"^x\.po: the header of the catalogue is wrong"):
        translations(text.encode(), "x.po")


def test_a_file_that_is_not_utf_8_is_told() -> None:
    with pytest.raises(BackfileError, match=r"^x\.po: the catalogue is not UTF-8"):
        translations(b"\xff", "x.po")


def test_what_is_fuzzy_obsolete_or_empty_is_left_in_english() -> None:
    text = (
        '#, fuzzy\nmsgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr ""\n\n#~ msgid "c"\n#~ msgstr "C"\n\n'
        'msgid "d"\nmsgstr "D"\n#. a comment in between\n#: file:1\n#, python-format\nmsgid "e"\nmsgstr "E"\n'
    )
    found = translations(f"{HEADER}{text}".encode(), "x.po")
    assert [found.gettext(letter) for letter in "abcde"] == ["a", "b", "c", "D", "E"]


def test_a_message_without_places_may_have_any_sign_in_it() -> None:
    found = translations(f'{HEADER}msgid "all of it"\nmsgstr "100 %"\n'.encode(), "x.po")
    assert found.gettext("all of it") == "100 %"


def _one(text: str | tuple[str, ...] | list[str]) -> str:
    return text if isinstance(text, str) else text[0]

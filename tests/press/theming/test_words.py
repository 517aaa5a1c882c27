"""Words and figures are said in one way on every page, and no content gets out of them unescaped."""

import datetime as dt
import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from backfile.edtf import Edtf
from backfile.press.language.tongue import Tongue
from backfile.press.showing.views import When, when_of
from backfile.press.theming.words import articles, date, day, filters, lang, language, month, number
from backfile.roles import Role
from backfile.toml.settings import Site
from tests.press.speaking import RUSSIAN


def _when(text: str) -> When:
    found = when_of(Edtf.parse(text))
    assert found
    return found


@pytest.mark.parametrize("tag", [None, "", "en"])
def test_a_language_that_is_not_known_or_the_sites_own_is_not_marked(tag: str | None) -> None:
    assert lang(tag, site="en") == ""


def test_another_language_is_marked() -> None:
    assert lang("uk", site="en") == ' lang="uk"'
    assert escape(lang("uk", site="en")) == ' lang="uk"'
    assert filters(Site(language="uk"))["lang"]("uk") == ""


@given(st.text(min_size=1))
def test_a_languages_tag_never_leaves_its_attribute(tag: str) -> None:
    said = str(escape(lang(tag, site="")))
    assert said[:7] == ' lang="'
    assert said[-1] == '"'
    assert not set('"<>') & set(said[7:-1])
    assert html.unescape(said[7:-1]) == html.unescape(escape(tag))


@pytest.mark.parametrize(
    ("tag", "name"),
    [("uk", "Ukrainian"), ("zh-Hant", "Chinese (zh-Hant)"), ("tlh", "tlh"), ("x-own", "x-own"), ("", "")],
)
def test_a_language_is_said_in_english_with_its_tag_where_that_says_more(tag: str, name: str) -> None:
    assert language(tag) == name


def test_a_certain_day_is_machine_readable() -> None:
    when = _when("2024-11-19")
    assert date(when) == '<time datetime="2024-11-19">19 November 2024</time>'
    assert date(when, long=True) == '<time datetime="2024-11-19">Tuesday 19 November 2024</time>'
    assert escape(date(when)) == date(when)


def test_a_date_begins_with_a_capital_unless_it_stands_inside_a_line() -> None:
    assert date(_when("2024~")) == "About 2024"
    assert date(_when("2024~"), inside=True) == "about 2024"
    assert date(_when("2024-11-19~"), long=True, inside=True) == "about Tuesday 19 November 2024"


def test_what_a_catalogue_says_of_a_date_is_escaped_once() -> None:
    catalogue = b'msgid "%(day)s %(month)s %(year)s"\nmsgstr "<%(day)s> & %(month)s"\n'
    tongue = Tongue("xx", catalogue, "xx.po")
    said = date(_when("2024-11-19"), tongue=tongue)
    assert said == '<time datetime="2024-11-19">&lt;19&gt; &amp; November</time>'
    assert escape(said) == said
    assert escape(date(_when("2024-11-19?"), tongue=tongue)) == "&lt;19&gt; &amp; November, uncertain"


def test_words_are_said_in_the_sites_language() -> None:
    words = filters(Site(language="ru"), RUSSIAN)
    assert words["date"](_when("2024-11-19"), long=True) == (
        '<time datetime="2024-11-19">Вторник, 19 ноября 2024</time>'
    )
    assert words["month"]((2024, 11)) == "Ноябрь 2024"
    assert words["month"]((2024, 11), inside=True) == "ноябрь 2024"
    assert words["day"](dt.date(2024, 11, 19), long=True) == "Вторник, 19 ноября 2024"
    assert words["day"](dt.date(2024, 5, 9)) == "9 мая 2024"
    assert words["language"]("de-AT") == "немецкий (de-AT)"
    assert (words["number"](1234), words["articles"](3)) == ("1\N{NO-BREAK SPACE}234", "3 статьи")
    assert words["role"](Role.LIST_ITEM) == "пункт списка"
    assert (words["lang"]("en"), words["lang"]("ru")) == (' lang="en"', "")


@pytest.mark.parametrize(
    ("count", "figure", "words"),
    [
        (0, "0", "0 articles"),
        (1, "1", "1 article"),
        (999, "999", "999 articles"),
        (1234567, "1,234,567", "1,234,567 articles"),
    ],
)
def test_numbers_have_a_comma_at_each_thousand(count: int, figure: str, words: str) -> None:
    assert (number(count), articles(count)) == (figure, words)


def test_months_and_days_are_said_as_readers_write_them() -> None:
    assert month((2024, 11)) == "November 2024"
    assert day(dt.date(2024, 11, 9)) == "9 November 2024"
    assert day(dt.date(2024, 11, 19), long=True) == "Tuesday 19 November 2024"

"""Values are written in one readable form."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.yaml.yamlwrite import WIDTH, Value, dump, scalar
from tests.strategies import DATES, texts


@pytest.mark.parametrize(
    "text", ["Ukraine", "Ödland", "жук", "U.S. Confirms", "it's", "a/b (c) & d", "AC/DC: no", "x"]
)
def test_plain_words_stand_without_quotes(text: str) -> None:
    assert scalar(text) == (f'"{text}"' if ": " in text else text)


@pytest.mark.parametrize(
    "text", ["no", "NULL", "012", "1:30", "", " a", "a ", "a: b", "a #b", "- a", "a\xa0b", "x  y"]
)
def test_what_a_reader_might_take_for_something_else_is_quoted(text: str) -> None:
    assert scalar(text).startswith('"')


def test_what_an_editor_would_not_show_is_escaped() -> None:
    assert scalar("a\xa0b\u2028c") == '"a\\u00a0b\\u2028c"'


@pytest.mark.parametrize("text", [date for date in DATES if not date.startswith(("[", "."))])
def test_a_date_stands_without_quotes(text: str) -> None:
    assert scalar(Edtf.parse(text)) == text


def test_a_list_stands_on_one_line_as_long_as_it_fits() -> None:
    assert dump({"tags": ["a", "b, c"]}) == 'tags: [a, "b, c"]\n'
    assert dump({"tags": []}) == "tags: []\n"
    long = dump({"tags": ["word"] * 40})
    assert long == "tags:\n" + "- word\n" * 40
    exact = "x" * (WIDTH - len("tags: []"))
    assert dump({"tags": [exact]}) == f"tags: [{exact}]\n"
    assert dump({"tags": [exact + "x"]}) == f"tags:\n- {exact}x\n"


def test_fields_within_fields_are_indented() -> None:
    fields: dict[str, Value] = {"a": {"b": "c", "d": {}}, "e": [{"f": "g", "h": None}]}
    assert dump(fields) == "a:\n  b: c\n  d: {}\ne:\n- f: g\n  h: null\n"


def test_a_list_within_a_list_is_refused_and_not_dropped() -> None:
    with pytest.raises(TypeError):
        dump({"a": [["b"]]})


@given(st.dictionaries(texts, st.none() | texts | st.lists(texts) | st.dictionaries(texts, texts)))
def test_what_is_written_is_what_yaml_reads(fields: dict[str, Value]) -> None:
    assert (yaml.safe_load(dump(fields)) or {}) == fields

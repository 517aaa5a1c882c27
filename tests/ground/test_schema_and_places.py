"""The dataclass is the schema of a TOML file, and tomlplaces knows where in the file a key stands."""

import tomllib
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.errors import Exit, Problems
from backfile.toml.schema import dotted, read
from backfile.toml.tomlplaces import Key, place


@dataclass(frozen=True, kw_only=True)
class Inner:
    when: Edtf
    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outer:
    day: date | None = None
    many: tuple[Inner, ...] = ()
    on: bool = False
    most: int = 1


def _problems(text: str) -> str:
    with pytest.raises(Problems) as caught:
        read(Outer, text, "f.toml", code=Exit.USAGE)
    return str(caught.value)


def test_values_arrive_with_their_types() -> None:
    text = "day = 2024-11-19\non = true\nmost = 3\n"
    text += "[[many]]\nwhen = '2024~'\nnames = ['a']\n[[many]]\nwhen = 2024-01-02"
    assert read(Outer, text, "f.toml", code=Exit.USAGE) == Outer(
        day=date(2024, 11, 19),
        on=True,
        most=3,
        many=(Inner(when=Edtf.parse("2024~"), names=("a",)), Inner(when=Edtf.parse("2024-01-02"))),
    )


def test_true_is_no_number_and_one_is_not_true() -> None:
    assert _problems("on = 1\nmost = true") == (
        "f.toml:1: on: must be true or false, not a whole number\n"
        "f.toml:2: most: must be a whole number, not true or false"
    )


def test_a_bad_date_is_told_once_and_with_its_remedy() -> None:
    assert _problems("[[many]]\nwhen = '19 Smarch'") == (
        "f.toml:2: many[0].when: '19 Smarch' is not an EDTF date\n"
        "    hint: write 2024-03-19, or 2024-03 if the day is not known"
    )


def test_a_key_is_written_as_people_write_it() -> None:
    assert dotted(("intake", "events", 1, "date")) == "intake.events[1].date"


TOML = """# remark = 1
top = 1
"quo ted" = 2
"with = and \\" in it" = 3
'single = "' = 4
a.b."c.d" = 5

text = \"\"\"
fake = 1
[fake]
\"\"\"
list = [
  "x = 1", # a remark ]
  "y",
]
after = 6

[ table . "sub]table" ] # remark
key = 7
inline = { p = 1, q = { r = 2 } }

[[array]]
name = 1
[array.deeper]
name = 2
[[array]]
name = 3
[[array.inner]]
name = 4
[[array.inner]]
name = 5
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("top",), 2),
        (("quo ted",), 3),
        (('with = and " in it',), 4),
        (('single = "',), 5),
        (("a",), 6),
        (("a", "b", "c.d"), 6),
        (("text",), 8),
        (("fake",), None),
        (("list",), 12),
        (("list", 1), 12),
        (("after",), 16),
        (("table",), 18),
        (("table", "sub]table"), 18),
        (("table", "sub]table", "key"), 19),
        (("table", "sub]table", "missing"), 18),
        (("table", "sub]table", "inline", "q", "r"), 20),
        (("array",), 22),
        (("array", 0, "name"), 23),
        (("array", 0, "deeper", "name"), 25),
        (("array", 1), 26),
        (("array", 1, "name"), 27),
        (("array", 1, "inner", 0, "name"), 29),
        (("array", 1, "inner", 1, "name"), 31),
        (("array", 1, "missing"), 26),
        ((), None),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_key_is_found_on_its_line(key: Key, line: int | None, end: str) -> None:
    assert place(TOML.replace("\n", end), key) == line


_keys = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8).filter(
    lambda key: "\x7f" not in key
)


@given(st.lists(_keys, unique=True, min_size=1, max_size=5))
def test_a_quoted_key_of_any_letters_is_found_on_its_line(keys: list[str]) -> None:
    quoted = ['"' + key.replace("\\", "\\\\").replace('"', '\\"') + '"' for key in keys]
    text = "\n".join(f"{key} = 1" for key in quoted)
    tables = "\n".join(f"[{key}]" for key in quoted)
    for line, key in enumerate(keys, 1):
        assert place(text, (key,)) == line
        assert place(tables, (key,)) == line


@given(st.lists(st.sampled_from(["[", "]", "#", "'", "\\\\", '\\"', '""a', "\n", "=", "x"]), max_size=12))
def test_a_key_is_found_behind_a_value_of_many_lines_whatever_signs_are_in_it(signs: list[str]) -> None:
    words = "".join(signs)
    plain = words.replace("'", "")
    value = f'[  # ]\n"""{words}x""""", [\n], # "\n\'\'\'{plain}\'\'\'\'\', {{a = "]"}}]  # [\n'
    assert tomllib.loads(f"a = {value}")
    text = f"a = {value}b = 1\n"
    assert place(text, ("b",)) == text.count("\n")


def test_a_key_is_found_behind_a_list_of_many_thousand_lines() -> None:
    lines = '  # "such as\n  "Line",\n' * 20_000
    assert place(f"a = [\n{lines}]\n[b]\n", ("b",)) == 40_003

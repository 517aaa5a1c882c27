"""A style sheet is made smaller, and says what it said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.press.theming.stylesheets import small

_PIECES = st.sampled_from(
    [
        " ",
        "\n",
        "/* a */",
        "a",
        ".b",
        ":hover",
        "{",
        "}",
        ";",
        ":",
        ",",
        ">",
        "+",
        "(",
        ")",
        '"x  y"',
        "'{ }'",
        "1px",
        "-",
    ]
)


@pytest.mark.parametrize(
    ("sheet", "made"),
    [
        ("/* a */\np {\n  color: red;\n}\n", "p{color:red;}"),
        ("a, b > c d { }", "a,b>c d{}"),
        ("a :hover {}", "a :hover{}"),
        ("a { inset: calc(1px + 2px) -1px; }", "a{inset:calc(1px + 2px) -1px;}"),
        ("a { left: calc(-1 * (var(--x) - 2px)); }", "a{left:calc(-1 * (var(--x) - 2px));}"),
        ("@media (min-width: 1px) and (print) { a { b: c } }", "@media (min-width:1px) and (print){a{b:c}}"),
        ('a::before { content: "a  /* b */ ; {"; }', 'a::before{content:"a  /* b */ ; {";}'),
        ("a { content: '\\'  {'; }", "a{content:'\\'  {';}"),
        ("a { background: url( data:x;y,  z ); }", "a{background:url( data:x;y,  z );}"),
        ("a/* x */b c /* y */ d {}", "a/**/b c d{}"),
        (":is(.a, .b) .c {}", ":is(.a,.b) .c{}"),
        (".a\\{ b {}", ".a\\{ b{}"),
    ],
)
def test_a_sheet_loses_what_says_nothing_and_nothing_else(sheet: str, made: str) -> None:
    assert small(sheet.encode()).decode() == made


@given(st.lists(_PIECES).map("".join))
def test_what_is_small_is_not_made_smaller_and_no_word_is_lost(sheet: str) -> None:
    made = small(sheet.encode())
    assert small(made) == made
    assert re.sub(rb"\s|/\*.*?\*/", b"", made) == re.sub(rb"\s|/\*.*?\*/", b"", sheet.encode())

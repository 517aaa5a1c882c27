"""The short way through front matter never says anything else than the parser."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backfile.articles.articlefile import dumps
from backfile.errors import BackfileError
from backfile.model import Article
from backfile.yaml import yamlquick, yamlread, yamltree
from tests.site.lab import REPOSITORY
from tests.strategies import articles


def agrees(matter: str) -> bool:
    """Tell whether the short way took the text; where it did, it must give what the parser gives."""
    short = None if yamlquick.strange(matter) else yamlquick.parse(matter)
    if short is None:
        return False
    tree = yamlread.parse(matter, "articles/a.md")
    assert isinstance(tree, yamltree.Table)
    long = yamltree.fields_of(tree)
    assert short == long
    assert list(short) == list(long)
    return True


def matter_of(text: str) -> str:
    return text.removeprefix("---\n").partition("\n---\n")[0] + "\n"


@settings(max_examples=300, deadline=None)
@given(articles)
def test_it_agrees_on_whatever_the_writer_writes(article: Article) -> None:
    agrees(matter_of(dumps(article)))


LINES = st.sampled_from(
    """title: A|title: |title:|title: [a, b]|title: [a, , b]|title: [a,b]|tags: []|tags:|- a|- a: b|  b: c
  c: d|    d: e|  capture:|  - x|-|- - a|a b: c|a: b: c|date: 2024-11-19?|date: 1:30|date: 012|x: &a b|x: *a
x: !t b|x: 'q'|x: "q"|x: "q\\n"|x: {}|x: {a: b}|? a|x: a #b|x: a#b|# c||---|...|x:  a|x: ~|y|x: no|x: null
x: "null"|null: x|x: 2024-|x: X|  x: [a, b]|- "a": b|x: [a: b, c]|- a:|- a#b|x: a:b
x: [a:b, c#d, "e, f"]|y y : z|- "e"|- "e|- 'e'|  - a: b|  - c|    x: y|b:|  b: "c: d"|x: [null, ~]|- null
x: {} |x: [a ]|y: Null|B-1 (c), d/e.: f|- |x: "q \\" \\\\ \\t"|x: "\\u00a0\\u2028\\ufeff"|x: "\\ud83d"
x: "\\u0007"|x: "\\/"|x: ["\\"", a]|- "\\u200b"|"x": y|1: x|x "y" z?: a|x[y]: z|Ж, ё: я|x\u3000: y
x\u3000|x:  y|null : x""".replace("\n", "|").split("|")
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=7).map(lambda lines: "\n".join(lines) + "\n"))
@example("a:\n- b: c\n  d: e\n- f: g\n")
@example("a:\n  b:\n  - c\n")
@example("a: [b, c]\n")
def test_it_agrees_on_what_people_write(matter: str) -> None:
    try:
        agrees(matter)
    except BackfileError as error:
        pytest.fail(f"the parser refuses what the short way took: {error}")


@settings(max_examples=500, deadline=None)
@given(st.text(st.sampled_from("ab: -[]{}\"',#\n?&*!|>%@`0129.~\t\u00a0\u2028é"), max_size=30))
@example("a\ufeff")
@example("a\ufffe")
@example("a\x85b")
@example("a:")
def test_it_agrees_on_any_text(text: str) -> None:
    try:
        agrees(f"title: {text}\n")
        agrees(f"tags: [{text}]\n")
        agrees(f"tags:\n- {text}\n- a: {text}\n  b: {text}\n")
        agrees(f"{text}: a\n")
    except BackfileError as error:
        pytest.fail(f"the parser refuses what the short way took: {error}")


@pytest.mark.parametrize("last", ["a", '"a"'])
def test_what_is_nested_deep_is_left_to_the_parser(last: str) -> None:
    deep = "".join(f"{'  ' * depth}a:\n" for depth in range(1500))
    assert yamlquick.parse(f"{deep}{'  ' * 1500}b: {last}\n") is None


def test_it_takes_the_front_matter_that_it_is_for() -> None:
    (path,) = (REPOSITORY / "articles").glob("*/*.md")
    assert agrees(matter_of(path.read_text("utf-8")))
    assert agrees("title: The ferry is sold\ndate: 1998-05\ntags: [Ferries, Port Ellery]\n")

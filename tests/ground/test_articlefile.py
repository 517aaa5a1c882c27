"""articles/*.md are read back as they were written, and every mistake in one is told with its place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backfile.articles.articlefile import Opened, body_line, dumps, loads, opened
from backfile.articles.seal import fingerprint, fingerprint_of
from backfile.errors import BackfileError, Problems
from backfile.model import Article, CaptureRecord
from backfile.records.shelf import read_article
from backfile.toml.settings import Press
from backfile.yaml import yamlquick
from tests.strategies import LONG, TRICKY, articles, texts

CASES = sorted((Path(__file__).parent / "errors").iterdir())
FILED = Article(
    title="One", capture=CaptureRecord(file="seeds/a.txt", sha256="a" * 64, filed="0" * 64), body="Body."
)


@given(articles)
@example(Article(title="---", evidence={"x" * 5000: "---", "? a": ":", "": ""}, body="---\n---\n\n"))
@example(Article(title=None, tags=("why:?", "a ?b", "a:]", "{"), body="\n\n---\n"))
@example(Article(title="a", evidence={"ж" * 1023: "a", "й" * 1025: "b"}))
def test_an_article_is_read_back_as_it_was_written(article: Article) -> None:
    assert loads(dumps(article), "a.md") == article


@pytest.mark.parametrize("text", [*TRICKY, *LONG])
def test_no_text_is_taken_for_anything_but_text(text: str) -> None:
    article = Article(title=text, tags=(text, text), evidence={text: text}, body=text.replace("\r", ""))
    assert loads(dumps(article), "a.md") == article


@given(articles)
def test_an_article_has_one_spelling(article: Article) -> None:
    text = dumps(article)
    assert dumps(loads(text, "a.md")) == text


@given(texts, texts, st.lists(texts, max_size=3), st.dictionaries(texts, texts, max_size=3))
def test_any_other_reader_of_yaml_takes_the_same_texts_from_it(
    title: str, byline: str, tags: list[str], evidence: dict[str, str]
) -> None:
    text = dumps(Article(title=title, byline=byline, tags=tuple(tags), evidence=evidence))
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        read = yaml.load(text.split("\n---\n")[0], Loader=loader)
        assert [read["title"], read["byline"], read["tags"]] == [title, byline, tags]
        assert read["evidence"] == evidence


@given(articles)
def test_a_body_is_one_and_the_same_with_any_line_ends(article: Article) -> None:
    text = dumps(article)
    assert loads("\ufeff" + text.replace("\n", "\r\n"), "a.md") == article


def test_a_body_without_a_last_line_end_is_the_same_body() -> None:
    assert (
        loads("---\ntitle: a\n---\nOne", "a.md").body
        == loads("---\ntitle: a\n---\nOne\n", "a.md").body
        == "One"
    )


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\x85", "\ud800", "\ufffe", "\U0010ffff"])
def test_what_could_not_be_read_back_is_not_written(bad: str) -> None:
    for article in (
        Article(title=f"a{bad}"),
        Article(title="a", tags=("b", bad)),
        Article(title="a", evidence={bad: "b"}),
        Article(title="a", body=bad),
    ):
        with pytest.raises(ValueError, match="control character"):
            dumps(article)


def test_a_body_with_a_carriage_return_is_not_written() -> None:
    with pytest.raises(ValueError, match="control character"):
        dumps(Article(title="a", body="one\rtwo"))


def test_the_fingerprint_ignores_line_ends_and_the_digest_that_holds_it() -> None:
    text = dumps(FILED)
    assert fingerprint(text.replace("\n", "\r\n")) == fingerprint(text)
    for digest in ("f" * 64, "0123456789abcdef" * 4):
        other = replace(FILED, capture=CaptureRecord(file="seeds/a.txt", sha256="a" * 64, filed=digest))
        assert fingerprint(dumps(other)) == fingerprint(text)


def test_the_fingerprint_changes_with_any_other_letter() -> None:
    text = dumps(FILED)
    digest = text.index("0" * 64)
    for index in [n for n in range(len(text)) if not digest - 1 <= n <= digest + 64]:
        edited = text[:index] + "Ж" + text[index + 1 :]
        assert fingerprint(edited) != fingerprint(text), f"character {index} does not count"


@given(articles)
def test_the_fingerprint_of_another_article_is_another(article: Article) -> None:
    renamed = replace(article, title=f"{article.title} and more")
    assert fingerprint(dumps(renamed)) != fingerprint(dumps(article))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Article(title="a", body=f"  filed: {'0' * 64}"), Article(title="a", body=f"  filed: {'1' * 64}")),
        (replace(FILED, evidence={"filed": "b" * 64}), replace(FILED, evidence={"filed": "c" * 64})),
        (replace(FILED, body=f"  filed: {'0' * 64}"), replace(FILED, body=f"  filed: {'1' * 64}")),
    ],
    ids=["in the body, without a capture", "in the evidence", "in the body"],
)
def test_a_digest_elsewhere_counts_as_text(one: Article, other: Article) -> None:
    assert fingerprint(dumps(one)) != fingerprint(dumps(other))


def test_a_digest_in_the_evidence_does_not_hide_the_one_that_is_ours() -> None:
    one = replace(FILED, evidence={"filed": "b" * 64})
    other = replace(one, capture=CaptureRecord(file="seeds/a.txt", sha256="a" * 64, filed="f" * 64))
    assert fingerprint(dumps(one)) == fingerprint(dumps(other))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("body", ["One", "One{0}", "{0}{0}One{0}{0}", "One{0}Two{0}{0}", "{0}"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_the_line_of_the_body_is_that_after_the_second_fence(start: str, body: str, end: str) -> None:
    assert body_line(f"{start}---{end}title: a{end}tags: []{end}---{end}{body.format(end)}") == 5


@given(articles, st.sampled_from(["", "\ufeff"]), st.sampled_from(["\n", "\r\n"]))
def test_a_file_is_opened_as_its_parts_are_read(article: Article, start: str, end: str) -> None:
    text = start + dumps(article).replace("\n", end)
    whole = opened(text.encode(), "a.md")
    assert (whole.article, whole.body_line) == (article, body_line(text))
    assert fingerprint_of(text.encode()) == fingerprint(text)


_EDITS = st.lists(
    st.tuples(
        st.integers(0, 700), st.sampled_from(["", "\n", "  ", "- ", ":", ": ", " #", '"', "[", "null", "é"])
    ),
    max_size=3,
)


@settings(max_examples=300, deadline=None)
@given(articles, _EDITS)
def test_the_short_ways_change_nothing_that_is_read_or_told(
    article: Article, edits: list[tuple[int, str]]
) -> None:
    text = dumps(article)
    for place, piece in edits:
        text = text[:place] + piece + text[place + 1 :]
    short, middle = _outcome(opened, text.encode()), _outcome(loads, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlquick, "parse", lambda _: None)
        assert _outcome(loads, text) == middle
    assert (short.article if isinstance(short, Opened) else short) == middle


T = TypeVar("T", str, bytes)


def _outcome(read: Callable[[T, str], object], written: T) -> object:
    try:
        return read(written, "a.md")
    except Problems as several:
        return str(several)


def test_dates_may_be_sets_which_yaml_takes_for_lists() -> None:
    article = loads("---\ndate: [2024-11-19,2024-11-20]\nmodified: [..2024-11-20]\n---\n", "a.md")
    assert str(article.date) == "[2024-11-19,2024-11-20]"
    assert str(article.modified) == "[..2024-11-20]"


def test_empty_front_matter_is_an_article_of_which_nothing_is_known() -> None:
    assert loads("---\n---\n", "a.md") == Article(title=None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_mistake_is_told_with_its_place_and_remedy(case: Path) -> None:
    with pytest.raises((BackfileError, Problems)) as caught:
        read_article(case, "input.md", Press())
    assert f"{caught.value}\n" == (case / "expected.txt").read_text(encoding="utf-8")


@given(st.text(st.sampled_from("-\n: ab[]{}\"'&*!?|>#\t\x07\u2028"), max_size=60))
def test_any_text_is_an_article_or_a_list_of_problems(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\n{text}"):
        read, places = _tried(whole)
        assert read or places
        assert all(places)


def _tried(text: str) -> tuple[bool, list[int | None]]:
    """Say whether a text is an article, and else the lines of its problems."""
    try:
        loads(text, "a.md")
    except Problems as several:
        return False, [problem.at.line if problem.at else None for problem in several.problems]
    return True, []

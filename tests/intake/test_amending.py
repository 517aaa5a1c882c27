"""Records are added to an article file, and nothing else in it changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.articles.articlefile import dumps, loads
from backfile.articles.seal import fingerprint, sealed_with
from backfile.errors import BackfileError
from backfile.intake.amending import amended
from backfile.intake.joining import sealed
from backfile.model import Article, CaptureRecord
from tests.strategies import articles, captures

RECORD = CaptureRecord(file="seeds/b.txt", sha256="b" * 64, ledger={"body": "1-2"})
ARTICLE = Article(
    title="A", capture=CaptureRecord(file="seeds/a.txt", sha256="a" * 64, filed="0" * 64), body="Text."
)


@settings(deadline=None)
@given(articles, st.lists(captures, min_size=1, max_size=2), st.booleans())
def test_an_article_has_them_and_is_else_what_it_was(
    article: Article, records: list[CaptureRecord], crlf: bool
) -> None:
    text = dumps(article)
    text = text.replace("\n", "\r\n") if crlf else text
    made = amended(text, records, None, "a.md")
    after = loads(made, "a.md")
    assert after.captures == (*article.captures, *records)
    assert after.body == article.body
    lines = made.split("\n")
    for line in text.split("\n"):
        lines.remove(line)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 'A' # by hand\ncapture: {file: a, sha256: " + "a" * 64 + "}\n---\nText.\n",
        "\ufeff---\r\ntitle: A\r\ncaptures: []  # none so far\r\n---\r\nText.\r\n",
        "---\ncaptures:\ntitle: A\n---\n",
        "---\ncaptures:\n- file: z\n  sha256: " + "c" * 64 + "\n\n# the end\ntags: [a]\n---\n",
        "---\n---\n",
        "---\ntitle: A\n---",
    ],
)
def test_what_a_person_has_written_stays_as_it_is(text: str) -> None:
    made = amended(text, [RECORD], None, "a.md")
    assert loads(made, "a.md").captures[-1] == RECORD
    kept = [line for line in text.split("\n") if "captures: []" not in line and line != "captures:"]
    assert [line for line in made.split("\n") if line in kept] == kept


def test_lines_that_end_otherwise_than_others_and_a_comment_on_no_captures_stay() -> None:
    text = sealed(ARTICLE).replace("title: A\n", "title: A\r\ncaptures: []  # see my mail of 3 May\n")
    made = amended(text, [RECORD], "f" * 64, "a.md")
    assert made.count("\r\n") == 1
    assert "\ncaptures:  # see my mail of 3 May\n- file: seeds/b.txt\n" in made
    assert loads(made, "a.md").captures == (RECORD,)


def test_the_digest_as_filed_is_renewed_where_there_is_one() -> None:
    made = amended(sealed(ARTICLE), [RECORD], "f" * 64, "a.md")
    capture = loads(made, "a.md").capture
    assert capture is not None
    assert capture.filed == "f" * 64
    assert fingerprint(made) == fingerprint(sealed_with(made, "1" * 64))
    assert sealed_with("---\ntitle: A\n---\n", "1" * 64) == "---\ntitle: A\n---\n"


def test_a_file_that_does_not_let_them_in_is_refused() -> None:
    text = "---\ntitle: A\ncaptures:\n    - {file: z, sha256: " + "c" * 64 + "}\n---\n"
    with pytest.raises(BackfileError, match=r"seeds/b.txt can't be added to its captures"):
        amended(text, [RECORD], None, "a.md")

"""Short ways that intake takes give what the long ways give, whatever the text."""

import re
import unicodedata
from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from backfile.articles.seal import fingerprint
from backfile.intake.edit.dating.written import PARTED, SOME_GLUED
from backfile.intake.edit.tagging.vocabulary import fold
from backfile.intake.edit.tagging.words import cut
from backfile.intake.joining import filed_as, sealed
from backfile.intake.label.chain import STATES, ready, score
from backfile.intake.label.facts import PARTED as PARTED_AT_ALL
from backfile.intake.label.facts import measure
from backfile.intake.label.lexicon import lexicon
from backfile.intake.label.traits import is_credit_like
from backfile.intake.sameness import digest_of
from backfile.intake.sidecar import names_for
from backfile.model import Article, CaptureRecord
from backfile.text import lines_of

FOLDED: dict[str, str | int | None] = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\xad": None,
}
TEXTS = st.lists(
    st.sampled_from(
        [
            "U.S.",
            "J.R.R. Quill",
            "the",
            "port’s",
            "snake_case",
            "well\u2010known",
            "so\xadft",
            "Л.Н.",
            "`",
            "ﬁ",
            "①",
        ]
    )
    | st.text(max_size=8),
    max_size=12,
).map(" ".join)


@given(TEXTS)
def test_a_line_is_cut_into_the_words_that_the_whole_pattern_finds(text: str) -> None:
    plain = " ".join(text.split()).translate(str.maketrans(FOLDED))
    parts = re.split(r"((?:[A-ZА-ЯЁІЇЄҐ]\.){2,}|[^\W_]+)", plain)
    assert cut(text) == (tuple(parts[1::2]), tuple(parts[0::2]))


PIECES = [
    "1",
    "٣",
    ".",
    "/",
    ":",
    "h",
    "-",
    " ",
    "\u00a0",
    "a",
    "é",
    "Z",
    "Ü",
    "年",
    "oto",
    "Bild",
    "ото",
    "@",
    "©",
]
PIECES += [")", "撮影", "Source", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_what_is_sought_by_a_rare_sign_is_found_wherever_it_stands(text: str) -> None:
    """Law: a pattern that begins with what is rare finds whatever the plain one finds."""
    assert bool(PARTED.search(text)) == bool(re.search(r"\d[./-][ \u00a0]?\d", text))
    assert bool(SOME_GLUED.search(text)) == bool(re.search(r"[a-zà-ÿ][A-ZÀ-Þ]", text))
    assert bool(PARTED_AT_ALL.search(text)) == bool(re.search(r"\d[./:h-]\d", text))
    end = text.strip()
    assert is_credit_like(end) == bool(
        re.search(r"©|[)\]）]$|^Source|^Courtesy of|(?:oto|Bild|ото)[:@]|撮影|Scanpix", end)
    )


@given(TEXTS)
def test_a_tag_is_folded_as_letter_by_letter(text: str) -> None:
    table = str.maketrans({**FOLDED, "`": "'"})
    assert fold(text) == " ".join(text.split()).translate(table).casefold()


@given(TEXTS)
def test_a_text_is_known_by_its_letters_and_digits_alone(text: str) -> None:
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(filter(str.isalnum, once))
    assert digest_of(text * 9 + "x" * 40) == digest_of(bare * 9 + "x" * 40)


@given(st.text(max_size=60))
def test_the_words_of_a_line_are_the_same_whether_or_not_it_is_looked_at_for_dense_scripts(text: str) -> None:
    dense = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\u1000-\u109f"
    words = re.findall(f"[{dense}]{{1,2}}|[^\\W{dense}]+", text.strip())
    assert measure(text, lexicon()).original == words


@given(st.text(alphabet="a\n\r ", max_size=20))
def test_lines_end_at_every_kind_of_line_end(text: str) -> None:
    lines = re.split(r"\r\n|\r|\n", text)
    assert list(lines_of(text)) == (lines[:-1] if not lines[-1] else lines)


@given(
    st.lists(st.text(alphabet="ab. #é", min_size=1, max_size=5).filter(lambda name: name not in {".", ".."}))
)
def test_sidecars_are_called_as_paths_with_another_suffix_are(parts: list[str]) -> None:
    capture = "/".join(["seeds", *parts, "story.x"])
    assert names_for(capture) == (f"{capture}.toml", str(PurePosixPath(capture).with_suffix(".toml")))
    capture = "/".join(["seeds", *parts])
    assert names_for(capture) == (f"{capture}.toml", str(PurePosixPath(capture).with_suffix(".toml")))


def test_an_article_is_filed_with_the_digest_of_its_file() -> None:
    record = CaptureRecord(file="seeds/a.txt", sha256="a" * 64, ledger={}, reasons={})
    article = Article(title="The pier reopens", body="The pier is open.", capture=record)
    text, digest = filed_as(article)
    assert text == sealed(article)
    assert digest == fingerprint(text)
    assert f"filed: {digest}" in text


@given(
    st.lists(st.integers(min_value=-300_000, max_value=300_000), min_size=len(STATES), max_size=len(STATES))
)
def test_packed_weights_come_out_as_they_went_in(row: list[int]) -> None:
    weights = ready({"one": [value / 100 for value in row]}, [[0.0] * len(STATES)] * len(STATES))
    assert score([["one", "one", "unknown"]], weights) == [tuple(2 * value for value in row)]

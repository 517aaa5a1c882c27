"""Captures that are nearly the same are told of, where that is asked for."""

from pathlib import Path

import pytest

from backfile.errors import BackfileError, Exit
from backfile.intake import likeness
from backfile.intake.assigning import Case
from backfile.intake.found import Found
from backfile.intake.likeness import NEARLY, SAME, Likeness, check, likenesses, shape_of
from backfile.intake.sameness import Tell
from backfile.toml.settings import Intake
from tests.site.lab import STORY, lay_out

WORDS = [f"word{n}" for n in range(200)]


def case(*names: str, words: str = "", shape: str = "") -> Case:
    found = Found(file="", sha256="", size=1, sidecar="", digest="", tell=Tell(words=words), shape=shape)
    return Case(captures=tuple(found._replace(file=name) for name in names))


def test_one_text_in_two_articles_is_told_of_without_any_library() -> None:
    cases = [case("a", "b", words="1"), case("c", words="1"), case("d")]
    assert likenesses(cases, least=80) == [Likeness("a", "c", 100, SAME), Likeness("b", "c", 100, SAME)]


def test_a_text_that_differs_in_some_words_is_nearly_the_same() -> None:
    pytest.importorskip("rensa")
    one, other = (
        shape_of(" ".join(WORDS)),
        shape_of(" ".join([*WORDS[:190], *["A", "few", "words", "of", "another"]])),
    )
    apart = shape_of(" ".join(WORDS[::-1]))
    cases = [case("a", shape=one), case("b", shape=other), case("c", shape=apart)]
    ((first, second, share, reason),) = likenesses(cases, least=70)
    assert (first, second, reason) == ("a", "b", NEARLY)
    assert 80 <= share < 100
    assert likenesses(cases, least=100) == []
    assert shape_of("Two words") == ""


def test_a_thousand_copies_are_not_a_million_pairs() -> None:
    cases = [case(f"{n:04}", words="1") for n in range(1000)]
    assert len(likenesses(cases, least=80)) < 8000


def test_a_library_that_is_missing_is_an_error_only_where_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(likeness, "find_spec", lambda _: None)
    check(Intake())
    with pytest.raises(BackfileError, match=r"intake.similar needs rensa") as caught:
        check(Intake(similar=80))
    assert caught.value.code is Exit.USAGE
    assert "pip install 'backfile[similar]'" in str(caught.value)


def test_a_build_tells_of_them_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rensa")
    lab = lay_out(tmp_path)
    lab.write("site.toml", "[intake]\nsimilar = 60\n")
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/b.txt", STORY.replace("eleven miles", "twelve miles"))
    for _ in range(2):
        assert lab.build() == 0
        assert "seeds/a.txt and seeds/b.txt: nearly the same text (" in capsys.readouterr().out

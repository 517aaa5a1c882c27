"""Captures that come, go and change when their article is filed already: its words stay a person's."""

import json
import re
from dataclasses import replace

import pytest

from backfile.cli import main
from backfile.model import Status
from tests.site.lab import STORY, Lab
from tests.site.recaptured import ADDRESS, PAGE, REVISED, article, captures_of, pages_of_captures
from tests.site.test_filing import LIGHTHOUSE


def test_a_capture_of_a_hand_edited_article_is_added_and_no_word_is_changed(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", ADDRESS)
    assert lab.build() == 0
    edited = lab.read(LIGHTHOUSE).replace("title: Mayor Opens", "title: The Mayor Opens")
    lab.write(LIGHTHOUSE, edited.replace("Hundreds of people", "Many people"))
    before = article(lab)
    lab.write("seeds/b.txt", REVISED)
    lab.write("seeds/b.toml", ADDRESS)
    capsys.readouterr()
    assert lab.build() == 0
    said = capsys.readouterr().out
    assert f"{LIGHTHOUSE}: its words are kept; added to its captures: seeds/b.txt" in said
    assert "seeds/b.txt has another text" in said
    assert f"python build.py diff {LIGHTHOUSE}" in said
    after = article(lab)
    assert captures_of(after) == ["seeds/b.txt", "seeds/a.txt"]
    assert replace(after, captures=(), capture=None) == replace(before, capture=None)
    assert [path for path in lab.pages() if path.endswith("-changes.html")]

    assert lab.build() == 0
    said = capsys.readouterr().out
    assert "2 captures of 1 article: 1 kept" in said
    assert main(["diff", LIGHTHOUSE], root=lab.root) == 0
    diff = capsys.readouterr().out
    assert "-title: The Mayor Opens" in diff
    assert "+The lamp can be seen from twelve miles" in diff


def test_a_capture_of_a_withheld_article_is_withheld_with_it(twice: Lab) -> None:
    twice.write(LIGHTHOUSE, twice.read(LIGHTHOUSE).replace("status: filed", "status: withheld"))
    twice.write("seeds/c.txt", REVISED.replace("twelve", "thirteen"))
    twice.write("seeds/c.toml", ADDRESS + 'retrieved = "2023-03-07"\n')
    assert twice.build() == 0
    assert twice.articles() == [LIGHTHOUSE]
    assert article(twice).status is Status.WITHHELD
    assert captures_of(article(twice)) == ["seeds/a.txt", "seeds/c.txt", "seeds/b.txt"]
    assert pages_of_captures(twice) == []
    for text in twice.pages().values():
        assert b"Lighthouse" not in text
    named = {entry["path"] for entry in json.loads(twice.read("public/manifest.json"))["inputs"]}
    assert not {path for path in named if path.startswith("seeds/")}


@pytest.mark.parametrize("gone", ["a", "b"])
def test_a_capture_that_is_gone_stays_on_record(
    twice: Lab, capsys: pytest.CaptureFixture[str], gone: str
) -> None:
    before = twice.read(LIGHTHOUSE)
    for suffix in ("txt", "toml"):
        (twice.root / f"seeds/{gone}.{suffix}").unlink()
    capsys.readouterr()
    assert twice.build() == 0
    assert f"its capture seeds/{gone}.txt is not in the archive" in capsys.readouterr().out
    after = twice.read(LIGHTHOUSE)
    assert captures_of(article(twice)) == ["seeds/a.txt", "seeds/b.txt"]
    assert after.partition("\n---\n")[2] == before.partition("\n---\n")[2]
    assert "Its file is not in this archive." in twice.read(PAGE)
    assert not [path for path in twice.pages() if path.endswith("-changes.html")]
    text = twice.tree("articles")
    assert twice.build() == 0
    assert twice.tree("articles") == text


def test_a_later_capture_joins_an_article_whose_own_is_gone(twice: Lab) -> None:
    for suffix in ("txt", "toml"):
        (twice.root / f"seeds/b.{suffix}").unlink()
    twice.write("seeds/c.txt", REVISED.replace("twelve", "thirteen"))
    twice.write("seeds/c.toml", ADDRESS + 'retrieved = "2023-03-09"\n')
    assert twice.build() == 0
    assert twice.articles() == [LIGHTHOUSE]
    assert captures_of(article(twice)) == ["seeds/a.txt", "seeds/c.txt", "seeds/b.txt"]
    assert "twelve miles" in article(twice).body
    before = twice.stamps("articles")
    assert twice.build() == 0
    assert twice.stamps("articles") == before


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_renamed_capture_stays_a_capture_of_its_article(twice: Lab, name: str) -> None:
    for suffix in ("txt", "toml"):
        (twice.root / f"seeds/{name}.{suffix}").rename(twice.root / f"seeds/{name}{name}.{suffix}")
    assert twice.build() == 0
    assert twice.articles() == [LIGHTHOUSE]
    assert captures_of(article(twice)) == [f"seeds/{one if one != name else one * 2}.txt" for one in "ab"]


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_capture_that_was_altered_is_an_error_whichever_it_is(
    twice: Lab, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before, site = twice.read(LIGHTHOUSE), twice.tree()
    twice.write(f"seeds/{name}.txt", "Something Else\n\nAltogether, it said in a statement on Friday.\n")
    assert twice.build() == 1
    assert f"seeds/{name}.txt: the capture has changed since it was filed" in capsys.readouterr().err
    assert (twice.read(LIGHTHOUSE), twice.tree()) == (before, site)


def test_articles_that_were_filed_apart_are_told_of_and_left_as_they_are(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/b.txt", REVISED)
    assert lab.build() == 0
    first, second = lab.articles()
    lab.write(second, lab.read(second).replace("title: Mayor Opens", "title: The Mayor Opens"))
    before = lab.tree("articles")
    for name in "ab":
        lab.write(f"seeds/{name}.toml", f"{ADDRESS}section = 'Local'\n" if name == "b" else ADDRESS)
    capsys.readouterr()
    edited = lab.read(second)
    assert lab.build() == 0
    out = capsys.readouterr().out
    assert f"{first} and {second} are of one article, and were filed apart" in out
    assert lab.read(second) == edited
    spare = re.search(r"; delete (\S+) to have all captures in (\S+)", out)
    assert spare
    assert lab.tree("articles") != before  # the address has come into the one that nobody has edited
    assert (spare[1], spare[2]) == (first, second)
    (lab.root / spare[1]).unlink()
    assert lab.build() == 0
    assert lab.articles() == [second]
    assert captures_of(article(lab, second)) == ["seeds/b.txt", "seeds/a.txt"]
    assert "title: The Mayor Opens" in lab.read(second)


def test_an_article_copied_by_hand_is_left_alone(twice: Lab) -> None:
    """Somebody may be about to part a capture that holds two articles."""
    copy = LIGHTHOUSE.replace(".md", "-b.md")
    twice.write(copy, twice.read(LIGHTHOUSE))
    before = twice.stamps("articles")
    assert twice.build() == 0
    assert twice.stamps("articles") == before


def test_a_file_in_which_records_have_no_place_is_an_error_and_stays_as_it_is(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", ADDRESS)
    assert lab.build() == 0
    indented = f"captures:\n    - {{file: seeds/z.txt, sha256: {'a' * 64}}}\n---\nThe mayor"
    before = lab.read(LIGHTHOUSE).replace("---\nThe mayor", indented)
    lab.write(LIGHTHOUSE, before)
    lab.write("seeds/b.txt", REVISED)
    lab.write("seeds/b.toml", ADDRESS)
    assert lab.build() == 1
    assert "seeds/b.txt can't be added to its captures" in capsys.readouterr().err
    assert lab.read(LIGHTHOUSE) == before

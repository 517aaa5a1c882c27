"""The newer ledger is taken into an article that a person has edited, and nothing else is changed."""

import json
import re

import pytest

from backfile.articles.articlefile import loads
from backfile.cli import main
from tests.site.lab import Lab

LINES = "The quay was rebuilt, the harbour office said on Monday.\n\nNobody was hurt, they said; it sails."
ENTRY = {"title": "A Story of the Quay", "text": LINES, "url": "https://x.example/1", "language": "en"}
QUAY = "articles/undated/a-story-of-the-quay.md"


@pytest.fixture
def edited(lab: Lab) -> Lab:
    """An article that was edited, of a file out of which another version of the program read another text."""
    lab.write("seeds/export.jsonl", json.dumps(ENTRY) + "\n")
    assert lab.build() == 0
    text = lab.read(QUAY).replace("title: A Story", "title: The Story").replace("rebuilt,", "built anew,")
    text = re.sub(r"(?m)^  text: .*$", f"  text: {'0' * 64}", text)
    text = re.sub(r"(?ms)^  ledger:\n.*?^  reasons:", '  ledger:\n    body: "1"\n  reasons:', text)
    lab.write(QUAY, text)
    return lab


def test_a_ledger_of_another_text_stops_a_build_and_is_listed_with_the_command_that_mends_it(
    edited: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    assert edited.build() == 1
    command = f"python build.py ledger {QUAY}"
    assert command in capsys.readouterr().err
    assert main(["review", "--kind", "ledger"], root=edited.root) == 0
    assert command in capsys.readouterr().out


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_the_command_takes_over_the_ledger_and_leaves_every_other_byte(edited: Lab, ends: str) -> None:
    text = edited.read(QUAY).replace("title: The", "title:   The")
    before = text.replace("\n", ends)
    edited.write(QUAY, before)
    assert main(["ledger", QUAY], root=edited.root) == 0
    after = (edited.root / QUAY).read_bytes().decode()
    assert after.count("\r\n") == (after.count("\n") if ends == "\r\n" else 0)
    outside = re.compile(r"(?ms)^capture:.*?^---")
    assert outside.sub("", after) == outside.sub("", before)
    assert loads(after, QUAY).title == "The Story of the Quay"
    assert edited.build() == 0
    assert (edited.root / QUAY).read_bytes().decode() == after
    assert "built anew" in after


def test_line_ends_outside_the_ledger_stay_as_they_are_be_they_of_both_kinds(edited: Lab) -> None:
    before = edited.read(QUAY).replace("\n\nNobody", "\r\n\nNobody")
    edited.write(QUAY, before)
    assert main(["ledger", QUAY], root=edited.root) == 0
    after = (edited.root / QUAY).read_bytes().decode()
    outside = re.compile(r"(?ms)^capture:.*?^---")
    assert after != before
    assert outside.sub("", after) == outside.sub("", before)


@pytest.mark.parametrize("comment", ["  # as I was told\n  file:", "  # O'Brien's \"own\n  file:"])
def test_a_ledger_in_which_a_person_left_a_comment_is_left_to_the_person(
    edited: Lab, capsys: pytest.CaptureFixture[str], comment: str
) -> None:
    text = edited.read(QUAY).replace("  file:", comment, 1)
    edited.write(QUAY, text)
    assert main(["ledger", QUAY], root=edited.root) == 1
    assert f"python build.py diff {QUAY}" in capsys.readouterr().err
    assert edited.read(QUAY) == text


def test_a_second_time_there_is_nothing_to_do(edited: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", QUAY], root=edited.root) == 0
    before = edited.read(QUAY)
    assert main(["ledger", QUAY], root=edited.root) == 0
    assert capsys.readouterr().out.endswith("its ledger is the newest\n")
    assert edited.read(QUAY) == before


def test_the_article_is_known_as_edited_as_before(edited: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", QUAY], root=edited.root) == 0
    edited.write("seeds/export.toml", 'section = "Local"\n')
    assert edited.build() == 0
    assert f"{QUAY}: edited by hand, so kept" in capsys.readouterr().out
    assert "section: Local" not in edited.read(QUAY)


def test_a_capture_in_a_form_that_we_would_not_write_is_left_to_the_person(
    edited: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    text = edited.read(QUAY).replace("capture:\n", "'capture':\n")
    edited.write(QUAY, text)
    assert main(["ledger", QUAY], root=edited.root) == 1
    assert f"python build.py diff {QUAY}" in capsys.readouterr().err
    assert edited.read(QUAY) == text


def test_a_capture_that_is_another_one_gives_no_ledger(edited: Lab) -> None:
    edited.write("seeds/export.jsonl", json.dumps({**ENTRY, "section": "Local"}) + "\n")
    before = edited.read(QUAY)
    assert main(["ledger", QUAY], root=edited.root) == 1
    assert edited.read(QUAY) == before

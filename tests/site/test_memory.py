"""What intake remembers saves work and changes nothing."""

import json
from pathlib import Path

import pytest

from backfile.intake.gather import draft_of
from backfile.intake.memory import NAME
from backfile.model import Draft
from backfile.settings import Intake
from tests.site.lab import STORY, Lab
from tests.site.test_filing import LIGHTHOUSE


@pytest.fixture
def story(lab: Lab) -> Lab:
    lab.write("seeds/lighthouse.txt", STORY)
    assert lab.build() == 0
    return lab


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The captures that are read from here on."""
    read: list[str] = []

    def noted(path: Path, name: str, settings: Intake) -> Draft:
        read.append(name)
        return draft_of(path, name, settings)

    monkeypatch.setattr("backfile.intake.batch.draft_of", noted)
    return read


def test_an_unchanged_capture_is_not_read_again(story: Lab, reads: list[str]) -> None:
    assert story.build() == 0
    assert reads == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("seeds/lighthouse.toml", 'section = "Local"\n'),
        ("site.toml", "[intake]\ntags = 3\n"),
        (NAME, "{"),
        (NAME, '{"seal": 1, "readings": []}'),
    ],
)
def test_it_is_read_again_when_anything_that_it_depends_on_has_changed(
    story: Lab, reads: list[str], path: str, text: str
) -> None:
    story.write(path, text)
    assert story.build() == 0
    assert reads == ["seeds/lighthouse.txt"]


def test_a_memory_that_was_altered_is_noticed(story: Lab, reads: list[str]) -> None:
    document = json.loads(story.read(NAME))
    document["readings"]["seeds/lighthouse.txt"][2] = "0" * 64
    story.write(NAME, json.dumps(document))
    assert story.build() == 0
    assert reads == ["seeds/lighthouse.txt"]


def test_an_article_that_was_deleted_is_filed_again(story: Lab, reads: list[str]) -> None:
    before = story.read(LIGHTHOUSE)
    (story.root / LIGHTHOUSE).unlink()
    assert story.build() == 0
    assert story.read(LIGHTHOUSE) == before
    assert reads == ["seeds/lighthouse.txt"]


def test_without_the_memory_the_outcome_is_the_same(story: Lab) -> None:
    before, memory = story.tree(), story.read(NAME)
    (story.root / NAME).unlink()
    assert story.build() == 0
    assert story.tree() == before
    assert story.read(NAME) == memory

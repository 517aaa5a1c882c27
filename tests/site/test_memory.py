"""What intake remembers saves work and changes nothing."""

import hashlib
from typing import Any

import pytest

from backfile import state
from backfile.intake.batch import Batch, read_all
from tests.site.lab import STORY, Lab
from tests.site.test_filing import LIGHTHOUSE


@pytest.fixture
def story(lab: Lab) -> Lab:
    lab.write("seeds/lighthouse.txt", STORY)
    assert lab.build() == 0
    return lab


def test_an_unchanged_capture_is_not_read_again(story: Lab, reads: list[str]) -> None:
    assert story.build() == 0
    assert reads == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("seeds/lighthouse.toml", 'section = "Local"\n'),
        ("site.toml", "[intake]\ntags = 3\n"),
        (state.NAME, "{"),
    ],
)
def test_it_is_read_again_when_anything_that_it_depends_on_has_changed(
    story: Lab, reads: list[str], path: str, text: str
) -> None:
    story.write(path, text)
    assert story.build() == 0
    assert reads == ["seeds/lighthouse.txt"]


def test_a_memory_that_was_altered_is_noticed(story: Lab, reads: list[str]) -> None:
    text = story.read(state.NAME)
    sha256 = hashlib.sha256(STORY.encode()).hexdigest()
    assert sha256 in text
    story.write(state.NAME, text.replace(sha256, "0" * 64))
    assert story.build() == 0
    assert reads == ["seeds/lighthouse.txt"]


def test_an_article_that_was_deleted_is_filed_again(story: Lab, reads: list[str]) -> None:
    before = story.read(LIGHTHOUSE)
    (story.root / LIGHTHOUSE).unlink()
    assert story.build() == 0
    assert story.read(LIGHTHOUSE) == before
    assert reads == ["seeds/lighthouse.txt"]


def test_without_the_memory_the_outcome_is_the_same(story: Lab) -> None:
    before = story.tree()
    (story.root / state.NAME).unlink()
    assert story.build() == 0
    assert story.tree() == before


def test_a_sidecar_that_appears_while_captures_are_read_is_seen_by_the_next_build(
    lab: Lab, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is remembered of a capture goes by the look that was taken before it was read."""
    lab.write("seeds/lighthouse.txt", STORY)

    def late(*arguments: Any, **rest: Any) -> Batch:
        batch = read_all(*arguments, **rest)
        lab.write("seeds/lighthouse.toml", 'section = "Local"\n')
        return batch

    monkeypatch.setattr("backfile.files.stamps.began", lambda _: 2**62)  # no stamp is unsettled
    monkeypatch.setattr("backfile.cli.taking.read_all", late)
    assert lab.build() == 0
    monkeypatch.setattr("backfile.cli.taking.read_all", read_all)
    assert lab.build() == 0
    assert reads == ["seeds/lighthouse.txt", "seeds/lighthouse.txt"]
    assert "section: Local" in lab.read(LIGHTHOUSE)

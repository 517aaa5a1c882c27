"""What a build must not overlook because of what the one before has left, each case once seen to go wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from backfile import state
from backfile.errors import BackfileError, Exit, Location
from tests.ending import it_ends
from tests.site.lab import REPOSITORY, STORY, Lab
from tests.site.test_filing import LIGHTHOUSE

SEED = "seeds/lighthouse.txt"


@pytest.fixture
def story(lab: Lab) -> Lab:
    lab.write(SEED, STORY)
    assert lab.build() == 0
    return lab


def _inputs(lab: Lab) -> set[str]:
    return {entry["path"] for entry in json.loads(lab.read("public/manifest.json"))["inputs"]}


def test_a_withheld_article_keeps_its_capture_out_of_the_manifest_though_that_was_renamed(story: Lab) -> None:
    assert {SEED, LIGHTHOUSE} <= _inputs(story)
    (story.root / SEED).rename(story.root / "seeds" / "secret.txt")
    story.write(LIGHTHOUSE, story.read(LIGHTHOUSE).replace("status: filed", "status: withheld"))
    assert story.build() == 0
    assert not {SEED, LIGHTHOUSE, "seeds/secret.txt"} & _inputs(story)


def test_of_two_articles_of_one_capture_the_one_that_is_out_of_date_is_written_anew(story: Lab) -> None:
    old = story.read(LIGHTHOUSE)
    story.write("articles/2023/zz-copy.md", old.replace("title: Mayor", "title: The mayor"))
    story.write("seeds/lighthouse.toml", 'publication = "The Paper"\n')
    assert story.build() == 0
    new = story.read(LIGHTHOUSE)
    assert "The Paper" in new
    story.write(LIGHTHOUSE, old)
    assert story.build() == 0
    assert story.read(LIGHTHOUSE) == new


@pytest.mark.parametrize(
    "make", [lambda path: path.symlink_to("/nowhere"), lambda path: path.symlink_to("/tmp"), os.mkfifo]
)
def test_a_sidecar_that_is_no_plain_file_is_told(
    story: Lab, capsys: pytest.CaptureFixture[str], make: object
) -> None:
    assert callable(make)
    make(story.root / "seeds" / "lighthouse.txt.toml")
    with it_ends():
        assert story.build() == 1
    assert "seeds/lighthouse.txt.toml: " in capsys.readouterr().err


def test_a_template_whose_name_begins_with_a_dot_is_not_found(
    story: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    story.write("templates/.part.html", "hidden")
    story.write("templates/about.html", "{% include '.part.html' %}")
    assert story.build() == 1
    assert ".part.html: there is no such template" in capsys.readouterr().err


def test_the_order_of_the_theme_s_folders_does_not_depend_on_the_hash_seed(story: Lab) -> None:
    story.write("templates/card.html", "{{ card.title }}")
    said = set()
    for seed in ("1", "2", "3", "4"):
        code = (
            "from pathlib import Path; from backfile.look import look; "
            f"look = look(Path({str(story.root)!r})); print([*look.others])"
        )
        run = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=True,
        )
        said.add(run.stdout)
    assert len(said) == 1


def test_an_article_that_names_a_sidecar_as_its_capture_shows_none(story: Lab) -> None:
    story.write("seeds/lighthouse.toml", 'section = "Local"\n')
    text = story.read(LIGHTHOUSE).replace("file: seeds/lighthouse.txt", "file: seeds/lighthouse.toml")
    story.write("articles/2023/side.md", text)
    assert story.build() == 0
    assert "captures/2023/side.html" not in story.pages()


def test_a_state_that_is_nothing_but_brackets_counts_as_none(tmp_path: Path) -> None:
    tail = f"backfile-state-1 {0:020d} {'0' * 64}\n"
    (tmp_path / state.NAME).write_text("[" * 200_000 + "\n" + tail)
    assert state.head_of(tmp_path) == {}
    assert state.load(tmp_path) == state.State(tmp_path)


def test_the_page_of_a_long_capture_is_proved_in_time(lab: Lab) -> None:
    lab.write(
        "seeds/long.txt", STORY + "\n".join(f"Line number {number} of a long list" for number in range(9_000))
    )
    with it_ends():
        assert lab.build() == 0


def test_a_state_that_cannot_be_written_hides_no_other_problem(
    story: Lab, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    story.write("articles/bad.md", "---\ntitle: Bad\ndate: 19 Smarch\n---\n")

    def full(self: state.Draft, head: object) -> None:
        raise BackfileError("no space left on device", Location(state.NAME), code=Exit.IO)

    monkeypatch.setattr(state.Draft, "keep", full)
    capsys.readouterr()
    assert story.build() == 3
    told = capsys.readouterr().err
    assert "articles/bad.md:3:7" in told
    assert ".backfile.state: no space left on device" in told

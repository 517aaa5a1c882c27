"""A build that knows of an earlier one gives what a clean build gives, after any sequence of changes."""

import gc
import hashlib
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from backfile import state
from backfile.files import stamps
from backfile.look import Look
from backfile.press import laying
from backfile.press.run import Site, press
from backfile.records.shelf import Shelf
from tests.site.clean import Builder, built, inputs_of, quicken
from tests.site.editing import Editing
from tests.site.lab import Lab

PARTS, SEQUENCES, STEPS = 4, 125, 6
DAY = 86_400 * 10**9


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where the system has such: there a file is removed in no time."""
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if os.access(shared, os.W_OK) else tmp_path) as folder:
        yield Path(folder)


@pytest.mark.parametrize("part", range(PARTS))
def test_incremental_equals_clean(part: int, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five hundred sequences of changes in all, other ones in each part.

    In half of them every file is settled when a build begins, and half of the parts lay out as many processes
    do for a large site.
    """
    quicken(monkeypatch)
    if part % 2:
        monkeypatch.setattr(laying, "MANY", 1)
        monkeypatch.setattr(laying, "inherits", lambda _: True)
    builder, began = Builder(memory), stamps.began

    def pass_time(patient: bool) -> None:
        later = DAY if patient else 0
        monkeypatch.setattr(stamps, "began", lambda lock: began(lock) + later)

    @seed(part)
    def machine() -> Editing:
        return Editing(Path(mkdtemp(dir=memory)), builder, pass_time)

    many = settings(
        max_examples=SEQUENCES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=many)  # type: ignore[arg-type] # any maker of machines will do


def test_an_authors_page_is_led_to_for_as_long_as_there_is_one(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second article of an author changes the page of the first, and nothing else in its file does."""
    quicken(monkeypatch)
    began = stamps.began
    monkeypatch.setattr(stamps, "began", lambda lock: began(lock) + DAY)
    clean = Builder(tmp_path)
    first, link = "articles/2024/first.md", "authors/ada-quill.html"

    def leads(path: str, text: str | None) -> bool:
        """Write or remove an article, build, and tell whether the first one's page leads to the author's."""
        lab.write(path, f"---\ntitle: News\nauthors: {text}\n") if text else (lab.root / path).unlink()
        assert built(lab.root) == clean.clean(inputs_of(lab.root))
        return link in lab.read(f"public/{first.removesuffix('.md')}.html")

    second = "articles/2024/second.md"
    assert not leads(first, "[Ada Quill]\n---\nText.")
    assert leads(second, "[Ada Quill]\n---\nText.")
    assert leads(second, "[Ada Quill]\n---\nEdited, and its author is the same.")
    assert leads(first, "[Ada Quill]\n---\nEdited, and its author is the same.")
    assert not leads(second, "[Dov Ilves]\n---\nText.")
    assert leads(second, "[Dov Ilves, Ada Quill]\n---\nText.")
    assert not leads(second, None)


@pytest.fixture
def settled(seeded: Lab, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """An archive that was built when all of its files were old enough to be known by their stamps."""
    began = stamps.began
    monkeypatch.setattr(stamps, "began", lambda lock: began(lock) + DAY)
    assert seeded.build() == 0
    return seeded


@pytest.fixture
def wholes(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The sites that are built in full from here on."""
    from backfile.cli import whole

    build_whole, built = whole.build_whole, []

    def noted(root: Path, **how: Any) -> int:
        built.append(root)
        return build_whole(root, **how)

    monkeypatch.setattr(whole, "build_whole", noted)
    return built


def test_nobody_keeps_the_stamps_of_the_first_look_while_pages_are_printed(
    settled: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of a million articles take 280 MB."""
    (path, *_) = settled.articles()
    kept: list[int] = []

    def noted(*arguments: Any, **rest: Any) -> Site:
        kept.append(sum(type(each) in (Look, Shelf) for each in gc.get_objects()))
        return press(*arguments, **rest)

    monkeypatch.setattr("backfile.cli.whole.press", noted)
    settled.write(path, settled.read(path).replace("\n---\n", "\n---\nEdited. ", 1))
    assert settled.build() == 0  # by the look of the command, which finds that something has changed
    (settled.root / state.NAME).unlink()
    assert settled.build() == 0
    assert kept == [0, 0]


def test_a_build_that_finds_everything_as_it_was_does_nothing(
    settled: Lab, wholes: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    before = settled.stamps()
    capsys.readouterr()
    assert settled.build() == 0
    said = capsys.readouterr().out
    assert settled.build() == 0
    assert (
        capsys.readouterr().out
        == said
        == (
            f"3 captures: 3 kept\n3 articles; nothing has changed\n{settled.root / 'public' / 'index.html'}\n"
        )
    )
    assert wholes == []
    after = settled.stamps()
    assert {path for path in before if before[path] != after[path]} <= {".backfile.lock"}
    assert before.keys() == after.keys()


def test_what_a_build_that_does_nothing_says_is_what_a_full_one_says(
    settled: Lab, wholes: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a hand edit, and of a capture that is there no more, one is reminded each time."""
    (first,) = (path for path in settled.articles() if "confirms" in path)
    (second,) = (path for path in settled.articles() if "lighthouse" in path)
    settled.write(first, settled.read(first).replace("\n---\n", "\n---\nEdited. ", 1))
    settled.write("site.toml", "[intake]\ntags = 1\n")
    lost = re.search(r"(?m)^ *file: (seeds/.*)$", settled.read(second))
    assert lost
    (settled.root / lost[1]).unlink()
    assert settled.build() == 0
    capsys.readouterr()
    assert settled.build() == 0
    assert len(wholes) == 1
    short = capsys.readouterr().out
    (settled.root / state.NAME).unlink()
    assert settled.build() == 0
    assert len(wholes) == 2
    assert capsys.readouterr().out == short
    assert "edited by hand" in short
    assert f"its capture {lost[1]} is not in the archive" in short


def test_a_file_that_was_written_just_before_a_build_is_read_again_by_the_next(
    seeded: Lab, wholes: list[Path]
) -> None:
    """By the clock of the file system alone, without a hand on it: at last nothing is done."""
    assert seeded.build() == 0
    for _ in range(3):
        time.sleep(0.05)
        assert seeded.build() == 0
    assert 1 <= len(wholes) <= 2


@pytest.mark.parametrize("path", ["index.html", "manifest-sha256.txt", "static/style.css", "about.html"])
@pytest.mark.parametrize("text", [None, "", "Defaced"])
def test_a_published_file_that_was_changed_is_put_right(settled: Lab, path: str, text: str | None) -> None:
    before = settled.tree()
    file = settled.root / "public" / path
    file.unlink()
    if text is not None:
        file.write_text(text)
    assert settled.build() == 0
    assert settled.tree() == before


def test_only_pages_that_a_change_reaches_are_written(settled: Lab) -> None:
    before = settled.stamps("public")
    settled.write("articles/2024/new.md", "---\ntitle: New\ndate: 2024-11-30\n---\nText.\n")
    assert settled.build() == 0
    after = settled.stamps("public")
    # The time of a file's own change (ctime) is that of its latest name.
    written = {
        path for path in after if path.endswith(".html") and after[path][::2] != before.get(path, ())[::2]
    }
    assert "public/articles/2024/new.html" in written
    assert not any(path.startswith(("public/captures/", "public/articles/2023/")) for path in written)


def test_a_site_whose_build_failed_is_built_again_though_nothing_else_has_changed(
    settled: Lab, wholes: list[Path]
) -> None:
    settled.write("articles/2024/dead.md", "---\ntitle: Dead\n---\nA [link](nowhere.html).\n")
    assert [settled.build(), settled.build()] == [1, 1]
    (settled.root / "articles/2024/dead.md").unlink()
    assert [settled.build(), settled.build()] == [0, 0]
    assert len(wholes) == 3


def test_settings_that_change_while_a_build_begins_are_those_that_it_goes_by(
    settled: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = state.load

    def late(root: Path) -> state.State:
        settled.write("site.toml", '[site]\ntitle = "Another"\n')
        return load(root)

    settled.write("articles/2024/new.md", "---\ntitle: New\n---\nText.\n")
    monkeypatch.setattr(state, "load", late)
    assert settled.build() == 0
    monkeypatch.setattr(state, "load", load)
    assert settled.build() == 0
    assert "Another" in settled.read("public/index.html")


def test_a_second_article_of_a_capture_that_has_changed_is_told_of(
    settled: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its page shows the capture, which is another one now, whatever the first article says."""
    first = settled.articles()[0]
    settled.write("articles/2024/twin.md", settled.read(first))
    assert settled.build() == 0
    found = re.search(r"(?m)^ *file: (seeds/.*)$", settled.read(first))
    assert found
    capture = settled.root / found[1]
    old, new = (hashlib.sha256(data).hexdigest() for data in (capture.read_bytes(), b"Another\n\nText.\n"))
    capture.write_bytes(b"Another\n\nText.\n")
    settled.write(first, settled.read(first).replace(old, new))
    assert settled.build() == 1
    assert "filed as articles/2024/twin.md" in capsys.readouterr().err


def test_a_link_on_a_page_that_is_not_printed_again_is_dead_when_its_target_is_gone(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page's own slice has not changed: other articles stand between it and the one removed."""
    for day in range(1, 6):
        body = "[The first](first.html)" if day == 5 else "Text."
        name = "first" if day == 1 else f"day-{day}"
        lab.write(f"articles/2024/{name}.md", f"---\ntitle: {name}\ndate: 2024-03-0{day}\n---\n{body}\n")
    assert lab.build() == 0
    before = lab.tree()
    (lab.root / "articles/2024/first.md").unlink()
    assert lab.build() == 1
    assert "articles/2024/day-5.md:5:13: the link 'first.html' leads nowhere" in capsys.readouterr().err
    assert lab.tree() == before

"""A run of the press makes the whole site, or tells all that is wrong and leaves the published one alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.model import Article, CaptureRecord
from backfile.press import layout, run
from backfile.press.page import Desk, Page, Plan
from backfile.press.publishing import staging, trees
from backfile.press.publishing.survey import survey
from backfile.working.work import ALONE, Crew
from tests.press.making import STORIES, Story, lay, pressed, published, story, tree


def _problems(root: Path, stories: list[Story]) -> list[BackfileError]:
    with pytest.raises(Problems) as caught:
        pressed(root, stories)
    return sorted(caught.value.problems, key=str)


def test_the_printed_site_does_not_depend_on_the_order_of_the_articles(bare: Path) -> None:
    pressed(bare, STORIES)
    one = tree(bare / "public")
    assert pressed(bare, STORIES[::-1]).published.written == 0
    shutil.rmtree(bare / "public")
    pressed(bare, STORIES[::-1])
    assert tree(bare / "public") == one
    assert one["static/a.css"] == b""
    assert one["dates/2024.html"] == b"date"


@pytest.mark.parametrize("crew", [ALONE, Crew(workers=2)])
def test_who_does_the_work_has_no_say_in_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crew: Crew
) -> None:
    monkeypatch.setattr(run, "CHUNK", 5)
    pressed(tmp_path, STORIES, crew=crew)
    one = tree(tmp_path / "public")
    monkeypatch.setattr(run, "FIRST", 2)
    monkeypatch.setattr(run, "BATCH", 7)
    site = pressed(tmp_path, STORIES, crew=crew)
    assert site.published.written == 0
    assert tree(tmp_path / "public") == one
    assert site.outputs.keys() == published(tmp_path).keys()


def test_outputs_are_told_with_the_stamps_that_they_are_published_with(bare: Path) -> None:
    for number in range(3):
        site = pressed(bare, [story("a", body=f"{number}"), story("b", body="same")])
        found = survey(bare).files
        assert {path: output.stamp for path, output in site.outputs.items()} == {
            path: found[path] for path in site.outputs
        }


def test_a_disk_that_is_full_is_told_of_once(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put = staging.put

    def full(staged: Path, path: str, data: bytes) -> object:
        if path.endswith(".html"):
            raise BackfileError("there is no space left", Location(f"public/{path}"), code=Exit.IO)
        return put(staged, path, data)

    monkeypatch.setattr(staging, "put", full)
    assert len(_problems(bare, STORIES)) == 1


def test_everything_that_is_wrong_is_told_at_once_with_its_line(bare: Path) -> None:
    bad = [
        story("2024/x", body="Fine.\n\n![a](http://x/y.png)"),
        story("2024/y", body=">" * 200 + "lost"),
        story("2024/z", body="[a]: b"),
    ]
    assert [str(problem.at) for problem in _problems(bare, bad)] == [
        f"articles/2024/x.md:{bad[0].body_line + 2}",
        f"articles/2024/y.md:{bad[1].body_line}",
        f"articles/2024/z.md:{bad[2].body_line}",
    ]


def test_a_dead_link_is_told_with_its_place_even_beside_other_problems(bare: Path) -> None:
    stories = [
        story("2024/x", body="[one](y.html)\n\n[two](gone.html) [three](http://[)"),
        story("2024/y", body=">" * 300 + " lost"),
    ]
    dead, lost = _problems(bare, stories)
    assert str(dead.at) == f"articles/2024/x.md:{stories[0].body_line + 2}:7"
    assert "'gone.html' leads nowhere (on articles/2024/x.html)" in dead.message
    assert "would not reach the page" in lost.message


def test_a_link_to_an_article_that_could_not_be_read_is_not_called_dead(bare: Path) -> None:
    stories = [
        story(
            "2024/x",
            body="[one](y.html), [its capture](../../captures/2024/y.html) [x](../../tags/gone.html)",
        )
    ]
    assert len(_problems(bare, stories)) == 3
    site = pressed(bare, stories, unread=["2024/y"])
    assert "articles/2024/x.html" in site.outputs


def test_a_dead_link_is_told_beside_an_article_that_could_not_be_read(bare: Path) -> None:
    with pytest.raises(Problems, match=r"'z\.html' leads nowhere"):
        pressed(bare, [story("2024/x", body="[one](z.html)")], unread=["2024/y"])


def test_two_pages_at_one_place_are_told(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where one of them waits, was kept, failed or is a file of the theme, and in whatever batch."""
    twice = [story("2024/a"), story("2024/a")]
    before = pressed(bare, twice[:1])
    failing = story("2024/b", body="![a](http://x/y.png)")
    for batch in (1, 50_000):
        monkeypatch.setattr(run, "FIRST", batch)
        monkeypatch.setattr(run, "BATCH", batch)
        for each in (None, before):
            with pytest.raises(Problems) as caught:
                pressed(bare, twice, before=each)
            assert {str(problem.at) for problem in caught.value.problems} == {"articles/2024/a.md"}
            assert {problem.message for problem in caught.value.problems} == {
                f"two things would stand at articles/2024/a.{suffix}"
                for suffix in ("html", "json", "bib", "ris", "csl.json")
            }
            assert {problem.hint for problem in caught.value.problems} == {"rename one of them"}
        both = {problem.message for problem in _problems(bare, [failing, failing])}
        assert "two things would stand at articles/2024/b.html" in both

    def ours(_: Plan) -> Iterator[Page]:
        yield Page("static/a.css", "tag.html", _nothing, ())

    monkeypatch.setattr(layout, "KINDS", (*layout.KINDS, ours))
    with pytest.raises(Problems, match=r"^static/a\.css: two things would stand at static/a\.css"):
        pressed(bare, twice[:1])


def _nothing(_: Desk) -> object:
    return None


def test_with_problems_found_before_all_is_proved_and_nothing_is_published(bare: Path) -> None:
    pressed(bare, [story("a", body="old")])
    before = tree(bare / "public")
    found = BackfileError("it is broken", Location("seeds/a.txt"))
    with pytest.raises(Problems) as caught:
        pressed(bare, [story("a", body="[one](gone.html)")], problems=[found])
    assert [str(problem.at).partition(":")[0] for problem in caught.value.problems] == [
        "seeds/a.txt",
        "articles/a.md",
    ]
    assert tree(bare / "public") == before


def test_an_article_that_changes_while_it_is_printed_is_told(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(root: Path, *, many: bool) -> Path:
        lay(root, {"articles/a.md": story("a", body="other").text})
        return begin(root, many=many)

    begin = staging.begin
    monkeypatch.setattr(staging, "begin", late)
    problems = {str(problem) for problem in _problems(bare, [story("a", body="one")])}
    assert problems == {"articles/a.md: the file was changed while the site was built\n    hint: build again"}


def test_a_capture_that_is_not_in_the_archive_is_remarked_and_not_shown(bare: Path) -> None:
    capture = CaptureRecord(file="seeds/a.txt", sha256="0f" * 32, ledger={"body": "1"})
    site = pressed(bare, [story("2024/a", article=Article(title="A", capture=capture))])
    assert site.remarks == (
        "articles/2024/a.md: its capture seeds/a.txt is not in the archive, and is not shown",
    )
    assert "captures/2024/a.html" not in site.outputs
    assert site.untold == 0


def test_of_many_remarks_the_first_ones_are_told_and_the_others_counted(bare: Path) -> None:
    capture = CaptureRecord(file="seeds/a.txt", sha256="0f" * 32, ledger={"body": "1"})
    lost = [story(f"2024/a{n}", article=Article(title="A", capture=capture)) for n in range(12)]
    site = pressed(bare, lost)
    assert (len(site.remarks), site.untold) == (10, 2)


def test_the_space_of_a_site_that_found_none_is_set_free(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is noticed by the processes that print; what they wrote is of no use to anyone."""
    for text in ("one", "two"):
        pressed(bare, [story("a", body=text)])
    before = tree(bare / "public")
    put = staging.put

    def full(staged: Path, path: str, data: bytes) -> object:
        if path == "index.html":
            raise BackfileError("no space left", Location(f"public/{path}"), code=Exit.IO)
        return put(staged, path, data)

    monkeypatch.setattr(staging, "put", full)
    lay(bare, {"templates/home.html": "anew"})
    with pytest.raises(Problems, match="no space left"):
        pressed(bare, [story("a", body="three")])
    assert tree(bare / "public") == before
    assert not (bare / trees.STAGED).exists()
    assert not (bare / trees.OLDER).exists()

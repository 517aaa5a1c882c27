"""Pages of a site that has changed a little are laid out by several processes, and are the same pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.errors import Problems
from backfile.press import laying, layout
from backfile.press.page import Desk, Page, Plan
from backfile.press.pages import home
from backfile.press.progress import Progress
from backfile.press.run import Site
from backfile.working.work import Crew
from tests.press.making import STORIES, Story, pressed, story, tree

TWO = Crew(workers=2)
NEW = story("2024/new", body="Words.", date="2024-05-06", tags=("ferries", "harbour"))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let several processes lay out the smallest site; returns how many pages came back each time."""
    found: list[int] = []
    others = laying._others

    def counted(plan: Plan, progress: Progress, *, crew: Crew) -> object:
        back = others(plan, progress, crew=crew)
        found.append(-1 if back is None else len(back))
        return back

    monkeypatch.setattr(laying, "MANY", 1)
    monkeypatch.setattr(laying, "_others", counted)
    return found


def clean(root: Path, stories: list[Story]) -> dict[str, bytes]:
    """Return the site as a first build makes it."""
    shutil.rmtree(root / "public")
    pressed(root, stories)
    return dict(tree(root / "public"))


@pytest.mark.parametrize(
    "stories",
    [
        [*STORIES, NEW],
        STORIES[1:],
        [NEW, *STORIES[1:]],
        [story("2024/a", title="Another"), *STORIES[1:]],
    ],
    ids=["one added", "one deleted", "one for another", "one with another headline"],
)
def test_the_site_is_that_of_a_clean_build(bare: Path, few: list[int], stories: list[Story]) -> None:
    before = pressed(bare, STORIES)
    site = pressed(bare, stories, before=before, crew=TWO)
    assert len(few) == 1
    assert site.published.written - 2 <= few[0] < len(site.outputs)  # but for the manifests
    now = dict(tree(bare / "public"))
    assert now == clean(bare, stories)
    assert site.outputs.keys() <= now.keys()


def test_with_another_theme_or_alone_one_process_lays_out_all(bare: Path, few: list[int]) -> None:
    before = pressed(bare, STORIES)
    pressed(bare, STORIES, before=before, same=False, crew=TWO)
    pressed(bare, STORIES, before=before)
    assert few == []


def test_where_much_has_changed_one_process_lays_out_all(
    bare: Path, few: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laying, "MOST", 1)
    before = pressed(bare, STORIES)
    pressed(bare, [*STORIES, NEW], before=before, crew=TWO)
    assert few == [-1]
    now = dict(tree(bare / "public"))
    assert now == clean(bare, [*STORIES, NEW])


def test_two_pages_at_one_place_are_told_as_ever(
    bare: Path, few: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pressed(bare, STORIES)

    def again(plan: Plan) -> Iterator[Page]:
        yield from list(home.pages(plan))[:1]

    monkeypatch.setattr(layout, "KINDS", (*layout.KINDS, again))
    assert _told(bare, before) == {
        "index.html: two things would stand at index.html\n    hint: rename one of them"
    }

    def ours(_: Plan) -> Iterator[Page]:
        yield Page("static/a.css", "tag.html", _nothing, ())

    monkeypatch.setattr(layout, "KINDS", (*layout.KINDS[:-1], ours))
    assert {"static/a.css: two things would stand at static/a.css"} == {
        line.split("\n")[0] for line in _told(bare, before)
    }
    assert few == [-1, -1]


def _told(root: Path, before: Site) -> set[str]:
    with pytest.raises(Problems) as caught:
        pressed(root, [*STORIES, NEW], before=before, crew=TWO)
    return {str(problem) for problem in caught.value.problems}


def _nothing(_: Desk) -> None:
    """Make nothing."""

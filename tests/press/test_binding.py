"""The archive as data: sheets beside articles' pages, and all of them bound to volumes."""

import csv
import io
import json
from pathlib import Path

import pytest

from backfile.press import binding, urls
from backfile.press.publishing.folder import InFolder
from backfile.working.work import ALONE, Crew
from tests.press.making import Story, pressed, published, story

STORIES = [story(f"2024/a{n}", f"2024-11-{n + 1:02}", body=f"Text {n}.\n\nMore.") for n in range(9)]


def _bound(root: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (root / "public" / urls.NDJSON).read_text("utf-8").splitlines()]


def _rows(root: Path) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO((root / "public" / urls.CSV).read_bytes().decode(), newline=""))]


def test_a_volume_is_all_sheets_one_behind_the_other(bare: Path) -> None:
    pressed(bare, STORIES)
    site = published(bare)
    assert site[urls.NDJSON] == b"".join(site[urls.data(one.key)] for one in STORIES)
    assert [row["id"] for row in _rows(bare)] == [one.key for one in STORIES]
    assert _bound(bare)[3]["text"] == "Text 3.\n\nMore."


CHANGES: dict[str, list[Story]] = {
    "edited": [*STORIES[:4], story("2024/a4", "2024-11-05", body="Other."), *STORIES[5:]],
    "added in front": [story("2023/b", "2024-11-20"), *STORIES],
    "added at the end": [*STORIES, story("undated/b")],
    "removed": STORIES[1:8],
    "the only one": STORIES[4:5],
    "none": [],
    "a line of its own": [*STORIES[:8], story("2024/a8", title="One\u2028two\nthree\u2029four")],
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("crew", [ALONE, Crew(workers=2)])
def test_a_volume_upon_an_earlier_one_is_that_of_a_clean_build(
    bare: Path, monkeypatch: pytest.MonkeyPatch, change: str, crew: Crew
) -> None:
    monkeypatch.setattr(binding, "_SHEETS", 2)
    before = pressed(bare, STORIES, crew=crew)
    pressed(bare, CHANGES[change], before=before, crew=crew)
    upon = published(bare)
    pressed(bare, CHANGES[change], same=False, crew=crew)
    assert {path: data for path, data in published(bare).items() if path in binding.PATHS} == {
        path: data for path, data in upon.items() if path in binding.PATHS
    }
    assert [row["id"] for row in _bound(bare)] == sorted(one.key for one in CHANGES[change])


def test_only_the_sheets_that_have_changed_are_read(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = pressed(bare, STORIES)
    read: list[str] = []
    page = InFolder.page

    def noted(self: InFolder, path: str, *, anew: bool) -> bytes:
        read.append(path)
        return page(self, path, anew=anew)

    monkeypatch.setattr(InFolder, "page", noted)
    pressed(bare, CHANGES["edited"], before=before, anew=["2024/a4"])
    assert {path for path in read if path.endswith(".json")} == {"articles/2024/a4.json"}


def test_volumes_that_are_what_they_were_are_not_written_again(bare: Path) -> None:
    pressed(bare, STORIES)
    assert pressed(bare, STORIES).published.written == 0

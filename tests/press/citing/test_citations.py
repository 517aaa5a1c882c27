"""Beside each article's page stand files that cite it, and all entries of BibTeX are one file as well."""

import json
from pathlib import Path

import pytest

from backfile.names import path_of
from backfile.press import layout, reading, urls
from backfile.press.page import Desk, plan_of
from backfile.press.pages import article
from backfile.press.publishing.folder import InFolder
from backfile.records import shelf
from backfile.records.shelf import Shelved
from backfile.toml.settings import Export, Press, Settings
from backfile.working.work import ALONE, Crew
from tests.press.making import lay_stories, pressed, published, recorded, shelved, story

STORIES = [story(f"2024/a{n}", f"2024-11-{n + 1:02}", tags=("One\ntwo",), body="Text.") for n in range(5)]


def test_each_article_has_three_files_that_cite_it(bare: Path) -> None:
    pressed(bare, STORIES)
    site = published(bare)
    assert site["articles/2024/a0.bib"].startswith(b"@article{2024:a0,\n")
    assert site["articles/2024/a0.ris"].startswith(b"TY  - NEWS\r\n")
    assert json.loads(site["articles/2024/a0.csl.json"])[0]["id"] == "2024/a0"


@pytest.mark.parametrize("crew", [ALONE, Crew(workers=2)])
def test_all_entries_are_one_file_with_a_line_for_each(bare: Path, crew: Crew) -> None:
    pressed(bare, STORIES, crew=crew)
    site = published(bare)
    lines = site[urls.BIBTEX].decode().splitlines()
    entries = [site[f"articles/{one.key}.bib"].decode() for one in STORIES]
    assert ["".join(line.split()) for line in lines] == ["".join(entry.split()) for entry in entries]


def test_an_edit_changes_one_line_of_it_and_reads_one_entry(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = pressed(bare, STORIES)
    read: list[str] = []
    page = InFolder.page

    def noted(self: InFolder, path: str, *, anew: bool) -> bytes:
        read.append(path)
        return page(self, path, anew=anew)

    monkeypatch.setattr(InFolder, "page", noted)
    edited = [
        *STORIES[:3],
        story("2024/a3", "2024-11-04", article=None, section="News", title="Other"),
        STORIES[4],
    ]
    old = published(bare)[urls.BIBTEX].splitlines()
    pressed(bare, edited, before=before, anew=["2024/a3"])
    new = published(bare)[urls.BIBTEX].splitlines()
    assert [one == two for one, two in zip(old, new, strict=True)] == [True, True, True, False, True]
    assert b"Other" in new[3]
    assert {path for path in read if path.endswith(".bib")} == {"articles/2024/a3.bib"}


def test_an_article_is_read_once_for_its_page_and_its_files(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(place: Path, path: str, limits: Press) -> Shelved:
        read.append(path)
        return shelf.read_article(place, path, limits)

    monkeypatch.setattr(reading, "read_article", noted)
    lay_stories(bare, STORIES)
    for page in article.pages(plan_of(shelved(map(recorded, STORIES)), frozenset(), Settings())):
        page.view(Desk(bare, Settings()), *page.made_of)
    assert sorted(read) == sorted(path_of(one.key) for one in STORIES)


def test_without_citations_there_are_none(bare: Path) -> None:
    lay_stories(bare, STORIES)
    settings = Settings(export=Export(citations=False))
    plan = plan_of(shelved(map(recorded, STORIES)), frozenset(), settings)
    pages = [*layout.pages(plan)]
    assert not [page for page in pages if page.path.endswith((".bib", ".ris", ".csl.json"))]
    page = next(page for page in pages if page.path == "articles/2024/a0.html")
    assert page.view(Desk(bare, settings), *page.made_of).files == ()

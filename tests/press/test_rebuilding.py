"""A build keeps what has not changed, and makes the site of a clean build whatever it keeps."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st

from backfile.press.jinja.jinjaquick import Environment
from backfile.press.keys import key_of
from backfile.press.page import Page
from backfile.press.theming.theme import theme_of
from backfile.toml.settings import Settings
from tests.press.making import STORIES, Story, lay, pressed, published, story, tree
from tests.strategies import DATES


def test_nothing_is_printed_where_nothing_has_changed(tmp_path: Path, printed: list[str]) -> None:
    before = pressed(tmp_path, STORIES)
    assert len(printed) == len(set(printed))
    printed.clear()
    site = pressed(tmp_path, STORIES, before=before)
    assert printed == []
    assert (site.outputs, site.published.written) == (before.outputs, 0)


def test_only_what_shows_the_changed_article_is_printed(tmp_path: Path, printed: list[str]) -> None:
    stories = [story(f"a{n:02}", f"2024-{n:02}-02", tags=(f"t{n}",), body="Old.") for n in range(1, 13)]
    before = pressed(tmp_path, stories)
    printed.clear()
    pressed(
        tmp_path,
        [*stories[:1], story("a02", "2024-02-02", tags=("t2",), body="New."), *stories[2:]],
        before=before,
    )
    assert printed == ["articles/a02.html"]
    printed.clear()
    headed = story("a02", "2024-02-02", tags=("t2",), body="Old.", title="New")
    pressed(tmp_path, [*stories[:1], headed, *stories[2:]], before=before)
    assert set(printed) == {
        "index.html",
        *(f"articles/a{n:02}.html" for n in (1, 2, 3)),
        "tags/t2.html",
        "dates/2024-02-02.html",
        "dates/2024-02.html",
    }


def test_only_what_may_have_changed_is_laid_out_where_just_files_have(
    tmp_path: Path, printed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [story(f"a{n:02}", f"2024-{n:02}-02", tags=(f"t{n}",), body="Old.") for n in range(1, 13)]
    before = pressed(tmp_path, stories)
    printed.clear()
    laid: list[str] = []

    def noted(page: Page) -> str:
        laid.append(page.path)
        return key_of(page)

    monkeypatch.setattr("backfile.press.progress.key_of", noted)
    edited = [*stories[:3], story("a04", "2024-04-02", tags=("t4",), body="New."), *stories[4:]]
    site = pressed(tmp_path, edited, before=before, anew=["a04"])
    sheets = [f"articles/a04{suffix}" for suffix in (".html", ".json", ".bib", ".ris", ".csl.json")]
    volumes = ["articles.ndjson", "articles.csv", "articles.bib"]
    assert laid == ["index.html", *sheets, "about.html", "feed.atom", *volumes]
    assert printed == ["articles/a04.html"]
    assert site.outputs.keys() == before.outputs.keys()


def test_a_page_that_is_lost_is_made_again_though_just_files_have_changed(tmp_path: Path) -> None:
    before = pressed(tmp_path, STORIES)
    (tmp_path / "public" / "tags" / "index.html").unlink()
    pressed(tmp_path, STORIES, before=before, anew=[])
    assert (tmp_path / "public" / "tags" / "index.html").exists()


def test_everything_is_printed_where_theme_settings_or_program_are_others(
    bare: Path, printed: list[str]
) -> None:
    before = pressed(bare, STORIES)
    lay(bare, {"templates/date.html": "another"})
    every = set(printed)
    printed.clear()
    pressed(bare, STORIES, before=before, same=False)
    assert set(printed) == every
    assert published(bare)["dates/2024.html"] == b"another"


def test_a_page_that_was_tampered_with_is_printed_again(tmp_path: Path, printed: list[str]) -> None:
    before = pressed(tmp_path, STORIES)
    site = tree(tmp_path / "public")
    lay(tmp_path, {"public/index.html": site["index.html"].swapcase()})
    (tmp_path / "public" / "about.html").unlink()
    printed.clear()
    assert pressed(tmp_path, STORIES, before=before).published.written >= 2
    assert set(printed) == {"index.html", "about.html"}
    assert tree(tmp_path / "public") == site


_stories = st.lists(
    st.builds(
        lambda number, date, title, tags, authors, body: story(
            f"2024/a{number}", date, title=title, tags=tags, authors=authors, body=body
        ),
        st.integers(0, 6),
        st.none() | st.sampled_from(DATES),
        st.sampled_from((None, "A", "B")),
        st.lists(st.sampled_from(("Kyiv", "Grain")), max_size=2).map(tuple),
        st.sampled_from(((), ("Ada Quill",), ("Ada Quill", "Dov Ilves"))),
        st.sampled_from(("One.", "Two.")),
    ),
    unique_by=lambda made: made.key,
    max_size=6,
)


@trying(max_examples=30)
@given(st.lists(_stories, min_size=2, max_size=3))
def test_a_build_upon_others_makes_the_site_of_a_clean_build(
    tmp_path_factory: pytest.TempPathFactory, states: list[list[Story]]
) -> None:
    root, clean = tmp_path_factory.mktemp("site"), tmp_path_factory.mktemp("clean")
    theme = theme_of(root, Settings())
    before = None
    for stories in states:
        before = pressed(root, stories, before=before, theme=theme)
    pressed(clean, states[-1], theme=theme)
    assert tree(root / "public") == tree(clean / "public")


def test_every_page_of_the_theme_is_printed_by_the_quick_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jinja's own code takes twice as long, and says the same: nobody would notice."""

    def refused(_: Environment) -> None:
        raise AssertionError("a template asks for what is no attribute")

    monkeypatch.setattr(Environment, "plain", property(refused))
    pressed(tmp_path, STORIES)

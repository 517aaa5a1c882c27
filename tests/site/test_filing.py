"""What becomes of a capture at the next build, and the next."""

import re

import pytest

from tests.site.lab import STORY, Lab

LIGHTHOUSE = "articles/2023/mayor-opens-rebuilt-lighthouse-after-two-years-of-work.md"


@pytest.fixture
def story(lab: Lab) -> Lab:
    """An archive with one capture, built once."""
    lab.write("seeds/lighthouse.txt", STORY)
    assert lab.build() == 0
    assert lab.articles() == [LIGHTHOUSE]
    return lab


def test_an_unchanged_capture_leaves_its_article_as_it_is(story: Lab) -> None:
    before = story.stamps("articles")
    assert story.build() == 0
    assert story.stamps("articles") == before


def test_a_changed_reading_replaces_a_file_that_nobody_has_touched(story: Lab) -> None:
    story.write("seeds/lighthouse.toml", 'section = "Local"\n')
    assert story.build() == 0
    assert story.articles() == [LIGHTHOUSE]
    assert "section: Local\n" in story.read(LIGHTHOUSE)
    assert "section: stated in seeds/lighthouse.toml\n" in story.read(LIGHTHOUSE)


def test_a_hand_edited_file_is_never_written_and_a_newer_reading_is_told(
    story: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = story.read(LIGHTHOUSE).replace("title: Mayor Opens", "title: The Mayor Opens")
    story.write(LIGHTHOUSE, edited)
    assert story.build() == 0
    assert story.read(LIGHTHOUSE) == edited
    assert "edited by hand" not in capsys.readouterr().out

    story.write("seeds/lighthouse.toml", 'section = "Local"\n')
    assert story.build() == 0
    assert story.read(LIGHTHOUSE) == edited
    assert f"python build.py diff {LIGHTHOUSE}" in capsys.readouterr().out


def test_diff_shows_the_newer_reading_beside_the_edit(story: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    from backfile.cli import main

    story.write(LIGHTHOUSE, story.read(LIGHTHOUSE).replace("title: Mayor Opens", "title: The Mayor Opens"))
    capsys.readouterr()
    assert main(["diff", LIGHTHOUSE], root=story.root) == 0
    out = capsys.readouterr().out
    assert "-title: The Mayor Opens" in out
    assert "+title: Mayor Opens" in out
    assert "filed" not in [line.strip(" +-").split(":")[0] for line in out.splitlines() if line[0] in "+-"]


def test_line_ends_that_a_checkout_has_changed_are_no_edit(story: Lab) -> None:
    story.write(LIGHTHOUSE, story.read(LIGHTHOUSE).replace("\n", "\r\n"))
    story.write("seeds/lighthouse.toml", 'section = "Local"\n')
    assert story.build() == 0
    assert "section: Local" in story.read(LIGHTHOUSE)


def test_a_capture_that_is_gone_never_takes_its_article_along(
    story: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    before = story.read(LIGHTHOUSE)
    (story.root / "seeds/lighthouse.txt").unlink()
    assert story.build() == 0
    assert story.read(LIGHTHOUSE) == before
    assert "seeds/lighthouse.txt is not in the archive" in capsys.readouterr().out
    page = story.read("public/articles/2023/mayor-opens-rebuilt-lighthouse-after-two-years-of-work.html")
    assert "captures/" not in page


def test_two_captures_with_one_headline_get_two_files(lab: Lab) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/b.txt", STORY.replace("eleven miles", "twelve miles"))
    assert lab.build() == 0
    first, second = lab.articles()
    assert second == first.replace(".md", "-2.md") or first == second.replace(".md", "-2.md")
    assert "eleven miles" in lab.read(LIGHTHOUSE)
    assert "twelve miles" in lab.read(LIGHTHOUSE.replace(".md", "-2.md"))


def test_a_renamed_capture_keeps_its_article(story: Lab) -> None:
    (story.root / "seeds/lighthouse.txt").rename(story.root / "seeds/renamed.txt")
    assert story.build() == 0
    assert story.articles() == [LIGHTHOUSE]
    assert "file: seeds/renamed.txt" in story.read(LIGHTHOUSE)


def test_a_capture_that_was_altered_is_an_error_and_changes_nothing(
    story: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    before, site = story.read(LIGHTHOUSE), story.tree()
    story.write("seeds/lighthouse.txt", STORY.replace("eleven", "twelve"))
    assert story.build() == 1
    assert story.read(LIGHTHOUSE) == before
    assert story.tree() == site
    assert "seeds/lighthouse.txt: the capture has changed since it was filed" in capsys.readouterr().err


def test_an_article_written_by_hand_is_as_welcome(lab: Lab) -> None:
    lab.write(
        "articles/1998/ferry.md", "---\ntitle: The ferry is sold\ndate: 1998-05\n---\nIt left at noon.\n"
    )
    before = lab.stamps("articles")
    assert lab.build() == 0
    assert "It left at noon." in lab.read("public/articles/1998/ferry.html")
    assert lab.stamps("articles") == before


def test_while_an_article_cannot_be_read_nothing_is_filed_twice(
    story: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = story.read(LIGHTHOUSE).replace("title:", "titel:")
    story.write(LIGHTHOUSE, broken)
    assert story.build() == 1
    assert story.articles() == [LIGHTHOUSE]
    assert "did you mean 'title'?" in capsys.readouterr().err


def test_a_stated_fact_wins_and_says_where_it_was_stated(lab: Lab) -> None:
    lab.write("seeds/lighthouse.txt", STORY)
    lab.write(
        "seeds/lighthouse.toml",
        """
        url = "https://gazette.example/2023/03/lighthouse"
        published = 2023-03-05
        retrieved = "2024-01-01"
        publication = "Gazette of the Harbour"
        authors = ["Ann Author"]
        section = "Local"
        tags = ["Lighthouses"]
        """,
    )
    assert lab.build() == 0
    text = lab.read(LIGHTHOUSE)
    assert "date: 2023-03-05\n" in text
    assert "publication: Gazette of the Harbour\n" in text
    assert "authors: [Ann Author]\n" in text
    assert 'url: "https://gazette.example/2023/03/lighthouse"\n' in text or "url: https://gazette" in text
    assert "tags: [Lighthouses" in text
    for field in ("date", "publication", "authors", "section", "url"):
        assert re.search(rf'\n  {field}: "?stated in seeds/lighthouse.toml', text), field


def test_a_capture_without_a_date_is_filed_as_undated(seeded: Lab) -> None:
    assert seeded.build() == 0
    path = "articles/undated/fishermen-vote-to-keep-the-old-market-open.md"
    assert path in seeded.articles()
    assert "date: null\n" in seeded.read(path)
    assert "Fishermen Vote" in seeded.read("public/dates/undated.html")

"""Profiles of publications in site.toml: what a build reads again, and what it never touches."""

from pathlib import Path

import pytest

from tests.site.lab import STORY, UNDATED, Lab, lay_out
from tests.site.test_filing import LIGHTHOUSE

GAZETTE = """\
[[publication]]
name = "The Harbour Gazette"
patterns = ["Support The Harbour Gazette!"]
"""
RULE = """\

[[publication.boilerplate]]
role = "legal"
lines = ["The lamp can be seen *"]
"""
SETTINGS = '[site]\ntitle = "Archive"\n\n'


@pytest.fixture
def two(lab: Lab) -> Lab:
    """An archive of two publications, one of them known to site.toml."""
    lab.write("seeds/lighthouse.txt", STORY)
    lab.write("seeds/market.txt", UNDATED)
    lab.write("site.toml", SETTINGS + GAZETTE)
    assert lab.build() == 0
    return lab


def test_a_rule_that_is_added_reads_the_captures_of_its_publication_again_and_no_others(
    two: Lab, reads: list[str]
) -> None:
    two.write("site.toml", SETTINGS + GAZETTE + RULE)
    assert two.build() == 0
    assert reads == ["seeds/lighthouse.txt"]
    assert "boilerplate of The Harbour Gazette, site.toml" in two.read(LIGHTHOUSE)
    assert "The lamp can be seen" not in two.read(LIGHTHOUSE).split("\n---\n")[1]


def test_another_way_to_know_a_publication_reads_all_captures_again(two: Lab, reads: list[str]) -> None:
    two.write("site.toml", SETTINGS + GAZETTE.replace("!", "! *"))
    assert two.build() == 0
    assert reads == ["seeds/lighthouse.txt", "seeds/market.txt"]


def test_a_rule_that_is_taken_back_puts_the_text_back(two: Lab, reads: list[str]) -> None:
    before = two.read(LIGHTHOUSE)
    two.write("site.toml", SETTINGS + GAZETTE + RULE)
    assert two.build() == 0
    two.write("site.toml", SETTINGS + GAZETTE)
    assert two.build() == 0
    assert two.read(LIGHTHOUSE) == before
    assert reads == ["seeds/lighthouse.txt"] * 2


def test_a_build_under_a_new_profile_comes_to_what_a_new_archive_comes_to(two: Lab, tmp_path: Path) -> None:
    two.write("site.toml", SETTINGS + GAZETTE + RULE)
    assert two.build() == 0
    seeds = {"market.txt": UNDATED, "lighthouse.txt": STORY}
    clean = lay_out(tmp_path / "clean", settings=SETTINGS + GAZETTE + RULE, seeds=seeds)
    assert clean.build() == 0
    assert clean.pages() == two.pages()
    assert [clean.read(path) for path in clean.articles()] == [two.read(path) for path in two.articles()]


def test_a_hand_edited_article_is_kept_under_a_new_rule_and_the_newer_reading_told(
    two: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = two.read(LIGHTHOUSE).replace("title: Mayor Opens", "title: The Mayor Opens")
    two.write(LIGHTHOUSE, edited)
    two.write("site.toml", SETTINGS + GAZETTE + RULE)
    assert two.build() == 0
    assert two.read(LIGHTHOUSE) == edited
    assert f"python build.py diff {LIGHTHOUSE}" in capsys.readouterr().out

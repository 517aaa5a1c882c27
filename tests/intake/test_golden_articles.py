"""Captures from end to end: a folder a case, the capture beside the article that it makes."""

from dataclasses import replace
from pathlib import Path

import pytest

from backfile.articles.articlefile import loads
from backfile.intake.reading import read
from backfile.toml.settings import Intake
from tests.capturing import drafts

GOLDEN = Path(__file__).parent / "golden_articles"


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir()))
def test_golden_article(case: str) -> None:
    """Fields, notes and body are those expected; tags and evidence have tests of their own."""
    (draft,) = drafts((GOLDEN / case / "input.txt").read_bytes(), "seeds/input.txt")
    article = replace(read(draft, Intake()).article, tags=(), evidence={}, capture=None)
    assert article == loads((GOLDEN / case / "expected.md").read_text(encoding="utf-8"), "expected.md")

"""Sites to test on."""

from pathlib import Path

import pytest

from tests.site.lab import Lab, lay_out, three_stories


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """An archive with no capture and no article."""
    return lay_out(tmp_path / "archive")


@pytest.fixture
def seeded(tmp_path: Path) -> Lab:
    """An archive with the real seed and two made-up captures, not built yet."""
    return three_stories(tmp_path / "archive")

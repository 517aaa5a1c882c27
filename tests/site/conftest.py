"""Sites to test on."""

from pathlib import Path

import pytest

from tests.site.lab import SEED, STORY, UNDATED, Lab, lay_out


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """An archive with no capture and no article."""
    return lay_out(tmp_path / "archive")


@pytest.fixture
def seeded(tmp_path: Path) -> Lab:
    """An archive with the real seed and two made-up captures, not built yet."""
    seeds: dict[str, str | bytes] = {
        SEED.name: SEED.read_bytes(),
        "lighthouse.txt": STORY,
        "market.txt": UNDATED,
    }
    return lay_out(tmp_path / "archive", seeds=seeds)

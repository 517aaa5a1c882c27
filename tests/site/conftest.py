"""Sites to test on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.errors import BackfileError
from backfile.intake.gather import drafts_of
from backfile.model import Draft
from backfile.places import Place
from backfile.settings import Intake
from tests.site.lab import Lab, lay_out, three_stories


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """An archive with no capture and no article."""
    return lay_out(tmp_path / "archive")


@pytest.fixture
def seeded(tmp_path: Path) -> Lab:
    """An archive with the real seed and two made-up captures, not built yet."""
    return three_stories(tmp_path / "archive")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of captures that are read from here on."""
    read: list[str] = []

    def noted(
        place: Place, name: str, sidecar: str | None, settings: Intake
    ) -> Iterator[Draft | BackfileError]:
        read.append(name)
        return drafts_of(place, name, sidecar, settings)

    monkeypatch.setattr("backfile.intake.batch.drafts_of", noted)
    return read

"""Sites to test on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from backfile.drafts import Draft
from backfile.errors import BackfileError
from backfile.intake.gather import drafts_of
from backfile.places import Place
from backfile.toml.settings import Intake
from tests.site import browsing
from tests.site.lab import STORY, UNDATED, Lab, lay_out, three_stories
from tests.site.recaptured import ADDRESS, REVISED


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Headless Chromium."""
    with browsing.chromium() as browser:
        yield browser


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


@pytest.fixture
def twice(lab: Lab) -> Lab:
    """An article that was captured on two days, and changed in between."""
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", ADDRESS + 'retrieved = "2023-03-05"\n')
    lab.write("seeds/b.txt", REVISED)
    lab.write("seeds/b.toml", ADDRESS + 'retrieved = "2023-03-06"\n')
    assert lab.build() == 0
    return lab


@pytest.fixture
def market(lab: Lab) -> Lab:
    """An archive of one article, without date and publication, and one that has both."""
    lab.write("seeds/lighthouse.txt", STORY)
    lab.write("seeds/market.txt", UNDATED)
    assert lab.build() == 0
    return lab

"""An archive beside a file that nobody may read or change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.clean import quicken
from tests.site.lab import STORY, Lab, lay_out

SECRET = "The secret of the neighbours."


@pytest.fixture(scope="package", autouse=True)
def quick() -> Iterator[None]:
    """Compile the templates once for all builds."""
    with pytest.MonkeyPatch.context() as patch:
        quicken(patch)
        yield


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """An archive with one good capture."""
    (tmp_path / "secret.txt").write_text(SECRET, "utf-8")
    made = lay_out(tmp_path / "archive")
    made.write("seeds/good.txt", STORY)
    return made

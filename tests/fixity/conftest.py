"""A published site to copy, to spoil and to have back."""

import shutil
from pathlib import Path

import pytest

from tests.fixity.copies import Copies
from tests.site.clean import quicken
from tests.site.lab import STORY, UNDATED, Lab, lay_out

SETTINGS = """\
# The keeper's own words about the archive.\r
[site]
title = "The Ellery File"

[build]
workers = 1   # how, and not what

[[publication]]
name = "The Harbour Gazette"
hosts = ["gazette.example"]
"""


SIDECAR = (
    'section = "Town"   # as the keeper knows\nimages = [{ file = "p/lamp.png", caption = "The lamp." }]\n'
)

LAMP = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """An archive with captures of unsafe names, a sidecar, a written article and a template of its own."""
    lab = lay_out(tmp_path_factory.mktemp("published") / "archive", settings=SETTINGS)
    lab.write("seeds/lighthouse.txt", STORY)
    lab.write("seeds/lighthouse.toml", SIDECAR)
    lab.write("seeds/p/lamp.png", LAMP)
    lab.write("seeds/Старый рынок (2).TXT", UNDATED)
    lab.write("seeds/con.html", f"<html><body>{page(UNDATED.replace('Fishermen', 'Sailors'))}</body></html>")
    lab.write("articles/2023/dues.md", "---\ntitle: Dues\ndate: 2023\n---\nThe dues fell.\n")
    lab.write("templates/note.html", "<p>{{ note.text }}</p>\n")
    with pytest.MonkeyPatch.context() as patch:
        quicken(patch)
        assert lab.build() == 0
    return lab


def page(text: str) -> str:
    """Return paragraphs as HTML."""
    return "".join(f"<p>{line}</p>" for line in text.splitlines() if line)


@pytest.fixture
def copies(published: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copies:
    """Copies of the published site, and of its archive."""
    quicken(monkeypatch)
    shutil.copytree(published.root, tmp_path / "archive", symlinks=True)
    return Copies(tmp_path)

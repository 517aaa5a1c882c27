"""The development pages: news pages with their truth, as two kinds of plain text and as saved HTML."""

import gzip
import importlib.util
import json
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from labelling_truth import CORE, publisher

Row = dict[str, Any]
SOURCES = {
    "innertext": "plain text, as copied from a browser",
    "textdump": "plain text, as dumped by a scraper",
    "html": "saved HTML",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page from one source: its row with the truth, what a reader is given, and who published it."""

    row: Row
    data: bytes
    publisher: str


def pages_of(captures: Path, source: str) -> list[Page]:
    """Read the core's pages from one source."""
    style = "innertext" if source == "html" else source
    with gzip.open(captures / f"dev-{style}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["dataset"] in CORE]
    texts = _saved(captures, rows) if source == "html" else ((row, row["text"].encode()) for row in rows)
    return [Page(row=row, data=data, publisher=publisher(row["url"])) for row, data in texts]


def scorer_of(captures: Path) -> ModuleType:
    """Load the scorer that comes with the pages."""
    path = captures / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        sys.exit(f"{path} is no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _saved(captures: Path, rows: list[Row]) -> Iterator[tuple[Row, bytes]]:
    with tarfile.open(captures / "dev-html.tar") as archive:
        for row in rows:
            member = archive.extractfile(row["html"])
            if member is not None:
                yield row, member.read()

"""Score saved web pages: what intake makes of each, beside trafilatura by itself in the same process."""

import gzip
import importlib.util
import json
import sys
import tarfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from backfile.captures import capture_of, held_in
from backfile.errors import BackfileError
from backfile.intake import readers
from backfile.intake.reading import read
from backfile.model import BODY_ROLES, Role, Stated
from backfile.settings import Intake

CORE = ("zyte", "fundus_eval", "fundus", "np4k")
KEPT = BODY_ROLES | {Role.AGENCY, Role.NOTE}
"""The roles whose words count as body: the truth of the pages holds sign-offs and notes."""
COLUMNS = ("P", "R", "F1", "ge90", "title", "title_any", "date", "author")

Row = dict[str, Any]


def measure_html(captures: Path) -> None:
    """Print a table of all pages, by data set and by language, for both, and what a page takes."""
    scorer = _scorer(captures / "score.py")
    pages = list(_pages(captures))
    print(f"{'':36s}{'pages':>6s}" + "".join(f"{name:>10s}" for name in COLUMNS) + "  captions left")
    for name, extract in (("Backfile", _ours), ("trafilatura, as it is", _theirs), ("… precise", _precise)):
        start = time.process_time()
        results = [(row, extract(data)) for row, data in pages]
        seconds = (time.process_time() - start) / len(pages)
        groups: dict[str, list[tuple[Row, Row]]] = {}
        for row, result in results:
            for group in ("all", row["dataset"], f"language {row['lang']}"):
                groups.setdefault(group, []).append((row, result))
        for group in sorted(groups, key=lambda group: (group != "all", group)):
            _print(f"{name}: {group}", scorer, groups[group])
        print(f"{name}: {seconds * 1000:.0f} ms a page\n")


def _print(name: str, scorer: ModuleType, group: list[tuple[Row, Row]]) -> None:
    found = scorer.summarize([scorer.score_page(row, result) for row, result in group])
    cells = "".join(f"{found[key]:>10.3f}" if found.get(key) is not None else f"{'':>10s}" for key in COLUMNS)
    captions = [(text, result) for row, result in group for text in _captions(row)]
    left = sum(
        " ".join(text.split()) in " ".join((result["body"] or "").split()) for text, result in captions
    )
    print(f"{name[:35]:36s}{len(group):6d}{cells}  {left} of {len(captions)}")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _captions(row: Row) -> list[str]:
    return [text for text in row.get("gt_captions_silver") or () if len(text.split()) >= 6]


def _pages(captures: Path) -> Iterator[tuple[Row, bytes]]:
    with gzip.open(captures / "dev-innertext.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["dataset"] in CORE]
    with tarfile.open(captures / "dev-html.tar") as archive:
        for row in rows:
            member = archive.extractfile(row["html"])
            if member is not None:
                yield row, member.read()


def _ours(data: bytes) -> Row:
    settings = Intake()
    held = held_in(data, "page.html", settings)
    part = next(held.parts)
    if isinstance(part, BackfileError):
        raise part
    reading = read(readers.read(capture_of(held, part, settings), part, Stated()), settings)
    article = reading.article
    return {
        "body": "\n".join(line.text for line in reading.lines if line.role in KEPT),
        "title": article.title,
        "date": article.date.text if article.date else None,
        "authors": [*article.authors, *article.agencies],  # the truth names agencies as authors
    }


def _theirs(data: bytes, **options: bool) -> Row:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(gzip.decompress(data), with_metadata=True, include_comments=False, **options)
    authors = [name.strip() for name in (found.author or "").split(";")] if found else []
    if not found:
        return {"body": None, "title": None, "date": None, "authors": []}
    return {"body": found.text, "title": found.title, "date": found.date, "authors": authors}


def _precise(data: bytes) -> Row:
    return _theirs(data, favor_precision=True)


def _scorer(path: Path) -> ModuleType:
    """Load the scorer that comes with the pages."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

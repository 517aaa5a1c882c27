"""The archive as a table: CSV as RFC 4180 has it, a line an article."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from backfile.text import folded

COLUMNS = (
    *("id", "page", "title", "description", "date", "date_first", "date_last", "modified", "publication"),
    *("section", "language", "byline", "authors", "agencies", "dateline", "tags", "url", "rights", "status"),
    *("capture", "sha256"),
)
"""The columns: fields of the data, and `capture`, the file that the article was read from."""
END = b"\r\n"
_BETWEEN = "; "
_FORMULA = ("=", "+", "-", "@")


def head() -> bytes:
    """Return the first line, with the names of the columns."""
    return _line(COLUMNS)


def rows_of(lines: Iterable[bytes]) -> list[bytes]:
    """Return the line of the table for each article, given its data as JSON."""
    return [_row(json.loads(line)) for line in lines]


def _row(data: dict[str, Any]) -> bytes:
    captures = data["captures"]
    data = {**data, "capture": captures[-1]["file"] if captures else None}
    return _line([_cell(data[name]) for name in COLUMNS])


def _cell(value: str | list[str] | None) -> str:
    """Return a cell, on one line: a list with "; " between its items.

    A cell that a spreadsheet would take for a formula has an apostrophe before it, by which spreadsheets know
    that it is text (OWASP, "CSV Injection").
    """
    text = folded(value if isinstance(value, str) else _BETWEEN.join(value or ()))
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()

"""An article as the index sees it, and its record in the store of texts."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from backfile.edtf import Edtf

OPEN = 0xFFFFFF
"""The days that a date reaches on where it has no end."""


class Doc(NamedTuple):
    """What can be found of an article. `date` is EDTF.

    `paragraphs` are the plain texts of the body's blocks in their order, so that the first is that of #p1;
    `around` are texts that stand beside it: the description, captions, notes.
    """

    key: str
    title: str | None
    date: str | None
    language: str | None
    publication: str | None
    byline: str | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    around: tuple[str, ...]
    paragraphs: tuple[str, ...]


def packed(docs: Iterable[tuple[int, Doc]]) -> bytes:
    """Return the records of documents, each with its slot: JSON, which the browser reads as well."""
    rows = [(slot, *doc) for slot, doc in docs]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpacked(data: bytes) -> list[tuple[int, Doc]]:
    """Read records back. Raises ValueError or TypeError for what are none."""
    return [(slot, _doc(fields)) for slot, *fields in json.loads(data)]


def _doc(fields: Sequence[Any]) -> Doc:
    return Doc._make(tuple(field) if isinstance(field, list) else field for field in fields)


@lru_cache(maxsize=1 << 12)  # many articles are of one day
def reach(text: str | None) -> tuple[int, int]:
    """Return the first day that a date may be, counted from 1 (0001-01-01), and how many more it may be.

    0 is of no date; without a beginning a date begins on day 1, without an end it reaches on OPEN days.
    """
    date = Edtf.parse(text) if text else None
    if date is None or not date.spans:
        return 0, 0
    begins = [first.toordinal() if first else 1 for first, _ in date.spans]
    ends = [last.toordinal() if last else None for _, last in date.spans]
    first = min(begins)
    known = [end for end in ends if end is not None]
    return first, (max(known) - first if len(known) == len(ends) else OPEN)

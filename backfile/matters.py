"""Matters for a human: what a machine can't decide, or should not."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from backfile.messages import message


class Kind(StrEnum):
    """What a matter is about, the gravest first: matters are told in this order."""

    BROKEN = "broken"
    LEDGER = "ledger"
    EDITED = "edited"
    CAPTURE = "capture"
    TITLE = "title"
    DATE = "date"
    CONFLICT = "conflict"
    AMBIGUOUS = "ambiguous"
    PUBLICATION = "publication"
    BOILERPLATE = "boilerplate"
    DUPLICATE = "duplicate"
    UNSURE = "unsure"
    TURNED = "turned"
    SEARCH = "search"


ABOUT = {
    Kind.BROKEN: message("Not to be read"),
    Kind.LEDGER: message("Ledgers of another text"),
    Kind.EDITED: message("Edited by hand, and read otherwise now"),
    Kind.CAPTURE: message("Captures that are gone"),
    Kind.TITLE: message("No title"),
    Kind.DATE: message("No date"),
    Kind.CONFLICT: message("Dates that others contradict"),
    Kind.AMBIGUOUS: message("Dates that can be read in two ways"),
    Kind.PUBLICATION: message("No publication"),
    Kind.BOILERPLATE: message("Lines that recur"),
    Kind.DUPLICATE: message("Captures that are much alike"),
    Kind.UNSURE: message("Lines kept because unsure"),
    Kind.TURNED: message("Marks that turn letters around"),
    Kind.SEARCH: message("Too many words for the search"),
}
"""What the matters of each kind have in common, as a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter: what it is, and what to do.

    `path` and `line` are the place in the site to change, or to look at; `command` is one to run. `count` is
    how many articles it is about, and `articles` names the first of them by their keys ("2024/slug").
    `lines` are ranges of lines of the first one's capture, as in a ledger. `paste` is text for site.toml.
    """

    kind: str
    path: str
    message: str
    remedy: str
    line: int | None = None
    command: str | None = None
    articles: tuple[str, ...] = ()
    count: int = 0
    lines: str = ""
    paste: str = ""


def in_order(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """Sort matters: by kind, those of most articles first, then by place."""
    ranks = {kind.value: rank for rank, kind in enumerate(Kind)}
    return tuple(
        sorted(
            matters,
            key=lambda one: (ranks[one.kind], -one.count, one.path, one.line or 0, one.message, one.lines),
        )
    )

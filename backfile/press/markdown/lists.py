"""The simplest lists as HTML; it gives what markdown-it-py would.

Each item is one line. Below it there may be bullets, one line each, that stand where its text begins; below
the last item, paragraphs of one line that stand there too. (CommonMark 0.31.2, sections 5.2 and 5.3.)
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

_BULLET = re.compile("- ")
_NUMBER = re.compile("[0-9]{1,9}\\. ")
_END = "</li>\n"


class _Item(NamedTuple):
    """An item: its text and the bullets below it as HTML, and how many characters its mark takes."""

    text: str
    bullets: list[str]
    width: int


def is_list(block: str) -> bool:
    """Tell whether a block may begin or go on with a list: next to one, neither is read by itself."""
    return block[:1] in "-+*0123456789 \t\n"


def opens_list(block: str) -> bool:
    """Tell whether `list_html` may read a block."""
    return block.startswith(("- ", "1. "))


def list_html(block: str, line: Callable[[str], str | None]) -> str | None:
    """Return the HTML of a list, `line` giving that of a line; None where the parser must read it."""
    head, *below = block.split("\n\n")
    tag, mark = ("ol", _NUMBER) if block.startswith("1. ") else ("ul", _BULLET)
    items = _items(head.split("\n"), mark, line)
    if not items or (below and items[-1].bullets):
        return None
    indent = " " * items[-1].width
    paragraphs = [line(text[len(indent) :]) if text.startswith(indent) else None for text in below]
    if None in paragraphs:
        return None
    # A blank line anywhere between the parts of an item makes paragraphs of them all.
    written = "".join(map(_spaced if below else _tight, items))
    if below:
        more = "".join(f"<p>{text}</p>\n" for text in paragraphs)
        written = f"{written.removesuffix(_END)}{more}{_END}"
    return f"<{tag}>\n{written}</{tag}>\n"


def _items(
    lines: Iterable[str], mark: re.Pattern[str], line: Callable[[str], str | None]
) -> list[_Item] | None:
    items: list[_Item] = []
    for written in lines:
        match = mark.match(written)
        bullet = " " * items[-1].width + "- " if items else "- "
        if not match and not (items and written.startswith(bullet)):
            return None
        text = line(written[match.end() if match else len(bullet) :])
        if text is None:
            return None
        if match:
            items.append(_Item(text, [], match.end()))
        else:
            items[-1].bullets.append(text)
    return items


def _tight(item: _Item) -> str:
    return f"<li>{item.text}\n{_bullets(item)}{_END}" if item.bullets else f"<li>{item.text}{_END}"


def _spaced(item: _Item) -> str:
    return f"<li>\n<p>{item.text}</p>\n{_bullets(item)}{_END}"


def _bullets(item: _Item) -> str:
    return (
        "".join(["<ul>\n", *(f"<li>{text}</li>\n" for text in item.bullets), "</ul>\n"])
        if item.bullets
        else ""
    )

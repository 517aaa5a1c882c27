"""Places of an article that one can link to: each block of its body is p1, p2, … in order.

A search hit, a quotation that was checked and a reader's own link lead there. Nobody counts in another way.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup

from backfile.press.jinjaquick import marked

_TAG_END = re.compile("[ >]")


def anchor(number: int) -> str:
    """Return the anchor of a block of the body, by its number from 1."""
    return f"p{number}"


def anchored(blocks: Sequence[str]) -> Markup:
    """Return a body's HTML with an anchor at each block, and at each paragraph and heading a link to itself.

    The link is for a pointer. It has no text, so that nothing is added to the article's words, and neither
    the keyboard nor a screen reader stops at each paragraph: they have the list of `numbers`.
    """
    return marked("".join(map(_anchored, range(1, len(blocks) + 1), blocks)))


@lru_cache(maxsize=1 << 10)
def numbers(count: int) -> Markup:
    """Return links to the blocks of a body of so many, by their numbers."""
    return marked("\n".join(_numbered(count)))


def _numbered(count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield f'<a href="#{anchor(number)}">{number}</a>'


def _anchored(number: int, block: str) -> str:
    link = f'<a class="at" href="#{anchor(number)}" tabindex="-1" aria-hidden="true"></a>'
    if block.startswith("<p>"):
        return f'<p id="{anchor(number)}">{link}{block[3:]}'
    end = _TAG_END.search(block)
    at = end.start() if end else len(block)
    name = block[:at]
    if name[1:2] == "h" and name != "<hr":
        return f'{name} id="{anchor(number)}">{link}{block[at + 1 :]}'  # it has no other attribute
    return f'{name} id="{anchor(number)}"{block[at:]}'

"""Places of an article that one can link to: each block of its body is p1, p2, … in order.

A search hit, a quotation that was checked and a reader's own link lead there. Nobody counts in another way.
(Links to them are put beside the text by article.js, and no part of it.)
"""

import re
from collections.abc import Sequence

from markupsafe import Markup

from backfile.press.jinja.jinjaquick import marked

_NAME = re.compile("<[a-z0-9]+")


def anchor(number: int) -> str:
    """Return the anchor of a block of the body, by its number from 1."""
    return f"p{number}"


def anchored(blocks: Sequence[str]) -> Markup:
    """Return a body's HTML with an anchor at each block."""
    return marked("".join(map(_anchored, blocks, range(1, len(blocks) + 1))))


def _anchored(block: str, number: int) -> str:
    if block.startswith("<p>"):
        return f'<p id="p{number}">{block[3:]}'
    name = _NAME.match(block)
    end = name.end() if name else 0
    return f'{block[:end]} id="{anchor(number)}"{block[end:]}'

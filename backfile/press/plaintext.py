"""The plain texts of a body's blocks, in the order and number of the anchors on its page."""

import re
from html import unescape

from backfile.press import markup

_TAG = re.compile("<(/?)([a-z0-9]+)[^>]*>")
_VOID = frozenset({"br", "hr", "img"})
_INLINE = frozenset({"a", "code", "em", "strong", "img", "span"})
_SPACE = re.compile(r"\s+")


def texts_of(body: str, *, nesting: int) -> tuple[str, ...]:
    """Return the text of each block of a Markdown body."""
    html = markup.render(body, nesting=nesting).html
    if html.count("<") == 2 * html.count("<p>"):
        blocks = html.removeprefix("<p>").removesuffix("</p>\n").split("</p>\n<p>")
        return tuple(map(unescape, blocks)) if "&" in html else tuple(blocks)
    return tuple(_blocks(html))


def _blocks(html: str) -> list[str]:
    """Take our renderer's HTML apart: nothing in it but a tag has a "<", and no attribute has a ">"."""
    texts: list[str] = []
    parts: list[str] = []
    depth = at = 0
    for tag in _TAG.finditer(html):
        parts.append(html[at : tag.start()])
        at = tag.end()
        name = tag[2]
        if name not in _INLINE:
            parts.append(" ")
        if name not in _VOID:
            depth += -1 if tag[1] else 1
        if depth == 0 and (tag[1] or name in _VOID):
            texts.append(_SPACE.sub(" ", unescape("".join(parts))).strip())
            parts.clear()
    return texts

"""The plain texts of a body's blocks, in the order and number of the anchors on its page."""

import re
from html import unescape

from backfile.press.markdown import markup

# Of our own renderer's HTML, in which nothing but a tag has a "<", and no attribute a ">".
_INLINE = re.compile("</?(?:a|code|em|strong|img)(?: [^<>]*+)?/?>")
_TAG = re.compile("<[^<>]*+>")
_SPACE = re.compile(r"\s+")


def texts_of(body: str, *, nesting: int) -> tuple[str, ...]:
    """Return the text of each block of a Markdown body."""
    return tuple(map(_text, markup.render(body, nesting=nesting).blocks))


def _text(block: str) -> str:
    if block.startswith("<p>") and block.count("<") == 2:
        text = block[3:].rstrip().removesuffix("</p>")
    else:
        text = _SPACE.sub(" ", _TAG.sub(" ", _INLINE.sub("", block))).strip()
    return unescape(text) if "&" in text else text

"""HTML cut into tags and text, in one pass and in the same way under every version of Python.

What a ledger names are lines of this text, so no parser may change under it that is not our own. The rules
are those of the HTML Living Standard (13.2.5 Tokenization) as far as they decide what is text and what is a
tag; trees are never built, and so there is nothing to repair. Time is linear in the input, whatever it is:
a quote, a comment or a script that is never closed is searched for once, and from then on counts as plain
text.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "template"})
"""Elements whose content is not looked at for tags; templates show nothing, so theirs need not be either.

That of noframes is, for it is all the text that many a page with frames has.
"""
# No element that means something here has a longer name; what goes on behind it counts as attributes.
_NAME = re.compile(r"[A-Za-z][^\s/>]{0,40}")
_XHTML = re.compile(r"\ufeff?\s*+<\?xml\s")
_NAMESPACE = "http://www.w3.org/1999/xhtml"
_HEAD = 4096
_MOST_KEPT = 1 << 19
"""Characters of a page whose tokens are kept at hand: at the worst, they take fifty bytes for each."""
_SELF_CLOSED = re.compile(r"(?:\A|[\s\"'])/\Z")
_MARK = re.compile(r">|=\s*+[\"']")
_ATTRIBUTE = re.compile(r"([^\s=/\"'>][^\s=/>]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


_OPEN = {"-->": "a comment", "</script": "a script", "</style": "a style sheet", ">": "a tag"}
"""What is missing from the text of which something is never closed, and what that is."""

# Python refuses to read a number of some thousand digits, and the greatest character has seven.
_LONG_REFERENCE = re.compile(r"&#([0-9]{8,})")


class Token(NamedTuple):
    """A start tag (`kind` "<"), an end tag ("/"), or text ("").

    `name` is an element's, in lower case. `text` is a text with its character references resolved, or the
    attributes of a start tag as written (see `attributes`). The content of an element in `RAW` is the text
    of its start tag's next token, with references resolved only where the element has them (title,
    textarea).
    """

    kind: str
    name: str
    text: str


class Ending(NamedTuple):
    """How HTML ends.

    `inside` is what is not closed there: "a comment", "a script"; "" where it ends as it may. `tags` are the
    kind and name of each tag outside comments and scripts.
    """

    inside: str
    tags: frozenset[tuple[str, str]]


def attributes(written: str) -> dict[str, str]:
    """Read a start tag's attributes: names in lower case, the first of those that are repeated."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescaped(next(filter(None, values), "")))
    return found


def unescaped(text: str) -> str:
    """Resolve character references (HTML Living Standard, 13.2.5.72 and on).

    A number beyond Unicode is U+FFFD, however long it is (13.2.5.80).
    """
    return html.unescape(_LONG_REFERENCE.sub(_shortened, text) if "&#" in text else text)


def _shortened(reference: re.Match[str]) -> str:
    return f"&#{reference[1].lstrip('0')[:8] or '0'}"


def is_xhtml(text: str) -> bool:
    """Tell whether a page is XML by its first line and its namespace: its elements may close themselves."""
    return _XHTML.match(text) is not None and _NAMESPACE in text[:_HEAD]


def is_self_closed(written: str) -> bool:
    """Tell whether a start tag of XML closes its element: its "/" is not of a value without quotes."""
    return _SELF_CLOSED.search(written, max(0, len(written) - 2)) is not None


def tokens(text: str) -> Iterator[Token]:
    """Cut HTML into tokens. Comments, doctypes and processing instructions are left out."""
    return iter(_at_hand(text)) if len(text) <= _MOST_KEPT else _Cutter(text).tokens()


@lru_cache(maxsize=1)
def _at_hand(text: str) -> tuple[Token, ...]:
    """Cut a page once for all who go through it: its lines, what it states, its figures."""
    return tuple(_Cutter(text).tokens())


def ending_of(text: str) -> Ending:
    """Say how HTML ends, and which tags it has until then."""
    cutter = _Cutter(text)
    tags = {(token.kind, token.name) for token in cutter.tokens()}
    return Ending(cutter.open, frozenset(tags))


class _Cutter:
    """Where the cutting stands, and what is known not to come any more."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._gone: set[str] = set()
        self._careless = False
        self._is_xhtml = is_xhtml(text)

    def tokens(self) -> Iterator[Token]:
        text, at, start = self._text, 0, 0
        while (at := text.find("<", at)) >= 0:
            name = _NAME.match(text, at + 2 if text.startswith("/", at + 1) else at + 1)
            if name is None:
                end = self._declared(at)
                if end is None:
                    at += 1  # a lone "<" is text
                    continue
                yield from _said(text[start:at])
                at = start = end
                continue
            end = self._end_of_tag(name.end())
            if end is None:
                at += 1
                continue
            yield from _said(text[start:at])
            word = name[0].lower()
            if text.startswith("/", at + 1):
                yield Token("/", word, "")
            else:
                written = text[name.end() : end - 1]
                yield Token("<", word, written)
                if word in RAW and (close := self._close_of(word, written, end)) is not None:
                    raw = text[end:close]
                    yield Token("", word, unescaped(raw) if word in ("title", "textarea") else raw)
                    end = close
            at = start = end
        yield from _said(text[start:])

    @property
    def open(self) -> str:
        """What was begun and never closed, of what hides all that stands behind it; "" where nothing was."""
        return next((name for sign, name in _OPEN.items() if sign in self._gone), "")

    def _find(self, what: str, at: int) -> int:
        """Find what closes something; it is not looked for again where it does not come any more."""
        if what in self._gone:
            return -1
        place = self._text.find(what, at)
        if place < 0:
            self._gone.add(what)
        return place

    def _declared(self, at: int) -> int | None:
        """Return where a comment, doctype, CDATA section or instruction ends; None where none begins."""
        text = self._text
        if text.startswith("<!--", at):
            # "<!-->" and "<!--->" are whole comments.
            close = self._find("-->", at + 2)
            if close >= 0:
                return close + 3
        elif text.startswith("<![CDATA[", at):
            close = self._find("]]>", at)
            if close >= 0:
                return close + 3
        if text.startswith(("<!", "<?", "</"), at):
            close = self._find(">", at)
            return close + 1 if close >= 0 else None
        return None

    def _end_of_tag(self, at: int) -> int | None:
        """Return where a tag ends, past any ">" in its quoted values."""
        place = at
        while not self._careless and (found := _MARK.search(self._text, place)):
            if found[0] == ">":
                return found.end()
            close = self._find(found[0][-1], found.end())
            place = close + 1 if close >= 0 else found.end()
        # A tag that takes in all the rest has a quote too many: from here on, quotes hide no ">".
        self._careless = True
        close = self._find(">", at)
        return close + 1 if close >= 0 else None

    def _close_of(self, name: str, written: str, at: int) -> int | None:
        """Return where the end tag of an element with raw content begins; None where there is none."""
        if self._is_xhtml and is_self_closed(written):
            return None
        if f"</{name}" in self._gone:
            return None
        found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._text, at)
        if found is None:
            self._gone.add(f"</{name}")
            return None
        return found.start()


def _said(text: str) -> Iterator[Token]:
    if text:
        yield Token("", "", unescaped(text) if "&" in text else text)

"""HTML as lines of text: what a reader who copies the page would have, and what tags say of each line.

A block begins a line, `br` ends one, and paragraphs, headings and lists have an empty line around them,
much as in a browser's innerText (HTML Living Standard, 3.2.7). Nothing is looked up in style sheets. White
space is one space, but for `pre`.
"""

import re
from collections import Counter
from collections.abc import Iterable

from backfile.captures.htmlelements import (
    APART,
    BLOCKS,
    BREAKOUT,
    CELLS,
    FOREIGN,
    HEAD,
    IMPLIED,
    INTEGRATING,
    KEPT,
    SILENT,
    TABLE,
    VOID,
)
from backfile.captures.htmltokens import RAW, Token, attributes, is_self_closed, is_xhtml, tokens
from backfile.captures.part import Line, Mark

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_MARKS: tuple[tuple[Mark, frozenset[str]], ...] = (
    (Mark.CHROME, frozenset({"button", "dialog", "form", "menu", "nav", "footer"})),
    (Mark.CAPTION, frozenset({"figcaption"})),
    (Mark.TITLE, frozenset({"h1"})),
    (Mark.HEADING, _HEADINGS),
    (Mark.QUOTE, frozenset({"blockquote"})),
    (Mark.ITEM, frozenset({"li"})),
    (Mark.ASIDE, frozenset({"aside"})),
)
"""What the elements say that a line stands in, the first of these that is true."""
_EMPTY = Line("", Mark.PLAIN)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_ENDS = re.compile(r"\r\n|\r|\n")
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)


class TooDeep(Exception):  # noqa: N818 - its caller knows which limit it is, and makes the error
    """The elements are nested deeper than the limit."""


def lines_in(source: str, *, depth: int) -> tuple[Line, ...]:
    """Return the lines of an HTML document or fragment. Raises TooDeep beyond `depth` open elements."""
    page = _Page(depth, is_xhtml=is_xhtml(source))
    for token in tokens(source):
        page.take(token)
    return page.finished()


class _Page:
    """The lines so far, the elements that are open, and the line that is being written."""

    def __init__(self, depth: int, *, is_xhtml: bool) -> None:
        self._depth = depth
        self._is_xhtml = is_xhtml
        self._open: list[str] = []
        self._count: Counter[str] = Counter()
        # How deep the stack was, counted from 1, where the outermost element began that shows nothing, or
        # that is not shown at first: the scripts of many pages show such text later.
        self._silent = 0
        self._hidden = 0
        self._lines: list[Line] = []
        self._text: list[str] = []
        self._mark: Mark | None = None  # of the line that is being written, once it has words
        self._linked = True  # as far as the line goes, all its words are links

    def take(self, token: Token) -> None:
        kind, name, text = token
        if kind == "":
            if name not in RAW or name == "xmp":
                self._say(text)
        elif kind == "<":
            self._begin(name, text)
        else:
            self._end(name)

    def finished(self) -> tuple[Line, ...]:
        self._break(apart=False)
        while self._lines and not self._lines[-1].text:
            self._lines.pop()
        return tuple(self._lines)

    def _begin(self, name: str, written: str) -> None:
        self._close_implied(name)
        if name in BLOCKS:
            self._break(apart=name in APART)
        elif name in CELLS:
            self._say("\t")
        elif name == "br":
            self._newline()
        if name in VOID or (name in RAW and name != "xmp") or self._is_closed(name, written):
            return
        hidden = name == "noframes" or _is_hidden(written)
        if name in KEPT or hidden or self._silent or self._hidden:
            self._push(name, hidden=hidden)

    def _close_implied(self, name: str) -> None:
        """Close what a start tag closes by itself."""
        if self._silent and name in BREAKOUT and not self._has_any(INTEGRATING):
            while self._has_any(FOREIGN):
                self._close(frozenset(FOREIGN), through=True)
        if self._count["head"] and (name in BLOCKS or (self._open[-1] == "head" and name not in HEAD)):
            self._close({"head"}, through=True)
        if name in BLOCKS and self._count["p"]:
            self._close({"p"})
        if name in IMPLIED:
            self._close(IMPLIED[name])
        elif name in TABLE:
            self._close_parts(TABLE[name])

    def _is_closed(self, name: str, written: str) -> bool:
        """Tell whether a start tag closes its element: in HTML only SVG's and MathML's do (13.1.2.1)."""
        if self._is_xhtml and is_self_closed(written):
            return True
        if not written.endswith("/"):
            return False
        return name in FOREIGN or self._has_any(FOREIGN)

    def _has_any(self, names: Iterable[str]) -> bool:
        """Tell whether an element of one of these names is open."""
        return any(map(self._count.__getitem__, names))

    def _push(self, name: str, *, hidden: bool) -> None:
        self._open.append(name)
        self._count[name] += 1
        if len(self._open) > self._depth:
            raise TooDeep
        if not self._silent and name in SILENT:
            self._silent = len(self._open)
        if not self._hidden and hidden:
            self._hidden = len(self._open)

    def _end(self, name: str) -> None:
        if name in BLOCKS:
            self._break(apart=name in APART)
        if self._count[name]:
            self._close({name}, through=True)

    def _close(self, names: set[str] | frozenset[str], *, through: bool = False) -> None:
        """Close the innermost element of these names: `through` whatever is open in it, else only inlines."""
        for place in range(len(self._open) - 1, -1, -1):
            name = self._open[place]
            if name in names:
                break
            if not through and name in BLOCKS:
                return
        else:
            return
        self._cut(place)

    def _close_parts(self, names: frozenset[str]) -> None:
        """Close the outermost open element of these names within the innermost table."""
        if not self._has_any(names):
            return
        start = None
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place] == "table":
                break
            if self._open[place] in names:
                start = place
        if start is not None:
            self._cut(start)

    def _cut(self, place: int) -> None:
        """Close all elements from this place of the stack on."""
        for name in self._open[place:]:
            self._count[name] -= 1
        del self._open[place:]
        if self._silent > len(self._open):
            self._silent = 0
        if self._hidden > len(self._open):
            self._hidden = 0

    def _say(self, text: str) -> None:
        if self._count["head"] and self._open[-1] == "head" and not text.isspace():
            self._close({"head"})
        if self._silent:
            return
        if self._is_preformatted():
            first, *more = _ENDS.split(text)
            self._add(first)
            for line in more:
                self._newline()
                self._add(line)
        else:
            self._add(_SPACE.sub(" ", text))

    def _add(self, text: str) -> None:
        if not text:
            return
        self._text.append(text)
        if text.isspace():
            return
        if self._mark is None:
            named = (mark for mark, names in _MARKS if self._has_any(names))
            self._mark = Mark.HIDDEN if self._hidden else next(named, Mark.PLAIN)
        self._linked = self._linked and bool(self._count["a"])

    def _is_preformatted(self) -> bool:
        return bool(self._count["pre"] or self._count["xmp"])

    def _newline(self) -> None:
        """End the line that is being written; a second time in a row, leave one empty."""
        if self._mark is None:
            self._gap()
        else:
            self._break(apart=False)

    def _break(self, *, apart: bool) -> None:
        if self._mark is not None:
            text = "".join(self._text)
            text = text.rstrip() if self._is_preformatted() else _SPACE.sub(" ", text).strip()
            mark = Mark.LINK if self._mark is Mark.PLAIN and self._linked else self._mark
            self._lines.append(Line(text, mark))
        self._text.clear()
        self._mark = None
        self._linked = True
        if apart:
            self._gap()

    def _gap(self) -> None:
        if self._lines and self._lines[-1].text:
            self._lines.append(_EMPTY)


def _is_hidden(written: str) -> bool:
    """Tell whether a start tag says itself that its element is not shown."""
    if "hidden" not in written and "display" not in written.lower():
        return False
    found = attributes(written)
    return "hidden" in found or _NO_DISPLAY.search(found.get("style", "")) is not None

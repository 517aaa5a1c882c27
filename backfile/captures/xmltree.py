"""XML read within limits: no entity may be declared, and what was read before a fault is kept."""

import html
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element
from xml.parsers import expat

from backfile.captures.htmlpage import too_deep
from backfile.errors import BackfileError, Location
from backfile.toml.settings import Intake

CUT = "backfile-cut"
"""An attribute of elements whose content was taken away, for a fault in it."""


class Tree(NamedTuple):
    """A document's root, the elements that are not whole, why reading ended where it did, and at which byte.

    Not whole are those that were still open where reading ended, and those that are `CUT`.
    """

    root: Element
    unfinished: tuple[Element, ...]
    fault: BackfileError | None
    place: int = 0


def parsed(text: str, name: str, limits: Intake) -> Tree:
    """Parse a document; names of elements are "namespace}name", as far as they have one.

    Raises BackfileError: an entity is declared (a few of them expand without end), it is nested too deep,
    or there is no element at all.
    """
    return _Reader(name, limits).read(text)


def local(element: Element) -> str:
    """Return an element's name without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children of these names: "title" in any namespace, "wp}status" in one that ends in "wp"."""
    for child in element:
        space, _, own = str(child.tag).rpartition("}")
        for name in names:
            prefix, _, wanted = name.rpartition("}")
            if own.lower() == wanted and prefix in space:
                yield child
                break


def text_of(element: Element, *names: str) -> str:
    """Return the text of the first child of these names that has any, with that of the tags within it."""
    texts = ("".join(child.itertext()).strip() for child in children(element, *names))
    return next(filter(None, texts), "")


class _Reader:
    def __init__(self, name: str, limits: Intake) -> None:
        self._name = name
        self._limits = limits
        self._root: Element | None = None
        self._open: list[Element] = []
        self._text: list[str] = []
        self._cut: list[Element] = []

    def read(self, text: str) -> Tree:
        parser = expat.ParserCreate("utf-8", "}")
        parser.buffer_text = True
        parser.UseForeignDTD(True)  # noqa: FBT003 - so that "&nbsp;" is no fault; nothing is fetched
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._declared
        fault = None
        try:
            parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003 - it is the whole document
        except expat.ExpatError as error:
            message = f"not XML: {expat.ErrorString(error.code)}"
            fault = BackfileError(message, Location(self._name, error.lineno, error.offset + 1))
        if self._root is None:
            raise fault or BackfileError("not XML: no element", Location(self._name))
        return Tree(self._root, (*self._open, *self._cut), fault, max(parser.ErrorByteIndex, 0))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush()
        element = Element(tag, attributes)
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)
        if CUT in attributes:
            self._cut.append(element)
        if len(self._open) > self._limits.depth:
            raise too_deep(self._limits, self._name)

    def _end(self, _tag: str) -> None:
        self._flush()
        self._open.pop()

    def _flush(self) -> None:
        """Give the text so far to the element that it stands in, or to the child that it stands behind."""
        if not self._text:
            return
        text = "".join(self._text)
        self._text.clear()
        if not self._open:
            return
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text

    def _skipped(self, entity: str, _is_parameter: object) -> None:
        self._text.append(html.unescape(f"&{entity};"))

    def _declared(self, *_: object) -> None:
        hint = "save the file again without a document type"
        raise BackfileError("it declares entities, which are not read", Location(self._name), hint)

"""Feeds as files: RSS 0.9 to 2.0, RSS 1.0 and Atom (RFC 4287). Each entry is an article."""

import re
from collections.abc import Iterator
from itertools import chain
from xml.etree.ElementTree import Element

from backfile.captures import wordpress
from backfile.captures.decoding import decoded
from backfile.captures.entries import Entry, joined, part_of
from backfile.captures.htmltokens import attributes
from backfile.captures.naming import name_of
from backfile.captures.part import Fact, Part
from backfile.captures.xmltree import CUT, Tree, children, local, parsed, text_of
from backfile.errors import BackfileError
from backfile.toml.settings import Intake

_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--[^-]*+(?:-(?!->)[^-]*+)*-->\s*+"
    rb"|<\?[^?]*+(?:\?(?!>)[^?]*+)*\?>\s*+)*"
    rb"<(?:!DOCTYPE\s+(?:rss|feed|rdf)|(?:rss|feed|(?:rdf|atom)[:\w]*)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"<\?xml([^>]{0,200})\?>")
_ENTRY = re.compile(r"<((?:[\w.-]{1,40}:)?(?:item|entry))(?=[\s>])")
_MENDED = 50
"""Entries at most that are left out of a feed because they are no XML; each costs one more look at it all."""
_ENTRIES = frozenset({"item", "entry"})
_HEAD = 8192
_CORE = frozenset(
    {
        "",
        "http://www.w3.org/2005/Atom",
        "http://purl.org/atom/ns#",
        "http://purl.org/rss/1.0/",
        "http://purl.org/rss/1.0/modules/content/",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
    }
)
"""Namespaces whose titles and texts are the entry's own; elsewhere they are of pictures and sounds."""
_LANG = "http://www.w3.org/XML/1998/namespace}lang"


def parts(data: bytes, name: str, limits: Intake) -> Iterator[Part | BackfileError] | None:
    """Take a feed or a WordPress export; None for anything else, such as a text that only begins with a tag.

    Raises BackfileError: see `xmltree.parsed`.
    """
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    if not _OPENS.match(head):
        return None
    declared = _XML.search(data[:200].decode("ascii", "ignore"))
    encoding = attributes(declared[1]).get("encoding") if declared else None
    found = decoded(data, name, declared=encoding)
    tree, faults = _whole(found.text.removeprefix("\ufeff"), name, limits)
    if tree.fault and not len(tree.root):
        return None
    return chain(_parts(tree, found.encoding, name, limits), faults)


def _whole(text: str, name: str, limits: Intake) -> tuple[Tree, list[BackfileError]]:
    """Parse a feed without the entries that are no XML, and return the faults of these.

    One sign that is not escaped must not cost the entries behind it.
    """
    faults: list[BackfileError] = []
    tree = parsed(text, name, limits)
    while tree.fault and len(faults) < _MENDED:
        place = len(text.encode("utf-8", "replace")[: tree.place].decode("utf-8", "ignore"))
        begins = [match for match in _ENTRY.finditer(text) if match.start() <= place]
        closes = text.find(f"</{begins[-1][1]}>", place) if begins else -1
        if closes < 0:
            break
        lines = "\n" * text.count("\n", begins[-1].start(), closes)
        text = f'{text[: begins[-1].start()]}<{begins[-1][1]} {CUT}="">{lines}{text[closes:]}'
        faults.append(tree.fault)
        tree = parsed(text, name, limits)
    return tree, faults


def _parts(tree: Tree, encoding: str, name: str, limits: Intake) -> Iterator[Part | BackfileError]:
    channel = next(children(tree.root, "channel"), tree.root)
    kind = "WordPress export" if wordpress.is_export(channel) else _kind(tree.root)
    entries = wordpress.entries(channel, tree) if wordpress.is_export(channel) else _entries(tree, channel)
    for entry in entries:
        try:
            yield part_of(
                entry,
                kind=kind,
                encoding=encoding,
                name=name_of(name, entry.number),
                limits=limits,
            )
        except BackfileError as problem:
            yield problem
    if tree.fault:
        yield tree.fault


def _kind(root: Element) -> str:
    return "Atom" if local(root) == "feed" else "RSS"


def _entries(tree: Tree, channel: Element) -> Iterator[Entry]:
    publication = _title(channel)
    language = text_of(channel, "language") or tree.root.get(_LANG, "")
    around = [
        Fact("publication", publication, "the feed: title"),
        Fact("language", language, "the feed"),
    ]
    number = 0
    for element in tree.root.iter():
        if local(element) in _ENTRIES:
            number += 1
            if element not in tree.unfinished:
                yield _entry(element, number, around)


def _entry(element: Element, number: int, around: list[Fact]) -> Entry:
    names = [text_of(author, "name") or (author.text or "") for author in children(element, "author")]
    creators = [child.text or "" for child in children(element, "creator")]
    byline = joined(creators or map(_without_address, names))
    published = text_of(element, "pubdate", "published", "issued", "date") or text_of(element, "updated")
    title = _title(element)
    content, is_html, descriptions = _content(element)
    facts = (
        Fact("title", title, "the feed's entry: title"),
        Fact("url", _link(element), "the feed's entry: link"),
        Fact("published", published, "the feed's entry: its date"),
        Fact("modified", text_of(element, "updated", "modified"), "the feed's entry: updated"),
        Fact("authors", byline, "the feed's entry: its author"),
        *(
            Fact("tags", child.get("term") or child.text or "", "the feed's entry: category")
            for child in _own(element, "category", "subject")
        ),
        Fact("rights", text_of(element, "rights"), "the feed's entry: rights"),
    )
    return Entry(
        number=number,
        title=title,
        byline=byline,
        published=published,
        descriptions=descriptions,
        content=content,
        is_html=is_html,
        facts=(*facts, *around),
    )


def _own(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children of these names that are in the entry's own namespace, or in one of `_CORE`."""
    known = (*_CORE, _space(element))
    return (child for child in children(element, *names) if _space(child) in known)


def _space(element: Element) -> str:
    return str(element.tag).rpartition("}")[0]


def _title(element: Element) -> str:
    """Return a headline: HTML where its type or its tags say so, text where its type does (RFC 4287, 3.1)."""
    titles = (_markup(*_construct(child)).strip() for child in _own(element, "title"))
    return next(filter(None, titles), "")


def _content(element: Element) -> tuple[str, bool | None, tuple[str, ...]]:
    """Return the longest text that an entry has, whether it is HTML, as far as that is said, and the others.

    Those are an entry's summaries, its content being the longest (RFC 4287, 4.1.3 and 4.2.13).
    """
    texts = [_construct(child) for child in _own(element, "encoded", "content", "description", "summary")]
    longest = max(texts, key=lambda one: len(one[0]), default=("", None))
    others = (_markup(*one) for one in texts if one is not longest)
    return *longest, tuple(filter(None, others))


def _construct(element: Element) -> tuple[str, bool | None]:
    """Return an element's text, and whether it is HTML; None where only its tags can tell (RFC 4287, 3.1)."""
    kind = element.get("type", "")
    if "xhtml" in kind or len(element):
        return _source(element), True
    is_html = True if "html" in kind or local(element) == "encoded" else None
    return element.text or "", False if kind in ("text", "text/plain") else is_html


def _markup(text: str, is_html: bool | None) -> str:  # noqa: FBT001 - as `_construct` has it
    return _escaped(text) if is_html is False else text


def _source(element: Element) -> str:
    """Write XHTML again as tags that are as good as its own for finding lines."""
    out: list[str] = [_escaped(element.text)]
    waiting: list[tuple[Element, bool]] = [(child, False) for child in reversed(element)]
    while waiting:
        child, done = waiting.pop()
        if done:
            out.append(f"</{local(child)}>{_escaped(child.tail)}")
            continue
        out.append(f"<{local(child)}>{_escaped(child.text)}")
        waiting.append((child, True))
        waiting += [(inner, False) for inner in reversed(child)]
    return "".join(out)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")


def _link(element: Element) -> str:
    for child in children(element, "link"):
        if child.get("rel", "alternate") == "alternate" and (address := child.get("href") or child.text):
            return address.strip()
    guid = next(children(element, "guid"), None)
    return (guid.text or "").strip() if guid is not None and guid.get("ispermalink") != "false" else ""


def _without_address(author: str) -> str:
    """Return whom RSS's "keeper@example.org (Jane Keeper)" means."""
    inner = re.search(r"@[^()]{1,200}\(([^()]{1,200})\)", author)
    return inner[1] if inner else author

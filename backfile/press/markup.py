"""Markdown to HTML, with proof that no letter of it was lost on the way.

markdown-it-py's `commonmark` preset is the meaning of our Markdown: raw HTML is text, and an address may only
lead to the web, to a mailbox or within the site. The parser silently drops what is nested deeper than its
limit, so the letters of the text are compared with those of the result.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from backfile.errors import BackfileError, Location
from backfile.press.blocks import divided
from backfile.press.paragraphs import is_plain, prose

_ENOUGH = 10
"""The nesting at which nothing that is read the short way is nested too deep."""
_PARAGRAPH = 3
"""The tokens of a paragraph: its beginning, its text, its end."""
_SCHEMES = frozenset({"", "http", "https", "mailto"})
_PUNYCODE = re.compile(r"xn--([^./:@?#]+)")
_NO_LETTER = re.compile(r"[\W\d_]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML, safe to insert, and its mistakes as (line of the body from 1, message, hint)."""

    html: str
    faults: tuple[tuple[int, str, str], ...]


def render(body: str, *, nesting: int) -> Rendered:
    """Render a Markdown body. `nesting` is how deep blocks and inlines may be nested."""
    if (html := prose(body)) is not None:
        return Rendered(html, ())
    parts = divided(body) if nesting >= _ENOUGH else None
    if parts is None:
        return _parsed(body, {}, nesting)
    return (
        Rendered("".join(parts.done.values()), ())
        if parts.whole
        else _parsed(parts.rest, parts.done, nesting)
    )


def _parsed(body: str, done: Mapping[int, str], nesting: int) -> Rendered:
    """Have a body parsed; `done` is the HTML of what stood on the lines (from 0) where it has one letter."""
    parser = _parser(nesting)
    env: dict[str, Any] = {}
    tokens = parser.parse(body, env)
    for token in tokens:
        if token.type == "fence" and len(unescapeAll(token.info).split()) > 1:
            # The class names the first word only, the language.
            token.attrSet("data-info", token.info.strip())
    faults = [*_remote_pictures(tokens), *_losses(body, tokens, env, nesting)]
    out: list[str] = []
    begin = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.map and token.map[0] in done:
            out += [parser.renderer.render(tokens[begin:index], parser.options, env), done[token.map[0]]]
            begin = index + _PARAGRAPH
    out.append(parser.renderer.render(tokens[begin:], parser.options, env))
    return Rendered("".join(out), tuple(sorted(faults)))


def first_paragraph(body: str, *, most: int = 4_000) -> str:
    """Return the plain text of a body's first paragraph, looking no further than `most` characters."""
    end = body.find("\n\n", 0, most)
    block = body[: end if end >= 0 else most]
    if is_plain(block):
        return block
    tokens = _parser(20).parse(body[:most])
    for before, token in itertools.pairwise(tokens):
        if before.type == "paragraph_open" and token.children:
            return _words(token.children).replace("\n", " ").strip()
    return ""


def problems(rendered: Rendered, path: str, first_line: int) -> list[BackfileError]:
    """Return a body's mistakes as errors in its file, where the body begins at `first_line`."""
    return [
        BackfileError(message, Location(path, line + first_line - 1), hint)
        for line, message, hint in rendered.faults
    ]


@cache
def _parser(nesting: int) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": nesting, "store_labels": True})
    setattr(parser, "validateLink", allowed)  # noqa: B010 - the library's own hook, typed as a method
    return parser


def allowed(address: str) -> bool:
    """Tell whether an address may be linked to: http, https, mailto, or a path within the site."""
    if address.lstrip().startswith(("//", "\\\\")):
        return False
    try:
        return urlsplit(address).scheme.lower() in _SCHEMES
    except ValueError:
        return False


def _remote_pictures(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    for token in tokens:
        line = (token.map or [0])[0] + 1
        for inner in token.children or ():
            source = str(inner.attrs.get("src", ""))
            if inner.type == "image" and urlsplit(source).scheme in ("http", "https"):
                message = f"the picture '{source}' would be fetched from elsewhere"
                yield line, message, "a page of the archive asks nobody for anything: write a link instead"


def _losses(
    body: str, tokens: Sequence[Token], env: dict[str, Any], nesting: int
) -> Iterator[tuple[int, str, str]]:
    lines = body.split("\n")
    yield from _unused_definitions(tokens, env)
    for definition in _definitions(env):
        # Its words are the address of a link or a fault of their own; the label need not be shown.
        first, last = definition["map"]
        lines[first:last] = [""] * (last - first)
    starts = [index for index, token in enumerate(tokens) if token.level == 0 and token.map]
    for start, end in itertools.pairwise([*starts, len(tokens)]):
        block, line = tokens[start:end], (tokens[start].map or [0])[0]
        below = (tokens[end].map or [0])[0] if end < len(tokens) else len(lines)
        written = "\n".join(lines[line:below])
        if _in_order(block) == _NO_LETTER.sub("", written):
            continue
        lost = _letters(written) - _shown(block)
        if lost:
            lost -= _letters("".join([*_ENTITY.findall(written), *_labels(block)]))
        if lost:
            count = sum(lost.values())
            message = f"{count} letter{'s' * (count != 1)} of the text would not reach the page"
            hint = f"text nested deeper than {nesting} levels and links in a picture's words are dropped"
            yield line + 1, message, hint


def _in_order(tokens: Sequence[Token]) -> str:
    """Return the letters (and other signs) that reach the page, in the order in which most are written."""
    parts: list[str] = []
    for token in tokens:
        if token.type != "inline":
            parts += [token.info, token.content]
        address = ""
        for inner in token.children or ():
            if inner.type == "link_open" and inner.info != "auto" and "label" not in inner.meta:
                address = str(inner.attrs.get("href", "")) + str(inner.attrs.get("title", ""))
            elif inner.type == "link_close":
                parts.append(address)
                address = ""
            elif inner.type != "image":
                parts.append(inner.content)
    return _NO_LETTER.sub("", "".join(parts))


def _definitions(env: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from env.get("references", {}).values()
    yield from env.get("duplicate_refs", ())


def _unused_definitions(tokens: Sequence[Token], env: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
    used = set(_labels(tokens))
    for label, reference in env.get("references", {}).items():
        if label not in used:
            message = f"nothing links to [{label.lower()}], so its words are shown nowhere"
            yield reference["map"][0] + 1, message, "remove it"
    for reference in env.get("duplicate_refs", ()):
        message = f"[{reference['label'].lower()}] has an address already, so these words are shown nowhere"
        yield reference["map"][0] + 1, message, "remove it"


def _labels(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the label of each link and picture that takes its address from a definition."""
    for token in tokens:
        yield from (str(inner.meta["label"]) for inner in token.children or () if "label" in inner.meta)


def _letters(text: str) -> Counter[str]:
    """Count a text's letters; their case does not count, as labels are kept without it."""
    counts = Counter(text.lower().upper())
    return Counter({letter: count for letter, count in counts.items() if letter.isalpha()})


def _shown(tokens: Sequence[Token]) -> Counter[str]:
    """Count the letters that reach the page, in text and in addresses as they may have been written."""
    texts: list[str] = []
    addresses: Counter[str] = Counter()
    for token in tokens:
        if token.type != "inline":
            texts += [token.content, token.info]
        previous = None
        for inner in token.children or ():
            if previous is not None and previous.info == "auto":  # <https://…> is one address, shown twice
                addresses += _letters(inner.content) | _address(previous)
            else:
                texts.append(_words([inner]))
                addresses += _address(inner) if inner.info != "auto" else Counter()
            previous = inner if inner.type == "link_open" else None
    return _letters("".join(texts)) + addresses


def _words(tokens: Sequence[Token]) -> str:
    """Return the text of inline tokens; of a picture that is its description, without any links."""
    parts: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        else:
            parts.append(_words(token.children or ()) if token.type == "image" else token.content)
    return "".join(parts)


def _address(token: Token) -> Counter[str]:
    """Count the letters of a link's title and address; a definition's are counted where it stands."""
    if not token.attrs or "label" in token.meta:
        return Counter()
    address = str(token.attrs.get("href", token.attrs.get("src", "")))
    decoded = _letters(_PUNYCODE.sub(_plain_host, unquote(address)))
    return (_letters(address) | decoded) + _letters(str(token.attrs.get("title", "")))


def _plain_host(label: re.Match[str]) -> str:
    """Return a part of an international host name (RFC 3492) as it may have been written."""
    try:
        return label[1].encode("ascii").decode("punycode")
    except UnicodeError:
        return label[0]

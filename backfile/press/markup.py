"""Markdown to HTML, with proof that no letter of it was lost on the way.

markdown-it-py's `commonmark` preset is the meaning of our Markdown: raw HTML is text, and an address may only
lead to the web, to a mailbox or within the site. The parser silently drops what is nested deeper than its
limit, so the letters of the text are compared with those of the result.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from backfile.errors import BackfileError, Location

_SCHEMES = frozenset({"", "http", "https", "mailto"})
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML, safe to insert, and its mistakes as (line of the body from 1, message, hint)."""

    html: str
    faults: tuple[tuple[int, str, str], ...]


def render(body: str, *, nesting: int) -> Rendered:
    """Render a Markdown body. `nesting` is how deep blocks and inlines may be nested."""
    parser = _parser(nesting)
    env: dict[str, Any] = {}
    tokens = parser.parse(body, env)
    faults = [*_remote_pictures(tokens), *_losses(body, tokens, env, nesting)]
    return Rendered(str(parser.renderer.render(tokens, parser.options, env)), tuple(sorted(faults)))


def first_paragraph(body: str, *, most: int = 4_000) -> str:
    """Return the plain text of a body's first paragraph, looking no further than `most` characters."""
    tokens = _parser(20).parse(body[:most])
    for before, token in itertools.pairwise(tokens):
        if before.type == "paragraph_open" and token.children:
            return "".join(child.content or " " for child in token.children).strip()
    return ""


def problems(rendered: Rendered, path: str, first_line: int) -> list[BackfileError]:
    """Return a body's mistakes as errors in its file, where the body begins at `first_line`."""
    return [
        BackfileError(message, Location(path, line + first_line - 1), hint)
        for line, message, hint in rendered.faults
    ]


@cache
def _parser(nesting: int) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": nesting})
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
    lost = _letters(body) - _shown(tokens)
    if not lost:
        return
    for entity in _ENTITY.findall(body):
        lost -= _letters(entity)
    lines = body.split("\n")
    used = {str(inner.attrs.get("href", inner.attrs.get("src"))) for inner in _flat(tokens)}
    for label, reference in env.get("references", {}).items():
        words = "\n".join(lines[slice(*reference["map"])])
        if reference["href"] in used:
            lost -= _letters(words)
        else:
            line = reference["map"][0] + 1
            yield line, f"nothing links to [{label.lower()}], so its words are shown nowhere", "remove it"
            lost -= _letters(words)
    if lost:
        count = sum(lost.values())
        line = _where(lines, tokens, lost)
        message = f"{count} letter{'s' * (count != 1)} of the text would not reach the page"
        yield line, message, f"text nested deeper than {nesting} levels is dropped; nest it less"


def _where(lines: Sequence[str], tokens: Sequence[Token], lost: Counter[str]) -> int:
    """Return the line (from 1) of the top block that lost letters."""
    starts = [index for index, token in enumerate(tokens) if token.level == 0 and token.map]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        first, last = tokens[start].map or (0, 0)
        missing = _letters("\n".join(lines[first:last])) - _shown(tokens[start:end])
        if missing & lost:
            return first + 1
    return 1


def _letters(text: str) -> Counter[str]:
    return Counter({letter: count for letter, count in Counter(text).items() if letter.isalpha()})


def _shown(tokens: Sequence[Token]) -> Counter[str]:
    """Count the letters that reach the page, in text and in addresses (as written, before their escaping)."""
    parts: list[str] = []
    for token in _flat(tokens):
        if not token.children:
            parts.append(token.content)
        parts.append(token.info)
        parts += [_unescaped(str(value)) for value in token.attrs.values()]
    return _letters("".join(parts))


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.children:
            yield from _flat(token.children)


def _unescaped(address: str) -> str:
    """Return an address with what it may have been written as: percent signs and punycode undone."""
    plain = unquote(address)
    try:
        host = urlsplit(plain).hostname or ""
        return plain + (host.encode("ascii").decode("idna") if "xn--" in host else "")
    except (UnicodeError, ValueError):
        return plain

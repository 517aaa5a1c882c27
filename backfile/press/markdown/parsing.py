"""Markdown that is not plain prose, by markdown-it-py, which gives it its meaning.

Its `commonmark` preset is taken, but raw HTML is text, and an address may only lead to the web, to a mailbox
or within the site. Bodies that need it are few, and it takes long to import: see `markup`.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from backfile.press.markdown.losses import losses, words_of

Fault = tuple[int, str, str]
"""A mistake: the line of the body (from 1), what is wrong, and a hint."""

_SCHEMES = frozenset({"", "http", "https", "mailto"})


def parsed(body: str, done: Mapping[int, Sequence[str]], nesting: int) -> tuple[list[str], list[Fault]]:
    """Have a body parsed, and return the HTML of each block.

    `done` is that of the blocks that stood on the lines (from 0) where it has one letter.
    """
    parser = _parser(nesting)
    env: dict[str, Any] = {}
    tokens = parser.parse(body, env)
    for token in tokens:
        if token.type == "fence" and len(unescapeAll(token.info).split()) > 1:
            # The class names the first word only, the language.
            token.attrSet("data-info", token.info.strip())
    faults = [*_remote_pictures(tokens), *losses(body, tokens, env, nesting)]
    out: list[str] = []
    begin = 0
    for end, token in enumerate(tokens, 1):
        if token.level or token.nesting > 0:
            continue  # within a block
        first = tokens[begin]
        if first.map and first.map[0] in done:
            out += done[first.map[0]]
        else:
            out.append(parser.renderer.render(tokens[begin:end], parser.options, env))
        begin = end
    return out, sorted(faults)


def first_words(text: str) -> str:
    """Return the plain text of the first paragraph, "" where there is none."""
    for before, token in itertools.pairwise(_parser(20).parse(text)):
        if before.type == "paragraph_open" and token.children:
            return words_of(token.children).replace("\n", " ").strip()
    return ""


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

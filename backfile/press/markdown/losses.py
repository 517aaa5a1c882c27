"""Proof that every letter of a body reaches its page, whatever the parser made of it.

The parser silently drops what is nested deeper than its limit, and a definition that no link uses shows
nowhere. So the letters of each block are compared with those of its tokens.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token

_PUNYCODE = re.compile(r"xn--([^./:@?#]+)")
_NO_LETTER = re.compile(r"[\W\d_]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def losses(
    body: str, tokens: Sequence[Token], env: dict[str, Any], nesting: int
) -> Iterator[tuple[int, str, str]]:
    """Yield (line of the body from 1, message, hint) for each block of which letters would not be shown."""
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
            deep = f"text nested deeper than {nesting} levels (press.nesting)"
            hint = f"{deep} and links in a picture's words are dropped"
            yield line + 1, message, hint


def words_of(tokens: Sequence[Token]) -> str:
    """Return the text of inline tokens; of a picture that is its description, without any links."""
    parts: list[str] = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        else:
            parts.append(words_of(token.children or ()) if token.type == "image" else token.content)
    return "".join(parts)


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
                texts.append(words_of([inner]))
                addresses += _address(inner) if inner.info != "auto" else Counter()
            previous = inner if inner.type == "link_open" else None
    return _letters("".join(texts)) + addresses


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

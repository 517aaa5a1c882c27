"""The body: the captured words, unchanged, as Markdown that shows exactly these words."""

import re
from collections.abc import Sequence

from backfile.roles import BODY_ROLES, LabelledLine, Role

# What CommonMark 0.31 could read as markup inside a line (section 6), each alternative a character or a run.
# Left as they are, because they cannot be markup there: a star between spaces (6.2, neither flanking), an
# underscore between letters or digits (6.2, rules 2 and 4), a lone [pair] that no "(", "[" or ":" follows
# (6.3; there are no link definitions), a backslash before anything but punctuation (2.4).
_INLINE = re.compile(
    r"\\(?=[!-/:-@\[-`{-~\r\n]|\Z)"
    r"|`"
    r"|(?<! )\*|\*(?! )"
    r"|_+"
    r"|\[(?![^\[\]]*\](?![(\[:]))"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=[A-Za-z#][A-Za-z0-9]*;)"
    r"|[\r\n]"
)
_SPECIAL = re.compile(r"[\\`*_\[<&\r\n]")  # the first characters of _INLINE; most lines have none
# What opens a block at the start of a line (sections 4 and 5): headings, quotes, bullets, breaks, underlines,
# fences. Each is undone by a backslash before its first character; numbers take it before their full stop.
_BLOCK = re.compile(
    r"#{1,6}(?=[ \t]|\Z)|>|[+*-](?=[ \t]|\Z)|-(?=[- \t]*\Z)|=(?=[= \t]*\Z)|~(?=~~)"
    r"|(?P<number>[0-9]{1,9})[.)](?=[ \t]|\Z)"
)
_HEADING_END = re.compile(r"(?<=[ \t])#+\Z")
_LINE_ENDS = {"\n": "&#10;", "\r": "&#13;"}


def body_of(lines: Sequence[LabelledLine]) -> str:
    """Return the Markdown of the lines whose role is in BODY_ROLES; empty where there are none.

    One paragraph a line; "## " before a heading, "- " before a list item, "> " before a quotation. List items
    that follow one another, whatever was left out between them, are one tight list; quotations likewise are
    one block of several paragraphs. White space around a line goes, all else stays.
    """
    written: list[str] = []
    last: Role | None = None
    for line in lines:
        if line.role not in BODY_ROLES or not (text := line.text.strip()):
            continue
        if last is not None:
            written.append(_between(last, line.role))
        written.append(_block(line.role, text))
        last = line.role
    return "".join(written)


def escape(text: str) -> str:
    """Return plain text as CommonMark that shows the same characters, less white space at the ends.

    Good for a line of its own and behind "## ", "- " or "> ". A backslash is added only where the text could
    be read as markup, so prose stays as it was. Line ends inside become character references.
    """
    text = text.strip()
    first = _BLOCK.match(text)
    head = ""
    if first is not None:
        number = first["number"] or ""
        mark = text[len(number)]
        head, text = f"{number}\\{mark}", text[len(number) + 1 :]
    return head + (_INLINE.sub(_escaped, text) if _SPECIAL.search(text) else text)


def _block(role: Role, text: str) -> str:
    escaped = escape(text)
    if role is Role.HEADING:
        return "## " + _HEADING_END.sub(lambda end: f"\\{end[0]}", escaped)
    if role is Role.LIST_ITEM:
        return f"- {escaped}"
    return f"> {escaped}" if role is Role.QUOTE else escaped


def _between(last: Role, role: Role) -> str:
    if last is role is Role.LIST_ITEM:
        return "\n"
    return "\n>\n" if last is role is Role.QUOTE else "\n\n"


def _escaped(found: re.Match[str]) -> str:
    run, text = found[0], found.string
    if run in _LINE_ENDS:
        return _LINE_ENDS[run]
    start, end = found.span()
    if run[0] == "_" and start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum():
        return run
    return "".join(f"\\{character}" for character in run)

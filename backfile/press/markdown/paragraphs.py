"""A short way through prose, which is what most bodies are; it gives what markdown-it-py would.

A block is taken only if CommonMark can read it in one way only, wherever it stands between blank lines:
paragraphs and headings, and the simplest lists, quotations, code blocks and rules. Anything else is left to
the parser. That the two ways agree is tested over random text and over Markdown's own characters.
"""

import re
from functools import partial

from backfile.press.markdown.inlines import ADDRESS, LABEL, Labels, escaped, inlines
from backfile.press.markdown.lists import list_html, opens_list

# A line may begin like this and be nothing but a paragraph: a letter, or a mark that opens a sentence.
_START = "[^\\W\\d_]|[\"'(“”„‘’«»‹›¿¡…—–$€£§©]"
_BEGIN = re.compile(_START)
# It may not hold what CommonMark gives a meaning to inside a line. Carriage returns, tabs and NUL are left to
# the parser as well. To look for each of these by itself takes a fifth of what a pattern of all takes.
_MARKS = ("*", "[", "<", "&", "`", "_", "\\", "]", "\r", "\t", "\x00")
# With forms in it, it may also begin with the mark of one that can begin neither a list nor a rule nor code.
_FORM_START = rf"{_START}|[*_]{{1,3}}[^\W_]|`[^`]|\[|<|&|\\[!-/:-@\[-`{{-~]"
_FORMED = re.compile(f"(?:{_FORM_START})[^\\n\\r\\t\\x00]*+(?<!\\s)")
_HEADING = re.compile("(#{1,6}) ([^\n]*)")
_HEADING_END = re.compile("#\\s*\\Z")
_FENCE = re.compile("```([A-Za-z0-9]*)\n((?:(?! *`)[^\n\r\t\\x00]+\n)*)```")
_DEFINITION = re.compile(rf"\[({LABEL})\]: ({ADDRESS})")
_RULES = frozenset({"* * *", "***", "---", "- - -", "___"})


def prose(body: str) -> list[str] | None:
    """Return the HTML of each paragraph of a body that has only plain ones of one line; None of any other."""
    if not _unmarked(body):
        return None
    lines = body.split("\n\n")
    if not all(map(_is_sentence, lines)):
        return None
    if ">" in body or '"' in body:
        lines = body.replace(">", "&gt;").replace('"', "&quot;").split("\n\n")
    return [f"<p>{line}</p>\n" for line in lines]


def is_plain(block: str) -> bool:
    """Tell whether a block is certainly a paragraph of one line of plain text."""
    return _unmarked(block) and _is_sentence(block)


def _unmarked(text: str) -> bool:
    for mark in _MARKS:  # noqa: SIM110 - `any` takes as long again
        if mark in text:
            return False
    return True


def _is_sentence(line: str) -> bool:
    """Tell whether text without marks is a paragraph of one line: how it begins and ends says so."""
    if not line[:1].isalpha() and _BEGIN.match(line) is None:
        return False
    return not line[-1].isspace() and "\n" not in line


def definition(block: str) -> tuple[str, str] | None:
    """Return the label and the address that a block defines, where it is certainly that and nothing else."""
    match = _DEFINITION.fullmatch(block)
    return (match[1], match[2]) if match else None


def short(block: str, *, labels: Labels | None) -> str | None:
    """Return the HTML of a block; None where the parser must read it. Only a list has blank lines.

    `labels` are all that the body defines; None where that is not known.
    """
    if is_plain(block):
        return f"<p>{escaped(block)}</p>\n"
    if labels is not None and labels.addresses and definition(block):
        return ""
    first = block[:1]
    if first == "#":
        return _heading(block, labels=labels)
    if first == ">":
        return _quotation(block, labels=labels)
    if block in _RULES:
        return "<hr />\n"
    if fence := _FENCE.fullmatch(block):
        language = f' class="language-{fence[1]}"' if fence[1] else ""
        return f"<pre><code{language}>{escaped(fence[2])}</code></pre>\n"
    if opens_list(block):
        return list_html(block, partial(_line, labels=labels))
    return _paragraph(block, labels=labels)


def _paragraph(block: str, *, labels: Labels | None) -> str | None:
    text = _lines(block.split("\n"), labels=labels)
    return None if text is None else f"<p>{text}</p>\n"


def _lines(lines: list[str], *, labels: Labels | None) -> str | None:
    """Return the text of a paragraph; every form ends on the line on which it begins."""
    out: list[str] = []
    for line in lines[:-1]:
        end = "\n"
        if line.endswith("\\") and not line.endswith("\\\\"):
            line, end = line[:-1], "<br />\n"  # noqa: PLW2901 - the mark is no part of the text
        elif line.endswith("  "):
            line, end = line[:-2], "<br />\n"  # noqa: PLW2901
        html = _line(line, labels=labels)
        if html is None:
            return None
        out += [html, end]
    last = _line(lines[-1], labels=labels)
    return None if last is None else "".join([*out, last])


def _line(line: str, *, labels: Labels | None) -> str | None:
    if is_plain(line):
        return escaped(line)
    return inlines(line, labels=labels) if _FORMED.fullmatch(line) else None


def _heading(block: str, *, labels: Labels | None) -> str | None:
    match = _HEADING.fullmatch(block)
    if match is None or _HEADING_END.search(block):
        return None
    text = _line(match[2], labels=labels)
    level = len(match[1])
    return None if text is None else f"<h{level}>{text}</h{level}>\n"


def _quotation(block: str, *, labels: Labels | None) -> str | None:
    """Read a quotation of paragraphs: lines after "> ", and ">" alone between two paragraphs."""
    lines = block.split("\n")
    if not all(line == ">" or line.startswith("> ") for line in lines):
        return None
    out = ["<blockquote>\n"]
    for paragraph in "\n".join(line[2:] for line in lines).split("\n\n"):
        html = _paragraph(paragraph, labels=labels)
        if html is None:
            return None
        out.append(html)
    return "".join([*out, "</blockquote>\n"])

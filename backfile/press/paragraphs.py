"""A short way through plain prose, which is what most bodies are; it gives what markdown-it-py would.

A body is taken only if every block of it is one line that CommonMark can read as nothing but a paragraph of
plain text (or a heading of such text, as intake writes it). Anything else is left to the parser. That the two
ways agree is tested over random text and over Markdown's own characters.
"""

import re

# A line may begin like this and be nothing but a paragraph: a letter, or a mark that opens a sentence.
_START = "[^\\W\\d_]|[\"'(“”„‘’«»‹›¿¡…—–$€£§©]"
# It may not hold what CommonMark gives a meaning to inside a line: \ ` * _ [ ] < & and the end of a line.
# Carriage returns, tabs and NUL are left to the parser as well.
_INSIDE = "[^\\\\`*_\\[\\]<&\\n\\r\\t\\x00]*"
_PLAIN = re.compile(f"(#{{1,6}} )?((?:{_START}){_INSIDE})")
_HEADING_END = re.compile("#\\s*\\Z")


def plain(body: str) -> str | None:
    """Return the HTML of a body that is plain prose throughout; None where the parser must read it."""
    out: list[str] = []
    for block in body.split("\n\n"):
        match = _PLAIN.fullmatch(block)
        if match is None or block[-1].isspace():
            return None
        marks, text = match.groups()
        tag = "p"
        if marks:
            if _HEADING_END.search(text):
                return None
            tag = f"h{len(marks) - 1}"
        escaped = text.replace(">", "&gt;").replace('"', "&quot;")
        out.append(f"<{tag}>{escaped}</{tag}>\n")
    return "".join(out)

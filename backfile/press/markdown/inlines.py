"""The simplest forms that a line of Markdown takes, as HTML; it gives what markdown-it-py would.

A line is taken only if all of it is plain text and forms that can be read in one way only: emphasis around
words, code, links to plain addresses, escapes and entities, and brackets where no definition could make them
a link, or where a plain one does. (CommonMark 0.31.2, sections 2.4, 2.5, 4.7 and 6.1 to 6.5.)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.entities import html5

_TEXT = r"[^\\`*_\[\]<&]+"
ADDRESS = r"https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9/._~=?-]*)?"
LABEL = r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*"
_TITLE = r"[^\\`*_\[\]<&\"]*"
_TOKEN = re.compile(
    rf"(?P<text>{_TEXT})"
    r"|`(?!`)(?P<code>[^` ](?:[^`]*[^` ])?)`(?!`)"
    r"|(?P<low>(?<=[^\W_])_+(?=[^\W_]))"
    rf"|(?P<marks>\*{{1,3}}|_{{1,3}})(?P<inner>(?=\S){_TEXT}(?<=\S))(?P=marks)(?=[^*_]|\Z)"
    rf"|\[(?P<words>{_TEXT})\]\((?P<to>{ADDRESS})(?: \"(?P<title>{_TITLE})\")?\)"
    rf"|\[(?P<named>{_TEXT})\]\[(?P<label>{LABEL})\]"
    rf"|<(?P<auto>{ADDRESS})>"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|&(?P<entity>[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|(?P<less><(?![^<>]*[@:]))"
    r"|(?P<and>&(?!#|[A-Za-z][A-Za-z0-9]{1,31};))"
    rf"|(?P<bracketed>\[{_TEXT}\](?![(\[:]))"
)
_CLAUSE_ENDS = frozenset(".,;:!?)")
_EMPHASIS = {
    1: ("<em>", "</em>"),
    2: ("<strong>", "</strong>"),
    3: ("<em><strong>", "</strong></em>"),
}


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels that a body defines, in normal form, with the addresses; `used` notes those linked to."""

    addresses: Mapping[str, str]
    used: set[str] = field(default_factory=set)


def normal(label: str) -> str:
    """Return the form that two writings of one label have in common."""
    from markdown_it.common.utils import normalizeReference  # most builds meet no label and need none of it

    return normalizeReference(label)


def escaped(text: str) -> str:
    """Write text as HTML, as markdown-it-py does."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def inlines(line: str, *, labels: Labels | None) -> str | None:
    """Return the HTML of a line without its end; None where the parser must read it.

    `labels` are all that are defined anywhere; None where that is not known.
    """
    out: list[str] = []
    end = 0
    for match in _TOKEN.finditer(line):
        if match.start() != end:
            return None
        end = match.end()
        html = _html(match, labels=labels)
        if html is None:
            return None
        out.append(html)
    return "".join(out) if end == len(line) else None


def _html(match: re.Match[str], *, labels: Labels | None) -> str | None:
    kind = match.lastgroup
    if kind == "inner":
        if not _flanked(match):
            return None
        begin, finish = _EMPHASIS[len(match["marks"])]
        return f"{begin}{escaped(match['inner'])}{finish}"
    if kind == "code":
        return f"<code>{escaped(match['code'])}</code>"
    if kind in ("to", "title"):
        return _link(match)
    if kind == "auto":
        return f'<a href="{match["auto"]}">{match["auto"]}</a>'
    if kind == "entity":
        return escaped(html5.get(match["entity"], match[0]))
    if kind == "escaped":
        return escaped(match["escaped"])
    if kind == "label":
        return _reference(match, labels)
    if kind == "bracketed" and (labels is None or normal(match[0][1:-1]) in labels.addresses):
        return None
    return escaped(match[0])


def _flanked(match: re.Match[str]) -> bool:
    """Tell whether the first run of marks can open emphasis and the last can close it, certainly.

    A space or an end outside makes it so; so do a letter or digit inside and, outside, a mark that ends a
    clause or, for "*", a letter or digit. Between the two stands no other run, and all before it are closed.
    (CommonMark 0.31.2, section 6.2, rules 1 to 10.)
    """
    line, inner, star = match.string, match["inner"], match["marks"][0] == "*"
    before = line[match.start() - 1] if match.start() else " "
    after = line[match.end()] if match.end() < len(line) else " "
    opens = before == " " or (star and before.isalnum() and inner[0].isalnum())
    closes = after == " " or (inner[-1].isalnum() and (after in _CLAUSE_ENDS or (star and after.isalnum())))
    return opens and closes


def _link(match: re.Match[str]) -> str | None:
    if _is_picture(match):
        return None
    title = f' title="{escaped(match["title"])}"' if match["title"] else ""
    return f'<a href="{match["to"]}"{title}>{escaped(match["words"])}</a>'


def _reference(match: re.Match[str], labels: Labels | None) -> str | None:
    """Write a link to the address of a label."""
    label = normal(match["label"])
    if labels is None or label not in labels.addresses or _is_picture(match):
        return None
    labels.used.add(label)
    return f'<a href="{labels.addresses[label]}">{escaped(match["named"])}</a>'


def _is_picture(match: re.Match[str]) -> bool:
    return match.start() > 0 and match.string[match.start() - 1] == "!"

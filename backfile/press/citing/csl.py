"""An item of CSL-JSON 1.0.2, which citation processors and reference managers read."""

import json
from typing import Any

from backfile.press.citing.cited import Cited, Dating
from backfile.press.citing.people import Person

SUFFIX = ".csl.json"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def items(of: Cited) -> bytes:
    """Return a list of one item, with a line end behind it."""
    return f"[{_encode(item(of))}]\n".encode()


def item(of: Cited) -> dict[str, Any]:
    """Return an article as an item; what is not known is not there."""
    known = {
        "id": of.key,
        "type": "article-newspaper",
        "title": of.title,
        "author": [_name(one) for one in of.authors],
        "container-title": of.publication,
        "section": of.section,
        "issued": _date(of.dating) if of.dating else None,
        "URL": of.url or of.own,
        "accessed": {"date-parts": [[of.seen.year, of.seen.month, of.seen.day]]}
        if of.seen and of.url
        else None,
        "archive": of.archive,
        "archive_location": of.own,
        "language": of.language,
        "abstract": of.description,
        "keyword": ", ".join(of.tags),
    }
    return {name: value for name, value in known.items() if value}


def _date(date: Dating) -> dict[str, Any]:
    """Return a date in parts where it can be said so, `circa` where it is not sure; else in words."""
    if not date.parts or (len(date.parts) > 1 and len(date.parts[0]) == 1):
        return {"literal": date.words}
    parts: dict[str, Any] = {"date-parts": date.parts}
    return parts if date.sure else {**parts, "circa": True}


def _name(one: Person) -> dict[str, str]:
    if not one.given:
        return {"literal": one.family}
    name = {"family": one.family, "given": one.given}
    return {**name, "suffix": one.suffix} if one.suffix else name

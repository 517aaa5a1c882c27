"""What lists and indexes need of front matter, taken out of it at one glance.

One pattern knows all fields, in their order and as `yamlwrite` writes them. It takes no more than it is
certain of: what `frontmatter.read` would read, and in the same way. A field may be missing; one that is
unknown, moved or written twice, and any form but the usual, is left to others.
"""

import re

from backfile.edtf import Edtf
from backfile.frontmatter import why_no_address
from backfile.model import Article, CaptureRecord, Status
from backfile.yamlquick import FLOW, PLAIN, SCALAR, flow, scalar

_DIGEST = '[0-9a-f]{64}|"[0-9a-f]{64}"'
# A line that is passed over must not reach into the next, or what looks like a field there would be none: a
# quotation ends on its line, and brackets stand only inside of texts. All ways to match a line, a field and
# the whole exclude one another, so that failing takes no longer than matching.
_USUAL = r"""[^\n"'\[\]{}]*+(?:"[^"\\\n]*+")?\n"""
_TOKEN = rf'(?:{PLAIN}|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*")'
_LINE = rf"(?:{_USUAL}|(?!{_USUAL})(?:  |- )*{_TOKEN}(?::(?: {_TOKEN})?)?\n)"


def _one(name: str, value: str = SCALAR) -> str:
    return f"(?:{name}: (?P<{name.strip()}>{value})\n)?"


def _list(name: str) -> str:
    return rf"(?:{name}:(?P<{name}> {FLOW}\n|\n(?:- {SCALAR}\n)+))?"


def _skipped(name: str, nothing: str, margin: str = "(?:  |- )") -> str:
    return rf"(?:{name}:(?: (?:{nothing}|null)\n|\n(?:{margin}{_LINE})+))?"


_MATTER = re.compile(
    "".join(
        (
            _one("title"),
            f"(?:description: {SCALAR}\n)?",
            _one("date"),
            _one("modified"),
            _one("publication"),
            f"(?:section: {SCALAR}\n)?",
            _one("language"),
            _one("byline"),
            _list("authors"),
            _list("agencies"),
            f"(?:dateline: {SCALAR}\n)?",
            _skipped("images", r"\[\]"),
            _skipped("notes", r"\[\]"),
            _list("tags"),
            _one("url"),
            _list("archived"),
            f"(?:rights: {SCALAR}\n)?",
            _one("status", "filed|reviewed"),
            _skipped("evidence", r"\{\}"),
            rf"(?:capture:(?: null\n|\n  file: (?P<file>{SCALAR})\n  sha256: (?P<sha256>{_DIGEST})\n",
            _one("  filed", f"null|{_DIGEST}"),
            _skipped("  ledger", r"\{\}", "    "),
            _skipped("  reasons", r"\{\}", "    "),
            f"(?:  format: {SCALAR}\n)?",
            f"(?:  encoding: {SCALAR}\n)?",
            f"(?:  text: (?:null|{_DIGEST})\n)?",
            "))?",
        )
    )
)


def skim(matter: str) -> Article | None:
    """Read front matter in which no character is strange to YAML (see `yamlquick.strange`); None if in doubt.

    The article has all that `record.row_of` takes, and nothing else. Nothing below "images", "notes",
    "evidence", "ledger" and "reasons" is looked at. One that is withheld gives None.
    """
    match = _MATTER.fullmatch(matter)
    if match is None:
        return None
    found = match.groupdict()
    capture = None
    if found["file"]:
        capture = CaptureRecord(
            file=_text(found["file"]) or "", sha256=found["sha256"].strip('"'), filed=_text(found["filed"])
        )
    try:
        article = Article(
            title=_text(found["title"]),
            date=_date(found["date"]),
            modified=_date(found["modified"]),
            publication=_text(found["publication"]),
            language=_text(found["language"]),
            byline=_text(found["byline"]),
            authors=_texts(found["authors"]),
            agencies=_texts(found["agencies"]),
            tags=_texts(found["tags"]),
            url=_text(found["url"]),
            archived=_texts(found["archived"]),
            status=Status(found["status"] or Status.FILED),
            capture=capture,
        )
    except ValueError:
        return None
    addresses = article.archived if article.url is None else (article.url, *article.archived)
    wrong = any(map(why_no_address, addresses)) or (capture is not None and not capture.file)
    return None if wrong else article


def _text(found: str | None) -> str | None:
    return scalar(found) if found else None


def _date(found: str | None) -> Edtf | None:
    text = _text(found)
    return None if text is None else Edtf.parse(text)


def _texts(found: str | None) -> tuple[str, ...]:
    """Return the items of a list. Raises ValueError where one of them is a null."""
    if found is None or found == " []\n":
        return ()
    items = flow(found[1:-1]) if found[0] == " " else [scalar(item) for item in found[3:-1].split("\n- ")]
    texts = tuple(item for item in items if item is not None)
    if len(texts) < len(items):
        raise ValueError
    return texts

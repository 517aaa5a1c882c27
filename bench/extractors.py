"""What is measured: Backfile's intake from end to end, and beside it trafilatura and jusText.

Each takes a page and gives its body and, where it looks for them, title, date and authors.
"""

import gzip
from collections.abc import Callable
from html import escape
from importlib.util import find_spec
from typing import Any

from devpages import Page

from backfile.captures import capture_of, held_in
from backfile.drafts import Stated
from backfile.edtf import Edtf
from backfile.errors import BackfileError
from backfile.intake import readers
from backfile.intake.reading import read
from backfile.roles import BODY_ROLES, Role
from backfile.toml.settings import Intake

Result = dict[str, Any]
Extractor = Callable[[Page], Result]
KEPT = BODY_ROLES | {Role.AGENCY, Role.NOTE}
"""The roles whose words count as body: the truth of the pages holds sign-offs and notes."""
_NOTHING: Result = {"body": None, "title": None, "date": None, "authors": []}
_STOPLISTS = {
    "ar": "Arabic",
    "da": "Danish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ko": "Korean",
    "lt": "Lithuanian",
    "no": "Norwegian_Bokmal",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
}


def extractors_for(source: str) -> dict[str, Extractor | None]:
    """Return what reads a source, by name, Backfile first; None for what is not installed."""
    ours = {"Backfile": lambda page: _backfile(page, f"page.{'html' if source == 'html' else 'txt'}")}
    justext = _justext if find_spec("justext") else None
    if source != "html":
        return {**ours, "jusText, each line a paragraph": justext}
    there = find_spec("trafilatura") is not None
    return {
        # Without trafilatura intake reads no saved pages either.
        "Backfile": ours["Backfile"] if there else None,
        "trafilatura": _trafilatura if there else None,
        "trafilatura, favour precision": _precise if there else None,
        "jusText": justext,
    }


def _backfile(page: Page, name: str) -> Result:
    settings = Intake()
    held = held_in(page.data, name, settings)
    part = next(iter(held.parts))
    if isinstance(part, BackfileError):
        raise part
    try:
        draft = readers.read(capture_of(held, part, settings), part, Stated())
    except BackfileError:  # a page without text: one is among the development pages
        return _NOTHING
    reading = read(draft, settings)
    article = reading.article
    return {
        "body": "\n".join(line.text for line in reading.lines if line.role in KEPT),
        "title": article.title,
        "date": _day(article.date),
        "authors": [*article.authors, *article.agencies],  # the truth names agencies as authors
    }


def _day(date: Edtf | None) -> str | None:
    """Return a date that is one day, doubtful or not; a month, or a choice of days, gives no day."""
    whole = date is not None and date.first is not None and date.first == date.last
    return date.first.isoformat() if whole else None


def _trafilatura(page: Page, **options: bool) -> Result:
    from trafilatura import bare_extraction

    markup = gzip.decompress(page.data)
    found: Any = bare_extraction(markup, with_metadata=True, include_comments=False, **options)
    if not found:
        return _NOTHING
    authors = [name.strip() for name in (found.author or "").split(";")]
    return {"body": found.text, "title": found.title, "date": found.date, "authors": authors}


def _precise(page: Page) -> Result:
    return _trafilatura(page, favor_precision=True)


def _justext(page: Page) -> Result:
    """Run jusText with the list of words of the page's language, or without words where it has none."""
    import justext

    text = page.data
    if text[:2] == b"\x1f\x8b":
        markup: str | bytes = gzip.decompress(text)
    else:
        markup = "".join(f"<p>{escape(line)}</p>\n" for line in text.decode().splitlines() if line.strip())
    language = _STOPLISTS.get(page.row["lang"])
    words = justext.get_stoplist(language) if language else frozenset()
    densities = {} if language else {"stopwords_low": 0, "stopwords_high": 0}
    try:
        found = justext.justext(markup, words, **densities)
    except Exception:  # noqa: BLE001 - an empty page is an error of lxml's to it
        return {"body": None}
    return {"body": "\n".join(each.text for each in found if not each.is_boilerplate)}

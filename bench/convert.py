"""The same articles as content of Hugo's and Eleventy's equal sites.

What neither can say of a date by itself (EDTF) is worked out here, outside their times: its words, and the
years, months and days that the article stands under. That is a help to them, not to Backfile.
"""

from collections.abc import Iterator

from overall import Overall, addresses_of
from story import Story

from backfile.addresses import host_of
from backfile.model import Article
from backfile.press.citing import apa, chicago, gost, mla
from backfile.press.citing.cited import dating
from backfile.press.holdings.archive import Archive, shelve
from backfile.press.language.datewords import describe
from backfile.press.showing.views import When, when_of
from backfile.records.record import row_of
from backfile.yaml import yamlwrite

SYSTEMS = ("backfile", "hugo", "eleventy")


def path_for(system: str, path: str) -> str:
    """Return where an article's file stands in the site of a system, given its path in Backfile's."""
    return path if system == "backfile" else f"content/{path}"


def text_for(system: str, story: Story, found: Overall | None = None) -> str:
    """Return an article's file for a system; Hugo's needs to know what was `found` of the whole corpus."""
    if system == "backfile":
        return story.text
    fields = dict(_fields(story))
    if system == "hugo" and found:
        fields |= _more(story, found)
    matter = yamlwrite.dump(fields)
    # Liquid and Nunjucks would read braces in a text; Eleventy is told to read Markdown only.
    return f"---\n{matter}---\n{story.article.body}\n"


def _fields(story: Story) -> Iterator[tuple[str, yamlwrite.Value]]:
    article = story.known
    archive = shelve([row_of(story.path, article, fingerprint="", sha256="", size=0)])
    yield "title", article.title
    if article.date is not None and (first := article.date.first or article.date.last):
        yield "date", first.isoformat()
    yield "years", [f"{year:04d}" for year in archive.years]
    yield "months", [f"{year:04d}-{month:02d}" for year, month in archive.months]
    yield "days", [day.isoformat() for day in archive.days]
    yield from _marks(article, archive)
    when = when_of(article.date)
    if when is not None:
        yield "when", _capital(describe(when.date))
        yield "long", _capital(describe(when.date, weekday=True))
        yield "iso", when.iso or ""
        yield "datepage", when.path or ""
    modified = when_of(article.modified)
    if modified is not None:
        yield "revised", _when_words(modified)
    yield from _said(article)


def _marks(article: Article, archive: Archive) -> Iterator[tuple[str, yamlwrite.Value]]:
    """Yield under what the article stands only perhaps, and whether on the shelf of the undated."""
    stands = {
        "years": [*archive.years.values()],
        "months": [*archive.months.values()],
        "days": [*archive.days.values()],
    }
    perhaps = [name for name, index in stands.items() if any(dated.possible for dated in index)]
    if perhaps:
        yield "perhaps", perhaps
    if archive.shelf:
        yield "shelf", "uncertain" if article.date else "undated"


def _said(article: Article) -> Iterator[tuple[str, yamlwrite.Value]]:
    """Yield what the article's page says, under names that mean nothing to the other systems."""
    fields: dict[str, yamlwrite.Value] = {
        "description": article.description,
        "publication": article.publication,
        "desk": article.section,
        "tongue": article.language,
        "byline": article.byline,
        "authors": article.authors,
        "agencies": article.agencies,
        "dateline": article.dateline,
        "images": [
            {"caption": image.caption or "", "credit": image.credit or ""} for image in article.images
        ],
        "notes": [{"kind": note.type, "text": note.text} for note in article.notes],
        "tags": article.tags,
        "address": article.url,
        "copies": article.archived,
        "rights": article.rights,
        "review": article.status,
        "evidence": [{"name": name, "text": text} for name, text in article.evidence.items()],
    }
    yield from ((name, value) for name, value in fields.items() if value)
    if article.capture is not None:
        yield "capture", {"file": article.capture.file, "sha256": article.capture.sha256}


def _more(story: Story, found: Overall) -> Iterator[tuple[str, yamlwrite.Value]]:
    """Yield what Hugo's indexes and references need, and can't say of an article by themselves."""
    article = story.known
    if article.date is None or article.date.exact_day is None:
        yield "asides", ["undated"]
    signers = [name for name in article.authors if name in found.several]
    if signers:
        yield "signers", signers
    if article.date:
        when, text, date = when_of(article.date), article.date.text, dating(article.date)
        if when is None or text != when.iso:
            yield "edtf", text
        if when is None or when.iso is None:
            yield (
                "cited",
                {
                    style.NAME.lower(): style._date(date)  # noqa: SLF001 - as it stands in a reference
                    for style in (chicago, apa, mla, gost)
                },
            )
        elif "T" in text:
            yield "moment", text
    if story.path in found.related:
        yield "related", [f"/{path.removesuffix('.md')}" for path in found.related[story.path]]
    stood = addresses_of(story)
    if stood:
        places = [{"at": at, "host": host_of(at), "shelf": found.shelf_of(at)} for at in stood]
        yield "stood", places
        yield "hosts", list(dict.fromkeys(place["host"] for place in places))
        yield "shelves", list(dict.fromkeys(place["shelf"] for place in places))
        copies = [at for at in stood if at.startswith("copies.")]
        if copies:
            yield "copy", copies[0]


def _when_words(when: When) -> dict[str, yamlwrite.Value]:
    long = describe(when.date, weekday=True)
    return {"text": describe(when.date), "long": long, "iso": when.iso or ""}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

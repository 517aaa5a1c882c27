"""The same articles as content of Hugo's and Eleventy's equal sites.

What neither can say of a date by itself (EDTF) is worked out here, outside their times: its words, and the
years, months and days that the article stands under. That is a help to them, not to Backfile.
"""

from collections.abc import Iterator

from story import Story

from backfile import yamlwrite
from backfile.model import Article
from backfile.press.archive import Archive, shelve
from backfile.press.datewords import describe
from backfile.press.views import When, when_of
from backfile.record import record_of, row_of

SYSTEMS = ("backfile", "hugo", "eleventy")


def path_for(system: str, path: str) -> str:
    """Return where an article's file stands in the site of a system, given its path in Backfile's."""
    return path if system == "backfile" else f"content/{path}"


def text_for(system: str, story: Story) -> str:
    """Return an article's file for a system."""
    if system == "backfile":
        return story.text
    matter = yamlwrite.dump(dict(_fields(story)))
    # Liquid and Nunjucks would read braces in a text; Eleventy is told to read Markdown only.
    return f"---\n{matter}---\n{story.article.body}\n"


def _fields(story: Story) -> Iterator[tuple[str, yamlwrite.Value]]:
    article = story.article
    archive = shelve([record_of(row_of(story.path, article, fingerprint="", sha256="", size=0))])
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


def _when_words(when: When) -> dict[str, yamlwrite.Value]:
    long = describe(when.date, weekday=True)
    return {"text": describe(when.date), "long": long, "iso": when.iso or ""}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

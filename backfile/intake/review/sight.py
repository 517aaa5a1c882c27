"""What a review sees of one article's file: its own matters, and what is compared with other articles."""

import hashlib
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from backfile.addresses import canonical, original
from backfile.articles.articlefile import opened
from backfile.captures import read_capture, text_digest
from backfile.errors import BackfileError, Problems, problems_of
from backfile.intake.edit.dating.reading import EITHER_ORDER
from backfile.intake.label.reasons import UNSURE
from backfile.intake.review.remedies import broken, own
from backfile.intake.wording import likeness
from backfile.ledger import numbers
from backfile.matters import Kind, Matter
from backfile.model import Article, CaptureRecord, Status
from backfile.names import path_of
from backfile.places import Place, read
from backfile.search.chunks import MOST, is_found_whole
from backfile.text import turned
from backfile.toml.settings import Settings

_FEWEST = 2
"""Letters and digits of a line that is worth a proposal."""
_MARKS, _BETWEEN = ("## ", "- ", "> "), ">"
"""What stands before headings, items and quotations, and between these, where `edit.body` writes them."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Job(NamedTuple):
    """An article to look at.

    `touched` says whether a person wrote or edited it, `edited` that it is read otherwise now as well;
    `gone` is the first of its captures that is not in the archive.
    """

    key: str
    touched: bool
    edited: bool
    gone: str | None


class Sight(NamedTuple):
    """What was seen of an article: its matters, and what is counted with that of others.

    `host` is that of its address. `ambiguous` says that its date can be read in two ways, `unknown` that it
    has no publication. `kept` are digests of the lines that were kept as text, 8 bytes each, as one text.
    """

    key: str
    publication: str | None = None
    host: str = ""
    ambiguous: bool = False
    unknown: bool = False
    matters: tuple[Matter, ...] = ()
    kept: bytes = b""


def look_at(site: tuple[Place, Settings], job: Job) -> Sight:
    """Look at one article. What a person has reviewed is settled, but for a ledger that stops a build."""
    place, settings = site
    path = path_of(job.key)
    try:
        limit = settings.press.article_bytes
        data = read(place, path, most=limit, setting="press.article_bytes")
        article = opened(data, path).article
    except (BackfileError, Problems) as error:
        return Sight(job.key, matters=tuple(map(broken, problems_of(error))))
    if article.status is Status.WITHHELD:
        return Sight(job.key)
    host = host_of(article.url)
    kept = b"" if job.touched or not article.capture else _kept(article)
    records = [record for record in (article.capture, *article.captures) if record and job.touched]
    other = next((record for record in records if _other_text(place, settings, record)), None)
    if other:
        matter = own(Kind.LEDGER, job.key, data, other.file)
        return Sight(job.key, article.publication, host, matters=(matter,))
    if article.status is Status.REVIEWED:
        return Sight(job.key, article.publication, host, kept=kept)
    return Sight(
        key=job.key,
        publication=article.publication,
        host=host,
        ambiguous=EITHER_ORDER in article.evidence.get("date", ""),
        unknown=not article.publication,
        matters=tuple(_matters(article, job, data)),
        kept=kept,
    )


def host_of(url: str | None) -> str:
    """Return the host of an address, without "www."; nothing for a copy's that does not say of what it is."""
    if not url or not canonical(url):
        return ""
    return (urlsplit(original(url)).hostname or "").removeprefix("www.")


def lines_of(article: Article) -> Iterator[str]:
    """Yield the captured lines that an article, as it was filed, keeps as its text."""
    yield from filter(None, (article.title, article.description))
    yield from (image.caption for image in article.images if image.caption)
    for line in article.body.split("\n"):
        plain = line[2 + (line[0] == "#") :] if line.startswith(_MARKS) else line
        if plain and plain != _BETWEEN:
            yield _ESCAPED.sub(r"\1", plain) if "\\" in plain else plain


def digest_of(line: str) -> bytes | None:
    """Return what stands for a line in counts, 8 bytes; None where no line of its likeness is proposed."""
    like = likeness(line)
    if sum(1 for _ in islice(filter(str.isalnum, like), _FEWEST)) < _FEWEST:
        return None
    return hashlib.blake2b(like.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _other_text(place: Place, settings: Settings, record: CaptureRecord) -> bool:
    """Tell whether the text that is read out of a capture is not the one that the ledger accounts for."""
    if record.text is None:
        return False
    try:
        capture = read_capture(place, record.file, settings.intake, sha256=record.sha256)
    except BackfileError:  # told by whoever takes in the file
        return False
    return record.text != text_digest(capture)


def _kept(article: Article) -> bytes:
    return b"".join(dict.fromkeys(filter(None, map(digest_of, lines_of(article)))))


def _contradicted(evidence: str) -> bool:
    """Tell whether the evidence for a date names what speaks against it, in the words of `edit.dating`."""
    return any(
        said.endswith(" conflicts") or said.startswith("conflicts with ") or ", printed as " in said
        for said in evidence.split("; ")
    )


def _matters(article: Article, job: Job, data: bytes) -> Iterator[Matter]:
    capture = article.capture
    source = capture.file if capture else None
    if job.edited:
        yield own(Kind.EDITED, job.key, data, source)
    if job.gone:
        yield own(Kind.CAPTURE, job.key, data, job.gone)
    if not article.title:
        yield own(Kind.TITLE, job.key, data, source)
    evidence = article.evidence.get("date", "")
    if article.date is None:
        yield own(Kind.DATE, job.key, data, source)
    elif _contradicted(evidence):
        yield own(Kind.CONFLICT, job.key, data, source, says=f"{article.date}: {evidence}")
    elif EITHER_ORDER in evidence and not article.publication:
        yield own(Kind.AMBIGUOUS, job.key, data, source, says=evidence)
    if not article.publication and not host_of(article.url):
        yield own(Kind.PUBLICATION, job.key, data, source)
    unsure = capture.reasons.get(UNSURE) if capture else None
    if unsure:
        yield own(
            Kind.UNSURE,
            job.key,
            data,
            source,
            says="lines" if len(numbers(unsure)) > 1 else "line",
            lines=unsure,
        )
    if marks := turned("\n".join(_words(article))):
        yield own(
            Kind.TURNED, job.key, data, source, says=", ".join(f"U+{ord(one):04X}" for one in sorted(marks))
        )
    # With its marks of Markdown, which is near enough: who is that near the limit is better told.
    if not is_found_whole(article.body):
        yield own(Kind.SEARCH, job.key, data, source, says=f"{MOST:,}")


def _words(article: Article) -> Iterator[str]:
    """Yield every text of an article that a page shows."""
    yield from filter(
        None,
        (
            *(article.title, article.description, article.publication, article.section, article.byline),
            *(article.dateline, article.rights, article.body),
            *(text for image in article.images for text in (image.caption, image.credit)),
            *(note.text for note in article.notes),
            *(article.authors + article.agencies + article.tags),
            *(article.people + article.places + article.organisations),
        ),
    )

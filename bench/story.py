"""One article of the corpus: a pure function of the world and the article's number.

Any one can be made without the others, so a million need no more memory than one.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from captured import captured, ledger_of
from prose import Cast, cast_of, headline, plain_body, rich_body, sentence
from world import World, number, pick, tags_for

from backfile.articles.articlefile import dumps
from backfile.articles.seal import fingerprint
from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord, Image, Note, NoteType, Status
from backfile.names import slug_of
from backfile.yaml import yamlwrite

FIRST_YEAR, YEARS = 2013, 12
_BLANK = "0" * 64
_DAYS = (date(FIRST_YEAR + YEARS, 1, 1) - date(FIRST_YEAR, 1, 1)).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article, the path of its file, and the text of the capture that it would have been read from."""

    path: str
    article: Article
    capture: str

    @property
    def text(self) -> str:
        """The article's file as intake would have filed it."""
        return filed(self.article) if self.article.capture else typed(self.article)

    @property
    def known(self) -> Article:
        """The article as its file has it: a person types few fields."""
        article = self.article
        if article.capture:
            return article
        few = ("title", "date", "byline", "language", "tags", "body")
        return Article(**{field: getattr(article, field) for field in few})


def story(world: World, index: int) -> Story:
    """Write article `index` (from 0)."""
    rng = Random(f"{world.seed}:{index}")
    script = world.cyrillic if rng.random() < 0.04 else world.latin
    cast = cast_of(world, rng, script)
    title = headline(rng, cast)
    day = date(FIRST_YEAR, 1, 1) + timedelta(days=int(rng.random() * _DAYS))
    when = _date(rng, day)
    article = _facts(world, rng, cast, Article(title=title, date=when, language=script.language))
    article = replace(article, body=_body(rng, cast, world.length))
    folder = f"{day.year}" if when and when.first and when.last else "undated"
    capture = captured(rng, article, day)
    if rng.random() < 0.97:
        file = f"seeds/{index // 1_000:03d}/{index:07d}.txt"
        digest = hashlib.sha256(capture.text.encode()).hexdigest()
        ledger, reasons = ledger_of(capture)
        record = CaptureRecord(file=file, sha256=digest, filed=_BLANK, ledger=ledger, reasons=reasons)
        article = replace(article, capture=record, evidence=capture.evidence)
    # The number keeps two articles of one headline apart without remembering all the others.
    path = f"articles/{folder}/{slug_of(title)[:60].strip('-')}-{index}.md"
    return Story(path=path, article=article, capture=capture.text)


def filed(article: Article) -> str:
    """Return an article's file as intake files it: `intake.filing.sealed`, written once instead of twice."""
    text = dumps(article)
    digest = yamlwrite.scalar(fingerprint(text))
    return text.replace(f'\n  filed: "{_BLANK}"\n', f"\n  filed: {digest}\n", 1)


def typed(article: Article) -> str:
    """Return an article's file as a person types one: few fields, other quotes, lists in blocks."""
    title = (article.title or "").replace("'", "''")
    lines = [f"title: '{title}'", f"date: {article.date}   # as printed" if article.date else "# no date"]
    if article.byline:
        lines.append(f"byline: >-\n  {article.byline}")
    lines += [f"language:   {article.language}", "tags:", *(f'  - "{tag}"' for tag in article.tags)]
    matter = "\n".join(lines)
    return f"---\n{matter}\n---\n{article.body}\n"


def _date(rng: Random, day: date) -> Edtf | None:
    """Draw how much is known of a date: nine in ten are one certain day."""
    chance = rng.random()
    later = day + timedelta(days=number(rng, 1, 3))
    forms = (
        (0.87, f"{day}"),
        (0.90, f"{day}T{number(rng, 6, 22):02d}:{number(rng, 0, 59):02d}:00Z"),
        (0.93, f"{day}?"),
        (0.94, f"{day}~"),
        (0.955, f"{day:%Y-%m}"),
        (0.96, f"{day:%Y}"),
        (0.97, f"[{day},{later}]"),
        (0.975, f"{day}/{later}"),
        (0.98, f"[..{day}]"),
    )
    text = next((form for limit, form in forms if chance < limit), None)
    return Edtf.parse(text) if text else None


def _facts(world: World, rng: Random, cast: Cast, article: Article) -> Article:
    """Draw what else is known of an article."""
    names = tuple(dict.fromkeys(cast.slots["person"][: number(rng, 1, 2)]))
    signed = rng.random() < 0.6
    by = "Автор:" if article.language == "ru" else "By"
    site = f"https://www.{pick(rng, ('courier', 'gazette', 'ledger', 'specimen'))}.example"
    return replace(
        article,
        description=sentence(rng, cast) if rng.random() < 0.25 else None,
        modified=article.date if rng.random() < 0.05 else None,
        publication=pick(rng, world.publications) if rng.random() < 0.95 else None,
        section=pick(rng, world.sections) if rng.random() < 0.5 else None,
        byline=f"{by} {' and '.join(names)}" if signed else None,
        authors=names if signed else (),
        agencies=(pick(rng, world.agencies),) if rng.random() < 0.3 else (),
        dateline=f"{cast.slots['town'][0].upper()} —" if rng.random() < 0.3 else None,
        images=tuple(_image(rng, cast) for _ in range(_images(rng))),
        notes=(_note(rng, cast),) if rng.random() < 0.05 else (),
        tags=tags_for(world, rng),
        url=f"{site}/{number(rng, 2013, 2024)}/{number(rng, 1, 10**6)}" if rng.random() < 0.6 else None,
        archived=(f"https://copies.example/{number(rng, 1, 10**9)}",) if rng.random() < 0.05 else (),
        rights="All rights reserved" if rng.random() < 0.05 else None,
        status=Status.REVIEWED if rng.random() < 0.2 else Status.FILED,
    )


def _images(rng: Random) -> int:
    chance = rng.random()
    return 0 if chance < 0.4 else 1 if chance < 0.94 else 3


def _image(rng: Random, cast: Cast) -> Image:
    credit = f"{pick(rng, cast.slots['person2'])} / {pick(rng, ('IWS', 'Sample Press', 'archive'))}"
    return Image(caption=sentence(rng, cast), credit=credit if rng.random() < 0.8 else None)


def _note(rng: Random, cast: Cast) -> Note:
    return Note(type=pick(rng, tuple(NoteType)), text=f"This article was changed. {sentence(rng, cast)}")


def _body(rng: Random, cast: Cast, length: float) -> str:
    chance = rng.random()
    words = (
        number(rng, 2_000, 4_950) if chance < 0.004 else round(150 + 540 * (rng.random() + rng.random()) / 2)
    )
    words = max(round(words * length), 1)
    return rich_body(rng, cast, words) if rng.random() < 0.1 else plain_body(rng, cast, words)

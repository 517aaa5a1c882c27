"""The capture that an invented article would have been read from: a page's text as a reader copies it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from world import number, pick

from backfile.model import Article
from backfile.roles import Role

Line = tuple[str, Role, str]
"""A line's text, role and reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A capture's lines, and the evidence that they give for the article's fields."""

    lines: tuple[Line, ...]
    evidence: Mapping[str, str]

    @property
    def text(self) -> str:
        """The capture as a file."""
        return "".join(f"{text}\n" for text, _, _ in self.lines)


def captured(rng: Random, article: Article, day: date) -> Captured:
    """Lay out the page of an article: banner, headline, caption, text, sign-off, newsletter, menu."""
    paper = article.publication or "this newspaper"
    groups = [
        [(f"Support {paper}!", Role.PROMO, "asks for support")],
        [(article.title or "", Role.TITLE, "the first headline-like line")],
        _if(article.description, Role.DESCRIPTION, "a sentence under the headline"),
        _if(article.byline, Role.BYLINE, "names who wrote it"),
        _if(_printed(rng, article, day), Role.PUBLISHED, "a date on its own line"),
        *(
            [(_caption(image.caption, image.credit), Role.CAPTION, "ends in a credit")]
            for image in article.images
        ),
        *_body(article),
        *(
            [(f"{agency} contributed reporting.", Role.AGENCY, "credits an agency")]
            for agency in article.agencies
        ),
        *(_if(note.text, Role.NOTE, "says that the article was changed") for note in article.notes),
        _newsletter(paper),
        *_message(rng, paper),
        [("Read more", Role.NAVIGATION, "leads elsewhere")],
    ]
    lines: list[Line] = []
    for group in filter(None, groups):
        if lines:
            lines.append(_gap(lines[-1], group[0]))
        lines += group
    return Captured(lines=tuple(lines), evidence=dict(_evidence(article, lines)))


def ledger_of(capture: Captured) -> tuple[dict[str, str], dict[str, str]]:
    """Return the capture's ledger and reasons: each to its line ranges."""
    return (
        _ranges((role.value, at) for at, (_, role, _) in enumerate(capture.lines, 1)),
        _ranges((reason, at) for at, (_, _, reason) in enumerate(capture.lines, 1)),
    )


def _gap(above: Line, below: Line) -> Line:
    """Return the empty line between two others; between lines of one role it has theirs."""
    return ("", *above[1:]) if above[1:] == below[1:] else ("", Role.BLANK, "between two parts")


def _if(text: str | None, role: Role, reason: str) -> list[Line]:
    return [(text, role, reason)] if text else []


def _printed(rng: Random, article: Article, day: date) -> str | None:
    if article.date is None or article.date.exact_day is None:
        return None
    forms = (f"{day:%Y-%m-%d}", f"{day:%B} {day.day}, {day.year}", f"Published {day.day} {day:%B} {day.year}")
    return pick(rng, forms)


def _caption(caption: str | None, credit: str | None) -> str:
    return " ".join(part for part in (caption, credit) if part)


def _body(article: Article) -> list[list[Line]]:
    text = f"{article.dateline} {article.body}" if article.dateline else article.body
    return [
        [(line, Role.BODY, "a paragraph of the text") for line in block.split("\n")]
        for block in text.split("\n\n")
    ]


def _newsletter(name: str) -> list[Line]:
    why = "asks for an address"
    return [
        ("Sign up for our free weekly newsletter", Role.PROMO, why),
        (f"The week’s news from {name}, in your mailbox every Friday. Preview", Role.PROMO, why),
        ("Subscribers agree to the Privacy Policy", Role.PROMO, why),
    ]


def _message(rng: Random, name: str) -> list[list[Line]]:
    """Return the appeal that a newspaper in exile closes its pages with, on some of them."""
    if rng.random() < 0.5:
        return []
    texts = (
        f"A Message from {name}:",
        "Dear readers,",
        f"{name} is invented, and so is its need. Your support, however small, would make no difference.",
        f"You can give from just {number(rng, 2, 9)} crowns a month.",
        "Once\nMonthly\nAnnual\nContinue\nRemind me later.",
    )
    return [[(line, Role.PROMO, "asks for support") for line in text.split("\n")] for text in texts]


def _evidence(article: Article, lines: list[Line]) -> Iterable[tuple[str, str]]:
    at = {role: index for index, (_, role, _) in reversed([*enumerate(lines, 1)])}
    if article.date is not None:
        text = f"line {at[Role.PUBLISHED]}" if Role.PUBLISHED in at else f"inferred from line {at[Role.BODY]}"
        yield "date", text
    if article.publication:
        yield "publication", f"line 1: Support {article.publication}!"
    if article.byline:
        yield "byline", f"line {at[Role.BYLINE]}"
    if article.agencies:
        yield "agencies", f"line {at[Role.AGENCY]}: {article.agencies[0]} contributed reporting."


def _ranges(marks: Iterable[tuple[str, int]]) -> dict[str, str]:
    """Return each name's lines as ranges: {"body": "7-25, 29"}."""
    found: defaultdict[str, list[list[int]]] = defaultdict(list)
    for name, at in marks:
        if found[name] and found[name][-1][1] == at - 1:
            found[name][-1][1] = at
        else:
            found[name].append([at, at])
    return {
        name: ", ".join(f"{low}-{high}" if low != high else f"{low}" for low, high in ranges)
        for name, ranges in found.items()
    }

"""The words and the shapes by which a picture's credit is known."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from backfile.intake.edit.agencies import named_agencies

LONGEST_CREDIT = 120
"""Characters; longer text behind a caption is more caption."""
_MOST_UNLABELLED_WORDS = 8

_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?:/[\w./-]*)?\Z", re.IGNORECASE
)
_SLASH = re.compile(r" ?[/|—] ?")
_FOR = re.compile(r" for (?:[Tt]he )?[A-Z].*\Z")  # "Getty Images for Example"
_WORDS = re.compile(r"[^\s,()&+–—]+")


def is_credit(text: str) -> bool:
    """Tell whether a text without a label has the shape of a credit: names that a slash or a source ends."""
    text = text.rstrip(".")
    count = len(_WORDS.findall(text[: LONGEST_CREDIT + 1]))
    if len(text) > LONGEST_CREDIT or not 1 <= count <= _MOST_UNLABELLED_WORDS:
        return False
    if _DOMAIN.match(text):
        return True
    parts = [part.strip() for part in _SLASH.split(text)]
    if not all(parts) or not all(_is_name_word(word) for part in parts for word in _WORDS.findall(part)):
        return False
    if any(_is_source(part) for part in parts) or _is_source(text):
        return True
    return " / " in text and all(part[0].isupper() for part in parts)


def _is_name_word(word: str) -> bool:
    return not word[0].islower() or word in words().particles or _is_source(word) or bool(_DOMAIN.match(word))


def _is_source(text: str) -> bool:
    """Tell whether a part of a credit is, or ends in, a known giver of pictures: "Jane Roe, AFP"."""
    text = _FOR.sub("", text)
    folded_text = text.casefold()
    if folded_text in words().sources or _DOMAIN.match(text):
        return True
    if any(stop == len(text) and _joined(text[:start]) for _, start, stop in named_agencies(text)):
        return True
    return any(
        folded_text.endswith(source) and _joined(text[: -len(source)])
        for source in words().sources
        if len(source) < len(folded_text)
    )


def _joined(before: str) -> bool:
    """Tell whether what stands before a source leaves it a source of its own: nothing, a comma, "via"."""
    return not before or before.endswith((", ", " via ", " for ", "via ", " - ", " – ", " from "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The lists of data/credits.toml; `label` matches a label with what joins it to a name."""

    label: re.Pattern[str]
    caption_label: re.Pattern[str]
    bare_labels: frozenset[str]
    sources: frozenset[str]
    particles: frozenset[str]
    determiners: frozenset[str]
    abbreviations: frozenset[str]


@cache
def words() -> Words:
    """Return the words of data/credits.toml."""
    path = files("backfile.intake.edit").joinpath("data/credits.toml")
    data: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    labels = sorted({form for each in data["labels"] for form in (each, each.upper(), each.title())})
    labels.sort(key=len, reverse=True)
    nouns = "|".join(map(re.escape, labels))
    joining = sorted({form for each in data["by"] for form in (each, each.upper())})
    by = "|".join(map(re.escape, joining))
    captions = "|".join(map(re.escape, sorted(data["caption_labels"], key=len, reverse=True)))
    return Words(
        label=re.compile(rf"(?<!\w)(?:{nouns}) ?(?:[:：]|\.\.\.|…|, (?=[A-Z])|(?<=source),| (?:{by})\b) ?"),
        caption_label=re.compile(rf"(?:{captions}) ?[:：,] ?", re.IGNORECASE),
        bare_labels=frozenset(label.casefold() for label in data["labels"]),
        sources=frozenset(source.casefold() for source in data["sources"]),
        particles=frozenset(data["particles"]),
        determiners=frozenset(data["determiners"]),
        abbreviations=frozenset(data["abbreviations"]),
    )

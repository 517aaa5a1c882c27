"""The archive's own vocabulary: its terms win over every name that is only inferred."""

import re
from collections.abc import Iterable, Sequence

from backfile.roles import LabelledLine
from backfile.toml.settings import Term

_FOLDED = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("`", "'"), ("\u2010", "-"), ("\u2011", "-"), ("\xad", ""),
)  # fmt: skip
_WORD = re.compile(r"\w+")

Forms = dict[str, list[tuple[int, str, str]]]


def fold(text: str) -> str:
    """Return a text without regard to case, spacing and the shape of its apostrophes and hyphens."""
    text = " ".join(text.split())
    for mark, plain in _FOLDED:
        text = text.replace(mark, plain)
    return text.casefold()


def canonical(vocabulary: Iterable[Term]) -> dict[str, str]:
    """Map each folded tag and alias to its tag; the earlier term has it where two claim one alias."""
    found: dict[str, str] = {}
    for term in vocabulary:
        for form in (term.tag, *term.aliases):
            found.setdefault(fold(form), term.tag)
    return found


def occurrences(lines: Iterable[LabelledLine], vocabulary: Sequence[Term]) -> dict[str, list[int]]:
    """Return the vocabulary's tags that the lines have, each with its line numbers, in order of appearance.

    A term occurs where its tag or an alias stands as whole words; one without a letter never does.
    """
    forms = _forms(canonical(vocabulary))
    found: dict[str, list[int]] = {}
    if forms:
        for line in lines:
            for tag in _in_line(fold(line.text), forms):
                found.setdefault(tag, []).append(line.number)
    return found


def _forms(tags: dict[str, str]) -> Forms:
    """Index the forms by their first word: where in the form it stands, the form, the tag."""
    found: Forms = {}
    for form, tag in tags.items():
        first = _WORD.search(form)
        if first:
            found.setdefault(first.group(), []).append((first.start(), form, tag))
    return found


def _in_line(text: str, forms: Forms) -> dict[str, None]:
    found: dict[str, None] = {}
    for word in _WORD.finditer(text):
        for offset, form, tag in forms.get(word.group(), ()):
            start = word.start() - offset
            if start >= 0 and text.startswith(form, start) and _bounded(text, start, start + len(form)):
                found[tag] = None
    return found


def _bounded(text: str, start: int, end: int) -> bool:
    before = start > 0 and _WORD.match(text[start - 1]) and _WORD.match(text[start])
    after = end < len(text) and _WORD.match(text[end - 1]) and _WORD.match(text[end])
    return not before and not after

"""Wordings: what site.toml says that a whole line reads like, with `*` for any words.

No regular expression: what stands in site.toml may be pasted from a hostile page, and is compared with more.
Each piece between two `*` is sought once, so the time is bounded by the line's length times the wording's.
"""

import unicodedata
from typing import NamedTuple

LONGEST = 2_000
"""Characters of a line. A longer one is like no wording: text is sooner kept than lost."""
ANY = "*"
_STAR = "\u2217"
_APOSTROPHES = str.maketrans("’‘ʼ´", "''''")


class Wording(NamedTuple):
    """A wording with `*` in it, taken apart: how a line begins, what it holds in this order, how it ends."""

    begins: str
    holds: tuple[str, ...]
    ends: str

    def fits(self, likeness: str) -> bool:
        """Tell whether a line reads like this, given its `likeness`."""
        at, end = len(self.begins), len(likeness) - len(self.ends)
        if at > end or not (likeness.startswith(self.begins) and likeness.endswith(self.ends)):
            return False
        for piece in self.holds:
            at = likeness.find(piece, at, end)
            if at < 0:
                return False
            at += len(piece)
        return True


def likeness(text: str) -> str:
    """Return a line without regard to case, spacing, compatibility forms and the shape of apostrophes.

    Empty where the line is longer than any wording.
    """
    if len(text) > LONGEST:
        return ""
    plain = text if text.isascii() else _compatible(text)
    return " ".join(plain.split()).casefold()  # five times as fast as `text.folded`, which gives the same


def _compatible(text: str) -> str:
    """Return the compatibility form, in which the other forms of `*` stay signs that stand for themselves."""
    starless = text.replace("\uff0a", _STAR).replace("\ufe61", _STAR)
    return unicodedata.normalize("NFKC", starless).translate(_APOSTROPHES)


def wording(pattern: str) -> Wording | None:
    """Take a wording apart; None where it has no `*`, and fits the lines of its own likeness only."""
    begins, *rest = likeness(pattern).split(ANY)
    if not rest:
        return None
    *holds, ends = rest
    return Wording(begins=begins, holds=tuple(filter(None, holds)), ends=ends)

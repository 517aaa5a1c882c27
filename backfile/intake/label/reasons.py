"""Reasons in plain words: what the strongest feature behind a line's state says."""

from collections.abc import Sequence
from typing import Final

from backfile.intake.label.chain import STATES, Weights

BLANK: Final = "blank"
UNSURE: Final = "kept because unsure"
OTHERWISE: Final = "nothing else fits better"

_PHRASES: Final = (
    ("title-at:", "its place relative to the headline"),
    ("title", "stands where headlines stand and its words return in the body"),
    ("returns:", "the words of this line return in the body"),
    ("end:stop", "ends as sentences do"),
    ("end:question", "ends as sentences do"),
    ("end:none", "does not end as a sentence does"),
    ("end:", "its last mark"),
    ("length", "its length"),
    ("date-ahead:", "a date follows it closely"),
    ("date:", "names a date or a time"),
    ("closes:caption", "names a photographer or agency at its end"),
    ("closes:agency", "names a photographer or agency at its end"),
    ("zone:i", "lies in the longest run of prose"),
    ("zone:b", "lies above the longest run of prose"),
    ("zone:a", "lies below the longest run of prose"),
    ("ahead:", "how far the next paragraphs are"),
    ("lead:", "its words return in the paragraphs that follow"),
    ("left:", "how much of the text is still to come"),
    ("sizes:", "its length and that of its neighbours"),
    ("credit-tail", "names a photographer or agency at its end"),
    ("place-first", "begins with a place, as a report does"),
    ("prose-", "the amount of prose around it"),
    ("before", "the kind of line before it"),
    ("after", "the kind of line after it"),
    ("between:", "the kinds of the lines around it"),
    ("side:", "its place on the page"),
    ("since-", "follows a line that announces another part of the page"),
    ("copies:", "appears more than once on the page"),
    ("gaps:", "how it is set off by blank lines"),
    ("plain:", "its share of function words"),
    ("lower:", "its share of words in lower case"),
    ("stops:", "holds several sentences"),
    ("person:", "addresses the reader or speaks for the publisher"),
    ("caps:", "its capitals"),
    ("kind:", "its look"),
    ("start:", "its first character"),
    ("mark:", "its punctuation"),
    ("colon:", "its punctuation"),
    ("page-", "lies at the edge of the page"),
)
_FAMILIES: Final = {
    "agency": "names a news agency",
    "ago": "says how long ago",
    "bio": "tells about the author",
    "byline": "names the author as bylines do",
    "caption": "uses the words of captions and credits",
    "comments": "uses the words of a comment section",
    "counter": "counts readers or reading time",
    "legal": "states rights or terms",
    "month": "names a date or a time",
    "navigation": "leads elsewhere on the site",
    "note": "is a note about the article",
    "player": "belongs to a player or gallery",
    "promo": "asks for support or a subscription",
    "published": "uses the words of a publication date",
    "related": "announces other articles",
    "share": "offers to share or follow",
    "signoff": "credits an agency or colleagues",
    "updated": "says when the article was changed",
    "weekday": "names a date or a time",
}


def family_reason(family: str) -> str:
    """Say what it means that a line holds phrases of a family."""
    return _FAMILIES[family]


def strongest(names: Sequence[str], state: int, weights: Weights) -> str:
    """Say in plain words which feature spoke most for a state against the other states."""
    best, winner = 0.0, ""
    for name in names:
        row = weights.states.get(name)
        if (
            row is not None
            and (gain := row[state] - sum(row) / len(STATES)) > best
            and (phrase := _phrase(name))
        ):
            best, winner = gain, phrase
    return winner or OTHERWISE


def _phrase(name: str) -> str:
    for prefix in ("has:", "is:", "opens:", "before-is:", "after-is:"):
        if name.startswith(prefix):
            family = name[len(prefix) :].partition("+")[0]
            if prefix.endswith("-is:"):
                return "the line beside it: " + _FAMILIES[family]
            return _FAMILIES[family]
    for prefix, phrase in _PHRASES:
        if name.startswith(prefix):
            return phrase
    return ""

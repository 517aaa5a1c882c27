"""Reasons in plain words: what the strongest feature behind a line's state says."""

from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import Final

from backfile.intake.label.chain import STATES, Weights

BLANK: Final = "blank"
UNSURE: Final = "kept because unsure"
OTHERWISE: Final = "nothing else fits better"

_PHRASES: Final = (
    ("title-words:", "by the words that it shares with the headline"),
    ("title-at:", "by its place relative to the headline"),
    ("title", "stands where headlines stand and its words return in the body"),
    ("returns:", "the words of this line return in the body"),
    ("end:stop", "ends as sentences do"),
    ("end:question", "ends as sentences do"),
    ("end:none", "does not end as a sentence does"),
    ("end:", "by its last mark"),
    ("length", "by its length"),
    ("date-ahead:", "a date follows it closely"),
    ("date:", "names a date or a time"),
    ("closes:caption", "names a photographer or agency at its end"),
    ("closes:agency", "names a photographer or agency at its end"),
    ("block:", "by how much text stands around it"),
    ("echoes:", "by the lines around it that stand on the page again"),
    ("dates:", "by the dates around it"),
    ("shorts:", "by the run of short lines that it stands in"),
    ("ends:", "by the last marks of the lines around it"),
    ("copy-near", "stands twice, close together"),
    ("numbers:", "by its share of numbers"),
    ("zone:i", "lies in the longest run of prose"),
    ("zone:b", "lies above the longest run of prose"),
    ("zone:a", "lies below the longest run of prose"),
    ("ahead:", "by how far the next paragraphs are"),
    ("lead:", "its words return in the paragraphs that follow"),
    ("left:", "by how much of the text is still to come"),
    ("sizes:", "by its length and that of its neighbours"),
    ("credit:", "names a photographer or agency as credits do"),
    ("credits:", "by the credits at its ends or beside it"),
    ("credit-tail", "names a photographer or agency at its end"),
    ("place-first", "begins with a place, as a report does"),
    ("prose-", "by the amount of prose around it"),
    ("before", "by the kind of line before it"),
    ("after", "by the kind of line after it"),
    ("between:", "by the kinds of the lines around it"),
    ("side:", "by its place on the page"),
    ("since-", "follows a line that announces another part of the page"),
    ("copies:", "appears more than once on the page"),
    ("gaps:", "by how it is set off by blank lines"),
    ("plain:", "by its share of function words"),
    ("lower:", "by its share of words in lower case"),
    ("stops:", "holds several sentences"),
    ("person:", "addresses the reader or speaks for the publisher"),
    ("caps:", "by its capitals"),
    ("kind:", "by its look"),
    ("start:", "by its first character"),
    ("mark:", "by its punctuation"),
    ("colon:", "by its punctuation"),
    ("page-", "lies at the edge of the page"),
)
_KINDS: Final = {
    "title": "a headline",
    "description": "a deck",
    "byline": "a byline",
    "published": "a publication date",
    "caption": "a caption",
    "body": "a paragraph",
}
"""What a line of each state is, for reasons that name a measure: "a paragraph by its length"."""

_FAMILIES: Final = {
    "agency": "names a news agency",
    "ago": "says how long ago",
    "bio": "tells about the author",
    "byline": "names the author as bylines do",
    "caption": "uses the words of captions and credits",
    "comments": "uses the words of a comment section",
    "continues": "says that the text goes on below",
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
    told = list(map(weights.gains[state].get, names, repeat(0.0)))
    while (best := max(told, default=0.0)) > 0:
        place = told.index(best)
        if winner := _phrase(names[place]):
            kind = _KINDS.get(STATES[state])
            return f"{kind} {winner}" if kind and winner.startswith("by ") else winner
        told[place] = 0.0
    return OTHERWISE


@cache  # only features that have a weight are asked for
def _phrase(name: str) -> str:
    for prefix in ("has:", "is:", "opens:", "before-is:", "after-is:"):
        if name.startswith(prefix):
            family = name[len(prefix) :].partition("+")[0]
            if prefix.endswith("-is:"):
                return "beside a line that " + _FAMILIES[family]
            return _FAMILIES[family]
    for prefix, phrase in _PHRASES:
        if name.startswith(prefix):
            return phrase
    return ""

"""One line beneath a picture: what of it is caption, and what is credit."""

import re
from dataclasses import dataclass

from backfile.intake.edit.creditwords import LONGEST_CREDIT, is_credit, words
from backfile.text import folded

_MOST_WORDS = 12

_SENTENCE_END = re.compile(
    r"[.!?…][\"”“»’')\]]*(?: |$)|[\"”»)\]] "
    r"|(?<=[a-zß-ÿа-я)”’»])[.!?](?=[A-ZÀ-ÞА-Я])"  # pages run the two together: "… the end.Jane Roe / AFP"
)
_DIVIDER = re.compile(r" [|–—] ")
_COPYRIGHT = re.compile(r"©|\([cC]\) (?=\S)|\bCopyright\b")
_LAST_TOKEN = re.compile(r"[^\s(\[“\"«]*\Z")
_INITIAL = re.compile(r"[^\W\d_]\.\Z")
_DOTTED = re.compile(r"[^\W\d_]{1,2}\.(?:[^\W\d_]{1,2}\.)+\Z")
_PERSON_OF = re.compile(  # "Jane Roe/Example": sure enough in brackets, where no caption goes on
    r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,3} ?/ ?[^\W\d_a-z][\w .&’'-]{0,40}\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """A line beneath a picture, taken apart: caption, label ("Photo:") and credit hold all its words."""

    caption: str | None = None
    label: str = ""
    credit: str | None = None

    @property
    def is_label(self) -> bool:
        """Tell whether the line is a label alone ("Credit...", "Image caption,")."""
        return self.caption is None and self.credit is None

    @property
    def labels_caption(self) -> bool:
        """Tell whether the label says that a caption follows it."""
        return words().caption_label.match(self.label) is not None

    @property
    def asks_for_credit(self) -> bool:
        """Tell whether the line is a label whose credit must stand on the next line."""
        return self.is_label and not self.labels_caption


def legend_of(text: str) -> Legend:
    """Take a line apart into caption and credit. What cannot be told apart surely stays caption, whole."""
    text = folded(text)
    label = words().caption_label.match(text)
    if not label:
        return _unlabelled(text)
    rest = _unlabelled(text[label.end() :])
    return Legend(caption=rest.caption, label=f"{label[0]} {rest.label}".strip(), credit=rest.credit)


def credit_of(text: str) -> Legend:
    """Read a line that is known to be a credit: its label goes to `label`, a caption before it is kept."""
    text = folded(text)
    label = words().label.match(text)
    if label and label.end() < len(text):
        return Legend(label=label[0], credit=text[label.end() :])
    legend = legend_of(text)
    if legend.is_label:
        return legend
    if legend.credit is not None and legend.caption and len(legend.caption.split()) > 2:
        return legend
    return Legend(credit=text or None)


def _unlabelled(text: str) -> Legend:
    return (
        _label_alone(text)
        or _in_brackets(text)
        or _labelled(text)
        or _copyright(text)
        or _after_sentence(text)
        or _nothing_else(text)
        or Legend(caption=text or None)
    )


def _label_alone(text: str) -> Legend | None:
    alone = len(text) <= LONGEST_CREDIT and text.rstrip(".:：,… ").casefold() in words().bare_labels
    return Legend(label=text) if alone else None


def _in_brackets(text: str) -> Legend | None:
    """Read "Caption (Photo: Jane Roe/Agency)", "Caption. (AP Photo/Jane Roe, File)", "Caption [Reuters]"."""
    end = text.rstrip(".")
    if not end.endswith((")", "]")):
        return None
    start = _opening(end)
    if start is None:
        return None
    inside, rest = end[start + 1 : -1].strip(), text[len(end) :]
    label = words().label.match(inside)
    if label and label.end() < len(inside) and _short(inside[label.end() :]):
        credit = inside[label.end() :]
    elif is_credit(inside) or _PERSON_OF.match(inside) or (inside.startswith("©") and _short(inside)):
        label, credit = None, inside
    else:
        return None
    caption = end[:start].rstrip()
    if words().label.match(caption):  # "Photo: Jane Roe (Example)" is a credit as a whole
        return None
    return Legend(
        caption=(caption + rest if caption and caption[-1].isalnum() else caption) or None,
        label=label[0] if label else "",
        credit=credit,
    )


def _opening(text: str) -> int | None:
    """Return where the bracket opens that closes at the text's end, if that is near."""
    depth = 0
    for place in range(len(text) - 1, max(-1, len(text) - 2 * LONGEST_CREDIT), -1):
        depth += (text[place] in ")]") - (text[place] in "([")
        if depth == 0:
            return place
    return None


def _labelled(text: str) -> Legend | None:
    """Read "Caption. Photo: X", "Caption Foto: dpa", "Photograph by X": the last label counts."""
    start = max(0, len(text) - 2 * LONGEST_CREDIT)
    for label in reversed(list(words().label.finditer(text, start))):
        credit = text[label.end() :]
        if not credit or not _short(credit) or not _may_begin(text, label.start(), colon=":" in label[0]):
            continue
        if label.start() == 0 and credit.endswith((".", "!", "?")) and not is_credit(credit):
            return None
        return Legend(caption=text[: label.start()].rstrip(" |–—-/") or None, label=label[0], credit=credit)
    return None


def _may_begin(text: str, start: int, *, colon: bool) -> bool:
    """Tell whether a label may begin at `start`: after a sentence, a divider, or (with a colon) a noun."""
    before = text[:start].rstrip()[-40:]
    if not before or before[-1] in '.!?…"”“»’)]|–—/-;:,':
        return True
    word = _LAST_TOKEN.search(before)
    return colon and word is not None and word[0].casefold() not in words().determiners


def _copyright(text: str) -> Legend | None:
    """Read "Caption © X": the sign says something of its own and stays with the credit."""
    for sign in reversed(list(_COPYRIGHT.finditer(text, max(0, len(text) - LONGEST_CREDIT)))):
        credit = text[sign.start() :]
        if len(credit) > len(sign[0]) + 1 and _short(credit):
            return Legend(caption=text[: sign.start()].rstrip(" |–—") or None, credit=credit)
    return None


def _after_sentence(text: str) -> Legend | None:
    """Read "Caption. Jane Roe / MT": the last sentence, if it has the shape of a credit."""
    start = max(0, len(text) - LONGEST_CREDIT)
    ends = [*_SENTENCE_END.finditer(text, start), *_DIVIDER.finditer(text, start)]
    ends.sort(key=lambda match: match.end(), reverse=True)
    unsure: Legend | None = None
    for end in ends:
        caption, credit = text[: end.end()].rstrip(" |–—"), text[end.end() :]
        if not caption or not is_credit(credit):
            continue
        token = _LAST_TOKEN.search(caption[-40:])
        last = token[0] if token else ""
        if _INITIAL.match(last) or (last.endswith(".") and last.rstrip(".") in words().abbreviations):
            continue
        legend = Legend(caption=caption, credit=credit)
        if not _DOTTED.match(last):
            return legend
        unsure = unsure or legend
    return unsure


def _nothing_else(text: str) -> Legend | None:
    """Read a credit that has no caption: "Jane Roe / AFP"."""
    return Legend(credit=text) if is_credit(text) else None


def _short(text: str) -> bool:
    return len(text) <= LONGEST_CREDIT and len(text.split()) <= _MOST_WORDS

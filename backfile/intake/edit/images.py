"""The pictures that a page showed, by their captions and credits."""

from collections.abc import Sequence
from dataclasses import dataclass

from backfile.intake.edit.credit import credit_of, legend_of
from backfile.intake.edit.evidence import cite
from backfile.intake.finding import Finding
from backfile.model import Image
from backfile.roles import LabelledLine, Role
from backfile.text import folded

_NEAR = 6
"""Lines below a caption, blank ones among them, in which its credit may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A picture, the lines that it was read from, and whether the last was a label without its credit."""

    image: Image
    lines: tuple[LabelledLine, ...]
    awaits_credit: bool = False


def images_of(lines: Sequence[LabelledLine]) -> Finding[tuple[Image, ...]]:
    """Return the pictures in the order of the page; the words of captions and credits are unchanged.

    A CREDIT line completes the caption before it, or stands for a picture without a caption. Label words
    ("Photo:") are left out. A picture that the page repeats with the same caption is one picture.
    """
    shown: list[_Shown] = []
    for line in lines:
        if line.role not in (Role.CAPTION, Role.CREDIT) or not line.text.strip():
            continue
        last = shown.pop() if shown else None
        shown.extend(_next(last, line))
    pictures: dict[Image, _Shown] = {}
    for each in shown:
        if each.image.caption or each.image.credit:
            pictures.setdefault(each.image, each)
    credited = {image.caption for image in pictures if image.credit}
    for image in [one for one in pictures if one.caption in credited and not one.credit]:
        del pictures[image]  # the same caption stands elsewhere with its credit
    cited = {line.number: line for each in pictures.values() for line in each.lines}
    return Finding(tuple(pictures), cite(cited.values()) or None)


def _next(last: _Shown | None, line: LabelledLine) -> list[_Shown]:
    """Return the last picture completed by the line, or the last picture and the one that the line begins."""
    legend = credit_of(line.text) if line.role is Role.CREDIT else legend_of(line.text)
    caption, credit = legend.caption, legend.credit
    own = _Shown(
        image=Image(caption=caption, credit=credit), lines=(line,), awaits_credit=legend.asks_for_credit
    )
    if last is None:
        return [own]
    if line.role is Role.CREDIT and line.number - last.lines[-1].number > _NEAR:
        return [last, own]
    lines = (*last.lines, line)
    had = last.image
    if last.awaits_credit and not legend.is_label:
        return [_Shown(image=Image(caption=had.caption, credit=folded(line.text)), lines=lines)]
    if had.caption and had.credit is None and caption is None and line.role is Role.CREDIT:
        return [
            _Shown(
                image=Image(caption=had.caption, credit=credit), lines=lines, awaits_credit=own.awaits_credit
            )
        ]
    # The BBC's order: "Image source, Reuters", then "Image caption, …".
    if had.caption is None and credit is None and legend.labels_caption:
        return [_Shown(image=Image(caption=caption, credit=had.credit), lines=lines)]
    return [last, own]

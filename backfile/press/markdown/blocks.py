"""A body divided at its blank lines into what can be read the short way and what the parser must read.

Each run of blocks read the short way is replaced by one line of a letter, which is a paragraph as well: what
stands above it ends there, what stands below it begins anew, and every line keeps its number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backfile.press.markdown.inlines import Labels, normal
from backfile.press.markdown.lists import is_list, opens_list
from backfile.press.markdown.paragraphs import definition, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """`rest` is what is left for the parser; `done` the HTML of the blocks that belong on its lines (from 0).

    A block that shows nothing, such as the address of a label, is "".
    """

    rest: str
    done: Mapping[int, Sequence[str]]
    whole: bool
    """Whether `done` is all of the body."""


def divided(body: str) -> Divided | None:
    """Divide a body; None where its blank lines do not tell its blocks apart."""
    if "\r" in body or "\x00" in body:
        return None
    written = _together(body.split("\n\n"))
    blocks = [block.lstrip("\n") for block in written]
    htmls = _read(body, blocks)
    left = [block for block, html in zip(written, htmls, strict=True) if html is None]
    if any("```" in block or "~~~" in block for block in left):
        return None  # code may go on below a blank line
    rest: list[str] = []
    done: dict[int, list[str]] = {}
    run: list[str] | None = None
    line = 0
    for block, html in zip(written, htmls, strict=True):
        height = block.count("\n")
        if html is None:
            rest.append(block)
            run = None
        elif run is None:
            rest.append("x" + "\n" * height)
            run = done[line] = [html]
        else:
            rest.append("\n" * height)
            run.append(html)
        line += height + 2
    return Divided(rest="\n\n".join(rest), done=done, whole=not left)


def _together(blocks: list[str]) -> list[str]:
    """Put a list and what may belong to its last item, below blank lines, into one block."""
    units: list[list[str]] = []
    listing = False
    for block in blocks:
        if listing and block.startswith("  "):
            units[-1].append(block)
        else:
            units.append([block])
            listing = opens_list(block.lstrip("\n"))
    return ["\n\n".join(unit) for unit in units]


def _read(body: str, blocks: list[str]) -> list[str | None]:
    """Read the blocks the short way where that is certain: all that is said of labels there, or nothing."""
    labels = _labels(body, blocks)
    htmls = _apart(blocks, [short(block, labels=labels) for block in blocks])
    if labels is not None and (labels.used != labels.addresses.keys() or (labels.used and None in htmls)):
        return _apart(blocks, [short(block, labels=None) for block in blocks])
    return htmls


def _labels(body: str, blocks: list[str]) -> Labels | None:
    """Return the labels that a body defines; None where that is not certain."""
    count = body.count("]:")
    if not count:
        return Labels({})
    found = [(normal(known[0]), known[1]) for known in map(definition, blocks) if known]
    labels = Labels(dict(found))
    return labels if count == len(found) == len(labels.addresses) else None


def _apart(blocks: list[str], htmls: list[str | None]) -> list[str | None]:
    """Leave a list to the parser unless it stands between blocks that are read, and are no lists."""
    apart = [html is not None and not is_list(block) for block, html in zip(blocks, htmls, strict=True)]
    fenced = [True, *apart, True]
    return [
        html if alone or (fenced[index] and fenced[index + 2]) else None
        for index, (html, alone) in enumerate(zip(htmls, apart, strict=True))
    ]

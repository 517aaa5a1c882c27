"""What a build says."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from backfile.errors import shown
from backfile.intake.filing import Decision, Verdict
from backfile.intake.likeness import NEARLY, Likeness
from backfile.press.publishing.publish import Published
from backfile.press.run import REMARKS, Site


def decided(decisions: Sequence[Decision]) -> Iterator[str]:
    """Yield what intake did, article by article, kept ones in a number."""
    yield from _each(decisions)
    yield from _counted(_captures(decisions), Counter(decision.verdict for decision in decisions))


def again(decisions: Sequence[Decision]) -> Iterator[str]:
    """Yield what intake would say if the same build were run again at once."""
    edited = [decision for decision in decisions if decision.verdict is Verdict.EDITED]
    yield from _each(edited)
    counts = Counter({Verdict.KEPT: len(decisions) - len(edited), Verdict.EDITED: len(edited)})
    yield from _counted(_captures(decisions), counts)


def _captures(decisions: Sequence[Decision]) -> int:
    return sum(decision.captures for decision in decisions)


def _each(decisions: Sequence[Decision]) -> Iterator[str]:
    for decision in decisions:
        if decision.verdict is Verdict.EDITED:
            yield f"{decision.path}: edited by hand, so kept; its capture is read otherwise now"
            yield f"    hint: see the newer reading with: python build.py diff {decision.path}"
        elif decision.verdict is Verdict.ADDED:
            yield from _added(decision)
        elif decision.verdict is not Verdict.KEPT:
            yield f"{decision.path}: {decision.verdict}"


def _added(decision: Decision) -> Iterator[str]:
    yield f"{decision.path}: its words are kept; added to its captures: {', '.join(decision.added)}"
    if decision.other:
        verb = "has" if len(decision.other) == 1 else "have"
        yield f"    {', '.join(decision.other)} {verb} another text"
        yield f"    hint: see what would be filed now with: python build.py diff {decision.path}"


def _counted(captures: int, counts: Counter[Verdict]) -> Iterator[str]:
    """Yield how many articles had each verdict, if there are any captures."""
    parts = [f"{counts[verdict]} {verdict}" for verdict in Verdict if counts[verdict]]
    if parts:
        of = "" if captures == counts.total() else f" of {many(counts.total(), 'article')}"
        yield f"{many(captures, 'capture')}{of}: {', '.join(parts)}"


def remarked(site: Site) -> Iterator[str]:
    """Yield the first remarks, and how many more there are."""
    yield from site.remarks
    if site.untold:
        yield f"… and {site.untold:,} more such remarks"


def alike(found: Iterable[Likeness]) -> Iterator[str]:
    """Yield what is to be told of captures that are nearly the same; those of one text link to each other."""
    for first, second, share, reason in found:
        if reason == NEARLY:
            yield f"{first} and {second}: {reason} ({share} %), in two articles"


def some(remarks: Sequence[str]) -> Iterator[str]:
    """Yield the first of many remarks, and how many more there are."""
    for remark in remarks[:REMARKS]:
        yield from remark.split("\n")  # the second line of an error is its hint
    if len(remarks) > REMARKS:
        yield f"… and {len(remarks) - REMARKS:,} more such remarks"


def summary(articles: int, published: Published) -> str:
    """Say what publishing did."""
    if not published.written and not published.pruned:
        return unchanged(articles)
    pruned = f", {published.pruned} pruned" if published.pruned else ""
    files = f"{many(published.written, 'file')} written, {published.unchanged} unchanged{pruned}"
    return f"{many(articles, 'article')}; {files}"


def unchanged(articles: int) -> str:
    """Say that there was nothing to do."""
    return f"{many(articles, 'article')}; nothing has changed"


def many(count: int, noun: str) -> str:
    """Say how many there are of something."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def say(lines: Iterator[str] | Sequence[str]) -> None:
    """Print lines for a person to read."""
    for line in lines:
        sys.stdout.write(f"{shown(line)}\n")

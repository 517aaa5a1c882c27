"""The people, places and organisations that a text names: what the archive's indexes are made of.

A tag says what a text is about; here stands whoever and whatever it names, if that is sure. A country counts
where its own name stands, not its adjective or a metonym; a city where something happens in it somewhere.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from backfile.intake.edit.tagging.mentions import Kind, Mention
from backfile.intake.edit.tagging.vocabulary import fold
from backfile.intake.finding import Finding
from backfile.ledger import ranges

MOST = 24
"""No more names of a kind: those that stand first."""

SHOWN = 3
"""The evidence of a name names no more lines than this."""

FIELDS = {
    Kind.PERSON: "people",
    Kind.COUNTRY: "places",
    Kind.CITY: "places",
    Kind.ORGANISATION: "organisations",
}
"""The article's field for each kind of name."""

WEAK = frozenset(
    {"alliance", "assembly", "board", "brigade", "bureau", "chamber", "church", "college", "court"}
    | {"department", "front", "group", "league", "movement", "network", "office", "party", "police", "school"}
    | {"service", "society", "trust", "union"}
)
"""What is only known to be an organisation by one of these words must be named twice."""

Lines = Mapping[str, Sequence[int]]
"""Names, each with the numbers of the lines that have it."""


def names_of(mentions: Iterable[Mention], inferred: Collection[str]) -> Mapping[str, Lines]:
    """Return the sure names by field, in order of appearance.

    `inferred` are the organisations that are only known by the word that says what they are.
    """
    groups: dict[tuple[Kind, str], list[Mention]] = {}
    for mention in sorted(mentions, key=lambda one: one.number):
        groups.setdefault((mention.kind, mention.tag), []).append(mention)
    found: dict[str, dict[str, list[int]]] = {field: {} for field in FIELDS.values()}
    for (kind, name), group in groups.items():
        if _is_sure(kind, group) and not (name in inferred and _is_doubtful(name, group)):
            numbers = found[FIELDS[kind]].setdefault(name, [])
            numbers += [one.number for one in group]
    return {field: {name: sorted({*of}) for name, of in one.items()} for field, one in found.items()}


def finding_of(names: Lines, own: Mapping[str, str]) -> Finding[tuple[str, ...]]:
    """Return the first MOST names, spelt as the archive's own vocabulary does, with their lines."""
    spelt: dict[str, tuple[str, Sequence[int]]] = {}
    for name, numbers in names.items():
        tag = own.get(fold(name), name)
        spelt.setdefault(fold(tag), (tag, numbers))
    kept = list(spelt.values())[:MOST]
    evidence = "; ".join(f"{name}: {on_lines(numbers, SHOWN)}" for name, numbers in kept)
    return Finding(tuple(name for name, _ in kept), evidence or None)


def on_lines(numbers: Sequence[int], most: int) -> str:
    """Name the first lines of those that have something."""
    word = "line" if len(numbers) == 1 else "lines"
    return f"{word} {ranges(numbers[:most])}"


def _is_doubtful(name: str, group: Sequence[Mention]) -> bool:
    head = name.lower().partition(" of ")[0].split()[-1]
    return head in WEAK and len(group) == 1


def _is_sure(kind: Kind, group: Sequence[Mention]) -> bool:
    if kind is Kind.COUNTRY:
        return any(one.weight == 1 and not one.bare for one in group)
    return kind is not Kind.CITY or any(one.located for one in group)

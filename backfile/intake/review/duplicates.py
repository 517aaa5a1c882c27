"""Matters of captures that may be of one article."""

from collections.abc import Iterable, Iterator, Mapping

from backfile.intake.likeness import NEARLY, Likeness
from backfile.matters import Kind, Matter
from backfile.names import key_of
from backfile.records.record import Filed


def filed_apart(told: str) -> Matter:
    """Return the matter of articles that are one, given what a build tells of them."""
    said, _, remedy = told.partition("; ")
    path = said.partition(" ")[0]
    return Matter(
        kind=Kind.DUPLICATE.value,
        path=path,
        message=said,
        remedy=remedy or "take what is to be kept into one of them, and delete the others",
        articles=(key_of(path),),
        count=1,
    )


def nearly_same(found: Iterable[Likeness], filed: Mapping[str, Filed]) -> Iterator[Matter]:
    """Yield the matters of captures of different articles that are nearly the same, given all articles."""
    paths = {origin.file: path for path, article in filed.items() for origin in article.captures}
    for first, second, share, reason in found:
        if reason == NEARLY and first in paths and second in paths:
            articles = (key_of(paths[first]), key_of(paths[second]))
            yield Matter(
                kind=Kind.DUPLICATE.value,
                path=paths[first],
                message=f"{first} and {second}: {reason} ({share} %), in two articles",
                remedy=f"if they are one, state one url for both, and delete {paths[first]}; else leave them",
                articles=articles,
                count=len(articles),
            )

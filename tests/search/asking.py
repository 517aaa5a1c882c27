"""Asking the browser's engine, under node, of an index that Python has made."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from backfile.search.doc import Doc
from tests.node import answer
from tests.search.making import made


def lay_out(top: Path, docs: Iterable[Doc]) -> Path:
    """Write the index of these articles, as a site has it."""
    for path, data in made(docs).items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(data)
    return top


def asked(site: Path, *calls: tuple[str, Any]) -> Any:
    """Return the engine's answers."""
    return answer("engine.js", {"top": str(site), "asked": [[what, [said]] for what, said in calls]})


def answers(site: Path, *queries: str, take: int = 10) -> Any:
    """Return the whole answers to queries."""
    wanted = {"order": "relevance", "skip": 0, "take": take}
    return asked(site, *(("search", {"query": query, **wanted}) for query in queries))


def found(site: Path, *queries: str, take: int = 10) -> list[list[str]]:
    """Return the keys of what is found by each query, in order."""
    return [[hit["path"][9:-5] for hit in one["hits"]] for one in answers(site, *queries, take=take)]

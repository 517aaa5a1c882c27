"""Writes invented articles: `python bench/corpus.py --articles 10000 --seed 1 OUT` the benchmark's corpus.

With `--for demonstration` they are captures in a new archive, made to be looked at (`demo.py`). The same
arguments give the same bytes on every machine. Articles are made and written one at a time.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from convert import SYSTEMS, path_for, text_for
from overall import Overall, overall, tell
from story import Story, story
from world import World, world_of

DEMONSTRATION = "demonstration"
_USUAL, _SHOWN = (10_000, 1), (2_000, 6)
"""How many articles, and of which seed, where nothing is asked for: the corpus, and the demonstration."""


def stories(world: World, articles: int, first: int = 0) -> Iterator[Story]:
    """Yield `articles` articles from number `first` on."""
    for index in range(first, first + articles):
        yield story(world, index)


def write(root: Path, system: str, written: Iterator[Story], found: Overall | None = None) -> tuple[int, int]:
    """Write articles into the site of a system; return how many files and bytes they are."""
    made: set[Path] = set()
    files = size = 0
    for each in written:
        size += put(root / path_for(system, each.path), text_for(system, each, found), made)
        files += 1
    return files, size


def write_captures(root: Path, written: Iterator[Story]) -> tuple[int, int]:
    """Write the captures of those articles that have one, as an archivist receives them."""
    made: set[Path] = set()
    files = size = 0
    for each in written:
        if each.article.capture is not None:
            size += put(root / each.article.capture.file, each.capture, made)
            files += 1
    return files, size


def put(path: Path, text: str, made: set[Path]) -> int:
    """Write one file, making its folder the first time; return its bytes."""
    if path.parent not in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.add(path.parent)
    return path.write_bytes(text.encode())


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a corpus as the command line says."""
    parser = argparse.ArgumentParser(
        description="Write the corpus of the benchmark, or a demonstration archive."
    )
    parser.add_argument("--articles", type=int, help="how many (default: 10000; a demonstration: 2000)")
    parser.add_argument("--seed", type=int, help="another seed, another corpus (default: 1; 6)")
    parser.add_argument("--length", type=float, default=1.0, help="of bodies, as a share of the usual")
    kinds = (*SYSTEMS, DEMONSTRATION)
    parser.add_argument("--for", dest="system", choices=kinds, default="backfile", help="whose form")
    parser.add_argument("--captures", action="store_true", help="write the captures instead, into seeds/")
    parser.add_argument("out", type=Path, metavar="OUT", help="the site's folder")
    options = parser.parse_args(arguments)
    usual = _SHOWN if options.system == DEMONSTRATION else _USUAL
    articles = usual[0] if options.articles is None else options.articles
    seed = usual[1] if options.seed is None else options.seed
    if options.system == DEMONSTRATION:
        from demo import lay_out  # it takes in the whole program

        print(f"{lay_out(options.out, articles=articles, seed=seed):,} captures in {options.out / 'seeds'}")
        return
    world = world_of(seed, articles, options.length)
    written = stories(world, articles)
    if options.captures:
        files, size = write_captures(options.out, written)
    else:
        found = None
        if options.system == "hugo":
            found = overall(stories(world, articles))
            tell(options.out, found)
        files, size = write(options.out, options.system, written, found)
    print(f"{files:,} files, {size / 1e6:,.1f} MB in {options.out}")


if __name__ == "__main__":
    main()

"""Problems, printed."""

import sys
from collections.abc import Sequence

from backfile.errors import BackfileError, shown


def report(problems: Sequence[BackfileError], *, published: bool = False) -> int:
    """Print all problems, each once, in the order of their places; return the gravest exit code.

    A site that was `published` all the same is without what they are told of.
    """
    unique = {str(problem): problem for problem in problems}
    for text in sorted(unique, key=lambda text: _place(unique[text])):
        print_error(text)
    count = len(unique)
    if count > 1:
        site = "is without what they are told of" if published else "is as it was"
        print_error(f"{count} problems; the published site {site}")
    return max(problem.code for problem in unique.values())


def print_error(text: str) -> None:
    """Print text for a person to act on."""
    sys.stderr.write("".join(f"{shown(line)}\n" for line in text.split("\n")))


def _place(problem: BackfileError) -> tuple[str, int, int, str]:
    at = problem.at
    return (at.path, at.line or 0, at.column or 0, problem.message) if at else ("", 0, 0, problem.message)

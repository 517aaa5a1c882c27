"""The one family of errors. A wing collects them; only the command line prints them and ends a run."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

# Controls, ends of lines, marks of direction, halves of characters.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Exit(IntEnum):
    """Exit codes. Unless it is DONE, the published site is untouched."""

    DONE = 0
    CONTENT = 1
    USAGE = 2
    IO = 3
    VERIFICATION = 4
    BUSY = 75  # EX_TEMPFAIL in BSD's sysexits.h


MISTAKES = (TypeError, ValueError, AttributeError, ArithmeticError, LookupError, RuntimeError)
"""What code raises that is wrong, or was given what nobody thought of: not what the system can't do."""


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file. `path` is relative to the site, with forward slashes; lines and columns from 1."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = (shown(self.path), self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


class BackfileError(Exception):
    """A mistake that a person can mend: what is wrong, where, and what to do about it."""

    def __init__(
        self,
        message: str,
        at: Location | None = None,
        hint: str | None = None,
        *,
        code: Exit = Exit.CONTENT,
    ) -> None:
        super().__init__(message, at, hint, code)
        self.message = message
        self.at = at
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        message = shown(self.message)
        first = f"{self.at}: {message}" if self.at else message
        return f"{first}\n    hint: {self.hint}" if self.hint else first

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.message, self.at, self.hint, self.code)


class Problems(Exception):  # noqa: N818 - it is the collection of a run's errors, not one more kind of error
    """All problems of one step, raised together so that a run reports every one of them."""

    def __init__(self, problems: Iterable[BackfileError]) -> None:
        self.problems = tuple(problems)
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)

    def __reduce__(self) -> tuple[object, ...]:
        return Problems, (self.problems,)


def shown(text: str) -> str:
    """Return text as a terminal may print it, on one line.

    A hostile name must not write lines or colours of its own, nor turn letters around.
    """
    return text if text.isprintable() else _UNSHOWN.sub(_escaped, text)


def problems_of(error: BackfileError | Problems) -> tuple[BackfileError, ...]:
    """Return all problems that were raised, be they one or several."""
    return error.problems if isinstance(error, Problems) else (error,)


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _rebuild(message: str, at: Location | None, hint: str | None, code: Exit) -> BackfileError:
    return BackfileError(message, at, hint, code=code)

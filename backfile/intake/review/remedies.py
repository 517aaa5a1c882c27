"""The matters of single articles and captures, with the line to change or the command to run."""

import shlex
from typing import Final

from backfile.captures.naming import split
from backfile.errors import BackfileError
from backfile.intake.sidecar import names_for
from backfile.matters import Kind, Matter
from backfile.names import path_of

COMMAND: Final = "python build.py"
REVIEWED: Final = "status: reviewed"
_BROKEN: Final = "get it again, or leave it: a capture is never changed, and the others are not affected"
_FIELDS: Final = {
    Kind.LEDGER: "capture",
    Kind.EDITED: "status",
    Kind.CAPTURE: "capture",
    Kind.TITLE: "title",
    Kind.DATE: "date",
    Kind.CONFLICT: "date",
    Kind.AMBIGUOUS: "date",
    Kind.PUBLICATION: "publication",
    Kind.UNSURE: "status",
    Kind.TURNED: "status",
    Kind.SEARCH: "status",
}
"""The field of the front matter to change."""
_SAID: Final = {
    Kind.LEDGER: "edited by hand; its ledger is of another text than is read out of {source} now",
    Kind.EDITED: "edited by hand, so kept; its capture is read otherwise now",
    Kind.CAPTURE: "its capture {source} is not in the archive, and is not shown",
    Kind.TITLE: "it has no title",
    Kind.DATE: "it has no date",
    Kind.CONFLICT: "its date is contradicted: {says}",
    Kind.AMBIGUOUS: "its date can be read in two ways: {says}",
    Kind.PUBLICATION: "its publication is not known",
    Kind.UNSURE: "{says} {lines} of {source} kept as text because unsure",
    Kind.TURNED: "invisible marks, {says}, make letters stand in another order than they are stored in",
    Kind.SEARCH: "its different words have more than {says} characters: by those behind, no search finds it",
}
_REMEDIES: Final = {
    Kind.LEDGER: "take over the newer ledger; nothing else of the file is changed",
    Kind.EDITED: f"take over what is better, then write {REVIEWED} here",
    Kind.CAPTURE: "put the file back where it was, as it was received",
    Kind.TITLE: "write it here{beside}",
    Kind.DATE: "write it here as far as it is known: 2024-03-19, 2024-03, [..2024-03-19]{beside}",
    Kind.CONFLICT: f"write the right one here, or {REVIEWED} if it is this one",
    Kind.AMBIGUOUS: "write the right one here{beside}; or say in site.toml how its publication writes them",
    Kind.PUBLICATION: "write it here{beside}; or name it in site.toml, with a line that its pages have",
    Kind.UNSURE: f"take out of the text what is none of it, then write {REVIEWED} here",
    Kind.TURNED: f"take them out unless they are meant, then write {REVIEWED} here",
    Kind.SEARCH: f"make several articles of it, or write {REVIEWED} here: its page has every letter",
}
_FACTS: Final = {
    Kind.TITLE: "title",
    Kind.DATE: "published",
    Kind.AMBIGUOUS: "published",
    Kind.PUBLICATION: "publication",
}
"""The key of the sidecar that states it."""
_COMMANDS: Final = {Kind.LEDGER: "ledger", Kind.EDITED: "diff"}
_EXPLAINED: Final = frozenset({Kind.TITLE, Kind.DATE, Kind.CONFLICT, Kind.AMBIGUOUS, Kind.UNSURE})


def own(kind: Kind, key: str, data: bytes, source: str | None, *, says: str = "", lines: str = "") -> Matter:
    """Return a matter of one article, given the bytes of its file and the name of its capture.

    `says` and `lines` are what the matter's words repeat.
    """
    path = path_of(key)
    known = {"source": source or "", "says": says, "lines": lines, "beside": _beside(kind, source)}
    command = None
    if kind in _COMMANDS:
        command = command_for(_COMMANDS[kind], path)
    elif kind in _EXPLAINED and source:
        command = command_for("explain", source)
    return Matter(
        kind=kind.value,
        path=path,
        line=_line_of(_FIELDS[kind], data),
        message=_SAID[kind].format_map(known),
        remedy=_REMEDIES[kind].format_map(known),
        command=command,
        articles=(key,),
        count=1,
        lines=lines,
    )


def broken(problem: BackfileError) -> Matter:
    """Return the matter of what can't be read."""
    at = problem.at
    return Matter(
        kind=Kind.BROKEN.value,
        path=at.path if at else "",
        line=at.line if at else None,
        message=problem.message,
        remedy=problem.hint or _BROKEN,
    )


def broken_part(file: str, remark: str) -> Matter:
    """Return the matter of a part that could not be read, given the remark on it (an error as printed)."""
    said, _, hint = remark.partition("\n    hint: ")
    part, _, message = said.removeprefix(file).partition(": ") if said.startswith(file) else ("", "", said)
    return Matter(kind=Kind.BROKEN.value, path=f"{file}{part}", message=message, remedy=hint or _BROKEN)


def command_for(name: str, path: str) -> str:
    """Return a command of the front door, as a shell takes it."""
    return f"{COMMAND} {name} {shlex.quote(path)}"


def _beside(kind: Kind, source: str | None) -> str:
    """Say how a sidecar states it, where the capture's file is this article's alone."""
    if source is None or kind not in _FACTS or split(source)[1] is not None:
        return ""
    return f"; or {_FACTS[kind]} = … in {names_for(source)[1]}"


def _line_of(field: str, data: bytes) -> int:
    """Return the line of a field of the front matter, or that of its first fence."""
    at = data.find(f"\n{field}:".encode(), 0, data.find(b"\n---", 3) + 1)
    return data.count(b"\n", 0, at) + 2 if at >= 0 else 1

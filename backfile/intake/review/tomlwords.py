"""What review proposes for site.toml: where a profile stands, and text to paste."""

import json
from collections.abc import Iterable, Sequence

from backfile.toml.config import CHECKS
from backfile.toml.settings import Publication
from backfile.toml.tomlplaces import place

_ENDS = str.maketrans({end: f"\\u{ord(end):04x}" for end in "\x7f\x85\u2028\u2029"})
"""A control that TOML refuses, and what editors and terminals may take for the end of a line."""


def quoted(text: str) -> str:
    """Return a text as a basic string of TOML 1.0, on one line; all but one of JSON's are such."""
    return json.dumps(text, ensure_ascii=False).translate(_ENDS)


def worded(line: str) -> bool:
    """Tell whether site.toml takes a line as a wording."""
    return CHECKS["publication", "boilerplate", "lines"]((line,)) is None


def hosted(host: str) -> tuple[str, ...]:
    """Return the line of a profile that names its host; none where site.toml takes no such host."""
    return () if CHECKS["publication", "hosts"]((host,)) else (f"hosts = [{quoted(host)}]",)


def line_of(name: str, publications: Sequence[Publication], text: str) -> int | None:
    """Return the line of site.toml, given its text, on which a publication's profile begins."""
    key = name.casefold()
    index = next((i for i, one in enumerate(publications) if one.name.casefold() == key), None)
    return None if index is None else place(text, ("publication", index))


def profile(name: str, lines: Iterable[str] = ()) -> str:
    """Return the beginning of a profile: its table, its name and further lines."""
    return "".join(f"{line}\n" for line in ("[[publication]]", f"name = {quoted(name)}", *lines))


def boilerplate(role: str, wordings: Iterable[tuple[str, str]]) -> str:
    """Return a table of boilerplate, given wordings, each with a comment to stand above it."""
    listed = (f"  # {comment}\n  {quoted(wording)}," for wording, comment in wordings)
    head = ("[[publication.boilerplate]]", f"role = {quoted(role)}", "lines = [")
    return "".join(f"{line}\n" for line in (*head, *listed, "]"))

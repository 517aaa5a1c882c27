"""Markdown to HTML, with proof that no letter of it was lost on the way.

Most bodies are plain prose, lists and links, which are read the short way. The parser, which gives our
Markdown its meaning, is imported only for the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from backfile.errors import BackfileError, Location
from backfile.press.markdown.blocks import divided
from backfile.press.markdown.paragraphs import is_plain, prose

_ENOUGH = 10
"""The nesting at which nothing that is read the short way is nested too deep."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as HTML, safe to insert, block by block: each paragraph, heading, list, quotation, … at its top.

    `faults` are its mistakes as (line of the body from 1, message, hint).
    """

    blocks: Sequence[str]
    faults: tuple[tuple[int, str, str], ...]

    @property
    def html(self) -> str:
        """The whole body."""
        return "".join(self.blocks)


@lru_cache(maxsize=1)  # what is made beside an article's page is made of the same body
def render(body: str, *, nesting: int) -> Rendered:
    """Render a Markdown body. `nesting` is how deep blocks and inlines may be nested."""
    if (blocks := prose(body)) is not None:
        return Rendered(blocks, ())
    parts = divided(body) if nesting >= _ENOUGH else None
    if parts and parts.whole:
        return Rendered([block for run in parts.done.values() for block in run if block], ())
    from backfile.press.markdown.parsing import parsed

    blocks, faults = parsed(parts.rest, parts.done, nesting) if parts else parsed(body, {}, nesting)
    return Rendered([block for block in blocks if block], tuple(faults))


def first_paragraph(body: str, *, most: int = 4_000) -> str:
    """Return the plain text of a body's first paragraph, looking no further than `most` characters."""
    end = body.find("\n\n", 0, most)
    block = body[: end if end >= 0 else most]
    if is_plain(block):
        return block
    from backfile.press.markdown.parsing import first_words

    return first_words(body[:most])


def ready() -> None:
    """Import the parser now, before other processes are forked from this one."""


def problems(rendered: Rendered, path: str, first_line: int) -> list[BackfileError]:
    """Return a body's mistakes as errors in its file, where the body begins at `first_line`."""
    return [
        BackfileError(message, Location(path, line + first_line - 1), hint)
        for line, message, hint in rendered.faults
    ]

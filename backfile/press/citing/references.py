"""The references that an article's page shows, one in each style."""

from typing import NamedTuple

from markupsafe import Markup

from backfile.press.citing import apa, chicago, gost, mla
from backfile.press.citing.cited import Cited
from backfile.press.citing.styled import written

STYLES = (chicago, apa, mla, gost)


class Reference(NamedTuple):
    """A reference in one style, as HTML."""

    style: str
    text: Markup


def references(of: Cited) -> tuple[Reference, ...]:
    """Cite an article in every style."""
    return tuple([Reference(style.NAME, written(style.reference(of))) for style in STYLES])

"""Cards, each printed once: an article stands on some ten lists, in the same words on all of them."""

from collections.abc import Callable, Iterable

import jinja2
from markupsafe import Markup

from backfile.press.jinja.jinjaquick import marked
from backfile.press.showing.views import Card

MOST = 30_000
"""Cards kept at once, at about 800 bytes each. To print one takes thirty times as long as to find it."""


class Cards:
    """The cards on pages of one depth, where `template` gets card.html; templates know `print` as `card`."""

    def __init__(self, template: Callable[[], jinja2.Template], *, most: int = MOST) -> None:
        self._template = template
        self._most = most
        self._kept: dict[tuple[str, str | None, bool], tuple[Card, Markup]] = {}

    def listed(self, cards: Iterable[Card], before: str, after: str, of: str | None = None) -> Markup:
        """Print cards one after the other, each between the same markup. Raises Jinja's errors."""
        kept = self._kept
        texts: list[str] = []
        for card in cards:
            found = kept.get((card.path, of, False))
            texts.append(found[1] if found is not None and found[0] is card else self.print(card, of))
        between = f"{after}{before}"
        text = f"{before}{between.join(texts)}{after}" if texts else ""
        return marked(text)  # the theme's own markup, and cards as they are printed

    def print(self, card: Card, of: str | None = None, *, lead: bool = False) -> Markup:
        """Print a card, with the beginning of its text where `lead` is set. Raises Jinja's errors.

        `of` says which stretch of time ("day") it may belong to, where that is uncertain.
        """
        key = (card.path, of, lead)
        kept = self._kept.get(key)
        if kept is not None and (kept[0] is card or kept[0] == card):
            return kept[1]
        text = self._template().render(card=card, lead=lead, of=of)
        if len(self._kept) >= self._most:
            self._kept.clear()
        made = marked(text)  # the template has escaped what is in it
        self._kept[key] = (card, made)
        return made

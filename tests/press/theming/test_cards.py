"""A card is printed once, and what is kept of it is never another's."""

import jinja2
import pytest

from backfile.press.showing.views import Card
from backfile.press.theming.cards import Cards


class _Press:
    """A template of cards that counts how often it prints."""

    def __init__(self, text: str = "{{ card.title }}|{{ lead }}|{{ of }}") -> None:
        self.printed = 0
        self._template = jinja2.Environment(autoescape=True).from_string(text)

    def __call__(self) -> jinja2.Template:
        self.printed += 1
        return self._template


def _card(path: str = "articles/a.html", title: str = "A", *, maybe: bool = False) -> Card:
    return Card(
        path=path,
        title=title,
        language=None,
        when=None,
        publication=None,
        byline=None,
        lead=None,
        maybe=maybe,
    )


def test_equal_cards_are_printed_once() -> None:
    press = _Press()
    cards = Cards(press)
    assert cards.print(_card()) == cards.print(_card()) == "A|False|None"
    assert press.printed == 1


def test_the_same_card_said_in_another_way_is_another_text() -> None:
    cards = Cards(_Press())
    assert [cards.print(_card()), cards.print(_card(), "day"), cards.print(_card(), lead=True)] == [
        "A|False|None",
        "A|False|day",
        "A|True|None",
    ]


def test_a_card_that_is_not_the_same_is_never_taken_for_it() -> None:
    cards = Cards(_Press("{{ card.title }}{{ card.maybe }}"))
    assert cards.print(_card()) == "AFalse"
    assert cards.print(_card(title="B")) == "BFalse"
    assert cards.print(_card(maybe=True)) == "ATrue"
    assert cards.print(_card()) == "AFalse"


@pytest.mark.parametrize("most", [1, 2, 7])
def test_what_is_kept_is_bounded_and_no_text_changes_by_it(most: int) -> None:
    press = _Press("{{ card.path }}")
    cards = Cards(press, most=most)
    paths = [f"articles/{n % 5}.html" for n in range(50)]
    assert [cards.print(_card(path)) for path in paths] == paths
    assert press.printed == (5 if most >= 5 else 50)


def test_a_cards_text_is_escaped_by_its_template_and_not_again() -> None:
    environment = jinja2.Environment(autoescape=True)
    card = Cards(_Press("<b>{{ card.title }}</b>")).print
    page = environment.from_string("{{ print(card) }}")
    assert page.render(print=card, card=_card(title="<A>")) == "<b>&lt;A&gt;</b>"

"""The headline is the page's words; only a site's name that is known to be one is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.drafts import Stated
from backfile.intake.edit.headline import description_of, title_of
from backfile.roles import Role
from backfile.text import folded
from tests.intake.handmade import page

NOBODY = Stated()


def test_the_title_line_is_the_headline_and_its_number_the_evidence() -> None:
    found = title_of(page((Role.PROMO, "Support us!"), (Role.TITLE, " A  bridge\u00a0falls ")), stated=NOBODY)
    assert (found.value, found.evidence) == ("A bridge falls", "line 2")


def test_without_a_title_line_there_is_no_headline() -> None:
    found = title_of(page((Role.BODY, "A bridge fell."), (Role.TITLE, " ")), stated=NOBODY)
    assert (found.value, found.evidence) == (None, None)


def test_a_headline_over_two_lines_is_put_together_and_a_repeated_one_taken_once() -> None:
    lines = page((Role.TITLE, "A bridge"), (Role.BLANK, ""), (Role.TITLE, "falls"), (Role.TITLE, "A BRIDGE"))
    found = title_of(lines, stated=NOBODY)
    assert (found.value, found.evidence) == ("A bridge falls", "lines 1, 3")


def test_a_headline_further_down_is_another_articles() -> None:
    lines = page((Role.TITLE, "A bridge falls"), (Role.BODY, "It fell."), (Role.TITLE, "A tower stands"))
    assert title_of(lines, stated=NOBODY).value == "A bridge falls"


@pytest.mark.parametrize("mark", [" | ", " - ", " – ", " — "])
def test_a_known_publication_behind_the_headline_is_left_out(mark: str) -> None:
    lines = page((Role.TITLE, f"A bridge falls{mark}The Example"))
    assert title_of(lines, stated=NOBODY, publication="The Example").value == "A bridge falls"
    assert title_of(lines, stated=NOBODY).value == f"A bridge falls{mark}The Example"
    assert title_of(lines, stated=NOBODY, publication="Example").value == f"A bridge falls{mark}The Example"


def test_a_suffix_is_left_out_where_the_headline_also_stands_by_itself() -> None:
    lines = page((Role.TITLE, "A bridge falls | The Example"), (Role.NAVIGATION, "A bridge falls"))
    assert title_of(lines, stated=NOBODY).value == "A bridge falls"


def test_a_dash_of_the_headlines_own_stays() -> None:
    lines = page((Role.TITLE, "A bridge falls - nobody hurt"), (Role.BODY, "A bridge fell."))
    assert title_of(lines, stated=NOBODY, publication="The Example").value == "A bridge falls - nobody hurt"


def test_a_stated_title_wins() -> None:
    stated = Stated(source="seeds/a.json", title="The bridge has fallen")
    found = title_of(page((Role.TITLE, "A bridge falls")), stated=stated)
    assert (found.value, found.evidence) == ("The bridge has fallen", "stated in seeds/a.json")


def test_the_description_is_its_lines_on_one_line() -> None:
    lines = page((Role.DESCRIPTION, "Nobody was  hurt."), (Role.BODY, "Text."), (Role.DESCRIPTION, "So far."))
    found = description_of(lines)
    assert (found.value, found.evidence) == ("Nobody was hurt. So far.", "lines 1, 3")
    assert description_of(page((Role.BODY, "Text."))).value is None


@given(st.lists(st.text(st.characters(exclude_characters="|-–—·:")), max_size=4))
def test_every_title_line_without_a_mark_keeps_its_words(texts: list[str]) -> None:
    found = title_of(page(*((Role.TITLE, text) for text in texts)), stated=NOBODY)
    distinct: dict[str, str] = {}
    for text in filter(None, map(folded, texts)):
        distinct.setdefault(text.casefold(), text)
    assert (found.value or "") == " ".join(distinct.values())

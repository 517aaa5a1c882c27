"""A publication is known only from a page that names it clearly; a wrong one is worse than none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.drafts import Stated
from backfile.intake.edit.publication import publication_of
from backfile.roles import Role
from tests.ending import it_ends
from tests.intake.handmade import page

NOBODY = Stated()


@pytest.mark.parametrize(
    ("lines", "publication"),
    [
        (["Support The Daily Example!"], "The Daily Example"),
        (["A Message from The Daily Example:"], "The Daily Example"),
        (["We, the journalists of The Daily Example, refuse to be silenced."], "The Daily Example"),
        (
            ["© 2024 The Daily Example. All rights reserved", "Subscribe to The Daily Example"],
            "The Daily Example",
        ),
        (["Copyright © 2024 The Daily Example, LLC", "The Daily Example"], "The Daily Example"),
        (["Subscribe to The Example", "Follow The Example on Twitter"], "The Example"),
        (["The Example", "The Example © 2004-2024. All rights reserved."], "The Example"),
        (["Unterstützen Sie die Beispiel-Zeitung", "Folgen Sie Beispiel Zeitung auf Facebook"], None),
        (["© 2024 Beispiel Zeitung", "Beispiel Zeitung"], "Beispiel Zeitung"),
        (["Поддержите «Новую газету»"], None),
        (["Сетевое издание «Пример»"], "Пример"),
        (["© 2024 «Новый пример»", "Подписывайтесь на «Новый пример»"], "Новый пример"),
        (["Soutenez Le Journal Exemple"], "Le Journal Exemple"),
    ],
)
def test_clear_places_name_the_publication(lines: list[str], publication: str | None) -> None:
    found = publication_of(page(*((Role.PROMO, line) for line in lines)), stated=NOBODY)
    assert found.value == publication


@pytest.mark.parametrize(
    "lines",
    [
        ["Subscribe to The Daily Example"],
        ["Follow Example on Twitter", "Follow us on Facebook"],
        ["© 2024 Example Media Group"],
        ["© 2024 Example, Inc. All rights reserved.", "Example"],
        ["Photo © 2024 The Daily Example", "Photo © 2023 The Daily Example"],
        ["© 2024 Agence France-Presse", "AFP", "Subscribe to AFP"],
        ["Support Independent Journalism!"],
        ["Support Ukraine!", "Ukraine"],
        [
            "Sign up for our free weekly newsletter",
            "Our weekly newsletter",
            "Subscribers agree to the Privacy Policy",
        ],
        ["Subscribe to Our Newsletter", "Privacy Policy", "© 2024. All rights reserved."],
        ["Follow Google News on Google News", "Subscribe to YouTube", "Follow YouTube on Facebook"],
        ["Support The Daily Example!", "Support The Weekly Sample!"],
        ["Politics", "About Politics", "Politics Newsletter"],
    ],
)
def test_one_weak_place_or_a_rival_or_other_names_leave_it_unknown(lines: list[str]) -> None:
    found = publication_of(page(*((Role.PROMO, line) for line in lines)), stated=NOBODY)
    assert (found.value, found.evidence) == (None, None)


def test_the_evidence_repeats_the_clearest_lines() -> None:
    lines = page(
        (Role.PROMO, "Support The Example!"),
        (Role.BODY, "The bridge fell."),
        (Role.PROMO, "Analysis and more from The Example."),
        (Role.PROMO, "A Message from The Example:"),
        (Role.PROMO, "By supporting The Example, you help."),
    )
    evidence = publication_of(lines, stated=NOBODY).evidence
    assert evidence == "line 1: Support The Example!; line 4: A Message from The Example:"


def test_a_headline_with_the_sites_name_behind_it_names_the_publication() -> None:
    lines = page((Role.TITLE, "A bridge falls"), (Role.NAVIGATION, "A bridge falls | The Daily Example"))
    assert publication_of(lines, stated=NOBODY).value == "The Daily Example"


def test_the_articles_own_sentences_name_no_publication() -> None:
    lines = page((Role.BODY, "Support The Daily Example!"), (Role.QUOTE, "A Message from The Daily Example:"))
    assert publication_of(lines, stated=NOBODY).value is None


def test_the_author_of_the_article_is_not_its_publication() -> None:
    lines = page(
        (Role.BYLINE, "By Jane Roe"), (Role.LEGAL, "© 2024 Jane Roe"), (Role.PROMO, "Subscribe to Jane Roe")
    )
    assert publication_of(lines, stated=NOBODY).value is None


def test_a_stated_publication_wins() -> None:
    stated = Stated(source="seeds/a.warc", publication="The Sample")
    found = publication_of(page((Role.PROMO, "Support The Daily Example!")), stated=stated)
    assert (found.value, found.evidence) == ("The Sample", "stated in seeds/a.warc")


PIECES = [
    "Support",
    "The",
    "Example",
    "©",
    "2024",
    "!",
    "A Message from",
    "Subscribe to",
    "\u00a0",
    "İ",
    "«",
    "»",
    "&",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join) | st.text()


@given(st.lists(st.tuples(st.sampled_from(Role), TEXT), max_size=6))
def test_a_name_is_always_words_of_the_page_and_has_evidence(pairs: list[tuple[Role, str]]) -> None:
    found = publication_of(page(*pairs), stated=NOBODY)
    assert (found.value is None) == (found.evidence is None)
    everything = " ".join(text for _, text in pairs)
    assert all(word in everything for word in (found.value or "").split())


@pytest.mark.parametrize(
    "unit",
    ["© ", "©2024", "Support The ", "subscribe to ", "A", "A ", " newsletter", "A newsletter ", "İ", "«"],
)
def test_a_hostile_line_does_not_keep_anybody(unit: str) -> None:
    with it_ends():
        publication_of(page((Role.TITLE, unit), (Role.PROMO, unit * 50_000)), stated=NOBODY)

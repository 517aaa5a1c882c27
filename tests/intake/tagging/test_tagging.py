"""Laws of the tagger: what is a tag, in which order, and that its evidence holds."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.drafts import Stated
from backfile.intake.edit.tagging import subjects_of
from backfile.ledger import numbers
from backfile.roles import LabelledLine, Role
from backfile.toml.settings import Term
from tests.ending import it_ends

STORY = (
    "Norway Offers Chile Help After Harbour Fire",
    "Norwegian Prime Minister Astrid Halvorsen said on Monday that Norway would send crews to Chile.",
    "Chile's Foreign Minister Tomás Arriagada thanked Oslo. “We need every pump,” Arriagada said.",
    "Halvorsen spoke by telephone with President Lucía Montes late on Sunday, her office said.",
    "The port authority's spokesman, Iván Rojas, declined to comment.",
)


def labelled(*texts: str, title: bool = True) -> list[LabelledLine]:
    """Number texts as lines; the first one is the title unless told otherwise."""
    return [
        LabelledLine(
            number=number,
            text=text,
            role=Role.TITLE if number == 1 and title else Role.BODY,
            reason="test",
        )
        for number, text in enumerate(texts, 1)
    ]


def tags(
    *texts: str, language: str | None = "en", limit: int = 8, exclude: frozenset[str] = frozenset()
) -> list[str]:
    """Return the tags of a text with nothing stated and no vocabulary."""
    found = subjects_of(
        labelled(*texts), stated=Stated(), vocabulary=(), limit=limit, language=language, exclude=exclude
    ).tags
    return list(found.value)


def test_the_names_of_the_title_come_first() -> None:
    """Countries of the title lead; heads of government stand above ministers, and a spokesman is no tag."""
    assert tags(*STORY) == ["Norway", "Chile", "Astrid Halvorsen", "Lucía Montes", "Tomás Arriagada"]


def test_every_tag_names_its_lines() -> None:
    found = subjects_of(labelled(*STORY), stated=Stated(), vocabulary=(), limit=2, language="en").tags
    assert found.evidence == "Norway: lines 1-3; Chile: lines 1-3"


def test_stated_tags_come_first_and_say_where_they_were_stated() -> None:
    stated = Stated(source="feed.xml", tags=("Firefighting", "norway"))
    found = subjects_of(labelled(*STORY), stated=stated, vocabulary=(), limit=3, language="en").tags
    assert found.value == ("Firefighting", "norway", "Chile")
    assert found.evidence is not None
    assert found.evidence.startswith(
        "Firefighting: stated in feed.xml; norway: stated in feed.xml; Chile: lines"
    )


def test_the_vocabulary_wins_over_inferred_names() -> None:
    """A term stands before inferred tags, and an inferred name that is its alias takes the term's name."""
    vocabulary = (Term(tag="Ports", aliases=("harbour", "Port’s")), Term(tag="Noreg", aliases=("Norway",)))
    found = subjects_of(labelled(*STORY), stated=Stated(), vocabulary=vocabulary, limit=8, language="en").tags
    assert found.value[:3] == ("Noreg", "Ports", "Chile")
    assert "Norway" not in found.value


@pytest.mark.parametrize(
    ("alias", "text", "occurs"),
    [
        ("AIR", "The air is clear", True),
        ("air", "The chairman left", False),
        ("people's court", "A People’s   Court met", True),
        ("C++", "He wrote C++ for years", True),
        ("C++", "Vitamin C was sold", False),
        ("#harbour", "They wrote #Harbour on it", True),
        ("+++", "+++ News +++", False),
    ],
)
def test_a_term_occurs_as_whole_words_without_regard_to_case(alias: str, text: str, *, occurs: bool) -> None:
    vocabulary = (Term(tag="Found", aliases=(alias,)),)
    found = subjects_of(labelled(text), stated=Stated(), vocabulary=vocabulary, limit=8, language=None).tags
    assert found.value == (("Found",) if occurs else ())


def test_only_the_lines_of_the_article_are_read() -> None:
    """Promotion, navigation and legal lines say nothing about what a text is about."""
    lines = [
        LabelledLine(number=1, text="Read more about Iceland and Peru", role=role, reason="test")
        for role in (Role.PROMO, Role.NAVIGATION, Role.LEGAL, Role.BYLINE, Role.RELATED)
    ]
    vocabulary = (Term(tag="Iceland"),)
    assert subjects_of(lines, stated=Stated(), vocabulary=vocabulary, limit=8, language="en").tags.value == ()


def test_an_excluded_name_is_no_tag_and_hides_the_place_in_it() -> None:
    text = (
        "Harbour reopens",
        "The Oslo Courier and the Peru Gazette wrote of Peru. Peru waits. So does Peru.",
    )
    assert tags(*text, exclude=frozenset({"The Oslo Courier", "Peru Gazette"})) == ["Peru"]
    assert tags(*text, exclude=frozenset({"peru", "Peru"})) == []


def test_no_names_are_inferred_in_an_unknown_language() -> None:
    """Without a language nothing is guessed; the vocabulary and stated tags still hold."""
    assert tags(*STORY, language=None) == []
    assert tags(*STORY, language="sv") == []


def test_a_limit_of_nothing_gives_nothing() -> None:
    assert tags(*STORY, limit=0) == []


ODD = "Georgia Turkey Jordan U.S. St. Petersburg NATO (NATO) - ' ’ “ of the van der Ministry J. Путин"
PIECES = st.sampled_from([*" ".join(STORY).split(), *ODD.split()])
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map(" ".join))


@given(
    st.lists(st.tuples(st.sampled_from(Role), TEXTS), max_size=12),
    st.sampled_from(["en", "de", "es", "fr", "it", "pt", "ru", "uk", None]),
    st.integers(min_value=-1, max_value=9),
)
def test_any_text_has_at_most_so_many_tags_and_each_is_shown(
    rows: list[tuple[Role, str]], language: str | None, limit: int
) -> None:
    """Whatever the text: no crash, no more tags than the limit, no tag twice, lines that exist."""
    lines = [
        LabelledLine(number=at, text=text, role=role, reason="") for at, (role, text) in enumerate(rows, 1)
    ]
    found = subjects_of(lines, stated=Stated(), vocabulary=(), limit=limit, language=language).tags
    assert len(found.value) <= max(limit, 0)
    assert len(set(found.value)) == len(found.value)
    assert (found.evidence is None) == (not found.value)
    told = [] if found.evidence is None else found.evidence.split("; ")
    assert [part.rpartition(": ")[0] for part in told] == list(found.value)
    for part in told:
        shown = numbers(part.rpartition(": ")[2].removeprefix("lines ").removeprefix("line "))
        assert all(lines[number - 1].text.strip() for number in shown)


@given(st.permutations(["Iceland", "Peru", "Kenya", "Laos"]), st.integers(min_value=0, max_value=3))
def test_the_evidence_of_a_place_is_every_line_that_names_it(order: list[str], gap: int) -> None:
    """A line is in a tag's evidence if and only if it has the words that led to the tag."""
    texts = [
        f"Ministers from {name} met in secret for the {gap + 2}th time." for name in order for _ in range(3)
    ]
    found = subjects_of(
        labelled(*texts, title=False), stated=Stated(), vocabulary=(), limit=9, language="en"
    ).tags
    assert sorted(found.value) == sorted(order)
    for part in (found.evidence or "").split("; "):
        tag, _, shown = part.partition(": lines ")
        assert numbers(shown) == [number for number, text in enumerate(texts, 1) if tag in text]


def test_the_tags_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from backfile.intake.edit.tagging import subjects_of\n"
        "from backfile.drafts import Stated\n"
        "from backfile.roles import LabelledLine, Role\n"
        f"texts = enumerate({STORY!r})\n"
        "lines = [LabelledLine(number=at, text=text, role=Role.BODY, reason='') for at, text in texts]\n"
        "for language in ('en', 'ru', 'de'):\n"
        "    found = subjects_of(lines, stated=Stated(), vocabulary=(), limit=9, language=language)\n"
        "    print(ascii((found.tags, [*found.names.items()])))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


def test_a_huge_line_comes_to_an_end() -> None:
    """A line of many thousand names, alike in their first words, takes seconds at most, not hours."""
    one = (
        "President John Smith{0}n of the Ministry of Xa{0}n (MX) met J. A. B-{0}n in Peru, John Smith said. "
    )
    text = "".join(one.format(chr(97 + at % 26) * (1 + at // 26)) for at in range(1500))
    with it_ends():
        assert tags("Peru", text, text.replace(" ", ""))

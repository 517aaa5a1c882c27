"""Lines that recur in the articles of one publication are counted in little room, and proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.intake.edit.body import body_of
from backfile.intake.profiles import role_of
from backfile.intake.review import recurring
from backfile.intake.review.recurring import LEAST, MOST, SHARE, Tally, proposals
from backfile.intake.review.sight import Sight, digest_of, lines_of
from backfile.intake.wording import likeness
from backfile.matters import Matter
from backfile.model import Article
from backfile.roles import BODY_ROLES, LabelledLine, Role
from backfile.text import is_blank
from backfile.toml import config

GAZETTE = "The Harbour Gazette"
BELL = "The harbour bell is rung for every reader who stays with us."
Pages = dict[str, list[str]]


def pages(many: int, *lines: str, first: int = 0) -> Pages:
    """Return articles by key, each with a line of its own and those that all of them have."""
    return {f"2024/a{n:05}": [f"The story of number {n}.", *lines] for n in range(first, first + many)}


def proposed(
    found: Pages, *, settings: str = "", publication: str | None = GAZETTE, host: str = "gazette.example"
) -> list[Matter]:
    """Propose boilerplate for pages of one publication."""
    tally = Tally()
    for key, lines in sorted(found.items()):
        kept = b"".join(dict.fromkeys(filter(None, map(digest_of, lines))))
        tally.put(Sight(key, publication, host, kept=kept))
    return list(proposals(tally, config.parse(settings).publication, settings, lambda key: found[key]))


def wordings(matter: Matter) -> list[str]:
    """Return the wordings that a matter proposes, as site.toml would have them."""
    (profile,) = config.parse(matter.paste).publication
    return [line for rule in profile.boilerplate for line in rule.lines]


def test_a_line_in_few_articles_is_not_proposed() -> None:
    assert proposed(pages(LEAST - 1, BELL)) == []
    (matter,) = proposed(pages(LEAST, BELL))
    assert (matter.kind, matter.count, wordings(matter)) == ("boilerplate", LEAST, [BELL])


def test_a_line_in_a_small_share_of_many_articles_is_not_proposed() -> None:
    most = LEAST * SHARE
    assert proposed({**pages(LEAST, BELL), **pages(most, first=LEAST)}) == []
    assert proposed({**pages(LEAST, BELL), **pages(most - LEAST, first=LEAST)})


def test_a_proposal_names_the_number_of_articles_and_the_first_of_them() -> None:
    (matter,) = proposed(pages(9, BELL))
    assert matter.articles == ("2024/a00000", "2024/a00001", "2024/a00002")
    assert "# in 9, such as articles/2024/a00000.md" in matter.paste


def test_a_line_that_stands_twice_in_one_article_counts_once() -> None:
    assert proposed(pages(LEAST - 1, BELL, BELL)) == []


def test_lines_are_the_same_without_regard_to_case_spacing_and_apostrophes() -> None:
    found = {**pages(3, "Don't miss a word of it"), **pages(3, "DON’T MISS  a word of it", first=3)}
    (matter,) = proposed(found)
    assert wordings(matter) == ["Don't miss a word of it"]


def test_what_is_pasted_makes_the_line_boilerplate_and_settles_the_matter() -> None:
    found = pages(LEAST, BELL, "Share", 'He said "no\\\\yes" # twice, and so on it went')
    (matter,) = proposed(found)
    (profile,) = config.parse(matter.paste).publication
    assert [role_of(profile, line) for line in found["2024/a00000"]] == [
        None,
        Role.PROMO,
        Role.NAVIGATION,
        Role.PROMO,
    ]
    assert proposed(found, settings=matter.paste) == []


def test_a_line_with_a_star_is_not_proposed_since_that_would_stand_for_any_words() -> None:
    assert proposed(pages(LEAST, "*Sponsored")) == []
    (matter,) = proposed(pages(LEAST, "\uff0a続き"))
    (profile,) = config.parse(matter.paste).publication
    assert role_of(profile, "The mayor said it 続き") is None


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_what_some_take_for_a_line_end_is_pasted_as_its_number(end: str) -> None:
    line = f"Read more{end}of the harbour here"
    (matter,) = proposed(pages(LEAST, line))
    assert matter.paste.splitlines() == matter.paste.split("\n")[:-1]
    assert wordings(matter) == [line]


def test_with_a_profile_the_proposal_names_its_line_and_leaves_out_its_head() -> None:
    settings = f'[site]\ntitle = "A"\n\n[[publication]]\nname = "{GAZETTE}"\n'
    (matter,) = proposed(pages(LEAST, BELL), settings=settings)
    assert (matter.path, matter.line) == ("site.toml", 4)
    assert matter.paste.startswith("[[publication.boilerplate]]\n")
    assert proposed(pages(LEAST, BELL), settings=settings + matter.paste) == []


def test_a_line_that_site_toml_calls_text_is_not_proposed_again() -> None:
    settings = (
        f'[[publication]]\nname = "{GAZETTE}"\n'
        '[[publication.boilerplate]]\nrole = "body"\nlines = ["The harbour bell *"]\n'
    )
    assert proposed(pages(LEAST, BELL), settings=settings) == []


def test_where_the_publication_is_not_known_its_host_stands_for_it() -> None:
    (matter,) = proposed(pages(LEAST, BELL), publication=None)
    (profile,) = config.parse(matter.paste).publication
    assert profile.hosts == ("gazette.example",)


@pytest.mark.parametrize("name", ["gazette.example:8080", "Gazette.", "gazette.example/news", "a.*"])
def test_a_name_that_is_no_host_is_proposed_as_none(name: str) -> None:
    for publication, host in ((name, "gazette.example"), (None, name.strip("."))):
        (matter,) = proposed(pages(LEAST, BELL), publication=publication, host=host)
        (profile,) = config.parse(matter.paste).publication
        assert not profile.hosts or profile.hosts == (host,) != (name,)


def test_a_line_that_site_toml_would_refuse_is_not_proposed() -> None:
    assert digest_of("№")
    assert proposed(pages(LEAST, "№")) == []


def test_a_name_in_another_case_is_of_the_profile_that_is_there() -> None:
    settings = f'[[publication]]\nname = "{GAZETTE}"\n'
    (matter,) = proposed(pages(LEAST, BELL), settings=settings, publication=GAZETTE.upper())
    assert proposed(pages(LEAST, BELL), settings=settings + matter.paste) == []


def test_a_hundred_lines_are_proposed_some_at_a_time_those_of_most_articles_first() -> None:
    lines = [f"A line that recurs, the {n}th of many" for n in range(100)]
    (matter,) = proposed({**pages(LEAST, *lines), **pages(3, lines[70], first=LEAST)})
    assert wordings(matter) == [lines[70], *lines[: MOST - 1]]


def test_in_however_many_rounds_the_lines_are_counted_the_proposals_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [f"A line that recurs, the {n}th of many" for n in range(7)]
    whole = proposed(pages(30, *lines))
    monkeypatch.setattr(recurring, "_COUNTED", 10)
    assert proposed(pages(30, *lines)) == whole


@pytest.mark.parametrize("line", ["", "—", "* * *", "1", "x" * 5_000])
def test_what_is_no_wording_is_never_counted(line: str) -> None:
    assert digest_of(line) is None


TEXTS = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")) | st.sampled_from("\\*_`#>-1.& \t"))


@given(st.lists(st.tuples(st.sampled_from(sorted(BODY_ROLES)), TEXTS), max_size=6))
def test_the_lines_of_an_article_are_those_that_were_captured(pairs: list[tuple[Role, str]]) -> None:
    lines = [
        LabelledLine(number=number, text=text, role=role, reason="")
        for number, (role, text) in enumerate(pairs, 1)
    ]
    found = lines_of(Article(title=None, body=body_of(lines)))
    expected = [likeness(text) for _, text in pairs if not is_blank(text) and text.strip()]
    assert [like for like in map(likeness, found) if like] == [like for like in expected if like]

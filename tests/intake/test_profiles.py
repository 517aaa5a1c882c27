"""What site.toml says of a publication wins over what intake makes out by itself, and the reason says so."""

import textwrap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.drafts import Draft, Stated
from backfile.edtf import Edtf
from backfile.intake.reading import Reading, read
from backfile.ledger import per_line
from backfile.roles import Role
from backfile.toml.settings import Boilerplate, Intake, Publication
from tests.capturing import captured, drafts

PAGE = """\
Ellery Ferry Sails Again After a Winter of Repairs

03/04/2023

The ferry between Port Ellery and the islands sailed again on Saturday, after a winter of repairs to its hull.

The harbour bell is rung for every reader who stays with us.

Hundreds of islanders stood on the quay to see it come in, and the school had given the children the day off.

“We were cut off for four months,” the mayor of the islands said. “Nobody here will forget it.”

The ferry will sail twice a day until the summer, the harbour office said in a statement.

Seven bells and all is well at the harbour desk.
"""
BELL, DESK = 7, 15
APPEAL = "The harbour bell is rung for every reader who stays with us."
GAZETTE = "The Harbour Gazette"


def profile(**values: Any) -> Publication:
    """Return a profile of the gazette that knows its pages by their last line."""
    return Publication(**{"name": GAZETTE, "patterns": ("* at the harbour desk.",), **values})


def taken(*profiles: Publication, text: str = PAGE, stated: Stated | None = None) -> Reading:
    """Read a page under profiles."""
    capture = captured(text.encode())
    return read(Draft(capture=capture, lines=capture.lines, stated=stated or Stated()), Intake(), profiles)


def ledger_of(reading: Reading) -> tuple[dict[int, str], dict[int, str]]:
    """Return each line's role, and each line's reason."""
    record = reading.article.capture
    assert record is not None
    return per_line(record.ledger), per_line(record.reasons)


def test_boilerplate_is_left_out_and_the_ledger_says_by_whose_word() -> None:
    rule = Boilerplate(role="promo", lines=(APPEAL,))
    assert "harbour bell" in taken().article.body
    reading = taken(profile(boilerplate=(rule,)))
    roles, reasons = ledger_of(reading)
    assert (roles[BELL], reasons[BELL]) == ("promo", f"boilerplate of {GAZETTE}, site.toml")
    assert "harbour bell" not in reading.article.body
    assert "cut off for four months" in reading.article.body
    assert set(roles) == set(range(1, len(PAGE.splitlines()) + 1))


def test_a_line_of_content_can_be_named_as_well_as_one_that_is_left_out() -> None:
    reading = taken(profile(boilerplate=(Boilerplate(role="note", lines=("The harbour bell *",)),)))
    assert [note.text for note in reading.article.notes] == [APPEAL]
    kept = taken(profile(boilerplate=(Boilerplate(role="body", lines=("Seven bells *",)),)))
    assert ledger_of(kept)[0][DESK] == "body"


def test_of_two_rules_for_one_line_the_exact_one_counts_and_then_the_first() -> None:
    rules = (
        Boilerplate(role="share", lines=("The harbour *",)),
        Boilerplate(role="legal", lines=("The * us.",)),
    )
    assert ledger_of(taken(profile(boilerplate=rules)))[0][BELL] == "share"
    exact = Boilerplate(role="promo", lines=(APPEAL,))
    assert ledger_of(taken(profile(boilerplate=(*rules, exact))))[0][BELL] == "promo"


def test_a_rule_holds_for_the_pages_of_its_publication_only() -> None:
    rule = Boilerplate(role="promo", lines=(APPEAL,))
    other = Publication(name="The Mercury", hosts=("mercury.example",), boilerplate=(rule,))
    assert taken(other) == taken()


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        (
            {"url": "https://www.gazette.example/ferry"},
            "stated in site.toml for gazette.example; address",
        ),
        ({"publication": "Harbour Gazette"}, "stated"),
    ],
)
def test_a_publication_is_known_by_the_host_of_the_address_or_by_its_name(
    stated: dict[str, str], found: str
) -> None:
    known = Publication(name=GAZETTE, hosts=("gazette.example",))
    article = taken(known, stated=Stated(**stated)).article  # type: ignore[arg-type]
    assert article.publication == GAZETTE
    assert article.evidence["publication"].startswith(found)


def test_a_publication_is_known_by_a_line_and_the_evidence_repeats_it() -> None:
    article = taken(profile()).article
    assert article.publication == GAZETTE
    assert article.evidence["publication"] == (
        f"stated in site.toml for line {DESK}: Seven bells and all is well at the harbour desk."
    )


def test_a_publication_that_the_page_names_itself_is_known_by_that_name() -> None:
    text = f"{PAGE}\n© 2023 {GAZETTE}. All rights reserved.\n\nSupport {GAZETTE}!\n"
    rule = Boilerplate(role="promo", lines=(APPEAL,))
    assert taken(text=text).article.publication == GAZETTE
    reading = taken(Publication(name="harbour gazette", boilerplate=(rule,)), text=text)
    assert reading.article.publication == "harbour gazette"
    assert ledger_of(reading)[0][BELL] == "promo"


def test_what_a_sidecar_states_of_one_capture_goes_before_what_site_toml_says_of_many() -> None:
    stated = Stated(source="seeds/x.toml", publication="The Mercury", language="cy")
    article = taken(profile(language="de"), stated=stated).article
    assert (article.publication, article.language) == ("The Mercury", "cy")


def test_what_a_page_says_of_its_publication_goes_behind_site_toml() -> None:
    stated = Stated(
        publication="gazette-web-v2",
        url="https://gazette.example/1",
        places={"publication": "the page: og:site_name", "url": "the page: canonical"},
    )
    known = Publication(name=GAZETTE, hosts=("gazette.example",))
    assert taken(known, stated=stated).article.publication == GAZETTE


def test_the_language_is_the_one_that_site_toml_says_with_the_evidence() -> None:
    article = taken(profile(language="en-GB")).article
    assert (article.language, article.evidence["language"]) == (
        "en-GB",
        f"stated in site.toml for {GAZETTE}",
    )


@pytest.mark.parametrize(("order", "day"), [("day-first", "2023-04-03"), ("month-first", "2023-03-04")])
def test_a_date_in_figures_is_read_in_the_order_of_its_publication(order: str, day: str) -> None:
    assert taken(profile()).article.date == Edtf.parse("[2023-03-04,2023-04-03]")
    article = taken(profile(dates=order)).article
    assert article.date == Edtf.parse(day)
    why = f"{order.replace('-', ' ')}, stated in site.toml for {GAZETTE}"
    assert article.evidence["date"] == f"line 3: 03/04/2023; {why}"


def test_a_date_that_has_one_reading_is_not_put_down_to_the_profile() -> None:
    text = PAGE.replace("03/04/2023", "25/04/2023")
    assert taken(profile(dates="month-first"), text=text).article == taken(profile(), text=text).article


@pytest.mark.parametrize("width", [56, 60])
def test_in_a_capture_that_was_wrapped_a_wording_is_of_the_paragraph(width: int) -> None:
    appeal = APPEAL.replace("bell", "chime")
    text = PAGE.replace(APPEAL, f"{appeal} {appeal}")
    wrapped = "\n".join("\n".join(textwrap.wrap(line, width)) for line in text.split("\n"))
    rule = Boilerplate(role="promo", lines=(f"{appeal} {appeal}",))
    reading = taken(profile(boilerplate=(rule,)), text=wrapped)
    roles, _ = ledger_of(reading)
    first = wrapped.splitlines().index(textwrap.wrap(f"{appeal} {appeal}", width)[0]) + 1
    assert {roles[first], roles[first + 1]} == {"promo"}
    assert "chime" not in reading.article.body
    assert "cut off for four months" in reading.article.body


@pytest.mark.parametrize("wording", ["## The *bell* is rung", "The *bell* is rung"])
def test_a_wording_is_of_the_line_as_it_was_captured_or_without_the_signs_of_its_format(wording: str) -> None:
    text = "# Ferry Sails Again\n\nThe ferry sailed again, the office said.\n\n## The bell is rung\n"
    (draft,) = drafts(text.encode(), "seeds/ferry.md")
    rule = Boilerplate(role="promo", lines=(wording,))
    known = Publication(name=GAZETTE, patterns=("Ferry *",), boilerplate=(rule,))
    roles, _ = ledger_of(read(draft, Intake(), (known,)))
    assert roles[5] == "promo"


SIGNS = st.text(st.sampled_from("ab *\t’"), max_size=6)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(SIGNS, min_size=1, max_size=8),
    st.lists(SIGNS, min_size=1, max_size=3),
    st.sampled_from([role.value for role in Role if role not in (Role.TITLE, Role.BLANK)]),
)
def test_whatever_a_profile_says_every_line_has_one_role_and_one_reason(
    lines: list[str], wordings: list[str], role: str
) -> None:
    rule = Boilerplate(role=role, lines=tuple(wordings))
    text = "\n".join(["A headline of some words", *lines])
    reading = taken(Publication(name="A", patterns=("A headline *",), boilerplate=(rule,)), text=text)
    for found in ledger_of(reading):
        assert sorted(found) == list(range(1, len(reading.draft.lines) + 1))


def test_every_line_has_one_role_where_all_of_a_page_is_boilerplate() -> None:
    rule = Boilerplate(role="legal", lines=("* *", "*/*/2023"))
    roles, _ = ledger_of(taken(profile(boilerplate=(rule,))))
    assert set(roles) == set(range(1, len(PAGE.splitlines()) + 1))
    assert set(roles.values()) == {Role.LEGAL}

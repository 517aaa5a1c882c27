"""An agency is credited where the page credits it, and nowhere else."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.drafts import Stated
from backfile.intake.edit.agencies import agencies_of, is_agency
from backfile.intake.finding import Finding
from backfile.roles import LabelledLine, Role
from tests.ending import it_ends
from tests.intake.handmade import page

LONG = "The council voted on Tuesday to repair the old bridge before winter comes."


def credited(lines: Sequence[LabelledLine], stated: Stated | None = None) -> Finding[tuple[str, ...]]:
    return agencies_of(lines, stated=stated or Stated())


def test_stated_agencies_go_before_those_of_the_lines() -> None:
    lines = page((Role.BYLINE, "By AFP"), (Role.BODY, LONG))
    aside = Stated(source="a.toml", agencies=("dpa",))
    assert credited(lines, aside) == Finding(("dpa",), "stated in a.toml")
    within = Stated(agencies=("dpa",), places={"agencies": "the page's JSON-LD: author"})
    assert credited(lines, within) == Finding(
        ("dpa", "AFP"),
        "stated by the page's JSON-LD: author; line 1: By AFP",
    )


def test_a_credit_line_names_its_agency_and_is_the_evidence() -> None:
    lines = page((Role.BODY, LONG), (Role.BLANK, ""), (Role.AGENCY, "AFP contributed reporting."))
    found = credited(lines)
    assert found.value == ("AFP",)
    assert found.evidence == "line 3: AFP contributed reporting."


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Mit Material von dpa", ("dpa",)),
        ("Le Courrier avec AFP", ("AFP",)),
        ("dpa/lnw", ("dpa",)),
        ("Reuters and The Associated Press contributed to this report.", ("Reuters", "AP")),
        ("(AFP, Reuters, DPA)", ("AFP", "Reuters", "dpa")),
        ("РИА Новости / ТАСС", ("RIA Novosti", "TASS")),
        ("За матеріалами УНІАН, Укрінформ", ("UNIAN", "Ukrinform")),
        ("Con información de EFE", ("EFE",)),
        ("Avec Agence France-Presse", ("AFP",)),
        ("Invented Wire Service contributed reporting.", ("Invented Wire Service",)),
        ("With reporting by The Northern Sample News Agency", ("Northern Sample News Agency",)),
        ("При участии агентства «Пример»", ("Пример",)),
        ("Mit Material der Nachrichtenagentur Kestwire", ("Kestwire",)),
        ("Con información de la agencia Ostarena", ("Ostarena",)),
        ("При участии агентства новостей", ()),
        ("The agency contributed to this report.", ()),
        ("With inputs from agencies", ()),
        ("Reporting by Jane Roe; Editing by John Doe", ()),
        ("Apartment prices by the APARTMENT board", ()),
    ],
)
def test_credit_lines_give_canonical_names_in_the_order_of_the_page(
    text: str, agencies: tuple[str, ...]
) -> None:
    assert credited(page((Role.AGENCY, text))).value == agencies


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("WASHINGTON (Reuters) - The council met.", "Reuters"),
        ("KYIV, Nov 19 (Reuters) — The council met.", "Reuters"),
        ("Berlin (dpa/bb) – Der Rat tagt.", "dpa"),
        ("Madrid, 19 nov (EFE).- El consejo vota.", "EFE"),
        ("ROMA (ANSA) - Il consiglio vota.", "ANSA"),
        ("BEIJING, Nov. 19 (Xinhua) -- The council met.", "Xinhua"),
        ("New Delhi, Nov 19 (PTI) The council met.", "PTI"),
        ("МОСКВА, 19 ноября. /ТАСС/. Совет проголосовал.", "TASS"),
        ("НЬЮ-ЙОРК, 19 ноя - РИА Новости. Совет проголосовал.", "RIA Novosti"),
        ("Москва. 19 ноября. INTERFAX.RU - Совет проголосовал.", "Interfax"),
        ("新华社北京11月19日电 委员会投票。", "Xinhua"),
    ],
)
def test_the_agency_in_a_dateline_is_credited(text: str, agency: str) -> None:
    assert credited(page((Role.BODY, text), (Role.BODY, LONG), (Role.BODY, LONG))).value == (agency,)


@pytest.mark.parametrize("text", ["MOSCOW, November 19 (TASS)", "PARIS (AFP) -", "KYIV (AP)"])
def test_a_dateline_on_its_own_line_credits_its_agency(text: str) -> None:
    assert len(credited(page((Role.DATELINE, text), (Role.BODY, LONG))).value) == 1


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"{LONG} (AFP)", "AFP"),
        (f"{LONG} — AP", "AP"),
        (f"{LONG} /ТАСС/", "TASS"),
        (f"{LONG} (dpa/lnw)", "dpa"),
        ("“It holds,” she said. (mit dpa)", "dpa"),
    ],
)
def test_the_agency_that_signs_the_last_paragraph_is_credited(text: str, agency: str) -> None:
    found = credited(page((Role.BODY, LONG), (Role.BODY, LONG), (Role.BODY, LONG), (Role.BODY, text)))
    assert found.value == (agency,)
    assert found.evidence is not None
    assert found.evidence.startswith("line 4: ")


@pytest.mark.parametrize(
    "text",
    [
        "Совет проголосовал, передает ТАСС.",
        "The bridge is safe, Reuters reported on Tuesday.",
        "The Associated Press (AP) — which keeps the count — called it close.",
        "He told Agence France-Presse (AFP) that the bridge is safe.",
        "An old friend (AP) said so",
        "Interfax and TASS quoted the mayor as saying no.",
        LONG,
    ],
)
def test_an_agency_named_in_a_sentence_is_a_source_and_no_credit(text: str) -> None:
    found = credited(page((Role.BODY, text)))
    assert (found.value, found.evidence) == ((), None)


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("By AFP", ("AFP",)),
        ("By The Associated Press", ("AP",)),
        ("By Jane Roe, Associated Press Writer", ("AP",)),
        ("Von Max Muster und dpa", ("dpa",)),
        ("BY SANA KHAN AND ANSA MILLER", ()),
        ("By Jane Roe", ()),
    ],
)
def test_a_byline_credits_an_agency_that_is_a_whole_name_in_it(text: str, agencies: tuple[str, ...]) -> None:
    assert credited(page((Role.BYLINE, text))).value == agencies


def test_lines_that_were_left_out_credit_nobody() -> None:
    assert credited(page((Role.PROMO, "AFP (AFP) - AFP"), (Role.RELATED, "AP"))).value == ()


def test_only_a_whole_name_is_an_agency() -> None:
    assert is_agency("AFP")
    assert is_agency("Agence France-Presse")
    assert not is_agency("AFP Paris")
    assert not is_agency("Jane Roe")
    assert not is_agency("")


@given(
    st.lists(
        st.tuples(st.sampled_from(Role), st.text() | st.sampled_from(["(AP)", "TASS", "/AFP/"])), max_size=5
    )
)
def test_any_text_is_read_and_evidence_stands_exactly_where_a_value_does(
    pairs: list[tuple[Role, str]],
) -> None:
    found = credited(page(*pairs))
    assert (found.evidence is not None) == bool(found.value)
    assert len(set(found.value)) == len(found.value)


@pytest.mark.parametrize("unit", [" ", "AP ", "Ap ", "agencia ", "(", "/", "the ", "- ", "新", "."])
@pytest.mark.parametrize("role", [Role.AGENCY, Role.BYLINE, Role.BODY, Role.DATELINE])
def test_a_hostile_line_does_not_keep_anybody(role: Role, unit: str) -> None:
    with it_ends():
        credited(page((role, unit * 100_000)))

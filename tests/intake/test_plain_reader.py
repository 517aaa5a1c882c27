"""What printers, mail programs and archives add to a plain text is told from it, and states what it says."""

import pytest

from backfile.drafts import Draft, Stated
from backfile.intake.readers.mail import header_of
from backfile.intake.readers.printed import furniture
from backfile.roles import Role
from tests.capturing import drafts

FERRY = "https://gazette.example/2023/ferry"
STORY = ("Ferry line to close in May", "The harbour council voted on Tuesday to close the old ferry line.")
CACHES = (
    f"This is Google's cache of {FERRY}. It is the page as it appeared on 7 Mar 2023 04:11:22 GMT.",
    f"Dies ist der Cache von Google von {FERRY}. Er ist ein Abbild der Seite, wie sie am 7. März 2023 war.",
    f"Это сохраненная в кэше Google копия страницы {FERRY}. Это снимок страницы на 7 мар 2023 04:11:22 GMT.",
)


def draft_of(*lines: str, outside: Stated | None = None) -> Draft:
    (draft,) = drafts("\n".join(lines).encode(), outside=outside)
    return draft


def test_a_text_to_which_nobody_has_added_has_no_hints() -> None:
    draft = draft_of(*STORY, "It was lit in 1903", "- or so they say -")
    assert (draft.hints, draft.lines, draft.stated) == ({}, draft.capture.lines, Stated())


@pytest.mark.parametrize("line", CACHES, ids=["English", "German", "Russian"])
def test_a_cache_states_of_what_page_it_is_and_when_it_was_made(line: str) -> None:
    draft = draft_of(line, *STORY)
    assert (draft.stated.url, str(draft.stated.retrieved)) == (FERRY, "2023-03-07")
    assert draft.stated.evidence("url") == "stated by the head of the copy"
    assert draft.hints[1].role is Role.NAVIGATION


def test_the_wayback_machines_head_states_the_article_and_its_copy() -> None:
    copy = f"https://web.archive.org/web/20230307041122/{FERRY}"
    draft = draft_of(f"The Wayback Machine - {copy}", *STORY)
    assert (draft.stated.url, draft.stated.archived) == (FERRY, (copy,))
    assert str(draft.stated.retrieved) == "2023-03-07"


def test_what_a_sidecar_states_goes_before() -> None:
    draft = draft_of(CACHES[0], *STORY, outside=Stated(source="a.toml", url="https://herald.example/ferry"))
    assert draft.stated.url == "https://herald.example/ferry"


def test_an_address_in_a_sentence_states_nothing() -> None:
    assert draft_of(*STORY, f"The cache of the bank is told of at {FERRY} and there only.").stated == Stated()
    assert draft_of(*STORY, f"Read more: {FERRY}").stated == Stated()


def test_feet_of_printed_pages_state_the_address_and_leave_the_text() -> None:
    head = "3/7/23, 4:11 PM  Ferry line to close in May - Gazette"
    draft = draft_of(head, *STORY, f"{FERRY}  1/2", head, "He did not come out.", f"{FERRY}  2/2")
    assert draft.stated.url == FERRY
    assert sorted(draft.hints) == [1, 4, 5, 7]


def test_feet_of_different_addresses_state_none() -> None:
    assert draft_of(*STORY, f"{FERRY} 1/2", f"{FERRY}?b 2/2").stated.url is None


@pytest.mark.parametrize(
    ("lines", "added"),
    [
        (("a", "Page 1 of 2", "b", "Page 2 of 2"), {2, 4}),
        (("a", "- 3 -", "b", "– 4 –"), {2, 4}),
        (("a", "Seite 1 von 2", "b", "Стр. 2 из 2"), {2, 4}),
        (("Gazette", "a", "- 3 -", "Gazette", "b", "- 4 -"), {1, 3, 4, 6}),
        (("a", "- 4 -", "b", "- 3 -"), set()),
        (("a", "Page 1", "b"), set()),
        (("a", "1", "b", "2"), set()),
        (("a", "12/05", "b", "13/05"), set()),
    ],
)
def test_pages_are_told_by_numbers_that_go_up(lines: tuple[str, ...], added: set[int]) -> None:
    assert set(furniture(lines)) == added


@pytest.mark.parametrize(
    "header",
    [
        ("From: Gazette <a@b.example>", "Date: Sun, 5 Mar 2023 07:00:12 +0000", "Subject: Fwd: Re: A Day"),
        ("Von: Gazette", "Gesendet: Sonntag, 5. März 2023 07:00", "An: c@d.example", "Betreff: WG: A Day"),
        ("От: Gazette", "Дата: 5 марта 2023", "Кому: c@d.example", "Тема: A Day"),
    ],
    ids=["English", "German", "Russian"],
)  # fmt: skip
def test_the_header_of_an_email_has_the_headline_and_the_day(header: tuple[str, ...]) -> None:
    draft = draft_of(*header, "", *STORY)
    roles = {number: hint.role for number, hint in draft.hints.items()}
    title = next(number for number, role in roles.items() if role is Role.TITLE)
    assert draft.lines[title - 1] == "A Day"
    assert sorted(set(roles.values())) == sorted({Role.TITLE, Role.PUBLISHED, Role.NAVIGATION})


@pytest.mark.parametrize(
    "lines",
    [
        ("From: the desk", "Subject: A Day"),
        ("A story", "From: a", "Date: b", "Subject: c"),
        ("From: a", "and more", "Date: b", "Subject: c"),
    ],
)
def test_less_than_a_whole_header_at_the_head_is_text(lines: tuple[str, ...]) -> None:
    assert header_of(lines) is None

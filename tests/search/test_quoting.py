"""The quote check: whatever is pasted, what it says is so."""

from pathlib import Path
from typing import Any

import pytest

from tests.search.asking import asked, lay_out
from tests.search.making import doc

LONG = [" ".join(f"w{n * 37 % 4999}x" for n in range(at, at + 250)) for at in range(0, 5_000, 250)]
DOCS = [
    doc(
        "a/wall",
        "The harbour wall fell in a storm on Friday night, and nobody was hurt.",
        "“It’ll be re-built in the autumn,” said the keeper of the old harbour.",
        "A third paragraph is about a ferry that ran late.",
        title="Mayor Opens Lighthouse Again",
        around=("The keeper on the pier at dawn.", "An earlier version named another mayor."),
    ),
    doc("a/long", *LONG, title="Long"),
    *(doc(f"b/{number:03}", "mile after mile, after mile") for number in range(700)),
    doc("c/rare", "after that mile a mile after " + "else " * 400),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("quoting"), DOCS)


def checked(site: Path, sentence: str) -> Any:
    return asked(site, ("check", sentence))[0]


def where(site: Path, sentence: str) -> list[tuple[str, int | None]]:
    found = checked(site, sentence)["found"]
    return [(one["hit"]["path"][9:-5], one["hit"]["paragraph"]) for one in found]


@pytest.mark.parametrize(
    ("sentence", "paragraph"),
    [
        ("harbour", 1),
        ("nobody was hurt. “It’ll be re-built in the autumn,”", 1),
        ('"It\'ll be re\u2011built\nin the au\u00adtumn", said\u00a0the keeper', 2),
        ("THE KEEPER OF THE OLD HARBOUR\n\n\nA third paragraph", 2),
        ("Mayor opens lighthouse again", None),
        ("the keeper on the pier", None),
        ("an earlier version named another mayor", None),
        ("The harbour wall fell […] and nobody was hurt.", 1),
        ("The harbour wall fell ... nobody was hurt … said the keeper [...] harbour.", 1),
        ("… the keeper of the old harbour …", 2),
    ],
)
def test_what_was_printed_is_found_however_it_is_pasted(
    site: Path, sentence: str, paragraph: int | None
) -> None:
    assert where(site, sentence) == [("a/wall", paragraph)]


def test_parts_that_stand_in_another_order_are_no_quotation(site: Path) -> None:
    assert where(site, "nobody was hurt […] the harbour wall fell") == []


def test_a_long_quotation_is_compared_to_its_last_word(site: Path) -> None:
    whole = "\n".join(LONG)
    assert where(site, whole) == [("a/long", 1)]
    other = checked(site, f"{whole} zebra")
    assert other["found"] == []
    assert [(run["kind"], run["text"]) for run in other["nearest"]["difference"]][1:] == [
        ("missing", "zebra")
    ]
    words = whole.split()
    words[2500] = "zebra"
    difference = checked(site, " ".join(words))["nearest"]["difference"]
    assert [(run["kind"], run["text"]) for run in difference if run["kind"] != "same"] == [
        ("missing", "zebra"), ("added", whole.split()[2500]),
    ]  # fmt: skip


def test_the_nearest_may_go_over_the_end_of_a_paragraph(site: Path) -> None:
    near = checked(site, "and nobody was harmed. “It’ll be re-built in the autumn,” said the keeper")[
        "nearest"
    ]
    assert (near["hit"]["path"], near["hit"]["paragraph"]) == ("articles/a/wall.html", 1)
    assert [(run["kind"], run["text"]) for run in near["difference"] if run["kind"] != "same"] == [
        ("missing", "harmed"), ("added", "hurt"),
    ]  # fmt: skip


def test_the_nearest_may_be_a_headline(site: Path) -> None:
    near = checked(site, "Mayor closes lighthouse again")["nearest"]
    assert (near["hit"]["path"], near["hit"]["paragraph"], near["said"]) == (
        "articles/a/wall.html", None, "Mayor Opens Lighthouse Again",
    )  # fmt: skip


def test_common_words_are_looked_up_in_all_that_have_them(site: Path) -> None:
    assert where(site, "that mile a mile after") == [("c/rare", 1)]
    many = checked(site, "mile after mile")
    assert (len(many["found"]), many["more"]) == (10, True)
    assert checked(site, "the old harbour")["more"] is False


@pytest.mark.parametrize("sentence", ["", "…", "🦊", "Zeppelins over the moon"])
def test_what_the_archive_has_not_is_said_to_be_not_there(site: Path, sentence: str) -> None:
    assert checked(site, sentence) == {"found": [], "nearest": None, "more": False}

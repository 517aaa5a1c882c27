"""A page that was cut off on its way is read as far as it goes, and told of where its end says so."""

import re

import pytest

from backfile.captures import held_in
from backfile.captures.part import Part
from backfile.settings import Intake
from tests.capturing import broken_in, parts_of
from tests.torture.test_containers import html, mhtml
from tests.webarchives import page, warc

LAMP = page("lamp").decode()
PROSE = "<p>The lamp burns, and the harbour is lit.</p>"
HEAD = f"<html><body>{PROSE}"


@pytest.mark.parametrize(
    ("end", "inside"),
    [
        ('<div class="foo', "a tag"),
        ("<div", "a tag"),
        ("</di", "a tag"),
        ('<a href="https://gazette.example/a>b">one</a><a href="x', "a tag"),
        ("<!-- advertisement <p>no</p>", "a comment"),
        ("<!-", "a tag"),
        ("<script>if (a < b) { document.write('<p>')", "a script"),
        ("<SCRIPT type=module>\nlet a = 1;</scr", "a script"),
        ("<style>p { color", "a style sheet"),
    ],
)
def test_a_page_that_ends_inside_something_was_cut_off(end: str, inside: str) -> None:
    data = (HEAD + end).encode()
    assert broken_in(data) == [f"seeds/a: the page was cut off: it ends inside {inside}"]
    (part,) = (part for part in held_in(data, "seeds/a", Intake()).parts if isinstance(part, Part))
    assert part.lines[0].text == "The lamp burns, and the harbour is lit."


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_page_that_ends_inside_a_character_was_cut_off(cut: int) -> None:
    data = f'<html><meta charset="utf-8"><body><p>Лампа горит. {"Д" if cut == 1 else "💡"}'.encode()
    assert broken_in(data[:-cut]) == ["seeds/a: the page was cut off: it ends inside a character"]
    assert not broken_in(data)
    wide = f"{HEAD}Lit".encode("utf-16")
    assert not broken_in(wide)
    assert broken_in(wide[:-1]) == ["seeds/a: the page was cut off: it ends inside a character"]


@pytest.mark.parametrize(
    "whole",
    [
        HEAD,
        PROSE,
        f"{HEAD}It is 3 < 4, and a <3 for you <",
        f"{HEAD}<img alt='a > b'><!-- --><!--> <!---><p>",
        f"{HEAD}<!-- never closed <p>no</p></body></html>\n",
        f"{HEAD}<script>a</script><style>p{{}}</style>",
        f"{HEAD}<script><!-- hide --></script></HTML ><!-- made in 3 ms <div",
        LAMP,
    ],
)
def test_a_page_that_merely_lacks_its_end_tags_was_not(whole: str) -> None:
    assert not broken_in(whole.encode())


def test_letters_of_a_code_page_are_no_half_characters() -> None:
    data = '<html><meta charset="windows-1251"><body><p>Лампа горит. Маяка'.encode("cp1251")
    assert not broken_in(data)


SAVED = mhtml(html("quoted-printable", LAMP.replace("=", "=3D").encode()))
STYLED = mhtml(
    html("quoted-printable", LAMP.replace("=", "=3D").encode()), b"Content-Type: text/css\r\n\r\np{}"
)


def test_a_saved_page_without_its_last_boundary_was_cut_off() -> None:
    assert not broken_in(SAVED)
    assert not broken_in(STYLED)
    said = "seeds/a: the page was cut off: its last part has no end"
    assert broken_in(SAVED[: SAVED.index(b"harbour office")]) == [said]
    assert broken_in(SAVED[: SAVED.rindex(b"--x--")]) == [said]
    said = "seeds/a: the file was cut off: its last part has no end; the page itself is whole"
    assert broken_in(STYLED[: STYLED.rindex(b"--x--")]) == [said]


def test_a_page_that_was_cut_off_before_it_was_saved_is_told() -> None:
    data = mhtml(html("8bit", f"{HEAD}<script>let a".encode()))
    assert broken_in(data) == ["seeds/a: the page was cut off: it ends inside a script"]


ADDRESS = "https://gazette.example/lamp"


def test_a_page_in_a_web_archive_is_held_to_the_length_that_it_was_sent_with() -> None:
    whole = warc([(ADDRESS, HEAD.encode())], packed=False)
    size = len(HEAD)
    longer = re.sub(rb"(?<=charset=utf-8\r\nContent-Length: )\d+", b"%d" % (size + 10), whole)
    assert len(longer) == len(whole)
    assert not broken_in(whole)
    assert broken_in(longer) == [f"seeds/a#2: the page was cut off: {size} bytes of {size + 10} are there"]
    assert not broken_in(longer.replace(b"harbour is lit.", b"tower.</html> ")), "what has its end is whole"


def test_a_page_that_was_cut_off_when_it_was_captured_is_told() -> None:
    data = warc([(ADDRESS, page("lamp"))], packed=False)
    data = data.replace(b"WARC-Type: response\r\n", b"WARC-Type: response\r\nWARC-Truncated: length\r\n")
    assert broken_in(data) == ["seeds/a#2: the page was cut off when it was captured"]
    assert len([part for part in held_in(data, "a", Intake()).parts if isinstance(part, Part)]) == 1
    assert parts_of(warc([(ADDRESS, page("lamp"))]))

"""A page that was cut off on its way is read as far as it goes, and told of where its end says so."""

import base64
import quopri
import re

import pytest

from backfile.captures import held_in
from backfile.captures.part import Part
from backfile.toml.settings import Intake
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


OPENED = f"<html><head><title>Lamp</title></head>\n<body class='a'>{PROSE}"
UNENDED = "the page was probably cut off: it has a head and a body, and neither </body> nor </html>"


@pytest.mark.parametrize(
    "cut",
    [
        OPENED,
        f"{OPENED}\n<p>The har",
        f"{OPENED}<div><p>Lit.</p>\n",
        OPENED.upper(),
        f"<head><title>Lamp</title><body>{PROSE}",
        f"<title>Lamp</title></head><body>{PROSE}",
        f"{OPENED}<script>w.write('<p></body>')</script><!-- </body> --><p>Lit",
    ],
)
def test_a_page_that_has_a_head_and_a_body_and_no_end_was_probably_cut_off(cut: str) -> None:
    assert broken_in(cut.encode()) == [f"seeds/a: {UNENDED}"]
    assert broken_in(mhtml(html("8bit", cut.encode()))) == [f"seeds/a: {UNENDED}"]
    assert broken_in(warc([(ADDRESS, cut.encode())])) == [f"seeds/a#2: {UNENDED}"]


@pytest.mark.parametrize(
    "whole",
    [
        f"{OPENED}</body>",
        f"{OPENED}</BODY >\n",
        f"{OPENED}</html>",
        f"<html><header>Lamp</header><body>{PROSE}",
        f"<html><head><title>Lamp</title></head>{PROSE}",
        f"<html><title>Lamp</title><script>let a = '<head>'</script><body>{PROSE}",
        f"<html><head><title>Lamp</title></head><!-- <body> -->{PROSE}",
    ],
)
def test_a_page_that_leaves_out_tags_as_it_may_was_not(whole: str) -> None:
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


def _measured(part: bytes, length: int) -> bytes:
    """Return a part that says how long it is."""
    return b"Content-Length: %d\r\n" % length + part


@pytest.mark.parametrize("coding", ["8bit", "quoted-printable", "base64"])
def test_a_part_of_a_saved_page_is_held_to_the_length_that_it_says(coding: str) -> None:
    body = f"{HEAD}<p>A = B</p>\r\n<p>It is lit.</p>".encode()
    sent = {"8bit": body, "quoted-printable": quopri.encodestring(body), "base64": base64.encodebytes(body)}
    part = html(coding, sent[coding])
    for length in (len(body), len(sent[coding]), len(sent[coding]) + 2, 0):
        assert not broken_in(mhtml(_measured(part, length))), "decoded, encoded, and with its last line's end"
    said = f"seeds/a: the page was cut off: {len(body)} bytes of 9,000 are there"
    assert broken_in(mhtml(_measured(part, 9_000))) == [said]
    (found,) = (
        one for one in held_in(mhtml(_measured(part, 9_000)), "a", Intake()).parts if isinstance(one, Part)
    )
    assert found.lines[0].text == "The lamp burns, and the harbour is lit."


def test_lines_that_lost_half_their_ends_are_counted_as_they_were() -> None:
    body = f"{HEAD}\r\n<p>It is lit.</p>\r\n<p>It is out.</p>".encode()
    saved = mhtml(_measured(html("8bit", body), len(body)))
    assert not broken_in(saved.replace(b"\r\n", b"\n"))


@pytest.mark.parametrize("charset", ["utf-8", "cp1251"])
def test_a_length_is_in_bytes_whatever_the_letters(charset: str) -> None:
    body = "<html><body><p>Лампа горит, и гавань видна.</p>".encode(charset)
    part = html("8bit", body, charset)
    assert not broken_in(mhtml(_measured(part, len(body))))
    assert not broken_in(mhtml(html("8bit", LAMP.encode()), _measured(part, len(body))))
    said = f"seeds/a: the page was cut off: {len(body)} bytes of {len(body) + 3} are there"
    assert broken_in(mhtml(_measured(part, len(body) + 3))) == [said]


@pytest.mark.parametrize("length", ["", "-5", "many", "9" * 5_000])
def test_a_length_that_is_no_number_says_nothing(length: str) -> None:
    part = f"Content-Length: {length}\r\n".encode() + html("8bit", HEAD.encode())
    assert not broken_in(mhtml(part))


def test_another_part_that_is_shorter_than_it_says_is_told() -> None:
    sheet = _measured(b"Content-Type: text/css\r\n\r\np{}", 400)
    page_part = html("8bit", LAMP.encode())
    said = "seeds/a: the file is damaged: of a part 3 bytes of 400 are there; the page itself is whole"
    assert broken_in(mhtml(page_part, sheet)) == [said]
    assert not broken_in(mhtml(page_part, sheet.replace(b"400", b"3")))
    both = broken_in(mhtml(html("8bit", OPENED.encode()), sheet))
    assert both == [f"seeds/a: {UNENDED}"], "what is wrong with the page goes before"


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

"""Captures are read as bytes, digested, and decoded without losing a line."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.captures import decode, read_capture
from backfile.errors import BackfileError
from backfile.settings import Intake
from backfile.text import lines_of, printable


def test_a_capture_keeps_the_digest_of_its_bytes_and_the_words_of_its_lines(tmp_path: Path) -> None:
    data = "\ufeffOne\r\nЖук\x07\x0cb\rThree".encode()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(data)
    capture = read_capture(tmp_path, "seeds/a.txt", Intake())
    assert capture.lines == ("One", "Жук b", "Three")
    assert (capture.file, capture.encoding, capture.size, capture.controls) == (
        "seeds/a.txt",
        "utf-8",
        len(data),
        2,
    )
    assert capture.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@given(text=st.text())
def test_a_text_is_the_same_in_every_encoding(encoding: str, text: str) -> None:
    plain = f"Headline\n{text}"
    data = plain.encode(encoding)
    assert decode(data, "a", Intake()).lines == tuple(printable(line)[0] for line in lines_of(plain))


def test_big_endian_utf16_is_told_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + "Жук\nb".encode("utf-16-be"), "a", Intake()).lines == ("Жук", "b")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"one\r\ntwo\xff", "seeds/a.txt:2: the text is not UTF-8: byte 9 (invalid start byte)"),
        (b"\xef\xbb\xbfone\n\n\xc3", "seeds/a.txt:3: the text is not UTF-8: byte 9 (unexpected end of data)"),
        (b"\xff\xfea\x00\n\x00b", "seeds/a.txt:2: the text is not UTF-16: byte 7 (truncated data)"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_line_and_byte(data: bytes, message: str) -> None:
    with pytest.raises(BackfileError) as caught:
        decode(data, "seeds/a.txt", Intake())
    assert str(caught.value).split("\n")[0] == message


def test_the_number_of_lines_is_limited() -> None:
    assert len(decode(b"a\nb\nc\n", "a", Intake(capture_lines=3)).lines) == 3
    with pytest.raises(BackfileError, match="4 lines, over the limit of 3"):
        decode(b"a\nb\nc\nd", "a", Intake(capture_lines=3))


@given(st.binary())
def test_any_bytes_are_a_capture_or_one_problem(data: bytes) -> None:
    try:
        said: int | None = decode(data, "a", Intake()).size
    except BackfileError as problem:
        said = problem.at.line if problem.at else None
    assert said == len(data) or (said and said > 0)

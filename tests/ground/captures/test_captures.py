"""Captures are read as bytes, digested, and decoded without losing a line."""

import gzip
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.captures import read_capture
from backfile.captures.naming import file_of, name_of, split
from backfile.errors import BackfileError
from backfile.text import lines_of, printable
from backfile.toml.settings import Intake
from tests.capturing import captured


def test_a_capture_keeps_the_digest_of_its_bytes_and_the_words_of_its_lines(tmp_path: Path) -> None:
    data = "\ufeffOne\r\nЖук\x07\x0cb\rThree".encode()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_bytes(data)
    capture = read_capture(tmp_path, "seeds/a.txt", Intake(), sha256="")
    assert capture.lines == ("One", "Жук b", "Three")
    assert (capture.file, capture.encoding, capture.size, capture.controls) == (
        "seeds/a.txt",
        "utf-8",
        len(data),
        2,
    )
    assert capture.sha256 == hashlib.sha256(data).hexdigest()
    assert not capture.derived


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@given(text=st.text())
def test_a_text_is_the_same_in_every_encoding(encoding: str, text: str) -> None:
    plain = f"Headline\n{text}"
    data = plain.encode(encoding)
    assert captured(data).lines == tuple(printable(line)[0] for line in lines_of(plain))


def test_big_endian_utf16_is_told_by_its_mark() -> None:
    assert captured(b"\xfe\xff" + "Жук\nb".encode("utf-16-be")).lines == ("Жук", "b")


def test_a_text_that_was_compressed_is_read_like_any_other() -> None:
    data = gzip.compress(b"One\nTwo\n") + gzip.compress(b"Three\n") + bytes(4)
    capture = captured(data)
    assert capture.lines == ("One", "Two", "Three")
    assert (capture.size, capture.sha256) == (len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (gzip.compress(bytes(10_001), mtime=0), "seeds/a: it expands to more than the limit of 10,000 bytes"),
        (gzip.compress(b"word " * 99, mtime=0)[:-12], "seeds/a: the compressed file was cut off"),
        (b"\x1f\x8bno gzip at all", "seeds/a: the compressed file is damaged"),
    ],
)
def test_what_does_not_expand_within_the_limit_is_an_error(data: bytes, message: str) -> None:
    with pytest.raises(BackfileError) as caught:
        captured(data, limits=Intake(expanded_bytes=10_000))
    assert str(caught.value).split("\n")[0] == message


def test_the_number_of_lines_is_limited() -> None:
    assert len(captured(b"a\nb\nc\n", limits=Intake(capture_lines=3)).lines) == 3
    with pytest.raises(BackfileError, match="4 lines, over the limit of 3"):
        captured(b"a\nb\nc\nd", limits=Intake(capture_lines=3))


@given(st.binary())
def test_any_bytes_are_a_capture_or_one_problem(data: bytes) -> None:
    try:
        said = str(captured(data).size)
    except BackfileError as problem:
        said = str(problem.at).partition(":")[0]
    assert said in (str(len(data)), "seeds/a")


@given(st.text(min_size=1).filter(lambda file: split(file)[1] is None), st.none() | st.integers(1, 10**9 - 1))
def test_an_article_of_a_file_is_told_from_its_name(file: str, number: int | None) -> None:
    assert split(name_of(file, number)) == (file, number)
    assert file_of(name_of(file, number)) == file


def test_a_plain_text_is_no_article_of_a_number(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("One\n")
    with pytest.raises(BackfileError, match=r"seeds/a.txt#2: the file holds no article of this number"):
        read_capture(tmp_path, "seeds/a.txt#2", Intake(), sha256="")


@pytest.mark.parametrize("text", ["<P\n0", "<p < 3", "<3 weeks to go", "a <html> tag", "<table\n<b>x</b>"])
def test_a_text_that_begins_with_a_sign_of_markup_is_not_a_page_for_that(text: str) -> None:
    assert captured(f"{text}\nThe lamp was lit.".encode()).format is None


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "<P>", '<div class="a"\n id="b">', "<!-- saved --><html\nlang=en>"]
)
def test_a_text_that_begins_with_a_whole_tag_is_a_page(start: str) -> None:
    assert captured(f"{start}\nThe lamp was lit.".encode()).format == "HTML"

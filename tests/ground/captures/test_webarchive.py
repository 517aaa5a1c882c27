"""Web archives: each response that is a page is an article, with its address and the day it was fetched."""

import gzip
import io
import re
import zipfile
import zlib

import pytest

from backfile.captures import answers, held_in, webarchive
from backfile.captures.part import Part
from backfile.errors import BackfileError, Exit
from backfile.toml.settings import Intake
from tests.capturing import broken_in, parts_of
from tests.webarchives import page, wacz, warc


def sorted_out(data: bytes) -> tuple[list[int | None], list[str]]:
    """Return the numbers of a file's articles, and the first lines of its errors."""
    found = list(held_in(data, "seeds/a", Intake()).parts)
    return [part.number for part in found if isinstance(part, Part)], broken_in(data)


ONE, TWO = ("https://g.example/one", page("Lamp")), ("https://g.example/two", page("Tower"))


@pytest.mark.parametrize("packed", [True, False])
def test_each_response_that_is_a_page_is_an_article_of_its_records_number(packed: bool) -> None:
    first, second = parts_of(warc([ONE, TWO], packed=packed))
    assert (first.number, second.number, first.format) == (2, 3, "HTML in WARC")
    assert [line.text for line in first.lines if line.text][:2] == ["Home", "Lamp"]
    assert {(fact.field, fact.value) for fact in first.facts} == {
        ("url", "https://g.example/one"),
        ("retrieved", "2023-03-05T10:00:00Z"),
    }


def test_what_is_no_page_is_no_article() -> None:
    assert not parts_of(warc([ONE], status="404 Not Found"))
    assert not parts_of(warc([ONE], kind="image/png"))
    assert not parts_of(warc([("https://g.example/x", b"{}")]))


def test_the_character_set_that_a_page_was_sent_with_goes_before_its_own() -> None:
    html = '<html><meta charset="windows-1252"><p>Лампа горит.</p></html>'.encode("koi8_r")
    (part,) = parts_of(warc([("https://g.example/x", html)], kind="text/html; charset=KOI8-R"))
    assert part.encoding == "koi8-r (declared)"
    assert part.lines[0].text == "Лампа горит."


def test_pages_before_a_broken_record_are_kept() -> None:
    whole = gzip.decompress(warc([ONE, TWO]))
    cut = whole[: whole.rindex(b"WARC/1.0") + 4] + b"garbage\r\n\r\n" * 3
    assert [problem.split(":")[0] for problem in broken_in(cut)] == ["seeds/a"]


def test_a_page_that_is_nested_too_deep_is_told_and_others_are_kept() -> None:
    deep = ("https://g.example/deep", b"<html>" + b"<div>" * 99)
    assert broken_in(warc([deep, ONE]), limits=Intake(depth=50)) == [
        "seeds/a#2: it is nested deeper than the limit of 50"
    ]


GZIP = gzip.compress(ONE[1], mtime=0)
CHUNKED = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in (GZIP[:99], GZIP[99:], b""))


@pytest.mark.parametrize(
    ("head", "payload"),
    [
        ("Content-Encoding: gzip\r\n", GZIP),
        ("Content-Encoding: x-gzip, identity, deflate\r\n", zlib.compress(GZIP)),
        ("Content-Encoding: deflate\r\n", zlib.compress(ONE[1])[2:-4]),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", CHUNKED),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", GZIP),
        ("Content-Encoding: br\r\n", ONE[1]),
    ],
)
def test_a_page_is_read_however_it_was_sent_and_kept(head: str, payload: bytes) -> None:
    (part,) = parts_of(warc([(ONE[0], payload)], head=head))
    assert part.markup == ONE[1].decode()


def test_a_page_that_was_compressed_with_brotli_is_read() -> None:
    brotli = pytest.importorskip("brotli")
    (part,) = parts_of(warc([(ONE[0], brotli.compress(ONE[1]))], head="Content-Encoding: br\r\n"))
    assert part.markup == ONE[1].decode()
    cut = warc([(ONE[0], brotli.compress(ONE[1])[:-9])], head="Content-Encoding: br\r\n")
    assert broken_in(cut) == ["seeds/a#2: the page was cut off"]


@pytest.mark.parametrize(
    ("head", "payload", "message"),
    [
        ("Content-Encoding: gzip\r\n", GZIP[:5] + b"\xff" * 99, "the page is damaged"),
        ("Content-Encoding: gzip\r\n", GZIP[:-30], "the page was cut off"),
        ("Content-Encoding: deflate\r\n", b"\xff\xff\xff", "the page is damaged"),
        (
            "Content-Encoding: zstd\r\n",
            b"(\xb5/\xfd",
            "the page is compressed in a way that is not known: zstd",
        ),
        (
            "Transfer-Encoding: chunked\r\n",
            b"zz\r\n" + ONE[1],
            "the page is in chunks that can't be told apart",
        ),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_told(head: str, payload: bytes, message: str) -> None:
    assert broken_in(warc([(ONE[0], payload)], head=head)) == [f"seeds/a#2: {message}"]


def test_a_page_in_brotli_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "find_spec", lambda _: None)
    (problem,) = held_in(warc([(ONE[0], b"\x0b")], head="Content-Encoding: br\r\n"), "a", Intake()).parts
    assert str(problem) == (
        "a#2: the page is compressed with brotli, which is not installed\n"
        "    hint: install it with: pip install 'backfile[warc]'"
    )


def test_a_page_that_expands_too_far_when_it_is_unpacked_is_told() -> None:
    bomb = warc([(ONE[0], gzip.compress(b"<html>" + bytes(100_000)))], head="Content-Encoding: gzip\r\n")
    assert broken_in(bomb, limits=Intake(expanded_bytes=10_000)) == [
        "seeds/a#2: it expands to more than the limit of 10,000 bytes"
    ]


def test_the_whole_records_of_a_cut_or_damaged_file_are_kept_and_the_damage_told() -> None:
    first, second = warc([ONE, TWO]), warc([TWO])
    assert sorted_out((first + second)[:-60]) == ([2, 3], ["seeds/a: the compressed file was cut off"])
    at = len(warc([ONE])) + 40
    damaged = first[:at] + b"\xff" * 9 + first[at + 9 :] + second
    assert sorted_out(damaged) == ([2, 5], ["seeds/a: the compressed file is damaged"])


def test_a_record_without_an_address_is_an_article_without_one() -> None:
    data = gzip.decompress(warc([ONE, TWO])).replace(b"WARC-Target-URI: https://g.example/one\r\n", b"")
    first, second = parts_of(data)
    assert [fact.value for fact in first.facts if fact.field == "url"] == [""]
    assert second.facts[0].value == TWO[0]


def test_a_record_of_another_length_than_it_says_is_told_and_nothing_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    record = gzip.decompress(warc([ONE]))
    long = record[:-4] + b"<p>More.\r\n\r\n"
    message = "the record is not as long as it says: it may be cut off, or hold the next one, too"
    for data, number in ((long, 2), (long + record, 2)):
        assert f"seeds/a#{number}: {message}" in broken_in(data)
    without = re.sub(rb"Content-Length: [0-9]+\r\n(\r\nHTTP)", rb"\1", record)
    assert f"seeds/a#2: {message}" in broken_in(without)
    cut = record[:-200]
    assert sorted_out(cut) == ([2], ["seeds/a#2: the page was cut off"])
    assert capsys.readouterr() == ("", "")


def test_a_text_about_web_archives_is_none() -> None:
    (part,) = parts_of(b"WARC/1.0 is what libraries keep the web in.\n")
    assert part.format is None


def test_a_page_that_expands_too_far_is_told() -> None:
    data = warc([ONE])
    with pytest.raises(BackfileError, match="expands to more than the limit of 500 bytes"):
        parts_of(data, limits=Intake(expanded_bytes=500))


def test_records_of_a_wacz_are_counted_through_its_files_in_the_order_of_their_names() -> None:
    data = wacz({"b.warc.gz": warc([TWO]), "a.warc": warc([ONE], packed=False)})
    first, second = parts_of(data)
    assert [(part.number, part.facts[0].value) for part in (first, second)] == [(2, ONE[0]), (4, TWO[0])]
    assert first.format == "HTML in WACZ"


def test_of_a_wacz_with_a_list_of_pages_only_these_are_articles() -> None:
    (part,) = parts_of(wacz({"a.warc.gz": warc([ONE, TWO])}, pages=[TWO[0]]))
    assert (part.number, part.facts[0].value) == (3, TWO[0])


def test_a_zip_bomb_is_stopped_at_the_limit() -> None:
    data = wacz({"a.warc": b"WARC/1.0" + bytes(10_000_000)})
    with pytest.raises(BackfileError, match="expands to more than the limit of 1,000,000 bytes"):
        parts_of(data, limits=Intake(expanded_bytes=1_000_000))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_file_in_a_zip_is_told(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("archive/a.warc", warc([ONE, TWO], packed=False))
    data = bytearray(out.getvalue())
    data[60:120] = b"\xff" * 60
    assert broken_in(bytes(data)) == ["seeds/a: archive/a.warc in the archive is damaged"]


def test_a_damaged_file_in_a_wacz_leaves_the_pages_of_the_others() -> None:
    whole = warc([TWO])
    numbers, problems = sorted_out(wacz({"a.warc.gz": whole[:20], "b.warc.gz": whole}))
    assert numbers == [2]
    assert problems == ["seeds/a: the compressed file was cut off"]


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"PK\x03\x04no zip", "the archive is damaged"), (b"", "a zip file that is no WACZ")],
)
def test_other_zip_files_are_told(data: bytes, message: str) -> None:
    if not data:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("a.txt", "x")
        data = out.getvalue()
    with pytest.raises(BackfileError, match=message):
        parts_of(data)


def test_a_missing_extra_is_an_error_that_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webarchive, "find_spec", lambda _: None)
    with pytest.raises(BackfileError) as caught:
        parts_of(warc([ONE]))
    assert caught.value.code is Exit.USAGE
    assert str(caught.value) == (
        "seeds/a: a web archive needs warcio, which is not installed\n"
        "    hint: install it with: pip install 'backfile[warc]'"
    )

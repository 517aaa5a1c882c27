"""Web archives: each response that is a page is an article, with its address and the day it was fetched."""

import gzip
import io
import zipfile

import pytest

from backfile.captures import webarchive
from backfile.errors import BackfileError, Exit
from backfile.settings import Intake
from tests.capturing import broken_in, parts_of
from tests.webarchives import page, wacz, warc

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
    with pytest.raises(BackfileError, match=r"archive/a.warc in the archive is damaged"):
        parts_of(bytes(data))


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

"""Saved pages in one file, Markdown, and what holds in every format."""

import base64
import json

import pytest

from backfile.captures import held_in
from backfile.captures.part import Mark, Part
from backfile.errors import BackfileError
from backfile.toml.settings import Intake
from tests.capturing import broken_in, facts, parts_of, shown


def test_depth_is_limited_in_every_format() -> None:
    limits = Intake(depth=50)
    deep = "<x>" * 60 + "</x>" * 60
    with pytest.raises(BackfileError, match="nested deeper than the limit of 50"):
        parts_of(f"<rss><channel>{deep}</channel></rss>".encode(), limits=limits)
    item = json.dumps({"title": "A", "content_html": "<div>" * 60})
    assert broken_in(item.encode(), limits=limits) == ["seeds/a: it is nested deeper than the limit of 50"]


def _mhtml(encoding: str, payload: bytes) -> bytes:
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://gazette.example/lamp\r\n"
        "Date: Sun, 5 Mar 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        '\ttype="text/html"; boundary="--x"\r\n\r\n----x\r\nContent-Type: text/html; charset=windows-1251\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\nContent-Location: https://gazette.example/lamp\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n----x\r\nContent-Type: text/css\r\n\r\np{}\r\n----x--\r\n"


def test_a_page_saved_as_one_file_is_its_html_with_address_and_date() -> None:
    page = "<html><body><h1>Маяк</h1><p>Лампа горит.</p></body></html>".encode("cp1251")
    (part,) = parts_of(_mhtml("base64", base64.encodebytes(page)))
    assert (part.number, part.format, part.encoding) == (None, "HTML in MHTML", "windows-1251 (declared)")
    assert [text for _, text in shown(part)] == ["Маяк", "Лампа горит."]
    assert facts(part)["url"][0] == "https://gazette.example/lamp"
    assert facts(part)["retrieved"] == ["Sun, 5 Mar 2023 10:00:00 -0000"]


@pytest.mark.parametrize("kind", ["mixed", "alternative"])
def test_a_mail_keeps_its_plain_words(kind: str) -> None:
    mail = (
        f"From: a@gazette.example\nContent-Type: multipart/{kind}; boundary=x\n\n--x\n"
        "Content-Type: text/plain\n\nThe lamp burns.\n"
        "--x\nContent-Type: text/html\n\n<p>Sent by me</p>\n--x--\n"
    )
    (part,) = parts_of(mail.encode())
    assert part.format is None
    assert "The lamp burns." in [line.text for line in part.lines]


def test_a_saved_file_without_a_page_is_an_error() -> None:
    data = _mhtml("7bit", b"").replace(b"text/html; charset", b"text/plain; charset")
    with pytest.raises(BackfileError, match="the file holds no web page"):
        parts_of(data)


MARKDOWN = """---
title: "The Lamp"
date: 2023-03-04
author: [Jane Keeper]
draft: true
---
# The *Lamp*

A [first](https://g.example/x) line,
wrapped with **strong** words.

Part
----

- one
* two

> said \\*so\\*

![A tower.](tower.jpg)

```
# code
```
"""


def test_markdown_keeps_its_lines_and_marks_their_signs() -> None:
    (part,) = parts_of(MARKDOWN.encode(), "seeds/a.txt")
    assert part.format == "Markdown"
    assert [line.text for line in part.lines] == MARKDOWN.split("\n")[:-1]
    words = [(line.mark, line.words) for line in part.lines if line.words]
    assert words == [
        (Mark.TITLE, "The Lamp"),
        (Mark.PLAIN, "A first line,"),
        (Mark.PLAIN, "wrapped with strong words."),
        (Mark.HEADING, "Part"),
        (Mark.ITEM, "one"),
        (Mark.ITEM, "two"),
        (Mark.QUOTE, "said *so*"),
        (Mark.CAPTION, "A tower."),
    ]
    assert facts(part) == {"title": ["The Lamp"], "published": ["2023-03-04"], "authors": ["Jane Keeper"]}


def test_markdown_is_told_by_its_name_or_by_two_kinds_of_signs() -> None:
    assert parts_of(b"Plain words.\n", "seeds/a.md")[0].format == "Markdown"
    assert parts_of(b"## Part\n\nA [link](https://x.example).\n")[0].format == "Markdown"
    assert parts_of(b"# 1 in the charts\n\nWords.\n")[0].format is None
    assert parts_of(b"---\nA rule, and words.\n")[0].format is None


def test_front_matter_that_can_not_be_read_is_told_and_the_text_is_kept() -> None:
    data = b"---\ntitle: One\ntags: [x\n---\n\nThe lamp is lit.\n"
    part = next(iter(held_in(data, "seeds/a.md", Intake()).parts))
    assert isinstance(part, Part)
    assert (part.lines[-1].text, part.facts) == ("The lamp is lit.", ())
    (told,) = broken_in(data, "seeds/a.md")
    assert told.startswith("seeds/a.md:4:")

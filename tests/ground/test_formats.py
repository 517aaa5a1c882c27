"""Files that hold articles as fields: each article is a part with a number, and what is broken is told."""

import base64
import json

import pytest

from backfile.captures import held_in
from backfile.captures.part import Mark, Part
from backfile.errors import BackfileError
from backfile.settings import Intake
from tests.capturing import broken_in, parts_of

RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Gazette</title>
<language>en</language>
<item><title>Lamp &amp; Tower</title><link>https://gazette.example/lamp</link>
<dc:creator>Jane Keeper</dc:creator>
<pubDate>Sat, 04 Mar 2023 10:00:00 +0100</pubDate><category>Harbour</category><category>Towers</category>
<description>Short.</description>
<content:encoded><![CDATA[<p>The lamp burns.</p><figure><figcaption>The lamp.</figcaption></figure>]]>
</content:encoded>
</item>
<item><title>Second</title><guid>https://gazette.example/2</guid>
<description>Only a&nbsp;summary.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenblatt</title>
<entry><title type="html">Der &lt;i&gt;Turm&lt;/i&gt;</title><link rel="self" href="https://a.example/self"/>
<link href="https://a.example/turm"/><published>2023-03-04T10:00:00Z</published>
<updated>2023-03-05T10:00:00Z</updated><author><name>Max Muster</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Turm <b>steht</b> &amp; hält.</p>
<p>Noch.</p>
</div></content></entry></feed>"""

WXR = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Tower Blog</title>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:author><wp:author_login>jk</wp:author_login>
<wp:author_display_name>Jane Keeper</wp:author_display_name></wp:author>
<item><title>logo</title><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status></item>
<item><title>The Lamp</title><link>https://blog.example/lamp</link><dc:creator>jk</dc:creator>
<excerpt:encoded>What it is.</excerpt:encoded>
<content:encoded><![CDATA[One line.

[caption id="a" width="1"]<img src="x">A tower.[/caption]

Another
line.]]></content:encoded><wp:post_date>2023-03-04 11:00:00</wp:post_date>
<wp:post_date_gmt>2023-03-04 10:00:00</wp:post_date_gmt><wp:post_type>post</wp:post_type>
<wp:status>publish</wp:status><category domain="category">News</category>
<category domain="post_tag">Lamps</category></item>
<item><title>Draft</title><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
</channel></rss>"""

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Harbour Gazette",
    "items": [
        {"id": "1", "url": "https://gazette.example/1", "title": "One", "content_html": "<p>First.</p>",
         "authors": [{"name": "Jane Keeper"}], "date_published": "2023-03-04T10:00:00Z", "tags": ["Lamps"]},
        {"id": "2", "content_text": "Second.\nMore."},
    ],
}  # fmt: skip

NEWS_PLEASE = {
    "title": "One", "maintext": "First.\nSecond.", "authors": ["Jane Keeper"], "url": "https://g.example/1",
    "date_publish": "2023-03-04 10:00:00", "date_download": "2023-03-05 10:00:00", "language": "en",
    "source_domain": "g.example", "description": "A deck.",
}  # fmt: skip
NEWSPAPER = {"title": "Two", "text": "First.", "authors": ["A", "B"], "publish_date": "2023-03-04T10:00:00"}
TRAFILATURA = {"title": "Three", "author": "Jane Keeper; Max Muster", "date": "2023-03-04", "text": "First.",
               "sitename": "The Gazette", "source": "https://g.example/3", "excerpt": "Deck"}  # fmt: skip


def shown(part: Part) -> list[tuple[Mark, str]]:
    return [(line.mark, line.text) for line in part.lines if line.text]


def facts(part: Part) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in part.facts:
        if fact.value:
            found.setdefault(fact.field, []).append(fact.value)
    return found


def test_each_item_of_rss_is_an_article_with_its_fields_as_lines_and_facts() -> None:
    first, second = parts_of(RSS.encode())
    assert (first.number, second.number, first.format, first.encoding) == (1, 2, "RSS", "utf-8")
    assert shown(first) == [
        (Mark.TITLE, "Lamp & Tower"),
        (Mark.DESCRIPTION, "Short."),
        (Mark.BYLINE, "Jane Keeper"),
        (Mark.PUBLISHED, "Sat, 04 Mar 2023 10:00:00 +0100"),
        (Mark.TEXT, "The lamp burns."),
        (Mark.CAPTION, "The lamp."),
    ]
    assert facts(first)["url"] == ["https://gazette.example/lamp"]
    assert facts(first)["tags"] == ["Harbour", "Towers"]
    assert facts(first)["publication"] == ["The Harbour Gazette"]
    assert shown(second)[-1] == (Mark.TEXT, "Only a\xa0summary.")
    assert facts(second)["url"] == ["https://gazette.example/2"]


def test_an_entry_of_atom_may_be_xhtml() -> None:
    (part,) = parts_of(ATOM.encode())
    assert part.format == "Atom"
    assert [text for _, text in shown(part)] == [
        "Der Turm",
        "Max Muster",
        "2023-03-04T10:00:00Z",
        "Der Turm steht & hält.",
        "Noch.",
    ]
    assert facts(part)["url"] == ["https://a.example/turm"]
    assert facts(part)["language"] == ["de"]


ENTRY = '<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><entry>%s</entry></feed>'
ITEM = """<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><title>H</title>
<item>%s</item></channel></rss>"""


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (ENTRY % '<title type="xhtml"><div>The <b>Lamp</b>house</div></title>', "The Lamphouse"),
        (ENTRY % '<title type="html">The &lt;i&gt;Lamp&lt;/i&gt; &amp;amp; I</title>', "The Lamp & I"),
        (ENTRY % '<title type="text">Use of the &lt;b&gt; tag</title>', "Use of the <b> tag"),
        (ITEM % "<title>The <b>Lamp</b> burns</title>", "The Lamp burns"),
        (ITEM % "<media:title>A tower</media:title><title>The Lamp</title>", "The Lamp"),
    ],
)
def test_a_headline_in_a_feed_keeps_all_its_words(source: str, title: str) -> None:
    (part,) = parts_of(source.encode())
    assert shown(part) == [(Mark.TITLE, title)]
    assert facts(part)["title"] == [title]


def test_the_words_of_a_picture_are_not_those_of_its_entry() -> None:
    picture = "<media:description>A long caption, longer than what the item says.</media:description>"
    for media in (picture, f"<media:content url='x'>{picture}</media:content>"):
        (part,) = parts_of((ITEM % f"<title>T</title>{media}<description>It burns.</description>").encode())
        assert shown(part) == [(Mark.TITLE, "T"), (Mark.TEXT, "It burns.")]


@pytest.mark.parametrize(
    ("summary", "described"),
    [
        ("What the mayor lit.", ["What the mayor lit."]),
        ("It burns, and", []),
        ("&lt;p&gt;It burns, [&amp;#8230;]&lt;/p&gt; The post T appeared first on H.", []),
        ("It burned...", ["It burned..."]),
        ("", []),
    ],
)
def test_a_summary_beside_the_text_is_its_standfirst_unless_it_repeats_it(
    summary: str, described: list[str]
) -> None:
    text = "It burns, and has burnt for two years, and for as many nights, rain or shine, day after day."
    full = f'<title>T</title><summary type="html">{summary}</summary><content>{text}</content>'
    (part,) = parts_of((ENTRY % full).encode())
    assert [text for mark, text in shown(part) if mark is Mark.DESCRIPTION] == described
    assert shown(part)[-1] == (Mark.TEXT, text)


def test_a_standfirst_that_hesitates_keeps_its_words() -> None:
    summary = "<summary>Wait... what? The zebra stays.</summary>"
    content = "<content>Wait for the ferry. It is late, as it ever was, and nobody knows why.</content>"
    (part,) = parts_of((ENTRY % f"<title>T</title>{summary}{content}").encode())
    assert (Mark.DESCRIPTION, "Wait... what? The zebra stays.") in shown(part)


def test_no_text_of_an_entry_is_lost_however_many_it_has() -> None:
    short = "<summary>It burns.</summary><summary>It burns.</summary><description>Who lit it?</description>"
    (part,) = parts_of((ENTRY % f"{short}<content>The lamp of the tower is lit again.</content>").encode())
    assert [text for mark, text in shown(part) if mark is Mark.DESCRIPTION] == ["It burns.", "Who lit it?"]


def test_a_post_with_a_password_is_not_for_the_public() -> None:
    secret = WXR.replace("<wp:status>publish", "<wp:post_password>s</wp:post_password><wp:status>publish")
    assert not parts_of(secret.encode())
    open_to_all = secret.replace("<wp:post_password>s<", "<wp:post_password><")
    assert len(parts_of(open_to_all.encode())) == 1


def test_published_posts_of_a_wordpress_export_are_articles_numbered_among_all_items() -> None:
    (part,) = parts_of(WXR.encode())
    assert (part.number, part.format) == (2, "WordPress export")
    assert shown(part) == [
        (Mark.TITLE, "The Lamp"),
        (Mark.DESCRIPTION, "What it is."),
        (Mark.BYLINE, "Jane Keeper"),
        (Mark.PUBLISHED, "2023-03-04 10:00:00Z"),
        (Mark.TEXT, "One line."),
        (Mark.CAPTION, "A tower."),
        (Mark.TEXT, "Another"),
        (Mark.TEXT, "line."),
    ]
    assert (facts(part)["section"], facts(part)["tags"]) == (["News"], ["Lamps"])


def test_entities_that_expand_without_end_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>'
    with pytest.raises(BackfileError, match="it declares entities"):
        list(parts_of(bomb.encode()))
    declared = RSS.replace("<rss ", '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "r.dtd"><rss ', 1)
    assert len(parts_of(declared.encode())) == 2


@pytest.mark.parametrize("text", ["<rss> is a format.", "<feed > them well"])
def test_a_text_that_begins_with_the_tag_of_a_feed_is_plain_text(text: str) -> None:
    (part,) = parts_of(text.encode())
    assert (part.format, part.lines[0].text) == (None, text)


def test_what_stands_before_a_fault_in_a_feed_is_kept_and_the_fault_told_with_its_line() -> None:
    cut = RSS[: RSS.index("<guid>")].encode()
    assert broken_in(cut) == ["seeds/a:13:28: not XML: no element found"]


def test_depth_is_limited_in_every_format() -> None:
    limits = Intake(depth=50)
    deep = "<x>" * 60 + "</x>" * 60
    with pytest.raises(BackfileError, match="nested deeper than the limit of 50"):
        parts_of(f"<rss><channel>{deep}</channel></rss>".encode(), limits=limits)
    item = json.dumps({"title": "A", "content_html": "<div>" * 60})
    assert broken_in(item.encode(), limits=limits) == ["seeds/a: it is nested deeper than the limit of 50"]


def test_json_feed_takes_html_and_text() -> None:
    first, second = parts_of(json.dumps(FEED).encode())
    assert (first.format, first.number, second.number) == ("JSON Feed", 1, 2)
    assert shown(first)[-1] == (Mark.TEXT, "First.")
    assert facts(first)["authors"] == ["Jane Keeper"]
    assert [text for _, text in shown(second)] == ["Second.", "More."]


@pytest.mark.parametrize(
    ("text", "markup", "taken"),
    [
        ("It burns.", "<p>It burns.</p><p>And on.</p>", ["It burns.", "", "And on."]),
        ("It burns. And on.", "<p>It burns.</p>", ["It burns. And on."]),
    ],
)
def test_of_text_and_html_in_a_feed_the_one_with_more_words_is_taken(
    text: str, markup: str, taken: list[str]
) -> None:
    (part,) = parts_of(json.dumps({"content_text": text, "content_html": markup}).encode())
    assert [line.text for line in part.lines] == taken


@pytest.mark.parametrize("key", ["description", "excerpt", "meta_description", "summary"])
def test_a_description_is_known_by_the_names_that_programs_have_for_it(key: str) -> None:
    (part,) = parts_of(json.dumps({"text": "First.", key: "A deck."}).encode())
    assert shown(part)[0] == (Mark.DESCRIPTION, "A deck.")


def test_json_lines_take_the_fields_of_three_programs_and_tell_broken_lines() -> None:
    rows = [json.dumps(NEWS_PLEASE), "", '{"title": "cut', '{"title": "no text"}', json.dumps(NEWSPAPER)]
    data = "\n".join([*rows, json.dumps(TRAFILATURA)]).encode()
    assert broken_in(data) == [
        "seeds/a:3: not JSON: Unterminated string starting at: line 1 column 11 (char 10)",
        "seeds/a#4: the record holds no article's text",
    ]
    whole = "\n".join(json.dumps(row) for row in (NEWS_PLEASE, NEWSPAPER, TRAFILATURA)).encode()
    one, two, three = parts_of(whole)
    assert [part.number for part in (one, two, three)] == [1, 2, 3]
    assert shown(one)[1] == (Mark.DESCRIPTION, "A deck.")
    assert facts(one)["retrieved"] == ["2023-03-05 10:00:00"]
    assert facts(two)["authors"] == ["A", "B"]
    assert facts(three)["authors"] == ["Jane Keeper", "Max Muster"]
    assert facts(three)["url"] == ["https://g.example/3"]


@pytest.mark.parametrize(
    ("first", "name", "problem"),
    [
        ("{broken", "seeds/a", "seeds/a:1: not JSON"),
        ('{"about": "the rest"}', "seeds/a", "seeds/a#1: the record holds no article's text"),
        ('of a line"}', "seeds/a.jsonl.gz", "seeds/a.jsonl.gz:1: not JSON"),
    ],
)
def test_json_lines_may_begin_with_another_line(first: str, name: str, problem: str) -> None:
    data = f"{first}\n{json.dumps(NEWSPAPER)}\n{json.dumps(NEWS_PLEASE)}\n".encode()
    assert [one.startswith(problem) for one in broken_in(data, name)] == [True]
    assert [part.number for part in held_in(data, name, Intake()).parts if isinstance(part, Part)] == [2, 3]


def test_one_object_is_one_article_and_an_array_several() -> None:
    (alone,) = parts_of(json.dumps(TRAFILATURA, indent=2).encode())
    assert alone.number is None
    assert [part.number for part in parts_of(json.dumps([NEWSPAPER, NEWSPAPER]).encode())] == [1, 2]


def test_json_without_an_article_is_plain_text() -> None:
    (part,) = parts_of(b'{"a": 1}')
    assert part.format is None


def test_names_are_found_however_deep_they_are_nested() -> None:
    tags = '[{"name":' * 400 + '["Lamps", "Towers; Storms"]' + "}]" * 400
    (part,) = parts_of(f'{{"text": "First.", "tags": {tags}}}'.encode())
    assert facts(part)["tags"] == ["Lamps", "Towers", "Storms"]


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

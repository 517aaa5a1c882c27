"""Feeds and WordPress exports: each entry is an article with its own words, and faults are told."""

import pytest

from backfile.captures import held_in
from backfile.captures.part import Mark, Part
from backfile.errors import BackfileError
from backfile.toml.settings import Intake
from tests.capturing import broken_in, facts, parts_of, shown

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


def test_an_entry_that_is_no_xml_is_told_with_its_line_and_costs_no_other() -> None:
    texts = ("First.", "A & B.", "Third.", "<br>unclosed", "Fifth \x08.", "Sixth.")
    items = "".join(f"<item><title>T</title>\n<description>{text}</description></item>\n" for text in texts)
    feed = f'<rss version="2.0"><channel>\n{items}</channel></rss>'.encode()
    whole = [part for part in held_in(feed, "seeds/a", Intake()).parts if isinstance(part, Part)]
    assert [(part.number, part.lines[-1].text) for part in whole] == [
        (1, "First."),
        (3, "Third."),
        (6, "Sixth."),
    ]
    assert broken_in(feed) == [
        "seeds/a:5:17: not XML: not well-formed (invalid token)",
        "seeds/a:9:28: not XML: mismatched tag",
        "seeds/a:11:20: not XML: not well-formed (invalid token)",
    ]


def test_the_faults_of_a_feed_are_so_many_and_no_more() -> None:
    items = "<item><title>A & B</title></item>\n" * 300
    one = "<item><title>One</title><description>One.</description></item>"
    feed = f"<rss><channel>{one}\n{items}</channel></rss>"
    assert len(broken_in(feed.encode())) == 51
    (part,) = [part for part in held_in(feed.encode(), "seeds/a", Intake()).parts if isinstance(part, Part)]
    assert part.number == 1

"""Feeds as Atom and JSON Feed ask for them, whatever stands in them."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.export.atom import atom, entry_of
from backfile.export.feed import EPOCH, Entry, Feed, language_of, moment, updated
from backfile.export.jsonfeed import item_of, json_feed
from backfile.text import printable

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
HOSTILE = ("]]>", "<!--", "&amp;", "\0\x1b[1m", "\ufffe", "<script>", "\"'", "\u2028", "\ud800", "\x85")

texts = st.text(max_size=20) | st.sampled_from(HOSTILE)
entries = st.builds(
    Entry,
    id=st.just("urn:x:1"),
    title=texts,
    link=texts,
    updated=st.just(EPOCH),
    published=st.none() | st.just("2024-11-19T00:00:00Z"),
    language=st.none() | st.just("ru"),
    author=st.none() | texts,
    summary=texts,
    tags=st.lists(texts, max_size=3).map(tuple),
    data=st.none() | texts,
)
FEED = Feed(
    id="urn:x:0",
    title="The <Archive> & ]]>",
    subtitle="",
    language="en",
    author="The Archive",
    page="https://a.example/index.html",
    own="https://a.example/feed/_2.atom",
    updated=EPOCH,
    current="https://a.example/feed.atom",
    previous="https://a.example/feed/_1.atom",
    next=None,
    about="C++ & <C>",
    generator="Backfile 0",
)


@given(st.lists(entries, max_size=3))
def test_atom_is_xml_that_says_the_same(found: list[Entry]) -> None:
    root = ET.fromstring(atom(FEED, map(entry_of, found)))
    assert root.findtext(f"{ATOM}title") == FEED.title
    for entry, element in zip(found, root.findall(f"{ATOM}entry"), strict=True):
        said = (element.findtext(f"{ATOM}summary") or "").replace("\r\n", "\n")
        assert said == (printable(entry.summary)[0]).replace("\r\n", "\n").replace("\r", "\n")
        assert len(element.findall(f"{ATOM}category")) == len(entry.tags)


@given(st.lists(entries, max_size=3))
def test_json_feed_is_json_that_says_the_same(found: list[Entry]) -> None:
    items = json.loads(json_feed(FEED, map(item_of, found)))["items"]
    assert [item["id"] for item in items] == [one.id for one in found]
    for item, entry in zip(items, found, strict=True):
        if printable(entry.summary) == (entry.summary, 0):
            assert item["content_text"] == entry.summary


def test_a_document_of_the_archive_names_those_beside_it_and_the_latest() -> None:
    root = ET.fromstring(atom(FEED, ()))
    links = {link.get("rel"): link.get("href") for link in root.iter(f"{ATOM}link")}
    assert links == {
        "self": FEED.own,
        "alternate": FEED.page,
        "current": FEED.current,
        "prev-archive": FEED.previous,
    }
    assert root.find("{http://purl.org/syndication/history/1.0}archive") is not None
    latest = ET.fromstring(atom(FEED._replace(current=None), ()))
    assert latest.find("{http://purl.org/syndication/history/1.0}archive") is None


@pytest.mark.parametrize(
    ("date", "retrieved", "expected"),
    [
        ("2024-11-19", None, "2024-11-19T00:00:00Z"),
        ("2024-11-19T14:30:00+03:00", None, "2024-11-19T11:30:00Z"),
        ("2024-11-19T00:30:00+03:00", None, "2024-11-18T21:30:00Z"),
        ("2024-11", "2024-12-24", "2024-11-30T00:00:00Z"),
        ("2024-11-19?", None, "2024-11-19T00:00:00Z"),
        ("XXXX-12-18", "2024-12-24", "2024-12-24T00:00:00Z"),
        (None, "2024-12-24", "2024-12-24T00:00:00Z"),
        (None, "2024-12", EPOCH),
        (None, None, EPOCH),
        ("9999-12-31T23:30:00-03:00", None, "9999-12-31T00:00:00Z"),
        ("0001-01-01T00:30:00+03:00", None, "0001-01-01T00:00:00Z"),
    ],
)
def test_an_entry_is_updated_when_it_surely_was_there(
    date: str | None, retrieved: str | None, expected: str
) -> None:
    found = updated(Edtf.parse(date) if date else None, Edtf.parse(retrieved) if retrieved else None)
    assert found == expected
    assert RFC3339.fullmatch(found)


def test_only_a_certain_day_is_a_time_of_publication() -> None:
    assert moment(Edtf.parse("2024-11-19")) == "2024-11-19T00:00:00Z"
    assert [moment(Edtf.parse(text)) for text in ("2024-11-19?", "2024-11", "2024-11-19~")] == [None] * 3
    assert moment(None) is None


def test_what_is_no_language_tag_is_not_called_one() -> None:
    assert [language_of(tag) for tag in ("ru", "en-GB", "Russian language", "", None)] == [
        *("ru", "en-GB", None, None, None)
    ]

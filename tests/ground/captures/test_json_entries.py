"""Articles as JSON: the fields of several programs, in one object, an array, a feed, or line by line."""

import json

import pytest

from backfile.captures import held_in
from backfile.captures.part import Mark, Part
from backfile.toml.settings import Intake
from tests.capturing import broken_in, facts, parts_of, shown

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


def test_the_paragraphs_of_trafilaturas_records_stay_apart() -> None:
    """Its JSON has the text twice: `raw_text` is all of the page's words in one line."""
    record = {"title": "One", "raw_text": "One First. Second.", "text": "First.\nSecond."}
    (part,) = parts_of(json.dumps(record).encode())
    assert [text for mark, text in shown(part) if mark is Mark.TEXT] == ["First.", "Second."]
    (bare,) = parts_of(json.dumps({"raw_text": "First. Second."}).encode())
    assert [text for _, text in shown(bare)] == ["First. Second."]


def test_newspaper4k_calls_the_publication_by_the_name_of_its_meta_tag() -> None:
    record = {"text": "First.", "meta_site_name": "The Gazette", "source_url": "https://g.example"}
    (part,) = parts_of(json.dumps(record).encode())
    assert facts(part)["publication"] == ["The Gazette"]


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

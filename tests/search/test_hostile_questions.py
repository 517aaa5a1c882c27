# ruff: noqa: E501
"""What readers ask that nobody thought of: an answer is never wrong, least of all "nothing found"."""

from pathlib import Path

import pytest

from backfile.words import reader_of
from tests.node import answer
from tests.search.asking import answers, asked, found, lay_out
from tests.search.making import doc

LONG = " ".join(f"word{number}" for number in range(300))
DOCS = [
    doc("a/james", "They saw James's wall.", title="James", language="en"),
    doc("a/plain", "A wall that James had built.", title="Plain", language="en"),
    doc("a/wien", "Das Jones's und Putin’s Haus.", title="Wien", language="de"),
    doc("a/long", LONG, title="Long", language="en"),
    doc("a/nations", "Nationalizations and responsibilities of organizations.", title="N", language="en"),
    doc("a/minato", "この町の港", title="港町の話", language="ja", tags=("🦊", "𠮷野")),
    doc("a/nen", "2024年度の予算。𠮷野家", title="年", language="ja", tags=("🦊",)),
    doc("a/thai", "ก ท่าเรือใหม่", title="ไทย", language="th"),
    doc("a/open", "Shanties.", title="Open", date="[..2021-05-01]", language="en"),
    doc("a/shut", "Shanties.", title="Shut", date="2020-02", language="en-GB", tags=("C", "Élan")),
    doc("a/late", "Shanties.", title="Late", date="2019-12/..", language="en", tags=("C++", "elan", 'The "Old" Mill')),
    doc("a/last", "Shanties.", title="Last", date="2021", language="en", tags=("C++", "A, B: C", "الميناء القديم")),
    *(doc(f"b/{number:03}", "mile after mile, after mile", title="M", date="2001") for number in range(700)),
    doc("c/rare", "after that a mile after " + "else " * 400, title="R", date="1999"),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("hostile"), DOCS)


def test_a_possessive_is_found_whatever_the_language_of_its_article(site: Path) -> None:
    assert found(site, "Jones's ", '"Jones’s" ', "Putins ", "-“James's wall” james ") == [
        ["a/wien"], ["a/wien"], ["a/wien"], ["a/plain"],
    ]  # fmt: skip


def test_more_words_than_a_byte_counts_are_all_asked_for(site: Path) -> None:
    assert found(site, f"{LONG} ", f"{LONG} wall ") == [["a/long"], []]


@pytest.mark.parametrize("word", ["nationalizations", "responsibilities", "organizations"])
def test_a_word_is_found_from_each_of_its_beginnings(site: Path, word: str) -> None:
    """Of which its stem may be much shorter."""
    beginnings = [word[:size] for size in range(2, len(word))]
    assert [keys == ["a/nations"] for keys in found(site, *beginnings)] == [True] * len(beginnings)


@pytest.mark.parametrize("name", ["english.txt", "russian.txt"])
def test_words_are_found_from_all_their_beginnings(tmp_path: Path, name: str) -> None:
    endings, *roots = (Path(__file__).parents[1] / "words" / name).read_text("utf-8").split("\n")
    words = [
        root + ending
        for number, root in enumerate(" ".join(roots).split())
        for ending in endings.split()[number % 7 :: 7]
    ][::40]
    site = lay_out(tmp_path, [doc(f"w/{number}", word) for number, word in enumerate(words)])
    queries = {
        word[:size]: (number, word)
        for number, word in enumerate(words)
        for size in range(5, len(word) + 1)
        if reader_of(None)(word)[0].folded == word
    }
    results = found(site, *queries, take=100)
    lost = {
        query: word
        for (query, (number, word)), keys in zip(queries.items(), results, strict=True)
        if f"w/{number}" not in keys
    }
    assert lost == {}


def test_a_single_character_is_found_wherever_it_stands(site: Path) -> None:
    assert [sorted(keys) for keys in found(site, "港 ", "港", '"港"', "の ", "2024年 ", "𠮷 ", "-港 の ", "東 ", "ท ")] == [
        ["a/minato"], ["a/minato"], ["a/minato"], ["a/minato", "a/nen"], ["a/nen"], ["a/minato", "a/nen"],
        ["a/nen"], [], ["a/thai"],
    ]  # fmt: skip


def test_a_single_character_is_marked_in_its_paragraph(tmp_path: Path) -> None:
    site = lay_out(tmp_path, [doc("a/a", "東京都の海岸", "この町の港は、𠮷野の港町です。")])
    for query, mark in (("港 ", "港"), ("𠮷 ", "𠮷"), ("港", "港")):
        (hit,) = answers(site, query)[0]["hits"]
        text = hit["snippet"]["text"].encode("utf-16-le")
        marked = [text[2 * begin : 2 * end].decode("utf-16-le")[0] for begin, end in hit["snippet"]["marks"]]
        assert hit["paragraph"] == 2
        assert set(marked) == {mark}, query


def test_a_phrase_is_looked_up_until_it_is_found_however_many_have_its_words(site: Path) -> None:
    rare, frequent = answers(site, '"that a mile after" ', '"after mile" ')
    assert ([hit["path"] for hit in rare["hits"]], rare["total"], rare["more"]) == (
        ["articles/c/rare.html"],
        1,
        False,
    )
    assert (len(frequent["hits"]), frequent["more"]) == (10, True)
    (none,) = answers(site, '"mile mile after" ')
    assert (none["total"], none["more"]) == (0, False)


def test_a_question_without_a_word_is_not_understood_and_finds_nothing(site: Path) -> None:
    for query in ("🦊 ", "??? ", "before:Smarch ", '"" - ', "-… "):
        (one,) = answers(site, query)
        assert (one["total"], one["problems"]) == (0, [query.strip()]), query
    (one,) = answers(site, "wall & 🦊 james ")
    assert (one["total"], one["problems"]) == (2, [])


def test_names_that_are_no_words_are_offered_and_lead_to_their_articles(site: Path) -> None:
    (facets,) = asked(site, ("facets", "lang:ja "))
    assert [(one["name"], one["count"]) for one in facets["tag"]] == [("🦊", 2), ("𠮷野", 1)]
    assert sorted(found(site, "tag:🦊 ")[0]) == ["a/minato", "a/nen"]


def test_a_choice_has_the_count_that_it_leads_to(site: Path) -> None:
    for query in (
        "shanties ",
        "shanties year:2020 ",
        "shanties lang:en after:2020 ",
        "lang:en lang:ja -lang:en-GB -tag:C ",
        "-wall before:2021 ",
    ):
        (facets,) = asked(site, ("facets", query))
        for key, choices in facets.items():
            texts = answer(
                "engine.js",
                {"top": str(site), "asked": [["with", [query, key, one["value"]]] for one in choices]},
            )
            totals = [one["total"] for one in answers(site, *texts)]
            assert [one["count"] for one in choices] == totals, (query, key, choices)


def test_a_bar_has_the_count_that_it_leads_to(site: Path) -> None:
    (one,) = answers(site, "shanties ")
    assert [(bar["from"][:4], bar["count"]) for bar in one["bars"]] == [("2020", 3), ("2021", 3)]
    (one,) = answers(site, "shanties after:2020-01 before:2020-03 ")
    assert [(bar["from"][:7], bar["count"]) for bar in one["bars"]] == [
        ("2020-01", 2),
        ("2020-02", 3),
        ("2020-03", 2),
    ]


def test_names_with_signs_lead_to_what_has_them(site: Path) -> None:
    queries = ("tag:C ", 'tag:"C++" ', "tag:c# ", "tag:elan ", "tag:Élan ", "tag:ÉLAN ", 'tag:"The “Old” Mill" ', 'tag:"A, B: C" ',
               'tag:"الميناء القديم" ')  # fmt: skip
    assert [sorted(keys) for keys in found(site, *queries)] == [
        ["a/shut"], ["a/last", "a/late"], ["a/last", "a/late", "a/shut"], ["a/late"], ["a/shut"], ["a/late", "a/shut"],
        [], ["a/last"], ["a/last"],
    ]  # fmt: skip


def test_what_is_no_filter_is_words(site: Path) -> None:
    assert found(site, "foo:wall james ", "they:saw ", "https://james/wall ") == [[], ["a/james"], []]


def test_a_mark_of_a_beginning_within_a_question_is_not_one_at_its_end(site: Path) -> None:
    queries = ["harb* year:2024", "harb* tag:x", "year:2024 harb", "harb*", 'a "b c"', "a -b", "harb ", "a b"]
    calls = [["parse", [query]] for query in queries]
    parsed = answer("engine.js", {"top": str(site), "asked": calls})
    assert [one["open"] for one in parsed] == [False, False, True, False, False, False, False, True]


def test_a_snippet_has_a_marked_word_where_no_spaces_are(tmp_path: Path) -> None:
    text = "海" * 300 + "港町" + "山" * 300 + " 終" + "𠮷" * 300
    site = lay_out(tmp_path, [doc("a/a", text), doc("a/b", "𠮷" * 300 + "港町" + "𠮷" * 300)])
    for one in answers(site, "港町 ")[0]["hits"]:
        snippet = one["snippet"]["text"]
        assert [snippet[begin:end] for begin, end in one["snippet"]["marks"]] or "港町" in snippet
        assert snippet.encode("utf-8")

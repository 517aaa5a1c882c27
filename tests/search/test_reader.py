# ruff: noqa: E501
"""The browser's engine reads the index that Python has written: asked under node, with files for scripts."""

from pathlib import Path

import pytest

from tests.node import answer
from tests.search.asking import asked, found, lay_out
from tests.search.making import doc

DOCS = [
    doc(
        "2023/wall",
        "The harbour wall fell in a storm.",
        "It will be repaired in the autumn, said the keeper of the harbour.",
        title="Harbour Wall Falls",
        date="2023-03-04",
        language="en",
        publication="The Gazette",
        authors=("Ada Velen",),
        tags=("Harbours", "Storms"),
    ),
    doc("2023/boats", "Walls and boats. The boats were repairing nets.", title="Boats", date="2023", language="en"),
    doc("2024/ferry", "A ferry ran by the wall, not by the harbour.", title="Ferry", date="2024-05?", language="en-GB"),
    doc("2024/mayak", "Маяк ёлки не открыли.", "Старый маяк стоит.", title="Маяки", date="2024-01-01", language="ru"),
    doc("undated/tokyo", "東京都の港です。", title="東京", language="ja", tags=("Harbours",)),
    *(doc(f"2022/f{number}", f"Filler number {number} of the list.", date="2022-02-02") for number in range(300)),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("site"), DOCS)


def test_words_are_found_in_all_their_forms_and_the_exact_one_first(site: Path) -> None:
    assert found(site, "walls ", "boat ", "repaired ", "маяков ", "елки ", "東京 ", "HARBOURS ") == [
        ["2023/boats", "2023/wall", "2024/ferry"],
        ["2023/boats"],
        ["2023/wall", "2023/boats"],
        ["2024/mayak"],
        ["2024/mayak"],
        ["undated/tokyo"],
        ["undated/tokyo", "2023/wall", "2024/ferry"],
    ]


def test_a_word_without_a_space_behind_it_may_go_on(site: Path) -> None:
    assert found(site, "harb", "harb ", "harb* ferry ", "wal") == [
        ["2023/wall", "undated/tokyo", "2024/ferry"],
        [],
        ["2024/ferry"],
        ["2023/wall", "2023/boats", "2024/ferry"],
    ]  # fmt: skip


def test_phrases_are_looked_up_in_the_texts(site: Path) -> None:
    assert found(site, '"harbour wall"', '"wall harbour"', 'wall -"harbour wall" ', "wall -boats ", "“by the wall”") == [
        ["2023/wall"],
        [],
        ["2024/ferry", "2023/boats"],
        ["2023/wall", "2024/ferry"],
        ["2024/ferry"],
    ]  # fmt: skip


def test_filters_hold_the_whole_range_of_an_uncertain_date(site: Path) -> None:
    queries = (
        "wall year:2023 ", "wall before:2023-03-04 ", "wall after:2023-12 ", "wall after:2024-05-31 ",
        "wall after:2024-06 ", "tag:harbours ", 'author:"ada velen" ', "publication:gazette ", "wall lang:en ",
        "wall -lang:en-GB ", "year:2023 year:2024 ",
    )  # fmt: skip
    answers = [sorted(paths) for paths in found(site, *queries)]
    assert answers == [
        ["2023/boats", "2023/wall"],
        ["2023/boats", "2023/wall"],
        ["2023/boats", "2024/ferry"],
        ["2024/ferry"],
        [],
        ["2023/wall", "undated/tokyo"],
        ["2023/wall"],
        [],
        ["2023/boats", "2023/wall", "2024/ferry"],
        ["2023/boats", "2023/wall"],
        ["2023/boats", "2023/wall", "2024/ferry", "2024/mayak"],
    ]


def test_a_hit_shows_its_paragraph_with_the_words_marked(site: Path) -> None:
    (one,) = asked(site, ("search", {"query": "keeper autumn ", "order": "date", "skip": 0, "take": 1}))
    (hit,) = one["hits"]
    assert (hit["paragraph"], hit["when"], hit["publication"]) == (2, "2023-03-04", "The Gazette")
    text = hit["snippet"]["text"]
    assert [text[begin:end] for begin, end in hit["snippet"]["marks"]] == ["autumn", "keeper"]
    assert one["bars"] == [{"from": "2023-01-01", "to": "2023-12-31", "count": 1}]


@pytest.mark.parametrize(
    ("most", "bars"),
    [
        (2, [("2023-01-01", "2023-12-31", 1), ("2024-01-01", "2024-12-31", 1)]),
        (1, [("2020-01-01", "2024-12-31", 2)]),
    ],
)
def test_where_bars_would_be_too_many_each_is_of_more_years(
    site: Path, most: int, bars: list[tuple[str, str, int]]
) -> None:
    query = {"query": "harbour ", "order": "date", "skip": 0, "take": 1, "bars": most}
    (one,) = asked(site, ("search", query))
    assert [(bar["from"], bar["to"], bar["count"]) for bar in one["bars"]] == bars


def test_facets_count_what_was_found(site: Path) -> None:
    (facets,) = asked(site, ("facets", "wall "))
    assert facets["tag"] == [{"name": "Harbours", "value": "Harbours", "count": 1},
                             {"name": "Storms", "value": "Storms", "count": 1}]  # fmt: skip
    assert {(one["name"], one["count"]) for one in facets["lang"]} == {
        ("en", 3),
        ("en-GB", 1),
    }  # as many as lang:en finds
    assert [(one["name"], one["count"]) for one in facets["year"]] == [("2024", 1), ("2023", 2)]


def test_a_quotation_is_found_word_for_word_or_its_nearest_or_not_at_all(site: Path) -> None:
    exact, near, none = asked(
        site,
        ("check", "fell in a storm. It will be repaired"),
        ("check", "It will be repaired in the spring, said the keeper of the harbour"),
        ("check", "Nobody has ever said anything of the kind"),
    )
    assert [(one["hit"]["path"], one["hit"]["paragraph"]) for one in exact["found"]] == [
        ("articles/2023/wall.html", 1)
    ]
    assert near["nearest"]["hit"]["paragraph"] == 2
    assert [(run["kind"], run["text"]) for run in near["nearest"]["difference"]] == [
        ("same", "It will be repaired in the"), ("missing", "spring"), ("added", "autumn"),
        ("same", "said the keeper of the harbour"),
    ]  # fmt: skip
    assert none == {"found": [], "nearest": None, "more": False}


def test_a_query_is_read_and_written(site: Path) -> None:
    parsed = asked(site, ("parse", 'say "two words" -not tag:"A b" -lang:ru before:Smarch har* en'))[0]
    assert [(one["text"], one["phrase"], one["without"], one["prefix"]) for one in parsed["words"]] == [
        ("say", False, False, False), ("two words", True, False, False), ("not", False, True, False),
        ("har", False, False, True), ("en", False, False, True),
    ]  # fmt: skip
    assert [(one["key"], one["value"], one["without"]) for one in parsed["filters"]] == [
        ("tag", "A b", False), ("lang", "ru", True),
    ]  # fmt: skip
    assert parsed["problems"] == ["before:Smarch"]
    calls = [["with", ["a ", "tag", 'T "x" y']], ["with", ["a year:2020 b", "year", "2021"]],
             ["without", ['a tag:"x y" b', "tag", "x y"]]]  # fmt: skip
    written = answer("engine.js", {"top": str(site), "asked": calls})
    assert written == ['a tag:"T  x  y" ', "a b year:2021 ", "a b"]

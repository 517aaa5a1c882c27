"""Each kind of name has an index and pages, where an article has any of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.model import Article
from backfile.press import urls
from backfile.press.holdings.indexes import Index, Kind, indexes_of, twice
from backfile.press.holdings.packed import Records
from backfile.press.pages.article import ArticlePage
from backfile.press.pages.atoz import Names
from backfile.press.pages.named import Browse, NamePage
from backfile.records.record import row_for
from tests.press.making import Story, record, recorded, shelved, story, viewed

FULL = Article(
    title="The Ferry Is Sold",
    publication="The Port Ellery Courier",
    section="Harbour",
    language="en",
    authors=("Ada Quill",),
    agencies=("Sample Press",),
    people=("Dov Ilves", "Petra Quandt"),
    places=("Oslo",),
    organisations=("Grebe Ferries",),
)


def views(root: Path, stories: list[Story]) -> dict[str, object]:
    return {page.path: view for page, view in viewed(root, stories)}


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_that_an_article_has_is_indexed_and_no_other(kind: Kind, tmp_path: Path) -> None:
    name = {
        Kind.PUBLICATIONS: {"publication": "A"},
        Kind.SECTIONS: {"section": "A"},
        Kind.LANGUAGES: {"language": "A"},
    }.get(kind, {kind.value: ("A",)})
    made = views(tmp_path, [story("2024/a", **name), story("2024/b", **name)])
    assert {urls.index(one) for one in Kind if urls.index(one) in made} == {urls.index(kind)}
    index, page = made[urls.index(kind)], made[urls.named(kind, "A")]
    assert isinstance(index, Names)
    assert isinstance(page, NamePage)
    ((_, links),) = index.groups
    assert [(link.name, link.path, link.count) for link in links] == [("A", urls.named(kind, "A"), 2)]
    assert [card.path for _, cards in page.list.years for card in cards] == [
        "articles/2024/a.html",
        "articles/2024/b.html",
    ]


def test_whoever_is_named_once_leads_to_the_article(tmp_path: Path) -> None:
    made = views(tmp_path, [story("2024/a", article=FULL), story("2024/b", people=("Petra Quandt",))])
    index = made["people/index.html"]
    assert isinstance(index, Names)
    found = {link.name: link.path for _, links in index.groups for link in links}
    assert found == {"Dov Ilves": "articles/2024/a.html", "Petra Quandt": "people/petra-quandt.html"}
    assert "people/dov-ilves.html" not in made
    assert "publications/the-port-ellery-courier.html" in made


def test_the_page_of_all_indexes_has_those_that_there_are(tmp_path: Path) -> None:
    made = views(tmp_path, [story("2024/a", people=("Ada Quill",), language="ru")])[urls.BROWSE]
    assert isinstance(made, Browse)
    assert [(kind, count) for kind, count, _ in made.kinds] == [(Kind.PEOPLE, 1), (Kind.LANGUAGES, 1)]


def test_an_index_of_many_names_has_pages_for_each_letter(tmp_path: Path) -> None:
    stories = [story(f"2024/a{n}", authors=(f"{chr(65 + n % 26)}da Quill{n}",)) for n in range(200)]
    made = views(tmp_path, stories)
    index, letter = made["authors/index.html"], made["authors/index/a.html"]
    assert isinstance(index, Names)
    assert isinstance(letter, Names)
    assert len(index.letters) == 26
    assert index.groups == ()
    assert {link.name for _, links in letter.groups for link in links} == {
        f"Ada Quill{n}" for n in range(0, 200, 26)
    }


def test_a_name_that_an_article_has_twice_or_that_is_blank_counts_once_or_never() -> None:
    found = indexes_of(Records([row_for(record("2024/a", people=("Ada", "Ada", " ")))]))
    assert {name: len(faces) for name, faces in found[Kind.PEOPLE].items()} == {"Ada": 1}


_names = st.lists(st.sampled_from(["Ada", "Dov", "ж", "a b", "Ada Quill"]), unique=True, max_size=3).map(
    tuple
)


@given(st.lists(_names, max_size=6))
def test_an_index_has_the_articles_of_each_name_latest_first(people: list[tuple[str, ...]]) -> None:
    stories = [story(f"2024/a{n}", f"20{n + 10}-01-01", people=names) for n, names in enumerate(people)]
    archive = shelved(map(recorded, stories))
    index = indexes_of(archive.records)[Kind.PEOPLE]
    assert isinstance(index, Index)
    assert {name: [face.key for face in faces] for name, faces in index.items()} == {
        name: [one.key for one in reversed(stories) if name in one.article.people]
        for name in sorted({name for names in people for name in names})
    }
    assert "Nobody" not in index


_alike = (
    *(
        "Ada Quill",
        "ada quill",
        "Ada  Quill",
        "CON",
        "Con",
        "Index",
        "index",
        "AFP",
        "Afp",
        "en",
        "En",
        "a" * 99,
    ),
    *("con.example", "a.example", "a.html", "A.example", "a.example:80", "Ж", "../x", "a/b"),
)


@given(
    st.sampled_from([*Kind, "addresses"]),
    st.lists(st.text(max_size=6) | st.sampled_from(_alike), unique=True, max_size=6),
)
def test_no_two_names_of_a_kind_have_one_page_and_none_that_of_the_index(kind: str, names: list[str]) -> None:
    paths = [urls.named(kind, name) for name in names]
    assert len({path.lower() for path in paths}) == len(names)
    assert urls.index(kind) not in paths
    assert all(path.startswith(f"{kind}/") and path.count("/") == 1 and path.isascii() for path in paths)


def test_an_article_leads_to_the_pages_of_whom_and_what_it_is_by(tmp_path: Path) -> None:
    made = views(
        tmp_path, [story("2024/a", article=FULL), story("2024/b", authors=("Ada Quill", "Dov Ilves"))]
    )
    full, other = made["articles/2024/a.html"], made["articles/2024/b.html"]
    assert isinstance(full, ArticlePage)
    assert isinstance(other, ArticlePage)
    of = full.credits
    named = (of.publication, of.section, of.language, *of.agencies, *of.authors)
    assert [one.path for one in named if one] == [
        urls.named("publications", "The Port Ellery Courier"),
        urls.named("sections", "Harbour"),
        urls.named("languages", "en"),
        urls.named("agencies", "Sample Press"),
        urls.named("authors", "Ada Quill"),
    ]
    assert [one.path in made for one in named if one] == [True] * 5
    assert [one.path for one in other.credits.authors] == ["authors/ada-quill.html", None]


@given(st.lists(st.sets(st.sampled_from(["Ada", "Dov", "Petra", "Sam"])), max_size=8))
def test_who_stands_in_another_article_is_told_alike_for_few_and_for_all(authors: list[set[str]]) -> None:
    records = Records(
        [
            row_for(record(f"a{n}", authors=tuple(sorted(names)), people=("Ada", "Sam")))
            for n, names in enumerate(authors)
        ]
    )
    few, whole = (twice(records, Kind.AUTHORS, few=few) for few in (True, False))
    for place, names in enumerate(authors):
        for name in names:
            expected = sum(name in each for each in authors) > 1
            assert few(name, place) == whole(name, place) == expected

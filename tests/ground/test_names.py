"""Names of articles: the same address everywhere."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile import names
from backfile.errors import BackfileError
from backfile.names import check_name, free_path, key_of, path_of, slug_of


@pytest.mark.parametrize("key", ["2024/slug", "undated/a.b", "a", "1/2/3/articles", "articles/a.md"])
def test_a_key_and_its_path_are_told_from_each_other(key: str) -> None:
    assert key_of(path_of(key)) == key
    assert path_of("2024/slug") == "articles/2024/slug.md"


@pytest.mark.parametrize(
    "path", ["2024/a", "undated/a-b_c.d", "a", "1/2/3/4", "2024/condor", "2024/index-1", "x" * 100]
)
def test_a_plain_name_is_good(path: str) -> None:
    check_name(f"articles/{path}.md")


@pytest.mark.parametrize(
    ("path", "better"),
    [
        ("2024/Upper.md", "upper.md"),
        ("2024/a b.md", "a-b.md"),
        ("2024/ünï.md", "uni.md"),
        ("2024/жук.md", "zhuk.md"),
        ("2024/con.md", "con-1.md"),
        ("2024/con.tar.md", "con-tar.md"),
        ("2024/lpt1.md", "lpt1-1.md"),
        ("2024/index.md", "index-1.md"),
        ("index/a.md", "index-1"),
        ("2024/a.html.md", "a-html.md"),
        ("a.html/b.md", "a-html"),
        ("../b.md", "article"),
        ("2024/a..md", "a.md"),
        ("2024/-.md", "article.md"),
        ("Year/b.md", "year"),
        ("2024/a.MD", "a.md"),
        ("2024/" + "x" * 101 + ".md", "x" * 80 + ".md"),
        ("2024/" + "ж" * 124 + ".md", "zh" * 40 + ".md"),
        ("2024/a\nb.md", "a-b.md"),
    ],
)
def test_a_name_that_is_another_address_elsewhere_is_told_with_a_better_one(path: str, better: str) -> None:
    with pytest.raises(BackfileError) as caught:
        check_name(f"articles/{path}")
    assert caught.value.hint == f"rename it to '{better}'"
    check_name(f"articles/{better}" if better.endswith(".md") else f"articles/{better}/a.md")


def test_folders_are_not_nested_without_end() -> None:
    with pytest.raises(BackfileError, match="nested deeper than 4 folders"):
        check_name("articles/1/2/3/4/5.md")


@given(
    st.text(max_size=300) | st.sampled_from(["con", "NUL", "index", "COM1", "", "…", "a" * 2000, "a.html"])
)
@example("&#99999999999999999999;")
@example("&#xFFFFFFFFFFFFFFFFF;")
@example("\ud800")
def test_any_headline_gives_a_good_name(text: str) -> None:
    slug = slug_of(text)
    check_name(f"articles/2024/{slug}.md")
    check_name(f"articles/2024/{slug}-12345.md")
    assert len(slug) <= 90


@given(st.lists(st.sampled_from(["a", "a-2", "a-3", "b"]), max_size=20))
def test_no_two_articles_get_one_path(slugs: list[str]) -> None:
    taken: list[str] = []
    last: dict[str, int] = {}
    for slug in slugs:
        taken.append(free_path("2024", slug, taken, last))
        check_name(taken[-1])
        assert free_path("2024", slug, taken[:-1], {}) == taken[-1]
    assert len(set(taken)) == len(slugs)


_PIECES = (
    *("articles/", "a", "b-1", "con", "nul.", "index", "com1", "com10", "lpt7", "aux-", ".", "..", "/", "//"),
    *("./", ".md", ".MD", ".html", "A", "é", "_", "-", "0", "\n", " "),
)
paths = st.lists(st.sampled_from([*_PIECES, "x" * 99, "x/x/"]), max_size=8).map(
    lambda pieces: f"{''.join(pieces)}.md"
)


@given(paths)
@example("articles/1/2/3/4.md")
@example("articles/1/2/3/4/5.md")
@example(f"articles/{'x' * 100}/{'x' * 101}.md")
@example("articles/a.md\n")
@example("articles/2024/condor.md")
@example("articles/con/a.md")
@example("articles/2024/index.md")
def test_a_name_is_good_at_a_glance_only_if_it_is_good(path: str) -> None:
    glance = _complaint(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names, "_USUAL", re.compile("(?!)"))
        assert _complaint(path) == glance


def _complaint(path: str) -> str | None:
    try:
        check_name(path)
    except BackfileError as problem:
        return str(problem)
    return None

"""Tags that stand on articles together are counted as one would count them by hand."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from backfile.press.holdings.together import Together
from tests.press.making import record, shelved

_articles = st.lists(st.sets(st.sampled_from("abcdef")).map(tuple), max_size=12)


@given(_articles, st.integers(1, 6), st.integers(1, 3))
def test_a_tags_company_is_what_stands_beside_it_most_often(
    articles: list[tuple[str, ...]], most: int, least: int
) -> None:
    archive = shelved(record(f"a{n}", tags=tags) for n, tags in enumerate(articles))
    together = Together(archive.tags, len(archive.records))
    for name in archive.tags:
        beside = Counter(other for tags in articles if name in tags for other in tags if other != name)
        ranked = sorted(beside.items(), key=lambda pair: (-pair[1], pair[0]))
        expected = tuple((other, count) for other, count in ranked if count >= least)[:most]
        assert together.with_tag(name, most=most, least=least) == expected

"""Long lists in pages whose addresses last."""

import re

from hypothesis import given
from hypothesis import strategies as st

from backfile.press.showing.paging import PER_PAGE, Part, page_with, parts_of

LIST = "tags/kyiv.html"
_counts = st.integers(0, 40 * PER_PAGE)


def _parts(count: int) -> dict[str, Part]:
    return {part.path: part for part in parts_of(LIST, count)}


@given(_counts)
def test_every_article_stands_on_one_page_the_latest_on_that_of_the_list(count: int) -> None:
    parts = [*parts_of(LIST, count)]
    assert parts[0].path == LIST
    assert [place for part in parts for place in range(part.start, part.stop)] == [*range(count)]
    assert len({part.path for part in parts}) == len(parts)


@given(_counts)
def test_no_page_is_long_and_the_newest_is_never_almost_empty(count: int) -> None:
    newest, *older = parts_of(LIST, count)
    assert newest.stop < 2 * PER_PAGE
    assert newest.stop >= min(count, PER_PAGE)
    assert all(part.stop - part.start == PER_PAGE for part in older)


@given(_counts)
def test_a_new_article_leaves_old_pages_as_they_are(count: int) -> None:
    """All but the one that has been the newest of the old: it may get a newer neighbour."""
    before, after = _parts(count), _parts(count + 1)
    kept = [path for path in before if path != LIST]
    told = [path for path in kept if before[path].paging != after[path].paging]
    assert len(told) <= 1
    for path in kept:
        # From the old end, where nothing is new, a page has the articles that it had.
        assert count - before[path].start == count + 1 - after[path].start
        assert count - before[path].stop == count + 1 - after[path].stop


@given(_counts, st.data())
def test_the_page_of_an_article_is_known_without_all_others(count: int, data: st.DataObject) -> None:
    if count:
        place = data.draw(st.integers(0, count - 1))
        part = _parts(count)[page_with(LIST, count, place)]
        assert part.start <= place < part.stop


@given(_counts)
def test_pages_lead_to_their_neighbours_and_the_ends(count: int) -> None:
    parts = [*parts_of(LIST, count)]
    paths = [part.path for part in parts]
    if len(parts) == 1:
        assert parts[0].paging is None
        return
    for at, part in enumerate(parts):
        assert part.paging is not None
        assert part.paging.number == len(parts) - at
        assert (part.paging.first, part.paging.last) == (count - part.stop + 1, count - part.start)
        assert part.paging.newer == (paths[at - 1] if at else None)
        assert part.paging.older == (paths[at + 1] if at + 1 < len(parts) else None)
        assert part.paging.newest == (LIST if at else None)
        assert part.paging.oldest == (paths[-1] if at + 1 < len(parts) else None)


def test_old_pages_stand_beside_the_list_where_nothing_else_can() -> None:
    paths = [*_parts(3 * PER_PAGE + 1)]
    assert paths == [LIST, "tags/kyiv_p2.html", "tags/kyiv_p1.html"]
    assert all(re.fullmatch(r"tags/[a-z0-9_]+\.html", path) for path in paths)

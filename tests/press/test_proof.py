"""Every link of the finished site leads somewhere, on the pages that were kept as on those printed anew."""

from pathlib import Path

import pytest

from backfile.errors import BackfileError, Exit, Problems
from backfile.press import proof
from backfile.press.links import Target
from backfile.press.outputs import Output, Outputs
from backfile.press.publishing.manifest import entry_of
from backfile.press.publishing.outlet import outlet_of
from backfile.press.publishing.survey import Stamp
from backfile.press.run import Site
from backfile.working.work import ALONE
from tests.press.making import Story, lay, pressed, story, tree


def _stories(text: str, /, **last: object) -> list[Story]:
    """Make articles of which the first has this body, and the last is none of its neighbours."""
    between = [story(f"b{n}", f"2024-01-{n:02}") for n in range(10, 20)]
    return [story("first", "2024-02-01", body=text), *between, story("last", "2023-01-01", **last)]  # type: ignore[arg-type]


def _told(root: Path, stories: list[Story], before: Site | None) -> list[str]:
    with pytest.raises(Problems) as caught:
        pressed(root, stories, before=before)
    return sorted(f"{problem.at}: {problem.message}" for problem in caught.value.problems)


def test_a_page_that_vanishes_is_noticed_on_pages_that_are_kept(bare: Path, printed: list[str]) -> None:
    stories = _stories("One.\n\nSee [it](last.html).")
    before = pressed(bare, stories)
    site = tree(bare / "public")
    printed.clear()
    place = f"articles/first.md:{stories[0].body_line + 2}:10"
    assert _told(bare, stories[:-1], before) == [
        f"{place}: the link 'last.html' leads nowhere (on articles/first.html)"
    ]
    assert "articles/first.html" not in printed
    assert tree(bare / "public") == site


def test_a_page_of_a_tag_that_vanishes_is_noticed_as_well(bare: Path, printed: list[str]) -> None:
    before = pressed(bare, _stories("[tag](../tags/rare.html)", tags=("Rare",)))
    printed.clear()
    (told,) = _told(bare, _stories("[tag](../tags/rare.html)"), before)
    assert "'../tags/rare.html' leads nowhere (on articles/first.html)" in told
    assert "articles/first.html" not in printed


def test_a_static_file_that_vanishes_is_noticed(bare: Path) -> None:
    lay(bare, {"static/map.png": "x"})
    stories = _stories("[map](../static/map.png)")
    before = pressed(bare, stories)
    (bare / "static" / "map.png").unlink()
    (told,) = _told(bare, stories, before)
    assert "'../static/map.png' leads nowhere" in told


def test_an_anchor_that_vanishes_from_a_page_printed_anew_is_noticed_on_pages_that_are_kept(
    bare: Path, printed: list[str]
) -> None:
    body = "[it](last.html#Old)"
    before = pressed(bare, _stories(body, title="Old"))
    site = tree(bare / "public")
    printed.clear()
    (told,) = _told(bare, _stories(body, title="New"), before)
    assert "'last.html#Old' leads nowhere (on articles/first.html)" in told
    assert "articles/last.html" in printed
    assert "articles/first.html" not in printed
    assert tree(bare / "public") == site


def test_an_anchor_that_stays_is_not_told_and_is_kept_in_mind(bare: Path, printed: list[str]) -> None:
    body = "[it](last.html#Old)"
    first = pressed(bare, _stories(body, title="Old"))
    second = pressed(bare, _stories(body, title="Old", body="New words."), before=first)
    third = pressed(bare, _stories(body, title="Old", body="Newer."), before=second)
    assert third.outputs["articles/first.html"].anchored == (("articles/last.html", ("Old",)),)
    assert len(_told(bare, _stories(body, title="New"), third)) == 1


def test_an_anchor_that_a_kept_page_has_not_is_noticed(bare: Path, printed: list[str]) -> None:
    before = pressed(bare, _stories("[it](last.html)"))
    printed.clear()
    (told,) = _told(bare, _stories("[it](last.html#none)"), before)
    assert "'last.html#none' leads nowhere" in told
    assert "articles/last.html" not in printed


def test_an_anchor_that_vanishes_from_a_static_page_is_noticed(bare: Path) -> None:
    lay(bare, {"static/map.html": '<p id="kyiv">'})
    stories = _stories("[map](../static/map.html#kyiv)")
    before = pressed(bare, stories)
    lay(bare, {"static/map.html": '<p id="lviv">'})
    (told,) = _told(bare, stories, before)
    assert "'../static/map.html#kyiv' leads nowhere" in told


@pytest.mark.parametrize("again", [False, True])
def test_the_links_of_a_static_page_are_proved(bare: Path, again: bool) -> None:
    """One that is not UTF-8 is read as well as can be; a style sheet has no links."""
    before = pressed(bare, [story("a")]) if again else None
    lay(bare, {"static/old.html": 'Ü <a href="../gone.html">'.encode("latin-1"), "static/b.css": ' href="x"'})
    assert _told(bare, [story("a")], before) == [
        "static/old.html: the link '../gone.html' leads nowhere (on static/old.html)"
    ]


@pytest.mark.parametrize("again", [False, True])
def test_all_dead_links_are_told_at_once_with_their_places(bare: Path, again: bool) -> None:
    """On pages kept and printed anew, to files and to places, in the text and in the theme."""
    old = _stories("[it](last.html) and\n\n[that](last.html#Old)", title="Old")
    before = pressed(bare, old) if again else None
    lay(bare, {"static/x.html": '<a href="no.css">'})
    stories = [*old[:-1], story("other", "2022-01-01", body="[a](#b) [c](d.html)\n[c](d.html)")]
    first, other = old[0].body_line, stories[-1].body_line
    assert _told(bare, stories, before) == [
        f"articles/first.md:{first}:6: the link 'last.html' leads nowhere (on articles/first.html)",
        f"articles/first.md:{first + 2}:8: the link 'last.html#Old' leads nowhere (on articles/first.html)",
        f"articles/other.md:{other}:13: the link 'd.html' leads nowhere (on articles/other.html)",
        f"articles/other.md:{other}:5: the link '#b' leads nowhere (on articles/other.html)",
        "static/x.html: the link 'no.css' leads nowhere (on static/x.html)",
    ]


def test_the_manifest_may_be_linked_to(bare: Path) -> None:
    pressed(bare, [story("a", body="[it](../manifest.json) [sums](../manifest-sha256.txt)")])


def test_a_published_page_tells_what_it_links_to(tmp_path: Path) -> None:
    page = '<a href="../b.html#x"></a><a href="c.html"></a><a href="http://a.example/"></a><a href="#y"></a>'
    lay(tmp_path, {"public/tags/a.html": page})
    assert proof.targets_on(outlet_of(tmp_path), "tags/a.html") == {"b.html", "tags/c.html", "tags/a.html"}


def test_pages_are_read_for_what_vanished_only_where_something_has(tmp_path: Path) -> None:
    lay(tmp_path, {"public/a.html": '<a href="b.html">', "public/a.css": ' href="c.html"'})
    for gone, found in ((["b.html"], True), (["c.html"], False)):
        assert proof.vanished(outlet_of(tmp_path), gone, ["a.html", "a.css"], crew=ALONE) is found
    assert not proof.vanished(outlet_of(tmp_path), [], ["not-there.html"], crew=ALONE)


def test_places_are_looked_for_where_one_of_the_two_pages_was_printed(tmp_path: Path) -> None:
    lay(tmp_path, {"public/b.html": '<p id="old">', ".public.staged/c.html": '<p id="new">'})
    blank = Output("00" * 16, entry_of(b""), Stamp(b"\0" * 24))
    wanted = (("b.html", ("new", "old")), ("c.html", ("new", "old")), ("gone.html", ("x",)))
    outputs = Outputs()
    outputs.add("a.html", blank._replace(anchored=wanted))
    outputs.add("b.html", blank)
    outputs.add("c.html", blank, fresh=True)

    def missing(*printed: str) -> frozenset[Target]:
        kept = outputs.keys() - {*printed}
        return proof.missing_places(outlet_of(tmp_path), outputs, kept.__contains__, crew=ALONE)

    assert missing("a.html") == {Target("b.html", "new"), Target("c.html", "old")}
    assert missing("c.html") == {Target("c.html", "old")}
    assert missing() == frozenset()


def test_the_pages_of_articles_that_could_not_be_read_are_excused() -> None:
    assert proof.excused_by(["2024/a"]) == {"articles/2024/a.html", "captures/2024/a.html"}


def test_a_kept_page_that_cannot_be_read_is_an_error_that_names_it(tmp_path: Path) -> None:
    lay(tmp_path, {"public/a.html": "x"})
    with pytest.raises(BackfileError) as caught:
        proof.vanished(outlet_of(tmp_path), {"gone.html"}, ["a.html", "b.html"], crew=ALONE)
    assert (caught.value.code, str(caught.value.at)) == (Exit.IO, "public/b.html")

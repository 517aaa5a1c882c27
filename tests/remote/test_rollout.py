"""A site in a storage is published by a journal: whenever it is cut off, the next run goes on with it."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backfile.errors import BackfileError, Exit
from backfile.press.publishing.instorage import InStorage
from backfile.press.publishing.publish import Published
from backfile.remote.rollout import JOURNAL, STAGED, Journal, journal_of
from backfile.working.work import ALONE
from tests.press.making import lay, tree
from tests.publishing.making import counts, made_of
from tests.remote.stores import Killed, Mortal, dying, storage

ONE = {"index.html": b"a.html b.html", "a.html": b"one index.html", "b.html": b"gone soon", "c.css": b"c"}
TWO = {"index.html": b"a.html d/e.html", "a.html": b"two d/e.html", "d/e.html": b"new", "c.css": b"c"}
"""Two sites, whose pages name the pages that they link to."""

PATHS = st.lists(st.text(), max_size=3).map(tuple)


def publish(folder: Path, files: Mapping[str, bytes]) -> Published:
    """Publish a site as a build does."""
    outlet = InStorage(storage(folder, Mortal.protocol))
    outlet.recover(crew=ALONE)
    before = outlet.survey()
    outlet.begin(many=True)
    try:
        fresh = {
            path: outlet.put(path, data)
            for path, data in files.items()
            if path not in before.files or not outlet.holds(path, data)
        }
        return outlet.commit(before, made_of(files), fresh, crew=ALONE)
    except BackfileError:
        outlet.abandon(free=False)
        raise


def published(folder: Path) -> dict[str, bytes]:
    return tree(folder / "public") if (folder / "public").exists() else {}


def clean(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return all files of a site that is published where there was none."""
    folder.mkdir()
    publish(folder, files)
    return published(folder)


def dead_links(site: Mapping[str, bytes]) -> list[str]:
    """Return the links that lead nowhere on the pages to which links lead from the first one."""
    seen = ["index.html"]
    for path in seen:
        seen += [
            word
            for word in site.get(path, b"").decode().split()
            if word.endswith(".html") and word not in seen
        ]
    return [path for path in seen if path not in site]


@given(added=PATHS, changed=PATHS, removed=PATHS, last=PATHS)
def test_a_journal_is_read_as_it_was_written_and_half_of_it_as_none(
    added: tuple[str, ...], changed: tuple[str, ...], removed: tuple[str, ...], last: tuple[str, ...]
) -> None:
    journal = Journal(added=added, changed=changed, removed=removed, last=last)
    data = journal.dumps()
    assert journal_of(data) == journal
    assert [journal_of(data[:end]) for end in range(len(data) - 1)] == [None] * (len(data) - 1)


def test_only_what_has_changed_is_written(tmp_path: Path) -> None:
    assert counts(publish(tmp_path, ONE)) == (6, 0, 0)
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "public").iterdir()}
    assert counts(publish(tmp_path, ONE)) == (0, 6, 0)
    assert counts(publish(tmp_path, TWO)) == (5, 1, 1)
    after = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "public").iterdir()}
    assert {name for name in before.keys() & after.keys() if before[name] == after[name]} == {"c.css"}
    assert published(tmp_path) == clean(tmp_path / "clean", TWO)
    assert {path.name for path in tmp_path.iterdir()} == {"public", "clean"}


@settings(max_examples=25, deadline=None)  # each is some hundred files, written and read
@given(
    sites=st.lists(
        st.dictionaries(st.sampled_from(["a.html", "b/c.html", "b/d.html", "e"]), st.binary(max_size=2)),
        max_size=4,
    )
)
def test_whatever_was_published_before_the_site_is_what_a_clean_one_is(
    sites: list[dict[str, bytes]],
) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for number, site in enumerate(sites):
            publish(folder, site)
            assert published(folder) == clean(folder / str(number), site)


def test_stamps_are_those_that_the_next_survey_finds(tmp_path: Path) -> None:
    for site in (ONE, TWO):
        before = InStorage(storage(tmp_path, Mortal.protocol)).survey().files
        stamps = publish(tmp_path, site).stamps
        after = InStorage(storage(tmp_path, Mortal.protocol)).survey().files
        assert {**before, **stamps}.items() >= after.items()


@pytest.mark.parametrize("first", [None, ONE], ids=["the first site", "a second site"])
def test_wherever_it_is_killed_the_old_site_stands_or_the_next_run_finishes_the_new_one(
    tmp_path: Path, first: Mapping[str, bytes] | None
) -> None:
    whole = clean(tmp_path / "clean", TWO)
    finished = ends = 0
    for after in range(1000):
        folder = tmp_path / str(after)
        folder.mkdir()
        if first:
            publish(folder, first)
        old = published(folder)
        try:
            with dying(after):
                publish(folder, TWO)
        except Killed:
            ends += 1
        else:
            break
        begun = (folder / JOURNAL).exists() and journal_of((folder / JOURNAL).read_bytes()) is not None
        assert begun or published(folder) in (old, whole)
        assert not first or dead_links(published(folder)) == []
        InStorage(storage(folder, Mortal.protocol)).recover(crew=ALONE)
        assert published(folder) == (whole if begun or published(folder) == whole else old)
        assert not (folder / JOURNAL).exists()
        assert not (folder / STAGED).exists()
        finished += begun
        publish(folder, TWO)
        assert published(folder) == whole
    assert ends > finished >= len(TWO)


def test_wherever_the_storage_fails_it_is_told_and_the_next_run_makes_it_good(
    tmp_path: Path,
) -> None:
    whole = clean(tmp_path / "clean", TWO)
    for after in range(1000):
        folder = tmp_path / str(after)
        clean(folder, ONE)
        told: list[tuple[Exit, str]] = []
        with dying(after, lambda: OSError(5, "Slow down")):
            try:
                publish(folder, TWO)
            except BackfileError as error:
                told.append((error.code, error.message))
        if not told:
            break
        assert told == [(Exit.IO, "slow down")]
        publish(folder, TWO)
        assert published(folder) == whole
        assert {path.name for path in folder.iterdir()} == {"public"}
    assert after > len(TWO)


def test_who_stops_a_publication_is_told_how_it_goes_on(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    with dying(5 + 1 + 1, KeyboardInterrupt), pytest.raises(BackfileError) as caught:
        publish(tmp_path, TWO)
    assert str(caught.value) == (
        "public/: stopped\n    hint: the site is half published: build again, that is finished first"
    )
    assert (tmp_path / STAGED).exists()


def test_a_publication_whose_staged_files_are_gone_says_what_can_be_done(tmp_path: Path) -> None:
    journal = Journal(added=("a.html",), changed=(), removed=(), last=())
    lay(tmp_path, {JOURNAL: journal.dumps()})
    with pytest.raises(BackfileError) as caught:
        publish(tmp_path, ONE)
    assert caught.value.message == "there is no such file in the storage"
    assert caught.value.hint == (
        "the site is half published: build again, "
        "or remove .public.journal and public/ from the storage, and the next build makes the site anew"
    )


def test_half_a_journal_is_removed_and_nothing_was_done_of_it(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    before = published(tmp_path)
    lay(tmp_path, {JOURNAL: b'{"added": ["x"', f"{STAGED}/x": b"x"})
    InStorage(storage(tmp_path, Mortal.protocol)).recover(crew=ALONE)
    assert published(tmp_path) == before
    assert {path.name for path in tmp_path.iterdir()} == {"public"}


def test_what_others_have_put_there_stays(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    lay(tmp_path, {"public/CNAME": "news.example", "public/.well-known/x": "y"})
    publish(tmp_path, TWO)
    assert published(tmp_path).keys() - clean(tmp_path / "clean", TWO).keys() == {"CNAME", ".well-known/x"}


@pytest.mark.parametrize("path", ["d", "d/e.html", "d/e.html/f"])
def test_a_file_of_others_where_the_site_needs_the_place_is_refused(tmp_path: Path, path: str) -> None:
    publish(tmp_path, ONE)
    before = published(tmp_path)
    lay(tmp_path, {f"public/{path}": "not ours"})
    with pytest.raises(BackfileError, match="the file here is not ours"):
        publish(tmp_path, TWO)
    assert published(tmp_path) == {**before, path: b"not ours"}
    assert not (tmp_path / STAGED).exists()


def test_a_site_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    lay(tmp_path, {"public/index.html": "not ours"})
    with pytest.raises(BackfileError, match="was not made by this program") as caught:
        publish(tmp_path, ONE)
    assert caught.value.code is Exit.USAGE


def test_a_storage_that_does_not_tell_one_content_from_another_is_refused(tmp_path: Path) -> None:
    publish(tmp_path, ONE)
    with pytest.raises(BackfileError, match="neither an ETag nor a time") as caught:
        InStorage(storage(tmp_path, "mute")).survey()
    assert caught.value.code is Exit.USAGE


@pytest.mark.parametrize(("old", "new"), [("x", "x/y"), ("x/y", "x")])
def test_a_file_that_is_to_be_a_folder_is_refused_before_anything_is_published(
    tmp_path: Path, old: str, new: str
) -> None:
    publish(tmp_path, {old: b"one"})
    before = published(tmp_path)
    with pytest.raises(BackfileError, match="can't follow each other") as caught:
        publish(tmp_path, {new: b"two"})
    assert str(caught.value.at) == f"public/{old}"
    assert published(tmp_path) == before


def test_a_staged_file_that_is_gone_is_noticed_before_anything_is_published(tmp_path: Path) -> None:
    outlet = InStorage(storage(tmp_path))
    fresh = {path: outlet.put(path, data) for path, data in ONE.items()}
    (tmp_path / STAGED / "a.html").write_bytes(b"")
    with pytest.raises(BackfileError) as caught:
        outlet.commit(outlet.survey(), made_of(ONE), fresh, crew=ALONE)
    assert str(caught.value) == "public/a.html: it was written, and is gone"
    assert published(tmp_path) == {}

"""A build that finds the published folder as the last one left it can tell so without reading a file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.press.standing import digest_of, standing
from backfile.press.survey import Stamp, Survey, survey
from tests.press.making import lay, pressed, story

_found = st.dictionaries(
    st.text(st.sampled_from("ab/\udcff"), min_size=1, max_size=4),
    st.sampled_from((b"a" * 24, b"b" * 24, b"\0" * 24)).map(Stamp),
    max_size=4,
)


def _survey(files: dict[str, Stamp]) -> Survey:
    return Survey(files=files, empty=frozenset(), folders={})


@given(_found, _found)
def test_folders_have_one_digest_if_their_files_are_the_same_and_only_then(
    one: dict[str, Stamp], other: dict[str, Stamp]
) -> None:
    assert (digest_of(_survey(one)) == digest_of(_survey(other))) == (one == other)
    assert digest_of(_survey(one)) == digest_of(_survey(dict(reversed(one.items()))))


def test_a_published_site_stands_as_it_was_left(tmp_path: Path) -> None:
    site = pressed(tmp_path, [story("a")])
    assert standing(tmp_path, site.outputs) == digest_of(survey(tmp_path))


def test_files_of_others_have_no_part_in_whether_it_stands_but_in_how(tmp_path: Path) -> None:
    site = pressed(tmp_path, [story("a")])
    before = standing(tmp_path, site.outputs)
    lay(tmp_path, {"public/CNAME": "x"})
    after = standing(tmp_path, site.outputs)
    assert None not in (before, after)
    assert before != after


def _edited(page: Path) -> None:
    page.write_bytes(page.read_bytes() + b" ")


def _touched(page: Path) -> None:
    os.utime(page, ns=(0, 0))


def _replaced(page: Path) -> None:
    times = page.stat()
    lay(page.parent, {"other": page.read_bytes()})
    (page.parent / "other").replace(page)
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize("alter", [_edited, _touched, _replaced, Path.unlink])
def test_a_page_that_is_not_as_it_was_left_is_noticed(tmp_path: Path, alter: Callable[[Path], None]) -> None:
    site = pressed(tmp_path, [story("a")])
    before = digest_of(survey(tmp_path))
    alter(tmp_path / "public" / "index.html")
    assert standing(tmp_path, site.outputs) is None
    assert digest_of(survey(tmp_path)) != before

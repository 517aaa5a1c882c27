"""A build that finds the published folder as the last one left it can tell so without reading a file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.press.publishing.standing import digest_of
from backfile.press.publishing.survey import Stamp, survey
from tests.press.making import lay, pressed, story

_found = st.dictionaries(
    st.text(st.sampled_from("ab/\udcff"), min_size=1, max_size=4),
    st.sampled_from((b"a" * 24, b"b" * 24, b"\0" * 24)).map(Stamp),
    max_size=4,
)


@given(_found, _found)
def test_folders_have_one_digest_if_their_files_are_the_same_and_only_then(
    one: dict[str, Stamp], other: dict[str, Stamp]
) -> None:
    assert (digest_of(one) == digest_of(other)) == (one == other)
    assert digest_of(one) == digest_of(dict(reversed(one.items())))


def test_a_published_site_stands_as_it_was_left(tmp_path: Path) -> None:
    assert pressed(tmp_path, [story("a")]).files == survey(tmp_path).files


def test_files_of_others_are_part_of_how_it_stands(tmp_path: Path) -> None:
    pressed(tmp_path, [story("a")])
    lay(tmp_path, {"public/CNAME": "x"})
    site = pressed(tmp_path, [story("a"), story("b")])
    assert "CNAME" in site.files
    assert site.files == survey(tmp_path).files


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
    alter(tmp_path / "public" / "index.html")
    assert digest_of(survey(tmp_path).files) != digest_of(site.files)

"""The names of articles: the short way to accept one accepts nothing else."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile import names
from backfile.errors import BackfileError
from backfile.names import check_name

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

"""Regular expressions: for none of ours does twice the text take more than three times as long."""

import subprocess
import sys

import pytest

from tests.site.lab import REPOSITORY

JUDGED = """\
import re, sys
from linear import growing, texts
from patterns import ALL, Tried
one = Tried("one", re.compile(sys.argv[1]), ALL)
print(any(growing(one, text) for text in texts(one)))
"""


def _ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in bench/: only a process that has not imported the program yet finds all patterns."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=REPOSITORY / "bench", capture_output=True, text=True, check=False
    )


def test_every_pattern_of_the_program_is_linear() -> None:
    done = _ran("linear.py")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "; 0 grow faster than their text" in done.stdout


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", True),
        (r"/\*.*?\*/", True),
        (r"(?:oddly\w+ )*oddly\w+!", True),
        (r"<meta[^>]{0,200}?charset\s*+=\s*+[\"']?\s*+([\w.:-]{1,40})", False),
        (r"/\*.*?(?:\*/|\Z)", False),
    ],
)
def test_a_pattern_that_grows_faster_is_told(pattern: str, told: bool) -> None:
    done = _ran("-c", JUDGED, pattern)
    assert done.stdout == f"{told}\n", done.stderr

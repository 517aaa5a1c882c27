"""Limits: what is too large, too deep or too slow is left out, its limit is named, and all else is there."""

import sys

import pytest

from backfile.errors import BackfileError
from backfile.working.patience import limited
from backfile.working.processes import in_processes
from tests.site.lab import Lab, Run
from tests.torture.outcomes import built

SMALL = """\
[intake]
capture_bytes = 200_000
capture_lines = 500
capture_articles = 10
capture_seconds = 1
expanded_bytes = 100_000
depth = 30

[press]
article_bytes = 200_000
article_seconds = 1
nesting = 20

[search]
enabled = false

[export]
feeds = false
"""
FRONT = "---\ntitle: {title}\n---\n"
SLOW = "[a" * 2_000
"""Links that are none, for which the parser of Markdown takes a quarter of a second."""
CAPTURES = {
    "bytes.txt": ("a " * 150_000, "intake.capture_bytes"),
    "lines.txt": ("A line.\n" * 600, "intake.capture_lines"),
    "articles.jsonl": ('{"title": "A", "text": "B"}\n' * 20, "intake.capture_articles"),
    "deep.html": (f"<!doctype html><title>A</title>{'<div>' * 60}<p>A", "intake.depth"),
    "deep.atom": (
        f"<feed xmlns='http://www.w3.org/2005/Atom'>{'<x>' * 60}{'</x>' * 60}</feed>",
        "intake.depth",
    ),
}
ARTICLES = {
    "bytes.md": (FRONT + "a " * 150_000, "press.article_bytes"),
    "slow.md": (FRONT + "[" * 100_000, "press.article_seconds"),
    "nesting.md": (FRONT + ">" * 30 + "a", "press.nesting"),
}


timed = pytest.mark.skipif(sys.platform == "win32", reason="the system has no timers of processor time")


def tell(run: Run, cases: dict[str, tuple[str, str]], folder: str) -> bool:
    """Tell whether each of the files is told of, with the name of its limit."""
    return all(
        setting in " ".join(run.err[run.err.index(f"{folder}/{name}") :].splitlines()[:2])
        for name, (_, setting) in cases.items()
    )


@timed
def test_each_limit_is_told_by_its_name_and_all_else_is_published(lab: Lab) -> None:
    lab.write("site.toml", SMALL)
    for name, (text, _) in CAPTURES.items():
        lab.write(f"seeds/{name}", text)
    run = built(lab, "--keep-going")
    assert run.code == 1
    assert tell(run, CAPTURES, "seeds")
    assert len(lab.articles()) == 1
    for name, (text, _) in ARTICLES.items():
        lab.write(f"articles/2024/{name}", text.replace("{title}", name))
    run = built(lab, "--keep-going")
    assert run.code == 1
    assert tell(run, ARTICLES, "articles/2024")
    home = lab.read("public/index.html")
    assert "Mayor Opens Rebuilt Lighthouse" in home
    assert not [name for name in ARTICLES if name in home]


@timed
def test_an_article_whose_front_matter_takes_too_long_is_told(lab: Lab) -> None:
    lab.write("site.toml", SMALL.replace("article_bytes = 200_000\n", ""))
    images = "{caption: a, credit: b}, " * 120_000
    lab.write("articles/2024/a.md", f"---\ntitle: A\nimages: [ {images}]\n---\n")
    run = built(lab, "--keep-going")
    assert "articles/2024/a.md: reading it takes longer than the limit of 1 seconds" in run.err


@timed
def test_the_time_of_one_article_is_not_counted_with_that_of_others(lab: Lab) -> None:
    lab.write("site.toml", SMALL)
    for number in range(6):
        lab.write(f"articles/2024/{number}.md", f"{FRONT.format(title=number)}{SLOW}\n")
    assert built(lab).code == 0
    assert {f"articles/2024/{number}.html" for number in range(6)} <= lab.pages().keys()


def _grown(_: None, megabytes: int) -> str:
    try:
        with limited(60, "seeds/a", "intake.capture_seconds"):
            return f"{len(bytearray(megabytes * 1_000_000)):,}"
    except BackfileError as problem:
        return str(problem)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds to limits of memory")
def test_a_worker_that_is_short_of_memory_tells_of_the_file_and_goes_on() -> None:
    first, second, third = in_processes(_grown, None, [1, 900, 2], workers=1, chunk=1, memory=300)
    assert (first, third) == ("1,000,000", "2,000,000")
    assert second.startswith("seeds/a: reading it takes more memory than there is")
    assert "build.memory" in second

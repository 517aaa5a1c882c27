"""In whatever order captures arrive, the articles are those of one clean build."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backfile.articles.articlefile import loads
from backfile.cli import main
from tests.site.clean import quicken
from tests.site.lab import Lab, lay_out

TEXTS = (
    "Ferry Runs Again\n\nThe ferry of Port Ellery ran again on Saturday, the harbour office said.\n",
    "Ferry Runs Again\n\nThe ferry of Port Ellery runs again since Saturday, the harbour office said.\n",
    "Ferry Back\n\nThe ferry of Port Ellery ran again on Saturday, the harbour office said.\n",
    "Market Stays Open\n\nFishermen in Port Ellery voted to keep the market open, their union said.\n",
)
FACTS = (
    "",
    'url = "https://www.gazette.example/ferry"\nretrieved = "2023-03-04"\n',
    'url = "https://web.archive.org/web/20230305000000/http://gazette.example/ferry?fbclid=1#top"\n',
    'url = "https://gazette.example/ferry-2"\nretrieved = "2023-03-07"\nsection = "Local"\n',
    'publication = "The Courier"\nretrieved = "2023-03-02"\n',
    'publication = "The Herald"\nurl = "https://herald.example/ferry"\n',
)
_TOLD = re.compile(r"(?m)^\S.* are of one article, .*; delete (.*) to have all captures in")

Captures = Mapping[str, tuple[str, str]]
captures = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(st.sampled_from(TEXTS), st.sampled_from(FACTS)), min_size=1
)


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in memory, where the system has such."""
    shared = Path("/dev/shm")
    folder = shared if os.access(shared, os.W_OK) else tmp_path_factory.mktemp("arrivals")
    with TemporaryDirectory(dir=folder) as made, pytest.MonkeyPatch.context() as patch:
        quicken(patch)
        yield Path(made)


def arrive(lab: Lab, names: Sequence[str], found: Captures) -> None:
    for name in names:
        text, facts = found[name]
        lab.write(f"seeds/{name}.txt", text)
        if facts:
            lab.write(f"seeds/{name}.toml", facts)


def build(lab: Lab, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["--executor", "serial"], root=lab.root) == 0
    return capsys.readouterr().out


def held(lab: Lab) -> list[str]:
    """The captures of all articles."""
    articles = [loads(lab.read(path), path) for path in lab.articles()]
    return sorted(one.file for article in articles for one in (*article.captures, article.capture) if one)


def texts(lab: Lab) -> list[str]:
    return sorted(lab.read(path) for path in lab.articles())


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(found=captures, data=st.data())
def test_the_order_of_arrival_has_no_say_once_what_is_told_is_done(
    memory: Path, capsys: pytest.CaptureFixture[str], found: Captures, data: st.DataObject
) -> None:
    """Only the names of articles remember it, as a name is given once."""
    clean, lab = (lay_out(Path(mkdtemp(dir=memory)), settings="") for _ in range(2))
    arrive(clean, sorted(found), found)
    build(clean, capsys)
    order = data.draw(st.permutations(sorted(found)))
    while order:
        count = data.draw(st.integers(1, len(order)))
        arrive(lab, order[:count], found)
        order = order[count:]
        said = build(lab, capsys)
        assert held(lab) == sorted(f"seeds/{file.name}" for file in lab.root.glob("seeds/*.txt"))
    while told := _TOLD.search(said):
        for path in told[1].split(" and "):
            (lab.root / path).unlink()
        said = build(lab, capsys)
    assert texts(lab) == texts(clean)
    if lab.articles() == clean.articles() and all(
        lab.read(path) == clean.read(path) for path in lab.articles()
    ):
        assert lab.tree() == clean.tree()
    before = lab.stamps("articles"), lab.stamps("public")
    build(lab, capsys)
    assert (lab.stamps("articles"), lab.stamps("public")) == before
    shutil.rmtree(clean.root)
    shutil.rmtree(lab.root)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(found=captures)
@example(found={"b": (TEXTS[0], FACTS[1]), "a": (TEXTS[1], FACTS[3])})
def test_captures_that_arrive_as_they_were_made_give_the_very_files_of_a_clean_build(
    memory: Path, capsys: pytest.CaptureFixture[str], found: Captures
) -> None:
    """An article is called as its earliest capture would have it: one by one, a build after each."""
    made = {
        name: (text, f'url = "https://gazette.example/ferry"\nretrieved = "2023-03-0{number}"\n')
        for number, (name, (text, _)) in enumerate(sorted(found.items()), 1)
    }
    clean, lab = (lay_out(Path(mkdtemp(dir=memory)), settings="") for _ in range(2))
    arrive(clean, sorted(made), made)
    build(clean, capsys)
    for name in sorted(made):
        arrive(lab, [name], made)
        build(lab, capsys)
    assert len(lab.articles()) == 1
    assert lab.tree("articles") == clean.tree("articles")
    assert lab.tree() == clean.tree()
    shutil.rmtree(clean.root)
    shutil.rmtree(lab.root)

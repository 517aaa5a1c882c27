"""The theme that comes with the program: what it has is described, and it says no more than it must."""

import re
from pathlib import Path

import pytest

from backfile.press.theming.templates import Templates
from backfile.press.theming.theme import TEMPLATES
from backfile.press.theming.words import filters
from backfile.program import home
from backfile.toml.settings import Settings
from tests.press.making import pressed, published, story

FOLDER = home() / TEMPLATES
SOURCES = {f"{TEMPLATES}/{path.name}": path.read_bytes() for path in FOLDER.glob("*.html")}
DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "theme.md"


def _described(heading: str) -> str:
    return DOCUMENT.read_text("utf-8").split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_every_template_is_described_and_no_other() -> None:
    assert set(re.findall(r"`(\w+\.html)`", _described("Templates"))) == {
        path.name for path in FOLDER.glob("*.html")
    }


def test_every_filter_is_described_and_no_other() -> None:
    assert re.findall(r"(?m)^\| `\w+ \\\| (\w+)`", _described("Filters")) == list(filters(Settings().site))


def test_every_function_and_value_is_described_and_no_other() -> None:
    environment = Templates(SOURCES, Settings()).get("base.html", "index.html").environment
    of_jinja = {"range", "dict", "lipsum", "cycler", "joiner", "namespace"}
    described = re.findall(r"(?m)^\| `(\w+)", _described("Functions and values"))
    assert set(described) == set(environment.globals) - of_jinja


@pytest.mark.parametrize("path", ["index.html", "articles/2024/a.html"])
def test_every_template_can_be_read(path: str) -> None:
    templates = Templates(SOURCES, Settings())
    for name in sorted(path.name for path in FOLDER.glob("*.html")):
        assert templates.get(name, path).name == name


def test_a_new_article_changes_no_article_but_its_neighbours(tmp_path: Path) -> None:
    articles = [story(f"a{day}", f"2024-11-{day}", tags=("Kyiv", "Grain")) for day in range(10, 16)]
    new = story("new", "2024-11-09", tags=("Kyiv",))
    pressed(tmp_path, articles)
    before = published(tmp_path)
    pressed(tmp_path, [*articles, new])
    after = published(tmp_path)
    changed = {path for path in before if path.startswith("articles/") and before[path] != after[path]}
    assert changed == {"articles/a10.html"}
    assert b'<a href="../tags/grain.html" rel="tag"><bdi>Grain</bdi></a>' in after["articles/a10.html"]

"""Templates' code is kept for later builds, and taken only where it is that of the same templates."""

import sys
from pathlib import Path

import jinja2
import pytest

from backfile.press.theming.templates import Templates
from backfile.program import home
from backfile.toml.settings import Settings, Site

BASE = b"{{ _('Dates') }}, {{ page }}{% block main %}{% endblock %}"
RUSSIAN = (home() / "locale" / "ru.po").read_bytes()


@pytest.fixture(autouse=True)
def compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Keep code in a folder of its own, and tell which templates were compiled."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    seen: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, name: str | None = None, *rest: object) -> object:
        seen.append(name or "")
        return compile_(self, source, name, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return seen


def _templates(base: bytes = BASE, *, catalogue: bytes = RUSSIAN, language: str = "ru") -> Templates:
    sources = {"templates/base.html": base, "locale/ru.po": catalogue}
    return Templates(sources, Settings(site=Site(language=language)))


def _said(templates: Templates) -> str:
    return templates.get("base.html", "index.html").render(page="<A>")


def _file(tmp_path: Path) -> Path:
    (file,) = (path for path in (tmp_path / "kept").rglob("templates-ru.*") if path.is_file())
    return file


def test_the_next_build_compiles_nothing_and_says_the_same(compiled: list[str]) -> None:
    first = _templates()
    first.ready()
    said = _said(first)
    assert said == "Даты, &lt;A&gt;"
    compiled.clear()
    assert _said(_templates()) == said
    assert compiled == []


def test_a_template_that_was_changed_is_compiled_again(compiled: list[str]) -> None:
    _templates().ready()
    compiled.clear()
    assert _said(_templates(b"{{ page }}!")) == "&lt;A&gt;!"
    assert compiled == ["base.html"]


def test_messages_are_those_of_the_catalogue_as_it_is_now(compiled: list[str]) -> None:
    _templates().ready()
    compiled.clear()
    assert _said(_templates(catalogue=RUSSIAN.replace("Даты".encode(), "Дни".encode()))) == "Дни, &lt;A&gt;"
    assert compiled == ["base.html"]


def test_code_of_another_program_is_not_taken(compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _templates().ready()
    compiled.clear()
    monkeypatch.setattr("backfile.program.digest", lambda: "another")
    _said(_templates())
    assert compiled == ["base.html"]


@pytest.mark.parametrize("cut", [0, 10, 32, 40, 100])
def test_a_file_that_is_not_whole_is_as_none(compiled: list[str], tmp_path: Path, cut: int) -> None:
    _templates().ready()
    file = _file(tmp_path)
    file.write_bytes(file.read_bytes()[:cut])
    compiled.clear()
    assert _said(_templates()) == "Даты, &lt;A&gt;"
    assert compiled == ["base.html"]


def test_nothing_is_kept_where_python_keeps_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _templates().ready()
    assert [*tmp_path.iterdir()] == []


def test_where_nothing_can_be_written_a_build_goes_on(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder would be")
    _templates().ready()
    assert _said(_templates()) == "Даты, &lt;A&gt;"


def test_the_languages_name_leads_out_of_no_folder(tmp_path: Path) -> None:
    _templates(language="ru-../../x").ready()
    assert all("templates-rux" in path.name for path in tmp_path.rglob("*") if path.is_file())

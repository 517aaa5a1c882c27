"""The program as one of the things that every output depends on."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile import program
from backfile.files.disk import entries_below
from backfile.files.stamps import digest


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of two files."""
    folder = tmp_path / "backfile"
    (folder / "intake").mkdir(parents=True)
    (folder / "cli.py").write_text("one")
    (folder / "intake" / "words.tsv").write_text("one")
    monkeypatch.setattr(program, "_PACKAGE", folder)
    return folder


def whole() -> str:
    """Digest the program anew, as another process would."""
    return program.digest.__wrapped__()


@pytest.mark.parametrize("name", ["cli.py", "intake/words.tsv", "intake/new.py", "weights.json", "x.toml"])
def test_any_change_to_code_or_data_is_another_program(package: Path, name: str) -> None:
    before, stamps = whole(), digest([program.stamps(since=2**62)])
    (package / name).write_text("another")
    assert whole() != before
    assert digest([program.stamps(since=2**62)]) != stamps


def test_a_renamed_module_is_another_program(package: Path) -> None:
    before = whole()
    (package / "cli.py").rename(package / "clj.py")
    assert whole() != before


def test_compiled_files_are_no_part_of_it(package: Path) -> None:
    before, stamps = whole(), program.stamps(since=2**62)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "cli.pyc").write_text("one")
    assert whole() == before
    assert program.stamps(since=2**62) == stamps


@pytest.mark.parametrize(
    "name",
    ["jinja2", "MarkupSafe", "markdown_it_py", "mdurl", "PyYAML", "python_slugify", "lxml"],
)
@pytest.mark.parametrize("kind", ["dist-info", "egg-info"])
def test_another_version_of_a_package_that_it_needs_is_another_program(
    package: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, kind: str
) -> None:
    """Installers write a project's name in forms of their own."""
    before = whole()
    (tmp_path / "other" / f"{name}-9.0.{kind}").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "other")
    assert whole() != before


def test_the_versions_are_those_that_python_finds(package: Path) -> None:
    from importlib import metadata

    found = dict(program._versions())
    for name in ("jinja2", "markupsafe", "markdown-it-py", "mdurl", "pyyaml", "python-slugify"):
        assert found[name] == metadata.version(name)


def test_a_package_of_another_name_is_none_of_them(
    package: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = whole()
    (tmp_path / "other" / "jinja2_extras-9.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "other")
    monkeypatch.syspath_prepend(tmp_path / "nowhere")
    assert whole() == before


def test_another_python_is_another_program(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, stamps = whole(), program.stamps(since=2**62)
    monkeypatch.setattr(sys, "version", "3.99")
    assert whole() != before
    assert program.stamps(since=2**62) != stamps


def test_a_package_that_is_not_there_is_no_fault(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """python-slugify can do with another package than text-unidecode."""
    monkeypatch.setattr(program, "_NEEDED", {"no_such_module": "no-such-package"})
    assert whole()
    assert program.stamps(since=2**62)["no_such_module at None"] == "none"


def test_a_compiled_module_that_another_process_is_writing_is_not_looked_at(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python writes each under a name of its own first: it may be gone when it is looked at."""
    cache = package / "__pycache__"
    cache.mkdir()
    (cache / "cli.cpython-311.pyc.140611232305968").write_bytes(b"")
    before = set(program.stamps(since=2**62))

    def gone(root: Path, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
        for path, entry in entries_below(root, folder):
            if "__pycache__" in path:
                Path(entry.path).unlink()
            yield path, entry

    monkeypatch.setattr("backfile.files.stamps.entries_below", gone)
    assert set(program.stamps(since=2**62)) == before
    assert not [*cache.iterdir()]

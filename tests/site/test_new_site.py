"""The wheel: installed in an empty place, it lays out a new archive that builds."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from backfile.cli import main
from tests.site.lab import REPOSITORY, STORY


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked, away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys, hatchling.build; print(hatchling.build.build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    wheel = folder / done.stdout.split()[-1]
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


def test_a_new_archive_is_laid_out_and_builds_with_the_theme_of_the_wheel(
    unpacked: Path, tmp_path: Path
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"}
    run = "import sys; from backfile.cli import console; sys.argv[0] = 'backfile'; console()"

    def python(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    laid_out = python("-c", run, "new", "mysite")
    assert laid_out.returncode == 0, laid_out.stderr
    site = tmp_path / "mysite"
    names = {"seeds", "articles", "templates", "static", "site.toml", "build.py"}
    assert names <= {path.name for path in site.iterdir()}
    (site / "seeds" / "story.txt").write_text(STORY, encoding="utf-8")
    (site / "templates" / "about.html").write_text(
        "{% extends 'base.html' %}{% block main %}<h1>Ours</h1>{% endblock %}", encoding="utf-8"
    )
    where = python("-c", "import backfile; print(backfile.__file__)")
    assert where.stdout.startswith(str(unpacked))
    built = python("mysite/build.py")
    assert built.returncode == 0, built.stderr
    assert "Rebuilt Lighthouse" in (site / "public" / "index.html").read_text("utf-8")
    assert (site / "public" / "static" / "style.css").stat().st_size > 1000
    assert "<h1>Ours</h1>" in (site / "public" / "about.html").read_text("utf-8")


def test_the_wheel_carries_what_it_needs_and_nothing_of_the_tests(unpacked: Path) -> None:
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert "backfile/theme/templates/base.html" in files
    assert "backfile/theme/static/style/home.css" in files
    assert "backfile/scaffold/site.toml" in files
    assert "backfile/py.typed" in files
    assert not [name for name in files if name.startswith(("tests/", "seeds/", "bench/"))]


def test_a_folder_that_holds_anything_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    assert main(["new", str(tmp_path)], root=tmp_path) == 2
    assert "there is something here already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]

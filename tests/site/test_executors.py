"""Who does the work, and where, has no say in any output."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backfile.cli import main
from backfile.toml.settings import Build
from tests.cluster import cluster
from tests.site.lab import STORY, Lab, lay_out

NO_SCHEDULER = """\
the executor dask needs a scheduler
    hint: give its address, such as --scheduler tcp://192.0.2.1:8786
"""
NO_USE = """\
a scheduler has no use with the executor processes
    hint: add --executor dask
"""


def busy(root: Path, settings: str = "") -> Lab:
    """Lay out a site with more captures and articles than one worker takes at once."""
    lab = lay_out(root, settings=settings)
    for number in range(40):
        lab.write(f"seeds/story-{number}.txt", STORY.replace("eleven miles", f"{number} miles"))
    for number in range(250):
        lab.write(f"articles/1999/written-{number}.md", f"---\ntitle: Written {number}\n---\nText.\n")
    return lab


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The digests of the site and of the articles as one process makes them."""
    lab = busy(tmp_path_factory.mktemp("alone") / "site")
    assert main(["--executor", "serial"], root=lab.root) == 0
    assert len(lab.articles()) == 290
    return lab.tree(), lab.tree("articles")


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_number_of_workers_has_no_say(tmp_path: Path, alone: tuple[str, str], workers: int) -> None:
    lab = busy(tmp_path / "site", f"[build]\nworkers = {workers}\n")
    assert lab.build() == 0
    assert (lab.tree(), lab.tree("articles")) == alone


@pytest.fixture(scope="module")
def lossy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A cluster that loses a worker once, after that worker's first task, and the file that notes it."""
    marker = tmp_path_factory.mktemp("lossy") / "killed"
    with cluster(3, marker=marker) as scheduler:
        yield scheduler, marker


def test_a_cluster_makes_the_same_site_though_a_worker_is_killed(
    tmp_path: Path, alone: tuple[str, str], lossy: tuple[str, Path]
) -> None:
    lab = busy(tmp_path / "site")
    run = lab.run_apart("--executor", "dask", "--scheduler", lossy[0])
    assert run.code == 0, run.err
    assert run.err == ""
    assert lossy[1].exists()
    assert (lab.tree(), lab.tree("articles")) == alone


def test_a_cluster_reports_the_problems_that_one_process_reports(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lossy: tuple[str, Path]
) -> None:
    lab = busy(tmp_path / "site")
    lab.write("articles/1999/written-7.md", "---\ntitle: [\n---\n")
    lab.write("articles/1999/written-77.md", "---\ntitle: Bad\ndate: 19 Smarch\n---\n")
    assert main(["build", "--executor", "serial"], root=lab.root) == 1
    run = lab.run_apart("build", "--executor", "dask", "--scheduler", lossy[0])
    assert run.code == 1
    assert run.err == capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--executor", "dask"], NO_SCHEDULER),
        (["--scheduler", "tcp://192.0.2.1:8786"], NO_USE),
    ],
)
def test_a_scheduler_that_is_missing_or_not_needed_is_told(
    lab: Lab, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    for command in ([], ["build"]):
        assert main([*command, *arguments], root=lab.root) == 2
        assert capsys.readouterr().err == message
    assert main([*arguments, "build"], root=lab.root) == 2
    assert not (lab.root / "public").exists()


def test_dask_that_is_not_installed_is_told_before_anything_is_done(
    lab: Lab, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backfile.toml.settings.find_spec", lambda _: None)
    assert main(["--executor", "dask", "--scheduler", "tcp://192.0.2.1:8786"], root=lab.root) == 2
    assert capsys.readouterr().err == (
        "the executor dask needs Dask, which is not installed\n"
        "    hint: install it with: pip install 'backfile[dask]'\n"
    )


def test_an_executor_in_the_settings_is_overruled_on_the_command_line(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("site.toml", '[build]\nexecutor = "dask"\n')
    assert lab.build() == 2
    assert "needs a scheduler" in capsys.readouterr().err
    assert main(["--executor", "processes"], root=lab.root) == 0


def test_an_executor_that_there_is_not_is_a_mistake_in_the_settings(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("site.toml", '[build]\nexecutor = "serail"\n')
    assert lab.build() == 2
    assert capsys.readouterr().err == (
        "site.toml:2: build.executor: there is no executor 'serail'\n    hint: did you mean 'serial'?\n"
    )


def test_only_a_build_is_told_where_to_work(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--executor", "serial", "explain", "seeds/x.txt"], root=lab.root)
    assert stop.value.code == 2
    assert (
        "--executor, --scheduler, --review and --keep-going are for build, not for explain"
        in capsys.readouterr().err
    )


def test_no_workers_in_the_settings_is_one_for_each_processor() -> None:
    assert Build(workers=0).crew().workers >= 1
    assert Build(workers=5).crew().workers == 5

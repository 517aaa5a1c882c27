"""What is imported before the program knows what to do. Modules are counted, never milliseconds."""

import subprocess
import sys

import pytest

from tests.site.lab import REPOSITORY, Lab

HEAVY = {"jinja2", "markdown_it", "markupsafe", "slugify", "yaml", "mdurl", "distributed", "dask"}
POOLS = {"multiprocessing", "concurrent", "asyncio", "distributed", "dask"}
LATER = {"dataclasses", "inspect", "typing", "json", "logging", "subprocess", "tomllib", "unicodedata"}


def imported(lab: Lab, *arguments: str) -> set[str]:
    """Run the front door and return the names of all modules that were imported."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", str(lab.root / "build.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=lab.root,
        env={"PYTHONPATH": str(REPOSITORY)},
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip() for line in lines}


def packages(modules: set[str]) -> set[str]:
    """Return the packages that modules stand in."""
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_the_version_and_the_help_are_told_before_anything_heavy_is_imported(lab: Lab, argument: str) -> None:
    modules = imported(lab, argument)
    assert not packages(modules) & (HEAVY | POOLS | LATER)
    ours = {module for module in modules if module.startswith("backfile")}
    assert ours == {
        "backfile",
        "backfile.cli",
        "backfile.cli.fixity",
        "backfile.working",
        "backfile.working.executor",
    }


def test_a_small_build_imports_no_pool(seeded: Lab) -> None:
    assert not packages(imported(seeded)) & POOLS


def test_more_processes_need_no_cluster(lab: Lab) -> None:
    for number in range(250):
        lab.write(f"articles/1999/written-{number}.md", f"---\ntitle: Written {number}\n---\nText.\n")
    lab.write("site.toml", "[build]\nworkers = 2\n")
    modules = imported(lab)
    assert "backfile.working.processes" in modules
    assert not packages(modules) & {"concurrent", "distributed", "dask"}

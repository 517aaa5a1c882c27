"""Node, which runs the browser's scripts for the tests."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "tests" / "js"


def node(*arguments: str, said: str = "") -> str:
    """Run node in tests/js and return what it prints. Its absence is a failure: `make test` installs it."""
    path = shutil.which("node") or shutil.which("nodejs")
    assert path, "no node here: run make test, or install Node.js 18 or later"
    done = subprocess.run(
        [path, *arguments],
        input=said,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=SCRIPTS,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def answer(script: str, question: object) -> Any:
    """Return what a script of tests/js answers, in JSON, to a question that it reads as JSON."""
    return json.loads(node(script, said=json.dumps(question)))

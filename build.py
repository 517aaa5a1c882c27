"""The front door of the archive: `python build.py` builds it, `--help` says what else it does."""

import importlib.util
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - people run this file with whatever Python they have
    sys.exit("Backfile needs Python 3.11 or later; this is " + sys.version.split()[0])

NEEDED = ("backfile", "jinja2", "markdown_it", "slugify", "yaml")

if __name__ == "__main__":
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(
            "not installed for this Python: " + ", ".join(missing) + "\n"
            "    hint: run it with the Python that Backfile is installed for, such as .venv/bin/python"
        )
    from backfile.cli import run

    run(root=Path(__file__).resolve().parent)

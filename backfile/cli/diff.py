"""diff: an article's file beside how its captures are read now."""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from backfile.articles.seal import unsealed
from backfile.captures.naming import order
from backfile.cli.again import read_again
from backfile.errors import Exit
from backfile.intake.joining import joined, sealed
from backfile.model import Article


def diff(root: Path, article: str) -> int:
    """Print a unified diff from the article's file to the newer reading; nothing where they are the same.

    Where it has several captures, the newer reading is made of those that are in the archive. Raises
    BackfileError or Problems: see `again.read_again`.
    """
    sys.stdout.writelines(differences(root, article))
    return Exit.DONE


def differences(root: Path, article: str) -> Iterator[str]:
    """Yield the lines of the diff, with their ends. Raises BackfileError or Problems: see `diff`."""
    again = read_again(root, article)
    readings = sorted(again.readings.values(), key=_when)
    gone = [one for one in again.article.captures if one.file not in again.readings]
    before = unsealed(again.data.decode("utf-8"))
    after = unsealed(sealed(joined(readings, gone)))
    yield from difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        again.path,
        f"{again.path} (read again from {' and '.join(again.readings)})",
    )


def _when(article: Article) -> tuple[Any, ...]:
    capture = article.capture
    return order(capture.file, capture.retrieved) if capture else ()

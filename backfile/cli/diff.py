"""diff: an article's file beside how its capture is read now."""

import difflib
import sys
from pathlib import Path

from backfile.articlefile import unsealed
from backfile.cli.again import read_again
from backfile.errors import Exit
from backfile.intake.filing import sealed


def diff(root: Path, article: str) -> int:
    """Print a unified diff from the article's file to the newer reading; nothing where they are the same.

    Raises BackfileError or Problems: see `again.read_again`.
    """
    again = read_again(root, article)
    before = unsealed(again.data.decode("utf-8"))
    after = unsealed(sealed(again.article))
    sys.stdout.writelines(
        difflib.unified_diff(
            before.splitlines(keepends=True),
            after.splitlines(keepends=True),
            again.path,
            f"{again.path} (read again from {again.record.file})",
        )
    )
    return Exit.DONE

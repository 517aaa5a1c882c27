"""Is there room for a run? Asked before it begins: a million articles take half an hour to write."""

import os
from dataclasses import dataclass
from pathlib import Path

from intakespeed import MOST

# Allocated on ext4 with blocks of 4 KiB, for each article: what does not depend on its length, and what does.
_FILE = (3_700, 2_700)
_SITE = (21_600, 2_000)
_FILES = 2.0  # of a finished site, for each article
_EVERYTHING, _FILES_OF_EVERYTHING = 150_000, 19  # of both sites with everything on
_SPARE = 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """The sites that a run leaves: one a round of each system, and those of the bare writing.

    So are the pairs with `everything` on, which are of MOST articles at most.
    """

    systems: int
    rounds: int
    floors: int
    everything: int


def lacking(folder: Path, trees: Trees, *, articles: int, length: float) -> str | None:
    """Say what a run would lack on the file system of `folder`; None where there is room."""
    sites = trees.systems * trees.rounds + trees.floors
    size = articles * (trees.systems * _size(_FILE, length) + sites * _size(_SITE, length)) * _SPARE
    files = articles * (trees.systems + sites * _FILES) * _SPARE
    whole = min(articles, MOST) * trees.everything
    size, files = size + whole * _EVERYTHING, files + whole * _FILES_OF_EVERYTHING
    status = os.statvfs(folder)
    free, inodes = status.f_bavail * status.f_frsize, status.f_favail
    hint = "choose another place with --work, fewer --runs, --no-floor, or a smaller --length"
    if size > free:
        return f"about {size / 1e9:,.1f} GB are needed in {folder}, {free / 1e9:,.1f} GB are free: {hint}"
    if 0 < inodes < files:  # some file systems have no limit, and say 0
        return f"about {files:,.0f} files are made in {folder}, {inodes:,} can be: {hint}"
    return None


def _size(parts: tuple[int, int], length: float) -> float:
    return parts[0] + parts[1] * length

"""site.toml as it is published: byte for byte, but for the settings of how the work is done.

Those have no say in any output, so neither may their text; and where an archive is stored is nobody's
concern.
"""

import re
from dataclasses import replace
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.files.disk import read_plain
from backfile.toml import config
from backfile.toml.settings import Build, Settings

_MOST_BYTES = 20_000_000
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_TABLE = re.compile(rb"\s*\[")
_BUILD = re.compile(rb"\s*\[\s*build\s*\]\s*(?:#.*)?$")
_KEY = re.compile(rb"\s*[\w\"'.-]+\s*=")


def published(root: Path, settings: Settings) -> bytes:
    """Return site.toml in the folder `root`, whose settings are `settings`, without the table [build].

    Comments stay. Raises BackfileError (usage) where that table is written in another way than in lines of
    its own.
    """
    data = read_plain(root / config.NAME, config.NAME, most=_MOST_BYTES, setting="the limit")
    found = without_build(data)
    try:
        same = config.parse(found.decode("utf-8-sig")) == replace(settings, build=Build())
    except (Problems, UnicodeDecodeError):
        same = False
    if not same:
        message = "the settings of the build can't be told from the others, which are published"
        hint = "write [build] as a table of its own, each key on its line; or set site.sources = false"
        raise BackfileError(message, Location(config.NAME), hint, code=Exit.USAGE)
    return found


def without_build(data: bytes) -> bytes:
    """Leave out the heading of the table [build] and its keys, and the empty lines that part them."""
    inside = False
    kept: list[bytes] = []
    blank: list[bytes] = []
    for line in _LINE.findall(data):
        if not line.strip():
            blank += [] if inside else [line]
            continue
        heading = _BUILD.match(line.rstrip(b"\r\n")) is not None
        if _TABLE.match(line):
            inside = heading
        if not (inside and (heading or _KEY.match(line))):
            kept += [*blank, line]
            blank.clear()
    return b"".join(kept if inside else [*kept, *blank])

"""The program itself, as one of the things that every output depends on."""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import util
from pathlib import Path

from backfile import __version__
from backfile.files.stamps import Stamps, stamp_of, stamps_below

_PACKAGE = Path(__file__).parent
_METADATA = (".dist-info", ".egg-info")
_CODE = (".py", ".tsv", ".toml", ".json")
_NEEDED = {"jinja2": "jinja2", "markupsafe": "markupsafe", "markdown_it": "markdown-it-py", "mdurl": "mdurl"}
_NEEDED |= {"yaml": "pyyaml", "slugify": "python-slugify", "text_unidecode": "text-unidecode"}
_NEEDED |= {"trafilatura": "trafilatura", "lxml": "lxml", "warcio": "warcio", "brotli": "brotli"}
_NEEDED |= {"rensa": "rensa"}
"""The packages whose work an output may show: module and distribution."""


def home() -> Path:
    """Return the folder of the theme that comes with the program.

    An installed program carries it inside the package; a checkout has it at its top.
    """
    packed = _PACKAGE / "theme"
    return packed if packed.is_dir() else _PACKAGE.parent


def stamps(*, since: int) -> Stamps:
    """Stamp the program's files and the packages that it needs: a quick way to tell them from others."""
    # Compiled modules come and go: another process writes each by a name of its own first.
    own = stamps_below(_PACKAGE.parent, _PACKAGE.name, since=since, ends=_CODE)
    for module in _NEEDED:
        spec = util.find_spec(module)
        origin = spec.origin if spec else None
        own[f"{module} at {origin}"] = stamp_of(Path(origin), since=since) if origin else "none"
    own[f"Backfile {__version__} at {_PACKAGE}, Python {sys.version}"] = "running"
    return own


@cache
def digest() -> str:
    """Return the SHA-256 (hex) of the program: its code, lexicons and weights, and what it runs on."""
    whole = hashlib.sha256(repr((__version__, sys.version, sorted(_versions()))).encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.name.endswith(_CODE):
            whole.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _versions() -> Iterator[tuple[str, str]]:
    """Yield each package with its version, as what is kept of it is named: "jinja2-3.1.6.dist-info".

    `importlib.metadata` says the same (PyPA's "Recording installed projects"), and takes forty times as long.
    """
    installed: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - a thousand paths to look at their ends
        except OSError:
            continue
        for name in names:
            if name.endswith(_METADATA):
                project, _, version = name.rpartition(".")[0].partition("-")
                installed.setdefault(_normal(project), version)
    for distribution in _NEEDED.values():
        yield distribution, installed.get(_normal(distribution), "none")


def _normal(project: str) -> str:
    return project.lower().replace("-", "_").replace(".", "_")

"""The generators that are compared: how each one's site is laid out and built, and where its template is."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import programs

from backfile.press.theming import scripts

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent
FOOTER = "How to read and check this archive"
"""Words of every page's template, in all systems; the template scenario changes them."""

PUBLISHED = ("public", ".public.staged", ".public.retired", ".public.spare", ".public.older")
"""Where Backfile's builds leave sites."""

SITE_TOML = """[site]
title = "The Invented Archive"
description = "A synthetic archive, made to be measured."
sources = false   # the others' sites do not carry what they are made from

# No other system that is compared makes an index of all words; bench/search.py measures it.
[search]
enabled = false

# The others' sites have pages only.
[export]
feeds = false
data = false
citations = false
hosting = false
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A generator and its site in `root`. `made` are the paths in it that a cold run must not find.

    `template` is the file that holds FOOTER; `original` is what it is made from, where it is not there yet.
    """

    name: str
    version: str
    root: Path
    command: tuple[str, ...]
    env: Mapping[str, str]
    made: tuple[str, ...]
    template: Path
    original: Path

    @property
    def public(self) -> Path:
        """The finished site."""
        return self.root / "public"


def backfile(work: Path) -> System:
    """Lay out Backfile's site, without articles. The program is the checkout's, with its own theme."""
    root = work / "backfile"
    for folder in ("templates", "static", "seeds", "articles"):
        (root / folder).mkdir(parents=True)
    shutil.copy(CHECKOUT / "build.py", root)
    (root / "site.toml").write_text(SITE_TOML)
    return backfile_in(root)


def backfile_in(root: Path) -> System:
    """Return Backfile with a site that is laid out."""
    return System(
        name="backfile",
        version=programs.version([programs.PYTHON, str(CHECKOUT / "build.py"), "--version"]),
        root=root,
        command=(programs.PYTHON, "build.py"),
        env=programs.ENVIRONMENT,
        made=(*PUBLISHED, ".backfile.state", ".backfile.lock"),
        template=root / "templates" / "base.html",
        original=CHECKOUT / "templates" / "base.html",
    )


def hugo(work: Path, *, install: bool, name: str = "hugo") -> System:
    """Lay out Hugo's equal site in the folder `name`, without articles."""
    binary = programs.hugo(install=install)
    root = work / name
    shutil.copytree(HERE / "hugo", root)
    _style(root / "static")
    base = root / "layouts" / "baseof.html"
    return System(
        name="hugo",
        version=programs.version([str(binary), "version"]),
        root=root,
        command=(str(binary), "--quiet", "--noBuildLock"),
        env={**os.environ, "HUGO_CACHEDIR": str(work / "hugo-cache")},
        made=("public", "resources"),
        template=base,
        original=base,
    )


def eleventy(work: Path, *, install: bool) -> System:
    """Lay out Eleventy's equal site, without articles."""
    folder = programs.eleventy(work.parent, install=install)
    root = work / "eleventy"
    shutil.copytree(HERE / "eleventy", root)
    (root / "node_modules").symlink_to(folder / "node_modules")
    _style(root)
    base = root / "_includes" / "base.11ty.js"
    entry = folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    return System(
        name="eleventy",
        version="Eleventy " + programs.version(["node", str(entry), "--version"]),
        root=root,
        command=("node", "--max-old-space-size=16000", str(entry), "--quiet"),
        env=os.environ,
        made=("public",),
        template=base,
        original=base,
    )


def _style(folder: Path) -> None:
    """Write the static files that Backfile publishes where there is no search."""
    found = (path for path in (CHECKOUT / "static").rglob("*") if path.is_file())
    static = {path.relative_to(CHECKOUT).as_posix(): path.read_bytes() for path in found}
    for name, data in scripts.published(static, static.keys(), search=False).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

"""Jinja2 as the press uses it: strict, escaping, and quick for many pages.

Templates import macros without the page's context, so that a macro's file runs once and not once a page. What
macros need of the page is passed to them; the one thing that every macro needs, `link`, depends only on how
deep in the site the page stands. So there is one environment for each depth, and templates are compiled once.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from backfile import __version__
from backfile.press import urls
from backfile.settings import Site


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates, shared by the environments of one run."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self._codes.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key] = bucket.bytecode_to_string()


class Templates:
    """The templates of a site, from the first of `folders` that has one of the name."""

    def __init__(self, folders: Sequence[Path], site: Site) -> None:
        self._loader = jinja2.FileSystemLoader(folders, encoding="utf-8")
        self._compiled = _Compiled()
        self._site = site
        self._environments: dict[int, jinja2.Environment] = {}

    def get(self, name: str, path: str) -> jinja2.Template:
        """Return a template for the page at `path`. Raises Jinja's errors."""
        depth = path.count("/")
        if depth not in self._environments:
            self._environments[depth] = self._environment(depth)
        return self._environments[depth].get_template(name)

    def _environment(self, depth: int) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=self._loader,
            bytecode_cache=self._compiled,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        environment.globals.update(
            link=partial(urls.relative, depth=depth), site=self._site, urls=urls, version=__version__
        )
        return environment

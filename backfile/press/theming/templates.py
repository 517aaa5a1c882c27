"""Jinja2 as the press uses it: strict, escaping, and quick for many pages.

Templates import macros without the page's context, so that a macro's file runs once and not once a page. What
macros need of the page is passed to them; the two things that need to know where the page stands, `link` and
`card`, depend only on how deep in the site that is. So there is one environment for each depth, and templates
are compiled once.
"""

from collections.abc import Mapping
from functools import lru_cache, partial

import jinja2
from markupsafe import Markup

from backfile import __version__
from backfile.press import urls
from backfile.press.jinja.compiled import Compiled
from backfile.press.jinja.jinjaquick import Environment, escaped, marked
from backfile.press.language.tongue import FOLDER as CATALOGUES
from backfile.press.language.tongue import tongue_of
from backfile.press.theming import words
from backfile.press.theming.cards import Cards
from backfile.toml.settings import Settings

FOLDER = "templates"
DEPTHS = range(4)
"""How deep the pages of most sites stand: articles/2024/slug.html is two folders deep."""
_LINKS = 4096
"""Addresses kept at each depth: a page's own are soon forgotten, those of all pages are not made again."""


class _Loader(jinja2.BaseLoader):
    """Loads templates from the bytes that were read of them: of no file, so on any machine."""

    def __init__(self, sources: Mapping[str, bytes]) -> None:
        self._sources = {
            path.removeprefix(f"{FOLDER}/"): data
            for path, data in sources.items()
            if path.startswith(f"{FOLDER}/")
        }

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002 - Jinja's
        if template not in self._sources:
            raise jinja2.TemplateNotFound(template)
        return self._sources[template].decode("utf-8"), f"/{FOLDER}/{template}", None

    def list_templates(self) -> list[str]:
        return sorted(self._sources)


class Templates:
    """The templates of a site, of which `sources` has the bytes by path ("templates/base.html").

    So it has those of the catalogues; `tongue` is the one of the site's language. Raises BackfileError for
    a catalogue that is wrong.
    """

    def __init__(self, sources: Mapping[str, bytes], settings: Settings) -> None:
        self._loader = _Loader(sources)
        catalogues = {path: data for path, data in sources.items() if path.startswith(f"{CATALOGUES}/")}
        self._compiled = Compiled(settings.site.language, catalogues)
        self._settings = settings
        self.tongue = tongue_of(sources, settings.site.language)
        self._environments: dict[int | None, jinja2.Environment] = {}

    def get(self, name: str, path: str) -> jinja2.Template:
        """Return a template for the page at `path`. Raises Jinja's errors."""
        return self._at(None if path == urls.NOT_FOUND else path.count("/")).get_template(name)

    def ready(self) -> None:
        """Compile all templates for pages of the usual depths.

        Processes forked from this one then have them, and later builds have their code. A template with a
        mistake in it is left for the page that needs it, and is told with that page.
        """
        for name in self._loader.list_templates():
            if not name.endswith(".html"):
                continue
            try:
                for depth in DEPTHS:
                    self._at(depth).get_template(name)
            except (jinja2.TemplateError, UnicodeDecodeError):
                continue
        self._compiled.keep()

    def _at(self, depth: int | None) -> jinja2.Environment:
        if depth not in self._environments:
            self._environments[depth] = self._environment(depth)
        return self._environments[depth]

    def _environment(self, depth: int | None) -> jinja2.Environment:
        """Make the environment of pages so deep in the site; None for the page that stands in for any."""
        environment = Environment(
            loader=self._loader,
            bytecode_cache=self._compiled,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        del environment.filters["random"], environment.globals["lipsum"]  # each print would say another thing
        environment.filters.update(words.filters(self._settings.site, self.tongue))
        cards = Cards(partial(environment.get_template, "card.html"))
        environment.globals.update(
            link=lru_cache(_LINKS)(partial(_link, depth=depth, base=self._settings.site.base_url)),
            card=cards.print,
            listed=cards.listed,
            site=self._settings.site,
            export=self._settings.export,
            searchable=self._settings.search.enabled,
            urls=urls,
            version=__version__,
            _=self.tongue.gettext,
            ngettext=self.tongue.ngettext,
            pgettext=self.tongue.pgettext,
        )
        return environment


def _link(target: str, *, depth: int | None, base: str | None) -> Markup:
    if depth is None:
        return marked(escaped(urls.absolute(target, base or "")))
    return marked(urls.relative(target, depth=depth))  # quoted: nothing is left in it to escape

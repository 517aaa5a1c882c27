"""The theme: templates and static files, the site's own in front of those that come with the program."""

import os
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2

from backfile.errors import MISTAKES, BackfileError, Location
from backfile.files.disk import files_below, read_plain
from backfile.press.language import tongue
from backfile.press.theming import templates
from backfile.press.theming.templates import Templates
from backfile.program import home
from backfile.text import unprintable
from backfile.toml.settings import Settings

TEMPLATES, STATIC, LOCALE = templates.FOLDER, "static", tongue.FOLDER
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Theme:
    """How pages are printed. By path: `static` files, `sources` (templates and catalogues).

    `ours` are those static files that come with the program, and are not of the site's own.
    """

    templates: Templates
    static: Mapping[str, bytes]
    sources: Mapping[str, bytes]
    ours: frozenset[str]

    def print(self, template: str, path: str, view: object) -> bytes:
        """Print one page. Raises BackfileError for a mistake in a template."""
        try:
            text = self.templates.get(template, path).render(page=view, path=path)
        except jinja2.TemplateSyntaxError as error:
            name = f"{TEMPLATES}/{error.name}"
            raise BackfileError(f"not a template: {error.message}", Location(name, error.lineno)) from None
        except jinja2.TemplateNotFound as error:
            raise BackfileError("there is no such template", Location(f"{TEMPLATES}/{error.name}")) from None
        except UnicodeDecodeError:
            at = Location(f"{TEMPLATES}/{template}")
            raise BackfileError("the template, or one that it is made of, is not UTF-8", at) from None
        except (jinja2.TemplateRuntimeError, *MISTAKES) as error:
            at = _place(error) or Location(f"{TEMPLATES}/{template}")
            raise BackfileError(f"{error}, on {path}", at) from None
        return text.encode("utf-8")

    def ready(self) -> None:
        """Compile the templates now, before other processes are forked from this one."""
        self.templates.ready()


def _place(error: Exception) -> Location | None:
    """Return where in a template an error arose: Jinja gives its frames the template's file and line."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        _, found, name = frame.filename.replace(os.sep, "/").rpartition(f"/{TEMPLATES}/")
        if found and name.endswith(".html"):
            return Location(f"{TEMPLATES}/{name}", frame.lineno)
    return None


def theme_of(root: Path, settings: Settings) -> Theme:
    """Load the theme of the site in `root`. Raises BackfileError for a file that can't be read."""
    static = _files(root, STATIC)
    for name in static:
        if "\n" in name or "\\" in name or unprintable(name) is not None:
            message = f"the name {name!r} can't stand in an address or in the manifest"
            raise BackfileError(message, Location(f"{STATIC}/"), "rename it to letters and digits")
    sources = {**_files(root, LOCALE), **_files(root, TEMPLATES)}
    ours = frozenset(name for name, top in _found(root, STATIC).items() if top == home())
    return Theme(Templates(sources, settings), static, sources, ours)


def check_language(root: Path, settings: Settings) -> None:
    """Raise BackfileError (exit code 2) where the theme of the site in `root` does not speak its language."""
    tongue.check_language(_found(root, LOCALE), settings.site.language)


def _files(root: Path, folder: str) -> dict[str, bytes]:
    """Read the theme's files below a folder."""
    return {
        name: read_plain(top / name, name, most=_MOST_BYTES, setting="the limit")
        for name, top in sorted(_found(root, folder).items())
    }


def _found(root: Path, folder: str) -> dict[str, Path]:
    """Return the theme's files below a folder, each with its top: the site's own before the program's."""
    return {name: top for top in (home(), root) for name in files_below(top, folder)}

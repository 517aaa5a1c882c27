"""The theme: templates and static files, the site's own in front of those that come with the program."""

import os
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2

import backfile
from backfile.disk import files_below, read_plain
from backfile.errors import BackfileError, Location
from backfile.press.templates import Templates
from backfile.settings import Settings
from backfile.text import unprintable

TEMPLATES, STATIC = "templates", "static"
_MOST_BYTES = 20_000_000
_PACKAGE = Path(backfile.__file__).parent
_MISTAKES = (TypeError, ValueError, AttributeError, ArithmeticError, LookupError)
"""What a function or an operator raises that a template gave a wrong value."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How pages are printed. `static` holds the static files by their path in the site."""

    templates: Templates
    static: Mapping[str, bytes]

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
        except (jinja2.TemplateRuntimeError, *_MISTAKES) as error:
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
    """Load the theme of the site in `root`. Raises BackfileError for a static file that can't be read."""
    folders = [folder for folder in (root, home()) if (folder / TEMPLATES).is_dir()]
    static: dict[str, bytes] = {}
    for folder in (home(), root):
        for name in files_below(folder, STATIC):
            if "\n" in name or "\\" in name or unprintable(name) is not None:
                message = f"the name {name!r} can't stand in an address or in the manifest"
                raise BackfileError(message, Location(f"{STATIC}/"), "rename it to letters and digits")
            static[name] = read_plain(folder / name, name, most=_MOST_BYTES, setting="the limit")
    return Theme(Templates([folder / TEMPLATES for folder in folders], settings.site), static)


def home() -> Path:
    """Return the folder of the theme that comes with the program.

    An installed program carries it inside the package; a checkout has it at its top.
    """
    packed = _PACKAGE / "theme"
    return packed if packed.is_dir() else _PACKAGE.parent

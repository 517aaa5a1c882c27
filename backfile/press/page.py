"""A page of the site before it is printed."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from backfile.matters import Matter
from backfile.names import FOLDER
from backfile.places import Place
from backfile.press import urls
from backfile.press.holdings.archive import Archive
from backfile.press.language.tongue import ENGLISH, Tongue
from backfile.press.publishing.manifest import Entry
from backfile.records.record import Origin
from backfile.toml.settings import Settings

_ARTICLES = f"{FOLDER}/"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where pages are printed: the place of articles and captures, settings and the site's language.

    All are the same for all pages.
    """

    place: Place
    settings: Settings
    tongue: Tongue = ENGLISH


class Page(NamedTuple):
    """Where a page stands, its template, and the function that makes what the template sees.

    Without a template ("") it is a file of another kind, and `view` returns its bytes.

    `made_of` are the arguments of `view` after the desk, and all that the page depends on besides the desk
    and the theme: where they are the same, so is the page (see `keys`). A file that the view reads stands
    among them with its digest. `view` may raise BackfileError or Problems. `source` is the file that the
    page's mistakes are told of.
    """

    path: str
    template: str
    view: Callable[..., Any]
    made_of: tuple[Any, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that pages are laid out from: `captures` and `pictures` of the seeds folder, and `tags`' pages.

    Of the captures that articles name, so many are `shown`, as they are in the seeds folder.

    The settings say which kinds of page there are, and the site's language in which order its names stand;
    what a page shows of them needs no place in its slice.

    Where only what is in the files of some articles can have changed, `edited` are their keys. `matters` are
    those of a review, None where there is to be no page of one. A picture's stamp tells that it has changed.
    `inputs` are the files that the site is made from, which it carries where the settings say so.
    The site's language says in which order names stand.
    """

    archive: Archive
    captures: frozenset[str]
    shown: int
    settings: Settings
    tags: Mapping[str, str]
    edited: frozenset[str] | None = None
    matters: tuple[Matter, ...] | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, Entry] = field(default_factory=dict)
    tongue: Tongue = ENGLISH

    def shows(self, origin: Origin | None) -> bool:
        """Tell whether an article's capture is in this archive, so that it can be shown."""
        return origin is not None and origin.file in self.captures

    @property
    def shape(self) -> str:
        """The digest (hex) of all but what is in the articles' files, and what matters a review has.

        Of the captures' files, and what stands beside them, it is of what they hold as well.
        """
        whole = hashlib.blake2b(self.archive.records.shape, digest_size=32)
        for name in (*sorted(self.captures), *chain.from_iterable(sorted(self.pictures.items()))):
            whole.update(b"\0" + name.encode("utf-8", "surrogateescape"))
        for name, entry in self.inputs.items():
            if not name.startswith(_ARTICLES):
                whole.update(b"\0%b\0%b" % (name.encode("utf-8", "surrogateescape"), entry))
        whole.update(b"" if self.matters is None else b"\0\0review")
        return whole.hexdigest()


def plan_of(
    archive: Archive,
    captures: frozenset[str],
    settings: Settings,
    matters: tuple[Matter, ...] | None = None,
    pictures: Mapping[str, str] = MappingProxyType({}),
    inputs: Mapping[str, Entry] = MappingProxyType({}),
    tongue: Tongue = ENGLISH,
) -> Plan:
    """Decide the addresses of the index pages."""
    tags = urls.tags(archive.tags)
    return Plan(
        archive=archive,
        captures=captures,
        shown=sum(file in captures for _, file in archive.records.captures) if captures else 0,
        settings=settings,
        tags=tags,
        matters=matters,
        pictures=pictures,
        inputs=inputs,
        tongue=tongue,
    )

"""Entries of feeds, made of faces: written once, in both formats, for the feeds of all tags of an article."""

from functools import lru_cache
from typing import NamedTuple

from backfile.edtf import Edtf
from backfile.export import atom, jsonfeed
from backfile.export.feed import Entry, language_of, moment, updated
from backfile.press import urls
from backfile.press.language.datewords import describe
from backfile.press.language.tongue import Tongue
from backfile.press.showing.views import UNTITLED
from backfile.records.record import Face
from backfile.text import folded
from backfile.toml.settings import Export, Site

_NAMESPACE = "8c3b4a52-2f0e-5d0b-9d53-5b1f3a3c7a16"
"""Of the identifiers that are made from the site's title (RFC 9562, 5.5)."""
_MOST = 1 << 14
"""Entries kept at once: some 20 MB."""


class Written(NamedTuple):
    """An entry in both formats, and when it was updated."""

    updated: str
    atom: str
    json: str


class Entries:
    """The entries in documents that stand equally deep in a site."""

    def __init__(self, site: Site, export: Export, tongue: Tongue, depth: int) -> None:
        self.site = site
        self._tongue = tongue
        self._export = export
        self._depth = depth
        self._kept: dict[bytes, Written] = {}

    def address(self, target: str) -> str:
        """Return the address of a file of the site."""
        base = self.site.base_url
        return urls.absolute(target, base) if base else urls.relative(target, depth=self._depth)

    def identifier(self, path: str) -> str:
        """Return the permanent identifier of what stands at a path, wherever the site stands."""
        if self._export.id:
            return f"{self._export.id.rstrip('/')}/{path}"
        from uuid import UUID, uuid5  # looks for what the system can do; most builds come without

        return uuid5(UUID(_NAMESPACE), f"{self.site.title}\0{path}").urn

    def short(self, face: Face, retrieved: str | None) -> Written:
        """Return an entry that says what a face shows. `retrieved` is its capture's date, if that counts."""
        key = face.digest + retrieved.encode() if retrieved else face.digest
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            kept = self._kept[key] = self._written(self._entry(face, retrieved, None))
        return kept

    def full(self, face: Face, retrieved: str | None, tags: tuple[str, ...], lead: str | None) -> Written:
        """Return an entry with tags, the address of the article's data, and perhaps how its text begins."""
        entry = self._entry(face, retrieved, lead)
        data = self.address(urls.data(face.key)) if self._export.data else None
        return self._written(entry._replace(tags=tuple(map(folded, tags)), data=data))

    def _entry(self, face: Face, retrieved: str | None, lead: str | None) -> Entry:
        """Make an entry. A byline is given as printed, never taken apart."""
        language = language_of(face.language)
        return Entry(
            id=self.identifier(f"articles/{face.key}"),
            title=folded(face.title or "") or self._tongue.gettext(UNTITLED),
            link=self.address(urls.article(face.key)),
            updated=updated(face.date, Edtf.parse(retrieved) if retrieved else None),
            published=moment(face.date),
            language=language if language != self.site.language else None,
            author=folded(face.byline or face.publication or "") or None,
            summary=self._summary(face, lead),
        )

    def _summary(self, face: Face, lead: str | None) -> str:
        """Say where and when an article was printed, as a feed can't say that a date is not certain."""
        date = face.date
        if lead and date and date.exact_day:
            return lead
        when = describe(date, tongue=self._tongue) if date else self._tongue.gettext("Undated")
        return " · ".join(folded(fact) for fact in (face.publication, face.byline, when, lead) if fact)

    def _written(self, entry: Entry) -> Written:
        """Write an entry in both formats: there are JSON feeds only where the site has an address."""
        item = jsonfeed.item_of(entry) if self.site.base_url else ""
        return Written(entry.updated, atom.entry_of(entry), item)


@lru_cache(maxsize=8)
def entries_at(site: Site, export: Export, tongue: Tongue, depth: int) -> Entries:
    """Return the entries in documents that stand so deep in a site."""
    return Entries(site, export, tongue, depth)

"""Articles by the address where they once stood: a page that looks one up, and the list of all of them.

The page works from a disk: what it looks in are scripts (`find/3f.js`), each with the addresses whose CRC-32
begins with the digits of its name, so that one small file is read for a look-up.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from backfile.addresses import host_of
from backfile.press import urls
from backfile.press.holdings.deck import Places, places
from backfile.press.holdings.packed import Records
from backfile.press.holdings.parting import parts
from backfile.press.page import Desk, Page, Plan
from backfile.press.pages.atoz import index_pages
from backfile.press.showing.views import UNTITLED, Named, shortened

KIND = "addresses"
FEW = 128
"""Addresses in a script, on average, are at most so many: about 15 kB, twice that in Cyrillic."""
SHOWN = 200
"""Characters of an address that the list shows."""
MOST_LINKS = 300
"""Pages of a host that its first one leads to, evenly chosen; each page leads to its neighbours."""

Entry = tuple[str, str, str]
"""An address in its one form, and the key and the title of an article that had it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """What find.html sees: how many hex digits the names of the scripts have."""

    digits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """What addresses.html sees: a page of a host's list of addresses, each with its article's page.

    `count` is of all of the host's, and None but on the first page. `first` is that page, None on itself;
    `others` are pages of the list, by the address that they begin with.
    """

    host: str
    count: int | None
    first: str | None
    others: tuple[Named, ...]
    listed: tuple[Named, ...]
    before: str | None
    after: str | None


def pages(plan: Plan) -> Iterator[Page]:
    """Lay out the page that finds, its scripts, and the list by host; nothing where no address is known."""
    records = plan.archive.records
    digits = digits_for(sum(map(len, records.addresses)))
    if not digits:
        return
    untitled = plan.tongue.gettext(UNTITLED)
    shelves: defaultdict[str, Places] = defaultdict(places)
    hosts: defaultdict[str, Places] = defaultdict(places)
    for place, addresses in enumerate(records.addresses):
        for name in dict.fromkeys(shelf_of(address, digits) for address in addresses):
            shelves[name].append(place)
        for host in dict.fromkeys(map(host_of, addresses)):
            hosts[host].append(place)
    yield Page(urls.FIND, "find.html", _find, (digits,))
    for number in range(16**digits):
        name = f"{number:0{digits}x}"
        found = _entries(records, shelves.get(name, ()), untitled)
        shelf = sorted(entry for entry in found if shelf_of(entry[0], digits) == name)
        yield Page(urls.addresses(name), "", _script, (tuple(shelf),))
    entries = tuple((host, urls.named(KIND, host), len(hosts[host]), None) for host in sorted(hosts))
    yield from index_pages(KIND, entries, plan.tongue, "names.html")
    for host, at in hosts.items():
        own = (one for one in _entries(records, at, untitled) if host_of(one[0]) == host)
        yield from _host(host, sorted((address, key) for address, key, _ in own))


def digits_for(count: int) -> int:
    """Return how many hex digits the names of so many addresses' scripts have: 0 where there is none."""
    digits = 1 if count else 0
    while count > FEW * 16**digits:
        digits += 1
    return digits


def shelf_of(address: str, digits: int) -> str:
    """Return the first hex digits of an address's CRC-32 (ISO 3309), by which its script is known."""
    return f"{crc32(address.encode('utf-8', 'surrogatepass')):08x}"[:digits]


def _entries(records: Records, at: Iterable[int], untitled: str) -> Iterator[Entry]:
    for place in at:
        face = records.deck.face(place)
        for address in records.addresses_at(place):
            yield address, face.key, face.title or untitled


def _host(host: str, entries: Sequence[tuple[str, str]]) -> Iterator[Page]:
    """Lay out the list of one host's addresses, each with the key of an article that had it."""
    own = urls.named(KIND, host)
    cuts = [*parts([address for address, _ in entries])]
    paths = [own, *_parts(own, [entries[start][0] for start, _ in cuts[1:]])]
    step = -(-len(cuts) // MOST_LINKS)
    others = tuple((entries[cuts[at][0]][0], paths[at]) for at in range(0, len(cuts), step))
    for at, (start, stop) in enumerate(cuts):
        listed = tuple(entries[start:stop])
        before, after = paths[at - 1] if at else None, paths[at + 1] if at + 1 < len(paths) else None
        if at:
            yield Page(paths[at], "addresses.html", _list, (host, None, own, (), listed, before, after))
        else:
            several = others if len(cuts) > 1 else ()
            slice_ = (host, len(entries), None, several, listed, before, after)
            yield Page(own, "addresses.html", _list, slice_)


def _parts(own: str, firsts: Iterable[str]) -> Iterator[str]:
    """Yield the paths of a list's further pages by their first addresses, which may be the same."""
    seen: Counter[str] = Counter()
    for first in firsts:
        yield urls.part(own, f"{first}\n{seen[first]}" if first in seen else first)
        seen[first] += 1


def _find(_: Desk, digits: int) -> Find:
    return Find(digits=digits)


def _script(_: Desk, entries: tuple[Entry, ...]) -> bytes:
    """Write a script that hands addresses over to static/find.js: ASCII, whatever titles hold."""
    rows = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in entries)
    for sign in "<>&":
        rows = rows.replace(sign, f"\\u{ord(sign):04x}")
    return f"backfileAddresses([\n{rows}\n]);\n".encode("ascii")


def _list(
    _: Desk,
    host: str,
    count: int | None,
    first: str | None,
    others: tuple[tuple[str, str], ...],
    listed: tuple[tuple[str, str], ...],
    before: str | None,
    after: str | None,
) -> Addresses:
    return Addresses(
        host=host,
        count=count,
        first=first,
        others=tuple(Named(_shown(address, host), path) for address, path in others),
        listed=tuple(Named(_shown(address, host), urls.article(key)) for address, key in listed),
        before=before,
        after=after,
    )


def _shown(address: str, host: str) -> str:
    """Return an address as the list of its host shows it."""
    return shortened(address.removeprefix(host) or "/", SHOWN)

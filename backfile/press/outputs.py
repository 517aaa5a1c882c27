"""The files of the site, as one build leaves them to the next.

A site of a million articles has one and a half million. What is known of each is packed into one value of 128
bytes: as a tuple of its parts it took 300, and tables of those printed and put anew 150 more. It is unpacked
where it is asked for, a part at a time.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from backfile.press.links import Anchored
from backfile.press.publishing.manifest import Entry
from backfile.press.publishing.survey import Stamp

T = TypeVar("T")

_FRESH = 0x80
"""In the first byte, the file was put; the rest of that byte is the length of the stamp."""
_KEY, _ENTRY = slice(1, 17), slice(17, 57)
"""Where key and entry are; behind them are the stamp, and the anchored if there are any."""
_STAMP = 57
_PLAIN = 2
"""The version of marshal that looks for no repeated values."""


class Output(NamedTuple):
    """A file of the site: the key of what it is made of, what it holds, and how it is published.

    `anchored` are the places on other pages that it links to.
    """

    key: str
    entry: Entry
    stamp: Stamp
    anchored: tuple[Anchored, ...] = ()


class Part(Mapping[str, T]):
    """One part of what is known of each file, by path."""

    __slots__ = ("_part", "_values")

    def __init__(self, values: Mapping[str, bytes], part: Callable[[bytes], T]) -> None:
        self._values = values
        self._part = part

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __contains__(self, path: object) -> bool:
        return path in self._values

    def __getitem__(self, path: str) -> T:
        return self._part(self._values[path])

    def of(self, path: str) -> T | None:
        """Return what `get` does, which takes five times as long where there is nothing."""
        value = self._values.get(path)
        return None if value is None else self._part(value)


class Fresh(Mapping[str, Stamp]):
    """The stamps of the files that were put: they are not published yet, or not so."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, bytes]) -> None:
        self._values = values

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[str]:
        return (path for path, value in self._values.items() if value[0] & _FRESH)

    def __contains__(self, path: object) -> bool:
        value = self._values.get(path)  # type: ignore[call-overload]
        return value is not None and bool(value[0] & _FRESH)

    def __getitem__(self, path: str) -> Stamp:
        value = self._values[path]
        if value[0] & _FRESH:
            return _stamp(value)
        raise KeyError(path)


class Outputs(Mapping[str, Output]):
    """Outputs by path, in the order in which they came. `fresh` are the stamps of those that were put."""

    __slots__ = ("entries", "fresh", "packed", "stamps")

    def __init__(self) -> None:
        self.packed: dict[str, bytes] = {}
        self.entries = Part(self.packed, _entry)
        self.stamps = Part(self.packed, _stamp)
        self.fresh = Fresh(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __contains__(self, path: object) -> bool:
        return path in self.packed

    def __getitem__(self, path: str) -> Output:
        value = self.packed[path]
        return Output(value[_KEY].hex(), _entry(value), _stamp(value), _anchored(value))

    def keys(self) -> KeysView[str]:
        """Return the paths, as a set."""
        return self.packed.keys()

    def key(self, path: str) -> str | None:
        """Return the key of what stands at a path, if anything does."""
        value = self.packed.get(path)
        return None if value is None else value[_KEY].hex()

    @property
    def anchored(self) -> Iterator[tuple[str, tuple[Anchored, ...]]]:
        """The files that link to places on other pages, each with these."""
        return ((path, found) for path, value in self.packed.items() if (found := _anchored(value)))

    def add(self, path: str, output: Output, *, fresh: bool = False) -> None:
        """Note what stands at a path, or will, if it was put just now."""
        key, entry, stamp, anchored = output
        head = len(stamp) | _FRESH if fresh else len(stamp)
        self.packed[path] = _with(b"%c%b%b%b" % (head, bytes.fromhex(key), entry, stamp), anchored)

    def keep(self, path: str, other: "Outputs") -> None:
        """Note that what stands at a path is what others know of it."""
        self.packed[path] = other.packed[path]

    def keeps(self, path: str, other: "Outputs") -> bool:
        """Tell whether what stands at a path is there because others knew of it."""
        value = self.packed.get(path)
        return value is not None and value is other.packed.get(path)

    def drop(self, path: str) -> None:
        """Forget what stands at a path, if anything does."""
        self.packed.pop(path, None)


def _entry(value: bytes) -> Entry:
    return Entry(value[_ENTRY])


def _stamp(value: bytes) -> Stamp:
    return Stamp(value[_STAMP : _STAMP + (value[0] & ~_FRESH)])


def _with(value: bytes, anchored: tuple[Anchored, ...]) -> bytes:
    return value + marshal.dumps(anchored, _PLAIN) if anchored else value


def _anchored(value: bytes) -> tuple[Anchored, ...]:
    packed = value[_STAMP + (value[0] & ~_FRESH) :]
    anchored: tuple[Anchored, ...] = marshal.loads(packed) if packed else ()  # noqa: S302 - packed here
    return anchored


def rows_for(outputs: Outputs, paths: Iterable[str] | None = None) -> Iterator[Sequence[Any]]:
    """Yield outputs, all or those at these paths, as plain values, ready for JSON."""
    for path in outputs if paths is None else paths:
        value = outputs.packed[path]
        text = value[1 : _STAMP + (value[0] & ~_FRESH)].hex()
        yield path, text[:32], text[32:112], text[112:], _anchored(value)


def outputs_of(
    rows: Iterable[Sequence[Any]], published: Mapping[str, Stamp]
) -> tuple[Outputs, dict[str, None]]:
    """Read rows back: the outputs that still stand in the published folder, and in order the paths of all."""
    found = Outputs()
    earlier = dict[str, None]()
    for path, key, entry, stamp, anchored in rows:
        earlier[path] = None
        value = bytes.fromhex(f"{len(stamp) // 2:02x}{key}{entry}{stamp}")
        if published.get(path) == value[_STAMP:]:
            places = tuple((file, tuple(anchors)) for file, anchors in anchored) if anchored else ()
            found.packed[path] = _with(value, places)
    return found, earlier

"""Where the site is published: a shape with two makes, a folder and a storage."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from backfile.places import Place
from backfile.press.publishing.manifest import Manifest
from backfile.press.publishing.publish import Published
from backfile.press.publishing.survey import Stamp, Survey
from backfile.working.work import Crew


class Outlet(Protocol):
    """A place of publication. It can be sent to workers. What it raises is a BackfileError.

    A build uses it in this order: recover, survey, begin; put, pour, holds, page and lines, at will and by
    workers; then commit, or abandon. The lock of the site must be held from the first to the last.
    """

    def recover(self, *, crew: Crew) -> None:
        """Make good what an earlier run that was cut off left behind."""

    def survey(self) -> Survey:
        """Tell what is published."""

    def begin(self, *, many: bool) -> None:
        """Make ready for a new site, most of whose files will be put if they are `many`."""

    def put(self, path: str, data: bytes) -> Stamp:
        """Put a file of the new site beside the published one, whole, and return its stamp."""

    def pour(self, path: str, pieces: Iterable[bytes]) -> Stamp:
        """Put a file as `put` does, a piece at a time."""

    def holds(self, path: str, data: bytes) -> bool:
        """Tell whether a published file is just these bytes."""

    def page(self, path: str, *, anew: bool) -> bytes:
        """Read a page of the new site, which was put `anew` or stays as it is published."""

    def lines(self, path: str) -> Iterator[bytes]:
        """Read a published file line by line, each with its end (LF)."""

    def commit(self, before: Survey, made: Manifest, fresh: Mapping[str, Stamp], *, crew: Crew) -> Published:
        """Make the outputs of `made` the published site: see `publish.commit`."""

    def abandon(self, *, free: bool) -> None:
        """Give the new site up, after a failure, and set its space `free` if that is needed."""


def outlet_of(place: Place) -> Outlet:
    """Return the place of publication that belongs to a place."""
    if isinstance(place, Path):
        from backfile.press.publishing.folder import outlet

        return outlet(place)
    from backfile.press.publishing.instorage import InStorage

    return InStorage(place)

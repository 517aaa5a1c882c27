"""Publication into the folder `public` of the site."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from backfile.files import disk
from backfile.press.publishing import publish, staging, survey, trees
from backfile.press.publishing.manifest import Manifest
from backfile.press.publishing.publish import Published
from backfile.press.publishing.survey import FOLDER, Stamp, Survey
from backfile.working.work import Crew


@dataclass(frozen=True, slots=True)
class InFolder:
    """The outlet of the site in the folder `root`, whose staging folder is `staged`: see `outlet.Outlet`."""

    root: Path
    staged: Path

    def recover(self, *, crew: Crew) -> None:  # noqa: ARG002 - there is too little to do
        """Make good what an earlier run that was cut off left behind."""
        trees.recover(self.root)

    def survey(self) -> Survey:
        """Tell what is published."""
        return survey.survey(self.root)

    def begin(self, *, many: bool) -> None:
        """Open the staging folder."""
        staging.begin(self.root, many=many)

    def put(self, path: str, data: bytes) -> Stamp:
        """Write a file into the staging folder."""
        return staging.put(self.staged, path, data)

    def pour(self, path: str, pieces: Iterable[bytes]) -> Stamp:
        """Write a file into the staging folder, a piece at a time."""
        return staging.put_pieces(self.staged, path, pieces)

    def holds(self, path: str, data: bytes) -> bool:
        """Tell whether a published file is just these bytes."""
        return disk.holds(self.root / FOLDER / path, (data,))

    def page(self, path: str, *, anew: bool) -> bytes:
        """Read a page of the new site."""
        with survey.told(self.root):
            return (self.staged if anew else self.root / FOLDER).joinpath(path).read_bytes()

    def lines(self, path: str) -> Iterator[bytes]:
        """Read a published file line by line."""
        with survey.told(self.root), (self.root / FOLDER / path).open("rb") as file:
            yield from file

    def commit(self, before: Survey, made: Manifest, fresh: Mapping[str, Stamp], *, crew: Crew) -> Published:  # noqa: ARG002 - two renames
        """Exchange the trees."""
        return publish.commit(self.root, before, made, fresh)

    def abandon(self, *, free: bool) -> None:
        """Keep what was written, to be written over by the next build, unless its space is to be set free."""
        staging.abandon(self.root, free=free)


def outlet(root: Path) -> InFolder:
    """Return the outlet of the site in the folder `root`."""
    return InFolder(root, root / trees.STAGED)

"""The first look of a build: the stamps of everything that the site is made from."""

from dataclasses import dataclass
from pathlib import Path

from backfile import places, program
from backfile.files import lock, stamps
from backfile.files.stamps import Stamps, stamps_below
from backfile.names import FOLDER as ARTICLES
from backfile.places import Place

SEEDS, SETTINGS = "seeds", "site.toml"
_THEME = ("templates", "static", "locale")


@dataclass(frozen=True, slots=True)
class Look:
    """Stamps by file: of articles, of captures with their sidecars, of settings, theme and program."""

    articles: Stamps
    seeds: Stamps
    others: Stamps

    @property
    def digest(self) -> str | None:
        """The digest of all stamps; None where a file is not settled."""
        return stamps.digest((self.articles, self.seeds, self.others))


def look(root: Path, place: Place | None = None) -> Look:
    """Look at the site in `root`, whose lock must be held. Raises BackfileError (input/output).

    Articles and captures are in `root` as well, unless they have a `place` of their own.
    """
    place = place or root
    since = stamps.began(root / lock.NAME)
    others = {SETTINGS: stamps.stamp_of(root / SETTINGS, since=since), **program.stamps(since=since)}
    for top in dict.fromkeys((root, program.home())):
        for folder in _THEME:
            others.update(
                (f"{top}/{path}", stamp) for path, stamp in stamps_below(top, folder, since=since).items()
            )
    return Look(
        articles=places.stamps_below(place, ARTICLES, since=since),
        seeds=places.stamps_below(place, SEEDS, since=since),
        others=others,
    )

"""What the manifest says that the site is made from: every file that has a say in it."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

from backfile.captures import FOLDER as SEEDS
from backfile.captures.naming import file_of
from backfile.files.stamps import UNSETTLED, Stamps
from backfile.intake.batch import Batch
from backfile.intake.sidecar import sidecar_bytes, sidecar_for
from backfile.pictures import MOST_BYTES, is_named_as_picture
from backfile.places import Place, read
from backfile.press.publishing.manifest import Entry, entry, entry_of
from backfile.press.theming.theme import Theme
from backfile.records.shelf import Shelf


def inputs_of(place: Place, theme: Theme, shelf: Shelf, batch: Batch, seeds: Stamps) -> dict[str, Entry]:
    """Return the entries of articles, captures, sidecars, templates and static files, by path.

    The settings are not among them: the manifest has the digest of those that have a say in the site.
    What is withheld from the site is withheld from its manifest, and so is its capture.
    """
    found = {path: entry_of(data) for path, data in (*theme.sources.items(), *theme.static.items())}
    withheld: set[str] = set()
    for path, row in shelf.rows.items():
        if not row.withheld:
            found[path] = entry(row.size, bytes.fromhex(row.sha256))
        for file, sha256, *_ in row.captures if row.withheld else ():
            # Its captures may have been renamed, and may hold other articles: all of them are withheld.
            withheld |= {file_of(file), sha256}
    known = {*_captured(shelf)} if shelf.unread else set()
    for capture in batch.found:
        file = file_of(capture.file)
        if shelf.unread and file not in known:
            continue  # an article that can't be read may be one that is withheld, and this may be its capture
        if file not in found and not (withheld and {file, capture.sha256} & withheld):
            found[file] = entry(capture.size, bytes.fromhex(capture.sha256))
            if capture.sidecar and (sidecar := sidecar_for(file, seeds.__contains__)):
                found[sidecar] = entry_of(sidecar_bytes(place, sidecar))
    return found


def left_behind(shelf: Shelf, seeds: Stamps, inputs: Mapping[str, Entry]) -> Iterator[str]:
    """Yield what is to be told of files in the seeds folder that no copy of the site gives back.

    What no article of the site is made from is not published: it may be private, or of an article that is
    withheld. Such are pictures that no article shows, what a browser saved beside a page, and captures that
    can't be read. `inputs` are what the site carries, but for pictures.
    """
    shared: Counter[str] = Counter()
    if any(row.withheld for row in shelf.rows):
        shared.update(file for file in _captured(shelf) if file in seeds and file not in inputs)
    for file, count in sorted(shared.items()):
        articles = (
            "1 article that is shown comes" if count == 1 else f"{count:,} articles that are shown come"
        )
        yield (
            f"{file}: not carried by the site, as an article that is withheld was read from it too; "
            f"{articles} back from a copy without this capture"
        )
    stated = {sidecar_for(file, seeds.__contains__) for file in shared}
    pictures = {file for row in shelf.rows if not row.withheld for file, _ in row.pictures}
    rest = seeds.keys() - inputs.keys() - pictures - shared.keys() - stated
    if rest:
        files_are = "1 file is" if len(rest) == 1 else f"{len(rest):,} files are"
        yield f"{SEEDS}/: {files_are} not carried by the site, as no article that it shows is made from them"


def _captured(shelf: Shelf) -> Iterator[str]:
    """Yield the file of each capture of each article on the site."""
    for row in shelf.rows:
        if not row.withheld:
            yield from (file_of(file) for file, *_ in row.captures)


def pictures_in(place: Place, seeds: Stamps) -> Mapping[str, str]:
    """Return the pictures beside the captures, each with what tells that it has changed.

    Where that can't be its stamp, it is the digest of its bytes. Raises BackfileError.
    """
    found = {name: stamp for name, stamp in seeds.items() if is_named_as_picture(name)}
    for name in (name for name, stamp in found.items() if stamp == UNSETTLED):
        data = read(place, name, most=MOST_BYTES, setting="the limit of a picture")
        found[name] = hashlib.sha256(data).hexdigest()
    return found

"""What the manifest says that the site is made from: every file that has a say in it."""

from pathlib import Path

from backfile.intake.batch import Batch
from backfile.intake.memory import sidecar_for
from backfile.names import path_of
from backfile.press.manifest import Entry, entry, entry_of
from backfile.press.theme import Theme
from backfile.shelf import Shelf
from backfile.stamps import Stamps


def inputs_of(root: Path, theme: Theme, shelf: Shelf, batch: Batch, seeds: Stamps) -> dict[str, Entry]:
    """Return the entries of articles, captures, sidecars, templates and static files, by path.

    The settings are not among them: the manifest has the digest of those that have a say in the site.
    What is withheld from the site is withheld from its manifest, and so is its capture.
    """
    found = {path: entry_of(data) for path, data in (*theme.sources.items(), *theme.static.items())}
    withheld = set()
    for record in shelf.records.values():
        if record.withheld:
            withheld.add(record.origin.file if record.origin else "")
        else:
            found[path_of(record.key)] = entry(record.size, bytes.fromhex(record.sha256))
    for capture in batch.found:
        if capture.file not in withheld:
            size = (root / capture.file).stat().st_size
            found[capture.file] = entry(size, bytes.fromhex(capture.sha256))
            if sidecar := sidecar_for(capture.file, seeds):
                found[sidecar] = entry_of((root / sidecar).read_bytes())
    return found

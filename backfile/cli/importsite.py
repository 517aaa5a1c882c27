"""import-site: the archive, had back from a published site or a mirror of it."""

import sys
from pathlib import Path

from backfile.cli.new import front_door
from backfile.cli.verify import Asked, result_of
from backfile.cli.words import many
from backfile.errors import BackfileError, Exit, Location, shown
from backfile.files import disk, lock
from backfile.fixity.claims import Standing, signature_in
from backfile.fixity.recovering import Recovery, recover, recovery
from backfile.fixity.signing import KEPT

_NOT_CARRIED = (
    "no copy of a site has what is withheld, nor files of seeds/ from which no article on it is made: "
    "captures that could not be read, pictures that none shows, what a browser saved beside a page"
)


def import_site(root: Path, folder: Path, *, key: str | None, theme: bool, unverified: bool) -> int:
    """Write what the site in `folder` is made from into the archive in `root`.

    A copy that is not whole, or not signed by the `key`, is refused (verification) unless it may be
    `unverified`: then what is whole is taken, and the exit code is 4 where something is lost. Templates and
    static files of the archive's own are taken from a copy that the key has signed, or where the `theme` is
    asked for. Files that are there already and differ are never overwritten: then nothing is written (usage).
    """
    result = result_of(folder, Asked(key=key))
    copy = result.checked
    bad = bool(copy.missing or copy.changed or copy.strange or copy.unreadable or result.wrong)
    if bad and not unverified:
        message = "the copy is not what was published, so nothing was taken from it"
        hint = f"see what is wrong with: python build.py verify {folder}; or take what is whole: --unverified"
        raise BackfileError(message, Location(str(folder)), hint, code=Exit.VERIFICATION)
    with lock.locked(root):
        found = recovery(root, copy, theme=theme or result.standing is Standing.GOOD)
        recover(root, folder, found)
        front_door(root)
        if signature := signature_in(folder):  # the chain goes on
            disk.create(root / KEPT, signature.file(), KEPT)
    sys.stdout.write("".join(f"{line}\n" for line in _told(root, found)))
    return Exit.VERIFICATION if found.lost else Exit.DONE


def _told(root: Path, found: Recovery) -> list[str]:
    lines = [f"lost  {shown(path)}" for path in found.lost]
    lines += [f"{shown(path)}: not taken: it is the theme of another version" for path in found.newer]
    why = "not taken, as a template can run programs: give --key, or --theme"
    lines += [f"{shown(path)}: {why}" for path in found.distrusted]
    standing = f", {many(found.standing, 'file')} there already" if found.standing else ""
    lost = f", {many(len(found.lost), 'file')} lost" if found.lost else ""
    lines.append(f"{root}: {many(len(found.files), 'file')} written{standing}{lost}")
    lines.append(_NOT_CARRIED)
    return lines

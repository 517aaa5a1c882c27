"""Publication below `public/` in a storage, step by step, as nothing there can be exchanged at once."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from mimetypes import MimeTypes

from backfile.errors import BackfileError, Exit, Location
from backfile.press import urls
from backfile.press.publishing import manifest, publish
from backfile.press.publishing.manifest import Manifest
from backfile.press.publishing.publish import Published
from backfile.press.publishing.survey import Stamp, Survey, not_ours
from backfile.remote import rollout
from backfile.remote.rollout import FOLDER, STAGED, Journal
from backfile.remote.storage import Storage, Told
from backfile.working.work import Crew

_TYPES = MimeTypes()
"""The table that comes with Python, without what this machine adds to it."""


@dataclass(frozen=True, slots=True)
class InStorage:
    """The outlet of a site in a storage: see `outlet.Outlet`."""

    storage: Storage

    def recover(self, *, crew: Crew) -> None:
        """Finish a publication that was cut off, and remove what else was left."""
        self.storage.ready()
        rollout.recover(self.storage, crew=crew)

    def survey(self) -> Survey:
        """Tell what is published."""
        told = self._told(FOLDER)
        if told:
            self._refuse_others()
        return Survey(files={path: _stamp(one) for path, one in told.items()}, empty=frozenset(), folders={})

    def begin(self, *, many: bool) -> None:
        """Do nothing: the staging folder is empty since `recover`."""

    def put(self, path: str, data: bytes) -> Stamp:
        """Write a file into the staging folder; its stamp is its size until it is published."""
        return self._put(path, (data,))

    def pour(self, path: str, pieces: Iterable[bytes]) -> Stamp:
        """Write a file into the staging folder, a piece at a time."""
        return self._put(path, pieces)

    def holds(self, path: str, data: bytes) -> bool:
        """Tell whether a published file is just these bytes."""
        return self.storage.part(f"{FOLDER}/{path}", 0, len(data) + 1) == data

    def page(self, path: str, *, anew: bool) -> bytes:
        """Read a page of the new site."""
        return self.storage.part(f"{STAGED if anew else FOLDER}/{path}", 0, None)

    def lines(self, path: str) -> Iterator[bytes]:
        """Read a published file line by line."""
        with self.storage.reading(f"{FOLDER}/{path}") as file:
            yield from file

    def commit(self, before: Survey, made: Manifest, fresh: Mapping[str, Stamp], *, crew: Crew) -> Published:
        """Publish by a journal: see `rollout`."""
        old = publish.old_of(before, made, fresh, self._ours)
        publish.refuse(old, made.outputs)
        _refuse_folders(old.stale, fresh)
        changed = bool(fresh or old.stale)
        written = {
            path: self._put(path, pieces())
            for path, pieces in made.files().items()
            if changed or path not in before.files or not self._same(path, pieces())
        }
        put = {**fresh, **written}
        if put or old.stale:
            self._prove_staged(put)
            journal = Journal(
                added=tuple(sorted(fresh.keys() - before.files.keys())),
                changed=tuple(sorted(fresh.keys() & before.files.keys())),
                removed=tuple(sorted(old.stale)),
                last=tuple(sorted(written)),
            )
            rollout.carry_out(self.storage, journal, crew=crew)
        return Published(
            written=len(put),
            unchanged=len(made.outputs) + len(manifest.NAMES) - len(put),
            pruned=len(old.stale),
            stamps=self._published(put) if put else {},
        )

    def abandon(self, *, free: bool) -> None:  # noqa: ARG002 - what is staged is of no use to the next build
        """Remove what was staged, unless its publication has begun."""
        rollout.abandon(self.storage)

    def _put(self, path: str, pieces: Iterable[bytes]) -> Stamp:
        size = self.storage.write(f"{STAGED}/{path}", pieces, kind=_kind(path))
        return Stamp(size.to_bytes(8, "big"))

    def _same(self, path: str, pieces: Iterable[bytes]) -> bool:
        with self.storage.reading(f"{FOLDER}/{path}") as file:
            return all(file.read(len(piece)) == piece for piece in pieces) and not file.read(1)

    def _ours(self, paths: Collection[str]) -> frozenset[str]:
        with self.storage.reading(f"{FOLDER}/{urls.MANIFEST}") as file:
            return manifest.named_in(file, paths)

    def _told(self, folder: str) -> dict[str, Told]:
        return {name.removeprefix(f"{folder}/"): told for name, told in self.storage.listed(folder)}

    def _refuse_others(self) -> None:
        """Raise BackfileError (usage) unless what is published is ours; half a manifest can't be there."""
        name = f"{FOLDER}/{urls.MANIFEST}"
        head = len(manifest.HEAD)
        if not self.storage.is_there(name) or self.storage.part(name, 0, head) != manifest.HEAD:
            raise not_ours("was not made by this program (it has no manifest of ours)")

    def _prove_staged(self, put: Mapping[str, Stamp]) -> None:
        """Raise BackfileError unless all that was put is there, whole, before any of it is published."""
        told = self._told(STAGED)
        for path, stamp in sorted(put.items()):
            if path not in told or told[path].size != int.from_bytes(stamp, "big"):
                raise _gone(path)

    def _published(self, put: Mapping[str, Stamp]) -> dict[str, Stamp]:
        """Return the stamps that the files have now."""
        told = self._told(FOLDER)
        if missing := put.keys() - told.keys():
            raise _gone(min(missing))
        return {path: _stamp(told[path]) for path in put}


def _stamp(told: Told) -> Stamp:
    if not (told.tag or told.time):  # then a file that somebody has changed would pass for ours
        message = "the storage tells neither an ETag nor a time of its files"
        raise BackfileError(message, Location(f"{FOLDER}/"), "use one that does", code=Exit.USAGE)
    text = f"{told.size} {told.tag or told.time}"
    return Stamp(hashlib.blake2b(text.encode(), digest_size=16).digest())


def _kind(path: str) -> str:
    kind, encoding = _TYPES.guess_type(path)
    if kind is None or encoding:
        return "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _gone(path: str) -> BackfileError:
    return BackfileError("it was written, and is gone", Location(f"{FOLDER}/{path}"), code=Exit.IO)


def _refuse_folders(stale: Collection[str], fresh: Collection[str]) -> None:
    """Refuse to make a file of a folder, or a folder of a file: some storages have folders, and can't."""
    folders = set(publish.folders(fresh)) if stale else set()
    for path in sorted(stale):
        if path in folders or any(folder in fresh for folder in publish.folders([path])):
            message = "a file and a folder of the same name can't follow each other in a storage"
            hint = "remove it from the storage, then build again"
            raise BackfileError(message, Location(f"{FOLDER}/{path}"), hint, code=Exit.USAGE)

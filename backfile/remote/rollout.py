"""Publishing into a storage, where no folder can be exchanged: by a journal, rolled forward until it is done.

The new files wait in a folder of their own. The journal names what is to become of them, and once it is
written, that will be: a build that finds a journal finishes it before anything else. Readers may see pages of
both sites for as long as it takes, but no link that leads nowhere: new files come first, then those that are
replaced, then what is gone is removed, and the manifest is the last. Why: docs/decisions/0016-remote.md.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields

from backfile.errors import BackfileError, Exit, Location
from backfile.remote.storage import Storage
from backfile.working.work import Crew, mapped

FOLDER, STAGED, JOURNAL = "public", ".public.staged", ".public.journal"
_BATCH = 200
"""Files that a worker takes at once; how many it copies at the same time is up to the storage's library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """What is to be done with files of the site, by path, step by step.

    `added` and `changed` are copied from the staging folder, `removed` are removed, `last` are copied, one
    after the other.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    last: tuple[str, ...]

    def dumps(self) -> bytes:
        """Write the journal as two lines: JSON, and its SHA-256, so that half a journal is known for one."""
        line = json.dumps(asdict(self)).encode()
        return b"%b\n%b\n" % (line, hashlib.sha256(line).hexdigest().encode())


def journal_of(data: bytes) -> Journal | None:
    """Read a journal back; None where it was not written to its end, so that nothing of it was done."""
    line, _, seal = data.partition(b"\n")
    if seal.decode("ascii", "replace").strip() != hashlib.sha256(line).hexdigest():
        return None
    steps = json.loads(line)
    return Journal(**{field.name: tuple(steps[field.name]) for field in fields(Journal)})


def recover(storage: Storage, *, crew: Crew) -> None:
    """Make good what an earlier run that was cut off left in the storage. Raises BackfileError.

    A publication that was begun is finished; what was staged and not published is removed.
    """
    if storage.is_there(JOURNAL):
        with storage.reading(JOURNAL) as file:
            journal = journal_of(file.read())
        if journal is not None:
            with _hinted(
                f"or remove {JOURNAL} and {FOLDER}/ from the storage, and the next build makes the site anew"
            ):
                _finish(storage, journal, crew)
        storage.remove(JOURNAL)
    storage.clear(STAGED)


def abandon(storage: Storage) -> None:
    """Remove what was staged, unless its publication has begun: then the next run finishes it.

    What can't be removed now is removed by the next run.
    """
    with contextlib.suppress(BackfileError):
        if not storage.is_there(JOURNAL):
            storage.clear(STAGED)


def carry_out(storage: Storage, journal: Journal, *, crew: Crew) -> None:
    """Publish what is staged. Raises BackfileError (input/output), after which `recover` goes on with it."""
    storage.write(JOURNAL, (journal.dumps(),))
    with _hinted("that is finished first"):
        _finish(storage, journal, crew)
    storage.remove(JOURNAL)
    storage.clear(STAGED)


@contextlib.contextmanager
def _hinted(then: str) -> Iterator[None]:
    """Add to what stops a publication how it goes on."""
    hint = f"the site is half published: build again, {then}"
    try:
        yield
    except BackfileError as error:
        raise BackfileError(error.message, error.at, hint, code=Exit.IO) from None
    except KeyboardInterrupt:
        raise BackfileError("stopped", Location(f"{FOLDER}/"), hint, code=Exit.IO) from None


def _finish(storage: Storage, journal: Journal, crew: Crew) -> None:
    """Do each step of the journal, all of it again where a part has been done."""
    for paths in (journal.added, journal.changed):
        batches = [paths[at : at + _BATCH] for at in range(0, len(paths), _BATCH)]
        for _ in mapped(_copy, storage, batches, crew=crew, chunk=1):
            pass
    for _ in mapped(_remove, storage, journal.removed, crew=crew, chunk=_BATCH):
        pass
    for path in journal.last:
        _copy(storage, (path,))


def _copy(storage: Storage, paths: Sequence[str]) -> None:
    storage.copy([(f"{STAGED}/{path}", f"{FOLDER}/{path}") for path in paths])


def _remove(storage: Storage, path: str) -> None:
    storage.remove(f"{FOLDER}/{path}")

"""The index of all words, made with the site: from nothing, or from that of the earlier build."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import NamedTuple, overload

from backfile.errors import BackfileError, Problems, problems_of
from backfile.press.findable import Slips, doc_in, doc_of, is_article, key_at
from backfile.press.page import Desk, Page, Plan
from backfile.press.printing import Job, Printed, Shop, Unprinted, put
from backfile.press.progress import Progress
from backfile.search import making, root, store
from backfile.search.changing import Change, UnfitError, moved
from backfile.search.doc import Doc
from backfile.search.making import Stretch
from backfile.search.payload import data_of
from backfile.search.segment import entries
from backfile.search.slots import slots_of
from backfile.search.spill import spilled
from backfile.search.table import Row
from backfile.working.work import Crew, mapped

FEW = 100
"""Of more changed articles than so many, the index is made from nothing."""


class _Task(NamedTuple):
    """A stretch to index: slot, key and digest of each article, and the groups to put, by path.

    `slips` are those of the articles, None for one that has to be read.
    """

    articles: tuple[tuple[int, str, str], ...]
    jobs: dict[str, Job]
    base: bytes
    slips: tuple[bytes | None, ...] = ()


class _Done(NamedTuple):
    """What came of a stretch; `made` is None where an article could not be read."""

    printed: tuple[tuple[str, Printed | Unprinted], ...]
    made: Stretch | None


@dataclass(frozen=True, slots=True)
class _Tasks(Sequence[_Task]):
    """The tasks of an index: the slips of each are fetched by whoever does it, and not before."""

    tasks: Sequence[_Task]
    slips: Slips

    def __len__(self) -> int:
        return len(self.tasks)

    @overload
    def __getitem__(self, place: int) -> _Task: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[_Task]: ...
    def __getitem__(self, place: int | slice) -> _Task | Sequence[_Task]:
        if isinstance(place, slice):
            return [*map(self._whole, self.tasks[place])]
        return self._whole(self.tasks[place])

    def _whole(self, task: _Task) -> _Task:
        return task._replace(slips=tuple(self.slips.get(key) for _, key, _ in task.articles))


def index(shop: Shop, plan: Plan, progress: Progress, slips: Slips, *, same: bool, crew: Crew) -> None:
    """Put the index of the archive; `same` says that theme, settings and program are.

    What an earlier build has left is brought forward where few articles have changed. `slips` are those of
    articles whose pages were printed in this run.
    """
    before = frozenset(path for path in progress.known if path.startswith(root.FOLDER))
    whole = sum(path.startswith(root.FOLDER) for path in progress.earlier) == len(before)
    for path in before:
        progress.outputs.drop(path)
    if not (same and whole and root.ROOT in before and _brought_forward(shop, plan, progress, before)):
        _from_nothing(shop, plan, progress, slips, crew=crew)


def _brought_forward(shop: Shop, plan: Plan, progress: Progress, before: Collection[str]) -> bool:
    """Bring the published index forward; tell whether that could be done."""
    pages = set(filter(is_article, progress.outputs))
    earlier = set(filter(is_article, progress.earlier))
    changed = {key_at(path) for path in pages if not progress.kept(path)}
    come, went = set(map(key_at, pages - earlier)), set(map(key_at, earlier - pages))
    if len(changed) + len(went) > FEW:
        return False

    def read(path: str) -> bytes:
        if path not in before:
            raise FileNotFoundError(path)
        return shop.outlet.page(path, anew=False)

    whole = root.root_of(read(root.ROOT))
    base = data_of(read(root.BASE)) if whole.base >= 0 else b""
    change = Change(whole, read, base)
    try:
        if changed or went:
            layout = making.layout_of(map(key_at, pages))
            slots = slots_of(map(key_at, earlier), whole.capacity) if come or went else layout.slots
            if (layout.capacity, layout.base, layout.tables) != (whole.capacity, whole.base, whole.tables):
                return False
            touched = [*moved(slots, layout.slots, changed)]
            removed = {slots[key]: change.doc(slots[key]) for key in touched if key in slots}
            added = {
                layout.slots[key]: _doc_now(shop.desk, plan, key) for key in touched if key in layout.slots
            }
            change.make(removed, added)
    except UnfitError:
        return False
    for path in before:
        if path not in change.gone and path not in change.put:
            progress.outputs.keep(path, progress.known)
    for path, data in change.put.items():
        progress.take(path, put(shop, progress.job(_page(path)), data))
    return True


def _doc_now(desk: Desk, plan: Plan, key: str) -> Doc:
    records = plan.archive.records
    place = records.place_of(key)
    if place is None:
        raise UnfitError
    return doc_of(desk, key, records.record(place).sha256)


def _from_nothing(shop: Shop, plan: Plan, progress: Progress, slips: Slips, *, crew: Crew) -> None:
    digests = {record.key: record.sha256 for record in plan.archive.records}
    layout = making.layout_of(digests)
    base = store.base_of(doc_of(shop.desk, key, digests[key]) for key in layout.bases)
    slips.ready()
    tasks = _Tasks([_task(stretch, digests, base, progress) for stretch in layout.stretches()], slips)
    del digests
    rows: list[Row] = []
    words = 0
    with TemporaryFile() as file:
        segments = []
        for done in mapped(_stretch, shop, tasks, crew=crew, chunk=1):
            for path, printed in done.printed:
                progress.take(path, printed)
            if done.made is None:
                return
            segments.append(entries(spilled(file, done.made.blocks)))
            rows += done.made.rows
            words += done.made.words
        for path, data in making.files(layout, segments, rows, words, base):
            progress.take(path, put(shop, progress.job(_page(path)), data))


def _page(path: str) -> Page:
    return Page(path, "", bytes, ())


def _task(
    stretch: Sequence[tuple[int, str]], digests: Mapping[str, str], base: bytes, progress: Progress
) -> _Task:
    paths = dict.fromkeys(root.texts(slot // store.GROUP) for slot, _ in stretch)
    jobs = {path: progress.job(_page(path)) for path in paths}
    return _Task(tuple((slot, key, digests[key]) for slot, key in stretch), jobs, base)


def _stretch(shop: Shop, task: _Task) -> _Done:
    """Index a stretch of articles, and put the groups of the store that they are in."""
    printed: list[tuple[str, Printed | Unprinted]] = []
    try:
        docs = [
            (slot, doc_in(slip) if slip else doc_of(shop.desk, key, sha256))
            for (slot, key, sha256), slip in zip(task.articles, task.slips, strict=True)
        ]
        for path, group in making.groups(docs):
            _, data = making.file(path, store.group_data(group, task.base))
            printed.append((path, put(shop, task.jobs[path], data)))
    except (BackfileError, Problems) as error:
        return _Done((*printed, (root.ROOT, Unprinted(problems_of(error)))), None)
    return _Done(tuple(printed), making.stretch_of(docs))

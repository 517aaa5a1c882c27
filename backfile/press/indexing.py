"""The index of all words, made with the site: from nothing, or from that of the earlier build."""

from collections.abc import Iterator, Sequence
from itertools import chain
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from backfile.errors import BackfileError, Exit, Problems, problems_of
from backfile.press import plaintext, urls
from backfile.press.page import Desk, Page, Plan
from backfile.press.printing import Job, Printed, Shop, Unprinted, put
from backfile.press.progress import Progress
from backfile.press.reading import article_at
from backfile.search import making, root, store
from backfile.search.doc import Doc
from backfile.search.making import Layout, Stretch
from backfile.search.segment import Entry, entries
from backfile.work import Crew, mapped


class _Task(NamedTuple):
    """A stretch to index: the slot, the key and the digest of each article, and the groups to put, by path."""

    articles: tuple[tuple[int, str, str], ...]
    jobs: dict[str, Job]
    base: bytes


class _Done(NamedTuple):
    """What came of a stretch; `made` is None where an article could not be read."""

    printed: tuple[tuple[str, Printed | Unprinted], ...]
    made: Stretch | None


def index(shop: Shop, plan: Plan, progress: Progress, *, same: bool, crew: Crew) -> None:
    """Put the index of the archive, if there is to be one; `same` says that theme, settings and program are."""
    if not plan.settings.search.enabled or progress.problems:
        return
    _from_nothing(shop, plan, progress, crew=crew)


def _from_nothing(shop: Shop, plan: Plan, progress: Progress, *, crew: Crew) -> None:
    layout = making.layout_of(face.key for face in _faces(plan))
    digests = {record.key: record.sha256 for record in plan.archive.records}
    base = store.base_of(doc_of(shop.desk, key, digests[key]) for key in layout.bases)
    tasks = [_task(stretch, digests, base, progress) for stretch in layout.stretches()]
    del digests
    rows, words = [], 0
    with TemporaryFile() as spilled:
        segments = []
        for done in mapped(_stretch, shop, tasks, crew=crew, chunk=1):
            for path, printed in done.printed:
                progress.take(path, printed)
            if done.made is None:
                return
            segments.append(_spill(spilled, done.made.blocks))
            rows += done.made.rows
            words += done.made.words
        read = [entries(_blocks(spilled, places)) for places in segments]
        for path, data in making.files(layout, read, rows, words, base):
            progress.take(path, put(shop, progress.job(_page(path)), data))


def _faces(plan: Plan):
    deck = plan.archive.records.deck
    return map(deck.face, range(len(plan.archive.records)))


def _page(path: str) -> Page:
    return Page(path, "", bytes, ())


def _task(stretch, digests, base, progress: Progress) -> _Task:
    paths = dict.fromkeys(root.texts(slot // store.GROUP) for slot, _ in stretch)
    jobs = {path: progress.job(_page(path)) for path in paths}
    return _Task(tuple((slot, key, digests[key]) for slot, key in stretch), jobs, base)


def _stretch(shop: Shop, task: _Task) -> _Done:
    """Index a stretch of articles, and put the groups of the store that they are in."""
    printed: list[tuple[str, Printed | Unprinted]] = []
    try:
        docs = [(slot, doc_of(shop.desk, key, sha256)) for slot, key, sha256 in task.articles]
        for path, group in making.groups(docs):
            _, data = making.file(path, store.group_data(group, task.base))
            printed.append((path, put(shop, task.jobs[path], data)))
    except (BackfileError, Problems) as error:
        return _Done((*printed, (root.ROOT, Unprinted(problems_of(error)))), None)
    return _Done(tuple(printed), making.stretch_of(docs))


def doc_of(desk: Desk, key: str, sha256: str) -> Doc:
    """Return what can be found of an article. Raises BackfileError or Problems."""
    article = article_at(desk, key, sha256).article
    around = (
        article.description,
        *(one.caption for one in article.images),
        *(one.text for one in article.notes),
    )
    return Doc(
        key=key,
        title=article.title,
        date=article.date.text if article.date else None,
        language=article.language,
        publication=article.publication,
        byline=article.byline,
        authors=article.authors,
        tags=tuple(dict.fromkeys(article.tags)),
        around=tuple(text for text in around if text),
        paragraphs=plaintext.texts_of(article.body, nesting=desk.settings.press.nesting),
    )


Places = list[tuple[int, int]]


def _spill(file: IO[bytes], blocks: Sequence[bytes]) -> Places:
    places = []
    for block in blocks:
        places.append((file.tell(), len(block)))
        file.write(block)
    return places


def _blocks(file: IO[bytes], places: Places) -> Iterator[bytes]:
    for begin, size in places:
        file.seek(begin)
        yield file.read(size)

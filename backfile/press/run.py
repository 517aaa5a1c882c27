"""One run of the press: lay out, print what has changed, prove, publish."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from backfile.errors import BackfileError, Exit, Problems, problems_of
from backfile.matters import Matter
from backfile.names import path_of
from backfile.places import Place
from backfile.press import binding, laying, layout, proof, urls
from backfile.press.findable import Slips, key_at
from backfile.press.holdings.archive import Archive
from backfile.press.markdown import markup
from backfile.press.outputs import Outputs, outputs_of
from backfile.press.page import Desk, Page, Plan, plan_of
from backfile.press.pages import hosting, pictures
from backfile.press.printing import Job, Printed, Shop, print_page, put
from backfile.press.progress import Progress
from backfile.press.publishing import manifest
from backfile.press.publishing.manifest import Entry, Manifest
from backfile.press.publishing.outlet import outlet_of
from backfile.press.publishing.publish import Published
from backfile.press.publishing.survey import Stamp
from backfile.press.theming import scripts
from backfile.press.theming.theme import Theme
from backfile.toml.settings import Settings
from backfile.working.work import Crew, mapped

FIRST, BATCH = 2_000, 10_000
"""Pages printed in the first batch, and in the others at most. Each is printed by workers of its own, which
hold what they have met of the archive so far: with a million at once, they would hold all of it."""
AHEAD = 5
"""Pages laid out for each that was printed."""
REMARKS = 10
"""More remarks than so many are only counted."""
FEW = 100
"""Of more edited articles than so many, all pages are laid out: each edited one is looked for by itself,
and a million are not worth naming."""
CHUNK = 100
"""Pages a worker takes at once: each takes some ten-thousandths of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be printed. `captures` and `pictures` are in the seeds folder, each picture with a stamp.

    `unread` are the keys of articles that could not be read. `before` are rows of the outputs of an earlier
    build; `same` says whether its theme, settings and program were these. Where the shape of its plan was
    `shape`, only the articles with the keys `anew` may have changed since, or any of them (None). `inputs`
    are the files that the manifest names as what the site is made from, and `settings` is the digest (hex) of
    the settings; `site_toml` is their text as it is published. With `problems` found before, pages are only
    printed and proved, to find all that is wrong. `matters` are for the page of a review; None where there is
    to be none.
    """

    archive: Archive
    captures: frozenset[str]
    unread: Sequence[str]
    before: Iterable[Sequence[Any]]
    same: bool
    shape: str
    anew: frozenset[str] | None
    inputs: Mapping[str, Entry]
    settings: str
    site_toml: bytes = b""
    problems: Sequence[BackfileError] = ()
    matters: tuple[Matter, ...] | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The finished site: its outputs, what publishing did, and what is worth telling but no error.

    `new` are the paths of the outputs for which none of the rows `before` stands, and `gone` the numbers of
    the rows that stand for none.

    `remarks` are the first REMARKS of them, and `untold` counts the others. `notices` are what is told once,
    when the site is published where none was. `files` are all files in the
    published folder, those of others as well, with their stamps.
    """

    outputs: Outputs
    new: Sequence[str]
    gone: frozenset[int]
    files: Mapping[str, Stamp]
    published: Published
    remarks: tuple[str, ...]
    untold: int
    notices: tuple[str, ...]
    shape: str


def press(place: Place, settings: Settings, theme: Theme, order: Order, *, crew: Crew) -> Site:
    """Make the site of a place what the order says. Raises Problems with everything that is wrong.

    Whatever is raised, the published site is as it was; in a storage it may be half way to what was ordered,
    and then the next run goes on with it.
    """
    tongue = theme.templates.tongue
    inputs = order.inputs if settings.site.sources else {}
    plan = plan_of(order.archive, order.captures, settings, order.matters, order.pictures, inputs, tongue)
    shape = plan.shape
    outlet = outlet_of(place)
    before = outlet.survey()
    progress = Progress(before, *outputs_of(order.before, before.files))
    outlet.begin(many=not (progress.known and order.same))
    shop = Shop(Desk(place, settings, tongue), theme, outlet)
    if order.same and order.shape == shape and order.anew is not None and progress.stands:
        plan = replace(plan, edited=order.anew)
    try:
        _print(shop, plan, progress, order, crew=crew)
        progress.problems += _dead(shop, plan, order, progress, crew=crew)
        _stop_at([*order.problems, *progress.problems])
        made = Manifest(
            outputs=progress.outputs.entries,
            inputs={**order.inputs, **_pictures(plan, progress)},
            settings=order.settings,
        )
        published = outlet.commit(before, made, progress.outputs.fresh, crew=crew)
    except (BackfileError, Problems) as error:
        outlet.abandon(free=any(problem.code is Exit.IO for problem in problems_of(error)))
        raise
    for path in published.stamps.keys() & progress.outputs.keys():  # copied, where there are no hard links
        progress.outputs.add(path, progress.outputs[path]._replace(stamp=published.stamps[path]))
    remarks = tuple(_missing_captures(plan))
    return Site(
        outputs=progress.outputs,
        new=tuple(progress.new),
        gone=progress.gone,
        files=_standing(progress, published),
        published=published,
        remarks=remarks,
        untold=plan.archive.records.captured - plan.shown - len(remarks),
        notices=() if before.files else (*hosting.wanting(settings),),
        shape=shape,
    )


def _pictures(plan: Plan, progress: Progress) -> Mapping[str, Entry]:
    """Return the entries of the captured pictures, which are printed as they are."""
    shown = pictures.shown(plan)
    return {file: progress.outputs[path].entry for file, path in shown if path in progress.outputs}


def _stop_at(problems: Sequence[BackfileError]) -> None:
    if problems:
        raise Problems(problems)


def _print(shop: Shop, plan: Plan, progress: Progress, order: Order, *, crew: Crew) -> None:
    """Print every page that is not known to be what it was."""
    same = order.same
    static = scripts.published(shop.theme.static, shop.theme.ours, search=plan.settings.search.enabled)
    for path, data in (*static.items(), *_sources(shop, order)):
        progress.take(path, put(shop, progress.job(Page(path, "", bytes, ())), data))
    with Slips() as slips:
        found = laying.pages(plan, progress, same=same, crew=crew)
        _print_all(shop, found, progress, slips, same=same, crew=crew)
        if plan.edited is not None:
            progress.keep_rest(binding.PATHS)
        binding.bind(shop, progress, same=same, crew=crew)
        if plan.settings.search.enabled and not progress.problems:
            from backfile.press import indexing

            indexing.index(shop, plan, progress, slips, same=same, crew=crew)
        behind = layout.behind(plan, frozenset(progress.outputs))
        _print_all(shop, behind, progress, slips, same=same, crew=crew)


def _print_all(
    shop: Shop, pages: Iterator[Page], progress: Progress, slips: Slips, *, same: bool, crew: Crew
) -> None:
    """Print these pages, a batch at a time; while workers print one, the next is laid out."""
    jobs = _jobs(pages, progress, same=same)
    batch = [*islice(jobs, FIRST)]
    while batch:
        if len(batch) > CHUNK:
            shop.theme.ready()  # before the workers begin, so that they share both
            markup.ready()
        ahead: list[Job] = []
        results = mapped(print_page, shop, batch, crew=crew, chunk=CHUNK)
        for job, result in zip(batch, results, strict=True):
            progress.take(job.page.path, result)
            if isinstance(result, Printed) and result.slip:
                slips.put(key_at(job.page.path), result.slip)
            ahead += islice(jobs, min(AHEAD, BATCH - len(ahead)))
        progress.settle()
        batch = ahead


def _jobs(pages: Iterator[Page], progress: Progress, *, same: bool) -> Iterator[Job]:
    """Yield the tasks of printing pages, but for those that can be kept and those whose path is taken."""
    for page in pages:
        if progress.claims(page) and not (same and progress.keep(page)):
            yield progress.job(page)


def _sources(shop: Shop, order: Order) -> Iterator[tuple[str, bytes]]:
    """Yield what the site carries of the files that all of it is made from."""
    if shop.desk.settings.site.sources:
        yield urls.SETTINGS, order.site_toml
        yield from ((urls.source(path), data) for path, data in shop.theme.sources.items())


def _dead(shop: Shop, plan: Plan, order: Order, progress: Progress, *, crew: Crew) -> Iterator[BackfileError]:
    """Prove the links of all pages, those to tags and dates only where the indexes are whole."""
    outlet, made = shop.outlet, progress.outputs
    excused = {*proof.excused_by(order.unread), *progress.failed}
    gone = progress.earlier.keys() - made.keys() - excused
    lost = proof.vanished(outlet, gone, filter(progress.kept, made), crew=crew)
    missing = proof.missing_places(outlet, made, progress.kept, crew=crew)
    if lost or missing or progress.targets - made.keys() - manifest.NAMES - excused:
        sources = {urls.article(record.key): path_of(record.key) for record in plan.archive.records}
        yield from proof.dead_links(
            shop.desk, outlet, made, missing, sources, excused, indexes=not order.unread
        )


def _standing(progress: Progress, published: Published) -> dict[str, Stamp]:
    """Return how the published folder must stand now, if nobody has changed it meanwhile."""
    before, ours = progress.before.files, progress.earlier
    found = {path: stamp for path, stamp in before.items() if path not in ours}
    found |= progress.outputs.stamps
    found |= {name: published.stamps.get(name) or before[name] for name in manifest.NAMES}
    return found


def _missing_captures(plan: Plan) -> Iterator[str]:
    """Tell of the first REMARKS captures that articles name and the archive has not."""
    records = plan.archive.records
    missing = ((place, file) for place, file in records.captures if file not in plan.captures)
    for place, file in islice(missing, min(REMARKS, records.captured - plan.shown)):
        key = records.deck.face(place).key
        yield f"{path_of(key)}: its capture {file} is not in the archive, and is not shown"

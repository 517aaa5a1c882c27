"""A build in which something may have changed, step by step."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from backfile import places, program, state
from backfile.cli import words
from backfile.cli.made_from import inputs_of, left_behind, pictures_in
from backfile.cli.quarantine import press_around
from backfile.cli.report import report
from backfile.cli.taking import Seen, captures_seal, digest, found_by, see, shelf_seal
from backfile.errors import BackfileError, Exit, Problems, problems_of
from backfile.files import lock
from backfile.intake import filing, memory
from backfile.look import Look, look
from backfile.matters import Matter
from backfile.places import Place
from backfile.press.holdings.archive import shelve
from backfile.press.outputs import rows_for
from backfile.press.publishing import signed
from backfile.press.publishing.outlet import outlet_of
from backfile.press.publishing.settingstext import published as published_text
from backfile.press.publishing.standing import digest_of
from backfile.press.publishing.survey import FOLDER
from backfile.press.run import FEW, Order, press
from backfile.press.theming.theme import Theme, check_language, theme_of
from backfile.press.urls import HOME, REVIEW
from backfile.records.shelf import read_shelf
from backfile.state import Draft, State
from backfile.toml import config
from backfile.toml.settings import Settings
from backfile.working.work import Crew


@dataclass(frozen=True, slots=True)
class _Taken:
    """What intake came to: the shelf as it stands afterwards, what was read, decided, told, and wrong."""

    seen: Look
    found: Seen
    problems: tuple[BackfileError, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What the press is to do. It holds no records: packed in the archive, they take a quarter of the room.

    `seal` is of theme, settings and program, `inputs` the digest of the look (None: there is none to go by),
    `articles` how many there are.
    """

    settings: Settings
    theme: Theme
    seal: str
    order: Order
    decisions: tuple[filing.Decision, ...]
    remarks: tuple[str, ...]
    articles: int
    inputs: str | None


def build_whole(
    root: Path,
    *,
    executor: str | None = None,
    scheduler: str | None = None,
    review: bool = False,
    keep_going: bool = False,
    seen: Callable[[], Look] | None = None,
) -> int:
    """Build the archive in `root`, with a page of what needs a human where there is to be a `review`.

    With `keep_going`, captures and articles that are broken are left out and told, and the exit code is 1.
    `seen` hands over the look of a caller that holds the lock, who does not keep it, as the stamps of a
    million articles take 280 MB; without it, both are this function's to do. Raises Problems with all that is
    wrong, and then publishes nothing.
    """
    # Records and outputs stay until the end and are in no cycles. To look through a million of them for
    # garbage again and again is what makes large builds slower by the article.
    gc.disable()
    try:
        return _build(root, executor, scheduler, seen, review=review, keep_going=keep_going)
    finally:
        gc.enable()


def _build(
    root: Path,
    executor: str | None,
    scheduler: str | None,
    seen: Callable[[], Look] | None,
    *,
    review: bool,
    keep_going: bool,
) -> int:
    how = config.load(root).build
    if review and how.storage:
        hint = "list it with: python build.py review"
        message = "the page of a review is for a folder, and this site stands in a storage"
        raise BackfileError(message, hint=hint, code=Exit.USAGE)
    crew, place = how.crew(executor=executor, scheduler=scheduler), places.place_of(root, how.storage)
    with nullcontext() if seen else lock.locked(root):
        outlet_of(place).recover(crew=crew)
        state.forget(root)
        before = state.load(root)
        with state.drafted(root) as draft:
            looked = partial(look, root, place) if how.storage or not seen else seen
            job = _job(root, place, looked, before, draft, crew, review=review)
            with _noted(before, draft, job.decisions, job.order.problems):
                if keep_going:
                    site, told = press_around(place, job.settings, job.theme, job.order, crew=crew)
                else:
                    site, told = press(place, job.settings, job.theme, job.order, crew=crew), ()
            blocks = before.blocks("outputs")
            draft.add("outputs", rows_for(site.outputs, site.new), job.seal, before=blocks, gone=site.gone)
            remarks = [*words.some(job.remarks), *words.remarked(site), *signed.remarks(root)]
            said = [*words.again(job.decisions), *remarks, words.unchanged(job.articles)]
            public = digest_of(site.files)
            inputs = None if told else job.inputs  # what is wrong is told by every build until it is mended
            draft.keep({"inputs": inputs, "public": public, "said": said, "shape": site.shape})
    words.say([*words.decided(job.decisions), *remarks, *site.notices])
    words.say([words.summary(job.articles, site.published)])
    if review:
        words.say([places.address(place, f"{FOLDER}/{REVIEW}")])
    words.say([places.address(place, f"{FOLDER}/{HOME}")])
    return report(told, published=True) if told else Exit.DONE


def _job(
    root: Path,
    place: Place,
    looked: Callable[[], Look],
    before: State,
    draft: Draft,
    crew: Crew,
    *,
    review: bool,
) -> _Job:
    """Run intake, and make out what the press is to do. Raises Problems.

    What was looked at and what was read of it is let go when it ends.
    """
    seen = looked()  # what changes behind it is seen by the next build: all else is read after it
    settings = config.load(root)
    check_language(root, settings)  # it is a setting, so nothing is to be filed if it is wrong
    taken = _take_in(root, place, settings, before, seen, crew)
    shelf, seal = taken.found.shelf, shelf_seal(settings)
    draft.add("articles", shelf.added(), seal, before=before.blocks("articles", seal), gone=shelf.gone)
    readings, seal = taken.found.batch.taken, captures_seal(settings)
    count = before.count("captures", seal)
    rows, gone = memory.rows_for(readings, taken.seen.seeds, taken.found.plan.joined, count)
    draft.add("captures", rows, seal, before=before.blocks("captures", seal), gone=gone)
    with _noted(before, draft, taken.found.plan.decisions, taken.problems):
        matters = _matters(root, place, settings, taken, crew) if review else None
        theme = theme_of(root, settings)
        seal = _press_seal(settings, theme)
        order = _order(place, settings, theme, before, taken, seal, matters, _site_toml(root, settings))
        behind = left_behind(shelf, taken.seen.seeds, order.inputs) if settings.site.sources else ()
        return _Job(
            settings=settings,
            theme=theme,
            seal=seal,
            order=order,
            decisions=taken.found.plan.decisions,
            remarks=(*taken.remarks, *behind),
            articles=len(taken.found.shelf.rows),
            # What is in a storage is asked of it again by every build, and no later build has this review.
            inputs=None if settings.build.storage or review else taken.seen.digest,
        )


@contextmanager
def _noted(
    before: State, draft: Draft, decisions: Sequence[filing.Decision], problems: Sequence[BackfileError]
) -> Iterator[None]:
    """Where a build fails, say what intake did, raise all problems, and keep what the next build can use.

    The published site is still what the build `before` made.
    """
    try:
        yield
    except (Problems, BackfileError) as error:
        words.say([*words.decided(decisions)])
        found = [*problems, *problems_of(error)]
        try:
            if seal := before.seal("outputs"):
                draft.add("outputs", (), seal, before=before.blocks("outputs"))
            draft.keep({"inputs": None})
        except BackfileError as unkept:
            found.append(unkept)
        raise Problems(dict.fromkeys(found)) from None


def _take_in(root: Path, place: Place, settings: Settings, before: State, seen: Look, crew: Crew) -> _Taken:
    """Run intake: read every capture and file what is new."""
    found = see(place, settings, before, seen, crew=crew)
    shelf = found.shelf
    problems = [*found.problems, *filing.carry_out(place, found.plan.decisions)]
    if any(decision.text is not None for decision in found.plan.decisions):
        seen = replace(seen, articles=look(root, place).articles)  # captures were read behind the first look
        filed = read_shelf(place, settings.press, seen.articles, shelf.kept(), crew=crew)
        shelf = replace(filed, anew=filed.anew | shelf.anew, gone=shelf.gone)
        problems += shelf.problems
    remarks = (*found.apart, *words.alike(found.alike), *found.batch.remarks, *found.plan.remarks)
    return _Taken(seen, replace(found, shelf=shelf), tuple(problems), remarks)


def _matters(root: Path, place: Place, settings: Settings, taken: _Taken, crew: Crew) -> tuple[Matter, ...]:
    """Find what needs a human, for the page of it."""
    from backfile.intake.review import review as matters_of  # most builds have no review

    found = found_by(taken.found, taken.problems)
    return matters_of(place, settings, found, config.text_of(root), crew=crew)


def _order(
    place: Place,
    settings: Settings,
    theme: Theme,
    before: State,
    taken: _Taken,
    seal: str,
    matters: tuple[Matter, ...] | None,
    site_toml: bytes,
) -> Order:
    """Order a site of what was taken in.

    What intake found wrong keeps the site from being published, not from being proved.
    """
    anew = taken.found.shelf.anew
    return Order(
        archive=shelve(taken.found.shelf.rows),
        captures=frozenset(capture.file for capture in taken.found.batch.found),
        pictures=pictures_in(place, taken.seen.seeds),
        unread=taken.found.shelf.unread,
        before=before.rows("outputs"),
        same=before.seal("outputs") == seal,
        shape=before.head.get("shape", ""),  # a build that failed knows none
        anew=anew if len(anew) <= FEW else None,
        inputs=inputs_of(place, theme, taken.found.shelf, taken.found.batch, taken.seen.seeds),
        settings=digest(
            settings.site,
            settings.intake,
            settings.publication,
            settings.press,
            settings.search,
            settings.export,
        ),
        site_toml=site_toml,
        problems=taken.problems,
        matters=matters,
    )


def _site_toml(root: Path, settings: Settings) -> bytes:
    """Return what the site carries of site.toml, if it carries its sources."""
    return published_text(root, settings) if settings.site.sources else b""


def _press_seal(settings: Settings, theme: Theme) -> str:
    """Digest what every page depends on; a publication's profile has its say in the articles alone."""
    own = (settings.site, settings.intake, settings.press, settings.search, settings.export)
    return digest(program.digest(), *own, sorted(theme.sources.items()))

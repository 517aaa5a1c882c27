"""The site's settings as values. `config` reads them from site.toml; every default stands here."""

from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec

from backfile.errors import BackfileError, Exit
from backfile.working.executor import Executor
from backfile.working.work import Crew, processors


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What the archive is called, where it will stand, and what it says to search engines of its articles.

    `canonical` is whose address an article names as its own: this archive's ("own") or that where it was
    published ("original"). `license` is the address of a licence. A copy is checked by the `public_key`,
    and the archive had back from the `sources` that it carries.
    """

    title: str = "News archive"
    description: str = ""
    language: str = "en"
    base_url: str | None = None
    public_key: str | None = None
    sources: bool = True
    canonical: str = "own"
    robots: str = "noindex"
    license: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A dated event that texts count from ("1,000 days since Russia's full invasion").

    `patterns` are plain phrases, matched without regard to case, spacing or the shape of apostrophes.
    """

    name: str
    patterns: tuple[str, ...]
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the archive's own vocabulary: a text that has one of the aliases gets the tag."""

    tag: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How captures are read."""

    tags: int = 8
    capture_bytes: int = 20_000_000
    capture_lines: int = 50_000
    capture_articles: int = 100_000
    capture_seconds: int = 60
    expanded_bytes: int = 200_000_000
    depth: int = 1_000
    similar: int = 0
    events: tuple[Event, ...] = ()
    vocabulary: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """Lines that a publication puts on many of its pages: what they are to an article, and their wordings.

    A wording is that of a whole line; `*` stands for any words (see `intake.wording`).
    """

    role: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What the archive's keepers know of a publication. It goes before whatever intake makes out by itself.

    Its pages are known by the host of their address, by lines of these wordings (`patterns`), or by its name.
    `dates` says how it writes days in figures: "day-first" or "month-first".
    """

    name: str
    hosts: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    language: str | None = None
    dates: str | None = None
    boilerplate: tuple[Boilerplate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """How the site is printed."""

    article_bytes: int = 20_000_000
    article_seconds: int = 20
    compared_words: int = 50_000
    nesting: int = 100
    thumbnails: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Whether the site has an index of all words, and with it the search page and its box."""

    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What the site has besides pages, for programs to read.

    `hosting` is what hosts, search engines and browsers ask for. `text` says whether the data has the
    articles' text. `id` is what the permanent identifiers in feeds begin with; without it they are made from
    the site's title.
    """

    feeds: bool = True
    data: bool = True
    citations: bool = True
    text: bool = True
    hosting: bool = True
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """How the work is done. Nothing here has a say in any output."""

    executor: str = "processes"
    workers: int = 0
    storage: str | None = None
    memory: int = 2_000

    def crew(self, *, executor: str | None = None, scheduler: str | None = None) -> Crew:
        """Return who does the work. What the command line says of it, the arguments, goes first.

        0 workers in the settings is one for each processor. Raises BackfileError (exit code 2) where a
        scheduler is missing, or is not needed.
        """
        kind = Executor(executor or self.executor)
        if kind is Executor.DASK and not scheduler:
            hint = "give its address, such as --scheduler tcp://192.0.2.1:8786"
            raise BackfileError("the executor dask needs a scheduler", hint=hint, code=Exit.USAGE)
        if kind is Executor.DASK and find_spec("distributed") is None:
            hint = "install it with: pip install 'backfile[dask]'"
            raise BackfileError(
                "the executor dask needs Dask, which is not installed", hint=hint, code=Exit.USAGE
            )
        if kind is not Executor.DASK and scheduler:
            message = f"a scheduler has no use with the executor {kind}"
            raise BackfileError(message, hint="add --executor dask", code=Exit.USAGE)
        workers = self.workers or processors()
        return Crew(kind=kind, workers=workers, scheduler=scheduler, memory=self.memory)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of site.toml."""

    site: Site = field(default_factory=Site)
    intake: Intake = field(default_factory=Intake)
    publication: tuple[Publication, ...] = ()
    press: Press = field(default_factory=Press)
    search: Search = field(default_factory=Search)
    export: Export = field(default_factory=Export)
    build: Build = field(default_factory=Build)

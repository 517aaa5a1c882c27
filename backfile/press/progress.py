"""What has come of a run of the press so far."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.press.keys import key_of
from backfile.press.outputs import Output, Outputs
from backfile.press.page import Page
from backfile.press.printing import Job, Printed, Unprinted
from backfile.press.publishing.survey import Survey
from backfile.press.theming.theme import STATIC

_STATIC = f"{STATIC}/"


@dataclass(slots=True)
class Progress:
    """The outputs, and what they link to.

    `known` are the outputs of an earlier build that still stand in the published folder, which is `before`;
    `earlier` are the paths of all that it had, in the order of their rows.
    `claimed` are the paths of pages that wait to be printed.
    """

    before: Survey
    known: Outputs
    earlier: Mapping[str, None]
    outputs: Outputs = field(default_factory=Outputs)
    targets: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    claimed: set[str] = field(default_factory=set)
    problems: list[BackfileError] = field(default_factory=list)

    def job(self, page: Page) -> Job:
        """Return the task of printing a page."""
        return Job(page, self.known.entries.of(page.path), page.path in self.before.files)

    def keep(self, page: Page) -> bool:
        """Keep the page of the earlier build if it is made of the same; tell whether that could be done."""
        old = self.known.key(page.path)
        if old is None or old != key_of(page):
            return False
        self.claimed.discard(page.path)
        self.outputs.keep(page.path, self.known)
        return True

    @property
    def stands(self) -> bool:
        """Whether all that an earlier build made stands in the published folder as it was left."""
        return bool(self.earlier) and len(self.known) == len(self.earlier)

    def keep_rest(self, bound: Collection[str]) -> None:
        """Keep all pages of the earlier build that were not laid out.

        The theme's files always are, and volumes are `bound` of the others in any case.
        """
        for path in self.known:
            laid = path in self.outputs or path in self.failed
            if not (laid or path in bound or path.startswith(_STATIC)):
                self.outputs.keep(path, self.known)

    @property
    def gone(self) -> frozenset[int]:
        """The numbers of the earlier rows that stand for no output of now."""
        return frozenset(number for number, path in enumerate(self.earlier) if not self.kept(path))

    @property
    def new(self) -> Iterator[str]:
        """The paths of the outputs for which no earlier row stands."""
        return (path for path in self.outputs if not self.kept(path))

    def kept(self, path: str) -> bool:
        """Tell whether what stands at a path is what the earlier build made."""
        return self.outputs.keeps(path, self.known)

    def claims(self, page: Page) -> bool:
        """Tell whether a page's path is its own; else note the collision."""
        if page.path in self.outputs or page.path in self.failed or page.path in self.claimed:
            message = f"two things would stand at {page.path}"
            at = Location(page.source or page.path)
            self.problems.append(BackfileError(message, at, "rename one of them"))
            return False
        self.claimed.add(page.path)
        return True

    def settle(self) -> None:
        """End a batch of pages: targets that are there need no proof any more."""
        there = self.outputs.keys()
        self.targets = {target for target in self.targets if target not in there}

    def take(self, path: str, result: Printed | Unprinted) -> None:
        """Note what came of printing a page. Raises Problems where the disk has failed."""
        self.claimed.discard(path)
        if isinstance(result, Unprinted):
            self.failed.add(path)
            self.problems += result.problems
            if any(problem.code is Exit.IO for problem in result.problems):
                raise Problems(self.problems)  # the next page would say no more than this one
            return
        key, entry, stamp, targets, anchored, _ = result
        standing = stamp or self.before.files[path]  # without a stamp of its own it is published already
        self.outputs.add(path, Output(key, entry, standing, anchored), fresh=stamp is not None)
        self.targets.update(targets)

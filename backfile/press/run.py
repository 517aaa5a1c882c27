"""One run of the press: what all of its pages are printed from."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from backfile.errors import BackfileError, Problems
from backfile.press import layout
from backfile.press.archive import shelve
from backfile.press.page import Page, Plan, captures_of, plan_of
from backfile.press.theme import Theme, theme_of
from backfile.settings import Settings
from backfile.shelf import Shelved

Sheet = bytes | tuple[BackfileError, ...]
"""A printed page, or why it can't be printed."""


class Run:
    """The theme, the plan and the pages, made from the articles when they are first asked for.

    A run sent to another process takes only what it is made from along.
    """

    def __init__(self, root: Path, settings: Settings, articles: Sequence[Shelved]) -> None:
        self._root = root
        self._settings = settings
        self._articles = articles

    def __reduce__(self) -> tuple[type["Run"], tuple[Path, Settings, Sequence[Shelved]]]:
        return Run, (self._root, self._settings, self._articles)

    @cached_property
    def theme(self) -> Theme:
        """The theme. Raises BackfileError."""
        return theme_of(self._root, self._settings)

    @cached_property
    def plan(self) -> Plan:
        """The plan."""
        captures = captures_of(self._root, self._settings)
        return plan_of(self._settings, shelve(self._articles), captures)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages of the site."""
        return tuple(layout.pages(self.plan))


def print_page(run: Run, index: int) -> Sheet:
    """Print the page at this place of the layout."""
    page = run.pages[index]
    try:
        return run.theme.print(page.template, page.path, page.view())
    except BackfileError as problem:
        return (problem,)
    except Problems as several:
        return several.problems

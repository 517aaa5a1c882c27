"""Everybody can read and walk through every kind of page: WCAG 2.2 AA, as far as a machine can tell.

The rules are those of axe-core; what it does not look at (the keyboard, the size of targets, motion) is
measured here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.site.browsing import chromium
from tests.site.everykind import ADDRESS, KINDS, site_of_every_kind
from tests.site.lab import REPOSITORY

pytestmark = pytest.mark.browser

AXE = REPOSITORY / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"
LOOKING = (Path(__file__).parent / "looking.js").read_text("utf-8")
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast"]}
TARGET = 24
"""Pixels that a target must measure in both directions (WCAG 2.5.8), unless it stands in a sentence."""


@dataclass(frozen=True)
class Site:
    """A published site, and its pages by template."""

    folder: Path
    kinds: dict[str, list[str]]

    def some(self, kind: str) -> list[str]:
        """Return the addresses of a few pages of a kind: the first, one in the middle, the last."""
        paths = self.kinds[kind]
        chosen = dict.fromkeys((paths[0], paths[len(paths) // 2], paths[-1]))
        return [f"{ADDRESS}/{path}" for path in chosen]

    def answer(self, route: Route) -> None:
        """Answer for the host of the site, which the page of what is not there names in all its links."""
        route.fulfill(path=self.folder / urlsplit(route.request.url).path.lstrip("/"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site of every kind of page."""
    lab, kinds = site_of_every_kind(tmp_path_factory.mktemp("everybody"), "en")
    return Site(lab.root / "public", kinds)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return the browser."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """Return a window of a reader who wants no motion. Pages forbid scripts of others; ours may look."""
    opened = browser.new_page(
        viewport={"width": 1200, "height": 900}, reduced_motion="reduce", bypass_csp=True
    )
    opened.add_init_script(LOOKING)
    opened.route(f"{ADDRESS}/**", lambda route: site.answer(route))  # noqa: PLW0108 - it marks what it is given
    yield opened
    opened.close()


def broken_rules(page: Page, rules: Mapping[str, Any] = RULES) -> Iterator[str]:
    """Yield each of the rules that the page breaks, with where and how."""
    page.add_script_tag(path=AXE)
    run = "(rules) => axe.run({runOnly: rules, resultTypes: ['violations']})"
    found: dict[str, Any] = page.evaluate(run, rules)
    assert found["passes"], "axe-core has looked at nothing"
    for rule in found["violations"]:
        for node in rule["nodes"]:
            yield f"{page.url}: {rule['id']}: {node['html'][:160]}: {node['failureSummary']}"


@pytest.mark.parametrize("kind", KINDS)
def test_no_rule_of_accessibility_is_broken(page: Page, site: Site, kind: str) -> None:
    """In the dark only the colours are others."""
    broken: list[str] = []
    for address in site.some(kind)[-2:]:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        broken += broken_rules(page)
        page.emulate_media(color_scheme="dark")
        broken += broken_rules(page, COLOURS)
    assert broken == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_two_things_on_a_page_have_the_same_name(page: Page, site: Site, kind: str) -> None:
    """A label, a script or a link would find the first of them, and axe-core no longer looks at it."""
    for address in site.some(kind):
        page.goto(address)
        names = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
        assert sorted(names) == sorted(set(names)), address


def test_a_broken_rule_is_found(page: Page, site: Site) -> None:
    page.goto(site.some("about.html")[0])
    faint = "<img src=icon.svg><p style='color: #999'>Faint words.</p>"
    page.evaluate("(text) => { document.querySelector('main').innerHTML = text; }", faint)
    said = "\n".join(broken_rules(page))
    assert "image-alt" in said
    assert "color-contrast" in said


@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_enough_and_nothing_is_lost_sideways(page: Page, site: Site, kind: str) -> None:
    """320 pixels are 1280 at 400 % (WCAG 1.4.10)."""
    for address in site.some(kind):
        page.goto(address)
        for width in (320, 1200):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("(size) => look.smallTargets(size)", TARGET) == [], (address, width)
            over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert page.evaluate(over) <= 0, (address, width)


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(
    page: Page, site: Site, kind: str
) -> None:
    page.goto(site.some(kind)[-1])
    reachable = page.evaluate("look.reachable()")
    places: list[int] = []
    for _ in range(reachable + 2):
        page.keyboard.press("Tab")
        at = page.evaluate("look.focus()")
        if at is None or at["place"] in places:
            break
        assert at["seen"], at["name"]
        assert at["ringed"], at["name"]
        places.append(at["place"])
    assert len(places) == reachable
    assert places == sorted(places)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves_where_a_reader_wants_no_motion(page: Page, site: Site, kind: str) -> None:
    page.goto(site.some(kind)[0])
    assert page.evaluate("look.moving()") == 0


def test_the_skip_link_is_first_and_leads_to_the_content(page: Page, site: Site) -> None:
    page.goto(site.some("home.html")[0])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.evaluate("look.focus()")["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_an_article_from_right_to_left_stands_so_on_a_page_from_left_to_right(page: Page, site: Site) -> None:
    page.goto(f"{ADDRESS}/articles/2024/arabic.html")
    direction = "(name) => getComputedStyle(document.querySelector(name)).direction"
    found = [page.evaluate(direction, name) for name in ("html", "h1", ".body", ".body p")]
    assert found == ["ltr", "rtl", "rtl", "rtl"]
    left, right = page.evaluate("look.sides('.body p')")
    assert right < left

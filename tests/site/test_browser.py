"""The site in a browser, opened from disk and from a host under a sub-path.

Screenshots of a page of each folder are kept in tests/artefacts, to be looked at.
"""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser

from backfile.cli import main
from tests.site.browsing import Watch, hosted
from tests.site.lab import REPOSITORY, Lab, three_stories

pytestmark = pytest.mark.browser

ARTEFACTS = REPOSITORY / "tests" / "artefacts"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """The seed and two stories, built, with the page of what needs a human."""
    lab = three_stories(tmp_path_factory.mktemp("browser"))
    assert main(["--review"], root=lab.root) == 0
    return lab


@pytest.fixture(scope="module")
def host(site: Lab) -> Iterator[str]:
    """A host that has the site under a sub-path."""
    with hosted(site) as address:
        yield address


def html_pages(lab: Lab) -> list[str]:
    """List the site's pages."""
    return [path for path in lab.pages() if path.endswith(".html")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_every_page_opens_from_disk_styled_and_complete_and_fits_its_window(
    site: Lab, chromium: Browser, scheme: Literal["light", "dark"], width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    watch = Watch(page)
    ARTEFACTS.mkdir(exist_ok=True)
    pictured = set[str]()
    for path in html_pages(site):
        page.goto(f"file://{site.root}/public/{path}")
        styled = page.evaluate("getComputedStyle(document.body).fontFamily")
        assert "serif" in styled, path
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{path} is {overflow} px too wide at {width}"
        if "/" not in path or path.split("/")[0] not in pictured:
            pictured.add(path.split("/")[0])
            name = path.removesuffix(".html").replace("/", "_")[:60]
            page.screenshot(path=ARTEFACTS / f"{name}-{width}-{scheme}.png", full_page=True)
    context.close()
    assert not watch.complaints
    assert all(url.startswith(f"file://{site.root}/public/") for url in watch.requests)


def test_every_page_opens_from_a_host_under_a_sub_path_and_asks_nobody_else(
    site: Lab, chromium: Browser, host: str
) -> None:
    page = chromium.new_page()
    watch = Watch(page)
    for path in html_pages(site):
        response = page.goto(f"{host}/{path}")
        assert response is not None
        assert response.ok, path
    page.close()
    assert not watch.complaints
    assert all(url.startswith(host) for url in watch.requests)


def test_a_reader_walks_from_the_home_page_to_the_line_that_dates_the_seed(
    site: Lab, chromium: Browser
) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"file://{site.root}/public/index.html")
    page.get_by_role("link", name="U.S. Confirms Authorization").first.click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("U.S. Confirms Authorization")
    page.get_by_text("Date inferred: how we know").click()
    page.locator('a[href*="captures/"][href$="#L21"]').first.click()
    assert page.url.endswith("#L21")
    assert "1,000 days since" in page.locator("#L21").locator("xpath=ancestor-or-self::tr").inner_text()
    page.close()


def test_the_keyboard_alone_leads_past_the_navigation_to_the_text(site: Lab, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(f"file://{site.root}/public/index.html")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused.startswith("#")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(location.hash).tagName") == "MAIN"
    page.close()

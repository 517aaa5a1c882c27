"""A small demonstration archive in the browser: six languages, read from captures that look like real ones.

Screenshots are kept in tests/artefacts, to be looked at.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.site.browsing import Watch, chromium, firefox, hosted
from tests.site.lab import REPOSITORY, Lab

pytestmark = pytest.mark.browser

ARTEFACTS = REPOSITORY / "tests" / "artefacts"
ARTICLES = 40
FOLDERS = ("articles", "tags", "people", "publications", "dates", "captures")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """The demonstration, of a few articles."""
    lab = Lab(tmp_path_factory.mktemp("demonstration") / "demo")
    command = [sys.executable, str(REPOSITORY / "bench" / "corpus.py"), "--for", "demonstration"]
    made = [*command, "--articles", str(ARTICLES), str(lab.root)]
    subprocess.run(made, cwd=REPOSITORY, check=True, capture_output=True)
    assert lab.build() == 0
    return lab


@pytest.fixture(scope="module")
def addresses(site: Lab) -> Iterator[dict[str, str]]:
    """Where the site is opened from: the disk, and a host under a sub-path."""
    with hosted(site) as host:
        yield {"disk": f"file://{site.root}/public", "host": host}


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Each browser that is here. Chromium is, or the test fails."""
    with (chromium if request.param == "chromium" else firefox)() as opened:
        if opened is None:
            pytest.skip("Playwright's Firefox is not installed: playwright install firefox")
        yield opened


def some(lab: Lab) -> list[str]:
    """The pages at the top of the site, and the first two of each folder that have one."""
    pages = [path for path in lab.pages() if path.endswith(".html")]
    chosen = [path for path in pages if "/" not in path and path != "404.html"]
    for folder in FOLDERS:
        chosen += [path for path in pages if path.startswith(f"{folder}/")][:2]
    return chosen


@pytest.mark.parametrize("place", ["disk", "host"])
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_every_kind_of_page_is_styled_and_complete_and_fits_its_window(
    site: Lab,
    addresses: dict[str, str],
    browser: Browser,
    place: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    watch = Watch(page)
    ARTEFACTS.mkdir(exist_ok=True)
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for path in some(site):
        page.goto(f"{addresses[place]}/{path}")
        assert "serif" in page.evaluate("getComputedStyle(document.body).fontFamily"), path
        assert page.evaluate(over) <= 0, path
        if place == "disk" and "/" not in path:
            name = f"demonstration-{Path(path).stem}-{width}-{scheme}-{browser.browser_type.name}.png"
            page.screenshot(path=ARTEFACTS / name)
    context.close()
    assert not watch.complaints
    assert all(url.startswith(addresses[place]) for url in watch.requests)


@pytest.mark.parametrize("place", ["disk", "host"])
def test_a_word_of_an_article_is_found(addresses: dict[str, str], browser: Browser, place: str) -> None:
    page = browser.new_page()
    page.goto(f"{addresses[place]}/index.html")
    title = page.locator(".stories h3 a, .stories h2 a").first.inner_text()
    page.goto(f"{addresses[place]}/search.html?q={max(title.split(), key=len)}")
    expect(page.get_by_role("link", name=title).first).to_be_visible()
    page.close()

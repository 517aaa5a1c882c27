"""A small demonstration archive in the browser: six languages, read from captures that look like real ones.

Screenshots are kept in tests/artefacts, to be looked at.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.site.browsing import Watch, chromium, firefox, hosted
from tests.site.lab import REPOSITORY, Lab

pytestmark = pytest.mark.browser

ARTEFACTS = REPOSITORY / "tests" / "artefacts"
ARTICLES = 40
COPIED = re.compile("The reference is (copied.|selected: copy it with the keyboard.)")
BROWSERS: Mapping[str, Callable[[], AbstractContextManager[Browser | str]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "firefox in the dark": partial(firefox, "dark"),
}
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
    with BROWSERS[request.param]() as opened:
        if isinstance(opened, str):
            pytest.skip(opened)
        yield opened


def some(lab: Lab) -> list[str]:
    """The pages at the top of the site, and the first two of each folder that have one."""
    pages = [path for path in lab.pages() if path.endswith(".html")]
    chosen = [path for path in pages if "/" not in path and path != "404.html"]
    for folder in FOLDERS:
        chosen += [path for path in pages if path.startswith(f"{folder}/")][:2]
    return chosen


@pytest.mark.parametrize(
    ("browser", "place", "width", "scheme"),
    [
        ("chromium", "disk", 360, "light"),
        ("chromium", "disk", 1440, "dark"),
        ("chromium", "host", 360, "light"),
        ("chromium", "host", 1440, "dark"),
        ("firefox", "disk", 360, "light"),
        ("firefox in the dark", "disk", 1440, "dark"),
    ],
    indirect=["browser"],
)
def test_every_kind_of_page_is_styled_and_complete_and_fits_its_window(
    site: Lab,
    addresses: dict[str, str],
    browser: Browser,
    place: str,
    width: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page, seen = (
        context.new_page(),
        context.new_page(),
    )  # a picture takes a style of its own, which pages forbid
    watch = Watch(page)
    ARTEFACTS.mkdir(exist_ok=True)
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for path in some(site):
        page.goto(f"{addresses[place]}/{path}")
        assert "serif" in page.evaluate("getComputedStyle(document.body).fontFamily"), path
        assert page.evaluate(over) <= 0, path
        assert page.evaluate("(one) => matchMedia(`(prefers-color-scheme: ${one})`).matches", scheme)
        if place == "disk" and "/" not in path:
            name = f"demonstration-{Path(path).stem}-{width}-{scheme}-{browser.browser_type.name}.png"
            seen.goto(page.url)
            seen.screenshot(path=ARTEFACTS / name)
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


@pytest.mark.parametrize("place", ["disk", "host"])
def test_a_reader_copies_a_reference_finds_an_old_address_and_checks_a_quotation(
    site: Lab, addresses: dict[str, str], browser: Browser, place: str
) -> None:
    top, page = addresses[place], browser.new_page()
    watch = Watch(page)
    page.goto(f"{top}/{next(path for path, text in site.pages().items() if b'<dt>Original address' in text)}")
    title = page.get_by_role("heading", level=1).inner_text()
    sentence = page.locator(".body > p[id]").last.inner_text()
    address = page.locator(".facts a[rel=external]").first.inner_text()

    page.get_by_text("Cite this article").click()
    page.get_by_role("button", name="Copy").first.click()
    expect(page.locator(".cite [role=status]")).to_have_text(COPIED)
    assert page.evaluate("getSelection().toString()") == page.locator(".reference").first.inner_text()

    page.goto(f"{top}/find.html")
    page.get_by_label("Original address").fill(f"https://web.archive.org/web/2022/{address}?utm_source=x")
    page.keyboard.press("Enter")
    expect(page.locator("#found").get_by_role("link", name=title)).to_be_visible()

    page.goto(f"{top}/search.html")
    page.get_by_text("Check a quotation").click()
    page.get_by_label("Paste a sentence").fill(sentence)
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#verdict")).to_contain_text("Word for word in")
    expect(page.locator("#checked").get_by_role("link", name=title)).to_be_visible()
    page.close()
    assert not watch.complaints

"""Somebody who searches a site in a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, quote_plus, urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.browsing import Watch


@dataclass(frozen=True)
class Reader:
    """Somebody at the search page."""

    page: Page
    top: str

    def opens(self, address: str) -> None:
        """Open a page of the site and wait for the search, if there is one."""
        self.page.goto(f"{self.top}/{address}")
        if address.startswith("search.html"):
            self.settled()

    def settled(self) -> None:
        """Wait until the page says what it has found."""
        expect(self.page.locator("#status")).to_have_text(re.compile("article|Article|understood"))

    def asks(self, query: str) -> list[str]:
        """Open the address of a search and return the titles of what is found, in order."""
        self.opens(f"search.html?q={quote_plus(query)}")
        return self.titles()

    def titles(self) -> list[str]:
        return self.page.locator("#hits h3").all_inner_texts()

    def part(self, selector: str) -> Locator:
        return self.page.locator(selector)

    @property
    def asked(self) -> dict[str, list[str]]:
        """What the address says now."""
        return parse_qs(urlsplit(self.page.url).query)


def reading(chromium: Browser, top: str) -> Iterator[Reader]:
    """Let somebody read the site there; whatever was shown, no script of an article was run."""
    page = chromium.new_page()
    watch = Watch(page)
    yield Reader(page, top)
    assert page.evaluate("window.hacked") is None
    page.close()
    assert not watch.complaints
    assert all(url.startswith(top) for url in watch.requests)

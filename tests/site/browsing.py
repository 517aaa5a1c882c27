"""Headless browsers for the tests, a host for them, and what pages ask for and complain of."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

from tests.site.lab import Lab

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOXES = ("firefox-esr", "firefox")
COLOURS = "layout.css.prefers-color-scheme.content-override"
"""Firefox's preference of dark (0) or light (1) pages (StaticPrefList.yaml)."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

LEFT = ("net::ERR_ABORTED", "NS_BINDING_ABORTED")
"""What browsers say of a request of a page that was left."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open the browser. Its absence is a failure: `make test` installs it."""
    path = os.environ.get("CHROMIUM") or next(
        (found for name in NAMES if (found := shutil.which(name))), None
    )
    mac = Path("/Applications/Chromium.app/Contents/MacOS/Chromium")
    path = path or (str(mac) if mac.exists() else None)
    assert path, "no Chromium here: run make test, or name one with CHROMIUM=/path/to/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@contextmanager
def firefox(scheme: Literal["light", "dark"] = "light") -> Iterator[Browser | str]:
    """Open the Firefox that readers have, which nobody needs to have; or say why it can't be.

    It is driven over WebDriver BiDi, and all its pages are in the colours of `scheme`.
    """
    path = os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, FIREFOXES)), None)
    mac = Path("/Applications/Firefox.app/Contents/MacOS/firefox")
    path = path or (str(mac) if mac.exists() else None)
    if path is None:
        yield "no Firefox is installed here; FIREFOX=/path/to/firefox names one"
        return
    with ExitStack() as opened:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NODE_OPTIONS", f'--require="{Path(__file__).with_name("firefox.js")}"')
            playwright = opened.enter_context(sync_playwright())
        try:
            browser = playwright.firefox.launch(
                channel="moz-firefox",
                executable_path=path,
                firefox_user_prefs={COLOURS: int(scheme == "light")},
            )
            opened.callback(browser.close)
            browser.new_page().close()
        except Error as fault:  # an old one of either knows too few commands
            yield f"Playwright can't drive {path}: {fault.message.splitlines()[0]}"
            return
        yield browser


@contextmanager
def hosted(site: Lab) -> Iterator[str]:
    """Serve the published site under a sub-path, and yield its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
            pass

    (site.root / "web" / "papers").mkdir(parents=True)
    shutil.copytree(site.root / "public", site.root / "web" / "papers" / "archive")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.root / "web")))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/papers/archive"
    server.shutdown()
    server.server_close()
    thread.join()


class Watch:
    """What a page asked for and complained of."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._failed)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _failed(self, request: Request) -> None:
        if request.failure not in LEFT:
            self.complaints.append(f"failed: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

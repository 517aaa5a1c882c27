"""Headless Chromium for the tests, a host for it, and what pages ask for and complain of."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.site.lab import Lab

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


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
def firefox() -> Iterator[Browser | None]:
    """Open Playwright's own Firefox, which nobody needs to have; None where it is not installed."""
    with sync_playwright() as playwright:
        if not Path(playwright.firefox.executable_path).exists():
            yield None
            return
        browser = playwright.firefox.launch()
        yield browser
        browser.close()


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
        if request.failure != "net::ERR_ABORTED":  # a page that was left
            self.complaints.append(f"failed: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

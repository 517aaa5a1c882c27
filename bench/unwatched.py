"""First queries in a Chromium that nobody looks into meanwhile.

Whoever drives a browser is told of each file that a page loads, which takes a third of a first query's time.
Here each page asks by itself, and its title says what it has measured; the list of tabs has the titles.
"""

import json
import subprocess
import time
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote
from urllib.request import Request, urlopen

_SCRIPT = """addEventListener("load", () => setTimeout(async () => {
  const said = JSON.parse(decodeURIComponent(location.hash.slice(1)));
  document.title = JSON.stringify(await (%s)(said));
}, 100));
"""
_PATIENCE = 30


def measured(root: Path, browser: Path, page: str, ask: str, said: Sequence[Any]) -> list[dict[str, Any]]:
    """Call the script `ask` with each value on a page of its own, from disk; return what it returns."""
    (root / "unwatched.js").write_text(_SCRIPT % ask)
    (root / "unwatched.html").write_text(f'{page}<script src="unwatched.js"></script>\n')
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
        process = subprocess.Popen(
            [browser, *options, f"--user-data-dir={profile}", "about:blank"], stderr=subprocess.DEVNULL
        )
        try:
            top = f"http://127.0.0.1:{_port(Path(profile))}/json"
            address = (root / "unwatched.html").as_uri()
            return [_asked(top, f"{address}#{quote(json.dumps(one))}") for one in said]
        finally:
            process.terminate()
            process.wait()


def _port(profile: Path) -> str:
    said = profile / "DevToolsActivePort"
    for _ in range(_PATIENCE * 10):
        if said.exists() and (lines := said.read_text().split()):
            return lines[0]
        time.sleep(0.1)
    raise TimeoutError


def _asked(top: str, address: str) -> dict[str, Any]:
    tab = _said(Request(f"{top}/new?{quote(address, safe=':/')}", method="PUT"))["id"]
    for _ in range(_PATIENCE * 2):
        time.sleep(0.5)  # to ask more often would be to watch
        (title,) = (one["title"] for one in _said(Request(f"{top}/list")) if one["id"] == tab)
        if title.startswith("{"):
            with urlopen(f"{top}/close/{tab}"):
                found: dict[str, Any] = json.loads(unescape(title))
                return found
    raise TimeoutError


def _said(request: Request) -> Any:  # noqa: ANN401 - JSON
    with urlopen(request) as answer:
        return json.load(answer)

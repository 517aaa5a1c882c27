"""Ask Lighthouse what it thinks of a finished site, over HTTP, on its home, article, tag and date pages.

`python bench/lighthouse.py PUBLIC` measures a finished site, such as `demo/public` (`make demo`), without an
address of its own (`site.base_url`). Exits with 1 where a page has less than 100 for accessibility, best
practices or SEO, or less than 95 for performance.

Lighthouse comes from npm (`bench/lighthouse/package.json`), into `bench/.work`; the browser is Chromium. It
measures as it does by default: a middling phone on slow 4G, both simulated.
"""

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
WORK = HERE / ".work"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
KINDS = {
    "home": "index.html",
    "article": "articles/**/*.html",
    "tag": "tags/*.html",
    "dates": "dates/index.html",
    "year": "dates/[0-9][0-9][0-9][0-9].html",
    "day": "dates/[0-9]*-[0-9]*-[0-9]*.html",
}
FLAGS = "--headless --no-sandbox --disable-gpu"


class Host(SimpleHTTPRequestHandler):
    """Serves files as hosts do: text is compressed."""

    def do_GET(self) -> None:
        """Answer with a file."""
        path = Path(self.translate_path(self.path))
        if path.suffix not in (".html", ".css", ".js", ".json", ".xml", ".txt", ".svg") or not path.is_file():
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


def main() -> int:
    """Measure, print a table, and judge."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("public", type=Path, metavar="PUBLIC", help="a finished site")
    parser.add_argument("--json", type=Path, help="where to save the whole reports, a file a page")
    args = parser.parse_args()
    program = _lighthouse()
    worst = dict.fromkeys(LEAST, 100)
    print("page".ljust(48), *(name.rjust(15) for name in LEAST))
    with _served(args.public) as address:
        for kind, path in _pages(args.public):
            report = _report(program, f"{address}/{path}")
            if args.json:
                args.json.mkdir(parents=True, exist_ok=True)
                (args.json / f"{kind}.json").write_text(json.dumps(report), "utf-8")
            scores = {name: round(100 * report["categories"][name]["score"]) for name in LEAST}
            worst = {name: min(worst[name], scores[name]) for name in LEAST}
            print(path[:47].ljust(48), *(str(scores[name]).rjust(15) for name in LEAST))
            for name, audit in _failed(report):
                print(f"    {name}: {audit}")
    return int(any(worst[name] < least for name, least in LEAST.items()))


def _pages(public: Path) -> Iterator[tuple[str, str]]:
    """Yield a page of each kind: the heaviest one."""
    for kind, pattern in KINDS.items():
        found = sorted(public.glob(pattern), key=lambda path: (-path.stat().st_size, path.as_posix()))
        if found:
            yield kind, found[0].relative_to(public).as_posix()


def _report(program: Path, address: str) -> dict[str, dict[str, dict[str, float]]]:
    found = subprocess.run(
        [
            str(program),
            address,
            "--output=json",
            "--quiet",
            f"--chrome-flags={FLAGS}",
            f"--only-categories={','.join(LEAST)}",
        ],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CHROME_PATH": _chromium()},
    )
    report: dict[str, dict[str, dict[str, float]]] = json.loads(found.stdout)
    return report


def _failed(report: dict) -> Iterator[tuple[str, str]]:
    """Yield what was found wrong, by category."""
    for name in LEAST:
        for each in report["categories"][name]["auditRefs"]:
            audit = report["audits"][each["id"]]
            if each["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield name, f"{audit['title']} {audit.get('displayValue', '')}"


@contextmanager
def _served(public: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(public)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _lighthouse() -> Path:
    folder = WORK / "lighthouse-tools"
    program = folder / "node_modules" / ".bin" / "lighthouse"
    if not program.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "lighthouse" / "package.json", folder)
        command = [
            "npm",
            "install",
            "--prefix",
            str(folder),
            "--no-audit",
            "--no-fund",
            "--loglevel",
            "error",
        ]
        subprocess.run(command, check=True)
    return program


def _chromium() -> str:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        sys.exit("no Chromium here: name one with CHROMIUM=/path/to/chromium")
    return found


if __name__ == "__main__":
    sys.exit(main())

"""Look for bytes that break a law, each law for its share of the given time: `python -m tests.fuzz 600`.

What breaks one is left in tests/artefacts, and the exit code is 1. Make it a test, in tests/torture.
"""

import gzip
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.webarchives import page, wacz, warc

TESTS = Path(__file__).resolve().parents[1]
FOUND = TESTS / "artefacts"
FED = {
    "capture": ("intake/golden_articles/*/input.*", "ground/errors/*/input.*"),
    "article": ("site/archive/*/*.md", "ground/errors/*/input.md", "intake/golden_articles/*/expected.md"),
    "markdown": ("site/archive/*/*.md", "intake/golden_articles/*/expected.md"),
}
"""The files of the tests that the search begins with, by law."""


MAIL = b"""\
From: <Saved by a browser>
Snapshot-Content-Location: https://gazette.example/lamp
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html; charset=windows-1251
Content-Transfer-Encoding: quoted-printable

<html><body><h1>The lamp</h1><p>It burns.</p></body></html>
--x--
"""
ATOM = b"""\
<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry>
<title>The lamp</title><id>urn:1</id><updated>2023-03-05T10:00:00Z</updated>
<content type="html">&lt;p&gt;It burns.&lt;/p&gt;</content></entry></feed>
"""


def search(law: str, options: list[str]) -> None:
    """Look for bytes that break a law; the process ends with it."""
    import atheris

    with atheris.instrument_imports(include=["backfile"]):
        from tests.fuzz.laws import LAWS
    atheris.Setup([law, *options], LAWS[law])
    atheris.Fuzz()


def _begin(law: str, patterns: tuple[str, ...]) -> Iterator[bytes]:
    yield from (path.read_bytes() for pattern in patterns for path in sorted(TESTS.glob(pattern)))
    if law == "capture":
        whole = warc([("https://gazette.example/lamp", page("lamp"))])
        yield from (page("lamp"), whole, gzip.decompress(whole), wacz({"a.warc": gzip.decompress(whole)}))
        yield from (MAIL, ATOM)


def main(seconds: int) -> int:
    """Try all laws; return the exit code."""
    if find_spec("atheris") is None:
        sys.stderr.write("atheris is not installed here, so that only Hypothesis has looked\n")
        return 0
    FOUND.mkdir(exist_ok=True)
    code = 0
    for law, patterns in FED.items():
        with tempfile.TemporaryDirectory() as folder:
            for number, data in enumerate(_begin(law, patterns)):
                (Path(folder) / f"{number}").write_bytes(data)
            options = [f"-max_total_time={seconds // len(FED)}", f"-artifact_prefix={FOUND}/{law}-"]
            options += ["-timeout=20", "-rss_limit_mb=4000", "-max_len=20000", "-print_final_stats=1"]
            done = subprocess.run(
                [sys.executable, "-m", "tests.fuzz", law, *options, folder],
                check=False,
                cwd=TESTS.parent,
                env={**os.environ, "PYTHONHASHSEED": "0"},
            )
            code = code or int(done.returncode != 0)
    return code


if __name__ == "__main__":
    if sys.argv[1].isdigit():
        sys.exit(main(int(sys.argv[1])))
    search(sys.argv[1], sys.argv[2:])

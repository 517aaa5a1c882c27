"""The browser's scripts pass their unit tests, are typed, and bring nothing from elsewhere."""

import gzip
import json
import re

from backfile.press.theming import scripts
from tests.node import ROOT, SCRIPTS, answer, node

STATIC = ROOT / "static" / "search"
SNOWBALL = (STATIC / "snowball", ROOT / "backfile" / "words" / "snowball")


def test_the_scripts_pass_their_unit_tests() -> None:
    tests = sorted(path.name for path in SCRIPTS.glob("*.test.js"))
    said = node("--test", *tests)
    assert re.search(r"(?m)^(#|ℹ) fail 0$", said)


def test_the_types_of_the_scripts_are_right() -> None:
    compiler = SCRIPTS / "node_modules" / "typescript" / "bin" / "tsc"
    assert compiler.exists(), "no TypeScript here: run make test, or npm ci in tests/js"
    assert node(str(compiler), "--project", "tsconfig.json") == ""


def test_the_stemmers_of_both_sides_are_of_one_version_and_have_their_licence() -> None:
    generated = [path for folder in SNOWBALL for path in folder.glob("*[-_]stemmer.*")]
    versions = {path.name: re.findall(r"by Snowball ([\d.]+)", path.read_text("utf-8")) for path in generated}
    del versions["base-stemmer.js"]
    assert len(versions) == 4
    assert {version for found in versions.values() for version in found} == {"3.0.1"}
    licences = {(folder / "COPYING").read_bytes() for folder in SNOWBALL}
    assert len(licences) == 1


def test_all_scripts_of_the_search_are_25_kb_as_they_are_sent() -> None:
    """Both stemmers with them. What is said about the scripts is left out, and what is left is a script."""
    theme = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "static").rglob("*.*")}
    sent = scripts.published(theme, theme.keys(), search=True)
    sizes = {path: len(gzip.compress(data, 9)) for path, data in sent.items() if _of_search(path)}
    assert len(sizes) == 6
    assert sum(sizes.values()) <= 25_000, sizes
    for path in sizes:
        node("--check", "-", said=sent[path].decode())
        assert not re.search(r"(?m)^.*@type|; // ", sent[path].decode()), path


def test_what_is_sent_says_what_was_written() -> None:
    """Whatever is left out of a script is none of it."""
    theme = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "static").rglob("*.js")}
    written = [data.decode() for data in theme.values()]
    sent = [scripts.published({path: data}, {path}, search=True) for path, data in theme.items()]
    small = [b"".join(files.values()).decode() for files in sent]
    assert sum(map(len, small)) < 0.75 * sum(map(len, written))
    assert answer("leaves.js", small) == answer("leaves.js", written)


def _of_search(path: str) -> bool:
    return path.startswith("static/search") and path.endswith(".js")


def test_no_registry_is_named_where_packages_are_locked() -> None:
    lock = (SCRIPTS / "package-lock.json").read_text("utf-8")
    assert "resolved" not in lock
    assert json.loads(lock)["packages"]["node_modules/typescript"]["version"]

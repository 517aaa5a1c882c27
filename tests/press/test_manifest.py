"""The manifest says what the site is made of."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from backfile.press import manifest
from tests.press.making import lay

FILES = {
    "index.html": b"one",
    "a/Z.html": b"",
    "static/\xd0 b c.css".encode().decode(): "ж".encode(),
    "a/b.html": b"two",
}


def test_both_forms_name_every_file_in_order() -> None:
    written = manifest.written(manifest.entries_of(FILES))
    document = json.loads(written["manifest.json"])
    assert [entry["path"] for entry in document["files"]] == sorted(FILES)
    for entry in document["files"]:
        data = FILES[entry["path"]]
        assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    lines = written["manifest-sha256.txt"].decode().splitlines()
    assert lines == [f"{entry['sha256']}  {entry['path']}" for entry in document["files"]]


def test_the_order_of_the_files_does_not_matter() -> None:
    backwards = dict(reversed(FILES.items()))
    assert manifest.written(manifest.entries_of(backwards)) == manifest.written(manifest.entries_of(FILES))


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_checks_it(tmp_path: Path) -> None:
    lay(tmp_path, {**FILES, **manifest.written(manifest.entries_of(FILES))})
    command = ["sha256sum", "--check", "--strict", "manifest-sha256.txt"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 0
    assert done.stdout.count(b": OK") == len(FILES)
    (tmp_path / "a" / "b.html").write_bytes(b"twp")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1


def test_a_site_of_ours_is_known_by_its_manifest(tmp_path: Path) -> None:
    lay(tmp_path, manifest.written(manifest.entries_of(FILES)))
    assert manifest.paths_in(tmp_path) == frozenset({*FILES, "manifest.json", "manifest-sha256.txt"})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"generator": "other 1", "files": []}',
        '{"generator": "", "files": []}',
        "\xff",
        '{"generator": "backfile 1"}',
        '{"generator": "backfile 1", "files": 3}',
        '{"generator": "backfile 1", "files": [3]}',
    ],
)
def test_any_other_manifest_is_not_ours(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_bytes(text.encode("latin-1"))
    assert manifest.paths_in(tmp_path) is None


def test_a_folder_without_manifest_is_not_ours(tmp_path: Path) -> None:
    assert manifest.paths_in(tmp_path) is None

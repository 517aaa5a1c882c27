"""The manifest says what the site is made of, and from."""

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile import __version__
from backfile.press.publishing import manifest
from backfile.press.publishing.manifest import Entry, Manifest
from tests.press.making import lay

FILES = {
    "index.html": b"one",
    "a/Z.html": b"",
    "static/д b c.css": "ж".encode(),
    'a/"b", "bytes": 3.html': b"two",
}
INPUTS = {"site.toml": b"[site]", "articles/2024/a.md": b"---"}
NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0") | st.just("\udc80"), min_size=1)
"""Any name that a file can have, the last letter for what is not UTF-8."""


def _entries(files: dict[str, bytes]) -> dict[str, Entry]:
    return {path: manifest.entry_of(data) for path, data in files.items()}


def _made(files: dict[str, bytes], inputs: dict[str, bytes] = INPUTS) -> Manifest:
    return Manifest(outputs=_entries(files), inputs=_entries(inputs), settings="5e77")


def _written(made: Manifest) -> dict[str, bytes]:
    return {path: b"".join(pieces()) for path, pieces in made.files().items()}


def test_it_names_every_file_of_the_site_and_every_file_that_it_was_made_from() -> None:
    written = _written(_made(FILES))
    document = json.loads(written["manifest.json"])
    assert list(document) == ["generator", "settings", "files", "inputs"]
    assert document["generator"] == f"backfile {__version__}"
    assert document["settings"] == "5e77"
    for key, files in (("files", FILES), ("inputs", INPUTS)):
        assert [entry["path"] for entry in document[key]] == sorted(files)
        for entry in document[key]:
            data = files[entry["path"]]
            assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    lines = written["manifest-sha256.txt"].decode().splitlines()
    assert lines == [f"{entry['sha256']}  {entry['path']}" for entry in document["files"]]


def test_it_is_written_as_it_was_agreed() -> None:
    made = Manifest(
        outputs={"a.html": manifest.entry(3, bytes(32))}, inputs={}, settings=hashlib.sha256(b"").hexdigest()
    )
    assert _written(made)["manifest.json"].decode() == (
        "{\n"
        f' "generator": "backfile {__version__}",\n'
        ' "settings": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\n'
        ' "files": [\n'
        '  {"path": "a.html", "bytes": 3, "sha256": "' + "0" * 64 + '"}\n'
        " ],\n"
        ' "inputs": [\n'
        " ]\n"
        "}\n"
    )


def test_the_order_of_the_files_does_not_matter() -> None:
    backwards = _made(dict(reversed(FILES.items())), dict(reversed(INPUTS.items())))
    assert _written(backwards) == _written(_made(FILES))


def test_a_large_site_is_written_in_pieces_and_is_the_same() -> None:
    files = {f"{number:05d}.html": b"x" for number in range(4500)}
    made = _made(files)
    assert all(max(map(len, pieces())) < 300_000 for pieces in made.files().values())
    document = json.loads(_written(made)["manifest.json"])
    assert [entry["path"] for entry in document["files"]] == list(files)


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
def test_sha256sum_checks_it(tmp_path: Path) -> None:
    lay(tmp_path, {**FILES, **_written(_made(FILES))})
    command = ["sha256sum", "--check", "--strict", "manifest-sha256.txt"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 0
    assert done.stdout.count(b": OK") == len(FILES)
    (tmp_path / "index.html").write_bytes(b"twp")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1


def test_a_site_of_ours_is_known_by_its_manifest(tmp_path: Path) -> None:
    lay(tmp_path, _written(_made(FILES)))
    assert manifest.stands_in(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "null",
        '{"generator": "other 1", "files": []}',
        '{\n "generator": "other 1",\n "files": []\n}\n',
        '{\n "generator": "",\n}\n',
        "\xff",
        '{\n "generator": "backfile 1",\n "settings": "5e',
        '{\n "generator": "backfile 1"}',
    ],
)
def test_any_other_manifest_and_one_that_was_cut_off_is_not_ours(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_bytes(text.encode("latin-1"))
    assert not manifest.stands_in(tmp_path)


def test_a_folder_without_manifest_is_not_ours(tmp_path: Path) -> None:
    assert not manifest.stands_in(tmp_path)
    (tmp_path / "manifest.json").mkdir()
    assert not manifest.stands_in(tmp_path)
    assert not manifest.stands_in(tmp_path / "missing")


def test_what_is_ours_is_told_from_what_is_not(tmp_path: Path) -> None:
    lay(tmp_path, _written(_made(FILES)))
    asked = {*FILES, *INPUTS, "CNAME", "manifest.json", "manifest-sha256.txt"}
    assert manifest.ours(tmp_path, asked) == {*FILES, "manifest.json", "manifest-sha256.txt"}
    assert manifest.ours(tmp_path, ["index.html"]) == {"index.html"}
    assert manifest.ours(tmp_path, ["manifest.json"]) == {"manifest.json"}


@given(st.sets(NAMES), st.sets(NAMES), st.sets(NAMES))
def test_every_name_comes_back(outputs: set[str], inputs: set[str], others: set[str]) -> None:
    made = _made(dict.fromkeys(outputs, b""), dict.fromkeys(inputs, b""))
    with tempfile.TemporaryDirectory() as folder:
        lay(Path(folder), _written(made))
        document = json.loads(Path(folder, "manifest.json").read_bytes())
        ours = manifest.ours(Path(folder), outputs | others)
    assert [entry["path"] for entry in document["files"]] == sorted(outputs)
    assert ours == outputs | ({"manifest.json", "manifest-sha256.txt"} & others)


def test_a_site_of_an_earlier_version_is_ours_whose_entries_took_several_lines(tmp_path: Path) -> None:
    document = {
        "generator": "backfile 0.1.0",
        "files": [{"path": path, "bytes": 1, "sha256": "0" * 64} for path in ("a.html", 'b"\\.html')],
    }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    assert manifest.stands_in(tmp_path)
    assert manifest.ours(tmp_path, {"a.html", 'b"\\.html', "c.html"}) == {"a.html", 'b"\\.html'}

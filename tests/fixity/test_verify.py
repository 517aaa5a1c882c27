"""`verify` names every file of a copy that is not what was published, and is fooled by none."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backfile.errors import BackfileError, Exit
from backfile.fixity.written import read_manifest
from backfile.press.publishing import manifest
from backfile.press.publishing.manifest import Manifest
from tests.fixity.copies import Copies, told


def test_a_copy_is_whole(copies: Copies, capsys: pytest.CaptureFixture[str]) -> None:
    mirror = copies.mirror()
    assert copies.run("verify", mirror) == 0
    count = len(copies.lab.pages())
    assert capsys.readouterr().out == f"{mirror}: {count} files, each as the manifest says\n"
    assert copies.run("verify") == 0


def test_what_is_missing_changed_or_too_many_is_named(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror = copies.mirror()
    (mirror / "about.html").unlink()
    (mirror / "index.html").write_bytes((mirror / "index.html").read_bytes()[::-1])
    (mirror / "articles/2023/dues.html").write_bytes(b"")
    (mirror / "articles/2023/new.html").write_bytes(b"x")
    assert copies.run("verify", mirror) == Exit.VERIFICATION
    out = capsys.readouterr().out.splitlines()
    assert out == [
        "missing  about.html",
        "changed  articles/2023/dues.html",
        "changed  index.html",
        "extra  articles/2023/new.html",
        f"{mirror}: 1 missing, 2 changed, 1 extra, of {len(copies.lab.pages())} files",
    ]
    assert copies.run("verify", "--json", mirror) == Exit.VERIFICATION
    found = told(capsys)
    assert found["changed"] == ["articles/2023/dues.html", "index.html"]
    assert (found["missing"], found["extra"]) == (["about.html"], ["articles/2023/new.html"])


def test_what_others_put_beside_the_site_may_be_allowed(copies: Copies) -> None:
    (copies.public / ".git").mkdir()
    (copies.public / ".git/HEAD").write_bytes(b"ref")
    (copies.public / "CNAME").write_bytes(b"archive.example")
    assert copies.run("verify") == Exit.VERIFICATION
    assert copies.run("verify", "--allow", ".git/") == Exit.VERIFICATION
    assert copies.run("verify", "--allow", ".git/", "--allow", "CNAME") == 0


@pytest.mark.parametrize("name", ["manifest.json", "manifest-sha256.txt"])
def test_the_two_lists_must_say_the_same(copies: Copies, name: str) -> None:
    mirror = copies.mirror()
    data = (mirror / name).read_bytes()
    (mirror / name).write_bytes(data.replace(b"index.html", b"jndex.html", 1))
    assert copies.run("verify", mirror) == Exit.VERIFICATION
    (mirror / name).unlink()
    assert copies.run("verify", mirror) == Exit.VERIFICATION


@pytest.mark.parametrize("data", [None, b"", b"{}", b'{\n "generator": "hugo 1"\n', b"\xff" * 10**6, b"{\n"])
def test_what_has_no_manifest_of_ours_is_no_copy(copies: Copies, data: bytes | None) -> None:
    mirror = copies.mirror()
    (mirror / "manifest.json").unlink()
    if data is not None:
        (mirror / "manifest.json").write_bytes(data)
    assert copies.run("verify", mirror) == Exit.VERIFICATION
    assert copies.run("verify", copies.folder / "nowhere") == Exit.VERIFICATION


def test_nothing_outside_of_the_copy_is_read(copies: Copies, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither by a link, be it of a file or of a folder, nor by a path in the manifest."""
    mirror = copies.mirror()
    outside = copies.folder / "outside"
    (mirror / "dates").rename(outside)
    (mirror / "dates").symlink_to(outside)
    (mirror / "index.html").rename(outside / "index.html")
    (mirror / "index.html").symlink_to(outside / "index.html")
    (mirror / "about.html").unlink()
    os.mkfifo(mirror / "about.html")
    (mirror / "loop").symlink_to(".")
    (mirror / "new\nline \x1b[31m").write_bytes(b"")
    text = (mirror / "manifest.json").read_text("utf-8")
    text = text.replace("static/favicon.ico", "../outside/index.html", 1)
    entries = text.split('"files": [\n')[1].split("\n ],")[0].split(",\n")
    ordered = ",\n".join(sorted(entries))
    (mirror / "manifest.json").write_text(text.replace(",\n".join(entries), ordered), "utf-8")
    assert copies.run("verify", "--json", mirror) == Exit.VERIFICATION
    found = told(capsys)
    assert found["strange"] == ["about.html", "dates", "index.html", "loop"]
    assert found["changed"] == ["manifest-sha256.txt"]
    assert found["extra"] == ["new\nline \x1b[31m", "static/favicon.ico"]
    missing = found["missing"]
    assert isinstance(missing, list)
    assert {"../outside/index.html", "dates/index.html"} <= {*missing}
    assert copies.run("verify", mirror) == Exit.VERIFICATION
    assert "\x1b" not in capsys.readouterr().out


def test_a_size_that_is_not_that_of_the_file_is_a_change(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror = copies.mirror()
    path = mirror / "manifest.json"
    text, times = re.subn(r'(?<="about\.html", "bytes": )\d+', "7", path.read_text("utf-8"))
    assert times == 1
    path.write_text(text, "utf-8")
    assert copies.run("verify", "--json", mirror) == Exit.VERIFICATION
    assert told(capsys)["changed"] == ["about.html"]


def test_twins_that_differ_in_case_are_two_files(copies: Copies, capsys: pytest.CaptureFixture[str]) -> None:
    mirror = copies.mirror()
    (mirror / "INDEX.html").write_bytes(b"x")
    copies.run("verify", "--json", mirror)
    assert told(capsys)["extra"] == ["INDEX.html"]


def test_a_manifest_that_is_no_plain_file_is_not_waited_for(copies: Copies) -> None:
    mirror = copies.mirror()
    (mirror / "manifest.json").unlink()
    os.mkfifo(mirror / "manifest.json")
    assert copies.run("verify", mirror) == Exit.VERIFICATION


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _twice(data: bytes) -> bytes:
    lines = data.split(b"\n")
    return b"\n".join([*lines[:5], *lines[4:]])


def _more(data: bytes) -> bytes:
    return data + b"{}"


def _long(data: bytes) -> bytes:
    return data.replace(b"about.html", b"a" * 10**6)


def _no_name(data: bytes) -> bytes:
    return data.replace(b'"about.html"', rb'"about\ud800.html"')


@pytest.mark.parametrize("spoil", [_cut, _twice, _more, _long, _no_name])
def test_a_manifest_that_is_not_just_as_it_is_written_is_refused(
    copies: Copies, spoil: Callable[[bytes], bytes]
) -> None:
    path = copies.mirror() / "manifest.json"
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(BackfileError, match="not a manifest of ours"):
        read_manifest(path.parent)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    outputs=st.dictionaries(st.text(min_size=1), st.binary(max_size=3)),
    inputs=st.dictionaries(st.text(st.characters(), min_size=1), st.binary(max_size=3)),
)
def test_what_the_press_writes_is_read_back(
    tmp_path: Path, outputs: dict[str, bytes], inputs: dict[str, bytes]
) -> None:
    made = Manifest(
        outputs={path: manifest.entry_of(data) for path, data in outputs.items()},
        inputs={path: manifest.entry_of(data) for path, data in inputs.items()},
        settings="5e" * 32,
    )
    (tmp_path / "manifest.json").write_bytes(b"".join(made.document()))
    assert read_manifest(tmp_path).manifest == made


def test_mirrors_that_differ_are_named_file_by_file(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two, three = (copies.mirror(name) for name in ("one", "two", "three"))
    assert copies.run("verify", "--compare", one, two, three) == 0
    assert capsys.readouterr().out.endswith("3 copies, all the same\n")
    (two / "index.html").write_bytes(b"defaced")
    (three / "about.html").unlink()
    assert copies.run("verify", "--compare", one, two, three) == Exit.VERIFICATION
    out = capsys.readouterr().out
    assert f" in {one}, {two}; not in {three}\n" in out
    assert f" in {one}, {three}; " in out
    assert out.endswith("2 files differ\n")
    assert copies.run("verify", "--json", "--compare", one, two) == Exit.VERIFICATION
    (difference,) = json.loads(capsys.readouterr().out)["differences"]
    assert difference["path"] == "index.html"
    assert sorted(difference["contents"].values()) == [[0], [1]]

"""The front door: what it prints, what it exits with, and what it never prints."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from backfile import __version__
from backfile.cli import main
from tests.site.lab import STORY, Lab

HOME = Path(__file__).resolve().parent.parent.parent


def test_the_last_line_of_a_build_is_the_path_of_the_home_page(
    seeded: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    assert seeded.build() == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(seeded.root / "public" / "index.html")


def test_a_folder_without_settings_is_no_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], root=tmp_path) == 2
    assert capsys.readouterr().err == (
        "site.toml: there is no site.toml here\n"
        "    hint: run this where the archive is, or lay out a new one with: backfile new mysite\n"
    )


def test_mistakes_in_the_settings_end_the_run_before_anything_is_written(
    seeded: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    seeded.write("site.toml", '[site]\ntitel = "x"\nbase_url = "ftp://x"\n\n[intake]\ntags = "eight"\n')
    before = seeded.stamps()
    assert seeded.build() == 2
    assert seeded.stamps() == before
    err = capsys.readouterr().err
    assert "site.toml:2: site.titel: unknown key\n    hint: did you mean 'title'?\n" in err
    assert "site.toml:6: intake.tags: must be a whole number, not text\n" in err


def test_unknown_commands_are_refused_with_the_ones_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["biuld"], root=Path())
    assert stop.value.code == 2
    assert "invalid choice: 'biuld'" in capsys.readouterr().err


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"], root=Path())
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"backfile {__version__}\n"


def called(lab: Lab, *arguments: str, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """Run build.py of an archive as a reader's terminal does."""
    front = shutil.copy(HOME / "build.py", lab.root)
    command = [sys.executable, front, *arguments]
    plain = {**os.environ, "PYTHONUNBUFFERED": ""}
    return subprocess.run(
        command, cwd=lab.root, stdout=stdout, stderr=subprocess.PIPE, check=False, env=plain
    )


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["explain", "seeds/one.txt"], ["build"]])
def test_a_reader_who_has_gone_is_no_mistake(lab: Lab, arguments: list[str]) -> None:
    lab.write("seeds/one.txt", STORY)
    read, write = os.pipe()
    os.close(read)
    ran = called(lab, *arguments, stdout=write)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_what_could_not_be_said_is_told(lab: Lab) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no disk that is always full")
    lab.write("seeds/one.txt", STORY)
    with Path("/dev/full").open("wb") as full:
        ran = called(lab, "review", "--json", stdout=full.fileno())
    assert ran.returncode == 3
    assert b"could not be written" in ran.stderr


@pytest.mark.parametrize("closed", ["1>&-", "2>&-"])
def test_a_run_without_a_stream_ends_as_any_other(lab: Lab, closed: str) -> None:
    front = shutil.copy(HOME / "build.py", lab.root)
    command = f'"{sys.executable}" "{front}" --version {closed}'
    assert subprocess.run(["sh", "-c", command], capture_output=True, check=False).returncode == 0


def test_what_was_said_arrives_before_the_process_ends(lab: Lab) -> None:
    ran = called(lab, "explain", "nowhere.txt")
    assert (ran.returncode, ran.stdout) == (3, b"")
    assert b"nowhere.txt" in ran.stderr
    assert called(lab, "--version").stdout.decode().strip() == f"backfile {__version__}"


def test_explain_shows_each_line_with_its_role_and_reason_then_each_field_with_its_evidence(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    path = lab.write("elsewhere/story.txt", STORY)
    assert main(["explain", str(path)], root=lab.root) == 0
    out = capsys.readouterr().out
    for number, line in enumerate(STORY.splitlines(), 1):
        shown = next(text for text in out.splitlines() if text.lstrip().startswith(f"{number}  "))
        assert line.rstrip() in shown
        assert shown.split()[1].isascii()
    assert re.search(r"(?m)^date +2023-03-04$", out)
    assert re.search(r"(?m)^ +line 5: ", out)
    assert lab.articles() == []


def test_explain_prints_json_lines_for_many_and_reports_those_it_cannot_read(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    good = lab.write("x/good.txt", STORY)
    empty = lab.write("x/empty.txt", "")
    assert main(["explain", str(good), str(empty), str(good), "--json"], root=lab.root) == 1
    printed = capsys.readouterr()
    documents = [json.loads(line) for line in printed.out.splitlines()]
    assert [document["file"] for document in documents] == [str(good), str(good)]
    wanted = {
        *("file", "title", "description", "byline", "authors", "date", "publication", "language"),
        *("agencies", "images", "notes", "tags", "body", "ledger", "evidence"),
    }
    assert wanted <= documents[0].keys()
    assert f"{empty}: the capture holds no text" in printed.err


def test_explaining_a_file_that_is_not_there_names_it(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nowhere.txt"], root=lab.root) == 3
    assert "nowhere.txt: no such file or directory" in capsys.readouterr().err


def test_diff_of_what_is_no_article_says_so(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "articles/2024/nothing.md"], root=lab.root) == 1
    assert "there is no such article" in capsys.readouterr().err


def test_no_mistake_of_a_user_ends_in_a_traceback(seeded: Lab) -> None:
    seeded.write("seeds/odd.toml", "not toml at all")
    seeded.write("seeds/lighthouse.toml", 'published = "someday"\nurl = "gopher://x"\nstray = 1\n')
    seeded.write("templates/home.html", "{% for %}")
    run = seeded.run_apart()
    assert run.code == 1
    assert "Traceback" not in run.err
    for place in (
        "seeds/odd.toml: this sidecar belongs to no capture",
        "seeds/lighthouse.toml:1: published: 'someday' is not an EDTF date",
        "seeds/lighthouse.toml:3: stray: unknown key",
        "templates/home.html:1: not a template:",
    ):
        assert place in run.err


@pytest.mark.parametrize("name", [b"a\x1b[31mb.txt", b"a\xff.txt", b"a\nb.txt", b"x" * 251 + b".txt"])
def test_odd_names_among_the_captures_end_in_no_traceback(seeded: Lab, name: bytes) -> None:
    try:
        (seeded.root / "seeds" / os.fsdecode(name)).write_bytes(STORY.encode())
    except OSError:
        pytest.skip("this file system has no such names")
    run = seeded.run_apart()
    assert "Traceback" not in run.err
    if len(name) < 200:
        assert run.code == 1
        assert "can't be written into an article" in run.err
        assert "hint: rename it" in run.err
    else:
        assert run.code == 0, run.err


@pytest.mark.parametrize("folder", ["articles", "seeds", "static", "templates"])
def test_a_file_in_the_place_of_a_folder_is_told(lab: Lab, folder: str) -> None:
    (lab.root / folder).rmdir()
    lab.write(folder, "a file")
    run = lab.run_apart()
    assert run.code == 3
    assert (
        run.err
        == f"{folder}/: this must be a folder\n    hint: move the file away, and make a folder of this name\n"
    )

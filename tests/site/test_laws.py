"""The house's laws, over whole builds."""

import ast
import re
import shutil
from pathlib import Path

import pytest

from tests.site.lab import REPOSITORY, SEED, STORY, UNDATED, Lab, lay_out


def test_the_second_run_of_the_same_build_writes_no_page_and_no_article(seeded: Lab) -> None:
    """The state alone is written again, for as long as files have changed too lately to be known by it."""
    assert seeded.build() == 0
    before = {folder: seeded.stamps(folder) for folder in ("public", "articles", "seeds")}
    assert seeded.build() == 0
    assert {folder: seeded.stamps(folder) for folder in before} == before


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "3", "TZ": "America/Adak", "LC_ALL": "ru_RU.UTF-8", "PYTHONOPTIMIZE": "2"},
    ],
)
def test_the_same_input_gives_the_same_bytes_on_any_machine(
    seeded: Lab, tmp_path: Path, environment: dict[str, str]
) -> None:
    """Hash seed, time zone, locale and the checkout's path have no say in any file."""
    assert seeded.build() == 0
    elsewhere = lay_out(
        tmp_path / "some where else, ünd deeper" / "x",
        seeds={"market.txt": UNDATED, "lighthouse.txt": STORY, SEED.name: SEED.read_bytes()},
    )
    run = elsewhere.run_apart(**environment)
    assert run.code == 0, run.err
    assert elsewhere.pages() == seeded.pages()
    assert elsewhere.tree("articles") == seeded.tree("articles")


def test_the_umask_has_no_say_in_the_modes_of_the_files(seeded: Lab) -> None:
    import os

    old = os.umask(0o077)
    try:
        assert seeded.build() == 0
    finally:
        os.umask(old)
    modes = {path.stat().st_mode & 0o777 for path in (seeded.root / "public").rglob("*") if path.is_file()}
    assert modes == {0o644}


def test_what_an_earlier_build_left_behind_has_no_say(seeded: Lab, tmp_path: Path) -> None:
    fresh = lay_out(tmp_path / "fresh", seeds={SEED.name: SEED.read_bytes()})
    assert fresh.build() == 0
    assert seeded.build() == 0
    for name in ("lighthouse.txt", "market.txt"):
        (seeded.root / "seeds" / name).unlink()
    for path in seeded.articles():
        if "confirms-authorization" not in path:
            (seeded.root / path).unlink()
    assert seeded.build() == 0
    assert seeded.pages() == fresh.pages()
    folders = {path.name for path in (seeded.root / "public").rglob("*") if path.is_dir()}
    assert folders == {path.name for path in (fresh.root / "public").rglob("*") if path.is_dir()}


def test_an_altered_file_of_the_site_is_put_right(seeded: Lab) -> None:
    assert seeded.build() == 0
    before = seeded.tree()
    seeded.write("public/index.html", "defaced")
    assert seeded.build() == 0
    assert seeded.tree() == before


def test_a_build_with_problems_reports_all_of_them_and_leaves_the_site_as_it_was(
    seeded: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    assert seeded.build() == 0
    before = seeded.stamps("public")
    seeded.write("seeds/empty.txt", "\n \n")
    seeded.write("seeds/binary.txt", b"\xff\xfe\x00")
    seeded.write("articles/2024/bad-date.md", "---\ntitle: Bad\ndate: 19 Smarch\n---\nText.\n")
    seeded.write("articles/2024/dead-link.md", "---\ntitle: Dead\n---\nA [link](nowhere.html).\n")
    seeded.write("articles/2024/too-deep.md", "---\ntitle: Deep\n---\n" + ">" * 300 + " gone\n")
    capsys.readouterr()
    assert seeded.build() == 1
    assert seeded.stamps("public") == before
    err = capsys.readouterr().err
    for place in (
        "seeds/empty.txt: the capture holds no text",
        "seeds/binary.txt: the file is no text",
        "articles/2024/bad-date.md:3:7: date: '19 Smarch' is not an EDTF date",
        "articles/2024/too-deep.md:4: 4 letters of the text would not reach the page",
    ):
        assert place in err
    assert "hint: write 2024-03-19, or 2024-03 if the day is not known" in err
    assert "the published site is as it was" in err


def test_a_dead_link_is_found_before_it_is_published(seeded: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    seeded.write("articles/2024/dead-link.md", "---\ntitle: Dead\n---\nA [link](nowhere.html).\n")
    assert seeded.build() == 1
    err = capsys.readouterr().err
    assert "articles/2024/dead-link.md:4:10: the link 'nowhere.html' leads nowhere" in err
    assert not (seeded.root / "public").exists()


OURS = re.compile(
    r'<script(?: type="application/ld\+json">[^<]*'
    r'| (?:defer )?src="[./]*static/[a-z/-]+\.js"(?: defer)?>)</script>'
)
"""Scripts that the templates have: files of the theme, and data that nothing runs."""


def test_content_is_never_evaluated_and_never_becomes_markup(lab: Lab) -> None:
    lab.write(
        "articles/2024/attack.md",
        """---
title: "{{ 7 * 7 }} <script>alert(1)</script>"
byline: "\\"><img src=x onerror=alert(1)>"
tags: ["</title><script>", "{% include 'base.html' %}"]
images: [{caption: "<svg onload=alert(1)>", credit: "&lt;b&gt;"}]
notes: [{type: editor, text: "<script>alert(1)</script>"}]
---
{{ 7 * 7 }} <script>alert(1)</script> [a](javascript:alert(1)) {% raw %}
""",
    )
    assert lab.build() == 0
    for path, data in lab.pages().items():
        if path.endswith(".html"):
            text = data.decode()
            assert "<script" not in OURS.sub("", text).lower(), path
            assert "<img" not in text.lower(), path
            assert "<svg onload" not in text.lower(), path
            assert 'href="javascript' not in text.lower(), path
    page = lab.read("public/articles/2024/attack.html")
    assert "{{ 7 * 7 }}" in page
    assert "49" not in page.split("<main", 1)[1].split("</h1>")[0]


def test_an_article_withheld_leaves_no_trace_on_the_site(lab: Lab) -> None:
    lab.write("articles/2024/kept.md", "---\ntitle: Kept\n---\nText.\n")
    lab.write(
        "articles/2024/secret.md", "---\ntitle: Secret matter\nstatus: withheld\ntags: [Xyzzy]\n---\nHush.\n"
    )
    assert lab.build() == 0
    assert all(b"Secret matter" not in data and b"Xyzzy" not in data for data in lab.pages().values())


def test_an_empty_archive_is_a_site_too(lab: Lab) -> None:
    assert lab.build() == 0
    assert "index.html" in lab.pages()


def test_a_folder_that_is_not_ours_is_refused(seeded: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    seeded.write("public/thesis.txt", "years of work")
    assert seeded.build() == 2
    assert "public/: the folder was not made by this program" in capsys.readouterr().err
    assert seeded.read("public/thesis.txt") == "years of work"


def test_a_second_build_at_once_gives_way(seeded: Lab) -> None:
    from backfile.files.lock import locked

    with locked(seeded.root):
        run = seeded.run_apart()
    assert run.code == 75
    assert "another build is running here" in run.err


def test_a_read_only_site_is_an_input_output_error_without_a_traceback(seeded: Lab) -> None:
    assert seeded.build() == 0
    shutil.rmtree(seeded.root / "public")
    seeded.write("public/.gitkeep", "")
    run = seeded.run_apart()
    assert run.code == 2
    assert "Traceback" not in run.err


def test_a_site_setting_reaches_every_page(lab: Lab) -> None:
    lab.write("site.toml", '[site]\ntitle = "The Ellery & District Archive"\nlanguage = "en-GB"\n')
    assert lab.build() == 0
    for path, data in lab.pages().items():
        if path.endswith(".html"):
            assert b"The Ellery &amp; District Archive" in data, path
            assert b'<html lang="en-GB"' in data, path


def test_the_program_never_asks_the_clock_or_chance() -> None:
    """Nothing reads the time of day, a random number or a host's name, but for keys."""
    asked = []
    for file in sorted((REPOSITORY / "backfile").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Attribute):
                names = [f".{node.attr}"]
            asked += [(file.name, name) for name in names if name in CLOCKS]
    assert {*asked} == ASKED


CLOCKS = {
    *("time", "random", "secrets", "uuid", "socket", "platform", "getpass", "tempfile"),
    *(".today", ".now", ".utcnow", ".fromtimestamp", ".gethostname", ".getlogin", ".urandom"),
}
ASKED = {
    ("secretkey.py", ".urandom"),  # a new key and its salt
    ("keygen.py", "getpass"),  # which asks for a password
    ("sign.py", "getpass"),
    ("entries.py", "uuid"),  # made from a name
    ("findable.py", "tempfile"),  # for what the index needs of articles, gone when the build ends
    ("indexing.py", "tempfile"),  # for what is sorted, gone as well
}

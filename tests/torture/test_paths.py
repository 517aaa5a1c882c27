"""Paths: no link is followed, and no pipe or device is waited for, in any folder that is read or written."""

import os
import stat
import sys

import pytest

from tests.drawn import drawn
from tests.site.lab import STORY, UNDATED, Lab
from tests.torture.conftest import SECRET
from tests.torture.outcomes import built

LINKS = [
    "seeds/link.txt",
    "articles/2024/link.md",
    "templates/about.html",
    "static/link.txt",
    "static/style/home.css",
    "locale/ru.po",
    "seeds/good.toml",
    "seeds/lamp.png",
    "site.toml",
]
ZERO = (1, 5)
"""The numbers of /dev/zero on Linux."""
PICTURED = 'images = [{ file = "lamp.png" }]\n'


@pytest.fixture
def lab(lab: Lab) -> Lab:
    """The archive, whose settings ask for all that may be a link: a picture, and another language."""
    settings = lab.read("site.toml")
    assert 'language = "en"' in settings
    lab.write("site.toml", settings.replace('language = "en"', 'language = "ru"'))
    lab.write("seeds/good.toml", PICTURED)
    lab.write("seeds/lamp.png", drawn("PNG"))
    return lab


def _published(lab: Lab) -> bytes:
    return b"".join(lab.pages().values())


@pytest.mark.parametrize("name", LINKS)
def test_a_link_to_a_file_elsewhere_is_not_read(lab: Lab, name: str) -> None:
    path = lab.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(lab.root.parent / "secret.txt")
    run = built(lab)
    assert run.code != 0
    assert SECRET.encode() not in _published(lab)
    assert SECRET not in run.err


@pytest.mark.parametrize("name", ["seeds/folder", "articles/folder", "static/folder", "templates/folder"])
def test_a_link_to_a_folder_elsewhere_is_not_entered(lab: Lab, name: str) -> None:
    (lab.root / name).parent.mkdir(parents=True, exist_ok=True)
    (lab.root / name).symlink_to(lab.root.parent)
    built(lab)
    assert SECRET.encode() not in _published(lab)


@pytest.mark.parametrize("name", ["articles/2023", "articles/undated", "articles/other"])
@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_filed_through_a_link_to_a_folder_elsewhere(lab: Lab, name: str, there: bool) -> None:
    elsewhere = lab.root.parent / "elsewhere"
    if there:
        elsewhere.mkdir()
    lab.write("seeds/undated.txt", UNDATED)
    (lab.root / name).parent.mkdir(exist_ok=True)
    (lab.root / name).symlink_to(elsewhere)
    run = built(lab)
    assert run.code == 1
    assert f"{name}: symbolic links are not followed" in run.err
    assert not there or list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("name", ["seeds/loop", "articles/loop"])
def test_a_folder_that_leads_back_into_itself_is_gone_into_once(lab: Lab, name: str) -> None:
    (lab.root / name).parent.mkdir(parents=True, exist_ok=True)
    (lab.root / name).symlink_to(lab.root)
    built(lab)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
@pytest.mark.parametrize("name", LINKS)
def test_a_pipe_is_not_waited_for(lab: Lab, name: str) -> None:
    path = lab.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    assert built(lab).code != 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
@pytest.mark.parametrize(
    "name", [".backfile.state", ".backfile.lock", "public/index.html", "public/manifest.json", "public/x"]
)
def test_a_pipe_in_place_of_what_a_build_has_left_is_not_waited_for(lab: Lab, name: str) -> None:
    assert built(lab).code == 0
    (lab.root / name).unlink(missing_ok=True)
    os.mkfifo(lab.root / name)
    lab.write("seeds/b.txt", UNDATED)
    built(lab)


@pytest.mark.skipif(sys.platform != "linux", reason="the numbers of devices are each system's own")
@pytest.mark.parametrize("name", LINKS)
def test_a_device_without_end_is_not_read(lab: Lab, name: str) -> None:
    path = lab.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(*ZERO))
    except PermissionError:
        pytest.skip("only the system's owner can make a device")
    assert built(lab).code != 0


def test_a_lock_that_is_a_link_touches_nothing_elsewhere(lab: Lab) -> None:
    (lab.root / ".backfile.lock").symlink_to(lab.root.parent / "secret.txt")
    assert built(lab).code == 3


def test_an_output_folder_that_is_a_link_is_refused(lab: Lab) -> None:
    elsewhere = lab.root.parent / "elsewhere"
    elsewhere.mkdir()
    (lab.root / "public").symlink_to(elsewhere)
    assert built(lab).code != 0
    assert list(elsewhere.iterdir()) == []


def test_a_link_within_the_output_is_not_written_through(lab: Lab) -> None:
    assert built(lab).code == 0
    target = lab.root.parent / "secret.txt"
    home = lab.root / "public" / "index.html"
    home.unlink()
    home.symlink_to(target)
    lab.write("seeds/b.txt", UNDATED)
    built(lab)
    assert target.read_text("utf-8") == SECRET


@pytest.mark.parametrize("name", ["seeds", "articles", "templates", "static"])
def test_an_input_folder_that_is_a_file_is_told_of_or_taken_for_empty(lab: Lab, name: str) -> None:
    folder = lab.root / name
    if folder.is_dir():
        (lab.root / "aside").mkdir()
        folder.rename(lab.root / "aside" / name)
    folder.write_text(STORY, "utf-8")
    built(lab)

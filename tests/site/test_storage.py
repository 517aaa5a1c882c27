"""A site in a storage is the site that a folder has, whoever does the work and whatever was before."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from backfile.cli import main
from backfile.remote.rollout import JOURNAL
from tests.cluster import cluster
from tests.remote.stores import dying
from tests.site.lab import STORY, Lab, lay_out
from tests.site.test_executors import busy
from tests.site.test_filing import LIGHTHOUSE

WRITTEN = "---\ntitle: Harbour Dues Fall\ndate: 2023-05-01\ntags: [Harbour]\n---\nThey fell.\n"


def stored(lab: Lab, kind: str) -> Lab:
    """Move a site's captures and articles into a storage, and return that as if it were a site."""
    store = Lab(lab.root.with_name("store"))
    store.root.mkdir()
    for folder in ("seeds", "articles"):
        shutil.move(lab.root / folder, store.root)
    settings = lab.read("site.toml")
    address = f'storage = "{kind}://{store.root.as_posix()}"\n'
    table = "" if "[build]" in settings else "[build]\n"
    lab.write("site.toml", f"{settings}\n{table}{address}")
    return store


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """The digests of the site and of the articles in a folder."""
    lab = busy(tmp_path_factory.mktemp("alone") / "site")
    assert main(["--executor", "serial"], root=lab.root) == 0
    return lab.tree(), lab.tree("articles")


@pytest.mark.parametrize("workers", [1, 3])
def test_workers_make_the_site_that_a_folder_has(
    tmp_path: Path, alone: tuple[str, str], workers: int
) -> None:
    lab = busy(tmp_path / "site", f"[build]\nworkers = {workers}\n")
    store = stored(lab, "file")
    assert lab.build() == 0
    assert (store.tree(), store.tree("articles")) == alone
    assert not (lab.root / "public").exists()
    assert not (lab.root / "articles").exists()


def test_a_cluster_makes_the_site_that_a_folder_has(tmp_path: Path, alone: tuple[str, str]) -> None:
    lab = busy(tmp_path / "site")
    store = stored(lab, "file")
    with cluster(2) as scheduler:
        run = lab.run_apart("--executor", "dask", "--scheduler", scheduler)
    assert (run.code, run.err) == (0, "")
    assert (store.tree(), store.tree("articles")) == alone


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Lab, Lab]:
    """A site of one capture and one written article, whose files are in a storage, and that storage."""
    lab = lay_out(tmp_path / "site", settings="", seeds={"lighthouse.txt": STORY})
    lab.write("articles/2023/dues.md", WRITTEN)
    store = stored(lab, "tagged")
    assert lab.build() == 0
    return lab, store


def clean(lab: Lab, store: Lab) -> str:
    """Digest the site that a first build makes of the same files in a folder."""
    other = Lab(lab.root.with_name("clean"))
    shutil.copytree(lab.root, other.root)
    for folder in ("seeds", "articles"):
        shutil.copytree(store.root / folder, other.root / folder)
    other.write("site.toml", re.sub(r"(?m)^storage.*$", "", other.read("site.toml")))
    assert main(["--executor", "serial"], root=other.root) == 0
    return other.tree()


def test_a_build_that_finds_nothing_new_writes_and_reads_nothing(
    sites: tuple[Lab, Lab], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lab, store = sites
    before = store.stamps()
    monkeypatch.setattr("backfile.records.shelf.read", None)
    monkeypatch.setattr("backfile.captures.read", None)
    capsys.readouterr()
    assert lab.build() == 0
    assert capsys.readouterr().out == (
        f"1 capture: 1 kept\n2 articles; nothing has changed\ntagged://{store.root}/public/index.html\n"
    )
    assert store.stamps() == before


def test_whatever_changes_the_site_is_that_of_a_clean_build(sites: tuple[Lab, Lab]) -> None:
    lab, store = sites
    store.write("articles/2023/dues.md", WRITTEN.replace("They fell", "[They](lighthouse.md) fell"))
    store.write("articles/2023/dues.md", WRITTEN.replace("fell", "rose"))
    store.write("articles/1999/new.md", WRITTEN.replace("2023", "1999"))
    (store.root / LIGHTHOUSE).unlink()
    (store.root / "seeds" / "lighthouse.txt").unlink()
    store.write("seeds/market.txt", STORY.replace("lighthouse", "market"))
    assert lab.build() == 0
    assert store.tree() == clean(lab, store)


@pytest.mark.parametrize("change", ["tampered", "", None])
def test_a_page_that_somebody_has_changed_or_removed_is_made_good(
    sites: tuple[Lab, Lab], change: str | None
) -> None:
    lab, store = sites
    before = store.tree()
    if change is None:
        (store.root / "public/index.html").unlink()
    else:
        store.write("public/index.html", change)
    assert lab.build() == 0
    assert store.tree() == before


def test_a_hand_edit_in_the_storage_is_not_overwritten(sites: tuple[Lab, Lab]) -> None:
    lab, store = sites
    edited = store.read(LIGHTHOUSE).replace("title: Mayor Opens", "title: The Mayor Opens")
    store.write(LIGHTHOUSE, edited)
    lab.write("site.toml", lab.read("site.toml") + "[intake]\ntags = 3\n")
    assert lab.build() == 0
    assert store.read(LIGHTHOUSE) == edited


def test_a_mistake_in_an_article_leaves_the_published_site_as_it_was(
    sites: tuple[Lab, Lab], capsys: pytest.CaptureFixture[str]
) -> None:
    lab, store = sites
    before = store.tree()
    store.write("articles/2023/dues.md", WRITTEN.replace("2023-05-01", "19 Smarch"))
    store.write("articles/2023/dead.md", WRITTEN.replace("They", "[They](gone.md)"))
    assert lab.build() == 1
    told = capsys.readouterr().err
    assert re.search(r"(?m)^articles/2023/dues.md:3.*'19 Smarch' is not an EDTF date$", told)
    assert "articles/2023/dead.md:6:8: the link 'gone.md' leads nowhere" in told
    assert store.tree() == before
    assert sorted(path.name for path in store.root.iterdir()) == ["articles", "public", "seeds"]


def test_what_was_half_published_is_finished_first_even_if_the_next_site_can_not_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lab = lay_out(tmp_path / "site", settings='[build]\nexecutor = "serial"\n')
    lab.write("articles/2023/dues.md", WRITTEN)
    store = stored(lab, "mortal")
    assert lab.build() == 0
    store.write("articles/2023/dues.md", WRITTEN.replace("fell", "rose"))
    whole = clean(lab, store)
    files = len(list((store.root / "public").rglob("*")))
    for after in range(2, files):
        with dying(after, lambda: OSError(5, "Slow down")):
            assert lab.build() == 3
        if (store.root / JOURNAL).exists() and store.tree() != whole:
            break
    assert "the site is half published: build again, that is finished first" in capsys.readouterr().err
    store.write("articles/2023/dues.md", "no front matter")
    assert lab.build() == 1
    assert store.tree() == whole


def test_captures_and_articles_in_a_storage_are_explained_and_compared(
    sites: tuple[Lab, Lab], capsys: pytest.CaptureFixture[str]
) -> None:
    lab, store = sites
    store.write("seeds/lighthouse.toml", 'section = "Local"\n')
    capsys.readouterr()
    assert main(["explain", "seeds/lighthouse.txt"], root=lab.root) == 0
    assert re.search(r"section +Local", capsys.readouterr().out)
    assert main(["diff", LIGHTHOUSE], root=lab.root) == 0
    assert "+section: Local\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "address",
    ["bucket/archive", "s3:bucket", "s3://", "a::s3://b", "s3://b/*", "s3://b c", "s3://k:secret@b"],
)
def test_what_is_no_address_of_a_storage_is_a_mistake_in_the_settings(
    lab: Lab, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    lab.write("site.toml", f'[build]\nstorage = "{address}"\n')
    assert lab.build() == 2
    assert capsys.readouterr().err == (
        f"site.toml:2: build.storage: '{address}' is not the address of a storage\n"
        "    hint: write where the archive is stored, such as s3://bucket/archive\n"
    )


def test_a_missing_extra_is_told_before_anything_is_done(
    lab: Lab, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lab.write("site.toml", '[build]\nstorage = "s3://bucket/archive"\n')
    monkeypatch.setitem(sys.modules, "fsspec", None)
    assert lab.build() == 2
    told = capsys.readouterr().err
    assert told.startswith("the storage s3://bucket/archive needs a package that is not installed: ")
    assert told.endswith("    hint: install it with: pip install 'backfile[remote]'\n")
    assert not (lab.root / "public").exists()

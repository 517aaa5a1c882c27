"""From any complete copy the archive is had back, byte for byte, and goes on."""

import json
import os
import shutil
from pathlib import Path

import pytest

from backfile.cli import main
from backfile.errors import Exit
from backfile.fixity.written import read_manifest
from backfile.press import urls
from backfile.press.publishing.manifest import Manifest, entry_of
from tests.fixity.conftest import LAMP, SETTINGS, SIDECAR
from tests.fixity.copies import Copies
from tests.fixity.keys import KEY, OTHER
from tests.site.lab import STORY, UNDATED, Lab

GIVEN = ("articles", "seeds")
SHARED = ("Bridge", "Theatre", "Harbour")
"""What was rebuilt, in the articles of a file of several."""


def entry(text: str) -> dict[str, str]:
    """Return an article as a line of a file of several."""
    _, title, _, *lines = (line for line in text.splitlines() if line)
    return {"title": title, "text": "\n\n".join(lines[:-1])}


def files(root: Path, *folders: str) -> dict[str, bytes]:
    """Read the files of an archive's folders."""
    found = [path for folder in folders for path in sorted((root / folder).rglob("*")) if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def recovered(copies: Copies, *options: str) -> Lab:
    """Have an archive back from its site, when all else of it is gone."""
    mirror = copies.mirror()
    again = copies.empty()
    assert main(["import-site", *options, str(mirror)], root=again.root) == 0
    return again


def test_the_archive_is_had_back_and_makes_the_same_site(copies: Copies) -> None:
    before = files(copies.lab.root, *GIVEN), copies.lab.pages()
    again = recovered(copies, "--theme")
    assert files(again.root, *GIVEN) == before[0]
    assert again.read("templates/note.html") == copies.lab.read("templates/note.html")
    assert (again.root / "site.toml").read_bytes() == SETTINGS.replace(
        "[build]\nworkers = 1   # how, and not what\n\n", ""
    ).encode()
    assert again.build() == 0
    assert again.pages() == before[1]
    assert main(["import-site", str(copies.folder / "mirror")], root=again.root) == 0, "all is there already"


def test_hand_edits_travel_and_what_comes_later_is_filed(copies: Copies) -> None:
    lab = copies.lab
    (story,) = [path for path in lab.articles() if "lighthouse" in path]
    lab.write(story, lab.read(story).replace("Mayor Opens", "The Mayor Opens"))
    assert lab.build() == 0
    again = recovered(copies, "--theme")
    assert again.build() == 0
    assert again.pages() == lab.pages()
    for one in (lab, again):
        one.write("seeds/later.txt", STORY.replace("Lighthouse", "Harbour").replace("lighthouse", "harbour"))
        assert one.build() == 0
    assert len(again.articles()) == 5
    assert again.pages() == lab.pages()


def test_an_archives_own_parts_of_what_is_merged_are_had_back(copies: Copies) -> None:
    """Pages load the sheet and the scripts that parts become; the parts themselves are published as well."""
    lab = copies.lab
    own = {
        "static/style/home.css": "/* ours */\n.lead { color : red }\n",
        "static/search/bars.js": "// ours\n",
    }
    for path, text in own.items():
        lab.write(path, text)
    assert lab.build() == 0
    assert own["static/style/home.css"] in (copies.public / "static/style.css").read_text()
    again = recovered(copies, "--theme")
    assert {path: again.read(path) for path in own} == own
    assert not (again.root / "static/style.css").exists()
    assert again.build() == 0
    assert again.pages() == lab.pages()


def test_an_edit_and_a_changed_sidecar_are_carried_by_the_next_build(copies: Copies) -> None:
    lab = copies.lab
    lab.write("seeds/lighthouse.toml", SIDECAR.replace("as the keeper knows", "as we know"))
    lab.write("articles/2023/dues.md", lab.read("articles/2023/dues.md").replace("fell", "rose"))
    assert lab.build() == 0
    assert "as we know" in (copies.public / urls.source("seeds/lighthouse.toml")).read_text()
    assert "rose" in (copies.public / urls.source("articles/2023/dues.md")).read_text()
    assert copies.run("verify") == 0


def test_an_archive_whose_picture_was_taken_out_of_its_article_is_had_back(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody may publish what was taken out, so the sidecar comes back without it."""
    (story,) = [path for path in copies.lab.articles() if "lighthouse" in path]
    text = copies.lab.read(story)
    start = text.index("images:")
    copies.lab.write(story, f"{text[:start]}images: []\n{text[text.index('notes:', start) :]}")
    assert copies.run() == 0
    again = recovered(copies, "--theme")
    assert not (again.root / "seeds/p/lamp.png").exists()
    assert again.build() == 0
    assert again.read("public/manifest.json") == copies.lab.read("public/manifest.json")
    assert (
        "seeds/lighthouse.toml:2: images[0].file: there is no 'p/lamp.png' in seeds/"
        in capsys.readouterr().out
    )
    again.write("seeds/later.txt", UNDATED.replace("market", "bakery").replace("Fishermen", "Bakers"))
    again.write("seeds/later.toml", 'images = [{ file = "p/lamp.png" }]\n')
    assert again.build() == 1


def test_an_archive_whose_last_capture_has_no_picture_is_had_back(copies: Copies) -> None:
    address = 'url = "https://gazette.example/lamp"\n'
    copies.lab.write("seeds/lighthouse.toml", f'{address}retrieved = "2023-03-05"\n{SIDECAR}')
    copies.lab.write("seeds/later.txt", STORY.replace("Saturday", "Sunday"))
    copies.lab.write("seeds/later.toml", f'{address}retrieved = "2023-03-06"\n')
    assert copies.run() == 0
    again = recovered(copies, "--theme")
    assert not (again.root / "seeds/p/lamp.png").exists()
    assert again.build() == 0
    assert again.read("public/manifest.json") == copies.lab.read("public/manifest.json")


def test_nothing_that_is_withheld_is_carried(copies: Copies) -> None:
    lab = copies.lab
    (story,) = [path for path in lab.articles() if "lighthouse" in path]
    lab.write(story, lab.read(story).replace("status: filed", "status: withheld"))
    assert lab.build() == 0
    assert not any(b"Lighthouse" in data for data in lab.pages().values())
    again = recovered(copies, "--theme")
    assert story not in again.articles()
    assert again.build() == 0
    assert again.pages() == lab.pages()


def test_files_that_no_article_is_made_from_are_not_carried_and_that_is_told(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    lab = copies.lab
    whole = files(lab.root, *GIVEN)
    lab.write("seeds/p/unused.png", LAMP + b"another")
    lab.write("seeds/con_files/style.css", "p { color: red }")
    assert lab.build() == 0
    said = "seeds/: 2 files are not carried by the site, as no article that it shows is made from them"
    assert capsys.readouterr().out.count(said) == 1
    assert lab.build() == 0
    assert said in capsys.readouterr().out, "as long as it is so"
    again = recovered(copies, "--theme")
    assert "nor files of seeds/ from which no article on it is made" in capsys.readouterr().out
    assert files(again.root, *GIVEN) == whole
    assert again.build() == 0
    assert "not carried" not in capsys.readouterr().out
    assert again.pages() == lab.pages()


def test_a_capture_that_cannot_be_read_is_not_carried(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    copies.lab.write("seeds/empty.txt", "")
    assert copies.run("--keep-going") == Exit.CONTENT
    assert "seeds/: 1 file is not carried by the site" in capsys.readouterr().out
    assert "seeds/empty.txt" not in recovered(copies, "--theme").stamps("seeds")


def test_a_file_that_is_shared_with_a_withheld_article_is_told_once(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    lab = copies.lab
    texts = [STORY.replace("Lighthouse", word).replace("lighthouse", word.lower()) for word in SHARED]
    lab.write("seeds/many.jsonl", "".join(json.dumps(entry(text)) + "\n" for text in texts))
    lab.write("seeds/many.toml", 'section = "Town"\n')
    assert lab.build() == 0
    (bridge,) = [path for path in lab.articles() if "bridge" in path]
    lab.write(bridge, lab.read(bridge).replace("status: filed", "status: withheld"))
    capsys.readouterr()
    assert lab.build() == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "not carried" in line]
    (said,) = told
    assert said == (
        "seeds/many.jsonl: not carried by the site, as an article that is withheld was read from it too; "
        "2 articles that are shown come back from a copy without this capture"
    )
    again = recovered(copies, "--theme")
    assert not (again.root / "seeds/many.jsonl").exists()
    assert len(again.articles()) == len(lab.articles()) - 1
    assert again.build() == 0


def test_a_site_may_carry_no_sources(copies: Copies, capsys: pytest.CaptureFixture[str]) -> None:
    lab = copies.lab
    lab.write("site.toml", SETTINGS.replace('File"\n', 'File"\nsources = false\n'))
    assert lab.build() == 0
    assert not (copies.public / "sources").exists()
    assert "not carried" not in capsys.readouterr().out
    assert main(["import-site", str(copies.public)], root=copies.empty().root) == Exit.VERIFICATION
    assert "does not carry what it is made from" in capsys.readouterr().err


def test_a_damaged_copy_is_refused_or_what_is_whole_of_it_is_taken(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror, again = copies.mirror(), copies.empty()
    (mirror / urls.source("seeds/lighthouse.txt")).write_bytes(b"tampered")
    assert main(["import-site", str(mirror)], root=again.root) == Exit.VERIFICATION
    assert not list(again.root.iterdir())
    assert main(["import-site", "--unverified", str(mirror)], root=again.root) == Exit.VERIFICATION
    assert "lost  seeds/lighthouse.txt\n" in capsys.readouterr().out
    whole = files(copies.lab.root, *GIVEN)
    del whole["seeds/lighthouse.txt"]
    assert files(again.root, *GIVEN) == whole


def test_what_is_there_already_is_never_overwritten(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror, again = copies.mirror(), copies.empty()
    again.write("seeds/lighthouse.txt", "mine")
    again.write("articles/2023/dues.md", "mine too")
    assert main(["import-site", str(mirror)], root=again.root) == Exit.USAGE
    err = capsys.readouterr().err
    assert "seeds/lighthouse.txt: another file is here already" in err
    assert "articles/2023/dues.md: another file is here already" in err
    assert again.articles() == ["articles/2023/dues.md"]
    assert not (again.root / "site.toml").exists()


def test_a_template_is_not_taken_from_a_stranger(copies: Copies, capsys: pytest.CaptureFixture[str]) -> None:
    again = recovered(copies)
    assert "templates/note.html: not taken, as a template can run programs" in capsys.readouterr().out
    assert not (again.root / "templates").exists()


def test_a_signed_copy_brings_its_theme_and_its_chain(copies: Copies) -> None:
    (copies.folder / "key").write_bytes(KEY.file(None))
    assert copies.run("sign", copies.folder / "key") == 0
    again = recovered(copies, "--key", KEY.public.line)
    assert (again.root / "templates/note.html").exists()
    assert again.build() == 0
    assert main(["sign", str(copies.folder / "key")], root=again.root) == 0
    assert again.pages() == copies.lab.pages()


def test_a_copy_that_another_key_signed_is_refused(copies: Copies) -> None:
    (copies.folder / "key").write_bytes(OTHER.file(None))
    assert copies.run("sign", copies.folder / "key") == 0
    again = copies.empty()
    options = ["import-site", "--key", KEY.public.line, str(copies.public)]
    assert main(options, root=again.root) == Exit.VERIFICATION
    assert not list(again.root.iterdir())


@pytest.mark.parametrize(
    "path",
    ["../seeds/x", "/etc/x", "seeds/../../x", "seeds/.x", "seeds//x", "elsewhere/x", "x", "seeds/./x"],
)
def test_a_manifest_that_names_other_places_writes_nothing(copies: Copies, path: str) -> None:
    mirror, again = copies.mirror(), copies.empty()
    text = (mirror / "manifest.json").read_text("utf-8")
    head, inputs = text.split('"inputs": [\n')
    entries = inputs.split("\n ]")[0].split(",\n")
    entries.append(entries[0].replace("articles/2023/dues.md", path))
    (mirror / "manifest.json").write_text(f'{head}"inputs": [\n' + ",\n".join(sorted(entries)) + "\n ]\n}\n")
    assert main(["import-site", str(mirror)], root=again.root) == Exit.VERIFICATION
    assert [path.name for path in again.root.iterdir()] == [".backfile.lock"]
    assert not (copies.folder / "seeds").exists()


def test_settings_that_would_send_the_work_away_are_refused(copies: Copies) -> None:
    mirror = copies.mirror()
    (mirror / "sources/site.toml").write_text('[build]\nstorage = "s3://theirs/archive"\n')
    forge(mirror)
    again = copies.empty()
    assert main(["import-site", str(mirror)], root=again.root) == Exit.VERIFICATION
    assert not (again.root / "site.toml").exists()


def forge(mirror: Path) -> None:
    """Make the manifest of a copy say what the copy holds."""
    made = read_manifest(mirror).manifest
    outputs = {path: entry_of((mirror / path).read_bytes()) for path in made.outputs}
    forged = Manifest(outputs=outputs, inputs=made.inputs, settings=made.settings)
    for name, pieces in forged.files().items():
        (mirror / name).write_bytes(b"".join(pieces()))


def test_links_in_a_copy_are_not_followed(copies: Copies) -> None:
    mirror, again = copies.mirror(), copies.empty()
    source = mirror / urls.source("seeds/lighthouse.txt")
    shutil.move(source, copies.folder / "outside")
    source.symlink_to(copies.folder / "outside")
    assert main(["import-site", "--unverified", str(mirror)], root=again.root) == Exit.VERIFICATION
    assert not os.path.lexists(again.root / "seeds/lighthouse.txt")

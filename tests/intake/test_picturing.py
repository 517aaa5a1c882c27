"""A picture that was captured comes to its caption; files that belong to a page are no captures."""

import hashlib
from pathlib import Path

import pytest

from backfile.drafts import Picture
from backfile.errors import Problems
from backfile.intake.companions import companions
from backfile.intake.edit.illustrating import illustrated
from backfile.intake.finding import Finding
from backfile.intake.picturing import pictures_on, stated_pictures
from backfile.model import Image
from tests.drawn import drawn
from tests.press.making import lay

LAMP = drawn("PNG")
LAMP_SHA256 = hashlib.sha256(LAMP).hexdigest()
SEEN = Image(caption="The lamp.", file="seeds/p/lamp.png", sha256=LAMP_SHA256)


def test_pictures_and_what_was_saved_with_a_page_are_no_captures() -> None:
    beside = {"seeds/a_files/style.css", "seeds/a_files/deep/x.js", "seeds/b-Dateien/y.txt", "seeds/lamp.JPG"}
    others = {"seeds/a.html", "seeds/b.htm", "seeds/c_files/notes.txt", "seeds/a_files.txt", "seeds/d.txt"}
    assert companions(beside | others) == beside


def test_a_sidecar_names_pictures_from_where_it_stands(tmp_path: Path) -> None:
    lay(tmp_path, {"seeds/p/lamp.png": LAMP, "seeds/t/a.toml": ""})
    found = stated_pictures(tmp_path, "seeds/t/a.toml", [Picture(file="../p/lamp.png", caption="The lamp.")])
    assert found == ((SEEN,), ())


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("../../secret.png", "there is no '../../secret.png' in seeds/"),
        ("/etc/passwd", "there is no '/etc/passwd' in seeds/"),
        ("a.txt", "there is no 'a.txt' in seeds/"),
        ("lie.png", "'lie.png' is no picture"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_told_with_its_line(tmp_path: Path, file: str, why: str) -> None:
    lay(
        tmp_path,
        {
            "secret.png": LAMP,
            "seeds/a.txt": "text",
            "seeds/lie.png": b"<svg/>",
            "seeds/a.toml": f'url = "https://a.example/"\nimages = [{{ file = "{file}" }}]\n',
        },
    )
    with pytest.raises(Problems) as caught:
        stated_pictures(tmp_path, "seeds/a.toml", [Picture(file=file)])
    assert [str(problem).split("\n")[0] for problem in caught.value.problems] == [
        f"seeds/a.toml:2: images[0].file: {why}"
    ]


def test_a_picture_that_is_not_there_is_told_and_the_others_are_found(tmp_path: Path) -> None:
    """An archive that was had back from its site has none that no article shows."""
    named = 'images = [{ file = "lamp.png", caption = "The lamp." }, { file = "missing.png" }]\n'
    lay(tmp_path, {"seeds/p/lamp.png": LAMP, "seeds/p/a.toml": named})
    pictures = [Picture(file="lamp.png", caption="The lamp."), Picture(file="missing.png")]
    found, lacking = stated_pictures(tmp_path, "seeds/p/a.toml", pictures)
    assert found == (SEEN,)
    assert [*map(str, lacking)] == ["seeds/p/a.toml:1: images[1].file: there is no 'missing.png' in seeds/"]


def test_the_figures_of_a_saved_page_have_their_pictures_beside_it(tmp_path: Path) -> None:
    lay(tmp_path, {"seeds/a b_files/lamp 1.png": LAMP, "seeds/a b.html": ""})
    markup = """
    <img src="logo.png">
    <figure><img data-src="a%20b_files/lamp%201.png?w=600"><figcaption>The <b>lamp</b>
    &amp; the sea.</figcaption></figure>
    <figure><img src="https://gazette.example/a.png"><figcaption>Elsewhere.</figcaption></figure>
    <figure><img src="../../../etc/x.png"></figure><figure><img src="missing.png"></figure>"""
    assert pictures_on(tmp_path, "seeds/a b.html", markup) == (
        Image(caption="The lamp & the sea.", file="seeds/a b_files/lamp 1.png", sha256=LAMP_SHA256),
    )


def test_a_picture_comes_to_the_caption_that_says_the_same() -> None:
    printed = (Image(caption="The sea.", credit="AFP"), Image(caption="The lamp."))
    found = illustrated(Finding(printed, "lines 3, 5"), [SEEN], "seeds/a.html")
    assert found.value == (printed[0], SEEN)
    assert found.evidence == "lines 3, 5; files named in seeds/a.html"


def test_a_picture_without_a_caption_comes_to_the_first_that_has_none_and_else_stands_alone() -> None:
    bare = Image(file="seeds/p/lamp.png", sha256=LAMP_SHA256)
    found = illustrated(Finding((Image(caption="The sea."),), "line 3"), [bare, bare], "seeds/a.toml")
    assert found.value == (Image(caption="The sea.", file=bare.file, sha256=bare.sha256), bare)


def test_without_captured_pictures_nothing_is_changed() -> None:
    finding: Finding[tuple[Image, ...]] = Finding((Image(caption="The sea."),), "line 3")
    assert illustrated(finding, (), "seeds/a.toml") is finding

"""A captured picture is published once, as it was received, and shown where its caption stands."""

import hashlib
import re

import pytest
from playwright.sync_api import Browser

from tests.drawn import drawn
from tests.site.lab import STORY, Lab

LAMP = drawn("JPEG", 900, 600, comment=b"where it was taken")
DIGEST = hashlib.sha256(LAMP).hexdigest()
SHOWN = f"pictures/{DIGEST[:32]}.jpg"
ARTICLE = "articles/2023/mayor-opens-rebuilt-lighthouse-after-two-years-of-work"


@pytest.fixture
def pictured(lab: Lab) -> Lab:
    """An archive with one capture, beside which there is a picture."""
    lab.write("seeds/a.txt", STORY)
    lab.write(
        "seeds/a.toml", 'images = [{ file = "p/lamp.jpg", caption = "The lamp.", credit = "Pat Graphy" }]\n'
    )
    lab.write("seeds/p/lamp.jpg", LAMP)
    assert lab.build() == 0
    return lab


def _mark(lab: Lab, status: str) -> None:
    text = lab.read(f"{ARTICLE}.md")
    lab.write(f"{ARTICLE}.md", text.replace("status: filed", f"status: {status}"))


def test_a_picture_stands_on_the_page_with_its_size_and_its_words(pictured: Lab) -> None:
    page = pictured.read(f"public/{ARTICLE}.html")
    assert f'<img src="../../{SHOWN}" width="900" height="600" alt="The lamp." decoding="async">' in page
    assert "Credit: <bdi>Pat Graphy</bdi>" in page
    assert "Picture not captured" not in page
    assert pictured.pages()[SHOWN] == LAMP


def test_the_article_and_the_manifest_name_the_picture_with_its_digest(pictured: Lab) -> None:
    assert f'  file: seeds/p/lamp.jpg\n  sha256: "{DIGEST}"\n' in pictured.read(f"{ARTICLE}.md")
    assert "seeds/p/lamp.jpg" in pictured.read("public/manifest.json")


def test_a_second_build_has_nothing_to_do(pictured: Lab) -> None:
    before = pictured.stamps("public")
    assert pictured.build() == 0
    assert pictured.stamps("public") == before


def test_a_picture_of_two_articles_is_published_once(pictured: Lab) -> None:
    pictured.write(
        "articles/2023/other.md", pictured.read(f"{ARTICLE}.md").split("evidence:")[0] + "---\nText.\n"
    )
    assert pictured.build() == 0
    assert [path for path in pictured.pages() if path.startswith("pictures/")] == [SHOWN]


def test_a_picture_that_was_changed_stops_the_build(
    pictured: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    pictured.write("seeds/p/lamp.jpg", drawn("JPEG", colour="red"))
    before = pictured.tree()
    assert pictured.build() == 1
    assert "seeds/p/lamp.jpg: the picture is not the one that the article names" in capsys.readouterr().err
    assert pictured.tree() == before


def test_a_picture_that_is_gone_leaves_its_caption(pictured: Lab) -> None:
    pictured.write(
        f"{ARTICLE}.md", pictured.read(f"{ARTICLE}.md").replace("status: filed", "status: reviewed")
    )
    pictured.write("seeds/a.toml", "")
    (pictured.root / "seeds/p/lamp.jpg").unlink()
    assert pictured.build() == 0
    assert "Picture not captured" in pictured.read(f"public/{ARTICLE}.html")
    assert SHOWN not in pictured.pages()


def test_a_withheld_articles_picture_is_not_published(pictured: Lab) -> None:
    pictured.write(
        f"{ARTICLE}.md", pictured.read(f"{ARTICLE}.md").replace("status: filed", "status: withheld")
    )
    assert pictured.build() == 0
    assert SHOWN not in pictured.pages()
    assert "lamp" not in pictured.read("public/manifest.json")


def test_smaller_copies_are_made_where_they_are_asked_for(pictured: Lab) -> None:
    pictured.write("site.toml", "press.thumbnails = [300, 1200]\n")
    assert pictured.build() == 0
    page = pictured.read(f"public/{ARTICLE}.html")
    small = SHOWN.replace(".jpg", "-300.jpg")
    assert f'srcset="../../{small} 300w, ../../{SHOWN} 900w"' in page
    assert b"where it was taken" not in pictured.pages()[small]
    assert re.search(r'sizes="[^"]+"', page)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "finer", "shown"), [(300, 1, 300), (300, 2, 900), (1000, 1, 900)])
def test_a_browser_loads_the_smallest_copy_that_fills_its_place(
    pictured: Lab, chromium: Browser, width: int, finer: int, shown: int
) -> None:
    pictured.write("site.toml", "press.thumbnails = [300]\n")
    assert pictured.build() == 0
    context = chromium.new_context(viewport={"width": width, "height": 700}, device_scale_factor=finer)
    page = context.new_page()
    page.goto(f"file://{pictured.root}/public/{ARTICLE}.html")
    image = page.locator("main img")
    image.scroll_into_view_if_needed()
    name = SHOWN if shown == 900 else SHOWN.replace(".jpg", f"-{shown}.jpg")
    assert image.evaluate("image => image.decode().then(() => image.currentSrc)").endswith(name)
    box = image.bounding_box()
    context.close()
    assert box
    assert 0 < box["width"] <= width
    assert box["height"] == pytest.approx(box["width"] * 600 / 900, abs=1)


def test_a_figure_of_a_saved_page_is_shown_with_the_picture_saved_beside_it(lab: Lab) -> None:
    story = "".join(f"<p>{line}</p>" for line in STORY.split("\n")[6:-2] if line)
    lab.write(
        "seeds/a.html",
        f"<html><body><article><h1>Mayor Opens Rebuilt Lighthouse</h1><figure><img src='a_files/lamp.jpg'>"
        f"<figcaption>The lamp of Port Ellery.</figcaption></figure>{story}</article></body></html>",
    )
    lab.write("seeds/a_files/lamp.jpg", LAMP)
    lab.write("seeds/a_files/site.css", "p { color: red }")
    assert lab.build() == 0
    assert len(lab.articles()) == 1
    assert "seeds/a_files/lamp.jpg" in lab.read(lab.articles()[0])
    assert SHOWN in lab.pages()

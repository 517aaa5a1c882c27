"""Whatever a reader has asked stands in the address, and whatever of the index is broken is said to be."""

import os
import re
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.found import archive
from tests.site.lab import Lab
from tests.site.searching import Reader, reading

pytestmark = pytest.mark.browser

LIGHTHOUSE = "Mayor opens the rebuilt lighthouse"
NAMED = re.compile(r"search[-/][\w/]+\.js could not be loaded")
WORDS = [f"quill{number}" for number in range(5_000)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    lab = archive(tmp_path_factory.mktemp("states"))
    paragraphs = [" ".join(WORDS[at : at + 100]) for at in range(0, len(WORDS), 100)]
    lab.write("articles/2020/long.md", "---\ntitle: Long\n---\n" + "\n\n".join(paragraphs) + "\n")
    for number in range(400):
        text = "of the mile and the mile" if number % 9 else "the mile of the mile"
        lab.write(f"articles/2005/mile-{number}.md", f"---\ntitle: Mile {number}\ndate: 2005\n---\n{text}\n")
    assert lab.build() == 0
    return lab


@pytest.fixture
def reader(chromium: Browser, site: Lab) -> Iterator[Reader]:
    yield from reading(chromium, f"file://{site.root}/public")


def test_back_and_forward_lead_from_question_to_question(reader: Reader) -> None:
    reader.opens("search.html?q=keeper")
    box = reader.part("#words")
    box.fill("lighthouse")
    box.press("Enter")
    expect(reader.part("#hits h3")).to_have_text([LIGHTHOUSE])
    box.fill("herring")
    box.press("Enter")
    expect(reader.part("#status")).to_have_text("60 articles")
    reader.page.get_by_label("Newest first").check()
    expect(reader.part("#hits h3").first).to_have_text(re.compile("Report number [135]9"))
    reader.page.go_back()
    expect(reader.page.get_by_label("Best first")).to_be_checked()
    reader.page.go_back()
    expect(reader.part("#hits h3")).to_have_text([LIGHTHOUSE])
    assert reader.asked == {"q": ["lighthouse"]}
    reader.page.go_back()
    expect(reader.part("#hits h3")).to_have_text(["The wall"])
    reader.page.go_forward()
    expect(reader.part("#hits h3")).to_have_text([LIGHTHOUSE])


def test_a_question_and_a_quotation_stand_in_one_address(reader: Reader) -> None:
    reader.opens("search.html?q=keeper")
    reader.part("#check summary").click()
    reader.part("#sentence").fill("hundreds of people came to the harbour")
    reader.page.get_by_role("button", name="Check").click()
    expect(reader.part("#verdict")).to_have_text("Word for word in 1 article:")
    assert reader.asked == {"q": ["keeper"], "quote": ["hundreds of people came to the harbour"]}
    reader.page.reload()
    expect(reader.part("#verdict")).to_have_text("Word for word in 1 article:")
    assert reader.titles() == ["The wall"]
    reader.page.go_back()
    expect(reader.part("#verdict")).to_be_empty()
    assert reader.part("#checked a").count() == 0
    reader.page.go_forward()
    expect(reader.part("#verdict")).to_have_text("Word for word in 1 article:")


def test_a_quotation_of_thousands_of_words_is_checked_whole_and_no_host_is_sent_it(reader: Reader) -> None:
    reader.opens("search.html")
    reader.part("#check summary").click()
    reader.part("#sentence").fill(" ".join(WORDS))
    reader.page.get_by_role("button", name="Check").click()
    expect(reader.part("#verdict")).to_have_text("Word for word in 1 article:")
    assert "search.html#quote=" in reader.page.url
    reader.page.reload()
    expect(reader.part("#verdict")).to_have_text("Word for word in 1 article:")
    reader.part("#sentence").fill(" ".join([*WORDS[:-1], "zebra"]))
    reader.page.get_by_role("button", name="Check").click()
    expect(reader.part("#verdict")).to_contain_text("Not word for word.")
    assert reader.part("#checked del").all_inner_texts() == ["zebra"]


def test_a_phrase_of_frequent_words_is_counted_to_the_last(reader: Reader) -> None:
    reader.opens("search.html?q=%22mile+of+the+mile%22")
    expect(reader.part("#status")).to_have_text("45 articles")
    assert len(reader.titles()) == 20
    reader.page.get_by_role("button", name="Show more").click()
    expect(reader.part("#hits h3")).to_have_count(40)
    reader.page.get_by_role("button", name="Show more").click()
    expect(reader.part("#hits h3")).to_have_count(45)
    expect(reader.part("#more")).to_be_hidden()


def test_a_star_within_a_question_is_not_put_behind_its_year(reader: Reader) -> None:
    reader.opens("search.html")
    reader.part("#words").press_sequentially("lighth* year:2023")
    expect(reader.part("#hits h3")).to_have_text([LIGHTHOUSE])
    assert reader.asked == {"q": ["lighth* year:2023"]}


def test_what_has_no_word_is_not_understood(reader: Reader) -> None:
    reader.opens("search.html?q=%F0%9F%A6%8A")
    expect(reader.part("#status")).to_have_text("Not understood, and left aside: 🦊")
    assert reader.titles() == []


@pytest.fixture
def damaged(site: Lab, chromium: Browser, tmp_path: Path) -> Iterator[Reader]:
    """Somebody who reads a copy that may be damaged."""
    shutil.copytree(site.root / "public", tmp_path / "public", copy_function=os.link)
    page = chromium.new_page()
    yield Reader(page, f"file://{tmp_path}/public")
    page.close()


@pytest.mark.parametrize(
    ("what", "how"),
    [
        *product(("root", "base", "d", "t", "s", "engine", "english"), ("gone",)),
        *product(("t", "s"), ("cut off", "empty", "another file", "a page")),
    ],
)
def test_what_is_broken_is_said_and_nothing_is_said_not_to_be_there(
    damaged: Reader, what: str, how: str
) -> None:
    public = Path(damaged.top.removeprefix("file://"))
    places = {"engine": "static/search-engine.js", "english": "static/search-english.js"}
    files = [*public.glob(places.get(what, f"search/{what}*/**/*.js"))] or [public / f"search/{what}.js"]
    for path in files:
        data = path.read_bytes()
        assert data
        path.unlink()  # which is the site's own file, too
        if how == "another file":
            shutil.copy(public / "static" / "search-box.js", path)
        elif how != "gone":
            page = b"<!doctype html><title>Not here</title>"
            path.write_bytes({"cut off": data[: len(data) // 2], "empty": b"", "a page": page}[how])
    damaged.page.goto(f"{damaged.top}/search.html?q=lighthouse")
    expect(damaged.part("#status")).to_contain_text(NAMED)
    assert damaged.titles() == []
    damaged.page.goto(f"{damaged.top}/search.html?quote=The+harbour+wall")
    expect(damaged.part("#verdict")).to_contain_text(NAMED)


def test_what_was_found_before_is_not_shown_for_what_could_not_be_looked_up(damaged: Reader) -> None:
    damaged.opens("search.html?q=lighthouse")
    assert damaged.titles() == [LIGHTHOUSE]
    texts = Path(damaged.top.removeprefix("file://")) / "search" / "s"
    hidden = texts.rename(texts.with_name("hidden"))
    damaged.part("#words").fill("herring ")
    expect(damaged.part("#status")).to_contain_text(NAMED)
    assert damaged.titles() == []
    assert not damaged.part("#span").is_visible()
    hidden.rename(texts)
    damaged.part("#words").fill("keeper ")
    expect(damaged.part("#hits h3")).to_have_text(["The wall"])

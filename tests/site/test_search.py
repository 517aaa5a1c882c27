"""A reader searches: from disk, where nothing answers, and from a host under a sub-path."""

import re
from collections.abc import Iterator
from urllib.parse import quote_plus, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.site.browsing import hosted
from tests.site.found import HOSTILE, archive
from tests.site.lab import Lab
from tests.site.searching import Reader, reading

pytestmark = pytest.mark.browser

FINDS = {
    "lighthouse": ["Mayor opens the rebuilt lighthouse"],
    "LIGHTHOUSES": ["Mayor opens the rebuilt lighthouse"],
    "lamp harbour": ["Mayor opens the rebuilt lighthouse"],
    '"harbour wall"': ["The wall"],
    "harbour -lamp": ["The wall"],
    "keeper": ["The wall"],
    "cafe zoe": ["The ferry that never came"],
    "cease‑fire": ["The ferry that never came"],
    "рыбаками": ["Рыбаки решили сохранить старый рынок"],
    "елки": ["Рыбаки решили сохранить старый рынок"],
    "сохранил рыбак": ["Рыбаки решили сохранить старый рынок"],
    "東京": ["東京都の港"],
    "tag:Ferries": ["The ferry that never came"],
    'tag:"Port Ellery" wall': ["The wall"],
    'author:"Ann Author"': ["Mayor opens the rebuilt lighthouse"],
    'publication:"The Island Post" ferry': ["The ferry that never came"],
    "lang:ru": ["Рыбаки решили сохранить старый рынок"],
    "year:2021": ["The ferry that never came"],
    "harbour after:2023-04": ["The wall"],
    "harbour before:2023-04": ["Mayor opens the rebuilt lighthouse"],
    "quay after:2019-06-10 before:2019-06-12": ["Quay"],
    "lighth*": ["Mayor opens the rebuilt lighthouse"],
    "lighth": [],
    "lighthouse herring": [],
    "zeppelin": [],
}
"""Questions, and the titles of what they find."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    lab = archive(tmp_path_factory.mktemp("search"))
    assert lab.build() == 0
    return lab


@pytest.fixture
def reader(chromium: Browser, site: Lab) -> Iterator[Reader]:
    """Somebody who has opened the site from disk."""
    yield from reading(chromium, f"file://{site.root}/public")


@pytest.fixture(scope="module")
def host(site: Lab) -> Iterator[str]:
    with hosted(site) as address:
        yield address


@pytest.fixture(params=["disk", "host"])
def anywhere(request: pytest.FixtureRequest, chromium: Browser, site: Lab, host: str) -> Iterator[Reader]:
    """Somebody who has opened the site from disk, and somebody who has from a host."""
    yield from reading(chromium, f"file://{site.root}/public" if request.param == "disk" else host)


def test_a_search_finds_what_has_all_of_it_and_nothing_else(anywhere: Reader) -> None:
    assert {query: anywhere.asks(query) for query in FINDS} == FINDS


def test_the_exact_form_of_a_word_comes_before_its_other_forms(reader: Reader) -> None:
    assert reader.asks("wall harbours")[0] == "The wall"


def test_a_hit_shows_its_words_marked_and_leads_to_its_paragraph(anywhere: Reader) -> None:
    anywhere.asks("lamps")
    assert anywhere.part("#hits mark").all_inner_texts() == ["lamp"]
    assert "4 March 2023" in anywhere.part("#hits .meta").inner_text()
    assert anywhere.part("#hits a").get_attribute("href") == "articles/2023/lighthouse.html#p2"
    anywhere.part("#hits a").click()
    assert anywhere.page.url.endswith("/articles/2023/lighthouse.html#p2")


def test_what_is_being_typed_is_found_by_its_beginning_and_the_address_can_be_shared(
    anywhere: Reader,
) -> None:
    anywhere.opens("search.html")
    expect(anywhere.part("#status")).to_contain_text("67 articles can be searched")
    anywhere.page.keyboard.press("/")
    anywhere.page.keyboard.type("lighth")
    expect(anywhere.part("#hits h3")).to_have_text(["Mayor opens the rebuilt lighthouse"])
    assert anywhere.asked == {"q": ["lighth*"]}
    anywhere.page.reload()
    anywhere.settled()
    assert anywhere.titles() == ["Mayor opens the rebuilt lighthouse"]


def test_the_order_stands_in_the_address(reader: Reader) -> None:
    reader.opens("search.html?q=harbour")
    reader.page.get_by_label("Newest first").check()
    expect(reader.part("#hits h3").first).to_have_text("The wall")
    assert reader.asked == {"q": ["harbour"], "order": ["date"]}
    reader.page.reload()
    reader.settled()
    assert reader.page.get_by_label("Newest first").is_checked()


def test_more_is_shown_on_demand_and_the_focus_goes_on_from_there(reader: Reader) -> None:
    reader.opens("search.html?q=herring")
    expect(reader.part("#status")).to_contain_text("60 articles")
    assert len(reader.titles()) == 20
    reader.page.get_by_role("button", name="Show more").click()
    expect(reader.part("#hits h3")).to_have_count(40)
    assert reader.page.evaluate("document.activeElement.textContent") == reader.titles()[20]
    reader.page.get_by_role("button", name="Show more").click()
    expect(reader.part("#hits h3")).to_have_count(60)
    expect(reader.part("#more")).to_be_hidden()
    assert len(set(reader.titles())) == 60


def test_choices_narrow_a_search_down_and_are_taken_back(anywhere: Reader) -> None:
    anywhere.page.set_viewport_size({"width": 1440, "height": 900})
    anywhere.opens("search.html?q=herring")
    anywhere.page.get_by_role("link", name="The Island Post").click()
    expect(anywhere.part("#status")).to_contain_text("20 articles")
    assert anywhere.asked["q"] == ['herring publication:"The Island Post"']
    anywhere.part("#chosen a").click()
    expect(anywhere.part("#status")).to_contain_text("60 articles")
    assert anywhere.asked["q"] == ["herring"]
    anywhere.page.go_back()
    expect(anywhere.part("#status")).to_contain_text("20 articles")


def test_a_bar_narrows_the_time_by_keyboard(reader: Reader) -> None:
    reader.opens("search.html?q=herring")
    bars = reader.part("#bars a[href]")
    expect(bars).to_have_count(20)
    bars.first.focus()
    reader.page.keyboard.press("ArrowRight")
    assert reader.page.evaluate("document.activeElement.textContent") == "1991: 3 articles"
    reader.page.keyboard.press("Enter")
    expect(reader.part("#status")).to_contain_text("3 articles")
    assert reader.asked["q"] == ["herring year:1991"]


@pytest.mark.parametrize(
    ("width", "first"), [(360, "from 1990 to 1991: 6 articles"), (1440, "1990: 3 articles")]
)
def test_no_bar_is_too_narrow_to_be_hit(reader: Reader, width: int, first: str) -> None:
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.opens("search.html?q=herring")
    bars = reader.part("#bars a")
    assert min(bar.bounding_box()["width"] for bar in bars.all()) >= 24  # type: ignore[index]
    assert bars.first.get_attribute("title") == first
    bars.first.click()
    expect(reader.part("#status")).to_contain_text(re.compile("^[36] articles"))


def test_the_keyboard_leads_into_the_box_and_from_article_to_article(reader: Reader) -> None:
    reader.opens("search.html?q=harbour")
    reader.part("h1").click()
    reader.page.keyboard.press("/")
    active = "document.activeElement.id || document.activeElement.textContent"
    titles = reader.titles()
    walked = [reader.page.evaluate(active)]
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        reader.page.keyboard.press(key)
        walked.append(reader.page.evaluate(active))
    assert walked == ["words", titles[0], titles[1], titles[1], titles[0], "words"]


def test_the_box_of_any_page_leads_to_the_search(anywhere: Reader) -> None:
    anywhere.opens("articles/2021/ferry.html")
    anywhere.page.keyboard.press("/")
    anywhere.page.keyboard.type("lamp")
    anywhere.page.keyboard.press("Enter")
    anywhere.settled()
    assert anywhere.titles() == ["Mayor opens the rebuilt lighthouse"]
    assert urlsplit(anywhere.page.url).path.endswith("/search.html")


def test_hostile_titles_and_tags_are_shown_as_they_are(anywhere: Reader) -> None:
    anywhere.page.set_viewport_size({"width": 1440, "height": 900})
    assert anywhere.asks("quayside") == [f"{HOSTILE} Vote"]
    assert "<img src=x" in anywhere.part("#hits .snippet").inner_text()
    anywhere.opens(
        f"search.html?q={quote_plus(HOSTILE)}&order={quote_plus(HOSTILE)}&quote={quote_plus(HOSTILE)}"
    )
    assert anywhere.part("#words").input_value().strip() == HOSTILE
    anywhere.opens("search.html?q=after:2019")
    expect(anywhere.part("#facets")).to_contain_text("<b>bold</b>")
    anywhere.page.get_by_role("link", name="<b>bold</b>").click()
    expect(anywhere.part("#hits h3")).to_have_count(1)
    assert anywhere.part("main img, main script").count() == 0


def test_what_is_not_understood_is_said(reader: Reader) -> None:
    reader.opens("search.html?q=harbour+before:Smarch")
    expect(reader.part("#status")).to_contain_text("Not understood, and left aside: before:Smarch")
    assert len(reader.titles()) == 2


@pytest.mark.parametrize(
    ("sentence", "verdict", "words"),
    [
        ("hundreds of people CAME to the harbour", "Word for word in 1 article:", "lamp lit again"),
        ("We were told that it could not be done", "Word for word in 1 article:", "Rowntree"),
        ("The harbour wall will be rebuilt in the spring", "Not word for word.", "repaired"),
        (
            "Zeppelins were sighted over the moon",
            "These words, in this order, are not in this archive.",
            None,
        ),
    ],
)
def test_a_quotation_is_checked(reader: Reader, sentence: str, verdict: str, words: str | None) -> None:
    reader.opens("search.html")
    reader.part("#check summary").click()
    reader.part("#sentence").fill(sentence)
    reader.page.get_by_role("button", name="Check").click()
    expect(reader.part("#verdict")).to_contain_text(verdict)
    if words:
        expect(reader.part("#checked .snippet")).to_contain_text(words)
    if words == "repaired":
        assert reader.part("#checked del").all_inner_texts() == ["rebuilt"]
        assert reader.part("#checked ins").all_inner_texts() == ["repaired"]
    assert reader.asked == {"quote": [sentence]}
    reader.page.reload()
    expect(reader.part("#verdict")).to_contain_text(verdict)

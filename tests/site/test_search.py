"""A reader searches: from disk, where nothing answers, and from a host under a sub-path."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from backfile.edtf import Edtf
from backfile.press.datewords import describe
from backfile.press.tongue import tongue_of
from tests.site.browsing import hosted
from tests.site.found import HOSTILE, archive
from tests.site.lab import REPOSITORY, Lab, lay_out
from tests.site.searching import Reader, reading

pytestmark = pytest.mark.browser

ARTEFACTS = REPOSITORY / "tests" / "artefacts"
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


def test_the_page_loads_little_before_somebody_searches(site: Lab, chromium: Browser) -> None:
    page = chromium.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"file://{site.root}/public/search.html")
    expect(page.locator("#status")).to_contain_text("67 articles can be searched")
    sizes = {url: (site.root / "public" / url.partition("/public/")[2]).stat().st_size for url in loaded}
    assert not [url for url in sizes if "engine" in url]
    assert sum(size for url, size in sizes.items() if "/search/" not in url) <= 60_000
    page.locator("#words").fill("lighth")
    expect(page.locator("#hits h3")).to_have_count(1)
    assert {url.rpartition("/")[2] for url in loaded} >= {"search-engine.js", "search-english.js"}
    assert not [url for url in loaded if "russian" in url or "quote" in url]
    page.close()


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


DATES = [
    *(
        "2024-11-19",
        "2024-11",
        "2024",
        "2024-11-19~",
        "2024-11-19?",
        "2024-11%",
        "0033",
        "2023/2025",
        "2024/..",
    ),
    *("[..2024-11-20]", "[2024-11..]", "[2023-12-30..2024-01-02]", "[2024-11-18,2024-12]", "../2024-11"),
    *("[2024-11-01..2024-11-18]", "[2024-10-30..2024-11-02]", "[2024-10..2024-11]", "2024-11-18/2024-11-20"),
]


def test_the_search_says_dates_as_pages_do(reader: Reader) -> None:
    reader.opens("search.html")
    says = "dates => BackfileShards.part('engine').then(() => dates.map(BackfileDates.edtf))"
    said = reader.page.evaluate(says, DATES)
    assert said == [describe(Edtf.parse(date)) for date in DATES]


def test_the_search_speaks_the_language_of_the_site(chromium: Browser, tmp_path: Path) -> None:
    lab = lay_out(tmp_path, settings='[site]\ntitle = "Гавань"\nlanguage = "ru"\n')
    for number in range(5):
        front = f'title: Рыбак {number}\ndate: "[..2024-11-1{number}]"\nlanguage: ru\n'
        lab.write(f"articles/{number}.md", f"---\n{front}---\nВ гавани.\n")
    assert lab.build() == 0
    reader = Reader(chromium.new_page(), f"file://{lab.root}/public")
    reader.page.goto(f"{reader.top}/search.html?q=рыбаки")
    expect(reader.part("#status")).to_have_text("5 статей")
    assert reader.part("#hits .meta").first.inner_text().startswith("Не позднее 1")
    reader.page.goto(f"{reader.top}/search.html")
    tongue = tongue_of({"locale/ru.po": (REPOSITORY / "locale" / "ru.po").read_bytes()}, "ru")
    says = "dates => BackfileShards.part('engine').then(() => dates.map(BackfileDates.edtf))"
    said = reader.page.evaluate(says, DATES)
    assert said == [describe(Edtf.parse(date), tongue=tongue) for date in DATES]
    reader.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_fits_its_window_whatever_it_shows(
    site: Lab, chromium: Browser, scheme: str, width: int
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    reader = Reader(context.new_page(), f"file://{site.root}/public")
    ARTEFACTS.mkdir(exist_ok=True)
    asked = {
        "found": "q=after:1990",
        "empty": "",
        "quote": "quote=The+harbour+wall+will+be+rebuilt+in+the+spring",
    }
    for name, query in asked.items():
        reader.opens(f"search.html?{query}")
        reader.part("#help").evaluate("help => help.open = true")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert reader.page.evaluate(wide) <= 0
        reader.page.screenshot(path=ARTEFACTS / f"search-{name}-{width}-{scheme}.png", full_page=True)
    context.close()


def test_without_javascript_the_page_says_so_and_leads_on(site: Lab, chromium: Browser) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"file://{site.root}/public/index.html")
    page.get_by_label("Search the archive").fill("harbour")
    page.get_by_role("button", name="Search").click()
    assert urlsplit(page.url).path.endswith("/search.html")
    assert "Searching needs JavaScript" in page.locator("main").inner_text()
    assert not page.locator("#ask").is_visible()
    page.get_by_role("link", name="by tag").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Tags"
    page.close()


def test_an_index_that_is_missing_is_said_to_be(site: Lab, chromium: Browser, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(site.root / "public", tmp_path / "public", ignore=shutil.ignore_patterns("root.js"))
    page = chromium.new_page()
    page.goto(f"file://{tmp_path}/public/search.html?q=harbour")
    expect(page.locator("#status")).to_contain_text("The index could not be loaded")
    page.close()


def test_a_site_without_a_search_has_nothing_of_it(tmp_path: Path) -> None:
    lab = archive(tmp_path / "plain")
    lab.write("site.toml", '[site]\ntitle = "Plain"\n[search]\nenabled = false\n')
    assert lab.build() == 0
    pages = lab.pages()
    published = {path: data for path, data in pages.items() if not path.startswith("sources/")}
    assert not [path for path in published if "search" in path]
    assert not [
        path for path, data in published.items() if b"search" in data.lower() and path.endswith(".html")
    ]

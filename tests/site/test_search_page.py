"""The search page as it stands: what it loads, how it looks, its language, and what it does without."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from backfile.edtf import Edtf
from backfile.press.language.datewords import describe
from backfile.press.language.tongue import tongue_of
from tests.site.found import archive
from tests.site.lab import REPOSITORY, Lab, lay_out
from tests.site.searching import Reader, reading

pytestmark = pytest.mark.browser

ARTEFACTS = REPOSITORY / "tests" / "artefacts"
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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    lab = archive(tmp_path_factory.mktemp("search"))
    assert lab.build() == 0
    return lab


@pytest.fixture
def reader(chromium: Browser, site: Lab) -> Iterator[Reader]:
    yield from reading(chromium, f"file://{site.root}/public")


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

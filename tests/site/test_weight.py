"""No page weighs more than 60 KB with its sheets and scripts, in any language, however full its lists are."""

import posixpath
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from backfile.press import urls
from backfile.press.pages.dates import PER_YEAR
from backfile.press.showing.paging import PER_PAGE
from tests.site.clean import quicken
from tests.site.lab import Lab, lay_out

MOST = 60_000
_PARTS = re.compile(r'<(?:link rel="stylesheet" href|script(?: defer)? src)="([^"]+)"')
_SPEECH = {
    "en": (
        "The Mayor of Port Ellery Opens a Rebuilt Lighthouse Two Years After the Storm",
        "The Port Ellery Courier",
        "By Ada Brenson and Mirek Dalberg",
        "“The water came in like a guest,” the baker said. Schools are closed, and mail comes by boat. ",
    ),
    "ru": (
        "Мэр Верхнего Дренополя открыл восстановленный маяк спустя два года после бури",
        "Дренопольский курьер",
        "Автор: Злата Баленская, Мирослав Дренчук",
        "«Вода зашла в дверь, как гость», — говорит хозяйка пекарни. Школы закрыты, почту возят на лодке. ",
    ),
}


@pytest.fixture(scope="module", params=_SPEECH)
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """A year of which each day has an article, and lists that are just too short for another page."""
    language = request.param
    title, paper, byline, said = _SPEECH[language]
    lab = lay_out(
        tmp_path_factory.mktemp("weight"), settings=f'[site]\ntitle = "{paper}"\nlanguage = "{language}"\n'
    )
    days = [f"{date(2023, 1, 1) + timedelta(days=day)}" for day in range(365)]
    unsure = ["2023?"] * (2 * PER_YEAR - 1)  # these may be of any month as well
    of_may = ["2023-05-15"] * (2 * PER_PAGE - 1 - 31 - len(unsure))
    for number, when in enumerate([*days, *of_may, *unsure]):
        tag = "Маяки" if number < 2 * PER_PAGE - 1 else f"Мосты {number % 40}"
        matter = (
            f"title: {title}\ndate: {when}\npublication: {paper}\nbyline: '{byline}'\nlanguage: {language}\n"
        )
        matter += f"tags: [{tag}]\nurl: https://courier.example/{number}\n"
        lab.write(f"articles/2023/a-{number:03d}.md", f"---\n{matter}---\n{said * 20}\n")
    with pytest.MonkeyPatch.context() as patch:
        quicken(patch)
        assert lab.build() == 0
    return lab


def weight(pages: Mapping[str, bytes], path: str) -> int:
    """Return the bytes of a page, its sheets and its scripts."""
    above = posixpath.dirname(path)
    parts = {posixpath.normpath(posixpath.join(above, part)) for part in _PARTS.findall(pages[path].decode())}
    assert "static/style.css" in parts, path
    return len(pages[path]) + sum(len(pages[part]) for part in parts)


def test_no_page_is_heavy(full: Lab) -> None:
    pages = full.pages()
    found = {path: weight(pages, path) for path in pages if Path(path).suffix == ".html"}
    assert {path: size for path, size in found.items() if size > MOST} == {}
    heaviest = {urls.year(2023), urls.month(2023, 5)}
    assert all(found[path] > MOST * 0.6 for path in heaviest), "they are full"
    assert not any("_p" in path for path in found if path.startswith("dates/2023"))

"""What the pages of a site say of dates: to readers, to programs, and in calendars."""

import hashlib
import re
from xml.etree.ElementTree import Element

import pytest

from tests.press.citing.zotero import saved
from tests.site.lab import Lab
from tests.site.oddities import archive, parsed_pages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    return archive(tmp_path_factory.mktemp("dates"))


@pytest.fixture(scope="module")
def parsed(site: Lab) -> dict[str, Element]:
    return parsed_pages(site)


def test_a_page_says_whether_its_date_was_stated_printed_or_inferred(parsed: dict[str, Element]) -> None:
    def said(way: str) -> str:
        summary = parsed[f"articles/2024/{way}.html"].find(".//details[@class='dated']/summary")
        assert summary is not None
        return str(summary.text)

    assert said("stated") == "Date stated: how we know"
    assert said("printed") == "Date printed in the capture: how we know"
    assert {said(way) for way in ("counted", "chosen", "doubtful")} == {"Date inferred: how we know"}


def test_a_date_is_machine_readable_only_where_it_is_one_certain_day(parsed: dict[str, Element]) -> None:
    for path, page in parsed.items():
        for element in page.iter("time"):
            if element.get("datetime"):
                assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", element.get("datetime") or ""), path
    text = "".join(parsed["articles/2024/odd.html"].itertext())
    assert not [
        element for element in parsed["articles/2024/odd.html"].iter("time") if element.get("datetime")
    ]
    assert "18 November 2024" in text


def test_an_uncertain_article_stands_under_each_day_that_it_may_belong_to_and_is_marked(site: Lab) -> None:
    for day in ("2024-11-18", "2024-11-19", "2024-11-20"):
        page = site.read(f"public/dates/{day}.html")
        assert "Заголовок с" in page
        assert "may be" in page
    assert "Заголовок с" not in site.read("public/dates/2024-11-17.html")
    assert "Dated 0" in site.read("public/dates/2024-11-01.html")
    assert "Dated 0" in site.read("public/dates/2024-11-30.html")


@pytest.mark.parametrize("date", ["", 'date: "[..2021-05-01]"\n'])
def test_no_date_on_the_page_of_an_undated_article_can_be_taken_for_its_own(lab: Lab, date: str) -> None:
    """Zotero and others take the first machine-readable date of a page that states none for the article's."""
    lab.write("seeds/a.txt", "What the ferry said.\n")
    digest = hashlib.sha256(b"What the ferry said.\n").hexdigest()
    about = 'tags: [Ferries, "Port Ellery"]\n'
    capture = (
        f'capture: {{file: seeds/a.txt, sha256: {digest}, retrieved: "2023-03-05", ledger: {{body: "1"}}}}\n'
    )
    lab.write("articles/2021/b.md", f"---\ntitle: The ferry\ndate: 2021-04-07\n{about}---\nIt came.\n")
    lab.write(
        "articles/undated/a.md",
        f"---\ntitle: A\n{date}modified: 2022-01-02\n{about}{capture}---\nWhat the ferry said.\n",
    )
    assert lab.build() == 0
    page = lab.read("public/articles/undated/a.html")
    assert all(words in page for words in ("7 April 2021", "2 January 2022", "5 March 2023"))
    assert "date" not in saved(page)
    assert saved(lab.read("public/articles/2021/b.html"))["date"] == "2021/04/07"


def test_a_calendar_is_no_darker_for_articles_that_only_may_be_of_a_day(lab: Lab) -> None:
    lab.write("articles/a.md", "---\ntitle: A\ndate: 2024-11\n---\nWords.\n")
    lab.write("articles/b.md", "---\ntitle: B\ndate: 2024-11-19\n---\nWords.\n")
    assert lab.build() == 0
    for path in ("dates/2024-11.html", "dates/2024.html", "dates/index.html"):
        page = lab.read(f"public/{path}")
        assert page.count('<td><a class="maybe"') == 29, path
        assert page.count('<td><a class="few"') == 1, path
        assert page.count("A day in a dotted frame has only articles that may be of it.") == 1, path

"""An article that was captured more than once: one article, each capture with its own ledger and page."""

import json

import pytest

from backfile.captures import read_capture
from backfile.ledger import per_line
from backfile.toml.settings import Intake
from tests.site.lab import STORY, Lab
from tests.site.recaptured import ADDRESS, AGENCY, PAGE, REVISED, article, captures_of, pages_of_captures
from tests.site.test_filing import LIGHTHOUSE


def test_the_same_text_from_another_address_is_another_capture_of_one_article(lab: Lab) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", 'url = "https://gazette.example/2023/lighthouse"\n')
    lab.write("seeds/b.txt", STORY.replace("Read more", "Share\n\nMost read").replace("“It", "\u201dIt"))
    lab.write("seeds/b.toml", 'url = "https://gazette.example/news/4711"\n')
    assert lab.build() == 0
    assert lab.articles() == [LIGHTHOUSE]
    assert captures_of(article(lab)) == ["seeds/a.txt", "seeds/b.txt"]
    assert article(lab).captures[0].url == "https://gazette.example/2023/lighthouse"
    page = lab.read(PAGE)
    assert page.count("Show the capture") == 2
    assert "The body of the text is the same in the next capture" in page


def test_another_text_at_the_same_address_is_a_revision_compared_word_by_word(twice: Lab) -> None:
    assert twice.articles() == [LIGHTHOUSE]
    assert captures_of(article(twice)) == ["seeds/a.txt", "seeds/b.txt"]
    assert "twelve miles" in article(twice).body
    (changes,) = (path for path in twice.pages() if path.endswith("-changes.html"))
    assert f'href="../../{changes}">What changed after this capture' in twice.read(PAGE)
    text = twice.read(f"public/{changes}")
    assert '<del id="change-1">Hundreds</del> <ins>Thousands</ins> of ' in text
    assert '<del id="change-2">people</del> <ins>&lt;b&gt;people&lt;/b&gt;</ins> came to the harbour' in text
    assert '<del id="change-3">eleven</del> <ins>twelve</ins> miles' in text
    assert "<b>people" not in text
    assert "Support The Harbour Gazette!" not in text


def test_every_capture_has_its_own_page_and_its_ledger_accounts_for_each_of_its_lines(twice: Lab) -> None:
    found = article(twice)
    for record in (*found.captures, found.capture):
        assert record is not None
        lines = read_capture(twice.root, record.file, Intake(), sha256=record.sha256).lines
        assert sorted(per_line(record.ledger)) == list(range(1, len(lines) + 1))
    last, first, _ = sorted(pages_of_captures(twice), key=len)
    assert "eleven miles" in twice.read(f"public/{first}")
    assert "Capture 1 of 2" in twice.read(f"public/{first}")
    assert "twelve miles" in twice.read(f"public/{last}")
    assert "Capture 2 of 2" in twice.read(f"public/{last}")
    manifest = json.loads(twice.read("public/manifest.json"))
    named = {entry["path"] for entry in manifest["inputs"]}
    assert {"seeds/a.txt", "seeds/b.txt", "seeds/a.toml", "seeds/b.toml"} <= named


@pytest.mark.parametrize(
    "address",
    [
        "http://www.gazette.example/2023/lighthouse/",
        "https://gazette.example/2023/lighthouse?utm_source=mail&fbclid=abc#comments",
        "https://gazette.example/2023/lighthouse/amp?amp=1",
        "https://web.archive.org/web/20230307010203/http://www.gazette.example:80/2023/lighthouse",
        "https://archive.ph/2023.03.07-010203/https://gazette.example/2023/lighthouse",
        "https://www.google.com/amp/s/amp.gazette.example/2023/lighthouse",
    ],
)
def test_an_address_is_known_in_whatever_way_it_was_reached(lab: Lab, address: str) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", ADDRESS)
    lab.write("seeds/b.txt", REVISED)
    lab.write("seeds/b.toml", f'url = "{address}"\n')
    assert lab.build() == 0
    assert lab.articles() == [LIGHTHOUSE]


@pytest.mark.parametrize(
    "headline", ["Fishermen Vote to Keep the Old Market Open", "Market to Stay, Says Union"]
)
def test_one_agency_text_in_two_publications_is_two_articles_that_lead_to_each_other(
    lab: Lab, headline: str
) -> None:
    lab.write("seeds/a.txt", AGENCY)
    lab.write("seeds/a.toml", 'publication = "The Courier"\n')
    lab.write("seeds/b.txt", AGENCY.replace("Fishermen Vote to Keep the Old Market Open", headline))
    lab.write("seeds/b.toml", 'publication = "The Herald"\n')
    assert lab.build() == 0
    first, second = (f"public/{path.removesuffix('.md')}.html" for path in lab.articles())
    for page, other in ((first, second), (second, first)):
        text = lab.read(page)
        assert "The same story in" in text
        assert f'href="../../{other.removeprefix("public/")}"' in text.split("The same story in", 1)[1]


def test_articles_of_one_publication_that_a_short_notice_stands_for_are_not_taken_for_one(lab: Lab) -> None:
    notice = (
        "\n\nThis article is for subscribers only, please log in or subscribe to go on reading it here.\n"
    )
    for name in ("One Thing Happened in the Harbour", "Another Thing Happened in the Town"):
        lab.write(f"seeds/{name[:3]}.txt", name + notice)
        lab.write(f"seeds/{name[:3]}.toml", f'url = "https://gazette.example/{name[:3]}"\n')
    assert lab.build() == 0
    assert len(lab.articles()) == 2


def test_a_stated_fact_wins_over_an_inferred_one_whichever_capture_it_was_stated_of(lab: Lab) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", ADDRESS + 'authors = ["Ann Author"]\npublished = 2023-03-05\n')
    assert lab.build() == 0
    lab.write("seeds/b.txt", STORY)
    assert lab.build() == 0
    found = article(lab)
    assert captures_of(found) == ["seeds/a.txt", "seeds/b.txt"]
    assert (found.authors, str(found.date), found.url) == (
        ("Ann Author",),
        "2023-03-05",
        "https://gazette.example/2023/lighthouse",
    )
    assert found.evidence["authors"] == "stated in seeds/a.toml"


def entries(*pairs: tuple[str, str]) -> str:
    return "".join(json.dumps({"title": "Ferry", "maintext": text, "url": url}) + "\n" for url, text in pairs)


def test_each_article_of_a_file_is_one_and_those_of_one_address_are_captures_of_one(lab: Lab) -> None:
    one = "The ferry of Port Ellery ran again on Saturday, the harbour office said in a statement."
    lab.write(
        "seeds/crawl.jsonl",
        entries(
            ("https://gazette.example/ferry", one),
            ("https://gazette.example/ferry?utm_medium=rss", one.replace("Saturday", "Sunday")),
            ("https://gazette.example/other", one.replace("ferry", "train")),
        ),
    )
    assert lab.build() == 0
    held = sorted(captures_of(article(lab, path)) for path in lab.articles())
    assert held == [["seeds/crawl.jsonl#1", "seeds/crawl.jsonl#2"], ["seeds/crawl.jsonl#3"]]
    assert len(pages_of_captures(lab)) == 4


def test_what_a_sidecar_says_of_a_file_of_many_articles_does_not_join_them(lab: Lab) -> None:
    lab.write(
        "seeds/feed.xml",
        '<rss version="2.0"><channel><title>The Gazette</title>'
        + "".join(
            f"<item><title>{title}</title><description>{text}</description></item>"
            for title, text in (
                ("Ferry Runs", "The ferry of Port Ellery ran again on Saturday, the harbour office said."),
                ("Market Stays", "Fishermen in Port Ellery voted to keep the market open, they said."),
            )
        )
        + "</channel></rss>",
    )
    lab.write("seeds/feed.toml", 'url = "https://gazette.example/feed/all"\n')
    assert lab.build() == 0
    assert len(lab.articles()) == 2


def test_copies_of_the_same_bytes_have_each_a_page_and_nothing_to_compare(lab: Lab) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/b.txt", STORY)
    assert lab.build() == 0
    assert captures_of(article(lab)) == ["seeds/a.txt", "seeds/b.txt"]
    assert len(pages_of_captures(lab)) == 2
    (lab.root / "seeds/a.txt").unlink()
    assert lab.build() == 0
    assert captures_of(article(lab)) == ["seeds/b.txt"]

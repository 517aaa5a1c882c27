"""An article that was captured more than once: one article, each capture with its own ledger and page."""

import json
import re
from dataclasses import replace

import pytest

from backfile.articlefile import loads
from backfile.captures import read_capture
from backfile.cli import main
from backfile.ledger import per_line
from backfile.model import Article, Status
from backfile.settings import Intake
from tests.site.lab import STORY, UNDATED, Lab
from tests.site.test_filing import LIGHTHOUSE

REVISED = STORY.replace("Hundreds of people", "Thousands of <b>people</b>").replace("eleven", "twelve")
ADDRESS = 'url = "https://gazette.example/2023/lighthouse"\n'
PAGE = "public/articles/2023/mayor-opens-rebuilt-lighthouse-after-two-years-of-work.html"
AGENCY = UNDATED + "\n".join(
    f"\nIn the {n}th year of the dispute the union and the town met {n} times, without an end to it.\n"
    for n in range(9)
)


def article(lab: Lab, path: str = LIGHTHOUSE) -> Article:
    return loads(lab.read(path), path)


def captures_of(found: Article) -> list[str]:
    return [one.file for one in (*found.captures, found.capture) if one]


def pages_of_captures(lab: Lab) -> list[str]:
    return sorted(path for path in lab.pages() if path.startswith("captures/"))


@pytest.fixture
def twice(lab: Lab) -> Lab:
    """An article that was captured on two days, and changed in between."""
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", ADDRESS + 'retrieved = "2023-03-05"\n')
    lab.write("seeds/b.txt", REVISED)
    lab.write("seeds/b.toml", ADDRESS + 'retrieved = "2023-03-06"\n')
    assert lab.build() == 0
    return lab


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


def test_a_capture_of_a_hand_edited_article_is_added_and_no_word_is_changed(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", ADDRESS)
    assert lab.build() == 0
    edited = lab.read(LIGHTHOUSE).replace("title: Mayor Opens", "title: The Mayor Opens")
    lab.write(LIGHTHOUSE, edited.replace("Hundreds of people", "Many people"))
    before = article(lab)
    lab.write("seeds/b.txt", REVISED)
    lab.write("seeds/b.toml", ADDRESS)
    capsys.readouterr()
    assert lab.build() == 0
    said = capsys.readouterr().out
    assert f"{LIGHTHOUSE}: its words are kept; added to its captures: seeds/b.txt" in said
    assert "seeds/b.txt has another text" in said
    assert f"python build.py diff {LIGHTHOUSE}" in said
    after = article(lab)
    assert captures_of(after) == ["seeds/b.txt", "seeds/a.txt"]
    assert replace(after, captures=(), capture=None) == replace(before, capture=None)
    assert [path for path in lab.pages() if path.endswith("-changes.html")]

    assert lab.build() == 0
    said = capsys.readouterr().out
    assert "2 captures of 1 article: 1 kept" in said
    assert main(["diff", LIGHTHOUSE], root=lab.root) == 0
    diff = capsys.readouterr().out
    assert "-title: The Mayor Opens" in diff
    assert "+The lamp can be seen from twelve miles" in diff


def test_a_capture_of_a_withheld_article_is_withheld_with_it(twice: Lab) -> None:
    twice.write(LIGHTHOUSE, twice.read(LIGHTHOUSE).replace("status: filed", "status: withheld"))
    twice.write("seeds/c.txt", REVISED.replace("twelve", "thirteen"))
    twice.write("seeds/c.toml", ADDRESS + 'retrieved = "2023-03-07"\n')
    assert twice.build() == 0
    assert twice.articles() == [LIGHTHOUSE]
    assert article(twice).status is Status.WITHHELD
    assert captures_of(article(twice)) == ["seeds/a.txt", "seeds/c.txt", "seeds/b.txt"]
    assert pages_of_captures(twice) == []
    for text in twice.pages().values():
        assert b"Lighthouse" not in text
    named = {entry["path"] for entry in json.loads(twice.read("public/manifest.json"))["inputs"]}
    assert not {path for path in named if path.startswith("seeds/")}


@pytest.mark.parametrize("gone", ["a", "b"])
def test_a_capture_that_is_gone_stays_on_record(
    twice: Lab, capsys: pytest.CaptureFixture[str], gone: str
) -> None:
    before = twice.read(LIGHTHOUSE)
    for suffix in ("txt", "toml"):
        (twice.root / f"seeds/{gone}.{suffix}").unlink()
    capsys.readouterr()
    assert twice.build() == 0
    assert f"its capture seeds/{gone}.txt is not in the archive" in capsys.readouterr().out
    after = twice.read(LIGHTHOUSE)
    assert captures_of(article(twice)) == ["seeds/a.txt", "seeds/b.txt"]
    assert after.partition("\n---\n")[2] == before.partition("\n---\n")[2]
    assert "Its file is not in this archive." in twice.read(PAGE)
    assert not [path for path in twice.pages() if path.endswith("-changes.html")]
    text = twice.tree("articles")
    assert twice.build() == 0
    assert twice.tree("articles") == text


def test_a_later_capture_joins_an_article_whose_own_is_gone(twice: Lab) -> None:
    for suffix in ("txt", "toml"):
        (twice.root / f"seeds/b.{suffix}").unlink()
    twice.write("seeds/c.txt", REVISED.replace("twelve", "thirteen"))
    twice.write("seeds/c.toml", ADDRESS + 'retrieved = "2023-03-09"\n')
    assert twice.build() == 0
    assert twice.articles() == [LIGHTHOUSE]
    assert captures_of(article(twice)) == ["seeds/a.txt", "seeds/c.txt", "seeds/b.txt"]
    assert "twelve miles" in article(twice).body
    before = twice.stamps("articles")
    assert twice.build() == 0
    assert twice.stamps("articles") == before


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_renamed_capture_stays_a_capture_of_its_article(twice: Lab, name: str) -> None:
    for suffix in ("txt", "toml"):
        (twice.root / f"seeds/{name}.{suffix}").rename(twice.root / f"seeds/{name}{name}.{suffix}")
    assert twice.build() == 0
    assert twice.articles() == [LIGHTHOUSE]
    assert captures_of(article(twice)) == [f"seeds/{one if one != name else one * 2}.txt" for one in "ab"]


@pytest.mark.parametrize("name", ["a", "b"])
def test_a_capture_that_was_altered_is_an_error_whichever_it_is(
    twice: Lab, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before, site = twice.read(LIGHTHOUSE), twice.tree()
    twice.write(f"seeds/{name}.txt", "Something Else\n\nAltogether, it said in a statement on Friday.\n")
    assert twice.build() == 1
    assert f"seeds/{name}.txt: the capture has changed since it was filed" in capsys.readouterr().err
    assert (twice.read(LIGHTHOUSE), twice.tree()) == (before, site)


def test_articles_that_were_filed_apart_are_told_of_and_left_as_they_are(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/b.txt", REVISED)
    assert lab.build() == 0
    first, second = lab.articles()
    lab.write(second, lab.read(second).replace("title: Mayor Opens", "title: The Mayor Opens"))
    before = lab.tree("articles")
    for name in "ab":
        lab.write(f"seeds/{name}.toml", f"{ADDRESS}section = 'Local'\n" if name == "b" else ADDRESS)
    capsys.readouterr()
    edited = lab.read(second)
    assert lab.build() == 0
    out = capsys.readouterr().out
    assert f"{first} and {second} are of one article, and were filed apart" in out
    assert lab.read(second) == edited
    spare = re.search(r"; delete (\S+) to have all captures in (\S+)", out)
    assert spare
    assert lab.tree("articles") != before  # the address has come into the one that nobody has edited
    assert (spare[1], spare[2]) == (first, second)
    (lab.root / spare[1]).unlink()
    assert lab.build() == 0
    assert lab.articles() == [second]
    assert captures_of(article(lab, second)) == ["seeds/b.txt", "seeds/a.txt"]
    assert "title: The Mayor Opens" in lab.read(second)


def test_an_article_copied_by_hand_is_left_alone(twice: Lab) -> None:
    """Somebody may be about to part a capture that holds two articles."""
    copy = LIGHTHOUSE.replace(".md", "-b.md")
    twice.write(copy, twice.read(LIGHTHOUSE))
    before = twice.stamps("articles")
    assert twice.build() == 0
    assert twice.stamps("articles") == before


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


def test_a_file_in_which_records_have_no_place_is_an_error_and_stays_as_it_is(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", ADDRESS)
    assert lab.build() == 0
    indented = f"captures:\n    - {{file: seeds/z.txt, sha256: {'a' * 64}}}\n---\nThe mayor"
    before = lab.read(LIGHTHOUSE).replace("---\nThe mayor", indented)
    lab.write(LIGHTHOUSE, before)
    lab.write("seeds/b.txt", REVISED)
    lab.write("seeds/b.toml", ADDRESS)
    assert lab.build() == 1
    assert "seeds/b.txt can't be added to its captures" in capsys.readouterr().err
    assert lab.read(LIGHTHOUSE) == before

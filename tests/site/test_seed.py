"""The one real seed, through the whole house: what issue after issue may improve, but never break."""

import json
import re
from pathlib import Path

import pytest

from backfile.articles.articlefile import loads
from backfile.ledger import numbers
from backfile.model import Article, Image
from tests.site.lab import REPOSITORY, SEED, Lab, lay_out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """The archive of the seed alone, built."""
    lab = lay_out(tmp_path_factory.mktemp("seed"), seeds={SEED.name: SEED.read_bytes()})
    assert lab.build() == 0
    return lab


@pytest.fixture(scope="module")
def article(built: Lab) -> Article:
    """The seed's article, as its file says."""
    (path,) = built.articles()
    return loads(built.read(path), path)


@pytest.fixture(scope="module")
def captured() -> list[str]:
    """The seed's lines, the first at index 1."""
    return ["", *SEED.read_text(encoding="utf-8").split("\n")]


def test_it_is_filed_under_its_year_and_its_headline(built: Lab) -> None:
    (path,) = built.articles()
    assert path.startswith("articles/2024/u-s-confirms-authorization-for-ukraine")


def test_the_headline_is_line_3(article: Article, captured: list[str]) -> None:
    assert article.title == captured[3]


def test_the_caption_and_its_credit_are_told_apart(article: Article) -> None:
    caption = "U.S. Assistant Secretary of State Brian Nichols."
    assert article.images == (Image(caption=caption, credit="OEA - OAS / flickr"),)


def test_the_ten_paragraphs_keep_their_words_even_where_an_apostrophe_is_missing(
    article: Article, captured: list[str]
) -> None:
    paragraphs = article.body.split("\n\n")
    assert paragraphs == [captured[number] for number in range(7, 26, 2)]
    assert "Ukraines repeated requests" in article.body
    assert "aid Moscows war effort" in article.body


def test_the_agency_is_known_from_its_sign_off(article: Article) -> None:
    assert article.agencies == ("AFP",)
    assert "line 27" in article.evidence["agencies"]


def test_the_publication_and_the_language_are_known_from_the_page(article: Article) -> None:
    assert (article.publication, article.language) == ("The Moscow Times", "en")


def test_no_byline_is_guessed(article: Article) -> None:
    assert article.byline is None
    assert article.authors == ()


def test_the_date_is_inferred_marked_uncertain_and_says_from_which_lines(article: Article) -> None:
    assert article.date is not None
    assert article.date.text == "2024-11-19?"
    assert re.search(r"line 21: 1,000 days since", article.evidence["date"])
    assert re.search(r"line 7: .*Tuesday", article.evidence["date"])


def test_the_tags_name_what_the_text_is_about_and_each_has_its_lines(
    article: Article, captured: list[str]
) -> None:
    assert len(article.tags) <= 8
    wanted = {"Ukraine", "Russia", "United States", "Joe Biden", "Vladimir Putin", "North Korea"}
    assert wanted <= set(article.tags)
    for tag in article.tags:
        found = re.search(rf"(?:^|; ){re.escape(tag)}: lines? ([0-9, -]+)", article.evidence["tags"])
        assert found, tag
        assert all(captured[number].strip() for number in numbers(found[1]))


def test_every_line_has_exactly_one_role(article: Article) -> None:
    assert article.capture is not None
    ledger = article.capture.ledger
    lines = sorted(number for ranges in ledger.values() for number in numbers(ranges))
    assert lines == list(range(1, 57))
    assert ledger["title"] == "3"
    assert ledger["caption"] == "5"
    assert ledger["body"] == "7-25"
    assert ledger["agency"] == "27"


def test_the_banner_and_the_forms_are_left_out_of_the_body(article: Article) -> None:
    assert article.capture is not None
    kept = {"title", "caption", "body", "agency", "blank"}
    left_out = [
        number
        for role, ranges in article.capture.ledger.items()
        if role not in kept
        for number in numbers(ranges)
    ]
    assert {1, 29, 31, 32, 34, 36, 38, *range(48, 55), 56} <= set(left_out)


def test_the_page_shows_the_agency_credit_and_leads_to_the_capture(built: Lab) -> None:
    (path,) = built.articles()
    page = built.read(path.replace("articles/", "public/articles/").replace(".md", ".html"))
    assert "AFP" in page
    assert 'href="../../captures/2024/' in page
    assert "not to be seen" not in page


def test_the_capture_page_shows_every_line(built: Lab, captured: list[str]) -> None:
    (path,) = built.articles()
    page = built.read(path.replace("articles/", "public/captures/").replace(".md", ".html"))
    for number in range(1, 57):
        assert f'id="L{number}"' in page
    assert "paiment methods" in page


def test_the_uncertain_article_stands_under_its_day_and_on_the_shelf(built: Lab) -> None:
    for page in ("dates/2024-11-19.html", "dates/2024-11.html", "dates/2024.html", "dates/undated.html"):
        assert "U.S. Confirms Authorization" in built.read(f"public/{page}") or page == "dates/2024.html"


def test_explain_says_the_same_as_the_article_file_and_files_nothing(
    built: Lab, article: Article, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from backfile.cli import main

    before = built.stamps()
    assert main(["explain", str(SEED), "--json"], root=built.root) == 0
    (line,) = capsys.readouterr().out.splitlines()
    document = json.loads(line)
    assert document["title"] == article.title
    assert document["date"] == "2024-11-19?"
    assert document["body"] == article.body.split("\n\n")
    (image,) = article.images
    assert document["images"] == [
        {"caption": image.caption, "credit": image.credit, "file": None, "sha256": None}
    ]
    assert document["ledger"]["body"] == "7-25"
    assert document["byline"] is None
    assert built.stamps() == before


def test_the_article_that_stands_in_the_repository_is_what_intake_reads_today(built: Lab) -> None:
    """After a change of intake, `make site` brings it up to date."""
    (path,) = built.articles()
    assert (REPOSITORY / path).read_text(encoding="utf-8") == built.read(path)
    assert [file.name for file in (REPOSITORY / "articles").glob("**/*.md")] == [Path(path).name]

"""What the head of an article's page tells programs: only what is known, and nothing that breaks out."""

import html
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.model import Article, Note, NoteType
from backfile.press.citing.cited import cited
from backfile.press.head.metadata import canonical, head, licence
from backfile.press.showing.views import when_of
from backfile.toml.settings import Site
from tests.press.citing.zotero import saved
from tests.strategies import articles

WEB = Site(title="The Back File", base_url="https://a.example/")
BY = "https://creativecommons.org/licenses/by/4.0/"


class _Head(HTMLParser):
    """The elements of a head, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.meta: list[tuple[str, str]] = []
        self.links: dict[str, str] = {}
        self.said = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = {name: value or "" for name, value in attrs}
        if tag == "meta":
            assert found.keys() in ({"name", "content"}, {"property", "content"})
            self.meta.append((found.get("name") or found["property"], found["content"]))
        elif tag == "link":
            self.links[found["rel"]] = found["href"]
        else:
            assert found == {"type": "application/ld+json"}

    def handle_data(self, data: str) -> None:
        self.said += data


def _head(article: Article, site: Site = WEB) -> _Head:
    of = cited("2024/a", article, site)
    return _Head(
        head(of, article.title or "Untitled", article, site, when_of(article.date), when_of(article.modified))
    )


def _data(article: Article, site: Site = WEB) -> dict[str, Any]:
    return dict(json.loads(_head(article, site).said))


def test_a_news_article_says_what_is_known_of_it() -> None:
    article = Article(
        title="Harbour reopens",
        description="A deck.",
        date=Edtf.parse("2024-11-19T10:00:00Z"),
        modified=Edtf.parse("2024-11-20"),
        publication="The Gazette",
        section="News",
        language="en",
        authors=("Ann Author",),
        agencies=("AFP",),
        dateline="HAVEN",
        notes=(Note(type=NoteType.CORRECTION, text="Not 31."), Note(type=NoteType.UPDATE, text="More.")),
        tags=("Harbour", "Port"),
        url="https://gazette.example/1",
        archived=("https://web.example/1",),
        rights="© The Gazette",
    )
    own = "https://a.example/articles/2024/a.html"
    assert _data(article, Site(base_url="https://a.example/", license=BY)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "isAccessibleForFree": True,
        "headline": "Harbour reopens",
        "description": "A deck.",
        "datePublished": "2024-11-19T10:00:00Z",
        "dateModified": "2024-11-20",
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Gazette"},
        "author": [{"@type": "Person", "name": "Ann Author"}],
        "creditText": "AFP",
        "dateline": "HAVEN",
        "articleSection": "News",
        "inLanguage": "en",
        "keywords": ["Harbour", "Port"],
        "correction": ["Not 31."],
        "isBasedOn": "https://gazette.example/1",
        "mainEntityOfPage": own,
        "archivedAt": [own, "https://web.example/1"],
        "license": BY,
        "copyrightNotice": "© The Gazette",
    }


def test_an_author_who_is_no_person_is_an_organisation() -> None:
    article = Article(title="A", publication="P", authors=("Ann Author", "P", "Harbour Staff"), agencies=())
    kinds = [author["@type"] for author in _data(article, Site())["author"]]
    assert kinds == ["Person", "Organization", "Organization"]


def _saved(article: Article, site: Site = WEB) -> dict[str, object]:
    """What Zotero makes of a page that has the head of this article."""
    when, modified = when_of(article.date), when_of(article.modified)
    return saved(
        str(head(cited("2024/a", article, site), article.title or "Untitled", article, site, when, modified))
    )


def test_zotero_saves_a_newspaper_article() -> None:
    article = Article(
        title="Harbour reopens",
        description="A deck.",
        date=Edtf.parse("2024-11-19"),
        publication="The Gazette",
        section="News",
        language="en",
        authors=("Ann Author", "Ben Writer"),
        url="https://gazette.example/1",
        rights="© The Gazette",
    )
    assert _saved(article) == {
        "itemType": "newspaperArticle",
        "creators": [("Author", "Ann"), ("Writer", "Ben")],
        "title": "Harbour reopens",
        "publicationTitle": "The Gazette",
        "section": "News",
        "date": "2024/11/19",
        "language": "en",
        "abstractNote": "A deck.",
        "rights": "© The Gazette",
        "url": "https://a.example/articles/2024/a.html",
    }


def test_zotero_takes_neither_the_archive_nor_an_address_for_a_publication_that_is_not_known() -> None:
    item = _saved(Article(title="A", url="https://gazette.example/1", language=None))
    assert item == {
        "itemType": "newspaperArticle",
        "creators": [],
        "title": "A",
        "language": "und",
        "url": "https://a.example/articles/2024/a.html",
    }


@pytest.mark.parametrize("date", ["2024-11-19?", "2024-11-19~", "2024-11", "2024"])
def test_zotero_is_told_an_uncertain_date_as_the_claim_that_it_is(date: str) -> None:
    assert _saved(Article(title="A", date=Edtf.parse(date)))["date"] == date


@pytest.mark.parametrize(
    "date", ["[..2024-11-20]", "[2024-11-18..2024-11-19]", "2023/2025", "197X", "XXXX-12-18"]
)
def test_zotero_takes_no_end_of_a_stretch_of_time_for_the_date(date: str) -> None:
    article = Article(title="A", date=Edtf.parse(date))
    assert "date" not in _saved(article)
    assert dict(_head(article).meta)["DC.date.created"] == date


@pytest.mark.parametrize(
    ("authors", "creators"),
    [
        (["Ann B. Author"], [("Author", "Ann B.")]),
        (["Author, Ann"], [("Author", "Ann")]),
        (["Ann van der Author"], [("van der Author", "Ann")]),
        (["Ann Maria van der Author"], [("Author", "Ann Maria van der")]),  # else it would be cut in two
        (["Ann Maria van der Author", "Ben"], [("van der Author", "Ann Maria"), ("Ben", "")]),
        (["Martin Author Jr."], [("Author", "Martin Jr")]),
        (["Agence du Port"], [("Agence du Port", "")]),
        (["The Gazette", "Ann Author"], [("The Gazette", ""), ("Author", "Ann")]),
        (["Harbour Desk"], [("Harbour Desk", "")]),
        (["港 太郎"], [("港 太郎", "")]),
        (["AFP"], [("AFP", "")]),
    ],
)
def test_zotero_takes_names_apart_as_the_references_do(
    authors: list[str], creators: list[tuple[str, str]]
) -> None:
    article = Article(
        title="A", publication="The Gazette", authors=tuple(authors), agencies=("Agence du Port",)
    )
    assert _saved(article)["creators"] == creators


@pytest.mark.parametrize(
    ("date", "name"),
    [
        ("2024-11-19?", "DC.date"),
        ("2024-11", "DC.date"),
        ("[2024-11-19,2024-11-20]", "DC.date.created"),
        ("2024/2025", "DC.date.created"),
    ],
)
def test_a_date_that_is_not_certain_is_told_as_a_claim_only(date: str, name: str) -> None:
    article = Article(title="A", date=Edtf.parse(date), modified=Edtf.parse(date))
    named = dict(_head(article).meta)
    assert named[name] == date
    assert not {"article:published_time", "article:modified_time", "citation_publication_date"} & named.keys()
    assert not {"datePublished", "dateModified"} & _data(article).keys()


@given(articles, st.sampled_from([Site(), WEB]))
@example(
    Article(title="</script><script>alert(1)</script>", description="<!--<script>", tags=("\u2028&",)), WEB
)
@example(Article(title='"><img src=x onerror=alert(1)>', publication="'&quot;", authors=('"a"',)), WEB)
def test_nothing_breaks_out_of_the_head(article: Article, site: Site) -> None:
    found = _head(article, site)
    assert {*found.tags} <= {"meta", "link", "script"}
    assert found.tags.count("script") == 1
    data = json.loads(found.said)
    assert not re.search("[<>&\u2028\u2029]", found.said)
    assert data.get("keywords", []) == [*article.tags]
    assert [one["name"] for one in data.get("author", [])] == [*article.authors]
    assert html.unescape(data.get("inLanguage", "")) == (article.language or "")


def test_search_engines_are_asked_not_to_list_other_people_s_texts_unless_the_keepers_say_so() -> None:
    article = Article(title="A")
    assert ("robots", "noindex") in _head(article).meta
    assert "robots" not in dict(_head(article, Site(robots="index")).meta)


def test_a_licence_is_the_article_s_own_or_the_site_s() -> None:
    site = Site(license=BY)
    assert _head(Article(title="A"), site).links["license"] == BY
    assert licence(Article(title="A", rights="https://l.example/"), site) == "https://l.example/"
    assert licence(Article(title="A", rights="http://["), site) == BY
    assert "license" not in _head(Article(title="A", rights="© A")).links


def test_the_canonical_address_is_this_archive_s_or_the_original_as_the_settings_have_it() -> None:
    there, lost = Article(title="A", url="https://b.example/"), Article(title="A")
    own = "https://a.example/articles/2024/a.html"
    original = Site(base_url="https://a.example/", canonical="original")
    assert canonical(cited("2024/a", there, WEB), WEB) == own
    assert canonical(cited("2024/a", there, original), original) == "https://b.example/"
    assert canonical(cited("2024/a", lost, original), original) == own
    assert canonical(cited("2024/a", there, Site()), Site()) is None

"""An article is cited as the style guides have it, and nothing is made up."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord
from backfile.press.citing.cited import Cited, cited
from backfile.press.citing.people import Person, person
from backfile.press.citing.references import references
from backfile.toml.settings import Site
from tests.strategies import DATES, articles

PLAIN = Article(
    title="Harbour reopens",
    date=Edtf.parse("2024-11-19"),
    publication="The Gazette",
    authors=("Ann Author",),
    url="https://gazette.example/1",
)
WEB = Site(title="The Back File", base_url="https://a.example/papers/")


def _of(site: Site = Site(), **fields: object) -> Cited:  # noqa: B008 - a frozen value
    values = {name: getattr(PLAIN, name) for name in ("title", "date", "publication", "authors", "url")}
    return cited("2024/harbour", Article(**{**values, **fields}), site)


def _said(of: Cited) -> dict[str, str]:
    return {one.style: html.unescape(re.sub("</?i>", "*", str(one.text))) for one in references(of)}


def test_an_article_is_cited_in_four_styles() -> None:
    assert _said(_of()) == {
        "Chicago": "Author, Ann. “Harbour reopens.” *The Gazette*, November 19, 2024. "
        "https://gazette.example/1.",
        "APA": "Author, A. (2024, November 19). Harbour reopens. *The Gazette*. https://gazette.example/1",
        "MLA": "Author, Ann. “Harbour reopens.” *The Gazette*, 19 Nov. 2024, https://gazette.example/1.",
        "GOST": "Author, A. Harbour reopens / A. Author. – Текст : электронный // The Gazette : [сайт]. "
        "– 2024. – 19 нояб. – URL: https://gazette.example/1.",
    }


def test_the_archive_s_own_address_is_named_where_it_stands_on_the_web() -> None:
    said = _said(_of(WEB))
    own = "https://a.example/papers/articles/2024/harbour.html"
    assert said["Chicago"].endswith(f"https://gazette.example/1. Archived at {own}.")
    assert said["APA"].endswith(f"https://gazette.example/1 (archived at {own})")
    assert said["MLA"].endswith(f"https://gazette.example/1. *The Back File*, {own}.")
    assert said["GOST"].endswith(f"URL: https://gazette.example/1. – Архивная копия: {own}.")
    assert _said(_of(WEB, url=None))["APA"].endswith(f"*The Gazette*. {own}")


def test_what_is_not_known_is_left_out_or_said_to_be_unknown() -> None:
    nothing = _of(title=None, date=None, publication=None, authors=(), url=None)
    assert _said(nothing) == {
        "Chicago": "[Untitled]. N.d.",
        "APA": "[Untitled]. (n.d.).",
        "MLA": "[Untitled].",
        "GOST": "[Без заглавия]. – Текст : электронный. – [Б. г.].",
    }


def test_the_day_of_the_capture_is_the_day_of_access() -> None:
    record = CaptureRecord(file="seeds/a.txt", sha256="0" * 64, retrieved=Edtf.parse("2024-12-01"))
    assert _said(_of(capture=record))["GOST"].endswith("(дата обращения: 01.12.2024).")


@pytest.mark.parametrize(
    ("date", "chicago", "apa", "mla", "gost"),
    [
        ("2024-11-19?", "[November 19, 2024?]", "2024, November 19?", "19 Nov. 2024?", "[2024?]. – 19 нояб."),
        (
            "2024-11-19~",
            "[ca. November 19, 2024]",
            "ca. 2024, November 19",
            "circa 19 Nov. 2024",
            "[ок. 2024].",
        ),
        ("2024-05", "May 2024", "2024, May", "May 2024", "2024. – май."),
        ("2024", "2024", "2024", "2024", "2024."),
        ("2023/2025", "2023–2025", "2023–2025", "2023–2025", "2023–2025."),
        ("202X", "[2020–2029?]", "2020–2029?", "2020–2029?", "[2020–2029?]."),
        ("[2024-11-19,2024-11-20]", "2024", "2024", "2024", "2024."),
        (
            "2024-11-19T23:30:00Z",
            "November 19, 2024",
            "2024, November 19",
            "19 Nov. 2024",
            "2024. – 19 нояб.",
        ),
        ("[..2024-11-20]", "n.d.", "n.d.", "Gazette*, https", "[Б. г.]."),
        ("XXXX-12-18", "n.d.", "n.d.", "Gazette*, https", "[Б. г.]."),
    ],
)
def test_a_date_says_no_more_than_is_known(date: str, chicago: str, apa: str, mla: str, gost: str) -> None:
    said = _said(_of(date=Edtf.parse(date)))
    assert f", {chicago.removesuffix('.')}. https" in said["Chicago"]
    assert f"({apa}). " in said["APA"]
    assert mla in said["MLA"]
    assert f" – {gost} – " in said["GOST"]


@pytest.mark.parametrize(
    ("names", "chicago", "apa", "mla", "gost"),
    [
        (
            ("Ann Author", "Bo van Berg"),
            "Author, Ann, and Bo van Berg.",
            "Author, A., & van Berg, B.",
            "Author, Ann, and Bo van Berg.",
            "Author, A. Harbour reopens / A. Author, B. van Berg.",
        ),
        (
            ("Иван Петрович Иванов", "Анна-Мария Б.", "Ян Ли"),
            "Иванов, Иван Петрович, Анна-Мария Б., and Ян Ли.",
            "Иванов, И. П., Б., А.-М., & Ли, Я.",
            "Иванов, Иван Петрович, et al.",
            "Иванов, И. П. Harbour reopens / И. П. Иванов, А.-М. Б., Я. Ли.",
        ),
        (
            ("A B", "C D", "E F", "G H"),
            "B, A, C D, E F, and G H.",
            "B, A., D, C., F, E., & H, G.",
            "B, A, et al.",
            "Harbour reopens / A. B, C. D, E. F, G. H.",
        ),
        (
            ("A B", "C D", "E F", "G H", "I J"),
            "B, A, C D, E F, G H, and I J.",
            "B, A., D, C., F, E., H, G., & J, I.",
            "B, A, et al.",
            "Harbour reopens / A. B, C. D, E. F [и др.].",
        ),
        (
            ("The Gazette Staff",),
            "The Gazette Staff.",
            "The Gazette Staff.",
            "The Gazette Staff.",
            "The Gazette Staff.",
        ),
    ],
)
def test_authors_are_inverted_and_shortened_as_each_style_has_it(
    names: tuple[str, ...], chicago: str, apa: str, mla: str, gost: str
) -> None:
    said = _said(_of(authors=names))
    assert said["Chicago"].startswith(f"{chicago} “")
    assert said["APA"].startswith(f"{apa} (")
    assert said["MLA"].startswith(f"{mla} “")
    assert said["GOST"].startswith(gost)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ann Author", Person("Author", "Ann")),
        ("Vincent van Gogh", Person("van Gogh", "Vincent")),
        ("Martin Luther King Jr.", Person("King", "Martin Luther", "Jr.")),
        ("Gogh, Vincent van", Person("Gogh", "Vincent van")),
        ("Анна Береговая", Person("Береговая", "Анна")),
        ("Plato", Person("Plato")),
        ("Plato, Jr.", Person("Plato, Jr.")),
        ("A , JR", Person("A , JR")),
        (", JR", Person(", JR")),
        ("李明", Person("李明")),
        ("ليلى البحرية", Person("ليلى البحرية")),
        ("The Editors", Person("The Editors")),
        ("Smith and Sons", Person("Smith and Sons")),
        ("R2 D2", Person("R2 D2")),
        ("One Two Three Four Five Six", Person("One Two Three Four Five Six")),
        ("van Berg", Person("Berg", "van")),
    ],
)
def test_a_name_is_taken_apart_where_that_is_certain(name: str, parts: Person) -> None:
    assert person(name) == parts


def test_a_publication_or_an_agency_that_signs_is_not_turned_round() -> None:
    assert _of(authors=("Le Phare",), publication="Le Phare").authors == (Person("Le Phare"),)
    assert _of(authors=("Harbour Wire",), agencies=("Harbour Wire",)).authors == (Person("Harbour Wire"),)
    assert _of(authors=("Gazette Redaktion",)).authors == (Person("Gazette Redaktion"),)


@given(st.text(max_size=40) | st.lists(st.sampled_from(["Ann", "van", "Jr.", ",", "-", "И."])).map(" ".join))
def test_no_part_of_a_name_is_lost(name: str) -> None:
    parts = person(name)
    assert sorted(parts.whole.replace(",", "").split()) == sorted(name.replace(",", "").split())


def test_a_title_in_quotation_marks_has_its_own_within_them() -> None:
    said = _said(_of(title='Mayor: “We” will "reopen"?'))
    assert "“Mayor: ‘We’ will ‘reopen’?” *" in said["Chicago"]
    assert 'Mayor: “We” will "reopen"? *The Gazette*.' in said["APA"]


@given(articles, st.sampled_from([Site(), WEB]))
def test_a_reference_is_text_and_names_in_italics(article: Article, site: Site) -> None:
    for one in references(cited("2024/a", article, site)):
        assert not re.search("[<>]", re.sub("</?i>", "", one.text))
        assert "\x02" not in one.text
        assert ".." not in one.text.replace("...", "") or ".." in str(article)


@pytest.mark.parametrize("date", DATES)
def test_every_kind_of_date_can_be_cited(date: str) -> None:
    assert len(_said(_of(date=Edtf.parse(date)))) == 4

"""A saved page: its own tags state facts, its text is chosen, and every line keeps one role."""

import json
from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backfile.captures.part import Fact
from backfile.drafts import Facts, Stated
from backfile.edtf import Edtf
from backfile.errors import BackfileError
from backfile.intake.edit.bylines import byline_of
from backfile.intake.readers import chosen
from backfile.intake.readers.aligning import MOST_PLACES, aligned
from backfile.intake.readers.dates import edtf_of
from backfile.intake.readers.facts import organisation, person, stated_of
from backfile.intake.readers.metadata import facts_in
from backfile.intake.reading import Reading, read
from backfile.ledger import numbers
from backfile.roles import LabelledLine, Role
from backfile.toml.settings import Intake
from tests.capturing import drafts

GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "@id": "#page", "url": "https://gazette.example/lamp"},
        {"@type": "Person", "@id": "#jane", "name": "Jane Rowntree"},
        {
            "@type": ["NewsArticle"],
            "headline": "Mayor Opens the Lamp &amp; Tower",
            "datePublished": "2023-03-04T10:30:00+0100",
            "dateModified": "2023-03-05T00:00:00Z",
            "author": [{"@id": "#jane"}, {"@type": "Organization", "name": "Staff"}],
            "publisher": {"@type": "NewsMediaOrganization", "name": "The Harbour Gazette"},
            "articleSection": ["Harbour", "News"],
        },
    ],
}
PROSE = (
    "The mayor of Port Ellery opened the rebuilt lighthouse on Saturday, two years after a storm broke it.",
    "Hundreds of people came to the harbour to see the lamp lit again, among them its old keeper.",
    "“We were told that it could not be done,” the mayor said at the ceremony. “It has been done.”",
    "The lamp can be seen from eleven miles away, the harbour office said in a statement on Sunday.",
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Lamp | The Harbour Gazette</title>
<meta property="og:title" content="Another title"><meta property="og:site_name" content="Gazette Online">
<meta name="copyright" content="The Harbour Gazette, 2023">
<link rel="canonical" href="https://gazette.example/2023/lamp">
<script type="application/ld+json">{json.dumps(GRAPH)}</script></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a></ul></nav>
<article><h1>Mayor Opens the Lamp &amp; Tower</h1>
<figure><img src="a.jpg"><figcaption>The lamp on Saturday. Photo: Max Muster</figcaption></figure>
<p>{PROSE[0]}</p><p>{PROSE[1]}</p><h2>What the mayor said</h2><p>{PROSE[2]}</p><p>{PROSE[3]}</p>
<p>Correction: An earlier version of this article gave a wrong height.</p></article>
<div hidden>Subscribe now to read everything that we have.</div>
<aside><h3>More</h3><a href="/x">Fishermen vote to keep the old market open</a></aside>
<footer>© 2023 The Harbour Gazette</footer></body></html>"""


def reading_of(page: str, outside: Stated | None = None) -> Reading:
    (draft,) = drafts(page.encode(), "seeds/a.html", outside)
    return read(draft, Intake())


def test_a_page_becomes_an_article_with_what_its_tags_state() -> None:
    article = reading_of(PAGE).article
    assert article.title == "Mayor Opens the Lamp & Tower"
    assert article.evidence["title"] == "stated by the page's JSON-LD: headline"
    assert (article.date, article.modified) == (
        Edtf.parse("2023-03-04T10:30:00+01:00"),
        Edtf.parse("2023-03-05"),
    )
    assert article.evidence["date"] == "stated by the page's JSON-LD: datePublished"
    assert article.authors == ("Jane Rowntree",)
    assert (article.publication, article.section) == ("The Harbour Gazette", "Harbour")
    assert article.url == "https://gazette.example/2023/lamp"
    assert article.evidence["url"] == "stated by the page's link tag: canonical"
    assert article.rights == "The Harbour Gazette, 2023"
    assert article.body == "\n\n".join((*PROSE[:2], "## What the mayor said", *PROSE[2:]))
    assert [note.text for note in article.notes] == [
        "Correction: An earlier version of this article gave a wrong height."
    ]
    assert [(image.caption, image.credit) for image in article.images] == [
        ("The lamp on Saturday.", "Max Muster")
    ]


def test_every_line_of_a_page_has_one_role_and_the_record_says_how_it_was_read() -> None:
    reading = reading_of(PAGE)
    record = reading.article.capture
    assert record is not None
    assert (record.format, record.encoding) == ("HTML", "utf-8")
    named = sorted(number for ranges in record.ledger.values() for number in numbers(ranges))
    assert named == list(range(1, len(reading.draft.capture.lines) + 1))
    roles = {line.text: line.role for line in reading.lines}
    assert roles["Subscribe now to read everything that we have."] is Role.NAVIGATION
    assert roles["Fishermen vote to keep the old market open"] not in (Role.BODY, Role.TITLE)
    assert roles["Mayor Opens the Lamp & Tower"] is Role.TITLE


def test_what_a_sidecar_states_goes_before_what_the_page_states() -> None:
    outside = Stated(title="Ours", language="de", source="seeds/a.toml")
    article = reading_of(PAGE, outside).article
    assert (article.title, article.evidence["title"]) == ("Ours", "stated in seeds/a.toml")
    assert (article.language, article.evidence["language"]) == ("de", "stated in seeds/a.toml")
    assert article.publication == "The Harbour Gazette"


def test_the_words_say_better_than_a_tag_which_language_they_are_in() -> None:
    assert reading_of(PAGE.replace('lang="en"', 'lang="fr"')).article.language == "en"


def test_a_page_from_which_no_text_can_be_chosen_is_labelled_by_its_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("backfile.intake.readers.html.chosen_text", lambda _markup, _name: "")
    article = reading_of(PAGE).article
    assert PROSE[0] in article.body
    assert article.title == "Mayor Opens the Lamp & Tower"


def test_a_missing_extra_is_an_error_that_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "find_spec", lambda _: None)
    chosen._installed.cache_clear()
    with pytest.raises(BackfileError, match="needs trafilatura") as caught:
        reading_of(PAGE)
    chosen._installed.cache_clear()
    assert caught.value.hint == "install it with: pip install 'backfile[html]'"


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 9000, '{"@type": 1}', '{"@type": "NewsArticle", "author": [[{}]]}', "null", '"x"'],
)
def test_broken_json_ld_states_nothing(script: str) -> None:
    assert facts_in(f'<script type="application/ld+json">{script}</script>') == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023-03-04", "2023-03-04"),
        ("2023-03", "2023-03"),
        ("2023-03-04T10:30:00.123Z", "2023-03-04T10:30:00Z"),
        ("2023-03-04 10:30", "2023-03-04T10:30:00"),
        ("2023-03-04T00:00:00+01:00", "2023-03-04"),
        ("2023-03-04T10:30:00+0530", "2023-03-04T10:30:00+05:30"),
        ("Sat, 04 Mar 2023 10:30:00 +0100", "2023-03-04T10:30:00+01:00"),
        ("Sat, 04 Mar 2023 10:30:00 GMT", "2023-03-04T10:30:00Z"),
        ("20230304", "2023-03-04"),
        ("04/03/2023", None),
        ("2023-02-30", None),
        ("yesterday", None),
        ("9" * 80, None),
    ],
)
def test_dates_for_machines_are_read_and_ambiguous_ones_are_not(text: str, date: str | None) -> None:
    assert edtf_of(text) == (Edtf.parse(date) if date else None)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert edtf_of(text) is None or edtf_of(text) is not None


def test_the_first_place_that_can_be_read_states_a_field() -> None:
    facts = [
        Fact("published", "04/03/2023", "a"),
        Fact("published", "2023-03-04", "b"),
        Fact("published", "2022-01-01", "c"),
        Fact("url", "javascript:alert(1)", "a"),
        person("Jane Rowntree", "a"),
        person("Staff", "a"),
        person("Harbour Gazette", "a"),
        person("https://gazette.example/jane", "a"),
        Fact("authors", "By Max Muster and John Roe", "a"),
        Fact("authors", "Late Comer", "b"),
        Fact("publication", "Harbour Gazette", "a"),
    ]
    stated = stated_of(facts, Stated())
    assert stated.published == Edtf.parse("2023-03-04")
    assert stated.evidence("published") == "stated by b"
    assert stated.url is None
    assert stated.authors == ("Jane Rowntree", "Max Muster", "John Roe")
    assert stated.houses == ("Staff", "Harbour Gazette")
    assert set(stated.places) <= {*Facts.__dataclass_fields__, "houses"}


WORDS = st.sampled_from(
    ["the", "lamp", "was", "lit", "again", "by", "a", "keeper", "of", "old", "in", "harbour", "town"]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), max_size=15)


@given(LINES, st.lists(st.booleans(), min_size=15, max_size=15))
def test_lines_are_found_only_where_their_words_are_chosen(lines: list[str], kept: list[bool]) -> None:
    text = "\n".join(line for line, keep in zip(lines, kept, strict=False) if keep)
    found = aligned(lines, text)
    assert found <= set(range(len(lines)))
    assert sum(len(lines[place].split()) for place in found) <= 2 * len(text.split())


@given(LINES)
def test_a_text_that_repeats_itself_little_is_found_whole(lines: list[str]) -> None:
    """What stands in a text more often than is looked for is no text: "the the the", nine lines of "the"."""
    words = " ".join(lines).split()
    runs = Counter(zip(words, words[1:], words[2:], strict=False))
    assume(max([*runs.values(), *Counter(lines).values()], default=0) <= MOST_PLACES)
    assert aligned(lines, "\n".join(lines)) == set(range(len(lines)))


def test_a_headline_that_stands_on_the_page_three_times_is_chosen_once() -> None:
    lines = ["Lamp opens at last", "x", "Lamp opens at last", PROSE[0], "Lamp opens at last"]
    assert len(aligned(lines, f"Lamp opens at last\n{PROSE[0]}")) == 2


@pytest.mark.parametrize(
    ("author", "authors", "agencies"),
    [
        ({"@type": "Organization", "name": "Reuters"}, (), ("Reuters",)),
        ([{"@type": "Person", "name": "AFP"}, {"name": "Jane Rowntree"}], ("Jane Rowntree",), ("AFP",)),
        ("Jane Rowntree, Reuters", ("Jane Rowntree",), ("Reuters",)),
        ({"@type": "Organization", "name": "The Harbour Gazette"}, (), ()),
    ],
)
def test_agencies_that_a_page_names_as_authors_are_its_agencies(
    author: object, authors: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    found = json.dumps({"@type": "NewsArticle", "author": author})
    facts = facts_in(f'<script type="application/ld+json">{found}</script>')
    stated = stated_of(facts, Stated())
    assert (stated.authors, stated.agencies) == (authors, agencies)


@pytest.mark.parametrize(
    ("author", "author_of_article"),
    [
        ({"@type": "Organization", "name": "Harbour Radio"}, "Harbour Radio"),
        ({"@type": "Person", "name": "Gazette-Redaktion"}, "Gazette-Redaktion"),
        ({"@type": "Person", "name": "The Harbour Gazette"}, "The Harbour Gazette"),
        ({"@type": "NewsMediaOrganization", "name": "Reuters"}, "Reuters"),
        ({"@type": "Person", "name": "Rowntree"}, "Rowntree"),
        ("Staff Reports", "Staff Reports"),
        ("By the Harbour Team", "the Harbour Team"),
    ],
)
def test_who_is_no_person_is_the_author_as_stated_where_nobody_is_named(
    author: object, author_of_article: str
) -> None:
    graph = {**GRAPH["@graph"][2], "author": author}  # type: ignore[dict-item]
    article = reading_of(PAGE.replace(json.dumps(GRAPH), json.dumps(graph))).article
    assert article.authors == (author_of_article,)
    assert article.evidence["authors"] == "stated by the page's JSON-LD: author"


def test_a_person_whom_a_later_place_names_goes_before_an_organisation() -> None:
    facts = [
        person("Harbour Gazette", "a"),
        Fact("publication", "The Harbour Gazette Ltd", "a"),
        Fact("publication", "Harbour Gazette", "b"),
        Fact("authors", "Jane Rowntree", "b"),
    ]
    stated = stated_of(facts, Stated())
    assert (stated.authors, stated.evidence("authors")) == (("Jane Rowntree",), "stated by b")
    assert stated.houses == ("Harbour Gazette",)


def test_a_person_whom_the_byline_names_goes_before_a_stated_organisation() -> None:
    stated = Stated(houses=("Harbour Radio",), places={"houses": "a"})
    lines = [LabelledLine(number=1, text="By Jane Rowntree", role=Role.BYLINE, reason="")]
    assert byline_of(lines, stated=stated).authors.value == ("Jane Rowntree",)
    assert byline_of([], stated=stated).authors.value == ("Harbour Radio",)


@pytest.mark.parametrize(
    "author",
    ["admin", "105092", "https://gazette.example", "@gazette", "desk@gazette.example", "{{author}}", "-"],
)
def test_an_account_or_an_address_is_no_author(author: str) -> None:
    for fact in (person(author, "a"), organisation(author, "a"), Fact("authors", author, "a")):
        stated = stated_of([fact], Stated())
        assert (stated.authors, stated.houses) == ((), ())


def test_an_agency_is_not_credited_by_itself() -> None:
    facts = (Fact("publication", "Reuters", "a"), Fact("authors", "Reuters", "b"))
    assert stated_of(facts, Stated()).agencies == ()

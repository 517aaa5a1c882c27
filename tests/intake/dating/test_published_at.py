"""Where an article was published is told from where an archive has a copy of it."""

from dataclasses import replace

from backfile.drafts import Stated
from backfile.intake.reading import read
from backfile.model import Article
from backfile.toml.settings import Intake, Publication
from tests.capturing import drafts

COPY = "https://web.archive.org/web/20230304050607/https://www.gazette.example/ferry"
TEXT = b"Ferry to Stop\nThe old ferry of Port Ellery will stop for ever in May, the harbour office said.\n"


def filed(stated: Stated) -> Article:
    (draft,) = drafts(TEXT, outside=stated)
    gazette = Publication(name="The Gazette", hosts=("gazette.example",))
    return read(draft, Intake(), (gazette,)).article


def test_the_address_of_a_copy_is_no_address_of_publication() -> None:
    article = filed(Stated(source="a.toml", url=COPY, archived=("https://archive.ph/abcde",)))
    assert article.url == "https://www.gazette.example/ferry"
    assert article.archived == (COPY, "https://archive.ph/abcde")
    assert article.evidence["url"] == article.evidence["archived"] == "stated in a.toml"


def test_the_publication_is_that_of_the_page_and_not_the_archive() -> None:
    assert filed(Stated(source="a.toml", url=COPY)).publication == "The Gazette"


def test_what_a_file_states_of_itself_is_told_apart_as_well() -> None:
    stated = Stated(url=COPY, places={"url": "the record: its address"})
    assert filed(stated).evidence["archived"] == "stated by the record: its address"


def test_other_addresses_stay_as_they_are() -> None:
    plain = Stated(source="a.toml", url="https://m.gazette.example/ferry?utm_source=b")
    assert (filed(plain).url, filed(plain).archived) == (plain.url, ())
    unknown = replace(plain, url="https://archive.ph/abcde")
    assert (filed(unknown).url, filed(unknown).archived) == (unknown.url, ())

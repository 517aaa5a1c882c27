"""Records: what is kept of an article goes through rows and comes back the same."""

import json
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord, Status
from backfile.record import Record, record_of, row_for, row_of

DIGEST = "a" * 64
ARTICLE = Article(title="One", date=Edtf.parse("2024-03"), tags=("Ferry",), publication="The Gazette")
CAPTURE = CaptureRecord(file="seeds/a.txt", sha256="b" * 64, filed="c" * 64)

texts = st.none() | st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=8)
names = st.lists(st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=4), max_size=3).map(
    tuple
)
articles = st.builds(
    Article,
    title=texts,
    date=st.none() | st.sampled_from(["2024", "2024-03-01?", "[..2024-11-20]", "XXXX-12-18"]).map(Edtf.parse),
    language=st.none() | st.sampled_from(["en", "uk"]),
    publication=texts,
    byline=texts,
    tags=names,
    agencies=names,
    status=st.sampled_from(Status),
    capture=st.none() | st.just(CAPTURE),
)


def recorded(article: Article, key: str = "2024/a", fingerprint: str = "c" * 64) -> Record:
    return record_of(row_of(key, article, fingerprint=fingerprint, sha256=DIGEST, size=9))


@given(articles)
def test_a_record_goes_through_rows_and_json_unchanged(article: Article) -> None:
    record = recorded(article)
    again = record_of(json.loads(json.dumps(row_for(record))))
    assert again == record
    assert row_for(again) == row_for(record)


@given(articles)
def test_a_record_says_what_its_article_says(article: Article) -> None:
    record = recorded(article)
    face = record.face
    assert (face.key, face.title, face.date) == ("2024/a", article.title, article.date)
    assert (face.language, face.publication, face.byline) == (
        article.language,
        article.publication,
        article.byline,
    )
    assert (record.tags, record.agencies) == (article.tags, article.agencies)
    assert record.withheld is (article.status is Status.WITHHELD)
    assert (record.sha256, record.size) == (DIGEST, 9)


@given(articles, articles)
def test_two_faces_are_equal_just_if_all_that_they_show_is(one: Article, other: Article) -> None:
    shown: Callable[[Article], object] = lambda it: (  # noqa: E731
        it.title,
        it.date,
        it.language,
        it.publication,
        it.byline,
    )
    assert (recorded(one).face == recorded(other).face) is (shown(one) == shown(other))


def test_nothing_of_a_face_can_change_without_its_digest() -> None:
    others = [
        ARTICLE,
        replace(ARTICLE, title=None),
        replace(ARTICLE, title=""),
        replace(ARTICLE, date=None),
        replace(ARTICLE, language="en"),
        replace(ARTICLE, publication=None, byline="The Gazette"),
        replace(ARTICLE, publication=None),
        replace(ARTICLE, title=None, language="One"),
    ]
    digests = {recorded(article).face.digest for article in others}
    assert len(digests | {recorded(ARTICLE, key="2024/b").face.digest}) == len(others) + 1


def test_an_article_is_touched_when_its_digest_no_longer_fits() -> None:
    filed = replace(ARTICLE, capture=CAPTURE)
    assert recorded(ARTICLE).touched
    assert not recorded(filed).touched
    assert recorded(filed, fingerprint="d" * 64).touched
    assert recorded(replace(ARTICLE, capture=replace(CAPTURE, filed=None))).touched

"""What is kept in mind of an article comes back as it was, from build to build."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord, Status
from backfile.records.record import Fields, Record, filed_of, row_for, row_of
from tests.records import record_of
from tests.strategies import articles, texts

DIGEST = "0f" * 32


def _record(article: Article, key: str = "2024/a", fingerprint: str = DIGEST) -> Record:
    return record_of(row_of(key, article, fingerprint=fingerprint, sha256="1e" * 32, size=9))


@given(articles)
def test_a_record_is_read_back_from_its_row_as_it_was_through_json_too(article: Article) -> None:
    record = _record(article)
    for row in (row_for(record), json.loads(json.dumps(row_for(record)))):
        again = record_of(row)
        assert again == record
        assert row_for(again) == row_for(record)


@given(articles)
def test_a_record_has_what_lists_and_indexes_need_of_its_article(article: Article) -> None:
    record = _record(article)
    face, capture = record.face, article.capture
    assert (record.key, face.key, face.title, face.date) == ("2024/a", "2024/a", article.title, article.date)
    assert (face.language, face.publication, face.byline) == (
        article.language,
        article.publication,
        article.byline,
    )
    assert (record.tags, record.agencies) == (article.tags, article.agencies)
    assert record.withheld == (article.status is Status.WITHHELD)
    assert (record.origin is None) == (capture is None)
    if record.origin and capture:
        origin = record.origin
        assert (origin.file, origin.sha256, origin.filed) == (capture.file, capture.sha256, capture.filed)


_dates = st.none() | st.sampled_from(("2024-11-19", "2024-11-19?")).map(Edtf.parse)
_words = st.none() | st.sampled_from(("", "a", "b", "=", "a=")) | texts
_faces = st.tuples(st.sampled_from(("a", "b")), _words, _dates, _words, _words, _words)


@given(_faces, _faces)
def test_faces_are_the_same_if_all_that_they_show_is(
    one: tuple[str, str | None, Edtf | None, str | None, str | None, str | None],
    other: tuple[str, str | None, Edtf | None, str | None, str | None, str | None],
) -> None:
    faces = [
        _record(
            Article(title=title, date=date, language=language, publication=publication, byline=byline), key
        ).face
        for key, title, date, language, publication, byline in (one, other)
    ]
    assert (faces[0] == faces[1]) == (one == other)
    assert (hash(faces[0]) == hash(faces[1])) == (one == other)


def test_a_face_does_not_show_what_no_list_does() -> None:
    article = Article(title="A", body="One.", tags=("a",))
    assert _record(article).face == _record(replace(article, body="Two.", tags=("b",))).face


@pytest.mark.parametrize(("filed", "touched"), [(DIGEST, False), ("1e" * 32, True), (None, True)])
def test_an_article_is_touched_unless_it_is_as_it_was_filed(filed: str | None, touched: bool) -> None:
    capture = CaptureRecord(file="seeds/a.txt", sha256=DIGEST, filed=filed, ledger={})
    assert _record(Article(title="A", capture=capture)).touched is touched
    assert _record(Article(title="A")).touched


def test_names_that_many_articles_share_are_kept_once() -> None:
    article = Article(title=None, publication="The Post", language="uk-Cyrl")
    row = row_for(_record(article))
    one, other = (record_of(json.loads(json.dumps(row))).face for _ in range(2))
    assert one.publication is other.publication
    assert one.language is other.language


@given(articles)
def test_what_intake_goes_by_is_as_the_record_has_it(article: Article) -> None:
    row = row_of("2024/a", article, fingerprint=DIGEST, sha256="1e" * 32, size=9)
    record, filed = record_of(row), filed_of(Fields._make(json.loads(json.dumps(row))))
    assert (filed.title, filed.publication) == (record.face.title, record.face.publication)
    assert (filed.touched, filed.origin, filed.captures) == (record.touched, record.origin, record.captures)


@pytest.mark.parametrize("row", [(), ("a",), (None,) * 14, ("a",) * 13, (*("a",) * 12, 5)])
def test_what_is_no_row_is_refused(row: tuple[object, ...]) -> None:
    with pytest.raises((ValueError, TypeError)):
        record_of(row)

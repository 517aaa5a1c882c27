"""Records come out of an archive as they went into it, and lists of them are known by all that they show."""

import json
import pickle
from array import array

from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.model import Article, CaptureRecord
from backfile.press.holdings.deck import faces_of
from backfile.press.holdings.packed import Records
from backfile.press.keys import key_of
from backfile.press.page import Page
from backfile.records.record import Fields, Record, row_for
from tests.press.making import recorded, story
from tests.strategies import DATES

_words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=20)
_texts = st.none() | st.sampled_from(["2024/a1", "2024/a", "2024/a12024/a2"]) | _words
_captures = st.none() | st.builds(
    CaptureRecord,
    file=st.just("seeds/a.txt"),
    sha256=st.just("0f" * 32),
    filed=st.sampled_from([None, "1a" * 32]),
)
_articles = st.builds(
    Article,
    title=_texts,
    date=st.none() | st.sampled_from(DATES).map(Edtf.parse),
    publication=_texts,
    byline=_texts,
    language=st.sampled_from([None, "en", "ru"]),
    tags=st.lists(st.sampled_from(["Kyiv", "Ж", "a, b"]), unique=True).map(tuple),
    agencies=st.sampled_from([(), ("AFP",)]),
    section=st.sampled_from([None, "News", "Kyiv"]),
    authors=st.sampled_from([(), ("Ada Quill", "Ж")]),
    people=st.sampled_from([(), ("Ada Quill",)]),
    places=st.sampled_from([(), ("Kyiv",)]),
    organisations=st.sampled_from([(), ("AFP",)]),
    url=st.sampled_from([None, "https://a.example/1"]),
    capture=_captures,
)
_records = st.lists(_articles, max_size=5).map(
    lambda articles: [recorded(story(f"2024/a{n}", article=article)) for n, article in enumerate(articles)]
)


@given(_records)
def test_records_come_out_as_they_went_in(records: list[Record]) -> None:
    assert [tuple(record) for record in Records(map(row_for, records))] == [
        tuple(record) for record in records
    ]


@given(_records)
def test_records_are_packed_alike_whether_they_were_read_now_or_by_an_earlier_build(
    records: list[Record],
) -> None:
    rows = [row_for(record) for record in records]
    known = [Fields._make(row) for row in json.loads(json.dumps(rows))]
    assert Records(known).shape == Records(rows).shape


@given(_records)
def test_a_record_is_found_by_its_key_whatever_texts_look_like_it(records: list[Record]) -> None:
    packed = Records(map(row_for, records))
    places = [packed.place_of(record.key) for record in records]
    assert places == [*range(len(records))]
    assert packed.place_of("2024/a") is packed.place_of("2024/nowhere") is None


@given(_records)
def test_faces_sent_to_another_process_are_the_same_ones(records: list[Record]) -> None:
    faces = faces_of(record.face for record in records)
    sent = pickle.loads(pickle.dumps(faces))
    assert sent == faces
    assert [tuple(face) for face in sent] == [tuple(record.face) for record in records]


@given(_records, _records)
def test_lists_have_one_key_if_they_show_the_same_and_only_then(
    one: list[Record], other: list[Record]
) -> None:
    def key(records: list[Record]) -> str:
        return key_of(Page("tags/a.html", "tag.html", _records_of, ("a", faces_of(r.face for r in records))))

    assert (key(one) == key(other)) == ([r.face for r in one] == [r.face for r in other])


def test_some_faces_of_an_archive_are_told_by_their_places() -> None:
    records = Records(row_for(recorded(story(f"2024/a{n}"))) for n in range(4))
    faces = records.faces(array("I", range(4)))
    assert [face.key for face in faces.those(lambda place: place % 2 == 1)] == ["2024/a1", "2024/a3"]


def _records_of(*_: object) -> object:
    return None

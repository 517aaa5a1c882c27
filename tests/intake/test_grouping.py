"""Captures of one article are found together, whatever their order."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.drafts import Capture, Draft, Stated
from backfile.edtf import Edtf
from backfile.intake.grouping import groups
from backfile.intake.sameness import Tell, digest_of, tell_of
from backfile.model import Article, CaptureRecord

tells = st.builds(
    Tell,
    words=st.sampled_from(["", "1", "2"]),
    address=st.sampled_from(["", "a.example", "a.example/1", "a.example/2", "b.example/1", "c.example?id=1"]),
    publication=st.sampled_from(["", "", "the courier", "the herald"]),
    retrieved=st.sampled_from(["", "2023-03-04", "2023-03-05T10:00:00Z", "2023-03-05"]),
)
several = st.dictionaries(
    st.sampled_from([f"seeds/{name}" for name in ("a", "b", "c#2", "c#10", "d", "e")]), tells
)


def together(**found: Tell) -> list[list[str]]:
    return sorted(sorted(group) for group in groups(found))


@given(several, st.randoms())
def test_each_capture_is_in_one_group_and_the_order_has_no_say(
    found: dict[str, Tell], chance: Random
) -> None:
    parts = groups(found)
    assert sorted(name for group in parts for name in group) == sorted(found)
    shuffled = [*found.items()]
    chance.shuffle(shuffled)
    assert groups(dict(shuffled)) == parts


@given(several)
def test_captures_of_one_address_are_in_one_group_and_all_of_a_group_have_something_in_common(
    found: dict[str, Tell],
) -> None:
    group_of = {name: group for group in groups(found) for name in group}
    for one, tell in found.items():
        for other, its in found.items():
            if tell.article_address and tell.article_address == its.article_address:
                assert group_of[one] is group_of[other]
        group = group_of[one]
        assert len(group) == 1 or any(
            (tell.words and tell.words == found[other].words)
            or (tell.article_address and tell.article_address == found[other].article_address)
            for other in group
            if other != one
        )


def test_one_text_in_two_publications_is_two_articles_and_nobodys_is_a_third() -> None:
    text = Tell(words="1")
    assert together(a=text, b=text) == [["a", "b"]]
    courier, herald = (text._replace(publication=name) for name in ("courier", "herald"))
    assert together(a=courier, b=text) == [["a", "b"]]
    assert together(a=courier, b=herald) == [["a"], ["b"]]
    assert together(a=courier, b=herald, c=text, d=courier, e=text) == [["a", "d"], ["b"], ["c", "e"]]


def test_a_host_tells_publications_apart_as_well_as_a_name_does() -> None:
    one, other = (Tell(words="1", address=address) for address in ("a.example/1", "b.example/1"))
    assert together(a=one, b=other) == [["a"], ["b"]]
    assert together(a=one, b=one._replace(address="a.example/2")) == [["a", "b"]]
    named = {"publication": "the courier"}
    assert together(a=one._replace(**named), b=other._replace(**named)) == [["a", "b"]]


def test_the_address_of_a_whole_site_is_no_articles() -> None:
    assert together(a=Tell(address="a.example"), b=Tell(address="a.example")) == [["a"], ["b"]]


def test_the_latest_is_last_and_one_of_unknown_time_goes_before() -> None:
    same = Tell(address="a.example/1")
    found = {
        "b": same._replace(retrieved="2023-03-04"),
        "a": same._replace(retrieved="2023-03-05"),
        "d#10": same,
        "d#9": same,
        "c": same,
    }
    assert groups(found) == [("c", "d#9", "d#10", "b", "a")]


def test_a_text_is_the_same_whatever_its_signs_and_spaces_and_its_letters_forms() -> None:
    text = "“The ferry of Port Ellery is back,” the café's owner said on Saturday."
    for other in (
        '"The ferry of Port Ellery is back", the cafe\u0301\u2019s owner\nsaid on Saturday',
        "THE FERRY OF PORT ELLERY IS BACK, the café\u00ads owner said  on\u00a0Saturday.",
    ):
        assert digest_of(text) == digest_of(other)
    assert digest_of(text) != digest_of(text.replace("Saturday", "Sunday"))
    assert digest_of("Read more") is None
    assert digest_of("") is None


@pytest.mark.parametrize(
    ("name", "places", "known"), [("a", {}, True), ("a#1", {}, False), ("a#1", {"url": "x"}, True)]
)
def test_a_sidecar_gives_a_file_of_many_articles_no_address(
    name: str, places: dict[str, str], known: bool
) -> None:
    capture = Capture(file=name, sha256="0", size=1, encoding="utf-8", controls=0, lines=("a",))
    stated = Stated(url="https://a.example/1", retrieved=Edtf.parse("2023"), places=places)
    draft = Draft(capture=capture, lines=("a",), stated=stated)
    tell = tell_of(
        draft, Article(title="A", publication="The  Courier", capture=CaptureRecord(file=name, sha256="0"))
    )
    assert tell == Tell(address="a.example/1" if known else "", publication="the courier", retrieved="2023")

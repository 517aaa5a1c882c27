"""Pages have one key if they are made of the same, and only then."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.edtf import Edtf
from backfile.press.keys import key_of
from backfile.press.page import Desk, Page
from backfile.records.record import Face
from tests.press.making import record

_texts = st.text(st.characters(exclude_characters="\0", exclude_categories=()), max_size=8)
_alike = st.sampled_from(("", "1", "-1", "None", "True", "s", "(1", "d2024-11-19", "2024-11-19"))
_dates = st.sampled_from(("2024-11-19", "2024-11-19?", "2024"))
_faces = st.builds(
    lambda title, when, fields: record("2024/a", when, title=title, **fields).face,
    st.sampled_from((None, "", "A", "B")),
    st.none() | _dates,
    st.dictionaries(
        st.sampled_from(("language", "publication", "byline")), st.sampled_from(("", "A", "B")), max_size=3
    ),
)
_leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.integers(),
    _alike,
    _texts,
    st.dates(),
    _dates.map(Edtf.parse),
    st.just(date(2024, 11, 19)),
    _faces,
)
_slices = st.recursive(_leaves, lambda inner: st.lists(inner, max_size=4).map(tuple), max_leaves=8).map(
    lambda value: value if type(value) is tuple else (value,)
)


def _view(_: Desk, *made_of: object) -> object:
    return made_of


def _another(_: Desk, *made_of: object) -> object:
    return made_of


PAGE = Page("tags/a.html", "tag.html", _view, ())


def _key(made_of: tuple[object, ...]) -> str:
    return key_of(PAGE._replace(made_of=made_of))


def _spelt(value: object) -> object:
    """Say what a value is so that only equal ones are: Python holds 1 and True for the same."""
    if isinstance(value, Face):
        fields = (value.key, value.title, value.language, value.publication, value.byline)
        return "Face", fields, str(value.date)
    if isinstance(value, tuple):
        return tuple(_spelt(item) for item in value)
    return type(value).__name__, value


@given(_slices, _slices)
def test_slices_have_one_key_if_they_are_the_same_and_only_then(
    one: tuple[object, ...], other: tuple[object, ...]
) -> None:
    assert (_key(one) == _key(other)) == (_spelt(one) == _spelt(other))


@given(_slices, st.data())
def test_another_value_in_any_place_gives_another_key(
    made_of: tuple[object, ...], data: st.DataObject
) -> None:
    def altered(value: object) -> object:
        if type(value) is tuple and value:
            place = data.draw(st.integers(0, len(value) - 1))
            return (*value[:place], altered(value[place]), *value[place + 1 :])
        return data.draw(_leaves.filter(lambda new: _spelt(new) != _spelt(value)))

    other = altered(made_of)
    assert _key(made_of) != _key(other if type(other) is tuple else (other,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1,), (True,)),
        ((0,), ("0",)),
        ((None,), ("None",)),
        (("a", "b"), ("ab",)),
        (("a", "b"), (("a", "b"),)),
        ((("a",), "b"), ("a", ("b",))),
        (((), ()), (((),),)),
        ((date(2024, 11, 19),), (Edtf.parse("2024-11-19"),)),
        ((date(2024, 11, 19),), ("2024-11-19",)),
    ],
)
def test_what_is_written_alike_is_told_apart(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    assert _key(one) != _key(other)


def test_a_face_is_told_apart_from_a_number_of_the_same_digits() -> None:
    face = Face("a", None, None, None, None, None, bytes.fromhex("12" * 16))
    assert _key((face,)) != _key((int("12" * 16),))


def test_address_template_and_view_are_parts_of_the_key() -> None:
    others = [
        PAGE._replace(path="tags/b.html"),
        PAGE._replace(template="date.html"),
        PAGE._replace(view=_another),
        PAGE._replace(made_of=("",)),
    ]
    assert len({key_of(page) for page in (PAGE, *others)}) == 5


def test_where_a_pages_mistakes_are_told_has_no_part_in_its_key() -> None:
    assert key_of(PAGE._replace(source="articles/a.md")) == key_of(PAGE)


@pytest.mark.parametrize("value", [b"", 1.0, [], {}, frozenset(), object(), _view, record("a")])
@pytest.mark.parametrize("nested", [False, True])
def test_a_slice_of_an_unknown_kind_is_refused(value: object, nested: bool) -> None:
    """What has no one way to be written, such as a set, would give another key each time."""
    with pytest.raises(TypeError, match=f"a page can't be made of {type(value).__name__}"):
        _key(("a", (value,)) if nested else (value,))

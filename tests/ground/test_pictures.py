"""Pictures are told by their first bytes, whatever they are called, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import features

from backfile.pictures import Picture, is_named_as_picture, kind_named, picture_of
from tests.drawn import drawn

KINDS = [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "gif"), ("WEBP", "webp")]
if features.check("avif"):
    KINDS.append(("AVIF", "avif"))


@pytest.mark.parametrize(("made_as", "kind"), KINDS)
@pytest.mark.parametrize(("width", "height"), [(40, 30), (1, 900), (1025, 3)])
def test_a_picture_is_known_with_its_size(made_as: str, kind: str, width: int, height: int) -> None:
    assert picture_of(drawn(made_as, width, height)) == Picture(kind, width, height)


def test_webp_is_known_in_all_of_its_forms() -> None:
    assert picture_of(drawn("WEBP", 33, 17, lossless=True)) == Picture("webp", 33, 17)
    assert picture_of(drawn("WEBP", 33, 17, exif=b"Exif\0\0MM")) == Picture("webp", 33, 17)


def test_a_jpeg_is_known_behind_long_remarks() -> None:
    assert picture_of(drawn("JPEG", 40, 30, comment=b"x" * 60_000)) == Picture("jpg", 40, 30)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a",
        b"\xff\xd8\xff" + b"\xff" * 10_000,
        b"\xff\xd8\xff\xe0\x00\x00" * 10_000,
        b"RIFF\0\0\0\0WEBPVP8 ",
        b"\0\0\0\x20ftypavif" + b"\0" * 100,
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    ],
)
def test_what_states_no_size_is_no_picture(data: bytes) -> None:
    assert picture_of(data) is None


@given(st.sampled_from(KINDS), st.data())
def test_a_broken_picture_is_read_without_a_mistake_of_ours(
    kind: tuple[str, str], data: st.DataObject
) -> None:
    whole = drawn(kind[0])
    at = data.draw(st.integers(0, len(whole)))
    found = picture_of(
        whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 9)) :]
    )
    assert found is None or (found.width > 0 and found.height > 0)


def test_names_promise_a_kind_in_any_case() -> None:
    assert kind_named("seeds/a/Lamp.JPEG") == "jpg"
    assert kind_named("seeds/lamp.svg") is None
    assert is_named_as_picture("a.webp")
    assert not is_named_as_picture("png")

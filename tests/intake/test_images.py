"""Captions and credits are told apart without a change to their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.intake.edit.credit import credit_of, legend_of
from backfile.intake.edit.images import images_of
from backfile.model import Image
from backfile.roles import LabelledLine, Role
from tests.ending import it_ends
from tests.intake.handmade import page

PIECES = [
    *[
        "A",
        "bridge",
        "U.S.",
        "Roe.",
        "W.",
        "Jane",
        "Roe",
        "/",
        "AFP",
        "Reuters",
        "Photo:",
        "Photo",
        "by",
        "(",
        ")",
    ],
    *[
        "©",
        "Foto:",
        "Bild:",
        "Фото:",
        "ТАСС",
        "Credit...",
        "via",
        "[",
        "]",
        "|",
        "–",
        "Image source,",
        "dpa",
        "!",
    ],
    *[
        ".",
        "”",
        "the",
        "(c)",
        "Copyright",
        "Quelle:",
        "kremlin.ru",
        "Image caption,",
        "Getty Images",
        "and/or",
    ],
]
WORDS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


def letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, text or ""))


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        (
            "U.S. Assistant Secretary of State Brian Nichols. OEA - OAS / flickr",
            "U.S. Assistant Secretary of State Brian Nichols.",
            "OEA - OAS / flickr",
        ),
        ("The old bridge (Photo: Jane Roe/Agency)", "The old bridge", "Jane Roe/Agency"),
        ("The old bridge. Photograph: Jane Roe/The Example", "The old bridge.", "Jane Roe/The Example"),
        ("The old bridge. Credit: Jane Roe", "The old bridge.", "Jane Roe"),
        ("The old bridge. © Jane Roe", "The old bridge.", "© Jane Roe"),
        ("© Jane Roe", None, "© Jane Roe"),
        ("Die alte Brücke © dpa | Max Muster", "Die alte Brücke", "© dpa | Max Muster"),
        ("Старый мост. Фото: Иван Иванов / ТАСС", "Старый мост.", "Иван Иванов / ТАСС"),
        ("Foto: dpa", None, "dpa"),
        ("Die alte Brücke Foto: Max Muster/dpa", "Die alte Brücke", "Max Muster/dpa"),
        ("Die alte Brücke.Quelle: Max Muster", "Die alte Brücke.", "Max Muster"),
        ("The old bridge. Jane Roe / MT", "The old bridge.", "Jane Roe / MT"),
        ("The old bridge. J. Scott Roe / AP", "The old bridge.", "J. Scott Roe / AP"),
        (
            "The old bridge in Washington, D.C. Alex Roe / AP",
            "The old bridge in Washington, D.C.",
            "Alex Roe / AP",
        ),
        ("The old bridge. Jane Roe / Pool via Reuters", "The old bridge.", "Jane Roe / Pool via Reuters"),
        ("The old bridge. kremlin.ru", "The old bridge.", "kremlin.ru"),
        ("The old bridge. Wikimedia Commons", "The old bridge.", "Wikimedia Commons"),
        ("The old bridge. Courtesy of Example", "The old bridge. Courtesy of Example", None),
        ("“The old bridge.” Jane Roe/AFP", "“The old bridge.”", "Jane Roe/AFP"),
        ("The old bridge (AP Photo/Jane Roe, File)", "The old bridge", "AP Photo/Jane Roe, File"),
        (
            "The old bridge. (Jane Roe/AFP via Getty Images)",
            "The old bridge.",
            "Jane Roe/AFP via Getty Images",
        ),
        ("The old bridge [Reuters]", "The old bridge", "Reuters"),
        ("The old bridge (Reuters).", "The old bridge.", "Reuters"),
        ("The old bridge. Photo by Jane Roe / Example News", "The old bridge.", "Jane Roe / Example News"),
        ("The old bridge. Photo credit: Jane Roe", "The old bridge.", "Jane Roe"),
        ("Image source, Getty Images", None, "Getty Images"),
        ("Image caption, The old bridge", "The old bridge", None),
        ("Jane Roe / AFP", None, "Jane Roe / AFP"),
        ("The old bridge (Jane Roe/Example)", "The old bridge", "Jane Roe/Example"),
        ("Photo: Jane Roe (Getty)", None, "Jane Roe (Getty)"),
        ("The old bridge (Jane Roe/left)", "The old bridge (Jane Roe/left)", None),
        ("The old bridge (Getty Images for Example)", "The old bridge", "Getty Images for Example"),
        ("The old bridge.Jane Roe / Europa Press", "The old bridge.", "Jane Roe / Europa Press"),
        ("The old bridge. Image Credits: Jane Roe", "The old bridge.", "Jane Roe"),
        ("Jane Roe (left) and John Doe (right)", "Jane Roe (left) and John Doe (right)", None),
        ("The photo: an old bridge", "The photo: an old bridge", None),
        ("Photo: A bridge stood here for many years.", "Photo: A bridge stood here for many years.", None),
        ("U.S. envoy Brian W. Nichols.", "U.S. envoy Brian W. Nichols.", None),
        ("She met Brian W. Nichols / AFP", "She met Brian W. Nichols / AFP", None),
        ("The bridge. It is old and/or broken", "The bridge. It is old and/or broken", None),
        ("The bridge. Jane Roe", "The bridge. Jane Roe", None),
        ("Jane Roe speaks to Reuters", "Jane Roe speaks to Reuters", None),
    ],
)
def test_a_line_beneath_a_picture_is_caption_and_credit(
    text: str, caption: str | None, credit: str | None
) -> None:
    found = images_of(page((Role.CAPTION, text)))
    assert found.value == (Image(caption=caption, credit=credit),)
    assert found.evidence == f"line 1: {text}"


@pytest.mark.parametrize(
    ("pairs", "images"),
    [
        (
            [(Role.CAPTION, "A bridge."), (Role.BLANK, ""), (Role.CREDIT, "Jane Roe")],
            [("A bridge.", "Jane Roe")],
        ),
        (
            [(Role.CAPTION, "A bridge."), (Role.CREDIT, "Credit..."), (Role.CREDIT, "Jo Roe")],
            [("A bridge.", "Jo Roe")],
        ),
        (
            [(Role.CREDIT, "Image source, AFP"), (Role.CAPTION, "Image caption, A bridge")],
            [("A bridge", "AFP")],
        ),
        ([(Role.CREDIT, "Photo: Jane Roe")], [(None, "Jane Roe")]),
        ([(Role.CREDIT, "Jane Roe. Example")], [(None, "Jane Roe. Example")]),
        ([(Role.CREDIT, "An old, broken bridge. Photo: Jo Roe")], [("An old, broken bridge.", "Jo Roe")]),
        ([(Role.CAPTION, "One. AFP"), (Role.CAPTION, "Two.")], [("One.", "AFP"), ("Two.", None)]),
        ([(Role.CAPTION, "One. AFP"), (Role.CREDIT, "Jo Roe")], [("One.", "AFP"), (None, "Jo Roe")]),
        ([(Role.CAPTION, "One. AFP"), (Role.CAPTION, "One. AFP")], [("One.", "AFP")]),
        ([(Role.CAPTION, "Photo:"), (Role.CAPTION, "Jo Roe")], [(None, "Jo Roe")]),
        ([(Role.CREDIT, "Photo:")], []),
        ([(Role.BODY, "Photo: Jane Roe")], []),
    ],
)
def test_lines_that_belong_together_are_one_picture(
    pairs: list[tuple[Role, str]], images: list[tuple[str | None, str | None]]
) -> None:
    expected = tuple(Image(caption=caption, credit=credit) for caption, credit in images)
    assert images_of(page(*pairs)).value == expected


@given(WORDS | st.text())
def test_caption_label_and_credit_together_hold_every_letter_in_order(text: str) -> None:
    for legend in (legend_of(text), credit_of(text)):
        parts = [legend.caption, legend.label, legend.credit]
        if legend.labels_caption:
            assert sorted("".join(map(letters, parts))) == sorted(letters(text))
        else:
            assert "".join(map(letters, parts)) == letters(text)


@given(st.lists(st.tuples(st.sampled_from([Role.CAPTION, Role.CREDIT]), WORDS | st.text()), max_size=6))
def test_evidence_stands_exactly_where_a_picture_does(pairs: list[tuple[Role, str]]) -> None:
    found = images_of(page(*pairs))
    assert (found.evidence is not None) == bool(found.value)
    assert all(image.caption or image.credit for image in found.value)


@pytest.mark.parametrize("unit", ["(", ")", "©", "Photo: ", ". ", "/ ", "A.", "Image caption, ", "| "])
def test_a_hostile_line_does_not_keep_anybody(unit: str) -> None:
    with it_ends():
        images_of(page((Role.CAPTION, unit * 100_000), (Role.CREDIT, unit * 100_000)))


def test_a_credit_far_below_a_caption_is_another_pictures() -> None:
    lines = [
        LabelledLine(1, "The old ferry at its pier.", Role.CAPTION, "test"),
        LabelledLine(9, "Reuters", Role.CREDIT, "test"),
    ]
    assert [(one.caption, one.credit) for one in images_of(lines).value] == [
        ("The old ferry at its pier.", None),
        (None, "Reuters"),
    ]

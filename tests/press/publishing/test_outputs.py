"""What one build leaves to the next of its outputs is read back as it was, unless it no longer stands so."""

import json
from collections.abc import Collection
from pathlib import Path
from sys import getsizeof

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.press.outputs import Output, Outputs, outputs_of, rows_for
from backfile.press.publishing.manifest import entry
from backfile.press.publishing.survey import Stamp, survey
from tests.press.making import lay, pressed, story

_paths = st.text(st.characters(exclude_characters="\0", exclude_categories=()), min_size=1, max_size=9)
_outputs = st.builds(
    Output,
    key=st.sampled_from(("00" * 16, "0f" * 16)),
    entry=st.builds(entry, st.integers(0, 2**40), st.binary(min_size=32, max_size=32)),
    stamp=st.binary(min_size=8, max_size=24).map(Stamp),
    anchored=st.lists(st.tuples(_paths, st.lists(_paths, max_size=3).map(tuple)), max_size=3).map(tuple),
)
_PAGE = Output("0f" * 16, entry(1, bytes(32)), Stamp(bytes(24)))


def _packed(outputs: dict[str, Output], fresh: Collection[str] = ()) -> Outputs:
    found = Outputs()
    for path, output in outputs.items():
        found.add(path, output, fresh=path in fresh)
    return found


@given(st.dictionaries(_paths, _outputs, max_size=4), st.data())
def test_what_is_known_of_a_file_is_unpacked_as_it_was(
    outputs: dict[str, Output], data: st.DataObject
) -> None:
    fresh = data.draw(st.sets(st.sampled_from(sorted(outputs)))) if outputs else set()
    found = _packed(outputs, fresh)
    assert (dict(found), list(found), len(found)) == (outputs, list(outputs), len(outputs))
    assert found.entries == {path: output.entry for path, output in outputs.items()}
    assert found.stamps == {path: output.stamp for path, output in outputs.items()}
    assert found.fresh == {path: outputs[path].stamp for path in fresh}
    assert {path: found.key(path) for path in found} == {path: each.key for path, each in outputs.items()}
    assert dict(found.anchored) == {path: each.anchored for path, each in outputs.items() if each.anchored}


def test_of_a_file_that_is_not_there_nothing_is_known() -> None:
    found = _packed({"kept.html": _PAGE})
    assert (found.key("a.html"), found.entries.of("a.html"), "a.html" in found.stamps) == (None, None, False)
    for of_each in (found, found.entries, found.stamps, found.fresh):
        with pytest.raises(KeyError):
            of_each["a.html"]
    with pytest.raises(KeyError):
        found.fresh["kept.html"]


def test_a_file_is_kept_unless_it_is_noted_anew_though_it_be_the_same() -> None:
    earlier, found = _packed({"a.html": _PAGE, "b.html": _PAGE, "c.html": _PAGE}), Outputs()
    for path in ("a.html", "b.html"):
        found.keep(path, earlier)
    found.add("b.html", _PAGE)
    assert [path for path in earlier if found.keeps(path, earlier)] == ["a.html"]
    found.drop("a.html")
    found.drop("none.html")
    assert dict(found) == {"b.html": _PAGE}


def test_what_is_known_of_a_file_of_a_folder_takes_128_bytes() -> None:
    found = _packed({"a.html": _PAGE})
    assert getsizeof(found.packed["a.html"]) <= 128


@given(st.dictionaries(_paths, _outputs, max_size=4))
def test_rows_are_read_back_as_they_were_through_json_too(outputs: dict[str, Output]) -> None:
    rows = list(rows_for(_packed(outputs, outputs)))
    published = {path: output.stamp for path, output in outputs.items()}
    for kept in (list(rows), json.loads(json.dumps(rows))):
        known, earlier = outputs_of(kept, published)
        assert (dict(known), earlier) == (outputs, dict.fromkeys(outputs))


@given(st.dictionaries(_paths, _outputs, max_size=4), st.data())
def test_an_output_that_does_not_stand_as_it_was_left_is_forgotten(
    outputs: dict[str, Output], data: st.DataObject
) -> None:
    lost = data.draw(st.sets(st.sampled_from(sorted(outputs)))) if outputs else set()
    gone = data.draw(st.booleans())
    published = {path: output.stamp for path, output in outputs.items() if path not in lost}
    if not gone:
        published |= {path: Stamp(outputs[path].stamp[:-1] + b"?!") for path in lost}
    kept = {path: output for path, output in outputs.items() if path not in lost}
    known, earlier = outputs_of(list(rows_for(_packed(outputs))), published)
    assert (dict(known), earlier) == (kept, dict.fromkeys(outputs))


def test_an_output_whose_file_was_changed_in_the_published_folder_is_forgotten(tmp_path: Path) -> None:
    rows = list(rows_for(pressed(tmp_path, [story("a", body="Text.")]).outputs))
    page = tmp_path / "public" / "index.html"
    lay(tmp_path, {"public/index.html": page.read_bytes().swapcase()})
    (tmp_path / "public" / "about.html").unlink()
    known, earlier = outputs_of(rows, survey(tmp_path).files)
    assert earlier - known.keys() == {"index.html", "about.html"}

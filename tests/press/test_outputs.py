"""What one build leaves to the next of its outputs is read back as it was, unless it no longer stands so."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from backfile.press.manifest import entry
from backfile.press.outputs import Output, outputs_of, rows_for
from backfile.press.survey import Stamp, survey
from tests.press.making import lay, pressed, story

_paths = st.text(st.characters(exclude_characters="\0", exclude_categories=()), min_size=1, max_size=9)
_outputs = st.builds(
    Output,
    key=st.sampled_from(("", "0f" * 16)),
    entry=st.builds(entry, st.integers(0, 2**40), st.binary(min_size=32, max_size=32)),
    stamp=st.binary(min_size=24, max_size=24).map(Stamp),
    anchored=st.lists(st.tuples(_paths, st.lists(_paths, max_size=3).map(tuple)), max_size=3).map(tuple),
)


@given(st.dictionaries(_paths, _outputs, max_size=4))
def test_rows_are_read_back_as_they_were_through_json_too(outputs: dict[str, Output]) -> None:
    rows = list(rows_for(outputs))
    published = {path: output.stamp for path, output in outputs.items()}
    for kept in (list(rows), json.loads(json.dumps(rows))):
        assert outputs_of(kept, published) == (outputs, dict.fromkeys(outputs))


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
    assert outputs_of(list(rows_for(outputs)), published) == (kept, dict.fromkeys(outputs))


def test_an_output_whose_file_was_changed_in_the_published_folder_is_forgotten(tmp_path: Path) -> None:
    rows = list(rows_for(pressed(tmp_path, [story("a", body="Text.")]).outputs))
    page = tmp_path / "public" / "index.html"
    lay(tmp_path, {"public/index.html": page.read_bytes().swapcase()})
    (tmp_path / "public" / "about.html").unlink()
    known, earlier = outputs_of(rows, survey(tmp_path).files)
    assert earlier - known.keys() == {"index.html", "about.html"}

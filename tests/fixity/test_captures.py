"""`verify --captures` proves each ledger against its capture, and tells a hand edit from a fault."""

import json

import pytest

from backfile.errors import Exit
from tests.fixity.copies import Copies
from tests.site.lab import STORY


def test_every_line_is_accounted_for(copies: Copies, capsys: pytest.CaptureFixture[str]) -> None:
    assert copies.run("verify", "--captures", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["articles"], found["captures"], found["edited"], found["faults"]) == (4, 3, {}, [])
    assert found["lines"] > STORY.count("\n")


def test_a_hand_edit_is_shown_as_a_difference_and_is_no_fault(
    copies: Copies, capsys: pytest.CaptureFixture[str]
) -> None:
    lab = copies.lab
    (story,) = [path for path in lab.articles() if "lighthouse" in path]
    lab.write(story, lab.read(story).replace("Mayor Opens", "The Mayor Opens"))
    assert copies.run("verify", "--captures") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"edited  {story}\n--- {story}\n")
    assert "\n-title: The Mayor Opens Rebuilt" in out
    assert "\n+title: Mayor Opens Rebuilt" in out
    assert out.endswith("of 3 captures accounted for; 1 edited by hand\n")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("promo: '1'", "does not account for line 1 of seeds/lighthouse.txt"),
        ("another", "the capture is not the one that"),
        ("gone", "its capture seeds/lighthouse.txt is not in the archive"),
    ],
)
def test_a_ledger_that_does_not_account_for_its_capture_is_a_fault(
    copies: Copies, capsys: pytest.CaptureFixture[str], spoil: str, told: str
) -> None:
    lab = copies.lab
    (story,) = [path for path in lab.articles() if "lighthouse" in path]
    if spoil == "another":
        lab.write("seeds/lighthouse.txt", STORY.replace("Saturday", "Sunday"))
    elif spoil == "gone":
        (lab.root / "seeds/lighthouse.txt").unlink()
    else:
        text = lab.read(story)
        ledger = text[text.index("  ledger:") : text.index("  reasons:")]
        lines = [line for line in ledger.splitlines(keepends=True) if "promo" not in line]
        lab.write(story, text.replace(ledger, "".join(lines)))
    assert copies.run("verify", "--captures") == Exit.VERIFICATION
    printed = capsys.readouterr()
    assert told in printed.err
    assert "; 1 fault\n" in printed.out


def test_captures_are_proved_in_the_archive_itself(copies: Copies) -> None:
    assert copies.run("verify", "--captures", copies.public) == Exit.USAGE

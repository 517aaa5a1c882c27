"""The page of a capture accounts for every line, and shows no file that is not a capture."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from backfile.errors import BackfileError
from backfile.model import Article, CaptureRecord
from backfile.press import layout
from backfile.press.page import plan_of
from backfile.press.pages.article import ArticlePage
from backfile.press.pages.capture import CapturePage
from backfile.roles import Role
from backfile.toml.settings import Settings
from tests.press.making import Story, captures_of, lay, shelved, story, viewed
from tests.records import record_of

TEXT = "Subscribe!\nHeadline\n\nBody one.\nBody two.\n"
LEDGER = {"promo": "1", "title": "2", "blank": "3", "body": "4-5"}
REASONS = {"asks for support": "1", "first line of the text": "4", "text": "5"}
ELSEWHERE = (
    "../../etc/passwd",
    "/etc/passwd",
    "../other/seeds/a.txt",
    "seeds/../secret",
    "seeds/./a.txt",
    "seeds//a.txt",
    "./seeds/a.txt",
    "seeds",
    "seeds/",
    "seeds/missing.txt",
    "seeds/.hidden",
    "site.toml",
)


def _story(file: str = "seeds/a.txt", ledger: Mapping[str, str] = LEDGER) -> Story:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    origin = CaptureRecord(file=file, sha256=digest, ledger=ledger, reasons=REASONS)
    return story("2024/one", article=Article(title="One", language="en", capture=origin))


def _views(root: Path, story: Story) -> list[CapturePage]:
    return [view for _, view in viewed(root, [story]) if isinstance(view, CapturePage)]


def test_every_line_is_shown_once_with_its_role_and_reason(tmp_path: Path) -> None:
    lay(tmp_path, {"seeds/a.txt": TEXT})
    (view,) = _views(tmp_path, _story())
    rows = [(row.number, row.text, run.role, run.reason) for run in view.runs for row in run.rows]
    assert rows == [
        (1, "Subscribe!", Role.PROMO, "asks for support"),
        (2, "Headline", Role.TITLE, ""),
        (3, "", Role.BLANK, ""),
        (4, "Body one.", Role.BODY, "first line of the text"),
        (5, "Body two.", Role.BODY, "text"),
    ]
    assert [run.left_out for run in view.runs] == [True, False, False, False, False]
    assert (view.kept, view.left_out, view.blank) == (3, 1, 1)
    assert (view.title, view.language, view.article_path) == ("One", "en", "articles/2024/one.html")


def test_an_altered_capture_is_an_error(tmp_path: Path) -> None:
    lay(tmp_path, {"seeds/a.txt": TEXT.replace("one", "0ne")})
    with pytest.raises(BackfileError, match="its SHA-256 differs") as caught:
        _views(tmp_path, _story())
    assert str(caught.value.at) == "seeds/a.txt"


@pytest.mark.parametrize(
    ("ledger", "message"),
    [
        ({**LEDGER, "body": "4"}, "does not account for line 5"),
        ({**LEDGER, "body": "4-6"}, "names line 6"),
        ({"body": "1-2, 4-99"}, "does not account for line 3"),
        ({}, "does not account for line 1"),
    ],
)
def test_a_ledger_that_misses_or_adds_a_line_is_an_error(
    tmp_path: Path, ledger: dict[str, str], message: str
) -> None:
    lay(tmp_path, {"seeds/a.txt": TEXT})
    with pytest.raises(BackfileError, match=message) as caught:
        _views(tmp_path, _story(ledger=ledger))
    assert str(caught.value).startswith(
        f"articles/2024/one.md: the ledger {message} of seeds/a.txt, which has 5 lines"
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site with a capture, and with files near it that are none."""
    others = ("other/seeds/a.txt", "site/secret", "site/seeds/.hidden", "site/site.toml")
    lay(tmp_path, dict.fromkeys(("site/seeds/a.txt", *others), TEXT))
    return tmp_path / "site"


@pytest.mark.parametrize("file", [*ELSEWHERE, "", "seeds/a.txt\x00"])
def test_a_record_that_points_elsewhere_has_no_page_of_a_capture(site: Path, file: str) -> None:
    """Not even one that no article file could hold."""
    origin = (file, hashlib.sha256(TEXT.encode()).hexdigest(), None)
    row = (
        "2024/one",
        "One",
        None,
        None,
        None,
        None,
        "0" * 32,
        "0" * 64,
        9,
        (),
        (),
        False,
        False,
        origin,
        (),
        (None, (), (), (), ()),
        (),
        (),
    )
    plan = plan_of(shelved([record_of(row)]), captures_of(site), Settings())
    assert plan.shown == 0
    assert not [page for page in layout.pages(plan) if page.template == "capture.html"]


@pytest.mark.parametrize("file", ELSEWHERE)
def test_a_record_that_points_elsewhere_is_never_read(
    site: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    opened: list[str] = []
    real = os.open

    def watched(path: str, *arguments: int) -> int:
        opened.append(os.fspath(path))
        return real(path, *arguments)

    monkeypatch.setattr("backfile.files.disk.os.open", watched)
    views = [view for _, view in viewed(site, [_story(file=file)])]
    assert set(opened) == {f"{site}/articles/2024/one.md"}
    assert not [view for view in views if isinstance(view, CapturePage)]
    (article,) = (view for view in views if isinstance(view, ArticlePage))
    assert article.capture_path is None


def test_a_capture_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, {"secret": TEXT})
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").symlink_to("../secret")
    with pytest.raises(BackfileError, match="symbolic links are not followed"):
        _views(tmp_path, _story())

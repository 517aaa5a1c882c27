"""The page of a capture accounts for every line, and shows no file that is not a capture."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from backfile.errors import BackfileError
from backfile.model import Article, CaptureRecord, Role
from backfile.press.archive import shelve
from backfile.press.page import captures_of, plan_of
from backfile.press.pages import capture
from backfile.press.pages.capture import CapturePage
from backfile.settings import Settings
from tests.press.making import lay, shelved

TEXT = "Subscribe!\nHeadline\n\nBody one.\nBody two.\n"
LEDGER = {"promo": "1", "title": "2", "blank": "3", "body": "4-5"}
REASONS = {"asks for support": "1", "first line of the text": "4", "text": "5"}


def _record(file: str = "seeds/a.txt", ledger: Mapping[str, str] = LEDGER, text: str = TEXT) -> CaptureRecord:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return CaptureRecord(file=file, sha256=digest, ledger=ledger, reasons=REASONS)


def _views(root: Path, record: CaptureRecord) -> list[CapturePage]:
    settings = Settings()
    article = Article(title="One", language="en", capture=record)
    plan = plan_of(settings, shelve([shelved("2024/one", article=article)]), captures_of(root, settings))
    views = [page.view() for page in capture.pages(plan)]
    return [view for view in views if isinstance(view, CapturePage)]


def test_every_line_is_shown_once_with_its_role_and_reason(tmp_path: Path) -> None:
    lay(tmp_path, {"seeds/a.txt": TEXT})
    (view,) = _views(tmp_path, _record())
    rows = [(row.number, row.text, run.role, run.reason) for run in view.runs for row in run.rows]
    assert rows == [
        (1, "Subscribe!", Role.PROMO, "asks for support"),
        (2, "Headline", Role.TITLE, ""),
        (3, "", Role.BLANK, ""),
        (4, "Body one.", Role.BODY, "first line of the text"),
        (5, "Body two.", Role.BODY, "text"),
    ]
    assert [run.left_out for run in view.runs] == [True, False, False, False, False]
    assert view.counts == (("kept", 3), ("left out", 1), ("blank", 1))
    assert (view.title, view.language, view.article_path) == ("One", "en", "articles/2024/one.html")


def test_an_altered_capture_is_an_error(tmp_path: Path) -> None:
    lay(tmp_path, {"seeds/a.txt": TEXT.replace("one", "0ne")})
    with pytest.raises(BackfileError, match="its SHA-256 differs") as caught:
        _views(tmp_path, _record())
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
        _views(tmp_path, _record(ledger=ledger))
    assert str(caught.value).startswith(
        f"articles/2024/one.md: the ledger {message} of seeds/a.txt, which has 5 lines"
    )


@pytest.mark.parametrize(
    "file",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "../other/seeds/a.txt",
        "seeds/../secret",
        "seeds/./a.txt",
        "seeds//a.txt",
        "./seeds/a.txt",
        "seeds",
        "seeds/",
        "",
        "seeds/missing.txt",
        "seeds/.hidden",
        "site.toml",
        "seeds/a.txt\x00",
    ],
)
def test_a_record_that_points_elsewhere_is_never_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    root = tmp_path / "site"
    others = {
        "other/seeds/a.txt": TEXT,
        "site/secret": TEXT,
        "site/seeds/.hidden": TEXT,
        "site/site.toml": TEXT,
    }
    lay(tmp_path, {"site/seeds/a.txt": TEXT, **others})
    opened: list[object] = []
    monkeypatch.setattr("backfile.disk.os.open", lambda path, *_: opened.append(path))
    assert _views(root, _record(file=file)) == []
    assert opened == []


def test_a_capture_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    lay(tmp_path, {"secret": TEXT})
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").symlink_to("../secret")
    with pytest.raises(BackfileError, match="symbolic links are not followed"):
        _views(tmp_path, _record())

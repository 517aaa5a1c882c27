"""The page of what needs a human is there for whoever asked for it, and for nobody else."""

import pytest

from backfile.cli import main
from backfile.files import stamps
from tests.site.lab import Lab

MARKET = "articles/undated/fishermen-vote-to-keep-the-old-market-open.md"


def test_the_page_is_there_only_after_a_build_that_was_asked_for_it(market: Lab) -> None:
    plain = market.pages()
    assert "review.html" not in plain
    assert main(["--review"], root=market.root) == 0
    with_page = market.pages()
    page = with_page["review.html"].decode()
    assert '<meta name="robots" content="noindex">' in page
    assert 'href="articles/undated/fishermen-vote' in page
    assert f"{MARKET}:" in page
    assert not [path for path, data in with_page.items() if b'href="review.html' in data]
    assert market.build() == 0
    assert market.pages() == plain


def test_the_page_follows_what_has_changed(market: Lab) -> None:
    assert main(["build", "--review"], root=market.root) == 0
    market.write("seeds/market.toml", 'published = 2023-03-05\npublication = "The Mercury"\n')
    assert main(["build", "--review"], root=market.root) == 0
    assert "Nothing needs a human" in market.pages()["review.html"].decode()


def test_the_page_follows_an_edit_that_no_other_page_shows(
    market: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = stamps.began
    monkeypatch.setattr(stamps, "began", lambda lock: began(lock) + 86_400 * 10**9)  # all is settled
    assert main(["--review"], root=market.root) == 0
    assert MARKET in market.pages()["review.html"].decode()
    market.write(MARKET, market.read(MARKET).replace("status: filed", "status: reviewed"))
    assert main(["--review"], root=market.root) == 0
    assert "Nothing needs a human" in market.pages()["review.html"].decode()
    market.write(MARKET, market.read(MARKET).replace("status: reviewed", "status: filed"))
    assert market.build() == 0
    assert "review.html" not in market.pages()


def test_the_page_is_refused_in_a_storage_which_others_see(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("site.toml", '[build]\nstorage = "memory://archive"\n')
    assert main(["--review"], root=lab.root) == 2
    assert "python build.py review" in capsys.readouterr().err

"""site.toml is read whole, and every mistake in it is told with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.errors import Exit, Problems
from backfile.toml import config
from backfile.toml.config import web_address
from backfile.toml.settings import Settings

CASES = sorted((Path(__file__).parent / "site_errors").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_mistake_is_told_with_line_key_and_remedy(case: Path) -> None:
    with pytest.raises(Problems) as caught:
        config.load(case)
    assert f"{caught.value}\n" == (case / "expected.txt").read_text(encoding="utf-8")
    assert {problem.code for problem in caught.value.problems} == {Exit.USAGE}


def test_a_missing_file_is_told_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(Problems) as caught:
        config.load(tmp_path)
    assert str(caught.value) == (
        "site.toml: there is no site.toml here\n"
        "    hint: run this where the archive is, or lay out a new one with: backfile new mysite"
    )
    assert caught.value.problems[0].code == Exit.USAGE


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes("[site]\ntitle = 'Ü'".encode("latin-1"))
    with pytest.raises(Problems, match="not UTF-8"):
        config.load(tmp_path)


def test_a_folder_in_the_files_place_is_an_error_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "site.toml").mkdir()
    with pytest.raises(Problems) as caught:
        config.load(tmp_path)
    assert caught.value.problems[0].code == Exit.IO


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_bytes(b"\xef\xbb\xbf[site]\r\ntitle = 'A'\r\n")
    assert config.load(tmp_path).site.title == "A"


def test_an_empty_file_gives_the_defaults() -> None:
    assert config.parse("") == Settings()


@pytest.mark.parametrize("text", ["a = " + "[" * 20_000, "press.nesting = " + "9" * 5_000])
def test_toml_that_python_gives_up_on_is_a_mistake_and_no_crash(text: str) -> None:
    with pytest.raises(Problems, match="not TOML"):
        config.parse(text)


@pytest.mark.parametrize(
    "text",
    ["http://a", "https://a.example/b?c=d#e", "HTTP://A:80/", "https://[::1]/", "https://ödland.example/ж"],
)
def test_an_absolute_address_of_the_web_is_one(text: str) -> None:
    assert web_address(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.example",
        "//a.example",
        "ftp://a",
        "javascript:alert(1)",
        "http://",
        "http://:80",
        "http://[",
        "http://a b",
        "http://a\tb",
        "http://a/\n",
        "http://a:b/",
        "http://a:99999/",
        "mailto:a@b",
        "data:text/html,a",
    ],
)
def test_anything_else_is_told_to_be_none(text: str) -> None:
    assert web_address(text)


@given(st.text(st.characters() | st.sampled_from("http:/[]@%?#")))
def test_no_text_can_make_the_check_of_addresses_crash(text: str) -> None:
    assert web_address(text) is not None or text.lower().startswith("http")

"""A build that is to keep going publishes all but what is broken, tells of that, and returns 1."""

from collections.abc import Sequence
from typing import Any

import pytest

from backfile.cli import main
from backfile.intake.label import label
from tests.drawn import drawn
from tests.site.lab import STORY, UNDATED, Lab

GOOD = "---\ntitle: A good one\ntags: [Kyiv]\n---\nText.\n"
HOME, OTHER = "public/index.html", "public/articles/2024/good.html"


def going(lab: Lab) -> int:
    return main(["--keep-going"], root=lab.root)


def test_an_article_that_cannot_be_read_is_left_out(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    lab.write("articles/2024/good.md", GOOD + "\n[It](bad.html).\n")
    lab.write("articles/2024/bad.md", "---\ntitle: [\n---\nText.\n")
    assert lab.build() == 1
    assert not (lab.root / "public").exists()
    assert going(lab) == 1
    assert "A good one" in lab.read(HOME)
    assert "articles/2024/bad.md:" in capsys.readouterr().err
    assert "articles/2024/bad.html" not in lab.pages()


def test_an_article_that_cannot_be_printed_is_left_out_of_every_list(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("articles/2024/good.md", GOOD)
    lab.write(
        "articles/2024/deep.md", GOOD.replace("Text.", ">" * 500 + " deep").replace("good one", "deep one")
    )
    assert going(lab) == 1
    assert "articles/2024/deep.md:5: " in capsys.readouterr().err
    telling = [path for path, data in lab.pages().items() if b"A deep one" in data]
    assert telling == ["sources/articles/2024/deep.md"]  # a copy of the site is a copy of the whole archive
    assert "articles/2024/good.html" in lab.pages()


def test_what_is_wrong_is_told_by_every_build_until_it_is_mended(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("articles/2024/good.md", GOOD)
    lab.write("articles/2024/bad.md", "---\ntitle: [\n---\nText.\n")
    assert (going(lab), going(lab), lab.build()) == (1, 1, 1)
    assert capsys.readouterr().err.count("articles/2024/bad.md") == 3
    lab.write("articles/2024/bad.md", GOOD.replace("good", "mended"))
    assert lab.build() == 0
    assert "A mended one" in lab.read(HOME)


def test_a_capture_that_cannot_be_read_leaves_the_others(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/empty.txt", "")
    assert going(lab) == 1
    assert "seeds/empty.txt: " in capsys.readouterr().err
    assert "Lighthouse" in lab.read(HOME)


def test_a_capture_that_the_program_fails_on_leaves_the_others(
    lab: Lab, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of the program's own is told as one of the capture, with the place to be reported."""

    def failing(lines: Sequence[str], *rest: Any) -> Any:
        if any("trap" in line for line in lines):
            raise IndexError("tuple index out of range")
        return label(lines, *rest)

    monkeypatch.setattr("backfile.intake.reading.label", failing)
    lab.write("seeds/good.txt", STORY)
    lab.write("seeds/bad.txt", UNDATED.replace("the", "the trap", 1))
    assert main(["--executor", "serial"], root=lab.root) == 1
    said = capsys.readouterr().err
    assert "seeds/bad.txt: the program failed to read it (IndexError in test_keep_going.py, line" in said
    assert "hint: please report this with the file" in said
    assert main(["--executor", "serial", "--keep-going"], root=lab.root) == 1
    assert len(lab.articles()) == 1
    assert HOME.removeprefix("public/") in lab.pages()


def test_a_capture_that_was_changed_takes_its_article_with_it(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/b.txt", UNDATED)
    assert lab.build() == 0
    lab.write("seeds/a.txt", "")
    assert going(lab) == 1
    assert "seeds/a.txt" in capsys.readouterr().err
    assert "Fishermen" in lab.read(HOME)


def test_captures_of_nobody_knows_whom_are_not_named_while_an_article_cannot_be_read(lab: Lab) -> None:
    """The article that can't be read may be one that is withheld."""
    lab.write("seeds/a.txt", STORY)
    assert lab.build() == 0
    article = lab.articles()[0]
    lab.write(article, lab.read(article).replace("status: filed", "status: withheld\nnonsense"))
    lab.write("articles/2024/good.md", GOOD)
    assert going(lab) == 1
    assert "seeds/a.txt" not in lab.read("public/manifest.json")
    assert b"Lighthouse" not in b"".join(lab.pages().values())


def test_a_mistake_in_a_template_is_nobodys_that_could_be_left_out(lab: Lab) -> None:
    lab.write("articles/2024/good.md", GOOD)
    assert lab.build() == 0
    before = lab.tree()
    lab.write("templates/tag.html", "{% if %}")
    assert going(lab) == 1
    assert lab.tree() == before


def test_without_problems_nothing_is_different(lab: Lab) -> None:
    lab.write("articles/2024/good.md", GOOD)
    assert going(lab) == 0
    before = lab.tree()
    assert lab.build() == 0
    assert lab.tree() == before


def test_a_picture_that_was_changed_takes_its_articles_with_it(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", 'images = [{ file = "lamp.png" }]\n')
    lab.write("seeds/b.txt", UNDATED)
    lab.write("seeds/lamp.png", drawn("PNG"))
    assert lab.build() == 0
    lab.write("seeds/lamp.png", drawn("PNG", colour="red"))
    assert going(lab) == 1
    assert "seeds/lamp.png: the picture is not the one" in capsys.readouterr().err
    assert "Fishermen" in lab.read(HOME)
    assert "Lighthouse" not in lab.read(HOME)

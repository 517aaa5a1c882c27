"""A file that holds many articles, through builds."""

import json

import pytest

from tests.site.lab import STORY, Lab
from tests.webarchives import page, warc

TEXT = STORY.split("\n\n", 3)[3]
ROWS = [
    {
        "title": f"The {name} Opens After Years",
        "text": STORY.split("\n\n", 3)[3],
        "date_publish": f"2023-03-0{n}",
    }
    for n, name in enumerate(("Lamp", "Tower", "Market"), 1)
]
LINES = "\n".join([json.dumps(ROWS[0]), '{"title": "broken', json.dumps(ROWS[1]), json.dumps(ROWS[2])])
FILES = [f"articles/2023/the-{name}-opens-after-years.md" for name in ("lamp", "market", "tower")]


@pytest.fixture
def many(lab: Lab) -> Lab:
    lab.write("seeds/many.jsonl", LINES)
    assert lab.build() == 0
    return lab


def test_each_record_is_an_article_and_a_broken_one_is_told(
    many: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    assert many.articles() == FILES
    assert "  file: seeds/many.jsonl#3\n" in many.read(FILES[2])
    assert "  format: JSON\n" in many.read(FILES[2])
    for _ in range(2):  # the second build does nothing, and says it all the same
        capsys.readouterr()
        assert many.build() == 0
        assert "seeds/many.jsonl:2: not JSON" in capsys.readouterr().out


def test_the_hint_of_a_broken_part_stands_on_a_line_of_its_own(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = "<item><title>Lamp</title><description>The lamp of the harbour is lit again.</description></item>"
    lab.write("seeds/feed.xml", f"<rss><channel>{entry}<item><title></title></item></channel></rss>")
    assert lab.build() == 0
    said = capsys.readouterr().out.split("\n")
    place = said.index("seeds/feed.xml#2: the capture holds no text")
    assert said[place + 1].startswith("    hint: ")


def test_the_page_of_a_record_shows_its_own_lines_and_no_others(many: Lab) -> None:
    shown = many.read("public/captures/2023/the-tower-opens-after-years.html")
    assert "The Tower Opens After Years" in shown
    assert "Lamp" not in shown
    assert "seeds/many.jsonl#3" in shown


def test_nothing_is_read_again_until_an_article_has_to_be_written(many: Lab, reads: list[str]) -> None:
    assert many.build() == 0
    assert reads == []
    before = many.read(FILES[0])
    (many.root / FILES[0]).unlink()
    assert many.build() == 0
    assert reads == ["seeds/many.jsonl"]
    assert many.read(FILES[0]) == before


def test_without_the_memory_the_outcome_is_the_same(many: Lab) -> None:
    before = many.tree()
    (many.root / ".backfile.state").unlink()
    assert many.build() == 0
    assert many.tree() == before


def test_a_hand_edit_of_one_article_leaves_the_others_to_intake(many: Lab) -> None:
    edited = many.read(FILES[0]).replace("title: The Lamp", "title: Our Lamp")
    many.write(FILES[0], edited)
    many.write("seeds/many.toml", 'section = "Local"\n')
    assert many.build() == 0
    assert many.read(FILES[0]) == edited
    assert "section: Local" in many.read(FILES[1])


def test_a_renamed_file_keeps_all_its_articles(many: Lab) -> None:
    (many.root / "seeds/many.jsonl").rename(many.root / "seeds/renamed.jsonl")
    assert many.build() == 0
    assert many.articles() == FILES
    assert "file: seeds/renamed.jsonl#4" in many.read(FILES[1])


def test_a_changed_file_is_an_error_for_each_of_its_articles(
    many: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    many.write("seeds/many.jsonl", LINES.replace("eleven", "twelve"))
    assert many.build() == 1
    assert capsys.readouterr().err.count("the capture has changed since it was filed as") == 3


def test_the_manifest_names_the_file_once_and_not_where_one_of_its_articles_is_withheld(many: Lab) -> None:
    inputs = json.loads(many.read("public/manifest.json"))["inputs"]
    assert "seeds/many.jsonl" in str(inputs)
    assert "seeds/many.jsonl#" not in str(inputs)
    many.write(FILES[0], many.read(FILES[0]).replace("status: filed", "status: withheld"))
    assert many.build() == 0
    assert "seeds/many.jsonl" not in many.read("public/manifest.json")


def test_a_file_without_an_article_is_an_error(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    lab.write("seeds/empty.warc", warc([], packed=False))
    assert lab.build() == 1
    assert "seeds/empty.warc: the capture holds no article" in capsys.readouterr().err


def test_a_name_that_means_an_article_of_another_file_is_refused(
    lab: Lab, capsys: pytest.CaptureFixture[str]
) -> None:
    lab.write("seeds/many.jsonl#3", STORY)
    assert lab.build() == 1
    assert "seeds/many.jsonl#3: a name that ends in # and a number" in capsys.readouterr().err


def test_a_crawl_is_built_explained_and_compared(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    from backfile.cli import main

    lab.write("seeds/crawl.warc.gz", warc([("https://g.example/lamp", page("Lamp"))]))
    assert lab.build() == 0
    (article,) = lab.articles()
    text = lab.read(article)
    assert "url: https://g.example/lamp\n" in text
    assert "  file: seeds/crawl.warc.gz#2\n" in text
    capsys.readouterr()
    assert main(["explain", "seeds/crawl.warc.gz#2"], root=lab.root) == 0
    assert "seeds/crawl.warc.gz#2: " in capsys.readouterr().out
    assert main(["diff", article], root=lab.root) == 0
    assert capsys.readouterr().out == ""


def test_an_article_that_takes_too_long_is_an_error_that_names_the_limit(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def endless(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr("backfile.intake.reading.read", endless)
    lab.write("site.toml", "[intake]\ncapture_seconds = 1\n[build]\nexecutor = 'serial'\n")
    lab.write("seeds/slow.txt", STORY)
    assert lab.build() == 1
    assert "seeds/slow.txt: reading it takes longer than the limit of 1 second" in capsys.readouterr().err

"""Articles out of fields and of Markdown: what the format says of a line goes before its looks."""

import json

import pytest

from backfile.edtf import Edtf
from backfile.intake.reading import read
from backfile.model import Article
from backfile.roles import Role
from backfile.toml.settings import Intake
from tests.capturing import drafts

PROSE = (
    "The mayor of Port Ellery opened the rebuilt lighthouse on Saturday, two years after a storm broke it.",
    "Hundreds of people came to the harbour to see the lamp lit again, among them its old keeper.",
    "The lamp can be seen from eleven miles away, the harbour office said in a statement on Sunday.",
)


def article_of(data: str, name: str = "seeds/a") -> Article:
    (draft,) = drafts(data.encode(), name)
    return read(draft, Intake()).article


def test_a_record_is_an_article_with_its_fields_as_stated_facts() -> None:
    record = {
        "title": "Lamp",
        "author": "Jane Rowntree",
        "date": "2023-03-04",
        "text": "\n".join((*PROSE, "Correction: An earlier version gave a wrong height.")),
        "source": "https://gazette.example/lamp",
        "sitename": "The Harbour Gazette",
        "tags": "Lamps; Towers",
    }
    article = article_of(json.dumps(record))
    assert (article.title, article.date, article.byline) == (
        "Lamp",
        Edtf.parse("2023-03-04"),
        "Jane Rowntree",
    )
    assert article.evidence["date"] == "stated by the record: date"
    assert (article.publication, article.authors) == ("The Harbour Gazette", ("Jane Rowntree",))
    assert article.tags[:2] == ("Lamps", "Towers")
    assert article.body == "\n\n".join(PROSE)
    assert [note.text for note in article.notes] == ["Correction: An earlier version gave a wrong height."]


def test_controls_are_no_words_of_markdown() -> None:
    article = article_of("# The\x00 Lamp\x0cLit\n\n" + "\n\n".join(PROSE), "seeds/a.md")
    assert article.title == "The Lamp Lit"


def test_markdown_loses_its_signs_and_keeps_its_structure() -> None:
    text = "\n".join(
        (
            "---",
            "date: 2023-03-04",
            "author: Jane Rowntree",
            "---",
            "# Mayor Opens the *Lamp*",
            "",
            " ".join(PROSE[0].split()[:7]),
            " ".join(PROSE[0].split()[7:]),
            "",
            "## What was said",
            "",
            PROSE[1],
            "",
            "- a lamp of the old kind",
            "- a tower of stone",
            "",
            f"> {PROSE[2]}",
            "",
        )
    )
    (draft,) = drafts(text.encode(), "seeds/a.md")
    reading = read(draft, Intake())
    article = reading.article
    assert (article.title, article.date) == ("Mayor Opens the Lamp", Edtf.parse("2023-03-04"))
    assert article.evidence["authors"] == "stated by the file's front matter: author"
    assert article.body == (
        f"{PROSE[0]}\n\n## What was said\n\n{PROSE[1]}\n\n- a lamp of the old kind\n- a tower of stone\n\n"
        f"> {PROSE[2]}"
    )
    assert [line.role for line in reading.lines[:4]] == [Role.NAVIGATION] * 4
    assert len(reading.lines) == len(text.split("\n")) - 1
    assert article.capture is not None
    assert article.capture.format == "Markdown"


LIST = f"{PROSE[0]}\n\n{PROSE[1]}\n\n## The lamp\n\n- one lamp\n- two keepers\n\n{PROSE[2]}"


@pytest.mark.parametrize("head", ["---\ntitle: Lamp Lit Again\n---\n\n", "# Lamp Lit Again\n\n"])
def test_headings_and_lists_amid_the_text_of_markdown_are_text(head: str) -> None:
    article = article_of(head + LIST, "seeds/a.md")
    assert (article.title, article.body) == ("Lamp Lit Again", LIST)


def test_below_front_matter_a_list_that_ends_the_text_is_text_and_a_list_of_links_is_none() -> None:
    front = f"---\ntitle: Lamp Lit Again\n---\n\n{LIST}\n\n- a third lamp\n- a tower\n"
    article = article_of(
        f"{front}\n## Read more\n\n- [Mayor opens market](/1)\n- [Tower](/2)\n", "seeds/a.md"
    )
    assert article.body.startswith(f"{LIST}\n\n- a third lamp\n- a tower")
    assert "Mayor opens" not in article.body


def test_front_matter_may_be_toml() -> None:
    front = '+++\ntitle = "Lamp Lit Again"\ndate = 2021-03-02T10:00:00Z\nauthors = ["Ann Lee"]\n+++\n\n'
    article = article_of(front + "\n\n".join(PROSE), "seeds/a")
    assert (article.title, article.authors) == ("Lamp Lit Again", ("Ann Lee",))
    assert article.date == Edtf.parse("2021-03-02T10:00:00+00:00")
    assert article.body == "\n\n".join(PROSE)


def test_a_lone_number_in_markdown_is_the_words_own() -> None:
    article = article_of("# Leuchtturm brennt wieder\n\n2. März 2021\n\n" + "\n\n".join(PROSE), "seeds/a.md")
    assert article.date == Edtf.parse("2021-03-02")


def test_the_first_paragraph_of_a_text_without_a_headline_stays_text() -> None:
    assert article_of("\n\n".join(PROSE)).title is None
    assert article_of("\n\n".join(PROSE)).body == "\n\n".join(PROSE)
    told = article_of("---\ntitle: Lamp\n---\n\n" + "\n\n".join(PROSE), "seeds/a.md")
    assert (told.title, told.body) == ("Lamp", "\n\n".join(PROSE))


def test_a_russian_capture_in_an_old_code_page_says_how_it_was_decoded() -> None:
    text = "Маяк открыли\n\nМэр Приморска открыл маяк во вторник, сообщила пресс-служба города.\n"
    (draft,) = drafts(text.encode("cp1251"))
    record = read(draft, Intake()).article.capture
    assert record is not None
    assert draft.capture.lines[0] == "Маяк открыли"
    assert (record.format, record.encoding) == (None, "windows-1251 (guessed)")
    assert record.text is not None

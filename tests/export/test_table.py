"""The archive as a table, and each article as data."""

import csv
import io
import json

from hypothesis import given

from backfile.export import table
from backfile.export.articles import data_of
from backfile.export.jsontext import whole
from backfile.model import Article
from tests.strategies import articles


def _line(article: Article) -> bytes:
    text = whole(data_of("2024/a", article, page="articles/2024/a.html", sha256="0" * 64, text=True))
    return f"{text}\n".encode()


@given(articles)
def test_an_article_as_data_is_one_line_of_json_that_says_the_same(article: Article) -> None:
    line = _line(article)
    assert line.count(b"\n") == 1
    assert len(line.decode().splitlines()) == 1
    data = json.loads(line)
    assert data["title"] == article.title
    assert data["text"] == article.body
    assert data["tags"] == [*article.tags]
    assert len(data["captures"]) == len(article.captures) + (article.capture is not None)


@given(articles)
def test_an_article_is_one_line_of_the_table(article: Article) -> None:
    (row,) = table.rows_of([_line(article)])
    assert row.endswith(table.END)
    assert row.count(b"\n") == 1
    (names, cells) = csv.reader(io.StringIO((table.head() + row).decode(), newline=""))
    assert tuple(names) == table.COLUMNS
    assert dict(zip(names, cells, strict=True))["id"] == "2024/a"


@given(articles)
def test_no_cell_is_a_formula(article: Article) -> None:
    (row,) = table.rows_of([_line(article)])
    (cells,) = csv.reader(io.StringIO(row.decode(), newline=""))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)


def test_a_cell_that_would_be_a_formula_has_an_apostrophe_before_it() -> None:
    (row,) = table.rows_of([_line(Article(title='=HYPERLINK("http://a.example")'))])
    assert b"'=HYPERLINK" in row


def test_what_is_not_known_is_null_in_data_and_empty_in_the_table() -> None:
    line = _line(Article(title=None))
    assert json.loads(line)["date"] is None
    (row,) = table.rows_of([line])
    (cells,) = csv.reader(io.StringIO(row.decode(), newline=""))
    assert cells[table.COLUMNS.index("date")] == ""

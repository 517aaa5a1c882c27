"""Captures that may be of one article are matters, each with the file that could go."""

from backfile.intake.likeness import NEARLY, SAME, Likeness
from backfile.intake.review.duplicates import filed_apart, nearly_same
from backfile.model import Article, CaptureRecord
from backfile.names import path_of
from backfile.records.record import Filed, filed_of, row_of


def filed(key: str, file: str) -> Filed:
    """Return what intake goes by of an article of one capture."""
    article = Article(title=key, capture=CaptureRecord(file=file, sha256="0" * 64))
    return filed_of(row_of(key, article, fingerprint="", sha256="0" * 64, size=1))


FILED = {
    path_of(key): filed(key, file) for key, file in (("2024/a", "seeds/a.txt"), ("2024/b", "seeds/b.txt"))
}


def test_articles_that_were_filed_apart_are_a_matter_with_what_a_build_says_to_do() -> None:
    told = "articles/2024/a.md and articles/2024/b.md are of one article, and were filed apart"
    matter = filed_apart(f"{told}; delete articles/2024/b.md to have all captures in articles/2024/a.md")
    assert (matter.kind, matter.path, matter.message) == ("duplicate", "articles/2024/a.md", told)
    assert matter.remedy == "delete articles/2024/b.md to have all captures in articles/2024/a.md"
    assert filed_apart(f"{told}: each has been edited by hand").remedy


def test_captures_that_are_nearly_the_same_are_a_matter_of_both_articles() -> None:
    (matter,) = nearly_same([Likeness("seeds/a.txt", "seeds/b.txt", 92, NEARLY)], FILED)
    assert matter.articles == ("2024/a", "2024/b")
    assert "(92 %)" in matter.message


def test_one_text_in_two_articles_is_no_matter_as_agencies_sell_it() -> None:
    assert list(nearly_same([Likeness("seeds/a.txt", "seeds/b.txt", 100, SAME)], FILED)) == []


def test_a_capture_that_no_article_has_is_no_matter() -> None:
    assert list(nearly_same([Likeness("seeds/a.txt", "seeds/c.txt", 92, NEARLY)], FILED)) == []

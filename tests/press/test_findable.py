"""What the index needs of an article comes from the printing of its page, and is what its file says."""

from backfile.model import Article
from backfile.press.findable import Slips, doc_from, doc_in, is_article, key_at, slip_of


def test_a_slip_says_what_can_be_found_of_an_article() -> None:
    made = Article(title="Ö", tags=("Kyiv", "Kyiv"), body="One.\n\n- two\n- *three*\n")
    doc = doc_from("2024/a", made, nesting=20)
    assert doc.paragraphs == ("One.", "two three")
    assert doc.tags == ("Kyiv",)
    assert doc_in(slip_of(doc)) == doc


def test_slips_are_had_back_by_their_articles_and_others_are_not_there() -> None:
    with Slips() as slips:
        slips.put("a", b"one")
        slips.put("2024/b", b"")
        slips.put("c", b"three")
        slips.ready()
        assert [slips.get(key) for key in ("c", "a", "2024/b", "d")] == [b"three", b"one", b"", None]


def test_where_no_page_was_printed_there_is_no_slip() -> None:
    with Slips() as slips:
        slips.ready()
        assert slips.get("a") is None


def test_an_article_is_known_by_its_page() -> None:
    assert is_article("articles/2024/a.html")
    assert key_at("articles/2024/a.html") == "2024/a"
    assert not is_article("articles/2024/a.json")
    assert not is_article("tags/a.html")

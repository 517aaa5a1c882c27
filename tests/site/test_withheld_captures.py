"""What is withheld stays so, whatever becomes of its captures and whichever others arrive."""

import pytest

from tests.site.lab import STORY, Lab
from tests.site.recaptured import ADDRESS, AGENCY, article, captures_of
from tests.site.test_filing import LIGHTHOUSE

COPY = STORY.replace("Read more", "Share")


@pytest.fixture
def withheld(lab: Lab) -> Lab:
    """A withheld article, whose capture has a sidecar."""
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", 'section = "Town"\n')
    assert lab.build() == 0
    lab.write(LIGHTHOUSE, lab.read(LIGHTHOUSE).replace("status: filed", "status: withheld"))
    assert lab.build() == 0
    return lab


def shows(lab: Lab) -> bool:
    return any(b"Lighthouse" in text for text in lab.pages().values())


@pytest.mark.parametrize(
    ("file", "spoilt"), [("seeds/a.toml", "section = 'Town\n"), ("seeds/a.txt", "Oops.\n")]
)
def test_while_its_capture_cannot_be_read_no_other_is_filed(withheld: Lab, file: str, spoilt: str) -> None:
    sound = withheld.read(file)
    withheld.write(file, spoilt)
    withheld.write("seeds/b.txt", COPY)
    assert withheld.build() == 1
    assert withheld.articles() == [LIGHTHOUSE]
    withheld.write(file, sound)
    assert withheld.build() == 0
    assert withheld.articles() == [LIGHTHOUSE]
    assert captures_of(article(withheld)) == ["seeds/b.txt", "seeds/a.txt"]
    assert not shows(withheld)


def test_a_text_that_was_one_of_its_captures_is_its_own_when_it_comes_again(withheld: Lab) -> None:
    (withheld.root / "seeds/a.txt").unlink()
    (withheld.root / "seeds/a.toml").unlink()
    assert withheld.build() == 0
    withheld.write("seeds/b.txt", COPY)
    assert withheld.build() == 0
    assert withheld.articles() == [LIGHTHOUSE]
    assert not shows(withheld)


def test_a_copy_of_one_of_its_further_captures_is_its_own(withheld: Lab) -> None:
    """Though the two captures are not of one article any more, as nothing says that they have one address."""
    withheld.write("seeds/a.toml", ADDRESS)
    withheld.write("seeds/z.txt", AGENCY)
    withheld.write("seeds/z.toml", ADDRESS)
    assert withheld.build() == 0
    assert captures_of(article(withheld)) == ["seeds/z.txt", "seeds/a.txt"]
    (withheld.root / "seeds/z.toml").unlink()
    withheld.write("seeds/zz.txt", f"{AGENCY}\n\nShare\n")
    assert withheld.build() == 0
    assert withheld.articles() == [LIGHTHOUSE]


def test_a_mistake_in_the_sidecar_of_a_further_capture_leaves_the_article_as_it_is(lab: Lab) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/a.toml", f'{ADDRESS}rights = "CC BY"\n')
    lab.write("seeds/b.txt", COPY)
    assert lab.build() == 0
    before = lab.read(LIGHTHOUSE)
    assert "rights: CC BY" in before
    lab.write("seeds/a.toml", f'{ADDRESS}rights = "CC BY\n')
    assert lab.build() == 1
    assert lab.read(LIGHTHOUSE) == before


def test_new_articles_are_filed_though_a_capture_of_none_is_broken(lab: Lab) -> None:
    lab.write("seeds/a.txt", STORY)
    lab.write("seeds/b.txt", AGENCY)
    lab.write("seeds/b.toml", "section = 'Town\n")
    assert lab.build() == 1
    assert lab.articles() == [LIGHTHOUSE]

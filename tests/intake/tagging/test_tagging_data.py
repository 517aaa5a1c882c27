"""Laws of the tagger's data files: sorted, without doubles, and of one mind."""

from importlib import resources

import pytest

from backfile.intake.edit.tagging.lexicon import LANGUAGES, lexicon

DATA = resources.files("backfile.intake.edit.tagging") / "data"


def rows(name: str) -> list[list[str]]:
    """Return the rows of a table without its first line, which says what the table is."""
    first, *rest = (DATA / name).read_text(encoding="utf-8").splitlines()
    assert first.startswith("#")
    return [line.split("\t") for line in rest]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_places_are_sorted_and_each_form_stands_once(language: str) -> None:
    forms = [row[0] for row in rows(f"places-{language}.tsv")]
    assert forms == sorted(set(forms))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_city_lies_in_a_country_that_english_names(language: str) -> None:
    countries = {row[2] for row in rows("places-en.tsv") if row[1] == "name"}
    kinds = {"name", "adjective", "metonym", "capital", "city", "region"}
    for _, kind, tag, country in rows(f"places-{language}.tsv"):
        assert kind in kinds
        assert (country or tag) in countries


def test_every_organisation_has_a_tag_a_kind_and_forms() -> None:
    for tag, kind, forms in rows("organisations.tsv"):
        assert tag
        assert kind in {"organisation", "publication", "nothing"}
        assert all(form == form.strip() != "" for form in forms.split(", "))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_its_words(language: str) -> None:
    words = lexicon(language)
    assert max(words.offices.values()) == 3
    assert all(office == office.lower() for office in words.offices)
    assert words.little
    assert words.verbs
    assert len(words.given) > 100


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_names_that_no_case_changes_have_one_form(language: str) -> None:
    forms = {row[0] for row in rows(f"places-{language}.tsv")}
    assert "Самоа" in forms
    assert forms.isdisjoint({"Самое", "Самои", "Никарагуе", "Нікарагуї"})

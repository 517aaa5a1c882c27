"""The documents are checked against the code, so that neither can drift."""

import re
import tomllib
import typing
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path

import pytest

from backfile.drafts import Facts
from backfile.edtf import Edtf
from backfile.export.articles import data_of
from backfile.export.table import COLUMNS
from backfile.matters import Kind, Matter
from backfile.model import Article, CaptureRecord, NoteType, Status
from backfile.roles import LEFT_OUT, Role
from backfile.toml import config
from backfile.toml.settings import Boilerplate, Event, Publication, Settings, Term

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def rows(document: str, heading: str | None = None) -> list[list[str]]:
    """Return the cells of a document's tables, those under one heading where it is named."""
    text = (ROOT / "docs" / document).read_text("utf-8")
    if heading is not None:
        marks = "###" if f"\n### {heading}\n" in text else "##"
        text = re.split(r"\n###? ", text.split(f"\n{marks} {heading}\n", 1)[1], maxsplit=1)[0]
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def first_words(table: list[list[str]]) -> list[str]:
    """Return what stands in backquotes in each row's first cell."""
    return [word for row in table for word in re.findall(r"`([^`]+)`", row[0])]


def test_every_field_of_the_article_file_is_described_in_the_order_in_which_it_is_written() -> None:
    text = (ROOT / "docs/article-format.md").read_text("utf-8").split("\n## ", 1)[0]
    described = re.findall(r"(?m)^\| `([a-z]+)` \|", text)
    assert described == [field.name for field in fields(Article) if field.name != "body"]


def test_every_field_of_the_capture_record_is_described() -> None:
    assert first_words(rows("article-format.md", "`capture`")) == [
        field.name for field in fields(CaptureRecord)
    ]


def test_every_role_is_described_and_those_left_out_are_named() -> None:
    described = first_words(rows("article-format.md", "Roles"))
    assert described == [role.value for role in Role]
    first, last = described.index("promo"), described.index("legal")
    text = (ROOT / "docs/article-format.md").read_text("utf-8")
    assert "and so are `kicker` and `bio`" in text
    assert {*described[first : last + 1], "kicker", "bio"} == {role.value for role in LEFT_OUT}


def test_note_types_and_statuses_are_named() -> None:
    text = (ROOT / "docs/article-format.md").read_text("utf-8")
    for name in (*NoteType, *Status):
        assert f"`{name.value}`" in text


def test_every_date_in_the_table_of_dates_is_one_that_we_read() -> None:
    dates = first_words(rows("article-format.md", "Dates"))
    assert len(dates) > 8
    for date in dates:
        assert Edtf.parse(date).text == date


def settings_keys() -> dict[str, object]:
    """Return every dotted key of site.toml with its default."""
    keys = {}
    for section in fields(Settings):
        table = typing.get_type_hints(Settings)[section.name]
        if not is_dataclass(table):
            keys[section.name] = section.default
            continue
        for field in fields(table):
            keys[f"{section.name}.{field.name}"] = field.default
    return keys


def test_every_setting_is_described_with_its_default() -> None:
    text = (ROOT / "docs/site-toml.md").read_text("utf-8").split("\n## ", 1)[0]
    table = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in text.splitlines()
        if line.startswith("| `")
    ]
    described = {row[0].strip("`"): row[2].strip("`") for row in table}
    keys = settings_keys()
    assert described.keys() == keys.keys()
    for key, default in keys.items():
        if default is None or default == () or default is MISSING:
            assert described[key] == "none", key
        else:
            assert tomllib.loads(f"x = {described[key]}")["x"] == default, key


@pytest.mark.parametrize(
    ("heading", "schema"),
    [
        ("`[[intake.events]]`", Event),
        ("`[[intake.vocabulary]]`", Term),
        ("`[[publication]]`", Publication),
        ("`[[publication.boilerplate]]`", Boilerplate),
    ],
)
def test_the_tables_of_site_toml_are_described(heading: str, schema: type) -> None:
    assert sorted(first_words(rows("site-toml.md", heading))) == sorted(
        field.name for field in fields(schema)
    )


def test_the_example_of_a_publication_is_one_that_we_read() -> None:
    text = (ROOT / "docs/site-toml.md").read_text("utf-8").split("\n## `[[publication]]`\n", 1)[1]
    example = text.split("```toml\n", 1)[1].split("```", 1)[0]
    (publication,) = config.parse(example).publication
    assert [rule.role for rule in publication.boilerplate] == ["promo"]


def test_every_field_of_the_data_is_described_in_the_order_in_which_it_is_written() -> None:
    data = data_of("2024/a", Article(title=None), page="", sha256="", text=True)
    assert first_words(rows("data.md", "An article")) == [*data]
    assert {*COLUMNS} - {*data} == {"capture"}
    left_out = re.findall(r"`(\w+)`", (ROOT / "docs/data.md").read_text("utf-8").split("above without", 1)[1])
    assert {*data} - {*COLUMNS} == {*left_out[:5], "captures"}


def test_every_kind_of_matter_and_every_key_of_its_json_are_described() -> None:
    assert first_words(rows("review.md"))[: len(Kind)] == [kind.value for kind in Kind]
    keys = first_words(rows("review.md", "As JSON"))
    assert keys == ["form", "waiting", "counts", "matters", *(field.name for field in fields(Matter))]


def test_every_key_of_a_sidecar_is_named() -> None:
    text = (ROOT / "docs/site-toml.md").read_text("utf-8").split("\n## Sidecars\n", 1)[1]
    for field in fields(Facts):
        assert f"`{field.name}`" in text, field.name


def test_the_settings_that_we_ship_are_valid() -> None:
    assert config.load(ROOT).intake.events


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        if not link.startswith(("http://", "https://", "#")):
            assert (document.parent / link.partition("#")[0]).exists(), link


@pytest.mark.parametrize(
    ("heading", "house"), [("| floor |", "backfile"), ("| floor of the press |", "backfile/press")]
)
def test_the_architecture_names_every_module_that_stands_on_a_floor_and_nothing_else(
    heading: str, house: str
) -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    floors = text.split(f"\n{heading}", 1)[1].split("\n\n", 1)[0]
    named = set(re.findall(r"`(\w+)`", floors))
    modules = {path.stem for path in (ROOT / house).iterdir() if not path.name.startswith(("_", "."))}
    assert named == modules - {"py"}


def test_every_path_that_the_architecture_names_is_there() -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    for path in re.findall(r"`((?:intake|press|cli|tests|docs)/[\w./*-]+)`", text):
        folder = ROOT if path.startswith(("tests/", "docs/")) else ROOT / "backfile"
        assert list(folder.glob(path.rstrip("/"))), path


def test_the_index_of_decisions_lists_each_of_them() -> None:
    index = (ROOT / "docs/decisions/README.md").read_text("utf-8")
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", index)
    assert listed == sorted(path.name for path in (ROOT / "docs/decisions").glob("0*.md"))


def test_every_dependency_of_the_core_is_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    decision = (ROOT / "docs/decisions/0001-dependencies.md").read_text("utf-8")
    names = [re.split(r"[<>=!~ ]", item)[0] for item in project["dependencies"]]
    assert sorted(names) == ["jinja2", "markdown-it-py", "python-slugify", "pyyaml"]
    for name in names:
        assert f"| {name} |" in decision


def test_every_command_of_the_readme_is_one_that_the_program_has() -> None:
    from backfile.cli import parser

    text = (ROOT / "README.md").read_text("utf-8")
    help_text = parser("build.py").format_help()
    for command in ("explain", "diff", "ledger", "review", "new", "verify", "keygen", "sign", "import-site"):
        assert command in help_text
        assert command in text
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"(?m)^    make (\w+)$", text):
        assert f"\n{target}:" in makefile


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_document_holds_both_sides_of_a_merge(document: Path) -> None:
    assert not re.search(r"(?m)^(<{7} |={7}$|>{7} )", document.read_text("utf-8"))

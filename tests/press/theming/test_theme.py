"""The theme prints what templates say, and content is never one of them."""

from pathlib import Path

import pytest

from backfile.errors import BackfileError
from backfile.press.showing.views import Card
from backfile.press.theming import theme as module
from backfile.press.theming.theme import Theme, theme_of
from backfile.program import home
from backfile.toml.settings import Settings
from tests.press.making import lay


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in the place of the theme that comes with the program."""
    folder = tmp_path / "program"
    lay(
        folder,
        {
            "templates/base.html": "<title>{% block title %}{% endblock %}</title>\n",
            "templates/page.html": '{% extends "base.html" %}{% block title %}{{ page }}{% endblock %}',
            "static/a.css": "program",
            "static/b.css": "program",
        },
    )
    monkeypatch.setattr(module, "home", lambda: folder)
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the folder of a site."""
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


def _theme(site: Path) -> Theme:
    return theme_of(site, Settings())


def test_a_page_is_printed_with_its_view(program: Path, site: Path) -> None:
    assert _theme(site).print("page.html", "index.html", "One") == b"<title>One</title>\n"


def test_a_template_of_the_sites_own_stands_before_the_programs(program: Path, site: Path) -> None:
    lay(site, {"templates/base.html": "own: {% block title %}{% endblock %}", "static/b.css": "own"})
    theme = _theme(site)
    assert theme.print("page.html", "index.html", "One") == b"own: One"
    assert theme.static == {"static/a.css": b"program", "static/b.css": b"own"}


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% raw %}", "{# a #}", "{{ page.__class__ }}", "{% include 'base.html' %}"]
)
def test_content_is_never_taken_for_a_template(program: Path, site: Path, text: str) -> None:
    printed = _theme(site).print("page.html", "index.html", text).decode()
    assert printed == f"<title>{text.replace(chr(39), '&#39;')}</title>\n"


def test_content_is_escaped(program: Path, site: Path) -> None:
    printed = _theme(site).print("page.html", "index.html", "<b>'\"&")
    assert printed == b"<title>&lt;b&gt;&#39;&#34;&amp;</title>\n"


def test_templates_link_relative_to_their_page(program: Path, site: Path) -> None:
    lay(
        site,
        {"templates/page.html": "{{ link(urls.HOME) }} {{ link('a/b.html#c') }} {{ path }} {{ site.title }}"},
    )
    assert (
        _theme(site).print("page.html", "a/x.html", None)
        == b"../index.html ../a/b.html#c a/x.html News archive"
    )


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("one\n{% if %}", "templates/page.html:2: not a template: Expected an expression"),
        ("one\n\n{{ page | nosuch }}", "templates/page.html:3: not a template: No filter named 'nosuch'"),
        (
            "one\n\n{{ page.nosuch }}\n",
            "templates/page.html:3: 'str object' has no attribute 'nosuch', on index.html",
        ),
        ("one\n{{ nosuch }}", "templates/page.html:2: 'nosuch' is undefined, on index.html"),
        ("{% include 'part.html' %}", "templates/part.html:4: 'nosuch' is undefined, on index.html"),
        ("{% include 'sub/bad.html' %}", "templates/sub/bad.html:1: not a template"),
        ("\n{{ 1 + page }}", "templates/page.html:2: unsupported operand"),
        ("\n{{ 1 // 0 }}", "templates/page.html:2: integer division or modulo by zero"),
        ("{% include 'missing.html' %}", "templates/missing.html: there is no such template"),
        ("\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "templates/page.html:2: maximum recursion"),
        ("\n{{ [1, 2] | random }}", "templates/page.html:2: not a template: No filter named 'random'"),
        ("{{ lipsum(1) }}", "templates/page.html:1: 'lipsum' is undefined"),
        (b"\xff", "templates/page.html: the template, or one that it is made of, is not UTF-8"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_template_and_line(
    program: Path, site: Path, template: str | bytes, message: str
) -> None:
    lay(
        site,
        {
            "templates/page.html": template,
            "templates/part.html": "\n\n\n{{ nosuch }}",
            "templates/sub/bad.html": "{% x %}",
        },
    )
    with pytest.raises(BackfileError) as caught:
        _theme(site).print("page.html", "index.html", "One")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "source",
    ["{{ 5 | date }}", "{{ 'x' | number }}", "{{ none | articles }}", "{{ 5 | language }}", "{{ card(5) }}"],
)
def test_a_wrong_value_given_to_a_word_is_told_with_template_and_line(
    program: Path, site: Path, source: str
) -> None:
    lay(site, {"templates/page.html": f"one\n{source}", "templates/card.html": ""})
    with pytest.raises(BackfileError, match=r"^templates/page\.html:2: .*, on index\.html$"):
        _theme(site).print("page.html", "index.html", "One")


CARD = Card(
    path="articles/a.html",
    title="A",
    language=None,
    when=None,
    publication=None,
    byline=None,
    lead=None,
    maybe=False,
)


def test_a_mistake_in_the_template_of_cards_is_told_where_it_stands(program: Path, site: Path) -> None:
    lay(site, {"templates/page.html": "\n{{ card(page) }}", "templates/card.html": "\n\n{{ card.nosuch }}"})
    with pytest.raises(BackfileError, match=r"^templates/card\.html:3: .* no attribute 'nosuch'"):
        _theme(site).print("page.html", "index.html", CARD)
    (site / "templates" / "card.html").unlink()
    with pytest.raises(BackfileError, match=r"templates/card\.html: there is no such template"):
        _theme(site).print("page.html", "index.html", CARD)


def test_a_card_links_from_where_the_page_stands(program: Path, site: Path) -> None:
    lay(site, {"templates/page.html": "{{ card(page) }}", "templates/card.html": "{{ link(card.path) }}"})
    theme = _theme(site)
    pages = ("index.html", "tags/a.html", "a/b/c.html", "tags/b.html", "a/b/c/d/e.html")
    assert [theme.print("page.html", path, CARD) for path in pages] == [
        b"articles/a.html",
        b"../articles/a.html",
        b"../../articles/a.html",
        b"../articles/a.html",
        b"../../../../articles/a.html",
    ]


@pytest.mark.parametrize("ready", [False, True])
def test_an_address_of_fixed_words_is_made_for_each_depth(program: Path, site: Path, ready: bool) -> None:
    lay(site, {"templates/page.html": "{{ link('a b.html') }}{{ link('#<') }}"})
    theme = _theme(site)
    if ready:
        theme.ready()
    assert theme.print("page.html", "a/x.html", None) == b"../a%20b.html#%3C"
    assert theme.print("page.html", "x.html", None) == b"a%20b.html#%3C"


def test_a_mistake_in_a_template_that_no_page_needs_is_nobodys_business(program: Path, site: Path) -> None:
    lay(
        site,
        {
            "templates/draft.html": "{% if %}",
            "templates/latin.html": b"\xff",
            "templates/page.html~": "{% x %}",
            "templates/child.html": "{% extends 'gone.html' %}",
        },
    )
    theme = _theme(site)
    theme.ready()
    assert theme.print("page.html", "index.html", "One") == b"<title>One</title>\n"
    with pytest.raises(BackfileError, match=r"templates/draft\.html:1: not a template"):
        theme.print("draft.html", "index.html", "One")


def test_templates_are_read_once_they_are_ready(program: Path, site: Path) -> None:
    theme = _theme(site)
    theme.ready()
    (program / "templates" / "page.html").write_text("changed")
    assert theme.print("page.html", "a/b/index.html", "One") == b"<title>One</title>\n"


def test_a_template_is_read_once_for_all_depths_and_for_what_jinjas_own_code_prints(
    program: Path, site: Path
) -> None:
    lay(site, {"templates/page.html": "{{ page.nosuch | default('none') if page else 'page' }}"})
    theme = _theme(site)
    assert theme.print("page.html", "index.html", None) == b"page"
    (site / "templates" / "page.html").write_text("changed")
    assert theme.print("page.html", "a/b/index.html", None) == b"page"
    assert theme.print("page.html", "a/b/index.html", "One") == b"none"


def test_a_missing_template_is_told(program: Path, site: Path) -> None:
    with pytest.raises(BackfileError, match=r"templates/gone\.html: there is no such template"):
        _theme(site).print("gone.html", "index.html", "One")


def test_a_static_file_that_is_a_link_is_told(program: Path, site: Path) -> None:
    (site / "static").mkdir()
    (site / "static" / "x.css").symlink_to("/etc/passwd")
    with pytest.raises(BackfileError, match=r"static/x\.css: symbolic links"):
        _theme(site)


@pytest.mark.parametrize("name", ["a\nb.css", "a\\b.css", "a\x01.css"])
def test_a_static_file_whose_name_no_manifest_can_hold_is_told(program: Path, site: Path, name: str) -> None:
    lay(site, {f"static/{name}": ""})
    with pytest.raises(BackfileError, match="can't stand in an address"):
        _theme(site)


def test_the_theme_of_the_program_is_found() -> None:
    assert (home() / "templates").is_dir()


def test_the_sites_own_files_stand_in_front_of_the_programs(program: Path, site: Path) -> None:
    """What pages are made of is every file of both, each once, and those that pages are printed with."""
    own = {"templates/page.html": b"own", "templates/sub/more.html": b"own", "static/b.css": b"own"}
    lay(site, {**own, "templates/.draft.html": "hidden", "other/c.css": "no part of the theme"})
    theme = _theme(site)
    assert dict(theme.sources) == {
        "templates/base.html": (program / "templates" / "base.html").read_bytes(),
        "templates/page.html": b"own",
        "templates/sub/more.html": b"own",
    }
    assert dict(theme.static) == {"static/a.css": b"program", "static/b.css": b"own"}
    assert list(theme.sources) == sorted(theme.sources)
    assert theme.print("page.html", "index.html", "One") == b"own"
    assert dict(_theme(program).sources).keys() == {"templates/base.html", "templates/page.html"}

"""Small sheets and scripts become a few, and a site without a search has none of the search's."""

import gzip
import re

from backfile.press import urls
from backfile.press.theming.scripts import published
from backfile.press.theming.stylesheets import small
from backfile.press.theming.theme import theme_of
from backfile.toml.settings import Settings
from tests.site.lab import REPOSITORY

THEME = theme_of(REPOSITORY, Settings())
STATIC = THEME.static
SHEETS = [path for path in STATIC if path.startswith("static/style/")]


def parts() -> dict[str, bytes]:
    """Return the scripts that the search's become."""
    files = published(STATIC, THEME.ours, search=True)
    return {path: files[path] for path in files.keys() - STATIC.keys() if path.startswith("static/search")}


def test_every_script_of_the_search_is_in_one_that_is_published() -> None:
    files = published(STATIC, THEME.ours, search=True)
    scripts = [path for path in STATIC if re.fullmatch(r"static/search/[\w/-]+\.js", path)]
    assert len(scripts) > 15
    assert not set(scripts) & set(files)
    for path in scripts:
        names = re.findall(rb"(?m)^(?:const |var )?(\w+) = ", STATIC[path])
        assert any(all(name in part for name in names) for part in parts().values()), path
        assert names or path == "static/search/view.js"
    assert "static/search/snowball/COPYING" in files


def test_what_a_browser_loads_for_the_search_is_small() -> None:
    found = parts()
    assert len(found) == 5
    assert sum(len(gzip.compress(script, 9, mtime=0)) for script in found.values()) <= 25_000
    assert len(found[urls.SCRIPT]) <= 15_000


def test_a_part_of_the_search_is_loaded_by_a_name_that_another_knows() -> None:
    found = parts()
    whole = b"".join(found.values())
    for path in found.keys() - {urls.SCRIPT}:
        name = path.removeprefix("static/search-").removesuffix(".js")
        assert re.search(rb'"?\b%b\b"?[,:) ]' % name.encode(), whole), name


def test_only_comments_on_lines_of_their_own_are_left_out() -> None:
    text = b'"use strict";\n/* One\n   two. */\nconst a = 1; /* b */ /** c */ let d = 2; // e\n'
    text += b"  // f\n/** g */ h();\n"
    script = published({"static/search/view.js": text}, set(), search=True)[urls.SCRIPT]
    lines = script.decode().splitlines()[1:]
    assert lines == ['"use strict";', "const a = 1; /* b */ /** c */ let d = 2; // e", "/** g */ h();"]


def test_a_script_of_the_sites_own_takes_the_place_of_the_programs() -> None:
    own = {"static/search/view.js": b"own();\n"}
    files = published({**STATIC, **own}, THEME.ours - own.keys(), search=True)
    assert files[urls.SCRIPT].endswith(b"own();\n")
    assert files["static/search/view.js"] == b"own();\n"


def test_without_a_search_nothing_of_it_is_published() -> None:
    assert [path for path in published(STATIC, THEME.ours, search=False) if "search" in path] == []
    assert "static/style.css" in published(STATIC, THEME.ours, search=False)


def test_sheets_and_scripts_of_the_program_are_published_without_their_comments() -> None:
    files = published(STATIC, THEME.ours, search=True)
    assert b"/*" not in files["static/style.css"]
    assert len(files["static/style.css"]) < 0.85 * sum(len(STATIC[path]) for path in SHEETS)
    assert len(files["static/find.js"]) < len(STATIC["static/find.js"])
    assert not any(re.search(rb"(?m)^\s", script) for script in parts().values())


def test_no_string_of_our_scripts_goes_over_several_lines() -> None:
    """It would lose the white space at its lines' beginnings."""
    scripts = {path: STATIC[path] for path in THEME.ours if path.endswith(".js")}
    lines = (line for script in scripts.values() for line in script.splitlines())
    assert [line for line in lines if line.count(b"`") % 2 or line.endswith(b"\\")] == []


def test_a_sheet_of_the_sites_own_is_published_byte_for_byte() -> None:
    own = b"/* ours */\np { color: red; }\n"
    files = published({"static/style.css": own, "static/a.css": own}, {"static/a.css"}, search=True)
    assert files == {"static/style.css": own, "static/a.css": b"p{color:red;}"}


def test_the_sheets_of_all_pages_become_one_in_an_order_that_is_given() -> None:
    files = published(STATIC, THEME.ours, search=True)
    assert len(SHEETS) == 10
    assert not set(SHEETS) & set(files)
    sheet = files["static/style.css"]
    ends = [sheet.find(part) for part in (b":root{", b".calendar", b"@media print")]
    assert -1 < ends[0] < ends[1] < ends[2]
    for path in SHEETS:
        assert small(STATIC[path]) in sheet, path


def test_a_part_of_the_sheet_may_be_the_sites_own_and_so_may_the_whole() -> None:
    own = b"/* ours */\n.calendar { color: red; }\n"
    changed = published(
        {**STATIC, "static/style/calendar.css": own}, THEME.ours - {"static/style/calendar.css"}, search=True
    )
    assert own in changed["static/style.css"]
    assert changed["static/style/calendar.css"] == own
    whole = published({**STATIC, "static/style.css": own}, THEME.ours, search=True)
    assert whole["static/style.css"] == own
    other = published({"static/style/other.css": own}, set(), search=True)
    assert other == {"static/style/other.css": own}


def test_a_page_has_no_more_than_its_share_of_sheets_and_scripts() -> None:
    files = published(STATIC, THEME.ours, search=True)
    assert len(files["static/style.css"]) <= 23_000
    assert len(files["static/capture.css"]) <= 7_000

"""The search's scripts become one, and a site without a search has none of them."""

import gzip
import re

from backfile.press import urls
from backfile.press.scripts import published
from backfile.press.theme import theme_of
from backfile.settings import Settings
from tests.site.lab import REPOSITORY

STATIC = theme_of(REPOSITORY, Settings()).static


def test_every_script_of_the_search_is_in_the_one_that_is_published() -> None:
    files = published(STATIC, search=True)
    scripts = [path for path in STATIC if re.fullmatch(r"static/search/[\w/-]+\.js", path)]
    assert len(scripts) > 15
    assert not set(scripts) & set(files)
    for path in scripts:
        names = re.findall(rb"(?m)^(?:const |var )?(\w+) = ", STATIC[path])
        assert all(name in files[urls.SCRIPT] for name in names), path
        assert names or path == "static/search/view.js"
    assert "static/search/snowball/COPYING" in files


def test_what_a_browser_loads_for_the_search_is_small() -> None:
    script = published(STATIC, search=True)[urls.SCRIPT]
    assert len(gzip.compress(script, 9, mtime=0)) <= 25_000


def test_only_comments_on_lines_of_their_own_are_left_out() -> None:
    text = b'"use strict";\n/* One\n   two. */\nconst a = 1; /* b */ /** c */ let d = 2; // e\n'
    text += b"  // f\n/** g */ h();\n"
    script = published({"static/search/words.js": text}, search=True)[urls.SCRIPT]
    lines = script.decode().splitlines()[1:]
    assert lines == ['"use strict";', "const a = 1; /* b */ /** c */ let d = 2; // e", "/** g */ h();"]


def test_a_script_of_the_sites_own_takes_the_place_of_the_programs() -> None:
    script = published({**STATIC, "static/search/view.js": b"own();\n"}, search=True)[urls.SCRIPT]
    assert script.endswith(b"own();\n")


def test_without_a_search_nothing_of_it_is_published() -> None:
    assert [path for path in published(STATIC, search=False) if "search" in path] == []
    assert "static/style.css" in published(STATIC, search=False)

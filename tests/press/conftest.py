"""Sites without a look of their own, and a watch on what is printed."""

from pathlib import Path

import pytest

from backfile.press.theming import theme
from tests.press.making import TEMPLATES, lay


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site whose theme prints an article's body, and of other pages only the template's name.

    The article's headline is an anchor on its page.
    """
    lay(tmp_path, {f"templates/{name}.html": name for name in TEMPLATES})
    lay(tmp_path, {"templates/article.html": '<main id="{{ page.title }}">{{ page.body }}'})
    lay(tmp_path, {"static/a.css": ""})
    monkeypatch.setattr(theme, "home", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of the pages that are printed from now on, in a list that grows."""
    paths: list[str] = []
    real = theme.Theme.print

    def watched(self: theme.Theme, template: str, path: str, view: object) -> bytes:
        paths.append(path)
        return real(self, template, path, view)

    monkeypatch.setattr(theme.Theme, "print", watched)
    return paths

"""The catalogues that come with the program, and the tool that gathers messages."""

import importlib.util
from pathlib import Path
from types import ModuleType

from backfile.press.language.tongue import Tongue, tongue_of
from backfile.program import home

LOCALE = home() / "locale"
CATALOGUES = {f"locale/{path.name}": path.read_bytes() for path in sorted(LOCALE.glob("*.po"))}
RUSSIAN: Tongue = tongue_of(CATALOGUES, "ru")


def gathering() -> ModuleType:
    """Return tools/catalogues.py, which is in no package."""
    path = Path(__file__).resolve().parents[2] / "tools" / "catalogues.py"
    spec = importlib.util.spec_from_file_location("catalogues", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

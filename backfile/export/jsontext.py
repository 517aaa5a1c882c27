"""JSON as the archive writes it: on one line, without what is empty where that says nothing."""

import json
from collections.abc import Mapping

from backfile.text import printable

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def written(fields: Mapping[str, object]) -> str:
    """Write an object on one line, less the fields that are None."""
    return whole({name: value for name, value in fields.items() if value is not None})


def whole(fields: Mapping[str, object]) -> str:
    """Write an object on one line, with the fields that are None.

    What no page can hold is left out. U+2028 and U+2029 end a line for some readers of lines, and are written
    as numbers.
    """
    text = _write(fields)
    if text.isprintable():
        return text
    return printable(text)[0].replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

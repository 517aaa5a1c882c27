"""Dates as machines write them, into EDTF: ISO 8601 (RFC 3339 and what passes for it) and RFC 5322's."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from backfile.edtf import Edtf

_ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?"
    r"(?:[T ]+([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?"
    r"\s?(Z|UTC|GMT|[+-][0-9]{2}:?(?:[0-9]{2})?)?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{6})?")
_LONGEST = 64


def edtf_of(text: str) -> Edtf | None:
    """Read a date that is written for machines; None for any other, and for one that no calendar has.

    Midnight stands for a day whose time is not known. What is ambiguous ("04/03/2024") is not read.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    match = _ISO.fullmatch(text)
    if match is None:
        compact = _COMPACT.fullmatch(text)
        return _parsed("-".join(compact.groups())) if compact else _mail(text)
    year, month, day, hour, minute, second, zone = match.groups()
    if day is None:
        return _parsed(f"{year}-{month}")
    if hour is None or (hour, minute, second or "00") == ("00", "00", "00"):
        return _parsed(f"{year}-{month}-{day}")
    return _parsed(f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{_zone(zone)}")


def _zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "Z"
    digits = zone[1:].replace(":", "")
    return f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"


def _mail(text: str) -> Edtf | None:
    """Read "Tue, 19 Nov 2024 14:30:00 +0300" (RFC 5322, 3.3)."""
    try:
        found: datetime = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if found.tzinfo is None:
        return _parsed(found.strftime("%Y-%m-%dT%H:%M:%S"))
    offset = found.isoformat(timespec="seconds")
    return _parsed(offset.replace("+00:00", "Z"))


def _parsed(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text)
    except ValueError:
        return None

"""Dates said in plain English."""

from datetime import date
from functools import lru_cache

from backfile.edtf import MONTHS, SEASONS, WEEKDAYS, Edtf, Precision, choices


def describe(edtf: Edtf, *, weekday: bool = False) -> str:
    """Say a date in plain English: "November 2024", "about 2024", "on or before 20 November 2024".

    With `weekday`, a whole day is said with the day of the week: "Tuesday 19 November 2024".
    """
    return _described(edtf, weekday)


@lru_cache(maxsize=1 << 15)  # each date is said on several pages, and many articles share it
def _described(edtf: Edtf, weekday: bool) -> str:  # noqa: FBT001 - a cache tells its arguments apart by place
    if edtf.precision is Precision.SET:
        return " or ".join(_describe_choice(*choice) for choice in choices(edtf.text))
    if edtf.precision is Precision.INTERVAL:
        return _describe_interval(edtf.text)
    words = _describe_plain(edtf)
    if weekday and edtf.precision in (Precision.DAY, Precision.TIME) and edtf.first is not None:
        words = f"{WEEKDAYS[edtf.first.weekday()]} {words}"
    if edtf.approximate:
        words = f"about {words}"
    return f"{words}, uncertain" if edtf.uncertain else words


def _describe_plain(edtf: Edtf) -> str:
    text = edtf.text
    if edtf.precision is Precision.YEARLESS:
        return f"{int(text[8:10])} {MONTHS[int(text[5:7]) - 1]}, year unknown"
    if edtf.precision is Precision.SEASON:
        return f"{SEASONS[text[5:7]]} {int(text[:4])}"
    if edtf.precision is Precision.DECADE:
        return f"the {int(text[:3])}0s"
    if edtf.precision is Precision.CENTURY:
        return f"the years {int(text[:2])}00 to {int(text[:2])}99"
    day = edtf.first or date.min
    if edtf.precision is Precision.YEAR:
        return str(day.year)
    if edtf.precision is Precision.MONTH:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return f"{_say_day(day)}{_say_time(text)}"


def _say_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _say_time(text: str) -> str:
    _, time, rest = text.partition("T")
    if not time:
        return ""
    zone = "" if len(rest) == 8 else " UTC" if rest.endswith("Z") else f" UTC{rest[8:]}"
    return f", {rest[:5]}{zone}"


def _describe_interval(text: str) -> str:
    low, high = text.split("/")
    if low in ("", ".."):
        return f"until {describe(Edtf.parse(high))}" + ("" if low else ", start unknown")
    if high in ("", ".."):
        return f"from {describe(Edtf.parse(low))}" + (" on" if high else ", end unknown")
    return f"from {describe(Edtf.parse(low))} to {describe(Edtf.parse(high))}"


def _describe_choice(low: str, high: str) -> str:
    if not low:
        return f"on or before {describe(Edtf.parse(high))}"
    if not high:
        return f"on or after {describe(Edtf.parse(low))}"
    if low == high:
        return describe(Edtf.parse(low))
    return f"between {_shortened(Edtf.parse(low), Edtf.parse(high))} and {describe(Edtf.parse(high))}"


def _shortened(low: Edtf, high: Edtf) -> str:
    """Say the first of two days without the month and year that the second repeats."""
    plain = low.exact_day and high.exact_day
    if plain and low.exact_day and high.exact_day and low.text[:4] == high.text[:4]:
        same_month = low.text[:7] == high.text[:7]
        return (
            str(low.exact_day.day) if same_month else f"{low.exact_day.day} {MONTHS[low.exact_day.month - 1]}"
        )
    return describe(low)

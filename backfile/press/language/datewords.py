"""Dates said in plain words, in the site's language.

Each phrase is a message of its own, whole: languages bend a date by the word before it, and put its parts in
another order. So a date that follows a word such as "until" is said by messages of the context "after until",
and the month of a day ("19 ноября") by those of the context "of a day".
"""

from datetime import date
from itertools import accumulate

from backfile.edtf import Edtf, Precision, choices
from backfile.messages import message
from backfile.press.language.tongue import ENGLISH, Tongue

MONTHS = (
    message("January"), message("February"), message("March"), message("April"), message("May"),
    message("June"), message("July"), message("August"), message("September"), message("October"),
    message("November"), message("December"),
)  # fmt: skip
_MONTHS_OF_A_DAY = (
    message("January", "of a day"), message("February", "of a day"), message("March", "of a day"),
    message("April", "of a day"), message("May", "of a day"), message("June", "of a day"),
    message("July", "of a day"), message("August", "of a day"), message("September", "of a day"),
    message("October", "of a day"), message("November", "of a day"), message("December", "of a day"),
)  # fmt: skip
WEEKDAYS = (
    message("Monday"), message("Tuesday"), message("Wednesday"), message("Thursday"), message("Friday"),
    message("Saturday"), message("Sunday"),
)  # fmt: skip
# Each phrase as it is by itself, and after a word such as "until".
_YEAR = (message("%(year)s"), message("%(year)s", "after until"))
_MONTH = (message("%(month)s %(year)s"), message("%(month)s %(year)s", "after until"))
_SEASONS = {
    "21": (message("spring %(year)s"), message("spring %(year)s", "after until")),
    "22": (message("summer %(year)s"), message("summer %(year)s", "after until")),
    "23": (message("autumn %(year)s"), message("autumn %(year)s", "after until")),
    "24": (message("winter %(year)s"), message("winter %(year)s", "after until")),
}
_DECADE = (message("the %(decade)ss"), message("the %(decade)ss", "after until"))
_CENTURY = (
    message("the years %(first)s to %(last)s"),
    message("the years %(first)s to %(last)s", "after until"),
)


def describe(edtf: Edtf, *, weekday: bool = False, tongue: Tongue = ENGLISH) -> str:
    """Say a date in plain words: "November 2024", "about 2024", "on or before 20 November 2024".

    With `weekday`, a whole day is said with the day of the week: "Tuesday 19 November 2024".
    """
    if edtf.precision is Precision.SET:
        *_, words = accumulate(
            (_choice(*choice, tongue) for choice in choices(edtf.text)),
            lambda one, other: tongue.gettext("%(one)s or %(other)s", one=one, other=other),
        )
        return words
    if edtf.precision is Precision.INTERVAL:
        return _interval(edtf.text, tongue)
    return _single(edtf, tongue, weekday=weekday)


def say_month(year: int, month: int, tongue: Tongue) -> str:
    """Say a month of a year: "November 2024"."""
    return tongue.gettext(_MONTH[0], month=tongue.gettext(MONTHS[month - 1]), year=year)


def say_day(day: date, tongue: Tongue, *, weekday: bool = False) -> str:
    """Say a day: "19 November 2024"; with `weekday`, "Tuesday 19 November 2024"."""
    words = tongue.gettext(
        "%(day)s %(month)s %(year)s", day=day.day, month=_month(day, tongue), year=day.year
    )
    return _with_weekday(day, words, tongue) if weekday else words


def _single(edtf: Edtf, tongue: Tongue, *, weekday: bool = False, after: bool = False) -> str:
    """Say one date; `after` a word such as "until" where that is so."""
    words = _plain(edtf, tongue, after=after)
    if weekday and edtf.precision in (Precision.DAY, Precision.TIME) and edtf.first is not None:
        words = _with_weekday(edtf.first, words, tongue)
    if edtf.approximate and edtf.uncertain:
        return tongue.gettext("about %(date)s, uncertain", date=words)
    if edtf.approximate:
        return tongue.gettext("about %(date)s", date=words)
    return tongue.gettext("%(date)s, uncertain", date=words) if edtf.uncertain else words


def _plain(edtf: Edtf, tongue: Tongue, *, after: bool) -> str:
    text, day = edtf.text, edtf.first or date.min
    if edtf.precision is Precision.TIME:
        return tongue.gettext("%(date)s, %(time)s", date=say_day(day, tongue), time=_time(text))
    if edtf.precision is Precision.DAY:
        return say_day(day, tongue)
    if edtf.precision is Precision.YEARLESS:
        unknown = date(2000, int(text[5:7]), int(text[8:10]))  # a leap year
        return tongue.gettext(
            "%(day)s %(month)s, year unknown", day=unknown.day, month=_month(unknown, tongue)
        )
    if edtf.precision is Precision.MONTH:
        month = _month(day, tongue) if after else tongue.gettext(MONTHS[day.month - 1])
        return _said(_MONTH, tongue, after, month=month, year=day.year)
    if edtf.precision is Precision.SEASON:
        return _said(_SEASONS[text[5:7]], tongue, after, year=day.year)
    if edtf.precision is Precision.DECADE:
        return _said(_DECADE, tongue, after, decade=f"{int(text[:3])}0")
    if edtf.precision is Precision.CENTURY:
        century = int(text[:2])
        return _said(_CENTURY, tongue, after, first=f"{century}00", last=f"{century}99")
    return _said(_YEAR, tongue, after, year=day.year)


def _said(phrase: tuple[str, str], tongue: Tongue, after: bool, **named: object) -> str:  # noqa: FBT001
    by_itself, afterwards = phrase
    said = tongue.pgettext("after until", afterwards) if after else tongue.gettext(by_itself)
    return said % named


def _interval(text: str, tongue: Tongue) -> str:
    low, high = text.split("/")
    if low == "":
        return tongue.gettext("until %(date)s, start unknown", date=_after(high, tongue))
    if low == "..":
        return tongue.gettext("until %(date)s", date=_after(high, tongue))
    if high == "":
        return tongue.gettext("from %(date)s, end unknown", date=_after(low, tongue))
    if high == "..":
        return tongue.gettext("from %(date)s on", date=_after(low, tongue))
    return tongue.gettext("from %(low)s to %(high)s", low=_after(low, tongue), high=_after(high, tongue))


def _choice(low: str, high: str, tongue: Tongue) -> str:
    if not low:
        return tongue.gettext("on or before %(date)s", date=_after(high, tongue))
    if not high:
        return tongue.gettext("on or after %(date)s", date=_after(low, tongue))
    if low == high:
        return _single(Edtf.parse(low), tongue)
    first, last = Edtf.parse(low), Edtf.parse(high)
    return tongue.gettext(
        "between %(low)s and %(high)s", low=_shortened(first, last, tongue), high=_after(high, tongue)
    )


def _after(text: str, tongue: Tongue) -> str:
    return _single(Edtf.parse(text), tongue, after=True)


def _shortened(low: Edtf, high: Edtf, tongue: Tongue) -> str:
    """Say the first of two days without the month and year that the second repeats."""
    first, last = low.exact_day, high.exact_day
    if first is None or last is None or first.year != last.year:
        return _after(low.text, tongue)
    if first.month == last.month:
        return f"{first.day}"
    return tongue.gettext("%(day)s %(month)s", day=first.day, month=_month(first, tongue))


def _month(day: date, tongue: Tongue) -> str:
    return tongue.pgettext("of a day", _MONTHS_OF_A_DAY[day.month - 1])


def _with_weekday(day: date, words: str, tongue: Tongue) -> str:
    weekday = tongue.gettext(WEEKDAYS[day.weekday()])
    return tongue.gettext("%(weekday)s %(date)s", weekday=weekday, date=words)


def _time(text: str) -> str:
    """Return the time of an EDTF date: "14:30 UTC+03:00"."""
    rest = text.partition("T")[2]
    zone = "" if len(rest) == 8 else " UTC" if rest.endswith("Z") else f" UTC{rest[8:]}"
    return f"{rest[:5]}{zone}"

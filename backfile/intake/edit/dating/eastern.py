"""Finding dates as pages of East Asia and Thailand write them.

Years, months and days stand with their signs there, in figures or in numerals: "2023年3月5日",
"二〇二三年三月五日". Years may be counted by eras: "令和5年", "民國112年", "พ.ศ. 2566".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SIGNS = dict(zip("〇零○一二三四五六七八九", (0, 0, *range(10)), strict=True))
_TENS = {"十": 10, "廿": 20, "卅": 30}
_NUMERALS = "".join((*_SIGNS, *_TENS))
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
"""The years before the first of each era, by which Japanese pages and those of Taiwan count."""
_CJK = re.compile(
    rf"(?:({'|'.join(_ERAS)})?\s?(元|\d{{1,4}}|[{_NUMERALS}]{{1,4}})\s?[年년]\s?)?"
    rf"(\d{{1,2}}|[{_NUMERALS}]{{1,3}})\s?[月월]\s?(\d{{1,2}}|[{_NUMERALS}]{{1,3}})\s?[日일号號호]"
)
_THAI = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
_SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_MONTHS = {name: number for names in (_THAI, _SHORT) for number, name in enumerate(names, 1)}
_THAI_DATE = re.compile(
    r"(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?\s?ที่\s?)?(?<!\d)(\d{1,2})?\s{0,2}"
    rf"({'|'.join(map(re.escape, _MONTHS))})(?:\s{{0,2}}(?:[พค]\.?\s?ศ\.?\s?)?(\d{{4}}|\d\d)(?!\d))?"
)
_THAI_LETTER = re.compile("[ก-ฮ]")
BUDDHIST = 543
"""Years by which the Buddhist era is ahead, as Thailand counts it."""
_FIRST, _LAST = 2443, 2642
"""Years that are of the Buddhist era: 1900 to 2099."""
_FULL = 4
_THIS_CENTURY = 2500
_EARLIEST = 43
"""The first year of two figures that is taken for a Buddhist one: 2543 is 2000."""


class Parts(NamedTuple):
    """A date in a text: its place, and what is written of it."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None


def eastern_dates(text: str) -> Iterator[Parts]:
    """Find the dates of a line; whether there are such days is not asked."""
    if "月" in text or "월" in text:
        yield from _cjk(text)
    if _THAI_LETTER.search(text):
        yield from _thai(text)


def common_era(year: int) -> int:
    """Return a year of the common era; one of the Buddhist era is told by its size."""
    return year - BUDDHIST if _FIRST <= year <= _LAST else year


def _cjk(text: str) -> Iterator[Parts]:
    for match in _CJK.finditer(text):
        era, year, month, day = match.groups()
        start, counted = match.start(), None
        if era:
            counted = _ERAS[era] + (1 if year == "元" else _number(year))
        elif year and len(year) == _FULL:
            counted = _number(year)
        elif year:
            start = match.start(3)
        yield Parts(start, match.end(), counted, _number(month), _number(day))


def _number(text: str) -> int:
    """Read figures, or numerals of either kind: "三十一", "三一"."""
    if text[0] not in _NUMERALS:
        return int(text)
    number = 0
    for place, sign in enumerate(text):
        if sign in _TENS:
            number = (number or 1) * 10 if sign == "十" and place else _TENS[sign]
        elif place and text[place - 1] in _TENS:
            number += _SIGNS[sign]
        else:
            number = number * 10 + _SIGNS[sign]
    return number


def _thai(text: str) -> Iterator[Parts]:
    for match in _THAI_DATE.finditer(text):
        day, name, year = match.groups()
        counted = None
        if year and len(year) == _FULL:
            counted = common_era(int(year))
        elif year and day and int(year) >= _EARLIEST:
            counted = _THIS_CENTURY + int(year) - BUDDHIST
        if day or (counted and name in _THAI):
            yield Parts(match.start(), match.end(), counted, _MONTHS[name], int(day) if day else None)

"""Dates are read as pages of East Asia, Thailand and the Near East write them, and told in their words."""

import pytest

from backfile.intake.edit.dating.written import cleaned, written_dates
from tests.intake.dating.datable import PROSE, dated, text_of

DAYS = [
    ("5 มีนาคม 2566", "2023-03-05"),
    ("วันอาทิตย์ที่ ๕ มีนาคม พ.ศ. ๒๕๖๖", "2023-03-05"),
    ("5 มี.ค. 66", "2023-03-05"),
    ("5 มี.ค.2566", "2023-03-05"),
    ("12 พ.ค.67", "2024-05-12"),
    ("31 ธันวาคม ค.ศ. 2023", "2023-12-31"),
    ("มีนาคม 2566", "2023-03"),
    ("二〇二三年三月五日", "2023-03-05"),
    ("二零二三年十二月三十一日", "2023-12-31"),
    ("一九九九年十月廿五日", "1999-10-25"),
    ("令和5年3月5日", "2023-03-05"),
    ("令和五年三月五日", "2023-03-05"),
    ("平成三十一年四月三十日", "2019-04-30"),
    ("民國112年3月5日", "2023-03-05"),
    ("5 آذار 2023", "2023-03-05"),
    ("5 مارس (آذار) 2023", "2023-03-05"),
    ("٥ مارس ٢٠٢٣", "2023-03-05"),
    ("٥ تشرين الأول ٢٠٢٣", "2023-10-05"),
    ("5 تشرين الثاني/نوفمبر 2023", "2023-11-05"),
    ("12 كانون الأول 2023", "2023-12-12"),
    ("12 يناير/كانون الثاني 2023", "2023-01-12"),
    ("12 حزيران 2023", "2023-06-12"),
    ("12 يونيو 2023", "2023-06-12"),
    ("5 במרץ 2023", "2023-03-05"),
]


@pytest.mark.parametrize(("line", "day"), DAYS)
def test_a_date_is_read_and_its_evidence_is_the_pages_words(line: str, day: str) -> None:
    found = dated(line, PROSE)
    assert text_of(found) == day
    assert found.published.evidence == f"line 2: {line.strip('.')}"


def test_full_width_figures_are_figures() -> None:
    assert text_of(dated("令和５年３月５日", PROSE)) == "2023-03-05"
    assert text_of(dated("２０２３年３月５日", PROSE)) == "2023-03-05"


def test_figures_of_the_buddhist_era_are_told_by_their_size() -> None:
    assert text_of(dated("05/03/2566 10:30", PROSE, language="th")) == "2023-03-05"


@pytest.mark.parametrize(
    "line",
    ["三月十三个", "二〇二三年十三月五日", "31 กุมภาพันธ์ 2566", "三月三十二日", "ม.ค. นี้", "5 تشرين 2023"],
)
def test_what_is_no_day_of_a_calendar_is_no_date(line: str) -> None:
    assert written_dates(cleaned(line)) == ()


def test_a_numeral_in_a_sentence_is_part_of_no_other_date() -> None:
    (found,) = written_dates(cleaned("会议于三月五日举行。"))
    assert (found.words, found.readings[0]) == ("三月五日", (None, 3, 5))


@pytest.mark.parametrize(
    ("line", "changed"),
    [
        ("เผยแพร่เมื่อ 5 มีนาคม 2566 ปรับปรุงล่าสุด 6 มีนาคม 2566", "2023-03-06"),
        ("입력 2023.03.05 10:30 | 수정 2023.03.06 11:00", "2023-03-06"),
        ("نشر في 5 آذار 2023 - آخر تحديث 6 آذار 2023", "2023-03-06"),
        ("2023年3月5日 公開 2023年3月6日 更新", "2023-03-06"),
    ],
)
def test_publication_and_change_are_told_apart(line: str, changed: str) -> None:
    found = dated(line, PROSE, language=None)
    assert (text_of(found), str(found.modified.value)) == ("2023-03-05", changed)

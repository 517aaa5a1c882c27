"""Bylines of East Asian and Arabic pages: no spaces or capitals part a name, so labels and roles tell it."""

from pathlib import Path

import pytest

from backfile.intake.eastcredits import bare_name, credits_in, eastern_people
from backfile.intake.reading import Reading, read
from backfile.roles import Role
from backfile.toml.settings import Intake
from tests.capturing import drafts

GOLDEN = Path(__file__).parent / "golden_articles"
ZH = (GOLDEN / "chinese_page_with_reporters_and_editor" / "input.txt").read_text(encoding="utf-8")
JA = (GOLDEN / "japanese_page_with_writer_and_photographer" / "input.txt").read_text(encoding="utf-8")
KO = (GOLDEN / "korean_page_of_a_reporter" / "input.txt").read_text(encoding="utf-8")
AR = (GOLDEN / "arabic_page_with_a_byline" / "input.txt").read_text(encoding="utf-8")


def reading_of(text: str) -> Reading:
    (draft,) = drafts(text.encode())
    return read(draft, Intake())


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("记者 张三", "张三"),
        ("记者张三", "张三"),
        ("本报记者 张三 李四 北京报道", "张三, 李四"),
        ("文／张三 编辑／李四", "张三"),
        ("作者：约翰·史密斯", "约翰·史密斯"),
        ("来源：港口社 作者：张三 编辑：李四", "张三"),
        ("撰文：张三 翻译：李四 校对：王五", "张三"),
        ("文字 张三　摄影 李四", "张三"),
        ("2023年3月5日 10:30 记者 张三", "张三"),
        ("责任编辑：李四", ""),
        ("取材・文＝山田太郎　写真＝鈴木花子", "山田太郎"),
        ("文・山田太郎", "山田太郎"),
        ("文：佐藤 健（ライター）", "佐藤 健"),
        ("山田太郎記者", "山田太郎"),
        ("김철수 기자", "김철수"),
        ("김철수·이영희 기자 kim@example.com", "김철수, 이영희"),
        ("서울=김철수 특파원", "김철수"),
        ("글 김철수 / 사진 이영희", "김철수"),
    ],
)
def test_who_wrote_is_told_from_who_edited_by_the_labels(line: str, authors: str) -> None:
    assert credits_in(line)
    assert ", ".join(eastern_people(line)) == authors


@pytest.mark.parametrize(
    "line",
    [
        "记者节快乐",
        "記者会見",
        "新聞記者",
        "기자 회견",
        "图片新闻",
        "编辑部",
        "市长周二为灯塔揭幕",
        "记者从市政府获悉，灯塔将于周二重新开放。",
        "By Jane Roe",
    ],
)
def test_a_line_that_is_more_than_credits_has_none(line: str) -> None:
    assert credits_in(line) == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("山田太郎2025年1月13日 21時37分", "山田太郎"),
        ("山田 花子", "山田 花子"),
        ("张三", "张三"),
        ("王国新闻", None),
        ("社会部", None),
        ("灯台守", None),
    ],
)
def test_a_name_without_a_label_begins_with_a_common_family_name(line: str, name: str | None) -> None:
    assert bare_name(line) == name


@pytest.mark.parametrize("text", [ZH, JA, KO], ids=["Chinese", "Japanese", "Korean"])
def test_credits_below_the_text_are_no_paragraph(text: str) -> None:
    assert [line.role for line in reading_of(text).lines][3:7] == [Role.BODY] * 3 + [Role.BYLINE]


def test_an_arabic_verb_may_tell_who_wrote() -> None:
    assert reading_of(AR.replace("بقلم: أحمد", "كتب محمد")).article.authors == ("محمد محمود",)


@pytest.mark.parametrize("line", ["تحرير: أحمد محمود", "ترجمة: أحمد محمود", "بقلم: فريق التحرير"])
def test_an_arabic_editor_translator_or_newsroom_is_no_person_who_wrote(line: str) -> None:
    assert reading_of(AR.replace("بقلم: أحمد محمود", line)).article.authors == ()

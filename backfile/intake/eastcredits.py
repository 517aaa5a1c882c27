"""Who is credited on pages of East Asia, where no space parts a name's words: told by the label beside it.

"记者 张三", "文／李四 编辑：王五", "取材・文＝山田太郎", "김철수 기자". A line is read only if it is
nothing but such credits, with a date or an address at most: a sentence may begin with the same words.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

_LONGEST = 80
"""Characters of a line that may be credits."""
_PARTS = 2
_EAST = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WORDS: Final[dict[str, list[str]]] = tomllib.loads(
    files(__package__).joinpath("eastcredits.toml").read_text(encoding="utf-8")
)
_AUTHORS = frozenset(_WORDS["authors"])
_LABEL = "|".join(sorted((*_AUTHORS, *_WORDS["others"]), key=lambda label: (-len(label), label)))
_LABELS = rf"(?:{_LABEL})(?: ?[・·/&と] ?(?:{_LABEL})(?=[ :=/・·&と])){{0,2}}"
_BEHIND = "|".join(_WORDS["behind"])
_NO_NAME = rf"(?!(?:{_LABEL})(?:[ :=/・·]|$)|(?:{_BEHIND}))"
_NAME = (
    rf"{_NO_NAME}(?:[\uac00-\ud7a3]{{2,4}}|[一-鿿々ヶ]{{1,4}} {_NO_NAME}[一-鿿々ぁ-んァ-ヶー]{{1,4}}(?= |$)"
    r"|[一-鿿々ヶぁ-んァ-ヺー]{2,8}(?:[·・][一-鿿ァ-ヺー]{1,8}){0,3})"
)
_JOIN = r"(?: ?[、,，/·・&和与與及と] ?| )"
_SHORT_JOIN = r" ?[,·/] ?"
_BEFORE = re.compile(rf"({_LABELS})(?: ?[:=/・·|] ?| )({_NAME}(?:{_JOIN}{_NAME}){{0,4}})")
_CLOSE = re.compile(r"(?:本报记者|本報記者|本网记者|记者|記者)([一-鿿]{2,3})(?= |$)")
_BEHIND_NAMES = re.compile(
    r"(?:[\w]{1,8}(?:일보|신문|뉴스|방송|경제|통신) |[가-힣]{2,6}=)?"
    rf"({_NAME}(?:{_SHORT_JOIN}{_NAME}){{0,3}}) ?(?:{_BEHIND})"
)
_DATE = re.compile(r"\A[\d年月日時时分년월일시분.:/ -]{4,}|(?<=[^\d ])[\d年月日時时分년월일시분.:/ -]{6,}\Z")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}[\w.-]{0,64}")
_ASIDE = re.compile(r"\([^()]{1,20}\)")
_AROUND = " ()[]【】「」<>|/,、;。."
_PLACE = re.compile("(?:报道|報道|報導|报导|电|電|综合|整理|发自.{1,6})$")
_HOUSE = re.compile("[报報社网網部台臺讯訊组組局室課支処会會团團班]$|編集|编辑|新闻|新聞|ニュース")
_SURNAMES = re.compile(
    rf"(?:{'|'.join(_WORDS['japanese'])})[一-鿿々ぁ-んァ-ヶー]{{1,3}}"
    rf"|[{''.join(_WORDS['chinese'])}][一-鿿]{{1,2}}|[{''.join(_WORDS['korean'])}][가-힣]{{2}}"
)
"""A name without a label or a role beside it must begin with a common family name."""


class Credit(NamedTuple):
    """People who are credited together, and whether as authors."""

    names: tuple[str, ...]
    author: bool


def is_eastern(text: str) -> bool:
    """Tell whether a text has letters of Chinese, Japanese or Korean."""
    return not text.isascii() and _EAST.search(text) is not None


@lru_cache(maxsize=256)
def credits_in(line: str) -> tuple[Credit, ...]:
    """Return the credits of a line; none where it is anything else."""
    text = _plain(line)
    found: list[Credit] = []
    at = 0
    while text and at < len(text):
        if match := _BEFORE.match(text, at):
            found.append(Credit(_names(match[2]), _is_author(match[1])))
        elif (match := _CLOSE.match(text, at)) and _SURNAMES.fullmatch(match[1]):
            found.append(Credit((match[1],), author=True))
        elif match := _BEHIND_NAMES.match(text, at):
            found.append(Credit(_names(match[1]), author=True))
        else:
            return ()
        at = match.end()
        while at < len(text) and text[at] in " |/、,;":
            at += 1
    return tuple(found) if any(credit.names for credit in found) else ()


def bare_name(line: str) -> str | None:
    """Return the person of a line that is one name, dates aside; told by a common family name."""
    text = _plain(line)
    name = text.replace(" ", "")
    return text if _SURNAMES.fullmatch(name) and not _HOUSE.search(name) else None


def eastern_people(line: str) -> tuple[str, ...]:
    """Return who wrote the article by a line of its byline."""
    found = credits_in(line)
    if found:
        return tuple(dict.fromkeys(name for credit in found if credit.author for name in credit.names))
    name = bare_name(line)
    return (name,) if name else ()


def _plain(line: str) -> str:
    if len(line) > _LONGEST or not is_eastern(line):
        return ""
    text = _ADDRESS.sub(" ", unicodedata.normalize("NFKC", line))
    text = " ".join(_DATE.sub(" ", text.strip()).split())
    return (text if text.startswith(("(", "[")) else _ASIDE.sub("", text)).strip(_AROUND)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for name in _apart(text) if not _PLACE.search(name) and not _HOUSE.search(name))


def _apart(text: str) -> Iterable[str]:
    names = re.split("[、,/&]|(?<=[\uac00-\ud7a3])[·・]", text)
    for name in names:
        words = name.split()
        yield from [name.strip()] if _is_one(words) else words


def _is_one(words: list[str]) -> bool:
    """Tell a Japanese name with a space in it from two Chinese ones."""
    return len(words) == _PARTS and len(words[0]) > 1 and _SURNAMES.fullmatch("".join(words)) is not None


def _is_author(labels: str) -> bool:
    return any(label in _AUTHORS for label in re.split("[ ・·/&と]", labels))

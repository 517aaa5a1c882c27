"""What names look like: a person's name, a list of them, a name before a date or behind a label."""

import re
from typing import Final

from backfile.intake.eastcredits import bare_name, credits_in
from backfile.intake.label.facts import Facts

_NAME: Final = re.compile(r"[^\W\d_]['’.\w-]*(?: [^\W\d_]['’.\w-]*){1,4}")
_BEFORE: Final = re.compile(r"(\D{5,60}?)(?:[\d|@(/·•]| [–—-] )")
_LIST: Final = re.compile(r", | ?[/|] ?| (?:and|und|et|y|e|og|och|en|и|та|&) ")
_SMALL: Final = frozenset(
    [
        "al",
        "af",
        "av",
        "bin",
        "da",
        "de",
        "del",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
        "фон",
    ],
)
_VERBS: Final = (
    r"(?:(?:this )?(?:post|article|story)(?: was)? )?(?:written|posted|published|submitted|reported|words"
    r"|story|analysis|opinion|text|article|interview|post) by"
    r"|(?:ein(?:e)? )?(?:kommentar|essay|bericht|analyse|interview|gastbeitrag|text|artikel|beitrag"
    r"|geschrieben|veröffentlicht|erstellt|publiziert) von|skrevet av|skriven av|escrito por"
    r"|(?:(?:article )?(?:écrit|publié|rédigé)|propos recueillis) par|a cura di|reportage[mn]? (?:de|di)"
    r"|dal(?:la)? (?:nostr[oa] )?(?:inviat[oa]|corrispondente)|(?:подготови|беседова|записа)л[аи]?"
    r"|підготува(?:в|ла|ли)|розмовля(?:в|ла)|(?:texte|texto|testo|text|текст)(?= ?:)"
)
_UNCASED: Final = "מאת|כתבה|כתב|بقلم|كتبت?|كتبها?|إعداد|تقرير|أجرى الحوار|أجرت الحوار|حاوره|حاورها|حاورته"
_UNCASED_NAME: Final = re.compile(
    r"[\u0620-\u06d3]{2,20}(?: [\u0620-\u06d3]{2,20}){1,4}"
    r"|[\u05d0-\u05ea'׳-]{2,20}(?: [\u05d0-\u05ea'׳-]{2,20}){1,3}"
)
_LABELS: Final = (
    rf"(?:{_VERBS}|{_UNCASED}|by|von|par|por|door|af|av|autor(?:a|in)?|authors?|автор|авторы|від)"
)
_LABEL: Final = re.compile(rf"{_LABELS}(?: ?:\s*|\s+)(?=[^\W\d_])|by(?=(?-i:[A-Z][a-z]))", re.IGNORECASE)
_LABEL_ALONE: Final = re.compile(rf"{_LABELS} ?:?", re.IGNORECASE)
_PART: Final = re.compile(r" ?[|·•] ?| / ")
_END: Final = re.compile(r"[|(@•·\d]| [–—-] |, |(?<=[A-Za-z]) ?(?:(?i:last) )?(?:(?i:updated|published))\b")
_ROLE: Final = re.compile(
    r"(?:(?: [^\W\d_]+){0,2} (?:editor|correspondent|reporter|writer|columnist|journalist))\Z"
)
_BRAND: Final = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+")
_AGE: Final = re.compile(r"\d{1,2} ?(?:min|minutes?|hours?|hrs?|days?|weeks?|months?)\Z")
_TIMES: Final = frozenset({"ago", "counter"})
_DATED: Final = 16
"""Words that a line with a name and a date has at most."""
_PEOPLE: Final = 4
"""Names that a byline lists at most."""
_HOUSE: Final = 3
"""Words that a newsroom's or a publication's name has at most, where it stands behind a name."""


def is_name(line: Facts) -> bool:
    """Tell whether a line is one name or a short list of names, by its capitals."""
    if line.whole - {"agency"} or line.end not in {"none", "comma"} or not 2 <= line.length <= 5 * _PEOPLE:
        return False
    if _names(line.text):
        return not _LABEL.match(line.text)
    return bare_name(line.text) is not None


def is_list(line: Facts) -> bool:
    """Tell whether a line lists two names or more: "Jane Roe/John Doe"."""
    return is_name(line) and len(_names(line.text)) > 1


def is_name_and_role(line: Facts) -> bool:
    """Tell "Jane Roe Education editor"."""
    text = line.text.strip()
    role = _ROLE.search(text)
    return line.length <= 2 * _HOUSE and role is not None and _one_name(text[: role.start()])


def is_role(line: Facts) -> bool:
    """Tell a role on a line of its own: "Political Editor", "Staff Writer"."""
    return (
        "byline" in line.families and line.length <= _HOUSE + 2 and line.end == "none" and not is_label(line)
    )


def is_newsroom(line: Facts) -> bool:
    """Tell "Example Staff", "Newsdesk"."""
    text = line.text.strip()
    newsroom = "byline" in line.families or text.endswith((" Team", "Newsdesk"))
    short = line.length <= _HOUSE + 1 and line.end == "none" and not is_label(line)
    return newsroom and short and text[:1].isupper()


def is_name_and_house(line: Facts) -> bool:
    """Tell "Jane Roe, Example News"."""
    name, comma, house = line.text.strip().partition(", ")
    words = house.split(" ")
    named = (
        bool(comma) and _one_name(name) and len(words) <= _HOUSE and all(word[:1].isupper() for word in words)
    )
    return named and line.end == "none" and not line.whole


def names_before_a_date(line: Facts, *, near: bool) -> bool:
    """Tell "Jane Roe - Nov 19, 2024", "Jane Roe | 2 hours ago", "Jane Roe 3 min read".

    Right below the headline (`near`) its age may stand for the date: "Jane Roe 7 hours".
    """
    timed = line.dated or line.families & _TIMES or (near and _AGE.search(line.text[-20:].strip()))
    if not timed or line.length > _DATED:
        return False
    before = _BEFORE.match(line.text)
    return before is not None and _one_name(before.group(1).strip(" ,"))


def is_labelled(line: Facts) -> bool:
    """Tell whether a line is a label with names behind it: "von Max Muster", "By Jane Roe | 19 November"."""
    if line.length > _DATED or line.end in {"stop", "question"}:
        return False
    if any(credit.author and credit.names for credit in credits_in(line.text)):
        return True
    labels = ((part, _LABEL.match(part)) for part in _PART.split(line.text.strip()))
    return any(
        label and _named(_END.split(part[label.end() :], maxsplit=1)[0].strip()) for part, label in labels
    )


def is_label(line: Facts) -> bool:
    """Tell whether a line is no more than a label before names: "By", "Kommentar von"."""
    return bool(_LABEL_ALONE.fullmatch(line.text.strip()))


def is_brand(line: Facts) -> bool:
    """Tell whether a line is one name of which no person has the like: "HarbourNews"."""
    return bool(_BRAND.fullmatch(line.text.strip())) and not line.whole


def is_joint(line: Facts) -> bool:
    """Tell whether a line only joins two names: a comma, "and"."""
    return line.text.strip().casefold() in {
        ",",
        "and",
        "und",
        "et",
        "y",
        "e",
        "og",
        "och",
        "en",
        "и",
        "та",
        "&",
    }


def _named(text: str) -> bool:
    """Tell whether what follows a label is names. Arabic and Hebrew have no capitals: a few words are one."""
    uncased = _UNCASED_NAME.fullmatch(text) is not None and not text.startswith(("ال", "ה"))
    return uncased or bool(_names(text))


def _names(text: str) -> list[str]:
    """Return the names that a text lists; none where one of them is no name, or where they are many."""
    names = _LIST.split(text.strip(" ,"))
    return names if len(names) <= _PEOPLE and all(map(_one_name, names)) else []


def _one_name(text: str) -> bool:
    words = text.split(" ")
    return (
        bool(_NAME.fullmatch(text))
        and all(word[0].isupper() or word in _SMALL for word in words)
        and sum(word[0].isupper() for word in words) > 1
    )

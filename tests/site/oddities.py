"""An archive with every kind of page and much that is unusual."""

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

from tests.site.lab import Lab, three_stories

ODD = """---
title: 'Заголовок с "кавычками" & <знаками>'
date: 2024-11-18/2024-11-20
language: ru
publication: Гавань
byline: Иван Иванов
authors: [Иван Иванов]
agencies: [ТАСС]
dateline: МОСКВА
images:
- {caption: Маяк., credit: null}
- {caption: null, credit: Фото}
notes:
- {type: correction, text: Исправлено.}
- {type: disclaimer, text: Пояснение.}
tags: [Россия, C, C++, "?", index]
url: https://gavan.example/a?b=c&d=e
archived: [https://web.example/1]
rights: © Гавань
---
# Раздел

Первый [абзац](../undated/plain.html) и `код`.

- один
- два

> цитата

1. раз
2. два

---

| a | b |
"""
DATES = (
    "2024-11",
    "2024",
    "2024-11-19~",
    "[..2024-11-20]",
    "XXXX-12-18",
    "2023/2025",
    "2024-11-19T10:00:00Z",
)

KNOWN = {
    "stated": ("2024-11-19", "stated in seeds/a.toml"),
    "printed": ("2024-11-19", "line 9: 19.11.2024"),
    "counted": ("2024-11-17", "line 9: 2 days ago, captured 2024-11-19"),
    "chosen": ("2024-11-19", "line 7: Tuesday; line 5: 1,000 days since"),
    "doubtful": ("2024-11-19?", "line 9: 19/11"),
}
"""How a date may be known: the date, and its evidence."""


def archive(root: Path) -> Lab:
    """Build the archive there."""
    lab = three_stories(root)
    lab.write("articles/2024/odd.md", ODD)
    lab.write("articles/undated/plain.md", "---\ntitle: Plain\n---\n")
    lab.write("articles/undated/untitled.md", "---\nlanguage: ar\n---\nنص عربي\n")
    for number, date in enumerate(DATES):
        lab.write(
            f"articles/2024/dated-{number}.md", f"---\ntitle: Dated {number}\ndate: {date}\n---\nText.\n"
        )
    for way, (date, evidence) in KNOWN.items():
        known = f"evidence:\n  date: '{evidence}'\n"
        lab.write(f"articles/2024/{way}.md", f"---\ntitle: {way}\ndate: {date}\n{known}---\nText.\n")
    assert lab.build() == 0
    return lab


def parsed_pages(site: Lab) -> dict[str, Element]:
    """Parse every HTML page strictly: html5lib raises at the first parse error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return {path: parser.parse(data) for path, data in site.pages().items() if path.endswith(".html")}

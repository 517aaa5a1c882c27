"""A site that has every kind of page, in English or in Russian, and the templates that its pages are of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from backfile.cli import main
from backfile.press.theming import theme
from backfile.program import home
from tests.site.lab import STORY, Lab, lay_out

KINDS = tuple(
    path.name
    for path in sorted((home() / "templates").glob("*.html"))
    if path.read_text("utf-8").startswith("{% extends")
)
"""The templates of pages; the others are parts of these."""
ADDRESS = "https://archive.example"
"""Where the site says that it stands."""
SETTINGS = """\
[site]
title = "{title}"
language = "{language}"
base_url = "{address}/"

[build]
executor = "serial"
"""
TITLES = {"en": "Harbour archive", "ru": "Архив гавани"}
QUAY = """\
Порт Эллери открыл новую набережную

Опубликовано 4 марта 2023 года

Набережную открыли в субботу, через два года после шторма, который разбил старую стену у гавани.

Сотни жителей пришли к причалу, чтобы увидеть, как снова загорятся фонари на старом молу.

«Нам говорили, что это невозможно, — сказала мэр на открытии. — Но это сделано».

Подписывайтесь на наш канал
"""
MARKET = """\
Рыбаки решили сохранить старый рынок

Рыбаки Порта Эллери проголосовали за то, чтобы сохранить старый рынок, говорится в заявлении их союза.

Голосованию предшествовал долгий спор о том, кто заплатит за крышу, которая течёт уже много лет.
"""
FULL = """---
title: 'Маяк с "кавычками" & <знаками>'
description: Коротко о том, как зажгли маяк.
date: 2024-11-19
modified: 2024-11-20
language: ru
publication: Гавань
section: Город
byline: Иван Иванов
authors: [Иван Иванов, Пётр Петров]
agencies: [Вести моря]
dateline: ПОРТ ЭЛЛЕРИ
images:
- {caption: Маяк вечером., credit: null}
- {caption: null, credit: Снимок порта}
notes:
- {type: correction, text: Исправлено имя.}
- {type: update, text: Добавлено число.}
- {type: disclaimer, text: Пояснение.}
- {type: translation, text: Переведено с английского.}
- {type: editor, text: От редакции.}
tags: [Порт Эллери, маяк, Ёлки, ели]
url: https://gavan.example/a?b=c&d=e
archived: [https://web.example/1]
rights: © Гавань
evidence:
  title: строка 1
  date: строка 2
---
# Раздел

Первый абзац и ещё немного слов о маяке, которые идут на вторую строку и дальше, до самого конца её.

- один
- два

> Слова из песни.

| а | б |
|---|---|
| 1 | 2 |
"""
ENGLISH = """---
title: Mayor opens the rebuilt lighthouse
date: 2024-11-18
language: en
publication: Гавань
tags: [маяк]
---
The mayor opened the lighthouse, and [said so](https://mayor.example/).
"""
ARABIC = """---
title: افتتاح المنارة الجديدة
description: عن المنارة
date: 2024-11-17
language: ar
byline: سالم
publication: الميناء
tags: [маяк]
---
افتتح رئيس البلدية المنارة يوم السبت.
"""
UNCERTAIN = (
    "2024-11", "2024", "2024-11-19~", "2024-11-18?", "[..2024-11-20]", "[2024-11-18..2024-11-19]",
    "XXXX-12-18",
    "2023/2025", "2023-24", "197X", "19XX", "2024-10-05T14:30:00+03:00",
)  # fmt: skip


def site_of_every_kind(root: Path, language: str) -> tuple[Lab, dict[str, list[str]]]:
    """Build a site whose own words are in a language. Return it, and the pages of each template."""
    lab = lay_out(root, settings=SETTINGS.format(title=TITLES[language], language=language, address=ADDRESS))
    lab.write("seeds/quay.txt", QUAY)
    lab.write("seeds/quay.toml", f'retrieved = "2023-03-05"\nagencies = ["Вести моря"]\n{_ADDRESS}')
    lab.write("seeds/quay-again.txt", QUAY.replace("Сотни", "Тысячи").replace("новую ", ""))
    lab.write("seeds/quay-again.toml", f'retrieved = "2023-03-06"\n{_ADDRESS}')
    lab.write("seeds/market.txt", MARKET)
    lab.write("seeds/lighthouse.txt", STORY)
    lab.write("seeds/lighthouse.toml", 'publication = "Гавань"\n')
    for name, text in (("full", FULL), ("english", ENGLISH), ("arabic", ARABIC)):
        lab.write(f"articles/2024/{name}.md", text)
    for number, date in enumerate(UNCERTAIN):
        text = f'---\ntitle: Заметка {number}\ndate: "{date}"\nlanguage: ru\ntags: [заметки]\n---\nСлова.\n'
        lab.write(f"articles/notes/note-{number}.md", text)
    lab.write("articles/notes/bare.md", "---\ntitle: null\n---\nСлова без заголовка и даты.\n")
    kinds: dict[str, list[str]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theme.Theme, "print", _noted(kinds))
        assert main(["--review"], root=lab.root) == 0
    return lab, kinds


_ADDRESS = 'url = "https://gavan.example/2023/quay"\npublication = "Гавань"\n'


def _noted(kinds: dict[str, list[str]]) -> Callable[[theme.Theme, str, str, object], bytes]:
    real = theme.Theme.print

    def noted(self: theme.Theme, template: str, path: str, view: object) -> bytes:
        kinds.setdefault(template, []).append(path)
        return real(self, template, path, view)

    return noted

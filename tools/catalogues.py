"""Bring the catalogues of the interface's messages, locale/*.po, up to date with templates and code.

`python tools/catalogues.py` gathers all messages, adds those that are new to each catalogue with nothing said
for them, and takes those away that are no more. `python tools/catalogues.py de` begins a catalogue of German.
Needs Babel, which building a site does not.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parent.parent
LOCALE = TOP / "locale"
METHODS = [("backfile/**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"silent": "false", "trimmed": "false"}}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "pgettext": ((1, "c"), 2),
    "ngettext": (1, 2),
    "message": {1: (1,), 2: (1, (2, "c"))},
}
"""What is called with a message, and which of the arguments it is; "c" is its context."""
WIDTH = 100


def gathered() -> Catalog:
    """Return all messages of templates and code, each with the files that it stands in."""
    found = Catalog()
    called = [*_in_folder("backfile"), *_in_folder("templates")]
    for file, text, comments, context in sorted(called, key=lambda entry: entry[0]):
        found.add(text, locations=[(file, 0)], auto_comments=comments, context=context)
    return found


def _in_folder(folder: str) -> Iterator[tuple[str, str | tuple[str, ...], list[str], str | None]]:
    for file, _, text, comments, context in extract_from_dir(
        TOP / folder,
        [(pattern.split("/", 1)[1], method) for pattern, method in METHODS],
        {pattern.split("/", 1)[1]: options for pattern, options in OPTIONS.items()},
        KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    ):
        yield f"{folder}/{file}", text, comments, context


def updated(catalogue: Catalog, found: Catalog) -> Catalog:
    """Return what is found, with what the catalogue says for it."""
    new = Catalog(locale=catalogue.locale)
    for message in found:
        if message.id:
            said = catalogue.get(message.id, context=message.context)
            string = said.string if isinstance(said, Message) and not said.fuzzy else ""
            places = [(file, 0) for file in dict.fromkeys(file for file, _ in message.locations)]
            new.add(
                message.id,
                string if string or not message.pluralizable else ("",) * new.num_plurals,
                locations=places,
                auto_comments=message.auto_comments,
                context=message.context,
            )
    return new


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file, without any time in it: the same messages are the same bytes."""
    out = BytesIO()
    write_po(out, catalogue, width=WIDTH, omit_header=True, include_lineno=False)
    lines = [
        f"Language: {catalogue.locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalogue.plural_forms}",
    ]
    header = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{header}\n'.encode() + out.getvalue()


def main(languages: list[str]) -> None:
    """Bring these catalogues up to date, and those that there are."""
    found = gathered()
    for language in sorted({*languages, *(path.stem for path in LOCALE.glob("*.po"))}):
        path = LOCALE / f"{language}.po"
        old = Catalog(locale=language)
        if path.exists():
            with path.open("rb") as file:
                old = read_po(file, locale=language)
        new = updated(old, found)
        path.write_bytes(written(new))
        silent = sum(1 for message in new if message.id and not any([*_said(message)]))
        print(f"{path.relative_to(TOP)}: {len(new)} messages, {silent} of them without words")


def _said(message: Message) -> Iterator[str]:
    yield from (message.string,) if isinstance(message.string, str) else message.string


if __name__ == "__main__":
    main(sys.argv[1:])

"""ledger: the newer reading's ledger, taken into an article that was edited by hand."""

import re
import sys
from dataclasses import replace
from pathlib import Path

from backfile import places
from backfile.articles.articlefile import dumps, loads
from backfile.cli.again import Again, read_again
from backfile.errors import BackfileError, Exit, Location, Problems
from backfile.files import lock
from backfile.intake.joining import further
from backfile.model import Article, CaptureRecord
from backfile.yaml.yamlread import commented

_FIELDS = {
    name: re.compile(rf"(?m)^{name}:.*\n(?:(?:\r?\n)*[ \t-].*\n)*") for name in ("capture", "captures")
}


def ledger(root: Path, article: str) -> int:
    """Write into an article's file how its captures' lines are read now, and change nothing else in it.

    The file stays the person's: it is known as edited by hand as before. Raises BackfileError or Problems.
    """
    with lock.locked(root):
        again = read_again(root, article)
        data = _with_ledger(again)
        if data == again.data:
            sys.stdout.write(f"{again.path}: its ledger is the newest\n")
            return Exit.DONE
        places.replace(again.place, again.path, data)
    sys.stdout.write(f"{again.path}: the newer ledger was taken over\n")
    return Exit.DONE


def _with_ledger(again: Again) -> bytes:
    """Put the new records in the place of the old ones, and make sure that all else reads as before."""
    text = again.data.decode("utf-8")
    before = again.article
    wanted = replace(
        before,
        capture=_newer(again, before.capture) if before.capture else None,
        captures=tuple(_newer(again, record) for record in before.captures),
    )
    if wanted == before:
        return again.data
    written = _spliced(text, dumps(wanted))
    if written is None or not _reads_as(written, wanted, again.path):
        hint = f"take it over by hand: python build.py diff {again.path}"
        raise BackfileError("its captures are written in a form of their own", Location(again.path), hint)
    return written.encode()


def _newer(again: Again, record: CaptureRecord) -> CaptureRecord:
    """Return the record of a capture as it is read now; as it is, where the capture is not there."""
    reading = again.readings.get(record.file)
    if reading is None:
        return record
    now = further(reading, again.article.url)
    if now.sha256 != record.sha256:
        message = f"the capture {record.file} is not the one that it was read from: its SHA-256 differs"
        raise BackfileError(message, Location(again.path), "put the capture back as it was received")
    return replace(now, filed=record.filed, url=record.url)


def _spliced(text: str, ours: str) -> str | None:
    """Put the records of a text that we have written into the text that a person has.

    None where they hold a comment of the person's, which would be lost.
    """
    for pattern in _FIELDS.values():
        new = pattern.search(ours, 0, ours.index("\n---\n") + 1)
        old = pattern.search(text, 0, text.find("\n---", 3) + 1)
        if new and old:
            if commented(old[0]):
                return None
            ends = "\r\n" if old[0].count("\r\n") == old[0].count("\n") else "\n"
            text = text[: old.start()] + new[0].replace("\n", ends) + text[old.end() :]
    return text


def _reads_as(text: str, wanted: Article, path: str) -> bool:
    try:
        return loads(text, path) == wanted
    except Problems:
        return False

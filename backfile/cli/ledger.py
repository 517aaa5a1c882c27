"""ledger: the newer reading's ledger, taken into an article that was edited by hand."""

import re
import sys
from dataclasses import replace
from pathlib import Path

from backfile import lock, places
from backfile.articlefile import dumps, loads
from backfile.cli.again import Again, read_again
from backfile.errors import BackfileError, Exit, Location
from backfile.model import CaptureRecord

_CAPTURE = re.compile(r"(?m)^capture:.*\n(?:[ \t].*\n|\n)*+")


def ledger(root: Path, article: str) -> int:
    """Write into an article's file how its capture's lines are read now, and change nothing else in it.

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
    """Put the new record in the place of the old one, and make sure that all else reads as before."""
    text = again.data.decode("utf-8")
    crlf = "\r\n" in text
    plain = text.replace("\r\n", "\n")
    before = loads(plain, again.path)
    wanted = replace(before, capture=_newer(again))
    block = _block(dumps(wanted))
    end = plain.find("\n---", 3) + 1
    found = _CAPTURE.search(plain, 0, end)
    written = plain[: found.start()] + block + plain[found.end() :] if found else plain
    if not found or loads(written, again.path) != wanted:
        hint = f"take it over by hand: python build.py diff {again.path}"
        raise BackfileError("its capture is written in a form of its own", Location(again.path), hint)
    return (written.replace("\n", "\r\n") if crlf else written).encode()


def _newer(again: Again) -> CaptureRecord:
    now = again.article.capture or again.record
    if now.sha256 != again.record.sha256:
        message = f"the capture {again.record.file} is not the one that it was read from: its SHA-256 differs"
        raise BackfileError(message, Location(again.path), "put the capture back as it was received")
    return replace(now, filed=again.record.filed)


def _block(text: str) -> str:
    """Return the capture's field as we write it, the last one of the front matter."""
    end = text.index("\n---\n") + 1
    found = _CAPTURE.search(text, 0, end)
    return found[0] if found else ""

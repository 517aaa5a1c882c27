"""explain: how captures are read. It files nothing."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from backfile import places
from backfile.captures.naming import split
from backfile.drafts import Capture
from backfile.errors import BackfileError, Exit, Problems, problems_of
from backfile.intake.gather import drafts_of
from backfile.intake.reading import Reading, read
from backfile.intake.sidecar import sidecar_for
from backfile.model import Article
from backfile.places import Place
from backfile.roles import BODY_ROLES
from backfile.toml import config
from backfile.toml.settings import Settings

_FIELDS = (
    "title",
    "description",
    "byline",
    "authors",
    "date",
    "modified",
    "publication",
    "section",
    "language",
    "agencies",
    "dateline",
    "images",
    "notes",
    "tags",
    "people",
    "places",
    "organisations",
    "url",
    "archived",
    "rights",
)


def explain(root: Path, paths: Sequence[str], *, as_json: bool) -> int:
    """Print the reading of each capture. Raises Problems at the end with those that could not be read."""
    settings = config.load(root) if (root / config.NAME).is_file() else Settings()
    problems: list[BackfileError] = []
    for path in paths:
        try:
            for reading in _readings(root, settings, path):
                if isinstance(reading, BackfileError):
                    problems.append(reading)
                else:
                    sys.stdout.write(_json(reading) if as_json else _text(reading))
        except (BackfileError, Problems) as error:
            problems += problems_of(error)
    if problems:
        raise Problems(problems)
    return Exit.DONE


def _readings(root: Path, settings: Settings, path: str) -> Iterator[Reading | BackfileError]:
    """Read each article of a file, or the one that a number behind its name means."""
    name = Path(path).as_posix()
    file = split(name)[0]
    place = _place(root, settings, file)
    sidecar = sidecar_for(file, partial(places.is_file, place))
    for draft in drafts_of(place, name, sidecar, settings.intake):
        if isinstance(draft, BackfileError):
            yield draft
        else:
            yield read(draft, settings.intake, settings.publication)
            yield from draft.lacking


def _place(root: Path, settings: Settings, path: str) -> Place:
    """Return where the file is looked for: below the current folder, or else in the archive."""
    return Path() if Path(path).exists() else places.place_of(root, settings.build.storage)


def _json(reading: Reading) -> str:
    article = reading.article
    record = article.capture
    document = {
        "file": reading.draft.capture.file,
        **{name: _plain(article, name) for name in _FIELDS},
        "body": [
            line.text.strip() for line in reading.paragraphs if line.role in BODY_ROLES and line.text.strip()
        ],
        "ledger": dict(record.ledger) if record else {},
        "reasons": dict(record.reasons) if record else {},
        "evidence": dict(article.evidence),
    }
    return json.dumps(document, ensure_ascii=False) + "\n"


def _plain(article: Article, name: str) -> object:
    value = getattr(article, name)
    if name in ("date", "modified"):
        return None if value is None else value.text
    if name in ("images", "notes"):
        return [asdict(item) for item in value]
    return value


def _text(reading: Reading) -> str:
    capture = reading.draft.capture
    lines = [
        f"{capture.file}: {len(capture.lines)} lines, {capture.size:,} bytes, {_read_as(capture)}",
        f"SHA-256 {capture.sha256}",
        *([f"{capture.controls} control characters are left out"] if capture.controls else []),
        "",
    ]
    roles = max((len(line.role) for line in reading.lines), default=0)
    reasons = max((len(line.reason) for line in reading.lines), default=0)
    digits = len(str(len(reading.lines)))
    lines += [
        f"{line.number:>{digits}}  {line.role:<{roles}}  {line.reason:<{reasons}}  {line.text}".rstrip()
        for line in reading.lines
    ]
    lines.append("")
    width = max(len(name) for name in _FIELDS)
    for name in _FIELDS:
        lines.append(f"{name:<{width}}  {_shown(_plain(reading.article, name))}")
        if evidence := reading.article.evidence.get(name):
            lines.append(f"{'':<{width}}    {evidence}")
    return "\n".join(lines) + "\n\n"


def _read_as(capture: Capture) -> str:
    return ", ".join(filter(None, (capture.format, capture.encoding)))


def _shown(value: object) -> str:
    if value is None or value in ((), []):
        return "not known" if value is None else "none"
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, list):
        return "; ".join(
            ", ".join(f"{key}: {text}" for key, text in item.items() if text is not None) for item in value
        )
    return str(value)

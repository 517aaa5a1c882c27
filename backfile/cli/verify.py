"""verify: a copy of the site against its manifest, its signature, and other mirrors."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location, shown
from backfile.fixity import claims
from backfile.fixity.checking import Checked, check
from backfile.fixity.claims import Claim, Standing
from backfile.fixity.comparing import ABSENT, differences
from backfile.press.publishing.survey import FOLDER
from backfile.press.urls import SIGNATURE
from backfile.signatures.minisign import MOST_BYTES, PublicKey, Signature, public_key
from backfile.working.work import Crew

_DIGITS = 12
"""Digits of a digest that tell two contents apart for a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be verified: folders (none: the archive's own site), and by what.

    `key` is a public key's file or line, `seen` a file or folder that has a signature seen before. `allowed`
    are files and folders that may be there besides.
    """

    folders: tuple[str, ...] = ()
    compare: bool = False
    key: str | None = None
    seen: str | None = None
    allowed: tuple[str, ...] = ()
    as_json: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One copy: what it was found to be, what its signature claims and is worth, and what is wrong."""

    checked: Checked
    claim: Claim | None
    standing: Standing | None
    wrong: tuple[str, ...]


def verify(root: Path, asked: Asked) -> int:
    """Print what each copy was found to be. Exit code 4 where one is not whole, or they differ.

    Raises BackfileError: a key that is none (usage), a copy without a manifest or with a broken signature.
    """
    folders = [Path(folder) for folder in asked.folders] or [root / FOLDER]
    results = [result_of(folder, asked) for folder in folders]
    differing = list(differences([result.checked for result in results])) if asked.compare else []
    apart = [(one.path, one.contents) for one in differing]
    forks = list(_forks(results)) if asked.compare else []
    if asked.as_json:
        sys.stdout.write(_json(results, apart, forks, compare=asked.compare))
    else:
        lines = [line for result in results for line in _text(result)]
        lines += _compared(results, apart, forks) if asked.compare else ()
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    sound = all(result.checked.whole and not result.wrong for result in results)
    return Exit.DONE if sound and not apart and not forks else Exit.VERIFICATION


def result_of(folder: Path, asked: Asked) -> Result:
    """Check one copy as asked. Raises BackfileError: see `verify`."""
    key = _key(asked.key) if asked.key else None
    if asked.seen and not key:
        message = "a signature seen before says nothing without the key"
        raise BackfileError(message, hint="add --key", code=Exit.USAGE)
    seen = _seen(Path(asked.seen), key) if asked.seen and key else None
    checked = check(folder, allowed=asked.allowed, crew=Crew())
    signature = claims.signature_in(folder)
    claim = claims.claim_of(signature) if signature else None
    standing = claims.standing(signature, checked.written, key) if key else None
    wrong = [_WORDS[standing]] if standing in _WORDS else []
    if seen and standing in (Standing.GOOD, Standing.OTHER_MANIFEST):
        against = claims.contradicts(claim, seen) if claim else "its signature has no number to compare"
        wrong += [against] if against else []
    return Result(checked=checked, claim=claim, standing=standing, wrong=tuple(wrong))


_WORDS: Mapping[Standing | None, str] = {
    Standing.NONE: f"it is not signed: there is no {SIGNATURE}",
    Standing.OTHER_KEY: "its signature is not by this key, or was altered",
    Standing.OTHER_MANIFEST: "its signature is by this key, but of another manifest",
}


def _text(result: Result) -> Iterator[str]:
    checked = result.checked
    for what, paths in (
        ("missing", checked.missing),
        ("changed", checked.changed),
        ("extra", checked.extra),
        ("strange", checked.strange),
    ):
        yield from (f"{what}  {shown(path)}" for path in paths)
    yield from (f"unreadable  {shown(path)}: {why}" for path, why in checked.unreadable.items())
    name = shown(str(checked.folder))
    yield from (f"{name}: {why}" for why in result.wrong)
    if result.standing is Standing.GOOD:
        number = f", number {result.claim.number}" if result.claim else ""
        yield f"{name}: its signature{number} is by this key"
    yield f"{name}: {_summary(checked)}"


def _summary(checked: Checked) -> str:
    if checked.whole:
        return f"{checked.files:,} files, each as the manifest says"
    counts = (
        ("missing", checked.missing),
        ("changed", checked.changed),
        ("extra", checked.extra),
        ("strange", checked.strange),
        ("unreadable", checked.unreadable),
    )
    told = ", ".join(f"{len(paths):,} {name}" for name, paths in counts if paths)
    return f"{told}, of {checked.files:,} files"


def _compared(
    results: Sequence[Result],
    apart: Sequence[tuple[str, Mapping[bytes, tuple[int, ...]]]],
    forks: Sequence[str],
) -> Iterator[str]:
    names = [shown(str(result.checked.folder)) for result in results]
    for path, contents in apart:
        parts = (
            f"{'not' if digest == ABSENT else digest.hex()[:_DIGITS]} in {', '.join(names[n] for n in where)}"
            for digest, where in contents.items()
        )
        yield f"{shown(path)}: {'; '.join(parts)}"
    yield from forks
    yield from _ages(results)
    yield f"{len(apart):,} files differ" if apart else f"{len(names)} copies, all the same"


def _believed(results: Sequence[Result]) -> list[Result]:
    """Return those whose claim can be believed, or, where no key was given, all that make one."""
    return [
        one for one in results if one.claim and one.standing in (None, Standing.GOOD, Standing.OTHER_MANIFEST)
    ]


def _ages(results: Sequence[Result]) -> Iterator[str]:
    """Say which copies were signed before others."""
    newest = max((one.claim.number for one in _believed(results) if one.claim), default=0)
    for one in _believed(results):
        if one.claim and one.claim.number < newest:
            doubt = "" if one.standing else " (not proved without --key)"
            name = shown(str(one.checked.folder))
            yield f"{name}: older, signature {one.claim.number} of {newest}{doubt}"


def _forks(results: Sequence[Result]) -> Iterator[str]:
    """Say where one number was given to two manifests."""
    first: dict[int, Result] = {}
    for one in _believed(results):
        if one.claim is None:
            continue
        other = first.setdefault(one.claim.number, one)
        if other.claim and other.claim.manifest != one.claim.manifest:
            names = (shown(str(result.checked.folder)) for result in (other, one))
            yield f"{' and '.join(names)}: two manifests were signed as number {one.claim.number}"


def _json(
    results: Sequence[Result],
    apart: Sequence[tuple[str, Mapping[bytes, tuple[int, ...]]]],
    forks: Sequence[str],
    *,
    compare: bool,
) -> str:
    document: dict[str, object] = {
        "copies": [
            {
                "folder": str(one.checked.folder),
                "whole": one.checked.whole,
                "files": one.checked.files,
                "manifest": one.checked.written.sha256,
                "missing": one.checked.missing,
                "changed": [*one.checked.changed],
                "extra": one.checked.extra,
                "strange": one.checked.strange,
                "unreadable": one.checked.unreadable,
                "signature": one.standing,
                "number": one.claim.number if one.claim else None,
                "wrong": one.wrong,
            }
            for one in results
        ]
    }
    if compare:
        document["differences"] = [
            {
                "path": path,
                "contents": {digest.hex() or "absent": where for digest, where in contents.items()},
            }
            for path, contents in apart
        ]
        document["forks"] = forks
    # Escaped, as a name that is not UTF-8 could not be printed.
    return json.dumps(document) + "\n"


def _key(text: str) -> PublicKey:
    path = Path(text)
    try:
        known = path.is_file()
        data = path.read_bytes()[: MOST_BYTES + 1].decode("utf-8", "replace") if known else text
    except OSError as error:
        raise BackfileError(str(error.strerror).lower(), Location(text), code=Exit.IO) from None
    return public_key(data, text)


def _seen(place: Path, key: PublicKey) -> Claim:
    """Read a signature that was seen before. Raises BackfileError where there is none to go by."""
    signature: Signature | None = claims.signature_in(place)
    claim = claims.claim_of(signature) if signature else None
    if signature is None or claim is None or not signature.is_by(key):
        message = "there is no signature here by this key that has a number"
        raise BackfileError(message, Location(str(place)), code=Exit.VERIFICATION)
    return claim

"""What a signature says of the manifest, and what it is worth.

A trusted comment of ours carries a number that grows by one with each signature, the SHA-256 of the
manifest, and that of the manifest that was signed before. An old copy of the site is whole and truly
signed; only by the number is it known to be old.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.files.disk import opened
from backfile.fixity.written import Written
from backfile.press import urls
from backfile.signatures import minisign
from backfile.signatures.minisign import PublicKey, Signature

_COMMENT = re.compile(
    r"backfile signature=([1-9][0-9]{0,17}) manifest=([0-9a-f]{64}) "
    r"checksums=([0-9a-f]{64}) before=([0-9a-f]{64}|none)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the trusted comment of ours says. Digests are hex; `before` is None in the first signature.

    `checksums` is of manifest-sha256.txt: by it a reader who has only minisign knows that list for ours.
    """

    number: int
    manifest: str
    checksums: str
    before: str | None

    @property
    def comment(self) -> str:
        """The comment that says so."""
        digests = f"manifest={self.manifest} checksums={self.checksums} before={self.before or 'none'}"
        return f"backfile signature={self.number} {digests}"


class Standing(StrEnum):
    """What a signature is to a manifest and a key."""

    GOOD = "good"
    OTHER_MANIFEST = "of another manifest"
    OTHER_KEY = "not by this key"
    NONE = "none"


def claim_of(signature: Signature) -> Claim | None:
    """Read the trusted comment; None where it is of another kind, as minisign itself writes."""
    found = _COMMENT.fullmatch(signature.comment)
    if not found:
        return None
    before = None if found[4] == "none" else found[4]
    return Claim(number=int(found[1]), manifest=found[2], checksums=found[3], before=before)


def signature_in(place: Path) -> Signature | None:
    """Read the signature of a copy, or a file of one; None where there is none.

    Raises BackfileError (verification) where it is no signature, or can't be read.
    """
    path = place / urls.SIGNATURE if place.is_dir() else place
    try:
        with opened(path) as file:
            data = file.read(minisign.MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = (error.strerror or str(error)).lower()
        raise BackfileError(message, Location(str(path)), code=Exit.VERIFICATION) from None
    return minisign.signature(data, str(path))


def standing(signature: Signature | None, written: Written, key: PublicKey) -> Standing:
    """Tell what a signature is to a manifest and a key."""
    if signature is None:
        return Standing.NONE
    if not signature.is_by(key):
        return Standing.OTHER_KEY
    claim = claim_of(signature)
    mine = claim is None or claim.manifest == written.sha256
    return Standing.GOOD if mine and signature.is_of(written.blake2b, key) else Standing.OTHER_MANIFEST


def contradicts(now: Claim, seen: Claim) -> str | None:
    """Say how a signature can't come after one that was seen before; None where it can, or is the same."""
    if now.number < seen.number:
        return f"this is signature {now.number}, and {seen.number} was seen before: the copy was rolled back"
    if now.number == seen.number and now.manifest != seen.manifest:
        return f"two manifests were signed as number {now.number}: the archive was forked"
    if now.number == seen.number + 1 and now.before != seen.manifest:
        return f"signature {now.number} does not follow the manifest that was signed as {seen.number}"
    return None

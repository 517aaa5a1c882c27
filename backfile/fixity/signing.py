"""Signing the manifest: each signature names the one before, so that they make a chain.

The last signature stands twice: in the site, and beside site.toml, where it stays if the site is removed.
"""

from dataclasses import dataclass
from pathlib import Path

from backfile.errors import BackfileError, Exit, Location
from backfile.files import disk
from backfile.fixity.claims import Claim, claim_of, signature_in
from backfile.fixity.secretkey import SecretKey
from backfile.fixity.written import checksums_of, read_manifest
from backfile.press.publishing.survey import FOLDER
from backfile.press.urls import SIGNATURE
from backfile.signatures.minisign import PublicKey, Signature

KEPT = "backfile.minisig"
"""The last signature, beside site.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """What signing came to: the claim, and whether the manifest had been signed before."""

    claim: Claim
    again: bool


def sign(root: Path, key: SecretKey) -> Signed:
    """Sign the manifest of the site in `root`, whose lock must be held.

    A manifest that was signed last keeps its signature. Raises BackfileError: no site (verification), or a
    chain of another key's (usage).
    """
    written = read_manifest(root / FOLDER)
    public = key.public
    last = _last(root, public)
    if last and (before := claim_of(last)) and before.manifest == written.sha256:
        _keep(root, last)
        return Signed(claim=before, again=True)
    earlier = claim_of(last) if last else None
    claim = Claim(
        number=earlier.number + 1 if earlier else 1,
        manifest=written.sha256,
        checksums=checksums_of(written).hex(),
        before=earlier.manifest if earlier else None,
    )
    signature = key.sign(written.blake2b, claim.comment)
    if not signature.is_of(written.blake2b, public):
        raise BackfileError("the signature that was made does not fit", code=Exit.VERIFICATION)
    _keep(root, signature)
    return Signed(claim=claim, again=False)


def _last(root: Path, key: PublicKey) -> Signature | None:
    """Return the last signature of the chain, of whichever is the later of the two places."""
    found: list[tuple[int, Signature]] = []
    for name in (KEPT, f"{FOLDER}/{SIGNATURE}"):
        signature = signature_in(root / name)
        if signature is None:
            continue
        if not signature.is_by(key):
            message = "this signature is by another key, and a chain has one key"
            hint = "sign with that key; or, to begin a new chain, move the file away"
            raise BackfileError(message, Location(name), hint, code=Exit.USAGE)
        claim = claim_of(signature)
        found.append((claim.number if claim else 0, signature))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _keep(root: Path, signature: Signature) -> None:
    """Write the signature first where it can't be lost: a number must not be given out twice."""
    for name in (KEPT, f"{FOLDER}/{SIGNATURE}"):
        disk.replace(root / name, signature.file(), name)

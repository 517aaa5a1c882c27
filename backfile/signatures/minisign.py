"""The files of minisign: public keys and signatures, read, written and verified.

A signature is of the BLAKE2b-512 of a file ("ED", as minisign writes since 0.10), so that a file of any
size is read once and a piece at a time. Its trusted comment is signed as well, by a second signature over
the first and the comment (https://jedisct1.github.io/minisign/#signature-format). So the comment can be
believed whatever has become of the file.
"""

import base64
import binascii
from dataclasses import dataclass

from backfile.errors import BackfileError, Exit, Location
from backfile.signatures.ed25519 import verifies

MOST_BYTES = 20_000
"""A file of a key or of a signature is a few hundred bytes."""
KEY_KIND, PREHASHED = b"Ed", b"ED"
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_HINT = "it must be as minisign or `python build.py sign` wrote it"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key: 32 bytes, and the 8 of its number, by which signatures name it."""

    number: bytes
    point: bytes

    @property
    def name(self) -> str:
        """The key's number as minisign prints it."""
        return self.number[::-1].hex().upper()

    @property
    def line(self) -> str:
        """The whole key in one line of 56 letters, as `minisign -P` takes it."""
        return base64.b64encode(KEY_KIND + self.number + self.point).decode()

    def file(self) -> bytes:
        """Return the file of the key."""
        return f"{_UNTRUSTED}minisign public key {self.name}\n{self.line}\n".encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature of a file, with a trusted comment, and the `seal` on both. None of it is verified yet."""

    number: bytes
    signature: bytes
    comment: str
    seal: bytes

    @property
    def sealed(self) -> bytes:
        """What the seal is a signature of."""
        return self.signature + self.comment.encode()

    def file(self) -> bytes:
        """Return the file of the signature."""
        first = base64.b64encode(PREHASHED + self.number + self.signature).decode()
        last = base64.b64encode(self.seal).decode()
        return f"{_UNTRUSTED}signed by Backfile\n{first}\n{_TRUSTED}{self.comment}\n{last}\n".encode()

    def is_by(self, key: PublicKey) -> bool:
        """Tell whether the owner of a key made this signature and its comment, of whatever file."""
        return self.number == key.number and verifies(key.point, self.sealed, self.seal)

    def is_of(self, digest: bytes, key: PublicKey) -> bool:
        """Tell whether it is the key's owner's, and of the file with this BLAKE2b-512 (64 bytes)."""
        return self.is_by(key) and verifies(key.point, digest, self.signature)


def public_key(text: str, name: str) -> PublicKey:
    """Read a public key: its one line, or a file that has a comment above it. `name` is what errors call it.

    Raises BackfileError (usage).
    """
    lines = text.strip().splitlines()
    data = _decoded(lines[-1] if lines else "")
    if data is None or len(lines) > 2 or len(data) != 42 or data[:2] != KEY_KIND:
        message = "this is not a public key of minisign's"
        hint = "it is a line of 56 letters that begins with RW"
        raise BackfileError(message, Location(name), hint, code=Exit.USAGE)
    return PublicKey(data[2:10], data[10:])


def signature(data: bytes, name: str) -> Signature:
    """Read the file of a signature. Raises BackfileError (verification) where it is none of this kind."""
    try:
        lines = data.decode("utf-8").split("\n") if len(data) <= MOST_BYTES else []
    except UnicodeDecodeError:
        lines = []
    if len(lines) in (4, 5) and lines[0].startswith(_UNTRUSTED) and lines[2].startswith(_TRUSTED):
        first, seal = _decoded(lines[1]), _decoded(lines[3])
        if first and seal and len(first) == 74 and len(seal) == 64 and first[:2] == PREHASHED:
            comment = lines[2].removeprefix(_TRUSTED).rstrip("\r")
            return Signature(number=first[2:10], signature=first[10:], comment=comment, seal=seal)
    message = "this is not a signature of minisign's, of the prehashed kind"
    raise BackfileError(message, Location(name), _HINT, code=Exit.VERIFICATION)


def _decoded(line: str) -> bytes | None:
    try:
        return base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):
        return None

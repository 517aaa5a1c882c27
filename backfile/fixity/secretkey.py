"""Secret keys in minisign's format, with a password or without; and what is signed with them.

A key is 32 bytes and the public key behind them, with a checksum, and all of it is hidden by a stream that
scrypt makes of the password: with minisign's own parameters, which take a gigabyte of memory and some
seconds, so that nobody tries passwords by the million. Ed25519 is the `cryptography` package's, the extra
[sign]: signing handles a secret, and that in a time that tells nothing of it.
"""

import base64
import binascii
import hashlib
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backfile.errors import BackfileError, Exit, Location
from backfile.signatures.minisign import KEY_KIND, MOST_BYTES, PublicKey, Signature

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_SCRYPT, _PLAIN, _BLAKE2B = b"Sc", b"\0\0", b"B2"
_OPERATIONS, _MEMORY = 33_554_432, 1_073_741_824
"""libsodium's limits for what is sensitive, which minisign writes into the key: N = 2^20, r = 8, p = 1."""
_LAYOUT = struct.Struct("<2s2s2s32sQQ104s")
_HIDDEN = 104
_COMMENTS = {_SCRYPT: "minisign encrypted secret key", _PLAIN: "minisign secret key"}


@dataclass(frozen=True, slots=True)
class SecretKey:
    """A secret key: its number (8 bytes), and the 32 bytes that nobody else may know."""

    number: bytes
    seed: bytes = field(repr=False)

    @property
    def public(self) -> PublicKey:
        """The public key that belongs to it."""
        return PublicKey(self.number, _signer(self.seed).public_key().public_bytes_raw())

    def sign(self, digest: bytes, comment: str) -> Signature:
        """Sign a file by its BLAKE2b-512, and the trusted comment. The same gives the same bytes."""
        signer = _signer(self.seed)
        signature = signer.sign(digest)
        seal = signer.sign(signature + comment.encode())
        return Signature(number=self.number, signature=signature, comment=comment, seal=seal)

    def file(self, password: str | None) -> bytes:
        """Return the file of the key, hidden behind a password, or plain where there is none."""
        kind = _PLAIN if password is None else _SCRYPT
        secret = self.number + self.seed + self.public.point
        hidden = secret + _checksum(secret)
        salt, operations, memory = bytes(32), 0, 0
        if password is not None:
            salt, operations, memory = os.urandom(32), _OPERATIONS, _MEMORY
            hidden = _hidden(hidden, password, salt)
        data = _LAYOUT.pack(KEY_KIND, kind, _BLAKE2B, salt, operations, memory, hidden)
        return f"untrusted comment: {_COMMENTS[kind]}\n{base64.b64encode(data).decode()}\n".encode()


def new_key() -> SecretKey:
    """Make a key that nobody has. Raises BackfileError (usage) where the extra is not installed."""
    key = SecretKey(os.urandom(8), os.urandom(32))
    _signer(key.seed)
    return key


def secret_key(data: bytes, name: str, password: Callable[[], str]) -> SecretKey:
    """Read the file of a key; `password` is asked only where the key has one. `name` is what errors call it.

    Raises BackfileError (usage): no such key, or the wrong password.
    """
    lines = data.decode("utf-8", "replace").strip().splitlines()
    try:
        raw = base64.b64decode(lines[-1].strip(), validate=True) if len(data) <= MOST_BYTES and lines else b""
    except (binascii.Error, ValueError):
        raw = b""
    if len(raw) != _LAYOUT.size:
        raise _fault("this is not a secret key of minisign's", name)
    kind, way, check, salt, operations, memory, hidden = _LAYOUT.unpack(raw)
    if kind != KEY_KIND or check != _BLAKE2B or way not in _COMMENTS:
        raise _fault("this is not a secret key of a kind that is known", name)
    if way == _SCRYPT:
        if (operations, memory) != (_OPERATIONS, _MEMORY):  # a key may not say how long we are kept busy
            raise _fault("this secret key was hidden with other parameters than minisign's", name)
        hidden = _hidden(hidden, password(), salt)
    secret, checksum = hidden[:72], hidden[72:]
    # minisign writes no checksum into a key without a password.
    if _checksum(secret) != checksum and (way == _SCRYPT or any(checksum)):
        message = "the password is wrong" if way == _SCRYPT else "this secret key was altered"
        raise _fault(message, name)
    key = SecretKey(secret[:8], secret[8:40])
    if key.public.point != secret[40:]:
        raise _fault("this secret key was altered", name)
    return key


def _checksum(secret: bytes) -> bytes:
    return hashlib.blake2b(KEY_KIND + secret, digest_size=32).digest()


def _hidden(data: bytes, password: str, salt: bytes) -> bytes:
    """Hide a key, or bring it to light again."""
    most = _MEMORY + (1 << 26)
    stream = hashlib.scrypt(password.encode(), salt=salt, n=1 << 20, r=8, p=1, maxmem=most, dklen=_HIDDEN)
    return bytes(one ^ two for one, two in zip(data, stream, strict=True))


def _signer(seed: bytes) -> "Ed25519PrivateKey":
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    except ImportError:
        hint = "install it with: pip install 'backfile[sign]'; or sign with minisign itself"
        message = "signing needs a package that is not installed: cryptography"
        raise BackfileError(message, hint=hint, code=Exit.USAGE) from None
    return Ed25519PrivateKey.from_private_bytes(seed)


def _fault(message: str, name: str) -> BackfileError:
    return BackfileError(message, Location(name), code=Exit.USAGE)

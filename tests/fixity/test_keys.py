"""Keys and signatures are minisign's, and a hostile file of one is a mistake that is told."""

import base64
import contextlib
import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.errors import BackfileError, Exit
from backfile.fixity.secretkey import SecretKey, secret_key
from backfile.signatures import minisign
from backfile.signatures.minisign import public_key
from tests.fixity.keys import KEY, MINISIGN, OTHER, real

DIGEST = hashlib.blake2b(b"manifest").digest()
# Made by minisign 0.11, of a file that holds "manifest" and a newline.
THEIRS = ("RWRvnlVKO2yA4qcmg2LSxshrVvBwk1xHIkaxjahLXShT806U7ZYsIe2d", "E2806C3B4A559E6F")


def no_password() -> str:
    raise AssertionError("a password was asked for")


def test_a_public_key_is_read_from_its_line_or_its_file() -> None:
    line, name = THEIRS
    key = public_key(line, "KEY")
    assert (key.line, key.name) == THEIRS
    assert public_key(key.file().decode(), "KEY") == key
    assert key.file() == f"untrusted comment: minisign public key {name}\n{line}\n".encode()


@pytest.mark.parametrize("text", ["", "RW", "RWRvnlVKO2yA", "a\nb\nc", "é" * 56, "R" * 56])
def test_what_is_no_public_key_is_a_mistake_in_the_command(text: str) -> None:
    with pytest.raises(BackfileError, match="not a public key") as caught:
        public_key(text, "KEY")
    assert caught.value.code == Exit.USAGE


def test_a_signature_is_read_back_and_is_of_its_file_and_key_alone() -> None:
    made = KEY.sign(DIGEST, "backfile says so")
    read = minisign.signature(made.file(), "x")
    assert read == made
    assert read.is_of(DIGEST, KEY.public)
    assert not read.is_of(hashlib.blake2b(b"other").digest(), KEY.public)
    assert not read.is_of(DIGEST, OTHER.public)
    altered = minisign.signature(made.file().replace(b"says so", b"says no"), "x")
    assert not altered.is_by(KEY.public)


@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_signature_or_a_mistake(data: bytes) -> None:
    for text in (data, KEY.sign(DIGEST, "c").file()[:-20] + data):
        with contextlib.suppress(BackfileError):
            assert not minisign.signature(text, "x").is_of(DIGEST, KEY.public)


def test_a_plain_secret_key_is_read_back_without_a_password() -> None:
    assert secret_key(KEY.file(None), "x", no_password) == KEY


def test_a_secret_key_with_a_password_is_read_back_with_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def quick(password: bytes, *, salt: bytes, dklen: int, **rest: int) -> bytes:
        assert rest == {"n": 2**20, "r": 8, "p": 1, "maxmem": 2**30 + 2**26}
        return hashlib.shake_256(password + salt).digest(dklen)

    monkeypatch.setattr("hashlib.scrypt", quick)
    data = KEY.file("sesame")
    assert KEY.seed not in data
    assert secret_key(data, "x", lambda: "sesame") == KEY
    with pytest.raises(BackfileError, match="the password is wrong"):
        secret_key(data, "x", lambda: "open")


@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_secret_key_or_a_mistake(data: bytes) -> None:
    with pytest.raises(BackfileError) as caught:
        secret_key(data, "x", no_password)
    assert caught.value.code == Exit.USAGE


def test_a_secret_key_that_was_altered_is_told_from_one_that_was_not() -> None:
    raw = bytearray(base64.b64decode(KEY.file(None).splitlines()[1]))
    for place in (0, 2, 60, 70, 100, 130):
        spoilt = bytearray(raw)
        spoilt[place] ^= 1
        line = base64.b64encode(spoilt)
        with pytest.raises(BackfileError):
            secret_key(b"untrusted comment: x\n" + line + b"\n", "x", no_password)


def test_the_secret_is_not_in_what_a_key_says_of_itself() -> None:
    assert "seed" not in repr(KEY)


@real
def test_minisign_verifies_what_we_sign(tmp_path: Path) -> None:
    (tmp_path / "m").write_bytes(b"manifest")
    (tmp_path / "m.minisig").write_bytes(KEY.sign(DIGEST, "trusted words").file())
    command = [MINISIGN or "", "-V", "-H", "-P", KEY.public.line, "-m", str(tmp_path / "m")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, "trusted words" in done.stdout) == (0, True)
    (tmp_path / "m").write_bytes(b"Manifest")
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


@real
def test_we_verify_what_minisign_signs_with_our_key_and_with_its_own(tmp_path: Path) -> None:
    (tmp_path / "m").write_bytes(b"manifest")
    (tmp_path / "ours.key").write_bytes(KEY.file(None))
    program, theirs = MINISIGN or "", tmp_path / "theirs.key"
    generate = [program, "-G", "-W", "-s", str(theirs), "-p", str(tmp_path / "theirs.pub")]
    subprocess.run(generate, capture_output=True, check=True)
    own = secret_key(theirs.read_bytes(), "x", no_password)
    assert own.public == public_key((tmp_path / "theirs.pub").read_text(), "x")
    keys: list[tuple[Path, SecretKey]] = [(tmp_path / "ours.key", KEY), (theirs, own)]
    for file, key in keys:
        command = [program, "-S", "-W", "-s", str(file), "-m", str(tmp_path / "m"), "-t", "said"]
        subprocess.run(command, capture_output=True, check=True)
        made = minisign.signature((tmp_path / "m.minisig").read_bytes(), "x")
        assert made.comment == "said"
        assert made.is_of(DIGEST, key.public)

"""Signatures are verified as RFC 8032 says, and as strictly as libsodium does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backfile.signatures.ed25519 import verifies

ORDER = 2**252 + 27742317777372353535851937790883648493

VECTORS = [  # RFC 8032, section 7.1: public key, message, signature
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
            "387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
    (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        (
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
            "454d4423643ce80e2a9ac94fa54ca49f"
        ),
        (
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
            "3dca179c138ac17ad9bef1177331a704"
        ),
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_the_vectors_of_the_standard_are_verified(public: str, message: str, signature: str) -> None:
    assert verifies(bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature))


@given(bit=st.integers(0, 511))
def test_a_signature_with_any_bit_changed_is_not(bit: int) -> None:
    public, message, signature = map(bytes.fromhex, VECTORS[1])
    changed = int.from_bytes(signature, "little") ^ 1 << bit
    assert not verifies(public, message, changed.to_bytes(64, "little"))


@given(message=st.binary(max_size=40))
def test_it_is_of_no_other_message(message: bytes) -> None:
    public, own, signature = map(bytes.fromhex, VECTORS[2])
    assert verifies(public, message, signature) == (message == own)


def test_a_second_signature_made_out_of_the_first_is_refused() -> None:
    public, message, signature = map(bytes.fromhex, VECTORS[1])
    number = int.from_bytes(signature[32:], "little") + ORDER
    assert not verifies(public, message, signature[:32] + number.to_bytes(32, "little"))


@pytest.mark.parametrize(
    "point",
    [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0200000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
    ],
)
def test_a_key_that_would_fit_any_message_or_is_no_point_fits_none(point: str) -> None:
    key = bytes.fromhex(point)
    for nonce in (key, bytes.fromhex(VECTORS[0][0])):
        assert not verifies(key, b"any", nonce + bytes(32))


def test_what_has_another_length_is_no_key_and_no_signature() -> None:
    public, message, signature = map(bytes.fromhex, VECTORS[0])
    assert not verifies(public[:-1], message, signature)
    assert not verifies(public, message, signature + b"\0")

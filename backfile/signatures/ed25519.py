"""Ed25519 signatures, verified (RFC 8032, section 5.1). Signing is left to a package made for it.

What is verified is public, so that it is no harm that Python's numbers take a time that depends on them.
One verification takes some thousandths of a second.
"""

from hashlib import sha512

_P = 2**255 - 19
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT = pow(2, (_P - 1) // 4, _P)
"""A square root of -1."""

_Point = tuple[int, int, int, int]
"""Extended coordinates (X, Y, Z, T), with x = X/Z, y = Y/Z and xy = T/Z."""
_ZERO: _Point = (0, 1, 1, 0)


def verifies(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature (64 bytes) of a message is that of the owner of a public key (32 bytes).

    As libsodium does, it takes no point that is not written in the one canonical way, none of small order,
    and no number past the group's order: so of one message no second signature can be made out of the
    first.
    """
    if len(public) != 32 or len(signature) != 64:
        return False
    key, nonce = _point(public), _point(signature[:32])
    number = int.from_bytes(signature[32:], "little")
    if key is None or nonce is None or number >= _L or _is_small(key) or _is_small(nonce):
        return False
    digest = int.from_bytes(sha512(signature[:32] + public + message).digest(), "little") % _L
    # s*B = R + h*A, and so s*B - h*A is R.
    return _equal(_add(_times(number, _BASE), _times(digest, _minus(key))), nonce)


def _add(one: _Point, two: _Point) -> _Point:
    x1, y1, z1, t1 = one
    x2, y2, z2, t2 = two
    a, b = (y1 - x1) * (y2 - x2) % _P, (y1 + x1) * (y2 + x2) % _P
    c, d = 2 * t1 * t2 * _D % _P, 2 * z1 * z2 % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(number: int, point: _Point) -> _Point:
    result = _ZERO
    while number:
        if number & 1:
            result = _add(result, point)
        point = _add(point, point)
        number >>= 1
    return result


def _minus(point: _Point) -> _Point:
    x, y, z, t = point
    return -x % _P, y, z, -t % _P


def _equal(one: _Point, two: _Point) -> bool:
    return (one[0] * two[2] - two[0] * one[2]) % _P == 0 and (one[1] * two[2] - two[1] * one[2]) % _P == 0


def _is_small(point: _Point) -> bool:
    """Tell whether a point is one of the eight whose order divides 8: such a key fits any message."""
    return _equal(_times(8, point), _ZERO)


def _point(data: bytes) -> _Point | None:
    """Read a point (section 5.1.3); None where the bytes are those of none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= _P:
        return None
    x = _x_of(y)
    if x is None or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = _P - x
    return x, y, 1, x * y % _P


def _x_of(y: int) -> int | None:
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT % _P
    return None if (x * x - square) % _P else x


def _base() -> _Point:
    y = 4 * pow(5, -1, _P) % _P
    found = _point(y.to_bytes(32, "little"))
    assert found is not None  # noqa: S101 - the standard's own point
    return found


_BASE = _base()

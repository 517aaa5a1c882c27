"""A pair of keys for the tests, and what signs with it."""

import shutil

import pytest

from backfile.fixity.secretkey import SecretKey

KEY = SecretKey(bytes(range(8)), bytes(range(32)))
OTHER = SecretKey(bytes(range(1, 9)), bytes(range(1, 33)))

MINISIGN = shutil.which("minisign")
real = pytest.mark.skipif(MINISIGN is None, reason="minisign is not installed")

"""SHA-256 without OpenSSL."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.digest import sha256


@given(st.lists(st.binary(max_size=200), max_size=3))
def test_digest_is_that_of_hashlib(pieces: list[bytes]) -> None:
    mine, theirs = sha256(), hashlib.sha256()
    for piece in pieces:
        mine.update(piece)
        theirs.update(piece)
    assert mine.hexdigest() == theirs.hexdigest()


@pytest.mark.skipif(not (find_spec("_sha256") or find_spec("_sha2")), reason="this Python has no SHA-256 of its own")
def test_openssl_stays_where_it_is() -> None:
    said = "import sys; from msglint.digest import sha256; print(sha256(b'').hexdigest(), '_hashlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], check=True, capture_output=True, text=True)
    assert done.stdout.split() == [hashlib.sha256(b"").hexdigest(), "False"]

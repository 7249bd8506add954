"""SHA-256 without OpenSSL, which `hashlib` loads: that takes a tenth of the time that importing click takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    # As the standard library's own `random` does: its hash without OpenSSL, whatever that is called in this version.
    try:
        from _sha256 import sha256
    except ImportError:
        try:
            from _sha2 import sha256
        except ImportError:
            from hashlib import sha256

__all__ = ["sha256"]

"""Values that are kept packed, each by itself: a text asks for few of thousands, and the others need never be made."""

from __future__ import annotations

import marshal
from typing import Any


def pack(value: Any) -> bytes:
    """Return plain data packed; texts that were interned will be again, so that equal ones of many values are one."""
    return marshal.dumps(value)


def unpack(packed: bytes) -> Any:
    """Return what `pack` has packed, which nobody but the user can have written since: the cache sees to that."""
    return marshal.loads(packed)  # noqa: S302 - made by pack(), and part of data that the cache has checked

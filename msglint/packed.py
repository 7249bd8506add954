"""Values that are kept packed, each by itself: a text asks for few of thousands, and the others need never be made."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def pack(values: Mapping[str, Any]) -> dict[str, bytes]:
    """Return plain data packed by key."""
    return {key: marshal.dumps(value) for key, value in values.items()}


def unpack(packed: bytes) -> Any:
    """Return what `pack` has packed, which nobody but the user can have written since: the cache sees to that."""
    return marshal.loads(packed)  # noqa: S302 - made by pack(), and part of data that the cache has checked

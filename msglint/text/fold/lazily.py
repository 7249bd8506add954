"""Patterns that are compiled when they are first used: most texts need few of them, and a large class takes long."""

from __future__ import annotations

import re
from typing import Any, cast


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled as soon as any of its methods is asked for."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    """Stands for a compiled pattern, and takes over each of its methods at the first use."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # `re` itself keeps what it has compiled, so that the next method finds it.
        value = self.__dict__[name] = getattr(re.compile(self._source, self._flags), name)
        return value

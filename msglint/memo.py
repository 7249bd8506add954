"""What has been worked out is remembered, as much of it as fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Memo(dict[_Key, _Value]):
    """Key -> what some work makes of it, worked out when first asked for.

    A look-up of what is known costs no more than that of a dict, where a function with a cache of its own costs several
    times as much. A full memo forgets everything: the usual words are soon known again.

    Args:
        work: makes a value of a key.
        most: so many are remembered.
    """

    def __init__(self, work: Callable[[_Key], _Value], most: int) -> None:
        super().__init__()
        self._work = work
        self._most = most

    def __missing__(self, key: _Key) -> _Value:
        value = self._work(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value

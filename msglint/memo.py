"""What has been worked out is remembered, as much of it as fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

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


class Recent(Generic[_Key, _Value]):
    """Keys with their values, of which those are forgotten that nobody has asked for in a long time.

    Args:
        most: so many are remembered, and at most as many of those that came before them.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._young: dict[_Key, _Value] = {}
        self._old: dict[_Key, _Value] = {}

    def get(self, key: _Key) -> _Value | None:
        """Return the value of a key; None where there is none."""
        value = self._young.get(key)
        if value is None:
            value = self._old.get(key)
            if value is not None:
                self[key] = value
        return value

    def __setitem__(self, key: _Key, value: _Value) -> None:
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = value

    def __len__(self) -> int:
        return len(self._young.keys() | self._old.keys())

    def clear(self) -> None:
        """Forget everything."""
        self._young, self._old = {}, {}

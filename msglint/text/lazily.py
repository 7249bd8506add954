"""Patterns that are compiled when they are first used: most texts need few of them, and a large class takes long.

Most texts are in ASCII, and there a pattern does the same without the letters of other scripts, compiled in a tenth of
the time. So each pattern may be compiled twice, for the texts that come.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAST_ASCII = 127
#: The parts of a pattern: an escaped character, a class, or anything else.
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\\\]])*\]|.", re.DOTALL)
#: The parts of a class: a character by its number, a kind of characters, an escaped character, or a plain one.
_CHARACTER = r"(?:\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}|\\.|.)"
_MEMBER = re.compile(rf"(?P<first>{_CHARACTER})(?:-(?P<last>{_CHARACTER}))?", re.DOTALL)
#: What outlines are asked by.
_METHODS = ("search", "finditer", "findall")
#: Without any of these a pattern holds nothing outside ASCII.
_OUTSIDE = re.compile(r"[^\x00-\x7f]|\\[uUxN]")
_NOTHING, _ANYTHING = r"[^\s\S]", r"[\s\S]"


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled as soon as any of its methods is asked for."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def lazy_bytes(source: bytes) -> re.Pattern[bytes]:
    """Return a pattern for outlines (see `msglint.text.outline`) that is compiled when it is first used."""
    return cast("re.Pattern[bytes]", _LazyBytes(source))


class _LazyBytes:
    """Stands for a compiled pattern, and has its methods from the first use on."""

    def __init__(self, source: bytes) -> None:
        self.pattern = source

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, re.DOTALL)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


class _Lazy:
    """Stands for a compiled pattern."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self.flags = flags

    def search(self, text: str, *where: int) -> re.Match[str] | None:
        return (self._ascii if text.isascii() else self._full).search(text, *where)

    def match(self, text: str, *where: int) -> re.Match[str] | None:
        return self._on(text).match(text, *where)

    def fullmatch(self, text: str, *where: int) -> re.Match[str] | None:
        return self._on(text).fullmatch(text, *where)

    def finditer(self, text: str, *where: int) -> Iterator[re.Match[str]]:
        return self._on(text).finditer(text, *where)

    def findall(self, text: str, *where: int) -> list[Any]:
        return self._on(text).findall(text, *where)

    def split(self, text: str, limit: int = 0) -> list[Any]:
        return self._on(text).split(text, limit)

    def sub(self, new: Any, text: str, limit: int = 0) -> str:
        return self._on(text).sub(new, text, limit)

    def _on(self, text: str) -> re.Pattern[str]:
        """Return the compiled pattern for a text."""
        return self._ascii if text.isascii() else self._full

    @cached_property
    def _full(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self.flags)

    @cached_property
    def _ascii(self) -> re.Pattern[str]:
        # Regardless of case, a few letters of other scripts are the same as one in ASCII (the Kelvin sign is a "k").
        if self.flags & re.IGNORECASE or "(?i" in self.pattern:
            return self._full
        return re.compile(for_ascii(self.pattern), self.flags)


def for_ascii(source: str) -> str:
    """Return a pattern that matches the same in a text in ASCII, its classes without other characters."""
    if not _OUTSIDE.search(source):
        return source
    return "".join(_reduced(part) if part[0] == "[" else part for part in _PART.findall(source))


def _reduced(group: str) -> str:
    """Return a class of characters without those that are not in ASCII, as wide as before."""
    negated = group.startswith("[^")
    inside = group[2 if negated else 1 : -1]
    members = []
    for member in _MEMBER.finditer(inside):
        first, last = _code(member["first"]), _code(member["last"] or member["first"])
        if first is None or last is None or last <= _LAST_ASCII:
            members.append(member.group())
        elif first <= _LAST_ASCII:
            members.append(f"{member['first']}-\\x7f")
    if not members:
        return _ANYTHING if negated else _NOTHING
    return f"[{'^' if negated else ''}{''.join(members)}]"


def _code(character: str) -> int | None:
    r"""Return a character's number, or None for a kind of characters such as `\\w`."""
    if character[0] != "\\":
        return ord(character)
    kind, number = character[1], character[2:]
    if number:
        return int(number, 16)
    return None if kind.isalnum() else ord(kind)

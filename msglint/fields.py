"""Typed access to the fields of a rule file; whatever is wrong is reported with its place and what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.yamltree import Node


#: The language that texts for people are written in, if they are not translated.
ENGLISH = "en"


class Fields:
    """The fields of one mapping of a file.

    Args:
        node: the mapping.
        file: the file, as the user named it.
        path: dotted path of the mapping; empty at the top.
        known: the keys that it may have; None for any.

    Raises:
        RuleError: the node is no mapping, or has an unknown key.
    """

    def __init__(self, node: Node, file: str, path: str = "", known: Iterable[str] | None = None) -> None:
        self.node = node
        self.file = file
        self.path = path
        if not isinstance(node.value, dict):
            raise RuleError(
                f"must be a mapping (key: value lines), not {_kind(node)}",
                file=file,
                line=node.line,
                column=node.column,
                field=path,
            )
        if known is not None:
            allowed = tuple(known)
            for key in node.value:
                if key not in allowed:
                    raise self.error(f"unknown key{nearest(key, allowed)}", key)

    def __contains__(self, key: str) -> bool:
        return key in self.node.value

    def __iter__(self) -> Iterator[str]:
        return iter(self.node.value)

    def error(self, problem: str, key: str | None = None, item: Node | None = None) -> RuleError:
        """Return an error that points at the mapping, at one of its keys or at an item below it."""
        line, column = self.node.line, self.node.column
        if item is not None:
            line, column = item.line, item.column
        elif key is not None and self.node.keys and key in self.node.keys:
            line, column = self.node.keys[key]
        field = ".".join(part for part in (self.path, key) if part)
        return RuleError(problem, file=self.file, line=line, column=column, field=field)

    def sub(self, key: str, known: Iterable[str] | None = None) -> Fields:
        """Return the mapping under a key."""
        return Fields(self._node(key), self.file, self._below(key), known)

    def items(self, key: str) -> list[Node]:
        """Return the items under a key; a single value counts as a list of one."""
        node = self._node(key)
        items: list[Node] = node.value if isinstance(node.value, list) else [node]
        if not items:
            raise self.error("is an empty list; write at least one item, or leave the key out", key)
        return items

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; a missing key without a default is an error."""
        if key not in self:
            if default is None:
                raise self.error(f"the key {key!r} is missing")
            return default
        node: Node = self.node.value[key]
        if not isinstance(node.value, str) or not node.value.strip():
            raise self.error(f"must be a text, not {_kind(node)}", key, node)
        return node.value.strip()

    def said(self, key: str, default: str | None = None) -> dict[str, str]:
        """Return a text for people in each language that it is given in: one text is English."""
        if key in self and isinstance(self.node.value[key].value, dict):
            inner = self.sub(key)
            if ENGLISH not in inner:
                raise inner.error(f"the key {ENGLISH!r} is missing; translations stand beside the English text")
            return {language: inner.text(language) for language in inner}
        return {ENGLISH: self.text(key, default)}

    def choice(self, key: str, choices: Sequence[str], default: str | None = None) -> str:
        """Return a text that is one of the choices."""
        value = self.text(key, default)
        if value not in choices:
            raise self.error(f"is {value!r}; it must be one of {', '.join(choices)}", key, self.node.value[key])
        return value

    def number(self, key: str, default: int | None = None) -> int | None:
        """Return a whole number of 0 or more."""
        if key not in self:
            return default
        node: Node = self.node.value[key]
        if not isinstance(node.value, int) or isinstance(node.value, bool) or node.value < 0:
            raise self.error(f"must be a whole number of 0 or more, not {_kind(node)}", key, node)
        return node.value

    def flag(self, key: str) -> bool:
        """Return a yes or no; a missing key is no."""
        if key not in self:
            return False
        node: Node = self.node.value[key]
        if not isinstance(node.value, bool):
            raise self.error(f"must be true or false, not {_kind(node)}", key, node)
        return node.value

    def names(self, key: str, choices: Iterable[str] | None = None, what: str = "name") -> tuple[str, ...]:
        """Return one or more names, given as a single text or a list.

        Args:
            key: the key.
            choices: the names that exist; None for any.
            what: what a name stands for, for the error.
        """
        allowed = None if choices is None else tuple(choices)
        names = []
        for item in self.items(key):
            if isinstance(item.value, (dict, list)) or item.value is None:
                raise self.error(f"must be a {what} or a list of them, not {_kind(item)}", key, item)
            name = item.value if isinstance(item.value, str) else str(item.value).lower()
            if allowed is not None and name not in allowed:
                raise self.error(f"there is no {what} {name!r}{nearest(name, allowed)}", key, item)
            names.append(name)
        return tuple(names)

    def name(self, key: str, choices: Iterable[str] | None = None, what: str = "name") -> str:
        """Return one name; the arguments are those of `names`."""
        names = self.names(key, choices, what)
        if len(names) > 1:
            raise self.error(f"takes one {what}, not {len(names)}", key, self.items(key)[1])
        return names[0]

    def _node(self, key: str) -> Node:
        if key not in self:
            raise self.error(f"the key {key!r} is missing")
        node: Node = self.node.value[key]
        return node

    def _below(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint with the nearest known name, or with all of them where none is near and they are few."""
    import difflib  # noqa: PLC0415 - only needed once something is wrong

    names = sorted(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known are {', '.join(names)}" if len(names) <= 16 else ""  # noqa: PLR2004 - what fits in a line or two


def _kind(node: Node) -> str:
    if node.value is None:
        return "nothing"
    if isinstance(node.value, dict):
        return "a mapping"
    if isinstance(node.value, list):
        return "a list"
    return repr(node.value if not isinstance(node.value, str) else node.value[:40])

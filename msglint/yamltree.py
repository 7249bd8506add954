"""YAML as a tree in which every value knows its line and column, and nothing dangerous is possible.

Built on PyYAML's event stream rather than its constructors: events carry places, and aliases, tags, duplicate keys and
deep nesting can be refused before anything is built from them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msglint.errors import MsglintError
from msglint.span import LineIndex
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 16
MAX_CHARS = 1_000_000

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})")
#: What YAML calls not printable, and halves of surrogate pairs.
_NOT_ALLOWED = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


class YamlError(MsglintError):
    """The text is not YAML, or not the plain kind that msglint reads.

    Args:
        problem: what is wrong and what would be right.
        line: line of the fault, from 1.
        column: column of the fault, from 1.
    """

    def __init__(self, problem: str, line: int, column: int) -> None:
        self.problem = problem
        self.line = line
        self.column = column
        super().__init__(f"line {line}, column {column}: {problem}")


class Node(NamedTuple):
    """A value of a YAML document with its place.

    Attributes:
        value: `str`, `int`, `bool` or None; a list of nodes; or a dict of key -> node in the file's order.
        line: where it begins, from 1.
        column: likewise.
        keys: for a mapping, the place of each key.
    """

    value: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]] | None = None

    def kept(self) -> tuple[Any, ...]:
        """Return the node as tuples, dicts and lists of such, from which `of` makes it again."""
        value = self.value
        if isinstance(value, dict):
            value = {key: node.kept() for key, node in value.items()}
        elif isinstance(value, list):
            value = [node.kept() for node in value]
        return value, self.line, self.column, self.keys

    @classmethod
    def of(cls, kept: tuple[Any, ...]) -> Node:
        """Return the node of which `kept` was made.

        Raises:
            TypeError, ValueError: it was made of none.
        """
        value, line, column, keys = kept
        if isinstance(value, dict):
            value = {key: cls.of(inner) for key, inner in value.items()}
        elif isinstance(value, list):
            value = [cls.of(inner) for inner in value]
        return cls(value, line, column, keys)

    def plain(self) -> Any:
        """Return the value without places."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


def documents(text: str) -> Iterator[Node | None]:
    """Parse the documents of a YAML text one at a time; a later one is not parsed before it is asked for.

    An empty document gives None.

    Raises:
        YamlError: the text is not YAML, is too large or too deep, or uses an alias, a tag or a key twice.
    """
    if len(text) > MAX_CHARS:
        raise YamlError(f"the file has more than {MAX_CHARS:,} characters", 1, 1)
    import yaml  # noqa: PLC0415 - not needed when the rules come from the cache

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = _Events(yaml.parse(text, Loader=loader))
        while (event := events.take()) is not None:
            if isinstance(event, yaml.DocumentStartEvent):
                first = events.take()
                empty = isinstance(first, yaml.ScalarEvent) and first.value == "" and first.implicit[0]
                yield None if empty else _node(first, events, 0)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError(f"not valid YAML: {error.problem or error.context}", line, column) from None
    except (yaml.YAMLError, UnicodeEncodeError):
        # The reader has stopped at a character; it gives no line.
        bad = re.search(_NOT_ALLOWED, text)
        place = LineIndex(text).position(bad.start() if bad else 0)
        code = f" U+{ord(bad.group()):04X}" if bad else ""
        raise YamlError(f"not valid YAML: a character{code} that it does not allow", place.line, place.column) from None


class _Events:
    """The event stream, one event at a time."""

    def __init__(self, events: Iterator[Any]) -> None:
        self._events = events

    def take(self) -> Any:
        return next(self._events, None)


def _node(event: Any, events: _Events, depth: int) -> Node:
    from yaml import AliasEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent  # noqa: PLC0415 - see documents()

    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        raise YamlError("anchors and aliases (&, *) are not allowed; write the value out, or quote it", line, column)
    if event.tag is not None and event.tag != "!":
        raise YamlError(f"tags are not allowed; remove {str(event.tag)[:40]!r}", line, column)
    if isinstance(event, ScalarEvent):
        return Node(_scalar(event), line, column)
    if depth >= MAX_DEPTH:
        raise YamlError(f"nested more than {MAX_DEPTH} levels deep", line, column)
    if isinstance(event, MappingStartEvent):
        return _mapping(events, depth, line, column)
    items = []
    while not isinstance(inner := events.take(), SequenceEndEvent):
        items.append(_node(inner, events, depth + 1))
    return Node(items, line, column)


def _mapping(events: _Events, depth: int, line: int, column: int) -> Node:
    from yaml import MappingEndEvent  # noqa: PLC0415 - see documents()

    values: dict[str, Node] = {}
    keys: dict[str, tuple[int, int]] = {}
    while not isinstance(event := events.take(), MappingEndEvent):
        key = _node(event, events, depth + 1)
        if isinstance(key.value, (dict, list)):
            raise YamlError("a key must be a single word", key.line, key.column)
        name = event.value
        if name in values:
            raise YamlError(f"the key {name!r} stands here twice", key.line, key.column)
        keys[name] = (key.line, key.column)
        values[name] = _node(events.take(), events, depth + 1)
    return Node(values, line, column, keys)


def _scalar(event: Any) -> str | int | bool | None:
    text: str = event.value
    if event.style:  # the C parser says '' for a plain scalar, the Python one None
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return int(text) if _INTEGER.fullmatch(text) else text

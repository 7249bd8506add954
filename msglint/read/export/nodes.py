"""JSON as a tree in which every value knows its place in the file.

The standard library's parser says whether the text is JSON, and keeps no places; the packages that do keep them give
the place of a value only, not of each letter behind its escapes. So the parser checks, and a walk over the tokens of
what is then known to be JSON takes down where each value stands. How a string maps back is worked out on demand, for
only the few that are messages need it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msglint.errors import InputError
from msglint.read.export.written import Written
from msglint.read.records import json_problem
from msglint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator
    from json import JSONDecoder

    from msglint.origin import Origin

#: How deeply a file may be nested; exports of helpdesks stay below ten levels.
MAX_DEPTH = 64
#: How many values a file may hold; the tree of a list of bare zeros has a hundred times the size of the file.
MAX_VALUES = 1_000_000

# Kept as text: `re` compiles and remembers them at first use, and most drafts need none of them.
_LEXEME = r'[ \t\r\n:,]*+("[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{}]|[^][{}",: \t\r\n]++)'
_PIECE = r"(?s:\\u[dD][89abAB](..)\\u([dD][c-fC-F]..)|\\u(....)|\\(.)|[^\\]++)"
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a file.

    Attributes:
        value: `str`, `bool` or None, a list of nodes, or a dict of key -> node; a number is the `str` that writes it.
        start: offset at which it begins in the source, in code points, quotes and brackets included.
        end: likewise where it ends.
        style: for a text, how it is written: `json`, or as YAML calls it (`plain`, `'`, `"`, `|`, `>`); else empty.
    """

    value: Any
    start: int
    end: int
    style: str = ""

    @property
    def text(self) -> str | None:
        """The value, if it is a text; numbers are none."""
        return self.value if self.style else None

    @property
    def scalar(self) -> Any:
        """The value, if it is no list and no dict."""
        return None if isinstance(self.value, (list, dict)) else self.value


def parse_json(text: str, source: str) -> Node:
    """Parse a JSON text; of a key that stands in an object twice, the last one counts.

    Raises:
        InputError: the text isn't JSON, is nested too deeply, or holds too many values.
    """
    import json  # noqa: PLC0415 - drafts that are text files don't need it, and start-up counts

    try:
        # Numbers stay as they are written: a very long one would take very long to read.
        json.loads(text, strict=False, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        place = LineIndex(text).position(min(error.pos, len(text)))
        problem = json_problem(error, place.column)
        if error.msg == "Extra data":
            problem += "; if each line is a message of its own, name the file .jsonl"
        raise InputError(problem, source=source, line=place.line) from None
    except RecursionError:
        raise InputError(f"is nested more than {MAX_DEPTH} levels deep", source=source) from None
    return _Tokens(text, source, json.JSONDecoder(strict=False)).node(0)


def json_text(node: Node, source: str, within: Origin | None = None) -> Written:
    """Return a string with the way back to the file.

    Args:
        node: a string that `parse_json` found.
        source: the text that it was found in.
        within: the way from there to the file, where it isn't the file.
    """
    start, end = node.start + 1, node.end - 1
    if source.find("\\", start, end) < 0:
        return Written.cut(source, start, end, within)
    return Written.joined(_pieces(source, start, end), within)


def _pieces(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for match in re.compile(_PIECE).finditer(source, start, end):
        high, low, unit, sign = match.groups()
        piece = match[0]
        if high:
            # The pair is one code point, and comes from the whole of both escapes.
            piece = chr(0x10000 + (int(piece[2:6], 16) - 0xD800) * 0x400 + int(low, 16) - 0xDC00)
        elif unit:
            piece = well_formed(chr(int(unit, 16)))
        elif sign:
            piece = _ESCAPES.get(sign, sign)
        yield piece, *match.span()


def well_formed(text: str) -> str:
    """Replace lone surrogates, which JSON can escape and no output can encode, one for one."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


class _Tokens:
    """The tokens of a text that is known to be JSON, one at a time."""

    def __init__(self, text: str, source: str, decoder: JSONDecoder) -> None:
        self._tokens = re.compile(_LEXEME, re.DOTALL).finditer(text)
        self._text = text
        self._source = source
        self._decoder = decoder
        self._values = 0

    def _take(self) -> tuple[str, int, int]:
        match = next(self._tokens)
        return match[1], *match.span(1)

    def node(self, depth: int, first: tuple[str, int, int] | None = None) -> Node:
        """Build the next value; `first` is its first token, where that was taken already."""
        sign, start, end = first or self._take()
        self._values += 1
        if self._values > MAX_VALUES:
            raise InputError(f"holds more than {MAX_VALUES:,} values", source=self._source)
        if sign[0] == '"':
            return Node(self._string(sign), start, end, "json")
        if sign not in "[{":
            return Node(_WORDS.get(sign, sign), start, end)
        if depth >= MAX_DEPTH:
            line = LineIndex(self._text).position(start).line
            raise InputError(f"is nested more than {MAX_DEPTH} levels deep", source=self._source, line=line)
        items: list[Node] = []
        fields: dict[str, Node] = {}
        while (taken := self._take())[0] not in "]}":
            if sign == "[":
                items.append(self.node(depth + 1, taken))
            else:
                fields[self._string(taken[0])] = self.node(depth + 1)
        return Node(items if sign == "[" else fields, start, taken[2])

    def _string(self, literal: str) -> str:
        return well_formed(self._decoder.decode(literal)) if "\\" in literal else literal[1:-1]

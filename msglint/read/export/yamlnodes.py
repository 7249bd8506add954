"""The YAML of an export as a tree in which every value knows its place in the file.

What `msglint.yamltree` reads is written for msglint, and may be held to its plain forms; an export is written by
others, with anchors, tags and words of its own. Anchors are followed, within a bound on what they repeat; tags are not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msglint.errors import InputError
from msglint.read.export.nodes import MAX_DEPTH, MAX_VALUES, Node
from msglint.read.export.written import Written
from msglint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How many characters all aliases together may repeat: a small file could else stand for a text without end.
MAX_REPEATED = 1_000_000

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_NUMBER = r"[-+]?[0-9][0-9_]*(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?"
# A name or a tag in front of a value belongs to the value for the parser.
_PROPERTIES = r"(?:[&!]\S*\s++)*+"
_BREAK = "(?:\r\n|[\r\n\x85\u2028\u2029])"
_GAP = "[ \t\r\n\x85\u2028\u2029]"
# What stands on one line stays as it is, with the spaces within.
_WORD, _DOUBLE_WORD = (
    rf"[^{sign} \t\r\n\x85\u2028\u2029]++(?:[ \t]++[^{sign} \t\r\n\x85\u2028\u2029]++)*+" for sign in ("'", r"\\")
)
#: A line break escaped, with the blank lines below it; a line break; an escape; anything else.
_DOUBLE = (
    rf"\\{_BREAK}[ \t]*+((?:{_BREAK}[ \t]*+)*+)|[ \t]*+({_BREAK}[ \t]*+(?:{_BREAK}[ \t]*+)*+)"
    rf"|\\(?:x(..)|u(....)|U(........)|(.))|[ \t]++|{_DOUBLE_WORD}"
)
_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}
_ESCAPES |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}


def parse_yaml(text: str, source: str) -> Iterator[Node]:
    """Yield the documents of a YAML text.

    Raises:
        InputError: the text isn't YAML, is nested too deeply, holds too many values, or its aliases repeat too much.
    """
    import yaml  # noqa: PLC0415 - most drafts are no YAML, and start-up counts

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        # The C parser reads bytes, and for it a character is one of the text all the same.
        builder = _Builder(yaml.parse(text, Loader=loader), text, source)
        for event in builder.events:
            if isinstance(event, yaml.DocumentStartEvent):
                yield builder.node(next(builder.events), 0)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"is not valid YAML: {error.problem or error.context}"
        raise InputError(problem, source=source, line=mark.line + 1 if mark else 0) from None
    except yaml.YAMLError as error:
        # The reader has stopped at a character; it gives no line, and its place counts bytes.
        code = getattr(error, "character", "")
        char = chr(code) if isinstance(code, int) else str(code)
        at = text.find(char) if char else -1
        line = LineIndex(text).position(at).line if at >= 0 else 0
        problem = "is not valid YAML: it holds a character that YAML does not allow"
        raise InputError(problem, source=source, line=line) from None


def yaml_text(node: Node, source: str) -> Written:
    """Return a text that `parse_yaml` found with the way back to the file."""
    start, end, value = node.start, node.end, node.value
    if node.style == '"':
        pieces = list(_double(source, start + 1, end - 1))
    elif node.style == "'":
        pieces = list(_even(value, source, start + 1, end - 1, quote="''"))
    elif node.style in "|>":
        # Behind the sign may stand how the block is indented and a comment.
        header = re.compile(_BREAK).search(source, start, end)
        pieces = list(_even(value, source, header.end() if header else end, end))
    else:
        pieces = list(_even(value, source, start, end))
    if "".join(piece for piece, _, _ in pieces) != value:
        # Better the place of the whole text than a wrong one.
        pieces = [(value, start, end)]
    if len(pieces) == 1 and source[pieces[0][1] : pieces[0][2]] == value:
        return Written.cut(source, pieces[0][1], pieces[0][2])
    return Written.joined(pieces)


def _even(value: str, source: str, start: int, end: int, quote: str = "") -> Iterator[tuple[str, int, int]]:
    """Walk along a text and how it is written: words are the same in both, and YAML may change what parts them.

    Args:
        value: the text.
        source: the file.
        start: offset in it at which the text is written.
        end: likewise where it ends.
        quote: how a quotation mark within the text is written, where it isn't written as it is.
    """
    gaps = re.compile(f"{_GAP}++")
    at = 0
    for match in re.compile(f"({_GAP}++)|''|'|{_WORD}").finditer(source, start, end):
        if match[1]:
            gap = gaps.match(value, at)
            read = gap[0] if gap else ""
        else:
            read = "'" if match[0] == quote else match[0]
        if read:
            yield read, *match.span()
        at += len(read)


def _double(source: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Read what stands in double quotes."""
    breaks = re.compile(_BREAK)
    for match in re.compile(_DOUBLE).finditer(source, start, end):
        below, folded, *units, sign = match.groups()
        code = next((unit for unit in units if unit), None)
        if folded:
            count = len(breaks.findall(folded))
            piece = " " if count == 1 else "\n" * (count - 1)
        elif code:
            piece = chr(int(code, 16))
        elif sign:
            piece = _ESCAPES.get(sign, sign)
        else:
            piece = match[0] if below is None else "\n" * len(breaks.findall(below))
        if piece:
            yield piece, *match.span()


class _Builder:
    """Builds nodes from the event stream."""

    def __init__(self, events: Iterator[Any], text: str, source: str) -> None:
        self.events = events
        self._text = text
        self._source = source
        #: Name of an anchor -> what it names, and how many characters that stands for.
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._repeated = 0
        self._values = 0

    def node(self, event: Any, depth: int) -> Node:
        from yaml import AliasEvent, MappingStartEvent, ScalarEvent  # noqa: PLC0415 - see parse_yaml()

        self._values += 1
        if self._values > MAX_VALUES:
            raise self._error(f"holds more than {MAX_VALUES:,} values", event)
        if isinstance(event, AliasEvent):
            return self._alias(event)
        before = self._repeated
        start = event.start_mark.index
        if isinstance(event, ScalarEvent):
            node = self._scalar(event)
        elif depth >= MAX_DEPTH:
            raise self._error(f"is nested more than {MAX_DEPTH} levels deep", event)
        elif isinstance(event, MappingStartEvent):
            node = self._mapping(start, depth)
        else:
            node = self._sequence(start, depth)
        if event.anchor:
            self._anchors[event.anchor] = (node, node.end - start + self._repeated - before)
        return node

    def _scalar(self, event: Any) -> Node:
        start, end, value = event.start_mark.index, event.end_mark.index, event.value
        if event.anchor or event.tag:
            written = re.compile(_PROPERTIES).match(self._text, start, end)
            start = written.end() if written else start
        if str(event.tag).endswith("binary"):
            return Node(value, start, end)
        if event.style:
            return Node(value, start, end, event.style)
        if value.lower() in _WORDS:
            return Node(_WORDS[value.lower()], start, end)
        return Node(value, start, end, "" if re.fullmatch(_NUMBER, value) else "plain")

    def _alias(self, event: Any) -> Node:
        if event.anchor not in self._anchors:
            raise self._error(f"uses *{event.anchor[:40]}, which is not defined above", event)
        node, size = self._anchors[event.anchor]
        self._repeated += size
        if self._repeated > MAX_REPEATED:
            raise self._error(f"repeats more than {MAX_REPEATED:,} characters by aliases (*)", event)
        return node

    def _sequence(self, start: int, depth: int) -> Node:
        from yaml import SequenceEndEvent  # noqa: PLC0415 - see parse_yaml()

        items = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Node(items, start, _end(event))

    def _mapping(self, start: int, depth: int) -> Node:
        from yaml import MappingEndEvent  # noqa: PLC0415 - see parse_yaml()

        fields: dict[str, Node] = {}
        merged: list[Node] = []
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if key.value == "<<" and key.style == "plain":
                merged += value.value if isinstance(value.value, list) else [value]
            else:
                fields["" if key.scalar is None else str(key.scalar)] = value
        for node in merged:
            if isinstance(node.value, dict):
                fields = {**node.value, **fields}
        return Node(fields, start, _end(event))

    def _error(self, problem: str, event: Any) -> InputError:
        return InputError(problem, source=self._source, line=event.start_mark.line + 1)


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end

"""Style sheets and `style` attributes: which declarations hold for which element, and where each stands."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import tinycss2

from msglint.read.html.shorthands import expanded
from msglint.span import LineIndex
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.part import Part
    from msglint.read.html.selectors import Elements

#: Sheets with more rules than this are no work of a mail program.
_MOST_RULES = 2000
#: The same of rules that hold for an element, all elements together.
_MOST_MATCHES = 100_000
_DECLARATION = re.compile(r"(?:[^;}\"'(]|\"[^\"\n]*+\"|'[^'\n]*+'|\([^()\n]*+\)|[\"'(])*+")
#: A number with more digits is more than Python reads, and than anybody means.
_LONG_NUMBER = re.compile(r"[0-9]{100,}+")
#: The parts of a selector that count for its specificity, weightiest first.
_IDS = re.compile(r"#[\w-]+")
_CLASSES = re.compile(r"\.[\w-]+|\[[^\[\]]*\]|(?<!:):(?!:)[\w-]+")
_TYPES = re.compile(r"(?:^|[\s>+~])[a-z]")
_GENERATED = re.compile(r"::?(?:before|after)$", re.IGNORECASE)
_SCREENS = ("all", "screen", "only screen", "screen,print")
#: A shorter style is remembered once it is read: a mail has the same few on hundreds of its elements.
_SHORT = 300
#: What brings a style back to that of the page around it is no style of its own.
_UNSET = ("inherit", "initial", "unset", "revert", "currentcolor")


class Declaration(NamedTuple):
    """One declaration of a style.

    Attributes:
        name: the property.
        values: its value as the parser gives it, without blanks at its ends.
        text: its value in small letters.
        important: whether it is marked so.
        holder: the style that it stands in, or what stands for it where it is written nowhere.
        written: its range in the holder and how it is shown; None where the holder as a whole stands for it.
    """

    name: str
    values: tuple[Any, ...]
    text: str
    important: bool
    holder: Part
    written: tuple[int, int, str] | None = None

    @property
    def place(self) -> Part:
        """The declaration as a part that points at it."""
        return self.holder if self.written is None else self.holder.slice(*self.written)

    @property
    def shown(self) -> str:
        """The text of its place."""
        return self.holder.text if self.written is None else self.written[2]


#: A property -> the declaration of it that holds.
Held = dict[str, Declaration]


class Block(NamedTuple):
    """Declarations of one rule of a sheet, or of an attribute, with what decides how they rank.

    Attributes:
        specificity: how much of an element its selector says.
        normal: its declarations, shorthands resolved.
        important: likewise, those that are marked so.
    """

    specificity: tuple[int, int, int]
    normal: Held
    important: Held


class _Rule(NamedTuple):
    sheet: _Sheet
    selectors: list[str]
    content: Any


class _Written(NamedTuple):
    """A declaration without the part that holds it; see there for its fields."""

    name: str
    values: tuple[Any, ...]
    text: str
    important: bool
    written: tuple[int, int, str]


class _Sheet:
    """A text of CSS and its lines.

    Args:
        part: the value of a `style` attribute or a sheet, which knows its way to the file.
    """

    def __init__(self, part: Part) -> None:
        self.part = part
        # As long as the text, and with the same lines for the parser and for the index.
        css = part.text.replace("\r", "\n").replace("\f", "\n")
        self.css = _LONG_NUMBER.sub(lambda found: found.group()[:20].ljust(len(found.group())), css)
        self._lines: LineIndex | None = None

    def declarations(self, nodes: Any = None) -> Iterator[Declaration]:
        """Yield all declarations, or those that the parser has read in a block."""
        if nodes is None and len(self.css) <= _SHORT:
            read: Iterable[_Written] = _remembered(self.css)
        else:
            self._lines = self._lines or LineIndex(self.css)
            read = _declared(self.css, self._lines, nodes)
        for name, values, text, important, written in read:
            yield Declaration(name, values, text, important, self.part, written)


class Sheets:
    """The style sheets of a document.

    Args:
        parts: the sheets.
        elements: the document's elements.
    """

    def __init__(self, parts: Iterable[Part], elements: Elements) -> None:
        self._elements = elements
        self._rules = list(islice(chain.from_iterable(_rules(_Sheet(part)) for part in parts), _MOST_RULES))

    def blocks(self) -> dict[int, list[Block]]:
        """Return element (by identity) -> the blocks of all sheets that hold for it, weakest first."""
        found: dict[int, list[Block]] = {}
        left = _MOST_MATCHES
        for rule in self._rules:
            held = [(one, those) for one in rule.selectors if (those := self._elements.holding(one))]
            if not held or left < 0:
                continue
            block = block_of(rule.sheet.declarations(rule.content))
            for selector, those in held:
                ranked = block._replace(specificity=_specificity(selector))
                for element in those[: max(left, 0)]:
                    found.setdefault(id(element), []).append(ranked)
                left -= len(those)
        for blocks in found.values():
            blocks.sort(key=lambda block: block.specificity)
        return found

    def generated(self) -> Iterator[Part]:
        """Yield the texts that sheets put before or behind elements, as parts that point at them."""
        for rule in self._rules:
            bases = [_GENERATED.sub("", one).strip() or "*" for one in rule.selectors if _GENERATED.search(one)]
            if any(self._elements.holding(base) for base in bases):
                for declaration in rule.sheet.declarations(rule.content):
                    text = "".join(value.value for value in declaration.values if value.type == "string")
                    if declaration.name == "content" and text.strip():
                        yield declaration.place.slice(0, len(declaration.place.text), text)


@lru_cache(maxsize=512)
def _remembered(css: str) -> tuple[_Written, ...]:
    return tuple(_declared(css, LineIndex(css)))


def _declared(css: str, lines: LineIndex, nodes: Any = None) -> Iterator[_Written]:
    """Yield the declarations of a style, or those that the parser has read in a block of it."""
    read = tinycss2.parse_blocks_contents(css if nodes is None else nodes, skip_comments=True, skip_whitespace=True)
    for node in (node for node in read if node.type == "declaration"):
        at = lines.start_of_line(node.source_line) + node.source_column - 1
        written = _DECLARATION.match(css, at)
        shown = written.group().rstrip() if written else node.name
        values = tuple(value for value in node.value if value.type not in ("whitespace", "comment"))
        text = " ".join(_serialized(node.value).lower().split())
        if text and text not in _UNSET:
            place = at, at + len(shown), " ".join(shown.split())
            yield _Written(node.lower_name, values, text, node.important, place)


def inline(style: Part) -> Block:
    """Return the declarations of a `style` attribute."""
    return block_of(_Sheet(style).declarations())


def block_of(declarations: Iterable[Declaration]) -> Block:
    """Return declarations as a block that says nothing of an element; a later one takes the place of an earlier."""
    block = Block((0, 0, 0), {}, {})
    for declaration in declarations:
        held = block.important if declaration.important else block.normal
        with suppress(RecursionError):  # what is nested so deep says nothing
            held.update((single.name, single) for single in expanded(declaration))
    return block


def _rules(sheet: _Sheet) -> Iterator[_Rule]:
    """Yield the rules of a sheet, those for screens included; not what holds for some screens only."""
    stack = [iter(tinycss2.parse_stylesheet(sheet.css, skip_comments=True, skip_whitespace=True))]
    while stack:
        rule = next(stack[-1], None)
        if rule is None:
            stack.pop()
        elif rule.type == "qualified-rule":
            yield _Rule(sheet, list(_selectors(rule.prelude)), rule.content)
        elif _is_for_screens(rule):
            stack.append(iter(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)))


def _is_for_screens(rule: Any) -> bool:
    if rule.type != "at-rule" or rule.lower_at_keyword != "media" or rule.content is None:
        return False
    return _serialized(rule.prelude).strip().lower() in _SCREENS


def _selectors(prelude: list[Any]) -> Iterator[str]:
    """Yield the selectors of a rule, which commas part; not those within brackets."""
    begin = 0
    for at, node in enumerate([*prelude, ","]):
        if node == ",":
            selector = _serialized(prelude[begin:at]).strip()
            if selector:
                yield selector
            begin = at + 1


def _serialized(nodes: list[Any]) -> str:
    """Return what CSS reads; empty for what is broken, or nested so deep that nothing is meant by it."""
    try:
        return str(tinycss2.serialize(nodes))
    except (RecursionError, TypeError):
        return ""


def _specificity(selector: str) -> tuple[int, int, int]:
    return len(_IDS.findall(selector)), len(_CLASSES.findall(selector)), len(_TYPES.findall(selector.lower()))

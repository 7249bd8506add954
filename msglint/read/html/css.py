"""Style sheets and `style` attributes: which declarations hold for which element, and where each stands."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import tinycss2

from msglint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from justhtml import JustHTML

    from msglint.part import Part

#: A sheet with more rules than this is no work of a mail program, and each rule takes a walk over the document.
_MOST_RULES = 500
_DECLARATION = re.compile(r"[^;}]*")
#: The parts of a selector that count for its specificity, weightiest first.
_IDS = re.compile(r"#[\w-]+")
_CLASSES = re.compile(r"\.[\w-]+|\[[^\]]*\]|(?<!:):(?!:)[\w-]+")
_TYPES = re.compile(r"(?:^|[\s>+~])[a-z]")
#: What follows the pointer or the keyboard never holds in a mail that is being read.
_DYNAMIC = re.compile(r":(?:hover|focus|active|visited)[\w-]*|::?(?:before|after|first-line|first-letter)")
_GENERATED = re.compile(r"::?(?:before|after)\s*$", re.IGNORECASE)
#: What brings a style back to that of the page around it is no style of its own.
_UNSET = ("inherit", "initial", "unset", "revert", "currentcolor")


class Declaration(NamedTuple):
    """One declaration of a style.

    Attributes:
        name: the property.
        values: its value as the parser gives it, without blanks at its ends.
        text: its value in small letters.
        important: whether it is marked so.
        place: the declaration as a part that points at it.
    """

    name: str
    values: tuple[Any, ...]
    text: str
    important: bool
    place: Part


class Block(NamedTuple):
    """Declarations of one rule of a sheet with what decides how they rank."""

    specificity: tuple[int, int, int]
    declarations: tuple[Declaration, ...]


def declarations(part: Part, nodes: Any = None) -> Iterator[Declaration]:
    """Yield the declarations of a `style` attribute, or of a block of a sheet.

    Args:
        part: the attribute's value or the sheet, which knows its way to the file.
        nodes: what the parser has read of the sheet in the block; None to read the value.
    """
    css = part.text
    lines = LineIndex(css)
    read = tinycss2.parse_blocks_contents(css if nodes is None else nodes, skip_comments=True, skip_whitespace=True)
    for node in (node for node in read if node.type == "declaration"):
        at = lines.start_of_line(node.source_line) + node.source_column - 1
        written = _DECLARATION.match(css, at)
        shown = " ".join((written.group() if written else node.name).split())
        end = at + len((written.group() if written else "").rstrip())
        values = tuple(value for value in node.value if value.type not in ("whitespace", "comment"))
        text = " ".join(tinycss2.serialize(node.value).lower().split())
        if text and text not in _UNSET:
            place = part.slice(at, end, shown)
            yield Declaration(node.lower_name, values, text, node.important, place)


def matched(document: JustHTML, sheets: Iterable[Part]) -> dict[int, list[Block]]:
    """Return element (by identity) -> the blocks of all sheets that hold for it, weakest first."""
    found: dict[int, list[Block]] = {}
    rules = ((sheet, *rule) for sheet in sheets for rule in _rules(sheet.text))
    for sheet, prelude, content in islice(rules, _MOST_RULES):
        block = tuple(declarations(sheet, content))
        for selector in prelude.split(",") if block else ():
            for element in _elements(document, selector.strip()):
                found.setdefault(id(element), []).append(Block(_specificity(selector), block))
    for blocks in found.values():
        blocks.sort(key=lambda block: block.specificity)
    return found


def generated(document: JustHTML, sheets: Iterable[Part]) -> Iterator[Part]:
    """Yield the texts that sheets put before or behind elements, as parts that point at them."""
    for sheet in sheets:
        if "content" not in sheet.text.lower():
            continue
        for prelude, content in islice(_rules(sheet.text), _MOST_RULES):
            bases = [_GENERATED.sub("", selector) for selector in prelude.split(",") if _GENERATED.search(selector)]
            if any(_elements(document, base.strip() or "*") for base in bases):
                for declaration in declarations(sheet, content):
                    text = "".join(value.value for value in declaration.values if value.type == "string")
                    if declaration.name == "content" and text.strip():
                        yield declaration.place.slice(0, len(declaration.place.text), text)


def _rules(css: str) -> Iterator[tuple[str, Any]]:
    """Yield selector and content of each rule, those for screens included; not what holds for some screens only."""
    stack = [tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)]
    while stack:
        for rule in stack.pop():
            if rule.type == "qualified-rule":
                yield tinycss2.serialize(rule.prelude).strip(), rule.content
            elif rule.type == "at-rule" and rule.lower_at_keyword == "media" and rule.content is not None:
                media = tinycss2.serialize(rule.prelude).strip().lower()
                if media in ("all", "screen", "only screen", "screen,print"):
                    stack.append(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _elements(document: JustHTML, selector: str) -> list[Any]:
    from justhtml.selector import SelectorError  # noqa: PLC0415 - only a document with a sheet needs it

    if not selector or _DYNAMIC.search(selector):
        return []
    try:
        return list(document.query(selector.replace(":link", "[href]")))
    except (SelectorError, ValueError, RecursionError):
        return []  # a selector that the library does not know holds for nothing


def _specificity(selector: str) -> tuple[int, int, int]:
    return len(_IDS.findall(selector)), len(_CLASSES.findall(selector)), len(_TYPES.findall(selector.lower()))

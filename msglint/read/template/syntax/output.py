"""What an output tag prints: a placeholder, or the text that stands in the template itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.read.template.conditions.condition import formula
from msglint.read.template.conditions.expression import Held, Lit, Op, Path, first_path, path_name
from msglint.read.template.conditions.formula import TRUE
from msglint.read.template.plan import Arm, Choice
from msglint.text.entities import Text
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.read.template.conditions.condition import Cases
    from msglint.read.template.conditions.expression import Expr
    from msglint.read.template.files import Files
    from msglint.read.template.plan import Chunk, Nodes

_LONGEST_NAME = 72
_DEEPEST = 60
_SIMPLE = re.compile(r"(?:\{\{\{?|<%=) *[^\W\d][\w-]*(?:\.\w[\w-]*)* *(?:\}\}\}?|%>)")
_NOT_IN_NAMES = re.compile(r"[{}\[\]<>%#$\s\x00]+")
_ID_WORD = re.compile(r"(?i)(?:amazon_?)?(?:order_?)?(?:id|number|no|num|nr|nummer|numero|ref|reference)")
_FORMAT_CODE = re.compile(r"%(?:\(\w+\))?[-+ #0-9.]{0,9}[a-zA-Z]|%%")
_ABOUT_LINKS = re.compile(r"(?i)ur[li]|link|href|path|route|asset")
#: Filters that change nothing in what a reader takes from a text.
_KEEPING = (
    *("e", "escape", "escape_once", "h", "raw", "safe", "trim", "strip", "lstrip", "rstrip", "string", "striptags"),
    *("upper", "lower", "upcase", "downcase", "capitalize", "title", "nl2br", "newline_to_br", "strip_html", "s"),
    *("strip_newlines", "force_escape", "forceescape", "indent", "wordwrap", "linebreaks", "linebreaksbr", "capfirst"),
)
_CASES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "upcase": str.upper,
    "lower": str.lower,
    "downcase": str.lower,
    "title": str.title,
    "capitalize": str.capitalize,
}
_TRANSLATING = ("call _", "call gettext", "call __", "call trans", "|trans")
_KINDS: dict[str, str] = {}
_MOST_KINDS = 10_000


def stands_for(text: str) -> str:
    """Return what a placeholder stands for, as the rules see it; empty where it's none."""
    known = _KINDS.get(text)
    if known is None:
        found = Text(text).find("placeholder")
        known = found[0].attributes["stands-for"] if found else ""
        if len(_KINDS) < _MOST_KINDS:
            _KINDS[text] = known
    return known


class Tag(NamedTuple):
    """An output tag: its range in the source, and what stands in it."""

    start: int
    end: int
    inner: str


class Printer:
    """Turns the expressions of one output tag into texts.

    Args:
        files: the source.
        tag: the tag.
        context: the section that it stands in, of Handlebars and Mustache.
        spend: told how much text a value of the template adds; False where that would be too much.
    """

    def __init__(self, files: Files, tag: Tag, context: str, spend: Callable[[int, int], bool]) -> None:
        self._files = files
        self._tag = tag.start, tag.end
        self._inner = tag.inner
        self._context = context
        self._spend = spend

    def cases(self, cases: Cases) -> Nodes:
        """Return what is printed of a value that depends on what was set before."""
        if len(cases) == 1:
            return self.nodes(cases[0].expr)
        start = self._tag[0]
        arms = [Arm(case.guard, self.nodes(case.expr), start) for case in cases]
        arms[-1] = Arm(TRUE, arms[-1].nodes, start)
        return (Choice("value", tuple(arms)),)

    def nodes(self, expr: Expr) -> Nodes:
        """Return what is printed of a closed expression."""
        if isinstance(expr, Lit):
            return self._literal(expr)
        if isinstance(expr, Held):
            is_too_much = expr.size.depth > _DEEPEST or not self._spend(expr.size.length, expr.size.pieces)
            return self._placeholder(Path("text")) if is_too_much else expr.nodes
        if isinstance(expr, Op):
            return self._operation(expr.name, expr.of) or self._placeholder(expr)
        return self._placeholder(expr)

    def _operation(self, name: str, of: tuple[Expr, ...]) -> Nodes:
        """Return what an operation prints; nothing where that is not known."""
        first = of[0] if of else None
        if name == "if":
            return self._choice(of[0], self.nodes(of[1]), self.nodes(of[2]))
        if name in ("or", "default", "|default", "|d"):
            return self._default(of)
        if name in ("~", "|append", "|prepend"):
            parts = of[::-1] if name == "|prepend" else of
            return tuple(node for part in parts for node in self.nodes(part)) if _holds_text(*of) else ()
        if first and name[1:] in _KEEPING and _holds_text(first):
            return tuple(self._recased(node, _CASES.get(name[1:])) for node in self.nodes(first))
        if isinstance(first, Lit) and name in _TRANSLATING:
            return self.nodes(first)
        return self._formatted(first, of[1:]) if isinstance(first, Lit) and name == "|format" else ()

    def _formatted(self, literal: Lit, values: tuple[Expr, ...]) -> Nodes:
        """Return the text of `"Order %s"|format(order.id)`; nothing where it's all codes, or written with escapes."""
        text = literal.value
        if not isinstance(text, str) or len(text) != literal.end - literal.start or not self._spend(len(text), 1):
            return ()
        if not any(char.isalpha() for char in _FORMAT_CODE.sub("", text)):
            return ()
        found: list[Chunk | Choice] = []
        at, left = 0, iter(values)
        for match in _FORMAT_CODE.finditer(text):
            found.append(self._files.chunk(text[at : match.start()], literal.start + at, literal.start + match.start()))
            if match.group() != "%%":
                found += self._placeholder(next(left, Path("value")))
            at = match.end()
        found.append(self._files.chunk(text[at:], literal.start + at, literal.end))
        return tuple(node for node in found if isinstance(node, Choice) or node.text)

    def _default(self, of: tuple[Expr, ...]) -> Nodes:
        """Return the placeholder or the literal that stands in for it."""
        value, *others = of
        if isinstance(value, Lit) and value.value is None:
            return self.nodes(others[0]) if others else ()
        for other in others:
            if isinstance(value, Lit) and value.value:
                break
            if _holds_text(other):
                return self._choice(value, self.nodes(value), self.nodes(other))
        return self.nodes(value)

    def _choice(self, when: Expr, then: Nodes, other: Nodes) -> Nodes:
        start = self._tag[0]
        return (Choice("default", (Arm(formula(when), then, start), Arm(TRUE, other, start))),)

    def _literal(self, literal: Lit) -> Nodes:
        value = literal.value
        if value is None or isinstance(value, bool):
            return ()
        text = value if isinstance(value, str) else f"{value:g}"
        start, end = (literal.start, literal.end) if literal.end else self._tag
        return (self._files.chunk(text, start, end),) if text and self._spend(len(text), 1) else ()

    def _recased(self, node: Chunk | Choice, recase: Callable[[str], str] | None) -> Chunk | Choice:
        if recase is None or isinstance(node, Choice) or "{{" in node.text:
            return node
        return self._files.chunk(recase(node.text), node.start, node.end)

    def _placeholder(self, expr: Expr) -> Nodes:
        """Return the tag as it stands, or what it stands for in a form that is plain to see."""
        start, end = self._tag
        written = self._files.slice(start, end)
        named = self._named(_name_of(expr))
        if not _SIMPLE.fullmatch(written) or len(written) > _LONGEST_NAME:
            own = path_name(self._inner) if re.fullmatch(r"[\w.@/?\[\]-]+", self._inner) else ""
            written = self._named(own) if own else named
        kind = stands_for(written)
        name = _name_of(expr)
        if (
            kind == "other"
            and self._context
            and (name == "this" or name.startswith("this.") or _ID_WORD.fullmatch(name))
            and "." not in name.removeprefix("this.")
        ):
            rest = name.removeprefix("this").lstrip(".")
            named = self._named(_member_name(self._context, rest))
        if kind == "other" and stands_for(named) not in ("other", ""):
            written = named
        return (self._files.chunk(written, start, end),)

    def _named(self, name: str) -> str:
        cleaned = _NOT_IN_NAMES.sub(" ", name).strip()[:_LONGEST_NAME] or "value"
        start, end = self._tag
        text = f"{{{{ {cleaned} }}}}"
        # A text as long as its tag would pass for what stands there, letter by letter.
        is_taken = len(text) == end - start and self._files.slice(start, end) != text
        return f"{{{{{cleaned}}}}}" if is_taken else text


def _holds_text(*of: Expr) -> bool:
    """Return whether any of some expressions prints something that stands in the template."""
    waiting = list(of)
    while waiting:
        one = waiting.pop()
        if isinstance(one, Held) or (isinstance(one, Lit) and _is_text(one)):
            return True
        if isinstance(one, Op) and (
            one.name in ("if", "or", "default", "~", "|append", "|prepend", "|default", "|d", *_TRANSLATING)
            or one.name[1:] in _KEEPING
        ):
            waiting += one.of[1:] if one.name == "if" else one.of
    return False


def _is_text(literal: Lit) -> bool:
    value = literal.value
    return isinstance(value, float) or (isinstance(value, str) and any(char.isalnum() for char in value))


def _member_name(collection: str, member: str) -> str:
    """Return the name of a member of what is in a collection: a number in `order.items` is no order's number."""
    last = collection.rpartition(".")[2]
    return f"{re.split('[_-]', last)[-1]}.{member}" if member else last


def _shown(name: str) -> str:
    """Return the name of a value, or of an item of a loop, as a person would write it."""
    head, is_item, rest = name.partition("[]")
    return _member_name(head, rest.replace("[]", "").lstrip(".")) if is_item else name


def _name_of(expr: Expr) -> str:
    """Return the name that tells best what an expression stands for."""
    inner = _shown(first_path(expr))
    if not isinstance(expr, Op):
        return inner or "text"
    if expr.name == "opaque":
        match = re.search(r"[^\W\d][\w.-]*", inner)
        return match.group() if match else "value"
    if expr.name.startswith("call "):
        name = expr.name[5:]
        return name if not inner or _ABOUT_LINKS.search(name) else f"{name} {inner}"
    if expr.name[0] in "|=" and expr.of:
        return (inner if isinstance(expr.of[0], Lit) else _name_of(expr.of[0])) or expr.name[1:]
    return inner or "value"

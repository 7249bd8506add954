"""Reads the expressions of template languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.read.template.conditions.expression import MOST_TOKENS, Lit, Op, Path, items_of, path_name

if TYPE_CHECKING:
    from msglint.read.template.conditions.expression import Expr, Item
    from msglint.read.template.syntax.scan import Dialect

_LONGEST = 4000
_MOST_SIGNS = 60
_DEEPEST = 25
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("true", "True"), True),
    **dict.fromkeys(("false", "False"), False),
    **dict.fromkeys(("none", "None", "nil", "null", "undefined", "blank", "empty"), None),
}
_COMPARISONS = {"==": "==", "!=": "!=", "<>": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
#: Helpers of Handlebars that compare, and what they are in other languages.
_HELPERS = {
    **dict.fromkeys(("eq", "equals", "is", "ifEquals", "ifeq", "if_eq", "ifEq"), "=="),
    **dict.fromkeys(("ne", "neq", "isnt", "notEq", "not-eq", "unlessEq", "unless_eq", "ifNotEquals"), "!="),
    **dict.fromkeys(("gt", "ifGt", "if_gt"), ">"),
    **dict.fromkeys(("gte", "ge", "if_gteq"), ">="),
    **dict.fromkeys(("lt", "if_lt"), "<"),
    **dict.fromkeys(("lte", "le", "if_lteq"), "<="),
    **dict.fromkeys(("and", "or", "not", "in"), ""),
    "concat": "~",
    "contains": "contains",
    "default": "default",
}


class _TooDeepError(Exception):
    pass


def parse(text: str, start: int, dialect: Dialect) -> Expr:
    """Return what an expression means; one that is not understood is a name made of all its words.

    Args:
        text: the expression.
        start: its offset in the source.
        dialect: the language that it is written in.
    """
    items = items_of(text[:_LONGEST], start)
    if len(text) <= _LONGEST and len(items) <= MOST_TOKENS:
        try:
            parser = _Parser(items, dialect)
            found = parser.prefixed() if dialect == "handlebars" else parser.whole()
        except _TooDeepError:
            found = None
        if found is not None:
            return found
    names = [item.text for item in items[:MOST_TOKENS] if item.kind == "path"]
    return Op("opaque", (Path(" ".join(text[:_LONGEST].split())), *(Path(name) for name in names[:3])))


def _constant(name: str, item: Item) -> Lit | None:
    return Lit(_CONSTANTS[name], item.start, item.end) if name in _CONSTANTS else None


class _Parser:
    def __init__(self, items: list[Item], dialect: Dialect) -> None:
        self._items = items
        self._at = 0
        self._depth = 0
        self._signs = 0
        self._dialect = dialect

    def whole(self) -> Expr | None:
        """Return an expression of Jinja or Liquid, or None where it's not one."""
        found = self._choice()
        return found if self._at == len(self._items) else None

    def prefixed(self) -> Expr | None:
        """Return an expression of Handlebars, a value or a helper with its values; None where it's neither."""
        found = self._helper()
        return found if self._at == len(self._items) else None

    def _peek(self) -> str:
        return self._items[self._at].text if self._at < len(self._items) else ""

    def _accept(self, *texts: str) -> str:
        text = self._peek()
        if text in texts and self._items[self._at].kind != "text":
            self._at += 1
            return text
        return ""

    def _down(self) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _TooDeepError

    def _along(self) -> None:
        """Count what makes an expression high without being nested: one filter on another."""
        self._signs += 1
        if self._signs > _MOST_SIGNS:
            raise _TooDeepError

    def _choice(self) -> Expr | None:
        self._down()
        found = self._either()
        if found is not None and self._accept("if"):
            condition = self._either()
            other = self._choice() if self._accept("else") else Lit(None, 0, 0)
            found = Op("if", (condition, found, other)) if condition and other else None
        elif found is not None and self._accept("?"):
            then = self._choice()
            other = self._choice() if self._accept(":") else None
            found = Op("if", (found, then, other)) if then and other else None
        elif found is not None and self._accept("??", "?:"):
            other = self._choice()
            found = Op("default", (found, other)) if other else None
        self._depth -= 1
        return found

    def _either(self) -> Expr | None:
        self._down()
        left = self._both()
        if left and (
            word := self._accept("or", "||", "and") if self._dialect == "liquid" else self._accept("or", "||")
        ):
            # Liquid reads from the right, whichever word it is.
            right = self._either()
            left = Op("and" if word == "and" else "or", (left, right)) if right else None
        self._depth -= 1
        return left

    def _both(self) -> Expr | None:
        left = self._negation()
        while left and self._dialect != "liquid" and self._accept("and", "&&"):
            self._along()
            right = self._negation()
            left = Op("and", (left, right)) if right else None
        return left

    def _negation(self) -> Expr | None:
        if self._accept("not", "!"):
            self._down()
            inner = self._negation()
            self._depth -= 1
            return Op("not", (inner,)) if inner else None
        return self._comparison()

    def _comparison(self) -> Expr | None:
        left = self._joined()
        while left:
            word = self._accept(*_COMPARISONS, "in", "not", "is", "contains")
            if not word:
                break
            self._along()
            if word == "is":
                left = self._test(left)
                continue
            if word == "not" and not self._accept("in"):
                return None
            right = self._joined()
            if right is None:
                return None
            left = Op(_COMPARISONS.get(word, "in" if word == "not" else word), (left, right))
            if word == "not":
                left = Op("not", (left,))
        return left

    def _test(self, left: Expr) -> Expr | None:
        negated = self._accept("not")
        if self._at >= len(self._items) or self._items[self._at].kind != "path":
            return None
        name = self._peek()
        self._at += 1
        found: Expr | None = left
        if name in ("none", "null", "empty", "undefined", "false", "blank"):
            found = Op("not", (left,))
        elif name in ("equalto", "eq", "sameas", "divisibleby", "odd", "even") or name not in ("defined", "true"):
            arguments = self._arguments() if self._peek() == "(" else ()
            same = name in ("equalto", "eq", "sameas")
            if same and not arguments:
                argument = self._value()
                arguments = (argument,) if argument else None
            found = None if arguments is None else Op("==" if same else f"is {name}", (left, *arguments))
        return Op("not", (found,)) if negated and found else found

    def _joined(self) -> Expr | None:
        left = self._filtered()
        while left and (sign := self._accept("~", "+", "-", "*", "/", "%", "..")):
            self._along()
            right = self._filtered()
            left = Op("~" if sign in "~+" else sign, (left, right)) if right else None
        return left

    def _filtered(self) -> Expr | None:
        value = self._value()
        while value and self._accept("|"):
            name = self._peek()
            if self._at >= len(self._items) or self._items[self._at].kind != "path":
                return None
            self._at += 1
            self._along()
            arguments: tuple[Expr, ...] | None = ()
            if self._peek() == "(":
                arguments = self._arguments()
            elif self._accept(":"):
                arguments = self._listed()
            value = None if arguments is None else Op(f"|{name}", (value, *arguments))
        return value

    def _listed(self) -> tuple[Expr, ...] | None:
        """Read the values of a filter of Liquid: `a, b, c: d`."""
        found = []
        while True:
            value = self._value()
            if value and self._accept(":"):
                value = self._value()
            if value is None:
                return None
            found.append(value)
            if not self._accept(","):
                return tuple(found)

    def _arguments(self, closing: str = ")") -> tuple[Expr, ...] | None:
        """Read what stands in brackets; the opening one is next."""
        self._at += 1
        found = []
        while not self._accept(closing):
            value = self._choice()
            if value and (sign := self._accept("=", ":")):
                name = value.name if isinstance(value, Path) and sign == "=" else ""
                value = self._choice()
                value = Op(f"={name}", (value,)) if name and value else value
            if value is None:
                return None
            found.append(value)
            if not self._accept(",") and self._peek() != closing:
                return None
        return tuple(found)

    def _value(self) -> Expr | None:  # noqa: PLR0911 - one for each kind of value
        if self._at >= len(self._items):
            return None
        item = self._items[self._at]
        if item.kind == "sign" and item.text in "([{":
            return self._bracketed(item.text)
        self._at += 1
        if item.kind == "text":
            return _text(item)
        if item.kind == "number":
            return Lit(float(item.text), item.start, item.end)
        if item.kind == "path":
            constant = _constant(item.text, item)
            if constant:
                return constant
            path = Path(path_name(item.text))
            if self._dialect != "handlebars" and self._peek() == "(":
                arguments = self._arguments()
                return None if arguments is None else Op(f"call {path.name}", arguments)
            return path
        if item.text == "." and self._dialect == "handlebars":
            return Path("this")
        if item.text == "-" and (number := self._value()) and isinstance(number, Lit):
            return Lit(-number.value, 0, 0) if isinstance(number.value, float) else None
        return None

    def _bracketed(self, opening: str) -> Expr | None:
        if opening == "(" and self._dialect == "handlebars":
            self._at += 1
            self._down()
            found = self._helper()
            self._depth -= 1
            return found if self._accept(")") else None
        inside = self._arguments({"(": ")", "[": "]", "{": "}"}[opening])
        if inside is None:
            return None
        return inside[0] if opening == "(" and len(inside) == 1 else Op("list", inside)

    def _helper(self) -> Expr | None:  # noqa: PLR0911 - because each thing that it's not ends it
        """Read a value, or a helper with its values: `eq a "b"`."""
        head = self._value()
        found: list[Expr] = []
        while head and self._at < len(self._items) and self._peek() != ")":
            if self._accept("=", "|"):
                continue
            value = self._value()
            if value is None:
                return None
            found.append(value)
        if not found or head is None:
            return head
        if not isinstance(head, Path):
            return None
        # A helper that compares may be told how: `compare a "==" b`.
        if len(found) == 3 and isinstance(found[1], Lit) and found[1].value in _COMPARISONS:  # noqa: PLR2004 - a, sign, b
            return Op(_COMPARISONS[str(found[1].value)], (found[0], found[2]))
        name = _HELPERS.get(head.name)
        if name is None:
            return Op(f"call {head.name}", tuple(found))
        name = name or head.name
        if name in ("and", "or", "~", "default") or len(found) == (1 if name == "not" else 2):
            return Op(name, tuple(found))
        return Op(f"call {head.name}", tuple(found))


def _text(item: Item) -> Lit:
    inside = item.text[1:-1]
    if "\\" in inside:
        inside = _ESCAPE.sub(lambda match: _ESCAPES.get(match[1], match[1]), inside)
    return Lit(inside, item.start + 1, item.end - 1)

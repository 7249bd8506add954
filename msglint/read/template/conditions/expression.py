"""Expressions of template languages: what is compared, chosen, filtered and called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from msglint.read.template.plan import Nodes, Size

#: What has more tokens is not read.
MOST_TOKENS = 400
_PATH = (
    r"(?:\.\./)*@?[^\W\d][\w-]*\??"
    r"(?:[./](?:[^\W_]|_)[\w-]*\??|\[\s*(?:-?\d+|\"[^\"\]]*\"|'[^'\]]*')\s*\]|\.\[[^\]]*\])*"
)
_TOKEN = re.compile(
    rf"\s*(?:(?P<text>\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+')"
    r"|(?P<number>\d+(?:\.\d+)?)"
    rf"|(?P<path>{_PATH})"
    r"|(?P<sign>==|!=|<>|>=|<=|\|\||&&|\?\?|\?:|\.\.|[^\s]))",
    re.DOTALL,
)


class Lit(NamedTuple):
    """A value that stands in the template: a text with the range that it has there, a number, a truth, or nothing."""

    value: str | float | bool | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Path:
    """The name of a value: `order.id`; a closed one comes from outside, whatever the template sets."""

    name: str
    is_closed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What a block has caught: text with branches, and how much of it."""

    nodes: Nodes
    size: Size


@dataclass(frozen=True, slots=True)
class Op:
    """What is done with values: `not`, `and`, `==`, `if`, `~`, `|default`, `call name` ..."""

    name: str
    of: tuple[Expr, ...]


Expr = Lit | Path | Held | Op


class Item(NamedTuple):
    """A token of an expression."""

    kind: str
    text: str
    start: int
    end: int


def items_of(text: str, start: int) -> list[Item]:
    """Return the tokens of an expression, at most a few more than are read."""
    items = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        items.append(Item(kind, match[kind], start + match.start(kind), start + match.end(kind)))
        if len(items) > MOST_TOKENS:
            break
    return items


def normal(expr: Expr) -> str:
    """Return an expression as one text that is the same however it was spaced."""
    parts: list[str] = []
    waiting: list[Expr | str] = [expr]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            parts.append(one)
        elif isinstance(one, Path):
            parts.append(one.name)
        elif isinstance(one, Lit):
            parts.append(repr(one.value))
        elif isinstance(one, Held):
            parts.append("...")
        else:
            waiting.append(")")
            for argument in reversed(one.of):
                waiting += [argument, " "]
            waiting.append(f"({one.name}")
    return "".join(parts)


def first_path(expr: Expr) -> str:
    """Return the first name in an expression; empty if there is none."""
    waiting = [expr]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Path):
            return one.name
        if isinstance(one, Op):
            waiting += reversed(one.of)
    return ""


def path_name(written: str) -> str:
    """Return a path as names with dots: `order["id"]` is `order.id`."""
    name = re.sub(r"\.?\[\s*[\"']?([^\]\"']*)[\"']?\s*\]", r".\1", written.replace("?", "")).replace("/", ".")
    return re.sub(r"^(?:\.+)(?=[^\W\d])", "", name)

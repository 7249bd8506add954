"""From tokens to nested blocks. Whatever is wrong with the nesting becomes a note, never an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msglint.read.template.syntax.tokens import Problem
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.read.template.syntax.scan import Dialect
    from msglint.read.template.syntax.tokens import Token

#: Blocks inside more than so many others are read as if they stood in the innermost of these.
DEEPEST = 40
_MOST_PROBLEMS = 20
_HEAD = re.compile(r"([^\W\d][\w-]*|[#.@])\s*", re.DOTALL)
#: Tags that go on with the block that they stand in.
_ARMS = {
    "else": ("if", "unless", "for", "case", "ifequal", "ifnotequal", "ifchanged", "tablerow"),
    "elif": ("if", "unless"),
    "elsif": ("if", "unless"),
    "elseif": ("if", "unless"),
    "elseunless": ("if", "unless"),
    "when": ("case",),
    "empty": ("for",),
    "pluralize": ("trans", "blocktrans", "blocktranslate"),
    "plural": ("trans", "blocktrans", "blocktranslate"),
}
#: Tags that open a block even where nothing closes it.
_BLOCKS = ("if", "unless", "for", "case", "tablerow", "macro", "capture", "block")
#: Tags that open a block only without a value.
_SHORT_OR_LONG = ("set", "block", "trans")


class Text(NamedTuple):
    """Text as it stands from one offset to another."""

    start: int
    end: int


class Output(NamedTuple):
    """A tag that prints: its range, and the expression in it with its offset."""

    start: int
    end: int
    inner: str
    inner_start: int


@dataclass(slots=True)
class Arm:
    """One of a block's ways: its word (`if`, `elif`, `else`, `when`), what follows the word, and what it holds."""

    word: str
    argument: str
    argument_start: int
    start: int
    body: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A tag that steers, with what it holds, if anything.

    Attributes:
        sign: what stands before the words of a tag of Handlebars; empty otherwise.
        arms: its ways, at least one.
        is_closed: whether it holds text: what stands up to its end.
    """

    sign: str
    arms: list[Arm]
    is_closed: bool = False

    @property
    def word(self) -> str:
        """The word by which the block goes."""
        return self.arms[0].word


Node = Text | Output | Block


@dataclass(slots=True)
class _Open:
    block: Block
    body: list[Node]
    #: Whether it is nested too deeply to be followed.
    is_flat: bool = False


class Tree(NamedTuple):
    """What a file holds, and what was wrong with it."""

    nodes: list[Node]
    problems: list[Problem]


def grow(tokens: Sequence[Token], dialect: Dialect) -> Tree:
    """Return the tree of a template."""
    builder = _Sections() if dialect == "handlebars" else _Tags(tokens)
    for token in tokens:
        if token.kind == "text":
            builder.body.append(Text(token.start, token.end))
        elif token.kind == "output":
            builder.body.append(Output(token.start, token.end, token.inner, token.inner_start))
        else:
            builder.take(token)
    builder.finish()
    return Tree(builder.nodes, builder.problems)


class _Builder:
    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.problems: list[Problem] = []
        self.body = self.nodes
        self._open: list[_Open] = []
        #: Name -> how many blocks of that name are open, so that a stray end needs no search.
        self._names: dict[str, int] = {}

    def take(self, token: Token) -> None:
        raise NotImplementedError

    def finish(self) -> None:
        for one in self._open:
            self._problem(one.block.arms[0].start, f"'{one.block.word}' is never closed")

    def _begin(self, block: Block) -> None:
        is_flat = len(self._open) >= DEEPEST
        if is_flat:
            if len(self._open) == DEEPEST:
                self._problem(block.arms[0].start, "tags are nested too deeply to follow; all that they hold is read")
        else:
            self.body.append(block)
            self.body = block.arms[0].body
        block.is_closed = True
        self._open.append(_Open(block, self.body, is_flat))
        self._names[block.word] = self._names.get(block.word, 0) + 1

    def _go_on(self, arm: Arm) -> None:
        one = self._open[-1]
        if not one.is_flat:
            one.block.arms.append(arm)
            self.body = one.body = arm.body

    def _end(self, names: Sequence[str], token: Token) -> None:
        """Close the innermost block of one of these names, with all that is open in it."""
        if not any(self._names.get(name) for name in names):
            self._problem(token.start, f"'{token.sign}{token.inner[:30]}' closes nothing")
            return
        while True:
            one = self._open.pop()
            self._names[one.block.word] -= 1
            if one.block.word in names:
                break
            self._problem(one.block.arms[0].start, f"'{one.block.word}' is never closed")
        self.body = self._open[-1].body if self._open else self.nodes

    def _problem(self, at: int, what: str) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(Problem(at, what))


class _Tags(_Builder):
    """Jinja and Liquid: `{% if %}` ... `{% endif %}`."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__()
        tags = (token.inner for token in tokens if token.kind == "tag")
        self._closed = {inner[3:].split()[0] for inner in tags if inner.startswith("end") and inner[3:].strip()}

    def take(self, token: Token) -> None:
        head = _HEAD.match(token.inner)
        if head is None:
            self._problem(token.start, "a tag without a name is not read")
            return
        word, argument = head[1], token.inner[head.end() :]
        if word == "else" and argument.startswith("if") and argument[2:3].isspace():
            word, argument = "elif", argument[2:]
        arm = Arm(word, argument, token.inner_start + len(token.inner) - len(argument), token.start)
        if word.startswith("end") and word[3:] and not argument.startswith("="):
            self._end((word[3:],), token)
        elif word in _ARMS:
            if self._open and self._open[-1].block.word in _ARMS[word]:
                self._go_on(arm)
            else:
                self._problem(token.start, f"'{word}' stands in no block that it belongs to")
        elif self._opens(word, argument):
            self._begin(Block("", [arm]))
        else:
            self.body.append(Block("", [arm]))

    def _opens(self, word: str, argument: str) -> bool:
        if word in _SHORT_OR_LONG and word in self._closed:
            # `{% set x = 1 %}` and `{% set x %}..{% endset %}`, `{% trans "x" %}` and `{% trans %}x{% endtrans %}`.
            return not ("=" in argument.split("|", maxsplit=1)[0] if word == "set" else argument[:1] in ("'", '"'))
        return word in _BLOCKS or word in self._closed


class _Sections(_Builder):
    """Handlebars and Mustache: `{{#if}}` ... `{{/if}}`."""

    def take(self, token: Token) -> None:
        sign, inner = token.sign, token.inner
        if not sign or (sign == "^" and not inner):
            self._else(token)
            return
        head = re.match(r"(?:[^\s()]+)\s*", inner)
        word = head.group().strip() if head else ""
        argument = inner[head.end() :] if head else inner
        start = token.inner_start + len(inner) - len(argument)
        if sign == "/":
            self._end((word,), token)
        elif sign == ">":
            self.body.append(Block(sign, [Arm(word, argument, start, token.start)]))
        else:
            self._begin(Block(sign, [Arm(word, argument, start, token.start)]))

    def _else(self, token: Token) -> None:
        rest = token.inner[4:].strip() if token.inner else ""
        word = rest.split(None, 1)[0] if rest else ""
        argument = rest[len(word) :].strip()
        start = token.inner_start + len(token.inner) - len(argument)
        if self._open:
            names = {"": "else", "if": "elif", "unless": "elseunless"}
            self._go_on(Arm(names.get(word, "else"), argument, start, token.start))
        else:
            self._problem(token.start, "'else' stands in no block that it belongs to")

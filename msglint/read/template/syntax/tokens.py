"""What the text of a template consists of, before its tags are nested."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from msglint.tuples import NamedTuple


class Token(NamedTuple):
    """A piece of a template.

    Attributes:
        kind: `text`, `output` or `tag`; comments leave no token.
        start: offset in the file; of a text, after the white space is gone that its neighbours take away.
        end: one past its last code point.
        inner: what stands between the delimiters, without the marks of white space and the sign; empty for a text.
        inner_start: offset of `inner`.
        sign: what stands before the words of a tag of Handlebars: `#`, `^`, `/`, `>`, `<`, `$`; empty otherwise.
    """

    kind: Literal["text", "output", "tag"]
    start: int
    end: int
    inner: str = ""
    inner_start: int = 0
    sign: str = ""


class Remark(NamedTuple):
    """A comment.

    Attributes:
        start: offset of its first sign in the file.
        end: one past its last sign.
        text: what stands between them, without the marks of white space.
    """

    start: int
    end: int
    text: str


class Problem(NamedTuple):
    """What a person should know about a place of a file."""

    at: int
    what: str


@dataclass(slots=True)
class Scanned:
    """The tokens of a file in their order, its comments, and what was wrong with it."""

    tokens: list[Token] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

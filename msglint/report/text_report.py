"""The report for a person in a hurry: what is wrong, where, what to write instead."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from msglint.errors import MsglintError
from msglint.report.display import Display
from msglint.report.excerpt import excerpt
from msglint.report.place import location, name_of
from msglint.span import Position
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

    from msglint.message import Message
    from msglint.report.result import Outcome, Summary
    from msglint.violation import Violation

_DEFAULT_WIDTH = 80
_WIDEST = 100
#: Below this, an indented escape such as `\U0010ffff` between two ellipses would not fit.
_NARROWEST = 24
_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_BAR = "    | "


class Segment(NamedTuple):
    """Text of one style, as rich names it; empty for plain."""

    text: str
    style: str = ""


class TextReporter:
    """Writes each message with violations as soon as it is added; a clean one leaves no trace but its count.

    Errors are left to the caller, who has a stream for them; the last line says that there were some.

    Args:
        stream: where the report goes, in any encoding.
        color: whether to colour it.
        width: columns to fill; None takes the terminal's width up to 100, or 80 where there is no terminal.
    """

    def __init__(self, stream: TextIO, *, color: bool = False, width: int | None = None) -> None:
        self._width = max(_NARROWEST, _fitting_width(stream) if width is None else width)
        self._display = Display(stream.encoding)
        self._paint = _rich_painter(stream) if color else _plain_painter(stream)

    def add(self, outcome: Outcome) -> None:
        """Write a message's violations."""
        if isinstance(outcome, MsglintError) or not outcome.violations:
            return
        message = outcome.message
        header = [Segment(name_of(message), "bold")]
        if message.id is not None:
            header.append(Segment(message.id))
        self._print(header, 0, 2)
        explained: set[str] = set()
        for violation in outcome.violations:
            self._violation(message, violation, why="" if violation.rule in explained else violation.why)
            explained.add(violation.rule)

    def finish(self, summary: Summary) -> None:
        """Write the line of counts."""
        self._print(_words("", summary.in_words(), "bold"), 0, 2)

    def _violation(self, message: Message, violation: Violation, why: str) -> None:
        title = [
            *map(Segment, location(message, violation)),
            Segment(f"{violation.severity}:", _STYLES[violation.severity]),
            Segment(violation.rule, "bold"),
        ]
        self._print(title, 2, 4)
        self._print(_words("", violation.message), 4, 6)
        self._excerpt(message, violation)
        for related in violation.related:
            place = f"see {related.part} {related.start.line}:{related.start.column}:"
            self._print(_words(place, related.message), 4, 6)
        if why:
            self._print(_words("why:", why), 4, 6)
        if violation.instead:
            self._print(_words("instead:", violation.instead, "green"), 4, 6)
        if violation.fix:
            care = "safe" if violation.fix.is_safe else "look at it first"
            self._print(_words("fix:", f"{violation.fix.description} ({care})"), 4, 6)
        self._paint([])

    def _excerpt(self, message: Message, violation: Violation) -> None:
        text, start, end = violation.text, violation.start, violation.end
        if text is None or start is None or end is None:
            return
        source = _source_of(message, violation)
        if source is None or not _reads_like(source[start.offset : end.offset], text):
            # What is encoded, or no part of the text, such as an attachment's name, is a line of its own.
            source, start, end = text, Position(1, 1, 0), Position(1, len(text) + 1, len(text))
        lines = excerpt(source, start, end, self._display, self._width - len(_BAR))
        style = _STYLES[violation.severity]
        bar = Segment(_BAR, "dim")
        self._paint([bar, Segment(lines.before), Segment(lines.marked, style), Segment(lines.after)])
        self._paint([bar, Segment(lines.marks, style)])

    def _print(self, words: Iterable[Segment], first: int, rest: int) -> None:
        """Write words with a space between them, as many a line as fit; a longer word is broken."""
        line = [Segment(" " * first)]
        used = indent = first
        for text, style in words:
            for piece, width in self._pieces(text, self._width - rest):
                gap = used > indent
                if used + gap + width > self._width:
                    self._paint(line)
                    line = [Segment(" " * rest)]
                    used, indent, gap = rest, rest, False
                line += [Segment(" " * gap), Segment(piece, style)]
                used += gap + width
        self._paint(line)

    def _pieces(self, word: str, width: int) -> Iterator[tuple[str, int]]:
        """Yield a word in pieces that are at most `width` columns wide, each with its width."""
        if len(word) <= width and word.isascii() and word.isprintable():
            yield word, len(word)
            return
        piece, used = "", 0
        for cell in self._display.cells(word):
            if used + cell.width > width:
                yield piece, used
                piece, used = "", 0
            piece += cell.text
            used += cell.width
        yield piece, used


def _source_of(message: Message, violation: Violation) -> str | None:
    """Return the text in which a violation's positions count."""
    for part in (part for parts in (message.parts, *message.variants, message.told or ()) for part in parts):
        if part.name == violation.part:
            if violation.file is None:
                return part.source
            for include in part.includes:
                if include.file == violation.file:
                    return include.text
    return None


def _reads_like(source: str, text: str) -> bool:
    """Return whether a slice of a source shows what it reads, at most with markup in it."""
    return source.split() == text.split() or "<" in source or "&" in source


def _words(label: str, text: str, style: str = "") -> list[Segment]:
    words = [Segment(word) for word in text.split()]
    return [Segment(label, style), *words] if label else [Segment(word.text, style) for word in words]


def _fitting_width(stream: TextIO) -> int:
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # no terminal, or no file at all
        return _DEFAULT_WIDTH
    return min(columns, _WIDEST) if columns else _DEFAULT_WIDTH


def _plain_painter(stream: TextIO) -> Callable[[list[Segment]], None]:
    def paint(line: list[Segment]) -> None:
        stream.write("".join(segment.text for segment in line).rstrip(" ") + "\n")

    return paint


def _rich_painter(stream: TextIO) -> Callable[[list[Segment]], None]:
    if sys.platform == "win32":
        return _console_painter(stream)
    # A third of what rich's console takes to import, and the same on every terminal that knows escapes.
    from rich.color import ColorSystem  # noqa: PLC0415 - because a pipe has no use for it
    from rich.style import Style  # noqa: PLC0415 - because a pipe has no use for it

    def paint(line: list[Segment]) -> None:
        styled = (
            Style.parse(style).render(text, color_system=ColorSystem.STANDARD) if style and text else text
            for text, style in line
        )
        stream.write("".join(styled) + "\n")

    return paint


def _console_painter(stream: TextIO) -> Callable[[list[Segment]], None]:
    """Return what paints on old consoles of Windows too, which know no escapes."""
    from rich.console import Console  # noqa: PLC0415 - because only Windows needs it
    from rich.text import Text  # noqa: PLC0415 - because only Windows needs it

    console = Console(
        file=stream,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
    )

    def paint(line: list[Segment]) -> None:
        console.print(Text.assemble(*line), soft_wrap=True)

    return paint

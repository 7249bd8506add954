"""Asks about each change of a draft: what it is for, how the lines are now, and how they would be."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from msglint.cli.say import visible
from msglint.fix import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.fix import Offer
    from msglint.fix.workpiece import Workpiece

_ANSWERS = """\
  y  make this change
  n  leave it as it is
  a  make this change and all others for the same rule
  q  stop here, and keep what you have agreed to
  ?  show this list"""
_HIDDEN = "hidden characters"
#: So much of a line is shown on both sides of a change.
_AROUND = 60
_MOST_LINES = 8


class Questions:
    """Shows changes on standard output and reads the answers from the terminal.

    Args:
        color: whether to colour what is shown.
        unsafe: whether to offer changes of what a message says.

    Attributes:
        is_over: whether the answer was to stop.
    """

    def __init__(self, *, color: bool, unsafe: bool) -> None:
        self._color = color
        self._unsafe = unsafe
        self._always: set[str] = set()
        self._made = self._files = 0
        self.is_over = False

    def ask(self, file: str, work: Workpiece) -> None:
        """Ask about each change of a file, and make those that are agreed to in its text."""
        walk = Walk(work, unsafe=self._unsafe)
        made = 0
        while not self.is_over and (offer := walk.next()) is not None:
            if self._agreed(file, work, offer):
                walk.accept(offer)
                made += 1
            else:
                walk.skip(offer)
        self._made += made
        self._files += made > 0

    def finish(self) -> None:
        """Say how much was changed."""
        changes = "1 change" if self._made == 1 else f"{self._made:,} changes"
        files = "1 file" if self._files == 1 else f"{self._files:,} files"
        self._say("\n" * (self._files > 0) + f"made {changes} in {files}" if self._made else "nothing was changed")

    def _agreed(self, file: str, work: Workpiece, offer: Offer) -> bool:
        rules = _rules(offer)
        self._show(file, work.text, offer, rules)
        if rules <= self._always:
            self._say("  made, as for the others")
            return True
        while True:
            answer = self._answer()
            if answer == "?":
                self._say(_ANSWERS)
                continue
            if answer == "a":
                self._always |= rules
            self.is_over = answer == "q"
            return answer in ("y", "a")

    def _answer(self) -> str:
        """Read a line that is an answer; the end of the input is the wish to stop."""
        while True:
            self._say("  Make this change? [y,n,a,q,?] ", end="")
            line = sys.stdin.readline()
            answer = line.strip().lower()[:1] if line else "q"
            if answer in ("y", "n", "a", "q", "?"):
                return answer

    def _show(self, file: str, text: str, offer: Offer, rules: set[str]) -> None:
        fix = offer.fix
        where = f"{file}:{fix.start.line}:{fix.start.column}"
        kind = "" if fix.is_safe else self._painted(" (changes what the message says)", "33")
        self._say(f"\n{self._painted(self._clean(where), '1')}: {', '.join(sorted(rules))}{kind}")
        for violation in {violation.message: violation for violation in offer.violations}.values():
            self._say(f"  {self._clean(violation.message)}")
        self._say(f"  {self._clean(fix.description)}:")
        start, end = offer.place()
        for sign, line in _lines(text, start, end, fix.replacement):
            self._say(self._painted(f"  {sign} {self._clean(line)}", "31" if sign == "-" else "32"))

    def _clean(self, line: str) -> str:
        return visible(line, sys.stdout)

    def _painted(self, text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self._color else text

    def _say(self, text: str, end: str = "\n") -> None:
        print(text, end=end, flush=True)  # noqa: T201 - this is the place that prints


def _rules(offer: Offer) -> set[str]:
    return {violation.rule for violation in offer.violations} or {_HIDDEN}


def _lines(text: str, start: int, end: int, new: str) -> Iterator[tuple[str, str]]:
    """Yield the lines that a change touches, as they are and as they would be, each with its sign.

    Of a long line only what stands near the change is shown, and of many lines the first.
    """
    first = max(text.rfind(sign, 0, start) for sign in "\r\n") + 1
    stops = [found for sign in "\r\n" if (found := text.find(sign, end)) >= 0]
    last = min(stops, default=len(text))
    before, after = text[first:start], text[end:last]
    if start == first and not new and text[start:end].endswith(("\r", "\n")):
        # Whole lines go, and what comes behind them is none of it.
        after = ""
    before = before if len(before) <= _AROUND else "…" + before[-_AROUND:]
    after = after if len(after) <= _AROUND else after[:_AROUND] + "…"
    yield from _signed("-", before + text[start:end] + after)
    if before or new or after:
        yield from _signed("+", before + new + after)


def _signed(sign: str, text: str) -> Iterator[tuple[str, str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    for line in lines[:_MOST_LINES]:
        yield sign, line
    if len(lines) > _MOST_LINES:
        yield sign, "…"

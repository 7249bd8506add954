"""`.msglintignore`: one ignore a line, as `PATTERN RULE [FINGERPRINT] [until=YYYY-MM-DD] # reason`."""
# ruff: noqa: PTH113, PTH118, PTH123 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from msglint.config.find import IGNORES
from msglint.config.settings import Ignore, day_of
from msglint.errors import RuleError, RuleErrors
from msglint.suppress.paths import Pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from datetime import date

_MOST_BYTES = 1_000_000
_MOST_ERRORS = 50
#: A quoted word, one whose quote is never closed, the sign before the reason, or a plain word.
_WORD = re.compile(r'"(?P<quoted>(?:[^"\\]|\\.)*)"(?!\S)|(?P<open>")|(?P<reason>#(?!\S))|(?P<plain>\S+)')
_FINGERPRINT = re.compile(r"[0-9A-Fa-f]{16}")
_UNTIL = "until="
_FORM = "PATTERN RULE # reason"
_LONGEST_SHOWN = 40


class _Word(NamedTuple):
    text: str
    column: int


def read_ignores(root: str) -> tuple[Ignore, ...]:
    """Return what the file in a folder lets pass; nothing where there is none.

    Whether there are such rules is not looked at.

    Args:
        root: the folder.

    Raises:
        RuleErrors: the file can't be read, or lines of it are wrong; all errors are in it.
    """
    file = os.path.normpath(os.path.join(root, IGNORES))
    if not os.path.isfile(file):
        return ()
    errors: list[RuleError] = []
    ignores = []
    for number, line in enumerate(_lines(file), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            ignores.append(_Line(line, file, number).ignore())
        except RuleError as error:
            errors.append(error)
            if len(errors) == _MOST_ERRORS:
                break
    if errors:
        raise RuleErrors(errors)
    return tuple(ignores)


def _lines(file: str) -> list[str]:
    """Return the lines of a file, as an editor counts them."""
    try:
        with open(file, "rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise RuleErrors([RuleError(f"the file is larger than {_MOST_BYTES:,} bytes", file=file)])
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleErrors([RuleError(f"the file is not UTF-8 (byte {error.start})", file=file)]) from None
    except OSError as error:
        raise RuleErrors([RuleError(f"the file can't be read: {error.strerror}", file=file)]) from None
    return re.split(r"\r\n|\r|\n", text)


class _Line:
    """Reads one line.

    Args:
        text: the line.
        file: the file, as the user named it.
        number: its line there, from 1.
    """

    def __init__(self, text: str, file: str, number: int) -> None:
        self._file = file
        self._number = number
        self._words: list[_Word] = []
        self._reason = ""
        #: The column behind what stands before the reason.
        self._end = len(text.rstrip()) + 1
        for match in _WORD.finditer(text):
            column = match.start() + 1
            if match["open"]:
                raise self._error("a quote is never closed, or something stands right behind it", column)
            if match["reason"]:
                self._reason, self._end = " ".join(text[match.end() :].split()), column
                break
            self._words.append(_Word(match["plain"] if match["quoted"] is None else match["quoted"], column))

    def ignore(self) -> Ignore:
        """Return what the line lets pass.

        Raises:
            RuleError: something is missing or wrong.
        """
        if not self._words or not self._words[0].text:
            raise self._error(f"names no files; write {_FORM}, with * for all files", 1)
        pattern = self._words[0]
        problem = Pattern(pattern.text).problem
        if problem:
            raise self._error(problem, pattern.column)
        if len(self._words) == 1:
            hint = "to leave files out altogether, name them under 'exclude' in the configuration"
            raise self._error(f"names no rule; write {_FORM}, with * for every rule; {hint}", self._end)
        fingerprint, until = "", None
        for word in self._words[2:]:
            if word.text.startswith(_UNTIL) and until is None:
                until = self._day(word)
            elif _FINGERPRINT.fullmatch(word.text) and not fingerprint:
                fingerprint = word.text.lower()
            else:
                raise self._error(_unexpected(word.text), word.column)
        if not self._reason:
            raise self._error(f"gives no reason; write {_FORM}, where the reason says why this may stay", self._end)
        rule = self._words[1].text
        return Ignore(rule, self._reason, pattern.text, fingerprint, until, self._file, self._number)

    def _day(self, word: _Word) -> date:
        day = day_of(word.text.removeprefix(_UNTIL))
        if day is None:
            raise self._error("the end must be a day, as in until=2027-01-31", word.column)
        return day

    def _error(self, problem: str, column: int) -> RuleError:
        return RuleError(problem, file=self._file, line=self._number, column=column)


def _unexpected(word: str) -> str:
    shown = repr(word if len(word) <= _LONGEST_SHOWN else word[:_LONGEST_SHOWN] + "...")
    if word.startswith("#"):
        return f"put a space behind the # before the reason, in {shown}"
    if word.startswith(_UNTIL) or _FINGERPRINT.fullmatch(word):
        return f"{shown} stands beside another of its kind"
    return f"{shown} is neither a fingerprint (16 digits and letters a to f) nor an end such as until=2027-01-31"

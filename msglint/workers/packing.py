"""Outcomes on their way between two processes: of a message only what a report shows of it.

Texts are most of a message, and few reports show them, of messages with violations alone. Of the rest, plain tuples
cross fastest.
"""

from __future__ import annotations

import io
import pickle
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from msglint.errors import InputError
from msglint.message import Context, Message
from msglint.report import Result
from msglint.span import Position
from msglint.violation import Fix, Violation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.report import Outcome

_values = attrgetter(*Violation.__dataclass_fields__)
_fix_values = attrgetter(*Fix.__dataclass_fields__)
_START, _END, _FIX = map(list(Violation.__dataclass_fields__).index, ("start", "end", "fix"))
_FIX_START, _FIX_END = map(list(Fix.__dataclass_fields__).index, ("start", "end"))
_UNKNOWN = Context()
#: A longer text is the source of many messages, and crosses only once for each portion.
_LONG = 50_000


def _plain(violation: Violation) -> list[Any]:
    """Return the fields of a violation; of classes of msglint's own, each would take longer than all the rest."""
    values = list(_values(violation))
    if violation.start is not None and violation.end is not None:
        values[_START], values[_END] = (*violation.start,), (*violation.end,)
    if violation.fix is not None:
        fix = values[_FIX] = list(_fix_values(violation.fix))
        fix[_FIX_START], fix[_FIX_END] = (*violation.fix.start,), (*violation.fix.end,)
    return values


def _violation(values: list[Any]) -> Violation:
    """Take `_plain` back."""
    if values[_START] is not None:
        values[_START], values[_END] = Position(*values[_START]), Position(*values[_END])
    fix = values[_FIX]
    if fix is not None:
        fix[_FIX_START], fix[_FIX_END] = Position(*fix[_FIX_START]), Position(*fix[_FIX_END])
        values[_FIX] = Fix(*fix)
    return Violation(*values)


class Packer:
    """Packs the outcomes of one portion.

    Args:
        are_shown: whether a report shows texts of messages with violations.
    """

    def __init__(self, *, are_shown: bool) -> None:
        self._are_shown = are_shown
        #: Identity -> a long text that the other side has, and its number.
        self._sent: dict[int, tuple[str, int]] = {}

    def pack(self, outcomes: Sequence[Outcome]) -> bytes:
        """Return outcomes as bytes; errors must be those of the input."""
        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
        if self._are_shown:
            pickler.persistent_id = self._number  # type: ignore[method-assign] # as its documentation says
        pickler.dump([self._packed(outcome) for outcome in outcomes])
        return buffer.getvalue()

    def _packed(self, outcome: Outcome) -> tuple[Any, ...]:
        if isinstance(outcome, InputError):
            return outcome.problem, outcome.source, outcome.line
        if not isinstance(outcome, Result):
            raise TypeError(f"{type(outcome).__name__} is no outcome of a message")
        message = outcome.message
        violations = [_plain(violation) for violation in outcome.violations]
        # Comments of a template may let violations pass, and tell by their places which.
        if message.comments or (violations and self._are_shown):
            return message, violations
        return message.source, message.id, message.line, message.notes, message.is_fragment, violations

    def _number(self, value: object) -> object:
        """Return what stands for a long text: its number, and with it the text where it is new."""
        if type(value) is not str or len(value) <= _LONG:
            return None
        known = self._sent.get(id(value))
        if known is not None:
            return known[1], None
        number = len(self._sent)
        self._sent[id(value)] = value, number
        # As bytes, since it is asked of each string what stands for it.
        return number, value.encode("utf-8", "surrogatepass")


class Unpacker:
    """Takes what a `Packer` has packed of one portion, in the same order."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}

    def unpack(self, data: bytes) -> list[Outcome]:
        """Return the outcomes; of a message, only what was packed."""
        unpickler = pickle.Unpickler(io.BytesIO(data))  # noqa: S301 - what msglint's own process has written
        unpickler.persistent_load = self._text  # type: ignore[method-assign] # as its documentation says
        return [_unpacked(packed) for packed in unpickler.load()]

    def _text(self, known: tuple[int, bytes | None]) -> str:
        number, text = known
        if text is not None:
            self._texts[number] = text.decode("utf-8", "surrogatepass")
        return self._texts[number]


def _unpacked(packed: tuple[Any, ...]) -> Outcome:
    if len(packed) == 3:  # noqa: PLR2004 - see Packer
        problem, source, line = packed
        return InputError(problem, source=source, line=line)
    *about, violations = packed
    if len(about) == 1:
        message = about[0]
    else:
        source, identity, line, notes, is_fragment = about
        message = Message((), _UNKNOWN, (), source, identity, line, None, notes, (), is_fragment)
    return Result(message, tuple(map(_violation, violations)))

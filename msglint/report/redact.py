"""Results without the words of their messages, for reports that others may read."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.report.result import Result

if TYPE_CHECKING:
    from msglint.message import Message
    from msglint.part import Part
    from msglint.report.result import Outcome
    from msglint.violation import Related, Violation

_MASK = "\u2022"
_SIGN = re.compile(r"\S")
#: What an error quotes of a file, and no apostrophe; the name of what to install is msglint's own.
_QUOTED = re.compile(r"""(?<!\w)(?<!install )(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?!\w)""")


def redacted(outcome: Outcome) -> Outcome:
    """Return an outcome of which no report can show a word of the message.

    Every sign of the message becomes a dot; blanks and line breaks stay, so that places and excerpts still fit. Ids,
    names of files, notes and reasons stay. Fixes are left out, for a fix is made of the message's words.

    Args:
        outcome: a result, or an error that may quote a word of what could not be read.
    """
    if isinstance(outcome, InputError):
        problem = _QUOTED.sub(lambda found: found[0][0] + masked(found[0][1:-1]) + found[0][-1], outcome.problem)
        return type(outcome)(problem, source=outcome.source, line=outcome.line)
    if not isinstance(outcome, Result):
        return outcome
    return Result(
        _message(outcome.message),
        tuple(map(_violation, outcome.violations)),
        tuple(replace(passed, violation=_violation(passed.violation)) for passed in outcome.suppressed),
    )


def masked(text: str) -> str:
    """Return a text with a dot for every code point that is no blank and no line break."""
    return _SIGN.sub(_MASK, text)


#: A file that holds many messages is the source of each of them.
_source = lru_cache(maxsize=4)(masked)


def _message(message: Message) -> Message:
    return replace(
        message,
        parts=_parts(message.parts),
        context=replace(message.context, order_id=message.context.order_id and masked(message.context.order_id)),
        attachments=tuple(replace(one, name=masked(one.name), path=None) for one in message.attachments),
        variants=tuple(map(_parts, message.variants)),
        told=None if message.told is None else _parts(message.told),
    )


def _parts(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(
        replace(
            part,
            text=masked(part.text),
            source=_source(part.source),
            includes=tuple(replace(include, text=_source(include.text)) for include in part.includes),
            senders=(),
            values=(),
            features=(),
        )
        for part in parts
    )


def _violation(violation: Violation) -> Violation:
    quotes = sorted(violation.quotes, key=len, reverse=True)
    return replace(
        violation,
        message=_without(violation.message, quotes),
        text=None if violation.text is None else masked(violation.text),
        related=tuple(_related(related, quotes) for related in violation.related),
        fix=None,
        quotes=tuple(map(masked, quotes)),
    )


def _related(related: Related, quotes: list[str]) -> Related:
    message = _without(related.message, sorted((*quotes, related.text), key=len, reverse=True))
    return replace(related, text=masked(related.text), message=message)


def _without(text: str, quotes: list[str]) -> str:
    for quote in quotes:
        text = text.replace(quote, masked(quote))
    return text

"""What the linter reports: a rule, a place, the reason and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msglint.record import Record

if TYPE_CHECKING:
    from msglint.part import PartName
    from msglint.span import Position

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]

#: Gravest first.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Related(Record):
    """A second place that explains a violation.

    Attributes:
        part: the part of the message that holds it.
        text: the exact slice of that part's source.
        start: its first code point.
        end: one past its last code point.
        message: what it has to do with the violation.
    """

    part: PartName
    text: str
    start: Position
    end: Position
    message: str


class Fix(Record):
    """A change to the message's file that puts a violation right.

    Attributes:
        description: what it does, for a person: "Remove the emoji".
        is_safe: whether what the message says stays the same, so that nobody needs to look at it.
        start: the first code point of the source that it replaces.
        end: one past the last one; equal to `start` where it only inserts.
        replacement: what stands there instead, as it is written in the source; empty to remove.
        reveals: whether it only takes away what hides the violation, which stays, in plain sight.
    """

    description: str
    is_safe: bool
    start: Position
    end: Position
    replacement: str
    reveals: bool = False


class Violation(Record):
    """One breach of one rule.

    Attributes:
        rule: the rule's id with its pack, as in `amazon/emoji`.
        severity: how grave a breach is.
        confidence: how sure the match is, apart from severity.
        message: what is wrong, for a person.
        instead: what to write or do instead.
        part: the part of the message that it is about.
        text: the slice of the source as the buyer reads it, markup and encoding undone; None when the
            whole message is meant.
        start: first code point of the slice; None likewise.
        end: one past its last code point; None likewise.
        related: further places that explain it.
        fix: a change of the same source that puts it right, or None.
        fingerprint: stable over edits elsewhere in the message, 16 hexadecimal digits.
        why: why the rule exists, for a person; machines look it up by the rule's id.
        file: the file that holds the place, where it is another than the message's own: one that a template includes.
        quotes: what `message` takes from the draft, each as it stands there.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    instead: str
    part: PartName
    text: str | None
    start: Position | None
    end: Position | None
    related: tuple[Related, ...]
    fix: Fix | None
    fingerprint: str
    why: str = ""
    file: str | None = None
    quotes: tuple[str, ...] = ()

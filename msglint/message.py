"""One draft to one buyer: its parts and its context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msglint.errors import UsageError
from msglint.part import Part
from msglint.record import Record
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

Kind = Literal["proactive", "reply"]

#: The context fields that hold a moment, in the order in which an order lives through them.
DATE_FIELDS = ("order_date", "delivered_date", "completed_date", "sent_date", "received_date")
#: The context fields that have a closed set of values.
CHOICES = {"kind": ("proactive", "reply"), "recipient": ("ordered", "contacted", "none")}


class Context(Record):
    """What is known about a message besides its text.

    Attributes:
        kind: `proactive` when the seller starts the conversation, `reply` when it answers a buyer.
        order_id: the order that the message is about; it does not stand in the text.
        order_date: when the order was placed.
        delivered_date: when it was delivered.
        completed_date: when it was completed.
        sent_date: when the message is sent.
        received_date: when the buyer's message came that this one answers.
        buyer_language: the buyer's preferred language, as in `de` or `pt-BR`.
        marketplace: the marketplace's country code or host.
        channel: how the message goes out, as in `sp-api/confirmCustomizationDetails`.
        recipient: whether the buyer `ordered`, only `contacted` the seller, or `none` of both.
        review_requests: how many review requests went out for the order before.
        said: the fields that somebody has said; what the others hold is only assumed.
    """

    kind: Kind = "proactive"
    order_id: str | None = None
    order_date: date | None = None
    delivered_date: date | None = None
    completed_date: date | None = None
    sent_date: date | None = None
    received_date: date | None = None
    buyer_language: str | None = None
    marketplace: str | None = None
    channel: str | None = None
    recipient: str | None = None
    review_requests: int | None = None
    said: frozenset[str] = frozenset()

    def _values(self) -> tuple[Any, ...]:
        # Who has said a field is no part of what is known.
        return tuple(getattr(self, name) for name in CONTEXT_FIELDS)

    def updated(self, values: Mapping[str, Any]) -> Context:
        """Return a copy with some fields set from untyped values.

        Args:
            values: field name -> value as read from JSON, YAML or a flag; None leaves the field as it is.

        Raises:
            UsageError: a value doesn't fit its field, or there is no such field.
        """
        known = {name: _checked(name, value) for name, value in values.items() if value is not None}
        return self.replaced(**known, said=self.said | known.keys()) if known else self

    def completed(self, values: Mapping[str, Any]) -> Context:
        """Return a copy in which the given values stand in the place of what is only assumed; raises like `updated`."""
        return self.updated({name: value for name, value in values.items() if name not in self.said})


_NOTHING_KNOWN = Context()
#: The names of all context fields.
CONTEXT_FIELDS = tuple(name for name in Context.field_names if name != "said")


class Attachment(Record):
    """A file that goes out with the message.

    Attributes:
        name: its file name.
        media_type: its declared media type, or empty.
        size: its size in bytes, where known.
        path: where it lies, where known.
    """

    name: str
    media_type: str = ""
    size: int | None = None
    path: str | None = None


class Comment(NamedTuple):
    """A comment in the language of a template; no buyer ever sees it.

    Attributes:
        text: what it says.
        source: the whole file in which it stands, or the field of a record.
        start: offset in it of the first sign of the comment, in code points.
        end: one past its last sign.
        file: the file, where it is another than the message's own: one that the template includes.
    """

    text: str
    source: str
    start: int
    end: int
    file: str | None = None


class Message(Record):
    """One draft, as a reader hands it to the engine.

    Attributes:
        parts: subject (where there is one), body, and what else goes out with them.
        context: what is known besides the text.
        attachments: the files that go with it.
        source: where it was read from, for the report.
        id: its id in a source of many messages, or None.
        line: its line in the source, from 1.
        language: a note on the language, never relied on.
        notes: what a person should know about how it was read.
        variants: further readings of the whole message, each with all its parts: by other branches of a template, or
            with another one of an e-mail's alternative bodies.
        is_fragment: whether it is only a piece of messages, so that what it lacks as a whole is no breach.
        told: a reading that tells the branches of a template one after the other, each with its condition, for rules
            that can be broken across them; None for a message without branches.
        comments: the comments of its template and of what that includes; none in a plain draft.
    """

    parts: tuple[Part, ...]
    context: Context = _NOTHING_KNOWN
    attachments: tuple[Attachment, ...] = ()
    source: str = "<text>"
    id: str | None = None
    line: int = 1
    language: str | None = None
    notes: tuple[str, ...] = ()
    variants: tuple[tuple[Part, ...], ...] = ()
    is_fragment: bool = False
    told: tuple[Part, ...] | None = None
    comments: tuple[Comment, ...] = ()

    @classmethod
    def from_text(cls, text: str, *, subject: str | None = None, **context: Any) -> Message:
        """Build a message from strings.

        Args:
            text: the body.
            subject: the subject, if it has one.
            **context: fields of `Context`; dates as `date` or ISO strings.

        Raises:
            UsageError: a context field doesn't exist or its value doesn't fit.
        """
        parts = [Part("body", text, text)]
        if subject is not None:
            parts.insert(0, Part("subject", subject, subject))
        return cls(tuple(parts), Context().updated(context))

    def about_to_be_sent(self) -> Message:
        """Return the message dated today, when it gives an order date to count from but not when it goes out."""
        context = self.context
        if context.sent_date or not (context.order_date or context.delivered_date or context.completed_date):
            return self
        from datetime import datetime  # noqa: PLC0415 - most messages carry no date, and start-up counts

        today = datetime.now().astimezone().date()
        return self.replaced(context=context.replaced(sent_date=today))


def _checked(name: str, value: object) -> Any:
    if name in DATE_FIELDS:
        return _moment(name, value)
    if name == "review_requests":
        return _count(name, value)
    if name not in CONTEXT_FIELDS:
        raise UsageError(f"there is no context field {name!r}; known are {', '.join(CONTEXT_FIELDS)}")
    text = str(value).strip()
    if name in CHOICES and text not in CHOICES[name]:
        raise UsageError(f"{name} is {_shortened(text)}; it must be one of {', '.join(CHOICES[name])}")
    return text or None


def _moment(name: str, value: object) -> date | datetime:
    from datetime import date, datetime  # noqa: PLC0415 - most messages carry no date, and start-up counts

    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        return date.fromisoformat(text) if len(text) <= len("2026-01-31") else datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{name} is {_shortened(text)}; it must be a date such as 2026-01-31") from None


def _count(name: str, value: object) -> int:
    try:
        number = int(str(value))
    except ValueError:
        number = -1
    if number < 0:
        raise UsageError(f"{name} is {_shortened(str(value))}; it must be a number of 0 or more")
    return number


def _shortened(text: str, limit: int = 30) -> str:
    """Quote a wrong value without copying a whole message into an error."""
    return repr(text if len(text) <= limit else text[:limit] + "...")

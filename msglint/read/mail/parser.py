"""The standard library's parser of mails, within bounds: hostile mails keep it busy for hours, or make it fail."""

from __future__ import annotations

from email import message_from_string
from email.errors import HeaderParseError
from email.message import Message
from email.policy import Compat32
from typing import TYPE_CHECKING, Any

from msglint.errors import InputError

if TYPE_CHECKING:
    from email.policy import Policy

#: What a damaged header may make the library raise.
HEADER_ERRORS = (ValueError, TypeError, IndexError, LookupError, AttributeError, HeaderParseError)
#: More parts than this are no mail but an attack.
_MOST_PARTS = 1000
#: A mail in a mail in a mail takes three levels of each; no mail program makes more than a few of them.
_DEEPEST = 30
#: The library takes time that grows with the square of a header's length; no mail program writes so long a parameter.
_LONGEST_HEADER = 2 * 1024


class Parser:
    """Takes mails apart and keeps count of the parts.

    Args:
        source: the file as the user named it.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._count = 0

    def part(self, text: str, depth: int = 0) -> Message:
        """Take a mail apart, or a part of it.

        Args:
            text: the mail, a character for each byte.
            depth: how deep in the whole mail it stands.

        Raises:
            InputError: it is nested too deeply, or has too many parts.
        """

        def made(policy: Policy = _POLICY) -> _Part:
            self._count += 1
            if self._count > _MOST_PARTS:
                raise InputError(f"has more than {_MOST_PARTS:,} parts", source=self._source)
            return _Part(policy, depth, self._source)

        # The policy `default` parses headers as it goes and fails on some; here they are read when they are asked for.
        return message_from_string(text, made, policy=_POLICY)


def depth_of(message: Message) -> int:
    """Return how deep in the whole mail a part stands."""
    return message.depth if isinstance(message, _Part) else 0


class _Part(Message):
    """One part as the library has it, which knows how deep it stands."""

    def __init__(self, policy: Policy, depth: int, source: str) -> None:
        super().__init__(policy)
        self.depth = depth
        self._source = source

    def attach(self, payload: Any) -> None:
        if isinstance(payload, _Part):
            payload.depth = self.depth + 1
            if payload.depth > _DEEPEST:
                raise InputError("is a mail that is nested too deeply", source=self._source)
        super().attach(payload)

    def get_boundary(self, failobj: Any = None) -> Any:
        try:
            return super().get_boundary(failobj)
        except HEADER_ERRORS:
            return failobj


class _Bounded(Compat32):
    """Keeps headers as they are, up to a length that the library can cope with."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


_POLICY = _Bounded()

"""What belongs to the seller: hosts, phone numbers and names that are no sign of anything."""

from __future__ import annotations

from functools import cached_property

from msglint.record import Record

#: A shorter number may be the end of anybody's.
_MIN_DIGITS = 6


class Own(Record):
    """What a seller has said to be the seller's own.

    Attributes:
        hosts: hosts that messages may link to without saying why, and all hosts below them.
        phones: phone numbers that messages may give, in any way of writing.
        words: names of products and brands, however they sound: a notebook called "Five Star Review".
    """

    hosts: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def has_host(self, host: str) -> bool:
        """Return whether a host, in small letters, is one of the seller's or lies below one."""
        if not self._hosts:
            return False
        labels = host.rstrip(".").split(".")
        return any(".".join(labels[first:]) in self._hosts for first in range(len(labels)))

    def has_phone(self, text: str) -> bool:
        """Return whether a phone number is one of the seller's: the same digits, with or without the country's."""
        if not self._numbers:
            return False
        number = _significant(text)
        return any(_are_same(number, own) for own in self._numbers)

    @cached_property
    def _hosts(self) -> frozenset[str]:
        return frozenset(host.strip().rstrip(".").removeprefix("*.").lower() for host in self.hosts)

    @cached_property
    def _numbers(self) -> tuple[str, ...]:
        return tuple(_significant(phone) for phone in self.phones)


#: No seller has said anything.
NOTHING = Own()


def _significant(text: str) -> str:
    """Return the digits of a number without what stands for "abroad" or "elsewhere in the country": 00, 0."""
    # +44 (0)20 7946 0958: the zero in brackets is dialled within the country only.
    digits = "".join(str(int(char)) for char in text.replace("(0)", "") if char.isdecimal())
    return digits.lstrip("0")


def _are_same(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= _MIN_DIGITS and (one.endswith(other) or other.endswith(one))

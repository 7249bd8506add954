"""What is filled into the phrases of one message: names, numbers, dates; or, in a template, placeholders for them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from tests.benchmarks.corpus.phrases import Phrases

_FIRST_DAY = date(2025, 1, 1)
_DAYS = 700
#: How helpdesks write placeholders, and the names of those that stand for something of the order.
_PLACEHOLDERS: tuple[Callable[[str], str], ...] = (
    lambda name: f"{{{{ {name} }}}}",
    lambda name: f"{{{{{name.replace('_', '.')}}}}}",
    lambda name: f"[[{name.replace('_', '-')}]]",
    lambda name: f"%{name.upper()}%",
    lambda name: f"{{{name}}}",
)
_TEMPLATED = {"order": "order_id", "name": "buyer_name", "product": "product_name", "tracking": "tracking_number"}


class Slots:
    """Fills phrases: each slot anew at each place, but the same order, buyer and shop throughout a message.

    Args:
        phrases: the language's phrases.
        random: where chance comes from.
        is_template: whether what a helpdesk would fill in stays a placeholder.
    """

    def __init__(self, phrases: Phrases, random: Random, *, is_template: bool = False) -> None:
        self._phrases = phrases
        self._random = random
        placeholder = random.choice(_PLACEHOLDERS)
        self._kept: Mapping[str, str] = {
            "order": order_id(random),
            "name": random.choice(phrases.names),
            "shop": random.choice(phrases.shops),
            "product": random.choice(phrases.products),
        }
        if is_template:
            self._kept = {**self._kept, **{slot: placeholder(name) for slot, name in _TEMPLATED.items()}}

    def fill(self, phrase: str) -> str:
        """Return a phrase with its slots filled."""
        return phrase.format_map(self)

    def __getitem__(self, slot: str) -> str:
        kept = self._kept.get(slot)
        if kept is not None:
            return kept
        filled: str = getattr(self, f"_{slot}")()
        return filled

    def _date(self) -> str:
        day = _FIRST_DAY + timedelta(self._random.randrange(_DAYS))
        return self._phrases.date.format(year=day.year, month=day.month, day=day.day)

    def _day(self) -> str:
        return self._random.choice(self._phrases.weekdays)

    def _hour(self) -> str:
        return f"{self._random.randrange(7, 21)}:{self._random.choice(('00', '15', '30', '45'))}"

    def _amount(self) -> str:
        return self._phrases.amount.format(whole=self._random.randrange(3, 240), cents=self._random.randrange(100))

    def _count(self) -> str:
        return str(self._random.randrange(2, 60))

    def _ticket(self) -> str:
        return str(self._random.randrange(100_000, 1_000_000))

    def _tracking(self) -> str:
        return f"{self._random.choice(('1Z', 'JD', 'RR', 'LX'))}{self._random.randrange(10**9, 10**10)}"

    def _carrier(self) -> str:
        return self._random.choice(self._phrases.carriers)

    def _city(self) -> str:
        return self._random.choice(self._phrases.cities)

    def _email(self) -> str:
        name = self._random.choice(("service", "support", "hello", "kontakt", "shop"))
        return f"{name}{self._random.randrange(1000)}@{self._host()}"

    def _phone(self) -> str:
        return "".join(str(self._random.randrange(10)) if char == "#" else char for char in self._phrases.phone)

    def _site(self) -> str:
        return f"{self._random.choice(('www.', 'https://', 'http://'))}{self._host()}"

    def _host(self) -> str:
        names = ("maple", "nordlicht", "lumahome", "casa", "outdoor", "kitchen", "tools", "garden")
        return f"{'-'.join(self._random.sample(names, 2))}{self._random.randrange(1000)}.example"


def order_id(random: Random) -> str:
    """Return a number that no order has, in the form that all have."""
    return f"{random.randrange(100, 1000)}-{random.randrange(10**7):07}-{random.randrange(10**7):07}"

"""An archive of messages as sellers write them, made anew from a seed: many alike, none the same."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

_BODIES = (
    "Hello {name}, your order {order} left our house today.",
    "Hi {name}, the {thing} from order {order} comes on {day}. Thank you!",
    "Dear {name}, please update your review of the {thing}. Order {order}",
    "Order {order}: write to {name}@shop.example or call +1 212 555 0{number}.",
    "Hallo {name}, Ihre Bestellung {order} ist unterwegs. Viele Grüße",
    "{name} 您好，订单 {order} 已发货。好评返现5元，加微信 vx{number}abc",
    "Bonjour {name}, votre {thing} (commande {order}) arrive le {day} 😀",
    "Hola {name}, 20 % de descuento en nuestra tienda www.tienda{number}.example",
    "<p>Hello <b>{name}</b>, the manual of your {thing}: http://example.com/{number}</p>",
    "Thanks!",
    "",
)
_NAMES = ("Ann", "Bob", "José", "Мария", "小明", "Zoë", "O\u2019Neil")
_THINGS = ("lamp", "tent", "Mixer", "bouilloire", "杯子")
_FIRST = date(2026, 1, 1)


def archive(rows: int, *, seed: int = 7) -> Any:
    """Return a `pyarrow.Table` of so many messages, with all that can be wrong with a row among them."""
    chance = random.Random(seed)  # noqa: S311 - nobody is to be kept from guessing it
    texts: list[str | None] = []
    for number in range(rows):
        text = chance.choice(_BODIES).format(
            name=chance.choice(_NAMES),
            order=f"11{chance.randrange(10)}-{chance.randrange(10**7):07}-{chance.randrange(10**7):07}",
            thing=chance.choice(_THINGS),
            day=_FIRST + timedelta(chance.randrange(300)),
            number=chance.randrange(100, 1000),
        )
        texts.append(None if number % 101 == 100 else "a" * 200_001 if number % 1_013 == 1_012 else text)
    days = [chance.choice((None, _FIRST + timedelta(chance.randrange(90)))) for _ in range(rows)]
    return pa.table(
        {
            "ticket": pa.array(range(rows), pa.int64()),
            "text": pa.array(texts, pa.string()),
            "subject": [chance.choice((None, "Your order", "Re: a question")) for _ in range(rows)],
            "kind": [chance.choice((None, "reply", "proactive", "?")) for _ in range(rows)],
            "delivered_date": pa.array(days, pa.date32()),
            "sent_date": [
                chance.choice(("2026-02-01", "2026-03-15", "", "soon" if row % 997 == 0 else None))
                for row in range(rows)
            ],
            "language": [chance.choice((None, "en", "de")) for _ in range(rows)],
        }
    )

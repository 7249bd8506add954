"""How the parts of a message are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.match.document import Document
from msglint.message import Message
from msglint.ruleset.loader import load_rules
from msglint.trace.asread import parts_as_read
from msglint.trace.places import Places, Spot

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.trace.result import PartAsRead

    AsRead = Callable[..., tuple[PartAsRead, ...]]


@pytest.fixture(scope="module")
def as_read() -> AsRead:
    """A function of a text and a place that returns the parts as the rules that come with msglint read them."""
    lexicons = load_rules().lexicons

    def read(text: str, spot: Spot | None = None, **more: str) -> tuple[PartAsRead, ...]:
        document = Document(Message.from_text(text, **more), lexicons)
        return parts_as_read([document, document], spot or Spot(), Places())

    return read


@pytest.mark.parametrize(
    ("text", "likeliest", "is_known"),
    [
        ("We have sent the parcel to your address, and it will be there soon.", "English", True),
        ("Wir haben das Paket an Ihre Adresse geschickt, und es wird bald da sein.", "German", True),
        ("您的包裹已经发出，请耐心等待。", "Chinese (simplified)", True),
        ("ご注文の商品を発送いたしました。", "Japanese", True),
        ("สวัสดีค่ะ สินค้าของคุณถูกจัดส่งแล้ว", None, False),
    ],
)
def test_the_language_of_a_text_is_told(as_read: AsRead, text: str, likeliest: str | None, *, is_known: bool) -> None:
    (part,) = as_read(text)

    assert (part.name, part.role, part.likeliest, part.is_known) == ("body", "text", likeliest, is_known)


def test_a_short_text_leaves_its_language_open(as_read: AsRead) -> None:
    (part,) = as_read("OK")

    assert part.is_known is None
    assert len(part.languages) > 1


def test_a_long_text_without_any_small_words_is_in_no_known_language(as_read: AsRead) -> None:
    (part,) = as_read("zyx " * 20)

    assert part.is_known is False


def test_only_parts_with_text_at_the_spot_are_told(as_read: AsRead) -> None:
    assert [part.name for part in as_read("Hello there\n\nBob", subject="Your order")] == ["subject", "body"]
    assert as_read("Hello there\n\nBob", Spot(2)) == ()

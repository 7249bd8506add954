"""Names that a message speaks to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna, your parcel is late.", "Anna"),
        ("Mr. Berg: the lid is on its way.", "Mr. Berg"),
        ("  Frau Müller-Lüdenscheid,\nder Deckel", "Frau Müller-Lüdenscheid"),
        ("Алла Борисовна, крышка в пути.", "Алла Борисовна"),
        ("Anna\nyour parcel is late.", "Anna"),
        ("thanks again for waiting, Mr Berg!", "Mr Berg"),
        ("so sorry, Anna, it is late.", "Anna"),
        ("Pani [imię], paczka jest w drodze.", "Pani [imię]"),
        ("{{ buyer_name }}, your parcel is late.", "{{ buyer_name }}"),
        ("गोपाल, आपका ऑर्डर कल आएगा।", "गोपाल"),
        ("डॉ. सेन, आपका बिल तैयार है।", "डॉ. सेन"),
        ("يا سارة، طلبك في الطريق.", "يا سارة"),
    ],
)
def test_name_is_a_salutation(text: str, name: str, marked_entities: Callable[..., str]) -> None:
    assert marked_entities("salutation", text) == text.replace(name, f"[{name}]", 1)


@pytest.mark.parametrize(
    "text", ["the lid of order 114-3941689-8772232 follows on monday.", "", "yes", "your parcel, we think, is late."]
)
def test_text_without_a_name_has_none(text: str, marked_entities: Callable[..., str]) -> None:
    assert marked_entities("salutation", text) == text

"""Bare hosts, and what only looks like one."""

from __future__ import annotations

import pytest

from msglint.text.entities.link.bare_host import Name, is_expected, is_host, languages_of


def name(raw: str, before: str = "", after: str = "", *, path: bool = False) -> Name:
    return Name(raw.lower().split("."), raw, before, after, path)


@pytest.mark.parametrize(
    ("raw", "before", "after"),
    [
        ("lumen.com", "see ", " there"),
        ("lumen.it", "you find it on ", " there"),
        ("lumen.de", "", "."),
        ("returns.lumen.is", "the label: ", " now"),
        ("www.lumen", "", ""),
        ("LUMEN.DE", "", " now"),
    ],
)
def test_host(raw: str, before: str, after: str) -> None:
    text = f"{before}{raw}{after}".lower()
    assert is_host(name(raw, before, after), text)


@pytest.mark.parametrize(
    ("raw", "before", "after"),
    [
        ("lamp.it", "we have sent the ", " is on its way to you"),
        ("Lamp.It", "we have sent the ", " is on its way"),
        ("you.me", "thank ", " and my team"),
        ("3.in", "screws of ", " length"),
        ("logo.ai", "send the file ", " to us"),
        ("ASP.NET", "the book ", " for you"),
        ("Amazon.com", "your ", " order"),
        ("com.example.app", "the package ", ""),
        ("co.uk", "the ending ", ""),
        ("lumen.invalid", "see ", ""),
    ],
)
def test_no_host(raw: str, before: str, after: str) -> None:
    text = f"{before}{raw}{after}".lower()
    assert not is_host(name(raw, before, after), text)


def test_path_makes_a_host_of_a_brand_and_of_one_letter() -> None:
    assert is_host(name("amazon.de", path=True), "amazon.de/returns")
    assert is_host(name("t.me", path=True), "t.me/shop")
    assert not is_host(name("T.Me", path=True), "T.Me/shop")


@pytest.mark.parametrize("before", ["see: ", "visit ", "→ ", "auf der Seite ".lower(), "("])
def test_words_lead_up_to_a_host(before: str) -> None:
    assert is_expected(name("lumen.it", before, " now"))


def test_language_is_told_by_frequent_words() -> None:
    assert languages_of("gracias por su pedido, el paquete llega mañana") == {"es"}
    assert languages_of("") == frozenset()

"""Facts about hosts."""

from __future__ import annotations

import pytest

from msglint.text.hosts import has_known_ending, is_amazon, is_gif_service, is_relay, is_shortener, site_of


@pytest.mark.parametrize(
    "host",
    ["amazon.com", "www.amazon.co.uk", "sellercentral.amazon.com.mx", "smile.amazon.de", "a.co", "amzn.eu"]
    + [f"amazon.{ending}" for ending in "ca com.br fr it es nl se pl com.tr com.be ie eg sa ae in co.jp cn sg".split()]  # noqa: SIM905 - a word list reads best as words
    + ["amazon.com.au", "amazon.co.za"],
)
def test_host_of_amazon(host: str) -> None:
    assert is_amazon(host)


@pytest.mark.parametrize(
    "host",
    ["notamazon.com", "amazon.com.evil.com", "amazon.ru", "amazon", "com", "", "s3.amazonaws.com", "amazon.evil"],
)
def test_host_of_others(host: str) -> None:
    assert not is_amazon(host)


def test_relay_is_amazon_s_alias_of_a_buyer() -> None:
    assert is_relay("marketplace.amazon.de")
    assert not is_relay("marketplace.amazon.evil.com")


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("wa.me", "chat"),
        ("open.kakao.com", "chat"),
        ("m.facebook.com", "social"),
        ("www.paypal.com", "payment"),
        ("lamp.myshopify.com", "shop"),
        ("item.taobao.com", "shop"),
        ("tools.usps.com", "carrier"),
        ("bit.ly", "shortener"),
        ("amzn.to", "shortener"),
        ("youtu.be", "social"),
        ("shop.com", "other"),
        ("notbit.ly", "other"),
    ],
)
def test_site(host: str, site: str) -> None:
    assert site_of(host) == site
    assert is_shortener(host) == (site == "shortener")


def test_gif_services_include_their_subdomains() -> None:
    assert is_gif_service("media.tenor.com")
    assert not is_gif_service("notgiphy.com")


@pytest.mark.parametrize(("host", "known"), [("shop.co.uk", True), ("co.uk", False), ("shop.invalid", False)])
def test_known_ending(host: str, known: bool) -> None:  # noqa: FBT001 - the expected answer
    assert has_known_ending(host) is known

"""Hosts that pose as known ones."""

from __future__ import annotations

import pytest

from msglint.text.hosts.lookalike import is_lookalike


@pytest.mark.parametrize(
    "host",
    [
        "аmazon.com",
        "www.amazоn.de",
        "xn--mazon-3ve.com",
        "ámazon.de",
        "arnazon.com",
        "amaz0n.com",
        "amazon.ru",
        "amazon-returns.com",
        "arnazon-support.com",
        "amazonrefund.info",
        "amazon.com.evil.ru",
        "www.paypal.com.login.ru",
        "paypa1.com",
        "paypai.com",
        "www.uрs.com",
        "dhl-redelivery.info",
        "rnicrosoft.com",
        "аррӏе.com",
        "facebоok.com",
        "fedеx.com",
    ],
)
def test_host_poses(host: str) -> None:
    assert is_lookalike(host)


@pytest.mark.parametrize(
    "host",
    [
        "amazon.com",
        "sellercentral.amazon.co.uk",
        "amazonas-coffee.com",
        "amazonia.org",
        "shop.com",
        "dhl.fr",
        "dhlparcel.nl",
        "tools.usps.com",
        "google.co.jp",
        "ups-battery.com",
        "apple-pie.com",
        "goggle.com",
        "mañana.es",
        "светдом.рф",
        "münchen-licht.de",
        "ebay-kleinanzeigen.de",
        "localhost",
        "",
    ],
)
def test_host_is_its_own(host: str) -> None:
    assert not is_lookalike(host)

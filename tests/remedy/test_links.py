"""Links made secure, and freed from what tracks."""

from __future__ import annotations

import pytest

from msglint.remedy.links import secured, serves_https, untracked
from msglint.remedy.place import applied


@pytest.mark.parametrize(
    ("link", "becomes", "is_known"),
    [
        ("http://www.amazon.de/gp/help", "https://www.amazon.de/gp/help", True),
        ("HTTP://www.amazon.de", "HTTPS://www.amazon.de", True),
        ("http://shop.example.com/x", "https://shop.example.com/x", False),
        ("www.dhl.de/paket", "https://www.dhl.de/paket", True),
        ("//www.ups.com/track", "https://www.ups.com/track", True),
        ("shop.com/manual", "https://shop.com/manual", False),
    ],
)
def test_a_link_is_made_to_begin_with_https(link: str, becomes: str, *, is_known: bool) -> None:
    found = secured(link)
    assert found is not None
    assert (applied(link, [found.change]), found.is_known) == (becomes, is_known)


@pytest.mark.parametrize(
    "link",
    [
        "http://shop.com:8080/x",
        "http://user@shop.com/",
        "ftp://shop.com/x",
        "hxxp://shop.com",
        "http://10.0.0.1/x",
        "shop(dot)com",
        "",
    ],
)
def test_a_link_that_may_need_more_is_left_alone(link: str) -> None:
    assert secured(link) is None


@pytest.mark.parametrize(
    ("host", "answers"),
    [
        ("amazon.co.jp", True),
        ("sellercentral.amazon.com", True),
        ("track.dhl.de", True),
        ("fedex.co.uk", True),
        ("dhl.xyz", False),
        ("dhl.shop.com", False),
        ("amazon.com.evil.ru", False),
        ("bucket.s3.amazonaws.com", False),
    ],
)
def test_hosts_that_are_known_to_answer_over_https(host: str, *, answers: bool) -> None:
    assert serves_https(host) is answers


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("https://x.com/m?utm_source=a", "https://x.com/m"),
        ("https://x.com/m?utm_source=a&id=7&gclid=b", "https://x.com/m?id=7"),
        ("https://x.com/m?id=7&utm_source=a&lang=de#top", "https://x.com/m?id=7&lang=de#top"),
        ("https://x.com/m?utm_source=a&gclid=c&id=7", "https://x.com/m?id=7"),
        ("https://x.com/m?a=1&amp;utm_source=a&amp;b=2", "https://x.com/m?a=1&amp;b=2"),
        ("https://x.com/m#utm_source=a", "https://x.com/m"),
        ("https://x.com/m?id=7#utm_source=a&page=2", "https://x.com/m?id=7#page=2"),
        ("https://x.com/m?UTM_Source=a&id=7", "https://x.com/m?id=7"),
        ("https://x.com/m?utm_source={{ shop & co }}&id=7", "https://x.com/m?id=7"),
        ("https://x.com/m?utm_id", "https://x.com/m?utm_id"),
        ("https://x.com/m?id=utm_source", "https://x.com/m?id=utm_source"),
    ],
)
def test_only_what_tracks_goes(link: str, becomes: str) -> None:
    assert applied(link, untracked(link)) == becomes

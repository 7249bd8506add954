"""Tracking parameters."""

from __future__ import annotations

import pytest

from msglint.text.hosts.tracker import tracker_of


@pytest.mark.parametrize(
    "address",
    [
        "/a?utm_source=x",
        "/a?b=c&gclid=x",
        "/a?b=c&amp;fbclid=x",
        "/a#utm_campaign=x",
        "/a?hsa_cam=1",
        "/a;mc_eid=1",
        "/?spm=a2g0o",
        "/r?to=https%3a%2f%2fshop.com%3futm_source%3dx",
    ],
)
def test_parameter_tracks(address: str) -> None:
    assert tracker_of(address) == "parameter"


@pytest.mark.parametrize(
    "address", ["", "/", "/utm_source", "/a?ref=x", "/track?tracknum=1Z9", "/a?nums=1&lang=de", "/a?my_utm_source=x"]
)
def test_other_parameter_does_not(address: str) -> None:
    assert tracker_of(address) == "none"

"""Facts about host names: Amazon's own, and what others are for. Hosts are given in lower case."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.text.hosts.suffix import suffix_length
from msglint.text.tables import entries, group_of

if TYPE_CHECKING:
    from collections.abc import Container

_AMAZON_ENDINGS = """
    com ca com.mx com.br co.uk de fr it es nl se pl com.tr com.be be ie eg sa ae in co.jp jp cn sg com.au co.za com.co
    cl
""".split()  # noqa: SIM905 - a word list reads best as words
_MARKETPLACES = frozenset(f"amazon.{ending}" for ending in _AMAZON_ENDINGS)
_AMAZON_HOSTS = _MARKETPLACES | frozenset(
    """
    amazon.dev amazon.work amazon.jobs amazon.science amazon.eu a.co amzn.to amzn.eu amzn.asia amzn.in amzn.com
    amazonservices.com amazonservices.co.uk amazonservices.de amazonsellerservices.com amazonpay.com amazonpay.in
    images-amazon.com ssl-images-amazon.com media-amazon.com payments-amazon.com amazon-adsystem.com amazontrust.com
    amazonaws.com aboutamazon.com aboutamazon.co.uk aboutamazon.de primevideo.com amazonbrowserapp.com
    amazon-brandregistry.com
    """.split()  # noqa: SIM905 - a word list reads best as words
)
#: Anyone can put pages under these hosts of Amazon's.
_RENTED = frozenset(["amazonaws.com"])
_GIF_HOSTS = frozenset(
    """
    giphy.com gph.is tenor.com tenor.co tenor.googleapis.com gfycat.com gifer.com makeagif.com gifbin.com
    reactiongifs.com gifdb.com gifsoup.com redgifs.com
    """.split()  # noqa: SIM905 - a word list reads best as words
)


@lru_cache(maxsize=512)
def is_amazon(host: str) -> bool:
    """Return whether a host belongs to Amazon and shows Amazon's own pages, subdomains included."""
    return _listed(host, _AMAZON_HOSTS) not in _RENTED | {""}


def is_marketplace(host: str) -> bool:
    """Return whether a host is one of Amazon's marketplaces itself, as it is named in a text."""
    return host in _MARKETPLACES


def is_relay(host: str) -> bool:
    """Return whether mail to a host goes through Amazon's relay for buyers, the alias at marketplace.amazon.*."""
    return host.startswith("marketplace.amazon.") and is_amazon(host)


def is_gif_service(host: str) -> bool:
    """Return whether a host serves animated pictures and little else."""
    return bool(_listed(host, _GIF_HOSTS))


def is_shortener(host: str) -> bool:
    """Return whether a host only leads on to where a short link was made for."""
    return bool(_listed(host, entries("shorteners.txt")))


@lru_cache(maxsize=512)
def site_of(host: str) -> str:
    """Return what a host is for, as the attribute `site` of a link says it."""
    if is_shortener(host):
        return "shortener"
    sites = group_of("sites.txt")
    return sites.get(_listed(host, sites), "other")


def has_known_ending(host: str) -> bool:
    """Return whether names are registered under the ending of a host, and the host is such a name."""
    labels = host.split(".")
    return 0 < suffix_length(labels) < len(labels)


def _listed(host: str, hosts: Container[str]) -> str:
    """Return the longest of a host and the domains around it that is listed; empty if none is."""
    labels = host.rstrip(".").split(".")[-6:]
    names = (".".join(labels[first:]) for first in range(len(labels) - 1))
    return next((name for name in names if name in hosts), "")

"""Facts about host names: Amazon's own, picture services, and endings that make a bare word a host."""

from __future__ import annotations

_AMAZON_ENDINGS = """
    com ca com.mx com.br co.uk de fr it es nl se pl com.tr com.be be ie eg sa ae in co.jp jp cn sg com.au co.za
""".split()  # noqa: SIM905 - a word list reads best as words
_AMAZON_HOSTS = frozenset(
    [f"amazon.{ending}" for ending in _AMAZON_ENDINGS]
    + ["amazon.dev", "images-amazon.com", "ssl-images-amazon.com", "media-amazon.com", "amazonservices.com", "a.co"]
    + ["payments-amazon.com", "amazonpay.com", "amazon-adsystem.com", "amazontrust.com", "primevideo.com"]
)
_GIF_HOSTS = frozenset(["giphy.com", "gph.is", "tenor.com", "tenor.co", "gfycat.com", "gifer.com", "makeagif.com"])

#: Endings that sellers' hosts have; ones that are also words or file names after a full stop are left out.
_ENDINGS = frozenset(
    """
    com net org info biz shop store online site website club top xyz vip app dev io co me tv cc ly gl us uk de fr es
    it nl be at ch pl se dk no fi pt ie cz sk hu ro bg gr tr ru ua by kz in cn hk tw jp kr sg my th vn id ph au nz ca
    mx br ar cl pe za ae sa eg il eu asia mobi name pro tech live life world link page email support help blog news
    global market deals sale gift reviews media digital cloud space fun ltd company wang ren ink red pub best one
    today guru zone center services solutions group team network agency studio design
    """.split()  # noqa: SIM905 - a word list reads best as words
)


def is_amazon(host: str) -> bool:
    """Return whether a host belongs to Amazon, subdomains included."""
    return _within(host, _AMAZON_HOSTS)


def is_relay(host: str) -> bool:
    """Return whether mail to a host goes through Amazon's relay for buyers, the alias at marketplace.amazon.*."""
    return host.startswith("marketplace.amazon.") and is_amazon(host)


def is_gif_service(host: str) -> bool:
    """Return whether a host serves animated pictures and little else."""
    return _within(host, _GIF_HOSTS)


def has_known_ending(host: str) -> bool:
    """Return whether the last label of a bare name makes it a host."""
    return host.rpartition(".")[2] in _ENDINGS


def _within(host: str, hosts: frozenset[str]) -> bool:
    labels = host.rstrip(".").split(".")
    return any(".".join(labels[first:]) in hosts for first in range(len(labels) - 1))

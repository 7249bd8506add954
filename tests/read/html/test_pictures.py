"""Pictures of a document, and what else has something fetched."""

from __future__ import annotations

import pytest

from msglint.read.html.pictures import leads_to, scheme_of
from tests.read.html.pages import body, features, written


def image(html: str) -> tuple[str, dict[str, str]]:
    """Return the source and the attributes of the only picture."""
    (found,) = features(html, "image")
    return written(found.part), dict(found.attributes)


@pytest.mark.parametrize(
    ("html", "source", "wanted"),
    [
        ("<img src='http://a.example/x.png'>", "http://a.example/x.png", {"scheme": "http"}),
        ("<img src=' HTTPS://a.example/x.png'>", " HTTPS://a.example/x.png", {"scheme": "https"}),
        ("<img src='cid:1'>", "cid:1", {"scheme": "other", "size": "other"}),
        ("<img alt=x>", "<img alt=x>", {"scheme": "other"}),
        ("<img src=a width=1 height=1>", "a", {"size": "pixel"}),
        ("<img src=a style='width:1px;height:0'>", "a", {"size": "pixel"}),
        ("<img src=a style='display:none'>", "a", {"size": "pixel"}),
        ("<img src=a width='1%' height='1%'>", "a", {"size": "other"}),
        ("<img src=a width=1>", "a", {"size": "other"}),
        ("<img src=cid:1 width=1 height=1>", "cid:1", {"size": "other"}),
        ("<a href='https://shop.example'><b><img src=a></b></a>", "a", {"leads": "other"}),
        ("<a href='https://www.amazon.com/x'><img src=a></a>", "a", {"leads": "amazon"}),
        ("<a href=''><img src=a></a>", "a", {"leads": "nowhere"}),
        ("<img src=a>", "a", {"leads": "nowhere", "logo": "no", "address": "no", "moves": "no"}),
        ("<img src='https://a.example/logo.png'>", "https://a.example/logo.png", {"logo": "yes"}),
        ("<img src=a class=brand-logo>", "a", {"logo": "yes"}),
        ("<img src='https://a.example/catalogo-3.png'>", "https://a.example/catalogo-3.png", {"logo": "no"}),
        ("<img src='data:image/png;base64,AAlogoAA/logo/'>", "data:image/png;base64,AAlogoAA/logo/", {"logo": "no"}),
        ("<img src=a alt='www.shop.example'>", "a", {"address": "yes"}),
        ("<table><td background='http://a.example/x.png'>", "http://a.example/x.png", {"scheme": "http"}),
    ],
)
def test_a_picture_stands_where_its_address_is(html: str, source: str, wanted: dict[str, str]) -> None:
    place, attributes = image(html)
    assert (place, wanted.items() <= attributes.items()) == (source, True)


@pytest.mark.parametrize(
    ("html", "source"),
    [
        ("<p style='background:url(http://a.example/x.png)'>x", "http://a.example/x.png"),
        ("<p style=\"background-image: url( 'http://a.example/x.png' )\">x", "http://a.example/x.png"),
        ("<style>p { background: url(http://a.example/x.png) }</style>x", "http://a.example/x.png"),
    ],
)
def test_a_picture_that_a_style_has_fetched_stands_in_it(html: str, source: str) -> None:
    place, attributes = image(html)
    assert (place, attributes["scheme"]) == (source, "http")


def test_a_ground_of_a_pixel_is_one() -> None:
    html = "<div style='width:1px;height:1px;background:url(https://a.example/p)'></div>"
    assert {one.attributes["size"] for one in features(html, "image")} == {"pixel", "other"}


def test_a_picture_that_moves_is_told_by_its_bytes() -> None:
    webp = "UklGRiQAAABXRUJQVlA4WAoAAAACAAAAAAAAAAAAQU5JTQYAAAD/////AAA="
    assert image(f"<img src='data:image/webp;base64,{webp}'>")[1]["moves"] == "yes"


@pytest.mark.parametrize(
    "data", ["data:image/webp;base64,!!!!", "data:,", "data:" * 9000, "data:image/webp;base64," + "A" * 90_000]
)
def test_a_broken_picture_does_not_move(data: str) -> None:
    assert image(f"<img src='{data}'>")[1]["moves"] == "no"


def test_a_picture_belongs_where_it_stands_in_the_text() -> None:
    html = "<p>one <img src=a> two</p>"
    (found,) = features(html, "image")
    assert (found.anchor, body(html).text) == ((3, 3), "one two")


@pytest.mark.parametrize(
    ("address", "scheme"), [("http://x", "http"), (" HTTPS:x", "https"), ("x/y", "relative"), ("//x", "relative")]
)
def test_the_scheme_of_an_address_is_in_small_letters(address: str, scheme: str) -> None:
    assert scheme_of(address) == scheme


def test_an_empty_address_leads_nowhere() -> None:
    assert leads_to(" ") == "nowhere"

"""The style and the script: readable in both colour schemes, and nothing that could break out of its element."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

ASSETS = files("msglint.report.html").joinpath("assets")
STYLE = ASSETS.joinpath("page.css").read_text("ascii")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in re.findall(r":root \{([^}]*)\}", STYLE)[:2]
)
#: The colours of text and what it stands on.
TEXTS = [
    *((ink, ground) for ink in ("ink", "quiet", "link") for ground in ("paper", "ground")),
    *(
        (name, ground)
        for name in ("error", "warning", "info", "good")
        for ground in ("paper", "ground", f"{name}-ground")
    ),
    *((ink, f"{name}-ground") for ink in ("ink", "quiet") for name in ("error", "warning", "info")),
    ("ink", "good-ground"),
    ("ink", "unseen"),
]
#: The colours of what must be seen but isn't read: borders of fields, rings around what has the focus.
SHAPES = [("edge", "paper"), ("edge", "ground"), ("link", "paper"), ("link", "ground")]


def luminance(colour: str) -> float:
    """Return the relative luminance, as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_can_be_read(scheme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(scheme: dict[str, str], shape: str, ground: str) -> None:
    assert contrast(scheme[shape], scheme[ground]) >= 3


def test_each_colour_has_a_value_in_both_schemes_and_is_used() -> None:
    assert LIGHT.keys() == DARK.keys() == set(re.findall(r"var\(--([\w-]+)\)", STYLE))


def test_colours_are_named_by_what_they_are_for() -> None:
    rest = re.sub(r":root \{[^}]*\}", "", STYLE)
    assert not re.search(r"#[0-9a-f]{3,8}\b", rest)


@pytest.mark.parametrize("name", ["page.css", "page.js"])
def test_an_asset_stays_in_its_element_and_loads_nothing(name: str) -> None:
    text = ASSETS.joinpath(name).read_text("ascii")
    assert not re.search(r"</|<!--|@import|url\(|https?:|fetch|innerHTML|eval|import\(", text)

"""How an element looks: the declarations that hold for it, those that it inherits, and what they come to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tinycss2.color4 import parse_color

from msglint.read.html.css import Declaration, inline
from msglint.read.html.lengths import DEFAULT_SIZE, DEFAULT_WIDTH, KEYWORD_SIZES, length_of, pixels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.part import Part
    from msglint.read.html.css import Block, Held
    from msglint.read.html.markup import Tag

_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 0.83, "big": 1.2}
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_BOLD = ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6")
#: Elements that look different from what is around them although nothing is declared.
_STYLED = frozenset([*_HEADINGS, *_BOLD, "a", "pre"])
_BOLD_WEIGHT = 600
#: Pixels; nested shares would grow beyond all numbers.
_LARGEST = 10_000.0
_INHERITED = ("color", "font-family", "font-size", "line-height", "text-align")
#: Colour of a link that nobody has coloured.
_LINK = (0.0, 0.0, 238 / 255)
_WIDTH = re.compile(r"(\d++(?:\.\d++)?)\s*+(%|px)?")

_LINEAR = 0.04045

Color = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Style:
    """What holds for the text right in an element.

    Attributes:
        used: inherited property -> the declaration that it comes from; only those that someone wrote.
        color: of the text; None where it can't be told.
        background: behind it; likewise.
        size: of the text in pixels.
        width: of the box around it in pixels, as far as somebody has said.
        bold: whether it is bold.
        right_to_left: whether it is read from the right.
        is_reversed: whether a Western text is written from the right, against its letters.
        preserves: whether line breaks of the source are kept.
        own: what was declared for the element itself.
        link: the colour that the document gives to links, and where it says so; None where it does not.
    """

    used: Held = field(default_factory=dict)
    color: Color | None = (0.0, 0.0, 0.0)
    background: Color | None = (1.0, 1.0, 1.0)
    size: float = DEFAULT_SIZE
    width: float = DEFAULT_WIDTH
    bold: bool = False
    right_to_left: bool = False
    is_reversed: bool = False
    preserves: bool = False
    own: Held = field(default_factory=dict)
    link: tuple[Color | None, Declaration] | None = None

    def says(self, name: str) -> str:
        """Return what was declared for the element itself, in small letters; empty for nothing."""
        held = self.own.get(name)
        return held.text if held else ""


def style_of(name: str, outer: Style, blocks: Sequence[Block], tag: Tag | None) -> Style:
    """Return the style of an element.

    Args:
        name: the element's name.
        outer: the style around it.
        blocks: what style sheets say of it, weakest first.
        tag: its tag; None where none is written.
    """
    attributes = tag.attributes if tag else {}
    own = _own(blocks, attributes, _presentational(name, tag) if tag else ())
    if not own and name not in _STYLED and "dir" not in attributes:
        return replace(outer, own={}) if outer.own else outer
    values = {key: held.text for key, held in own.items()}
    size = min(_LARGEST, _size(values.get("font-size"), outer.size * _HEADINGS.get(name, 1.0), outer.size))
    color, background = outer.color, outer.background
    if "background-image" in values and values["background-image"] != "none":
        background = None
    elif "background-color" in own:
        background = color_of(values["background-color"], outer.background)
    if name == "a" and "href" in attributes:
        color = outer.link[0] if outer.link else _LINK
        own = {"color": outer.link[1], **own} if outer.link else own
    if "color" in own:
        color = color_of(own["color"].text, background)
    used = {key: held for key, held in own.items() if key in _INHERITED}
    preserves = values["white-space"].startswith(("pre", "break")) if "white-space" in values else name == "pre"
    width = pixels(values.get("width") or values.get("max-width"), outer.width, size)
    direction = attributes["dir"].text.strip().lower() if "dir" in attributes else values.get("direction")
    return replace(
        outer,
        used={**outer.used, **used},
        color=color,
        background=background,
        size=size,
        width=min(width, outer.width) if width and width > 0 else outer.width,
        bold=_is_bold(values.get("font-weight"), outer.bold or name in _BOLD),
        right_to_left=direction == "rtl" if direction else outer.right_to_left,
        is_reversed=values["unicode-bidi"].endswith("override") and direction == "rtl"
        if "unicode-bidi" in values
        else outer.is_reversed,
        preserves=preserves or (outer.preserves and "white-space" not in values),
        own=own,
        link=(color_of(values["link"], background), own["link"]) if "link" in own else outer.link,
    )


@lru_cache(maxsize=256)
def color_of(text: str, behind: Color | None) -> Color | None:
    """Return a colour as it looks on what is behind it; None where it can't be told, `behind` where it is clear."""
    try:
        parsed = parse_color(text)
        if parsed is None or parsed == "currentcolor":
            return None
        converted = parsed.to("srgb")
    except (ArithmeticError, AttributeError, NotImplementedError, RecursionError, ValueError):
        return None
    alpha = min(1.0, max(0.0, converted.alpha or 0.0))
    channels = [min(1.0, max(0.0, channel or 0.0)) for channel in converted.coordinates]
    if alpha < 1.0:
        if behind is None:
            return None
        channels = [alpha * own + (1 - alpha) * back for own, back in zip(channels, behind, strict=True)]
    return channels[0], channels[1], channels[2]


@lru_cache(maxsize=256)
def contrast(first: Color, second: Color) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    # The numbers are those of the definition of relative luminance in WCAG 2.2.
    red, green, blue = (value / 12.92 if value <= _LINEAR else ((value + 0.055) / 1.055) ** 2.4 for value in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _size(text: str | None, default: float, outer: float) -> float:
    if text is None:
        return default
    if text in KEYWORD_SIZES:
        known = KEYWORD_SIZES[text]
        return known if known > 0 else outer * -known
    length = length_of(text, outer)
    # A browser passes over a negative size.
    return default if length is None or length.value < 0 else length.value * (outer if length.is_share else 1.0)


def _is_bold(weight: str | None, default: bool) -> bool:  # noqa: FBT001 - what holds if nothing is said
    if weight is None:
        return default
    length = length_of(weight, 1.0)
    return weight in ("bold", "bolder") or (length is not None and length.value >= _BOLD_WEIGHT)


def _own(blocks: Sequence[Block], attributes: dict[str, Part], weakest: Iterable[Declaration]) -> Held:
    """Return what is declared for an element: by its name and attributes, then by sheets, then by its `style`."""
    held: Held = {declaration.name: declaration for declaration in weakest}
    ranked = [*blocks, inline(attributes["style"])] if "style" in attributes else blocks
    for block in ranked:
        held.update(block.normal)
    for block in ranked:
        held.update(block.important)
    return held


def _presentational(name: str, tag: Tag) -> Iterator[Declaration]:
    """Yield what an element's name and attributes say of the look, as the weakest declarations."""
    if name == "center":
        yield Declaration("text-align", (), "center", important=False, holder=tag.part)
    for attribute, part in tag.attributes.items():
        text = part.text.strip().lower()
        known = _PRESENTATIONAL.get((name, attribute)) or _PRESENTATIONAL.get(("", attribute))
        if known and text:
            if known == "font-size":
                text = f"{_FONT_SIZES.get(text, DEFAULT_SIZE)}px"
            if known == "width":
                match = _WIDTH.fullmatch(text)
                text = f"{match[1]}{match[2] or 'px'}" if match else ""
            yield Declaration(known, (), text, important=False, holder=part)


#: (element, or empty for any; attribute) -> the property that it sets.
_PRESENTATIONAL = {
    ("font", "face"): "font-family",
    ("font", "color"): "color",
    ("font", "size"): "font-size",
    ("body", "text"): "color",
    ("body", "link"): "link",
    ("", "bgcolor"): "background-color",
    ("", "background"): "background-image",
    ("img", "width"): "width",
    ("table", "width"): "width",
    ("td", "width"): "width",
    ("th", "width"): "width",
    **{(name, "align"): "text-align" for name in ("p", "div", "td", "th", "tr", "tbody")},
    **{(f"h{level}", "align"): "text-align" for level in range(1, 7)},
}

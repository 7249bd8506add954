"""How an element looks: the declarations that hold for it, those that it inherits, and what they come to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from tinycss2.color4 import parse_color

from msglint.read.html.css import Declaration, declarations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.part import Part
    from msglint.read.html.css import Block
    from msglint.read.html.markup import Markup

#: Pixels of a text whose size nobody has set, and of a mail whose width nobody has.
DEFAULT_SIZE, DEFAULT_WIDTH = 16.0, 640.0
_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 0.83, "big": 1.2}
_KEYWORD_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
    "xxx-large": 48.0,
    "smaller": -0.83,
    "larger": -1.2,
}
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_BOLD = ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6")
_BOLD_WEIGHT = 600
_INHERITED = ("color", "font-family", "font-size", "line-height", "text-align")
#: Colour of a link that nobody has coloured.
_LINK = (0.0, 0.0, 238 / 255)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(%|px)?\s*")

_LINEAR = 0.04045

Color = tuple[float, float, float]
#: A property -> the declaration of it that holds.
Held = dict[str, Declaration]


class Length(NamedTuple):
    """A length in pixels, or in parts of the width around it."""

    value: float
    is_share: bool


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


def style_of(element: Any, outer: Style, blocks: Sequence[Block], markup: Markup, attributes: dict[str, Part]) -> Style:
    """Return the style of an element.

    Args:
        element: the parser's node.
        outer: the style around it.
        blocks: what style sheets say of it, weakest first.
        markup: the document's source.
        attributes: its attributes' values, as parts.
    """
    name: str = element.name
    own = _own(blocks, attributes, _presentational(element, markup, attributes))
    values = {key: held.text for key, held in own.items()}
    size = _size(values.get("font-size"), outer.size * _HEADINGS.get(name, 1.0), outer.size)
    color, background = outer.color, outer.background
    if name == "a" and "href" in attributes:
        color = outer.link[0] if outer.link else _LINK
        own = {"color": outer.link[1], **own} if outer.link else own
    if "color" in own:
        color = color_of(own["color"].values or own["color"].text, background)
    if "background-image" in values and values["background-image"] != "none":
        background = None
    elif "background-color" in own:
        background = color_of(own["background-color"].values or values["background-color"], outer.background)
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
        width=min(width, outer.width) if width else outer.width,
        bold=_is_bold(values.get("font-weight"), outer.bold or name in _BOLD),
        right_to_left=direction == "rtl" if direction else outer.right_to_left,
        is_reversed=values["unicode-bidi"].endswith("override") and direction == "rtl"
        if "unicode-bidi" in values
        else outer.is_reversed,
        preserves=preserves or (outer.preserves and "white-space" not in values),
        own=own,
        link=(color_of(values["link"], background), own["link"]) if "link" in own else outer.link,
    )


def color_of(value: Any, behind: Color | None) -> Color | None:
    """Return a colour as it looks on what is behind it; None where it can't be told, `behind` where it is clear."""
    try:
        parsed = parse_color(value if isinstance(value, str) else _single(value))
        if parsed is None or parsed == "currentcolor":
            return None
        converted = parsed.to("srgb")
    except (ValueError, NotImplementedError, AttributeError):
        return None
    alpha = min(1.0, max(0.0, converted.alpha or 0.0))
    channels = [min(1.0, max(0.0, channel or 0.0)) for channel in converted.coordinates]
    if alpha < 1.0:
        if behind is None:
            return None
        channels = [alpha * own + (1 - alpha) * back for own, back in zip(channels, behind, strict=True)]
    return channels[0], channels[1], channels[2]


def contrast(first: Color, second: Color) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def length_of(text: str | None, size: float) -> Length | None:
    """Return a length as CSS or an attribute writes it; None for none, or one that depends on the content."""
    match = re.fullmatch(r"(-?\d*\.?\d+)([a-z%]*)", (text or "").strip())
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if unit == "%":
        return Length(number / 100, is_share=True)
    if unit in ("em", "rem"):
        return Length(number * (size if unit == "em" else DEFAULT_SIZE), is_share=False)
    if unit == "" or unit in _PIXELS:
        return Length(number * _PIXELS.get(unit, 1.0), is_share=False)
    return Length(number / 100, is_share=True) if unit in ("vw", "vi") else None


def pixels(text: str | None, width: float, size: float) -> float | None:
    """Return a length in pixels, a share being one of a width."""
    length = length_of(text, size)
    return None if length is None else length.value * (width if length.is_share else 1.0)


def _single(values: Sequence[Any]) -> Any:
    return values[0] if len(values) == 1 else "none"


def _luminance(color: Color) -> float:
    # The numbers are those of the definition of relative luminance in WCAG 2.2.
    red, green, blue = (value / 12.92 if value <= _LINEAR else ((value + 0.055) / 1.055) ** 2.4 for value in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _size(text: str | None, default: float, outer: float) -> float:
    if text is None:
        return default
    if text in _KEYWORD_SIZES:
        known = _KEYWORD_SIZES[text]
        return known if known > 0 else outer * -known
    length = length_of(text, outer)
    return default if length is None else length.value * (outer if length.is_share else 1.0)


def _is_bold(weight: str | None, default: bool) -> bool:  # noqa: FBT001 - what holds if nothing is said
    if weight is None:
        return default
    return weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= _BOLD_WEIGHT)


def _own(blocks: Sequence[Block], attributes: dict[str, Part], weakest: Iterable[Declaration]) -> Held:
    """Return what is declared for an element: by its name and attributes, then by sheets, then by its `style`."""
    held: Held = {declaration.name: declaration for declaration in weakest}
    inline = list(declarations(attributes["style"])) if "style" in attributes else []
    ranked = [declaration for block in blocks for declaration in block.declarations] + inline
    for important in (False, True):
        for declaration in ranked:
            if declaration.important == important:
                held.update((single.name, single) for single in _expanded(declaration))
    return held


def _expanded(declaration: Declaration) -> Iterator[Declaration]:
    """Yield a declaration and, for a shorthand, what it sets."""
    yield declaration
    if declaration.name == "font":
        yield from _font(declaration)
    elif declaration.name == "background":
        for value in declaration.values:
            if value.type in ("ident", "hash", "function") and parse_color(value) is not None:
                yield declaration._replace(name="background-color", values=(value,), text=value.serialize().lower())
            elif value.type in ("url", "function"):
                yield declaration._replace(name="background-image")
    elif declaration.name == "margin":
        sides = declaration.text.split()
        right = sides[1] if len(sides) > 1 else sides[0]
        left = sides[3] if len(sides) > 3 else right  # noqa: PLR2004 - the fourth of four sides
        yield declaration._replace(name="margin-right", text=right)
        yield declaration._replace(name="margin-left", text=left)


def _font(declaration: Declaration) -> Iterator[Declaration]:
    """Yield size, line height and family of `font`, which come in this order behind style and weight."""
    values = declaration.values
    at = next((at for at, value in enumerate(values) if _is_size(value)), None)
    if at is None:
        return
    yield declaration._replace(name="font-size", text=values[at].serialize().lower(), values=values[at : at + 1])
    rest = values[at + 1 :]
    if len(rest) > 1 and rest[0] == "/":
        yield declaration._replace(name="line-height", text=rest[1].serialize().lower(), values=rest[1:2])
        rest = rest[2:]
    if rest:
        family = " ".join(part.serialize() for part in rest).lower()
        yield declaration._replace(name="font-family", text=family, values=rest)


def _is_size(value: Any) -> bool:
    return value.type in ("dimension", "percentage") or (value.type == "ident" and value.lower_value in _KEYWORD_SIZES)


def _presentational(element: Any, markup: Markup, attributes: dict[str, Part]) -> Iterator[Declaration]:
    """Yield what an element's name and attributes say of the look, as the weakest declarations."""
    name, start = element.name, element.origin_offset
    if name == "center" and start is not None:
        end = markup.tag_end(start)
        yield Declaration("text-align", (), "center", important=False, place=markup.part("<center>", start, end))
    for attribute, part in attributes.items():
        text = part.text.strip().lower()
        known = _PRESENTATIONAL.get((name, attribute)) or _PRESENTATIONAL.get(("", attribute))
        if known and text:
            if known == "font-size":
                text = f"{_FONT_SIZES.get(text, DEFAULT_SIZE)}px"
            if known == "width":
                match = _LENGTH.fullmatch(text)
                text = f"{match[1]}{match[2] or 'px'}" if match else ""
            yield Declaration(known, (), text, important=False, place=part)


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

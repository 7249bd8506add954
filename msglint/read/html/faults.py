"""What is wrong with the look of a document: its own fonts and colours, and what some people can't read."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.part import Feature
from msglint.read.html.lengths import DEFAULT_WIDTH, length_of, pixels
from msglint.read.html.style import contrast
from msglint.text.entities import FEATURES
from msglint.text.tables import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from msglint.part import Part
    from msglint.read.html.css import Declaration
    from msglint.read.html.style import Style
    from msglint.span import Span

#: Property -> what a rule calls it. The values that say nothing of one's own are those of the page around the message.
_OWN = {"font-family": "font-family", "line-height": "line-height", "color": "colour"}
_NO_OWN = {"line-height": ("normal",)}
_REALIGNED = ("center", "justify", "end", "-webkit-center", "-moz-center", "middle")
_MOST_SIZES = 3
_WIDEST_MARGIN, _WIDEST_IMAGE = 0.2, 0.8
#: WCAG 2.2, 1.4.3: contrast of text, and of large text (24 pixels, or 18.66 and bold).
_CONTRAST, _CONTRAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 24.0, 18.66


class Faults:
    """Collects what is wrong with the look, each thing once, where it first stands."""

    def __init__(self) -> None:
        self._features: dict[tuple[str, str], Feature] = {}
        self._counts: dict[tuple[str, str], int] = {}
        self._sizes: set[float] = set()

    def features(self) -> list[Feature]:
        """Return the faults, each with how often it stands in the document."""
        return [
            replace(one, values=(*((name, "") for name in FEATURES[one.kind]), *one.values, ("times", str(times))))
            for one, times in zip(self._features.values(), self._counts.values(), strict=True)
        ]

    def add(self, kind: str, fault: str, part: Part, anchor: Span, **values: str) -> None:
        """Note one fault.

        Args:
            kind: `style` or `barrier`.
            fault: which one, as rules call it.
            part: what stands for it in a report.
            anchor: the text to which it belongs.
            **values: what else a rule's message may name.
        """
        key = _key(fault, part.text)
        self._counts[key] = self._counts.get(key, 0) + 1
        if key not in self._features:
            self._features[key] = Feature(kind, {"fault": fault}, part, anchor, tuple(values.items()))

    def _declared(self, fault: str, held: Declaration, anchor: Span) -> None:
        """Note a fault of style by the declaration that makes it; each text within it comes by the same one."""
        key = _key(fault, held.shown)
        if key in self._counts:
            self._counts[key] += 1
        else:
            self.add("style", fault, held.place, anchor)

    def text(self, style: Style, tag: Callable[[], Part], anchor: Span, *, has_letters: bool) -> None:
        """Look at a stretch of text in its style.

        Args:
            style: how it looks.
            tag: makes a part of the tag that holds it, for what nobody has declared.
            anchor: the text.
            has_letters: whether it says anything; rules and stars have no side to stand on.
        """
        for name, fault in _OWN.items():
            held = style.used.get(name)
            if held and held.text not in _NO_OWN.get(name, ()):
                self._declared(fault, held, anchor)
        align = style.used.get("text-align")
        far_side = "left" if style.right_to_left else "right"
        if align and has_letters and (align.text in _REALIGNED or align.text.removeprefix("-webkit-") == far_side):
            self._declared("alignment", align, anchor)
        self._size(style, tag, anchor)
        self._contrast(style, tag, anchor)

    def _size(self, style: Style, tag: Callable[[], Part], anchor: Span) -> None:
        size = round(style.size)
        if size in self._sizes:
            return
        self._sizes.add(size)
        if len(self._sizes) == _MOST_SIZES + 1:
            held = style.used.get("font-size")
            self.add("style", "font-sizes", held.place if held else tag(), anchor)

    def _contrast(self, style: Style, tag: Callable[[], Part], anchor: Span) -> None:
        if style.color is None or style.background is None:
            return
        ratio = contrast(style.color, style.background)
        is_large = style.size >= _LARGE or (style.bold and style.size >= _LARGE_BOLD)
        needed = _CONTRAST_LARGE if is_large else _CONTRAST
        if ratio < needed:
            held = style.used.get("color") or style.own.get("background-color")
            values = {"ratio": f"{ratio:.1f}", "needed": f"{needed:g}"}
            self.add("barrier", "contrast", held.place if held else tag(), anchor, **values)

    def box(self, style: Style, outer: Style, anchor: Span) -> None:
        """Look at the margins of an element that holds text."""
        for side in ("margin-left", "margin-right"):
            held = style.own.get(side)
            length = length_of(held.text, style.size) if held else None
            if held and length:
                share = length.value if length.is_share else length.value / outer.width
                if share > _WIDEST_MARGIN:
                    self._declared("margin", held, anchor)

    def picture(self, style: Style, outer: Style, anchor: Span) -> None:
        """Look at the width of a picture."""
        for name in ("width", "min-width"):
            held = style.own.get(name)
            width = pixels(held.text, outer.width, style.size) if held else None
            if held and width and width > _WIDEST_IMAGE * min(outer.width, DEFAULT_WIDTH):
                self._declared("image-width", held, anchor)
                return


def _key(fault: str, text: str) -> tuple[str, str]:
    return fault, " ".join(text.lower().split())


def says_nothing(name: str) -> bool:
    """Return whether a link's text says nothing of where it leads: "click here"."""
    words = " ".join("".join(sign if _is_letter(sign) else " " for sign in name.lower()).split())
    return not words or words.replace(" ", "_") in entries("link_texts.txt")


def _is_letter(sign: str) -> bool:
    """Return whether a character belongs to a word: vowel signs of Indian scripts do."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def hidden_by(style: Style, attributes: Mapping[str, Part]) -> str:
    """Return what keeps an element from sight, as a person would say it; empty for nothing."""
    if "hidden" in attributes:
        return "hidden"
    declared = _hidden_by_declaration(style) if style.own else ""
    return declared or ("a size of zero" if style.size <= 1 else "")


def _hidden_by_declaration(style: Style) -> str:
    for name, values in _HIDING.items():
        if style.says(name) in values:
            return f"{name}: {style.says(name)}"
    if any(style.says(name) in _ZERO for name in ("height", "max-height", "width", "max-width")) and style.says(
        "overflow"
    ).startswith("hidden"):
        return "a size of zero"
    away = [length_of(style.says(name), style.size) for name in ("left", "top", "text-indent", "margin-left")]
    if any(length and length.value < _FAR_AWAY for length in away):
        return "off the screen"
    return ""


_HIDING = {
    "display": ("none",),
    "visibility": ("hidden", "collapse"),
    "opacity": ("0", "0.0", "0%", ".0", "0.01", ".01"),
    "mso-hide": ("all",),
}
_ZERO = ("0", "0px", "1px", "0%", "0em", "0pt")
_FAR_AWAY = -500

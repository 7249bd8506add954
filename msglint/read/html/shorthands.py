"""What the shorthand properties of CSS set: `font`, `background`, `margin`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinycss2.color4 import parse_color

from msglint.read.html.lengths import KEYWORD_SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.read.html.css import Declaration


def expanded(declaration: Declaration) -> Iterator[Declaration]:
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
    return value.type in ("dimension", "percentage") or (value.type == "ident" and value.lower_value in KEYWORD_SIZES)

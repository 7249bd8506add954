"""Pictures of a document, as rules look at them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.part import Feature
from msglint.read.html.lengths import length_of
from msglint.text.entities import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.part import Part
    from msglint.read.html.style import Style
    from msglint.span import Span

_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DATA = re.compile(r"\s*data:([\w/.+-]{0,100})[^,]{0,80};base64,", re.IGNORECASE)
_REMOTE = ("http", "https", "relative")
#: "catálogo", "diálogo", "logout" and "Logopädie" are none; nor are the words of other scripts that hold its sound.
_LOGO = re.compile(
    r"(?<![^\W\d_])log[oó](?:tip[oa]?|su|muz|nuz|yu)?s?(?![^\W\d_])|(?<![^\W\d_])(?!(?:cat|di|an|pr|mon|epi)[aáoó]log)"
    r"[^\W\d_]{2,12}logos?(?![^\W\d_])|(?<![^\W\d_])logo(?:typ|gramm?|mark|zeichen|header|img|image|small|large|white|dark)|"
    r"(?<![^\W\d_])logga|wordmark|markenzeichen|логотип|(?<!プ)ロゴ(?!ル)|徽标|標誌|(?<!警示)(?<!警告)(?<!安全)(?<!交通)(?<!提示)标志|商标|(?<!새)로고|"
    r"(?<!إ)شعار|लोगो(?!ं)",
    re.IGNORECASE,
)
#: A picture at most this wide and high is there to be fetched, not to be seen.
_PIXEL = 1


def picture(attributes: Mapping[str, Part], style: Style, tag: Part, anchor: Span, leads: str) -> Feature:
    """Return a picture as an entity.

    Args:
        attributes: the values of its attributes.
        style: how it looks.
        tag: the picture's tag, which stands for it where it has no address.
        anchor: where it stands in the text.
        leads: where it leads as a link.
    """
    source = attributes.get("src")
    scheme = scheme_of(source.text) if source else "none"
    # The letters of a picture that is written out may spell anything.
    naming = ("alt", "title", "class", "id") if scheme == "data" else ("src", "alt", "title", "class", "id")
    named = " ".join(attributes[name].text for name in naming if name in attributes)
    shown = attributes["alt"].text if "alt" in attributes else ""
    is_pixel = scheme in _REMOTE and (is_tiny(style, attributes) or style.says("display") == "none")
    return Feature(
        "image",
        {
            "scheme": scheme if scheme in ("http", "https") else "other",
            "leads": leads,
            "logo": "yes" if _LOGO.search(named) else "no",
            "address": "yes" if Text(shown).find("link") else "no",
            "size": "pixel" if is_pixel else "other",
            "moves": "yes" if source and _moves(source.text) else "no",
        },
        source or tag,
        anchor,
    )


def loaded(address: Part, anchor: Span, *, is_pixel: bool = False) -> Feature:
    """Return a picture that something else than a picture's tag has loaded, as an entity."""
    scheme = scheme_of(address.text)
    attributes = {
        "scheme": scheme if scheme in ("http", "https") else "other",
        "leads": "nowhere",
        "logo": "no",
        "address": "no",
        "size": "pixel" if is_pixel and scheme in _REMOTE else "other",
        "moves": "no",
    }
    return Feature("image", attributes, address, anchor)


def _moves(address: str) -> bool:
    """Return whether a data URI holds a picture that moves and is no GIF, which is told by its name or first bytes."""
    match = _DATA.match(address)
    if match is None:
        return False
    from base64 import b64decode  # noqa: PLC0415 - few documents hold pictures

    from msglint.read.filetypes import HEAD_BYTES, file_type  # noqa: PLC0415 - few documents hold pictures

    try:
        data = b64decode(address[match.end() : match.end() + 2 * HEAD_BYTES // 4 * 4] + "==")
    except ValueError:
        return False
    return file_type("", match[1], data)[0] == "animated"


def scheme_of(address: str) -> str:
    """Return the scheme of an address in small letters; `relative` where it has none."""
    match = _SCHEME.match(address)
    return match[1].lower() if match else "relative"


def is_tiny(style: Style, attributes: Mapping[str, Part]) -> bool:
    """Return whether a box is at most a pixel wide and high, by its style or by its attributes."""
    return all(
        any(
            length is not None and not length.is_share and length.value <= _PIXEL
            for length in (length_of(style.says(name), style.size), length_of(_written(attributes, name), style.size))
        )
        for name in ("width", "height")
    )


def _written(attributes: Mapping[str, Part], name: str) -> str:
    return attributes[name].text.strip() if name in attributes else ""


def leads_to(target: str) -> str:
    """Return where an address leads: `amazon`, `other`, or `nowhere` for an empty one."""
    if not target.strip():
        return "nowhere"
    links = Text(target).find("link")
    return "amazon" if links and links[0].attributes["host"] == "amazon" else "other"

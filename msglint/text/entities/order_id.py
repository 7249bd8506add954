"""Amazon order IDs: 3-7-7 digits, or `D01-` and 7-7 for digital orders; not inside a longer number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.text.entities import Found

if TYPE_CHECKING:
    from msglint.text.fold import View

_HYPHEN = "[-‒–—―]"
_ORDER_ID = re.compile(rf"(?<![\d-])(?:(?<![a-z])d01|[0-9]{{3}}){_HYPHEN}[0-9]{{7}}{_HYPHEN}[0-9]{{7}}(?![\d]|-\d)")


def find(raw: str, folded: View) -> list[Found]:
    """Return the order IDs, written with any kind of hyphen and with digits of any width."""
    del raw
    return [Found("order-id", *folded.source(*match.span()), {}) for match in _ORDER_ID.finditer(folded.text)]

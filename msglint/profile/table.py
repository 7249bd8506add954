"""A profile as a table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from msglint.profile.profile import Profile

_HEAD = ("total", "a message", "share")
_FOOT = "Shared work is done when the first rule asks for it, once for all. What timing itself takes is taken away."
_GAP = "  "


def table(profile: Profile) -> str:
    """Return a profile as lines; the last one has no line end."""
    shared = [(f"{_GAP}{cost.name}", *_cells(cost.seconds, profile)) for cost in profile.shared() if cost.seconds]
    rules = [
        (f"{_GAP}{cost.name}", *_cells(cost.seconds, profile), f"{cost.looks:,}", f"{cost.matches:,}")
        for cost in profile.rules()
    ]
    rate = profile.messages / profile.seconds if profile.seconds else 0
    messages = "1 message" if profile.messages == 1 else f"{profile.messages:,} messages"
    speed = f"profile: {messages} in {_time(profile.seconds)} of processor time, {rate:,.0f} a second"
    rows = (
        ("each rule by itself", *_HEAD, "looked for", "found"),
        *rules,
        (f"{_GAP}all rules", *_cells(sum(cost.seconds for cost in profile.rules()), profile)),
        ("work that rules share", *_HEAD),
        *shared,
        (f"{_GAP}all shared work", *_cells(sum(cost.seconds for cost in profile.shared()), profile)),
    )
    loading = f"{speed}, after {_time(profile.loading)} for loading rules and words"
    return "\n".join((loading, *_aligned(rows), _FOOT))


def _cells(seconds: float, profile: Profile) -> tuple[str, str, str]:
    each = seconds / profile.messages if profile.messages else 0.0
    share = seconds / profile.seconds if profile.seconds else 0.0
    return _time(seconds), f"{each * 1e6:,.1f} us", f"{share:.1%}"


def _time(seconds: float) -> str:
    return f"{seconds:,.2f} s" if seconds >= 1 else f"{seconds * 1e3:.2f} ms"


def _aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Yield rows with their cells under each other, numbers flush right; a row may have fewer than others."""
    widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(max(map(len, rows)))]
    for name, *numbers in rows:
        cells = (cell.rjust(width) for cell, width in zip(numbers, widths[1:], strict=False))
        yield _GAP.join((name.ljust(widths[0]), *cells)).rstrip()

"""The names in braces that a rule's message may use: which there are, and what is wrong with others."""

from __future__ import annotations

from msglint.ruleset import rule as r
from msglint.text.entities import FEATURES


def part_names(finder: r.Finder) -> tuple[str, ...]:
    """Return the names that a finder's message may use in braces."""
    if isinstance(finder, r.Together):
        return tuple(name for name, _ in finder.parts)
    if isinstance(finder, r.Elapsed):
        return (finder.unit, "since", "limit")
    if isinstance(finder, r.Length):
        return (finder.unit, "limit")
    if isinstance(finder, r.OtherLanguage):
        return ("language", "wanted")
    if isinstance(finder, r.Entity):
        return ("text", *FEATURES.get(finder.kind, ()))
    return () if isinstance(finder, (r.Absent, r.Only, r.Always)) else ("text",)


def message_error(text: str, names: tuple[str, ...]) -> str | None:
    """Return what is wrong with the braces of a message, or None."""
    import string  # noqa: PLC0415 - only rule files are checked, messages are filled without it

    try:
        fields = [field for field in string.Formatter().parse(text) if field[1] is not None]
    except ValueError:
        return "has a brace that is never closed; write {{ and }} for braces"
    if any(form or conversion for _, _, form, conversion in fields):
        return "has a ':' or '!' in braces; write only the name, and {{ and }} for braces"
    used = {name for _, name, _, _ in fields if name is not None}
    unknown = sorted(used - set(names))
    return f"names {{{unknown[0]}}}; known here: {', '.join(names) or 'none'}" if unknown else None

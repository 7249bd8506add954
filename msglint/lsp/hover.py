"""What the editor explains about a violation: the rule, why it is there, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from msglint.lsp.shown import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.lsp.draft.check import Finding
    from msglint.lsp.shown import Shown

#: What means something in Markdown, and what makes a link of an address that a draft only mentions.
_MARKUP = re.compile(r"[\\`*_\[\]<>&#~|@]|:(?=//)|(?<=www)\.|^[-+=]|^\d+(?=[.)])", re.IGNORECASE | re.MULTILINE)


def hover(shown: Sequence[Shown], at: types.Position, *, as_markdown: bool) -> types.Hover | None:
    """Return what there is to say about a place; None where nothing is wrong.

    Args:
        shown: the diagnostics of the document.
        at: the place.
        as_markdown: whether the editor can show Markdown.
    """
    touched = [one for one in shown if one.finding and holds(one.diagnostic.range, at)]
    if not touched:
        return None
    texts = [_explained(one.finding, as_markdown=as_markdown) for one in touched if one.finding]
    kind = types.MarkupKind.Markdown if as_markdown else types.MarkupKind.PlainText
    value = ("\n\n---\n\n" if as_markdown else "\n\n").join(texts)
    return types.Hover(types.MarkupContent(kind, value), touched[0].diagnostic.range)


def holds(place: types.Range, at: types.Position) -> bool:
    """Return whether a position lies in a range, or at its end."""
    return _key(place.start) <= _key(at) <= _key(place.end)


def touch(one: types.Range, other: types.Range) -> bool:
    """Return whether two ranges overlap, or meet."""
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def escaped(text: str) -> str:
    """Return a text as Markdown that reads like it, and links nowhere."""
    lines = (line.strip() for line in visible(text).split("\n"))
    return _MARKUP.sub(lambda found: _escape(found.group()), "\n".join(lines))


def _escape(sign: str) -> str:
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _explained(finding: Finding, *, as_markdown: bool) -> str:
    violation, rule = finding.violation, finding.rule
    title, severity = rule.title if rule else "", violation.severity
    facts = {"why": violation.why, "instead": violation.instead, "policy": rule.source if rule else ""}
    if not as_markdown:
        lines = [f"{title} ({violation.rule}, {severity})", violation.message]
        return visible("\n".join((*lines, *(f"{name}: {text}" for name, text in facts.items() if text))))
    paragraphs = [f"**{escaped(title)}** `{violation.rule}` ({severity})", escaped(violation.message)]
    paragraphs += [f"**{name}:** {escaped(text)}" for name, text in facts.items() if text]
    return "\n\n".join(paragraphs)

"""Text that is written from its end to its beginning and shown the right way round by an override of direction.

Overrides are the only controls that change what a person reads: within other embeddings and isolates, letters of either
direction keep their order. So this is the part of UAX #9 about explicit levels, and no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from msglint.text.fold.characters import NOISE
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.text.fold.view import Draft

_LEFT, _RIGHT = "\u202d", "\u202e"
_PARAGRAPH = lazy_pattern(r"[^\n\r\x1c-\x1e\x85\u2029]+")
_CONTROL = lazy_pattern("[\u202a-\u202e\u2066-\u2069]")
_RIGHT_TO_LEFT = lazy_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = lazy_pattern("[a-zA-Z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff\u3041-\u9fff\uac00-\ud7a3]")
_MARKED = lazy_pattern(f"[{NOISE}\ufe00-\ufe0f]")
_CLUSTER = lazy_pattern(f"[^{NOISE}\ufe00-\ufe0f]?[{NOISE}\ufe00-\ufe0f]*+", re.DOTALL)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


@dataclass(slots=True)
class _Run:
    """What stands between a control and its end: ranges of the text, and runs in it."""

    control: str
    parts: list[tuple[int, int] | _Run] = field(default_factory=list)


def read_in_order(draft: Draft) -> None:
    """Put a text into the order in which it is read, and leave the controls of direction out."""
    text = draft.text
    shown = list(text)
    order: list[int] = []
    at = 0
    for paragraph in _PARAGRAPH.finditer(text):
        order += range(at, paragraph.start())
        order += _read(_parse(text, *paragraph.span()), draft, shown)
        at = paragraph.end()
    order += range(at, len(text))
    draft.swap("".join(shown))
    draft.reorder(order)


def _parse(text: str, start: int, end: int) -> _Run:
    root = _Run("")
    stack = [root]
    isolates = 0
    at = start
    for match in _CONTROL.finditer(text, start, end):
        if match.start() > at:
            stack[-1].parts.append((at, match.start()))
        at = match.end()
        control = match.group()
        if control == "\u202c":
            if "\u202a" <= stack[-1].control <= "\u202e":
                stack.pop()
        elif control == "\u2069":
            if isolates:
                while stack.pop().control < "\u2066":
                    pass
                isolates -= 1
        else:
            isolates += control >= "\u2066"
            run = _Run(control)
            stack[-1].parts.append(run)
            stack.append(run)
    if end > at:
        stack[-1].parts.append((at, end))
    return root


def _read(root: _Run, draft: Draft, shown: list[str]) -> Iterator[int]:
    """Give the offsets of a paragraph in the order in which they are read."""
    waiting: list[tuple[int, int] | _Run] = [root]
    turned: set[tuple[int, int]] = set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            yield from _turn(part, draft, shown) if part in turned else range(*part)
            continue
        ranges = [inner for inner in part.parts if isinstance(inner, tuple)]
        if _is_backwards(part.control, (draft.text[slice(*inner)] for inner in ranges)):
            turned.update(ranges)
            waiting += part.parts
        else:
            waiting += reversed(part.parts)


def _is_backwards(control: str, texts: Iterable[str]) -> bool:
    """Return whether an override turns round letters that it holds: words of its own direction read as before."""
    if control not in (_LEFT, _RIGHT):
        return False
    whole = "".join(texts)
    if control == _LEFT:
        return bool(_RIGHT_TO_LEFT.search(whole)) and not _LEFT_TO_RIGHT.search(whole)
    return bool(_LEFT_TO_RIGHT.search(whole)) or not _RIGHT_TO_LEFT.search(whole)


def _turn(part: tuple[int, int], draft: Draft, shown: list[str]) -> Iterable[int]:
    start, end = part
    draft.note(start, end, "reversed text")
    text = draft.text[start:end]
    shown[start:end] = text.translate(_MIRRORED)
    if not _MARKED.search(text):
        return range(end - 1, start - 1, -1)
    clusters = [range(*match.span()) for match in _CLUSTER.finditer(draft.text, start, end)]
    return chain.from_iterable(reversed(clusters))

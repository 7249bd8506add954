"""What folding has left open: in which order turned letters are read, and where letters set apart fall into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_pattern
from msglint.text.unmask.reading import LETTERS, MIN_WORD, Reading, short_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.text.fold import View
    from msglint.text.unmask.reading import Known

_RUN = lazy_pattern(r"[^\W_]{6,}+")
_ADDRESS = lazy_pattern("[@.:]")
_MAX_RUN = 200
#: A known word that is no longer is one.
_SURE = 10
_LONGEST = 20
#: A word known by its beginning may have an ending, but is not another word as well.
_ENDING = 4
_NO_LETTER = "\ufffc"


def turn_back(view: View, known: Known) -> View:
    """Read letters on their heads in the order in which they stand, where that gives words: not all turn the line."""
    order = list(range(len(view.text)))
    turned = False
    for start, end in _hidden_by("upside-down letters", view):
        words = [word for word in LETTERS.findall(view.text, start, end) if len(word) >= MIN_WORD]
        if sum(known(word[::-1]) for word in words) > sum(map(known, words)):
            order[start:end] = reversed(order[start:end])
            turned = True
    if not turned:
        return view
    draft = view.draft()
    draft.reorder(order)
    return draft.view()


def run_together(view: View, known: Known) -> Iterator[Reading]:
    """Find the words in letters that were set apart with no wider gap between the words."""
    for first, last in _hidden_by("letters set apart", view):
        if _ADDRESS.search(view.text, first, last):
            continue
        for run in _RUN.finditer(view.text, first, last):
            cuts = _cut(run.group(), known) if run.end() - run.start() <= _MAX_RUN else []
            if cuts:
                edits = (Edit(run.start() + at - 1, run.start() + at, f"{run.group()[at - 1]} ") for at in cuts)
                yield Reading(*run.span(), tuple(edits), "")


def _hidden_by(name: str, view: View) -> list[tuple[int, int]]:
    """Return the ranges of a view that tricks of one name hide, in its order, which may not be that of the raw text."""
    found = sorted(view.target(Span(trick.start, trick.end)) for trick in view.tricks if trick.name == name)
    ranges: list[tuple[int, int]] = []
    for start, end in found:
        if not ranges or start >= ranges[-1][1]:
            ranges.append((start, end))
    return ranges


def _cut(run: str, known: Known) -> list[int]:
    """Return where a run of letters and digits falls into words: two at least, or one beside a number.

    As few letters as can be stay outside words, and words are as long as can be.
    """
    if len(run) <= _SURE and known(run):
        return []
    # For each end: letters in no word, pieces, where the last piece begins, and words.
    best: list[tuple[int, int, int, int]] = [(0, 0, 0, 0)]
    for end in range(1, len(run) + 1):
        ways = []
        for start in range(max(0, end - _LONGEST), end):
            piece = run[start:end]
            loose, pieces, _, words = best[start]
            if _is_one_word(piece, known):
                ways.append((loose, pieces + 1, start, words + 1))
            elif piece.isdigit() or (len(piece) > 1 and piece in short_words()):
                ways.append((loose, pieces + 1, start, words))
            elif start == end - 1:
                ways.append((loose + 1, pieces + 1, start, words))
        best.append(min(ways))
    loose, _, _, words = best[-1]
    if 5 * loose > len(run) or words < 2 - (run[0].isdigit() or run[-1].isdigit()):
        return []
    cuts: list[int] = []
    at = len(run)
    while at:
        start = best[at][2]
        # Single letters in no word stay together.
        if start and not (at - start == 1 and start - best[start][2] == 1):
            cuts.append(start)
        at = start
    return cuts[::-1]


def _is_one_word(piece: str, known: Known) -> bool:
    """Return whether a piece is a word, and not another one with something behind it that its beginning lets pass."""
    return len(piece) >= MIN_WORD and known(piece) and not known(piece[:-_ENDING] + _NO_LETTER)

"""Words in a disguise that only a vocabulary can verify: "r3v1ew", "reviewwww", "re view", "好*评".

A word is read otherwise only if what it then reads is known and what is written is not, so that B2B, H2O, mp3, "sooooo"
and names stay. A text without any candidate, the usual case, is left in a few looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.unmask.characters import noisy_characters
from msglint.text.unmask.letters import accented, with_repeats, with_shapes
from msglint.text.unmask.pieces import in_pieces, with_joints
from msglint.text.unmask.undone import run_together, turn_back

if TYPE_CHECKING:
    from msglint.text.fold import View
    from msglint.text.unmask.reading import Known, Reading

__all__ = ["unmask"]

_FINDERS = (accented, with_shapes, with_repeats, with_joints, in_pieces, noisy_characters)


def unmask(view: View, known: Known) -> View:
    """Return a view in which words in disguise are written as what they read.

    Args:
        view: a folded view.
        known: whether a word, in small letters, is one that lexicons know.
    """
    if view.tricks:
        view = turn_back(view, known)
        view = _written(view, list(run_together(view, known)))
    for find in _FINDERS:
        view = _written(view, list(find(view, known)))
    return view


def _written(view: View, readings: list[Reading]) -> View:
    if not readings:
        return view
    draft = view.draft()
    for start, end, _, trick in readings:
        if trick:
            draft.note(start, end, trick)
    draft.replace([edit for reading in readings for edit in reading.edits])
    return draft.view()

"""The steps of folding, in their order; most texts need one or two of them."""

from __future__ import annotations

from msglint.text.fold import apart, lookalike
from msglint.text.fold.characters import (
    FLAG,
    GONE,
    MARK,
    OVERRIDE,
    RARE,
    STYLED,
    TURNED,
    kinds_of,
    lower,
    special_in,
    write_plainly,
)
from msglint.text.fold.view import Draft, View


def fold(text: str) -> View:
    """Return the folded view of a raw text: what a person reads in it, in plain small letters.

    Compatibility forms (full-width, ligatures, mathematical letters) become plain ones, invisible characters and stray
    accents go, quotation marks and hyphens become the ASCII ones; look-alike letters in words that mix alphabets,
    reversed and upside-down text, and letters set apart are read as a person reads them. Folding twice changes no more.
    """
    if text.isascii():
        view = View(text.lower())
        if not apart.may_be_apart(view.text, view.outline):
            return view
        draft = view.draft()
    else:
        draft = _even_out(text)
        view = draft.view()
        if not apart.may_be_apart(view.text, view.outline):
            return view
    apart.join_apart(draft, text)
    if not draft.text.isascii():
        # Single letters give no cause for doubt; a word of them may.
        special = special_in(draft.text)
        _read_words(draft, kinds_of(special), special)
    return draft.view()


def _even_out(text: str) -> Draft:
    draft = Draft(text)
    special = special_in(text)
    kinds = kinds_of(special)
    if kinds:
        _see_through(draft, kinds, special)
    else:
        write_plainly(draft, special)
    _read_words(draft, kinds, special_in(draft.text) if kinds & MARK else special)
    return draft


def _read_words(draft: Draft, kinds: int, special: set[str]) -> None:
    """Read words in letters that look like others, and write all in lower case."""
    if kinds & TURNED:
        from msglint.text.fold import turned  # noqa: PLC0415 - hardly a text needs it

        turned.turn_over(draft)
        lookalike.reveal(draft)
        # Letters that look like others may stand among those on their heads.
        turned.turn_over(draft)
    lookalike.reveal(draft)
    lower(draft, special)


def _see_through(draft: Draft, kinds: int, special: set[str]) -> None:
    # Few texts need these, and what is not imported costs no time at start-up.
    from msglint.text.fold import bidi, invisible, jamo, marks, styled  # noqa: PLC0415 - for that reason

    if kinds & FLAG:
        styled.read_flags(draft)
    if kinds & OVERRIDE:
        bidi.read_in_order(draft)
    if kinds & GONE:
        invisible.drop_unseen(draft)
    if kinds & STYLED:
        styled.note_shapes(draft)
    if kinds & MARK:
        jamo.join_syllables(draft)
    write_plainly(draft, special)
    if kinds & MARK:
        marks.settle_marks(draft)
    if kinds & (MARK | RARE):
        marks.drop_accents(draft)
    if kinds & FLAG and kinds & (GONE | MARK):
        styled.read_flags(draft)

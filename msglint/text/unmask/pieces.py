"""Words cut in pieces by signs or blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.lazily import lazy_bytes, lazy_pattern
from msglint.text.unmask.reading import (
    LETTER,
    LETTERS,
    MAX_TOKEN,
    MIN_WORD,
    SHORT,
    in_address,
    places,
    reading,
    short_words,
)
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msglint.text.fold import View
    from msglint.text.outline import Outline
    from msglint.text.unmask.reading import Known, Reading

_TRICK = "a split word"
_MIN_SPLIT = 5
#: Who cuts a word in more pieces sets its letters apart.
_MAX_PIECES = 8
#: Besides, letters of alphabets without capitals whose words are set off by blanks: Arabic, Devanagari.
_LETTER = LETTER + "\u0620-\u064a\u066e-\u06d3\u0900-\u0963\u0971-\u097f"
_LETTERS = lazy_pattern(f"[{_LETTER}]+")
_SIGNS = r"._*+~^|\\/()\[\]{}<>·•#&-"
_JOINT = lazy_pattern(rf"[{_SIGNS}](?<=[{_LETTER}].)(?=[{_SIGNS}]?[{_LETTER}])")
#: In an outline, a sign and perhaps another one between letters of ASCII; most texts have only hyphens and stops.
_JOINT_SIGNS = frozenset(b"_*+~^|\\/()[]{}<>#&")
_HYPHEN_OR_STOP = (
    lazy_bytes(rb"-(?=[._*+~^|\\/()\[\]{}<>#&-]?a)(?<=a-)"),
    lazy_bytes(rb"\.(?=[._*+~^|\\/()\[\]{}<>#&-]?a)(?<=a\.)"),
)
_JOINTED = lazy_pattern(rf"[{_LETTER}{_SIGNS}]+")

#: What may stand before a word in English: "to re-view the proof" is no review.
_PREFIXES = frozenset(["anti", "co", "de", "dis", "mid", "mis", "multi", "non", "over", "pre", "re", "sub", "un", "up"])
_STOPS = ".,!?;:"
#: Alphabets of the languages whose short words we have.
_WESTERN = lazy_pattern("[a-z\u00df-\u024f\u0430-\u045f]{1,3}")
#: A text with more short words that we don't have than a few, and one word in so many, is in another language.
_RARE = 12
_FEW = 5


class _Piece(NamedTuple):
    """A run of letters in a text."""

    start: int
    end: int
    text: str


def with_joints(view: View, known: Known) -> Iterator[Reading]:
    """Find words with signs between their letters: "rev-iew", "rev[i]ew"."""
    text = view.text
    if text.isascii() and not _may_have_joints(view.outline):
        return
    for first, last in places(text, _JOINT, _JOINTED):
        pieces = [_Piece(*piece.span(), piece.group()) for piece in _LETTERS.finditer(text, first, last)]
        run = _longest_word(pieces, text, known)
        if run and not in_address(text, run[0].start, run[-1].end):
            yield reading(run[0].start, run[-1].end, "".join(piece.text for piece in run), _TRICK)


def _may_have_joints(outline: Outline) -> bool:
    """Return whether a sign stands between two letters of a text in ASCII."""
    return not _JOINT_SIGNS.isdisjoint(outline.signs) or any(sign.search(outline.shape) for sign in _HYPHEN_OR_STOP)


def _longest_word(pieces: Sequence[_Piece], text: str, known: Known) -> Sequence[_Piece]:
    if len(pieces) > _MAX_PIECES:
        return ()
    for size in range(len(pieces), 1, -1):
        for at in range(len(pieces) - size + 1):
            run = pieces[at : at + size]
            if _are_one(run, text, known):
                return run
    return ()


def _are_one(pieces: Sequence[_Piece], text: str, known: Known) -> bool:
    """Return whether pieces make a word that none of them is: "e-mail", "set-up" and "after-sales" stay."""
    joined = "".join(piece.text for piece in pieces)
    if len(joined) < _MIN_SPLIT or not known(joined):
        return False
    first = pieces[0].text
    written = text[pieces[0].start : pieces[-1].end]
    return (
        (len(first) > 1 or "-" not in written)
        and not known(written)
        and not _is_word(first, known)
        and not ("-" in written and first in _PREFIXES and _is_word(joined[len(first) :], known))
        and not all(piece.text in short_words() or _is_word(piece.text, known) for piece in pieces)
    )


def _is_word(piece: str, known: Known) -> bool:
    return len(piece) >= MIN_WORD and known(piece)


def in_pieces(view: View, known: Known) -> Iterator[Reading]:
    """Find words cut in two or three by blanks, one piece of which is too short for a word, and none: "re view"."""
    text = view.text
    tokens = text.split()
    short = {token for token in tokens if len(token) <= SHORT + 1} - short_words()
    fragments = {token for token in short if _is_fragment(token.rstrip(_STOPS))}
    found = [number for number, token in enumerate(tokens) if token in fragments] if fragments else ()
    if len(found) > _FEW + len(tokens) // _RARE:
        return
    free = at = 0
    for number in found:
        for first, last in ((number - 1, number), (number, number + 1), (number - 1, number + 1), (number, number + 2)):
            run = tokens[first : last + 1]
            if first < free or len(run) != last - first + 1 or not _make_one(run, known):
                continue
            written = " ".join(run)
            start = text.find(written, at)
            if start >= 0:
                at, free = start + len(written), last + 1
                yield reading(start, start + len(written.rstrip(_STOPS)), "".join(run).rstrip(_STOPS), _TRICK)
                break


def _is_fragment(token: str) -> bool:
    if token in short_words() or not token.isalpha():
        return False
    return len(token) <= SHORT if token.isascii() else _WESTERN.fullmatch(token) is not None


def _make_one(tokens: Sequence[str], known: Known) -> bool:
    """Return whether pieces make a word that the first of them is not."""
    joined = "".join(tokens).rstrip(_STOPS)
    return (
        _MIN_SPLIT <= len(joined) <= MAX_TOKEN
        and LETTERS.fullmatch(joined) is not None
        and known(joined)
        and not _is_word(tokens[0], known)
        and short_words().isdisjoint((tokens[0], tokens[-1].rstrip(_STOPS)))
    )

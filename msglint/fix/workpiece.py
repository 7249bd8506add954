"""A text on which fixes are tried: kept is what puts violations right and breaks no other rule."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from msglint.fix.offers import Offer
from msglint.remedy.place import Change, applied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from msglint.fix.offers import Checked

#: Each try checks the whole text again: a short one may be tried often, a long one often enough.
_MOST_TRIES, _LEAST_TRIES, _TRIED_CHARS = 400, 24, 4_000_000
#: A violation, with its place and the fix for it, takes as long as so many characters.
_CHARS_OF_VIOLATION = 500
_BLANKS = " \t\u00a0\u202f\u3000"
_LINE_ENDS = ("", "\r", "\n")


class Workpiece:
    """A text and what is wrong with it, while fixes are applied one after the other or all at once.

    Args:
        text: the text.
        check: checks a text; None where it would not be read as what it is.

    Attributes:
        text: the text as it is now.
        checked: what is wrong with it.
        applied: the fixes that were applied, in that order, with their places as they were then.
        refused: those that `settle` has tried on the text as it is now, and left out.
    """

    def __init__(self, text: str, check: Callable[[str], Checked | None]) -> None:
        found = check(text)
        if found is None:
            raise ValueError("the text can't be read as it is")
        self.text = text
        self.checked = found
        self.applied: list[Offer] = []
        self.refused: tuple[Offer, ...] = ()
        self._check = check
        effort = 1 + len(text) + _CHARS_OF_VIOLATION * len(found.violations)
        self._tries = max(_LEAST_TRIES, min(_MOST_TRIES, _TRIED_CHARS // effort))
        self._tried: tuple[str, Checked] | None = None

    def offers(self, *, unsafe: bool) -> list[Offer]:
        """Return the fixes on offer, in the order of the text; the unsafe ones only if asked for."""
        return [offer for offer in self.checked.offers if unsafe or offer.fix.is_safe]

    def settle(self, *, unsafe: bool) -> None:
        """Apply whatever helps, until nothing does any more; what is safe first, for it leaves less to be unsafe."""
        if unsafe:
            self.settle(unsafe=False)
        refused: dict[int, Offer] = {}
        while chosen := apart(self.text, (one for one in self.offers(unsafe=unsafe) if id(one) not in refused)):
            if self._take(chosen):
                refused = {}
            else:
                refused |= {id(one): one for one in chosen}
            if self._tries <= 0:
                break
        self.refused = tuple(refused.values())

    def take(self, offer: Offer) -> bool:
        """Apply one fix, if it helps; return whether it was."""
        self._tries = max(1, self._tries)
        return bool(self._take([offer]))

    def _take(self, offers: Sequence[Offer]) -> list[Offer]:
        """Apply those of some fixes, none in the way of another, that help; return them."""
        self._tried = None
        taken = self._grown([], list(offers))
        if self._tried is not None:
            self.text, self.checked = self._tried
            self.applied += taken
        return taken

    def helps(self, offer: Offer) -> bool:
        """Return whether a fix puts right what it promises and breaks nothing else."""
        return self._try([offer]) is not None

    def _grown(self, kept: list[Offer], more: list[Offer]) -> list[Offer]:
        """Return the fixes to keep and as many more as can go with them; halves are tried where the whole fails."""
        if self._tries <= 0:
            return kept
        self._tries -= 1
        found = self._try([*kept, *more])
        if found is not None:
            self._tried = found
            return [*kept, *more]
        if len(more) == 1:
            return kept
        middle = len(more) // 2
        return self._grown(self._grown(kept, more[:middle]), more[middle:])

    def _try(self, offers: Sequence[Offer]) -> tuple[str, Checked] | None:
        ordered = sorted(offers, key=Offer.place)
        text = _changed(self.text, ordered)
        found = self._check(text)
        if found is None or not _is_better(self.checked, found, ordered):
            return None
        return text, found


def apart(text: str, offers: Iterable[Offer]) -> list[Offer]:
    """Return fixes of which none is in the way of another: the safe ones first, then the last and the longest.

    Of two that are in each other's way, one is for the next round, which sees what the other has left; what comes
    before a place tells more about it (whether a line was full) than what comes behind.
    """
    places: list[tuple[int, int]] = []
    result: list[Offer] = []
    for offer in sorted(offers, key=_rank):
        place = offer.place()
        at = bisect_left(places, place)
        beside = [*places[at - 1 : at], place, *places[at : at + 1]] if at else [place, *places[:1]]
        if all(_go_together(text, left, right) for left, right in pairwise(beside)):
            places.insert(at, place)
            result.append(offer)
    return sorted(result, key=Offer.place)


def _go_together(text: str, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Return whether two changes, given in the order of the text, can be made at once.

    Neighbours on a line can, such as two sentences, though they share the blank between them; whole lines can't, for
    both would leave the empty line between them to the other.
    """
    if right[0] > left[1]:
        return True
    if right[1] <= left[1] or right[0] <= left[0] or right[0] == right[1]:
        return False
    shared = text[right[0] - 1 : left[1]]
    return not shared[1:].strip(_BLANKS) and shared[0] not in "\r\n"


def _changed(text: str, offers: Sequence[Offer]) -> str:
    """Return a text after fixes, given in its order."""
    changes: list[Change] = []
    for offer in offers:
        start, end = offer.place()
        if changes and start <= changes[-1].end:
            last = changes.pop()
            start = last.start
            # Where both have taken the rest of the line, the blank before the first of them goes, too.
            if text[end : end + 1] in _LINE_ENDS and text[start - 1 : start] in _BLANKS and not last.new:
                start = max(start - 1, changes[-1].end if changes else 0)
            changes.append(Change(start, end, last.new + offer.fix.replacement))
        else:
            changes.append(Change(start, end, offer.fix.replacement))
    return applied(text, changes)


def _rank(offer: Offer) -> tuple[bool, int, int]:
    start, end = offer.place()
    return not offer.fix.is_safe, -end, start


def _is_better(before: Checked, after: Checked, offers: Sequence[Offer]) -> bool:
    """Return whether fixes have put right what they promise, and no rule is broken more often than before."""
    if before.shape != after.shape:
        return False
    if any(count > before.counts.get(key, 0) for key, count in after.counts.items()):
        return False
    promised = Counter(
        (offer.message, violation.rule) for offer in offers if not offer.fix.reveals for violation in offer.violations
    )
    late = {key for key, count in promised.items() if before.counts.get(key, 0) - after.counts.get(key, 0) < count}
    return not late or _are_gone(after, offers, late)


def _are_gone(after: Checked, offers: Sequence[Offer], late: set[tuple[int, str]]) -> bool:
    """Return whether none of some rules is broken where a fix of it was applied.

    Of what is reported only where it first stands, such as a style, the next place is reported once the first is gone.
    """
    places: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for number, violation in after.violations:
        if violation.start and violation.end and (number, violation.rule) in late:
            places.setdefault((number, violation.rule), []).append((violation.start.offset, violation.end.offset))
    shift = 0
    for offer in offers:
        start, end = offer.place()
        first, last = start + shift, start + shift + len(offer.fix.replacement)
        shift += len(offer.fix.replacement) - (end - start)
        for violation in offer.violations if not offer.fix.reveals else ():
            found = places.get((offer.message, violation.rule), ())
            if any(begin <= last and stop >= first for begin, stop in found):
                return False
    return True

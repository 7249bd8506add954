"""A text on which fixes are tried: kept is what puts violations right and breaks no other rule."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from msglint.fix.offers import Offer
from msglint.remedy.place import Change, applied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from msglint.fix.offers import Checked

#: Each try checks the whole text again: a short one may be tried often, a long one often enough.
_MOST_TRIES, _LEAST_TRIES, _TRIED_CHARS = 400, 24, 4_000_000


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
        self._tries = max(_LEAST_TRIES, min(_MOST_TRIES, _TRIED_CHARS // (len(text) + 1)))
        self._tried: tuple[str, Checked] | None = None

    def offers(self, *, unsafe: bool) -> list[Offer]:
        """Return the fixes on offer, in the order of the text; the unsafe ones only if asked for."""
        return [offer for offer in self.checked.offers if unsafe or offer.fix.is_safe]

    def settle(self, *, unsafe: bool) -> None:
        """Apply whatever helps, until nothing does any more; what is safe first, for it leaves less to be unsafe."""
        if unsafe:
            self.settle(unsafe=False)
        refused: list[Offer] = []
        while chosen := apart(offer for offer in self.offers(unsafe=unsafe) if offer not in refused):
            if self.take(chosen):
                refused = []
            else:
                refused += chosen
            if self._tries <= 0:
                break
        self.refused = tuple(refused)

    def take(self, offers: Sequence[Offer]) -> list[Offer]:
        """Apply those of some fixes, none overlapping another, that help; return them."""
        self._tried = None
        taken = self._grown([], list(offers))
        if self._tried is not None:
            self.text, self.checked = self._tried
            self.applied += taken
        return taken

    def helps(self, offer: Offer) -> bool:
        """Return whether a fix could be applied."""
        return self._try([offer]) is not None

    def _grown(self, kept: list[Offer], more: list[Offer]) -> list[Offer]:
        """Return the fixes to keep and as many more as can go with them; halves are tried where the whole fails."""
        if self._tries <= 0:
            return kept
        found = self._try([*kept, *more])
        if found is not None:
            self._tried = found
            return [*kept, *more]
        if len(more) == 1:
            return kept
        middle = len(more) // 2
        return self._grown(self._grown(kept, more[:middle]), more[middle:])

    def _try(self, offers: Sequence[Offer]) -> tuple[str, Checked] | None:
        self._tries -= 1
        ordered = sorted(offers, key=Offer.place)
        changes = [Change(*offer.place(), offer.fix.replacement) for offer in ordered]
        text = applied(self.text, changes)
        found = self._check(text)
        if found is None or not _is_better(self.checked, found, ordered):
            return None
        return text, found


def apart(offers: Iterable[Offer]) -> list[Offer]:
    """Return fixes of which none overlaps or touches another: the safe ones first, then the last and the longest.

    Of two that touch, the first is for the next round, which sees what the other has left; what comes before a place
    tells more about it (whether a line was full) than what comes behind.
    """
    chosen: list[tuple[int, int]] = []
    result: list[Offer] = []
    for offer in sorted(offers, key=_rank):
        start, end = offer.place()
        at = bisect_left(chosen, (start, end))
        if at and chosen[at - 1][1] >= start:
            continue
        if at < len(chosen) and chosen[at][0] <= end:
            continue
        chosen.insert(at, (start, end))
        result.append(offer)
    return sorted(result, key=Offer.place)


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

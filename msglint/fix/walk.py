"""Goes through the fixes of a text one by one, in its order, while somebody decides about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msglint.fix.offers import Offer
    from msglint.fix.workpiece import Workpiece


class Walk:
    """Offers the fixes of a text, each as the text is after those before it.

    Args:
        work: the text.
        unsafe: whether to offer fixes that change what the message says, too.
    """

    def __init__(self, work: Workpiece, *, unsafe: bool) -> None:
        self._work = work
        self._unsafe = unsafe
        self._at = 0
        self._skipped: set[tuple[object, ...]] = set()

    def next(self) -> Offer | None:
        """Return the next fix that would help; None where there is none any more."""
        offers = sorted(self._work.offers(unsafe=self._unsafe), key=lambda one: (one.place()[0], not one.fix.is_safe))
        for offer in offers:
            if offer.place()[0] < self._at or _identity(offer) in self._skipped:
                continue
            if self._work.helps(offer):
                return offer
            self._skipped.add(_identity(offer))
        return None

    def accept(self, offer: Offer) -> None:
        """Apply a fix; the walk goes on where it begins, for something may be left there."""
        self._work.take(offer)
        self._at = offer.place()[0]

    def skip(self, offer: Offer) -> None:
        """Leave a fix out, and go on behind where it begins."""
        self._skipped.add(_identity(offer))
        self._at = offer.place()[0]


def _identity(offer: Offer) -> tuple[object, ...]:
    """Return what tells a fix from others, wherever the text has moved it."""
    fingerprints = tuple(violation.fingerprint for violation in offer.violations)
    return offer.message, offer.fix.description, fingerprints or offer.place()

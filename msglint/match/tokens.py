"""Ranges of tokens."""

from __future__ import annotations

from msglint.tuples import NamedTuple


class Range(NamedTuple):
    """A run of whole or part sentences: the tokens that a finder looks at together, `first` included, `last` not."""

    first: int
    last: int

    def moved(self, by: int) -> Range:
        """Return the range as many tokens further on."""
        return Range(self.first + by, self.last + by)


class Hit(NamedTuple):
    """A range of tokens that puts a concept into words, `first` included, `last` not."""

    first: int
    last: int

    def moved(self, by: int) -> Hit:
        """Return the range as many tokens further on."""
        return Hit(self.first + by, self.last + by)

    def within(self, other: Hit) -> bool:
        """Return whether this range lies inside another."""
        return other.first <= self.first and self.last <= other.last


#: Concept -> its places, in the order of the text.
Hits = dict[str, list[Hit]]

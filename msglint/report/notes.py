"""Which notes on how messages were read are new; each is said once of a file."""

from __future__ import annotations

#: More notes of one file nobody reads, and a file may have any number of messages.
_MOST = 1000


class Notes:
    """Tells new notes from those that were there before; those of one file come in a row."""

    def __init__(self) -> None:
        self._source: str | None = None
        self._known: set[str] = set()

    def are_new(self, source: str, notes: tuple[str, ...]) -> list[str]:
        """Return those of a message's notes that its file did not have before.

        Args:
            source: the file.
            notes: the notes.
        """
        if not notes:
            return []
        if source != self._source:
            self._source = source
            self._known = set()
        fresh = []
        for note in notes:
            if note not in self._known and len(self._known) < _MOST:
                self._known.add(note)
                fresh.append(note)
        return fresh

"""How surely the name of a chat network is meant as one, by what stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.entities.chat.names import RUN, WORD, networks
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from msglint.text.entities import Text
    from msglint.text.entities.chat.names import Name

#: How far before a name its cue may stand: in code points, in characters of scripts without spaces, in words.
_REACH, _UNSPACED_REACH, _WORDS_REACH = 40, 6, 3
_SHORTEST_STEM = 3
_CLAUSE = lazy_pattern(r"[\n.,;:!?()]")
_CLAUSE_BEGINS = lazy_pattern(r"(?:^|[\n\r,.;:!?()|/·•>*–—-]\s?|\s{2})$")


class Context:
    """Judges the names of networks in one text."""

    def __init__(self, source: Text) -> None:
        self._source = source

    def before(self, name: Name) -> str:
        """Return a little of the folded text before a name."""
        return self._source.folded.text[max(0, name.start - _REACH) : name.start]

    def known(self, name: Name) -> bool:
        """Return whether a name means the network here; for an ordinary word, what stands before it decides."""
        return name.sure != WORD or (self.branded(name) and self.cued(name))

    def branded(self, name: Name) -> bool:
        """Return whether an ordinary word has the network's letter case, if it matters: LINE, Signal."""
        raw = self._source.raw[slice(*self._source.folded.source(name.start, name.end))]
        return not name.brand or raw == name.brand or (len(raw) > 1 and raw.isupper())

    def leads(self, name: Name) -> bool:
        """Return whether an ordinary word in a network's letter case begins a clause; "PRODUCT LINE" does not."""
        return bool(name.brand) and self.branded(name) and bool(_CLAUSE_BEGINS.search(self.before(name)))

    def cued(self, name: Name) -> bool:
        """Return whether a word before a name says that it is one to be reached by ("add", "via", 加)."""
        before = self.before(name)
        cues = networks().cues
        if any(cue in before[-_UNSPACED_REACH:] for cue in networks().unspaced_cues):
            return True
        if name.end - name.start == 1:
            return False
        clause = _CLAUSE.split(before)[-1]
        return any(
            word in cues or any(f"{word[:length]}*" in cues for length in range(_SHORTEST_STEM, len(word) + 1))
            for word in RUN.findall(clause)[-_WORDS_REACH:]
        )

"""What stands between the name of a chat network and the handle after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.text.entities.chat.names import RUN, UNSPACED, networks
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANK = lazy_pattern(r"[ \t\u3000\xa0]{1,6}+")
_LINE = lazy_pattern(r"[ \t]{0,6}(?:\r\n|\n|\r)[ \t]{0,6}")
#: Signs that say that what the name stands for comes now, and those that only part.
_MARKS = frozenset(":=>(（[【「『《<\"'“”-–—~|")
_PARTING = frozenset(",、/·•*_#№.&+،")
#: An emoji or an arrow is as good as a colon.
_LAST_LETTER, _SYMBOL = "\u2190", lazy_pattern(r"[^\w\s\u3001-\u303f\uff00-\uffef]")
_LONGEST_UNSPACED = 8
#: So much that no list knows may stand there: words, or characters of scripts without spaces.
_STRANGE_WORDS, _STRANGE_CHARACTERS = 3, 12


class Gap(NamedTuple):
    """What stands between a name and what may be its handle.

    Attributes:
        at: where the handle may begin.
        marked: whether a sign such as a colon announces it.
        announced: whether a word such as "ID" does.
        broken: whether there is a line break.
        strange: how many words there are that no list knows.
        unspaced: how many such characters, in scripts without spaces.
    """

    at: int
    marked: bool = False
    announced: bool = False
    broken: bool = False
    strange: int = 0
    unspaced: int = 0

    @property
    def loud(self) -> bool:
        """Whether anything says that a handle comes."""
        return self.marked or self.announced

    @property
    def plain(self) -> bool:
        """Whether all of its words are known."""
        return not self.strange and not self.unspaced


def widened(gap: Gap, text: str, name_ends: Mapping[int, int]) -> Gap | None:
    """Return a gap with the next sign, word or name taken into it, or None where it can go no further.

    Args:
        gap: the gap so far.
        text: the folded text.
        name_ends: start -> end of the names of networks in it ("WhatsApp or Viber: ...").
    """
    at = gap.at
    following: Gap | None = None
    sign = text[at : at + 1]
    if match := _BLANK.match(text, at):
        following = gap._replace(at=match.end())
    elif match := _LINE.match(text, at):
        following = None if gap.broken else gap._replace(at=match.end(), broken=True)
    elif sign in _MARKS or (sign > _LAST_LETTER and _SYMBOL.match(sign)):
        following = gap._replace(at=at + 1, marked=True)
    elif sign in _PARTING or (sign == "." and gap.announced):
        following = gap._replace(at=at + 1)
    elif at in name_ends:
        following = gap._replace(at=name_ends[at])
    else:
        following = _over_word(gap, text)
    return following


def _over_word(gap: Gap, text: str) -> Gap | None:
    at, lists = gap.at, networks()
    if UNSPACED.match(text, at):
        words = [text[at : at + length] for length in range(_LONGEST_UNSPACED, 0, -1)]
    else:
        match = RUN.match(text, at)
        words = [match.group()] if match else []
    for word in words:
        if word in lists.announcing:
            return gap._replace(at=at + len(word), announced=True)
        if word in lists.between:
            return gap._replace(at=at + len(word))
    # "WhatsApp any time under +49 ...": what is surely a handle may stand some words away.
    if len(words) == 1 and gap.strange < _STRANGE_WORDS:
        return gap._replace(at=at + len(words[0]), strange=gap.strange + 1)
    if len(words) > 1 and gap.unspaced < _STRANGE_CHARACTERS:
        return gap._replace(at=at + 1, unspaced=gap.unspaced + 1)
    return None

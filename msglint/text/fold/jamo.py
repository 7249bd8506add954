"""Korean syllables taken apart into their letters: "ㄹㅣㅂㅠ"."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from msglint.text.fold.view import Edit
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from msglint.text.fold.view import Draft

_CONSONANTS, _VOWELS = "ㄱ-ㅎ", "ㅏ-ㅣ"
_LETTER = lazy_pattern(f"[{_CONSONANTS}{_VOWELS}]")
#: Two syllables or more; "ㅠㅠ" and "ㅋㅋ" are laughter and tears.
_RUN = lazy_pattern(f"(?:[{_CONSONANTS}][{_VOWELS}](?:[{_CONSONANTS}](?![{_VOWELS}]))?){{2,}}")
_SYLLABLE = lazy_pattern(f"[{_CONSONANTS}][{_VOWELS}](?:[{_CONSONANTS}](?![{_VOWELS}]))?")
#: A consonant has one letter before the vowel and another one after it.
_FINALS = {char: chr(0x11A8 + at) for at, char in enumerate("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")}


def join_syllables(draft: Draft) -> None:
    """Put the letters of Korean syllables together."""
    if not _LETTER.search(draft.text):
        return
    edits: list[Edit] = []
    for run in _RUN.finditer(draft.text):
        draft.note(*run.span(), "letters set apart")
        edits += (
            Edit(*match.span(), _syllable(match.group())) for match in _SYLLABLE.finditer(draft.text, *run.span())
        )
    draft.replace(edits)


def _syllable(letters: str) -> str:
    first = unicodedata.normalize("NFKC", letters[:2])
    return unicodedata.normalize("NFC", first + "".join(_FINALS.get(char, char) for char in letters[2:]))

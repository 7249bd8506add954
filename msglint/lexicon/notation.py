"""The notation in which a lexicon writes words and phrases, read into sequences.

| notation | stands for |
| --- | --- |
| `review` | the word, in any letter case |
| `review*`, `*review` | any word that begins or ends so |
| `(change|update) it` | either |
| `chang(e|es|ing)` | the endings of one word |
| `your? review`, `(您的)?评价` | with or without |
| `take ... down` | up to four words between (eight characters where the script has no spaces), within a clause |
| `{number}` | a number in digits |
| `{review}` | any word or phrase of that concept, in any language |
"""

from __future__ import annotations

import re
from functools import lru_cache

from msglint.errors import MsglintError
from msglint.lexicon.graph import GAP, NUMBER
from msglint.text.fold import fold
from msglint.text.segment import UNSPACED, segment
from msglint.tuples import NamedTuple

MAX_NESTING = 20
#: A word with more spellings, or with more brackets, than this is better written as several.
MAX_SPELLINGS = 100

_ELEMENT = re.compile(r"\{(?P<concept>[a-z][a-z0-9-]*)\}|(?P<gap>\.\.\.|…)|(?P<text>[^{}….]+|.)")
_RUN = re.compile(r"[^()|?]+")
_LETTER = re.compile(rf"[^\W{UNSPACED}]|['*-]")
_LETTERS = re.compile(rf"(?:{_LETTER.pattern})*+")
_STAR_INSIDE = re.compile(r"\w\*+\w")
_SPELLED = re.compile(r"\(([^()]*)\)(\??)")
_SIGN = re.compile(r"[()|?]")


class TermError(MsglintError):
    """A term of a lexicon can't be read; the message says what would be right."""


class Choice(NamedTuple):
    """One of several sequences."""

    options: list[Sequence]


#: What stands one after the other.
Sequence = list["str | Choice"]


def parse_term(term: str) -> Sequence:
    """Return the elements and choices that a term is made of.

    Raises:
        TermError: the notation is broken.
    """
    parser = _Parser(term)
    sequence = parser.choice()
    if parser.position < len(term):
        raise TermError(f"{shown(term)} has a {term[parser.position]!r} too many")
    return sequence


class _Parser:
    """Reads the notation by recursive descent."""

    def __init__(self, term: str) -> None:
        self.term = term
        self.position = 0
        self._depth = 0

    def choice(self) -> Sequence:
        options = [self._sequence()]
        while self._peek() == "|":
            self.position += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else [Choice(options)]

    def _peek(self) -> str:
        return self.term[self.position : self.position + 1]

    def _sequence(self) -> Sequence:
        sequence: Sequence = []
        while (char := self._peek()) not in ("", "|", ")"):
            item = self._glued() or (self._group() if char == "(" else self._run())
            if self._peek() == "?":
                self.position += 1
                item = [Choice([item, []])]
            sequence += item
        return sequence

    def _group(self) -> Sequence:
        self.position += 1
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise TermError(f"{shown(self.term)} has brackets in brackets, more than {MAX_NESTING} deep")
        inner = self.choice()
        if self._peek() != ")":
            raise TermError(f"{shown(self.term)} has a '(' that is never closed")
        self.position += 1
        self._depth -= 1
        return inner

    def _run(self) -> Sequence:
        """Take plain text up to the next sign, or up to a last word that the sign is about."""
        match = _RUN.match(self.term, self.position)
        text = match.group() if match else ""
        after = self.term[self.position + len(text) : self.position + len(text) + 1]
        if after == "?" or (after == "(" and _LETTER.fullmatch(text[-1])):
            last = _last_word(text)
            if not text[last:]:
                raise TermError(f"{shown(self.term)} has a '?' with nothing before it")
            text = text[:last] or text
        self.position += len(text)
        return _elements(text, self.term)

    def _glued(self) -> Sequence:
        """Take a word some of whose letters stand in brackets, where one begins here."""
        if not self.term.startswith("(", _LETTERS.match(self.term, self.position).end()):  # type: ignore[union-attr] # it matches the empty text
            return []
        at = self.position
        brackets = 0
        letters = False
        while at < len(self.term):
            if _LETTER.match(self.term, at):
                letters = True
                at += 1
            elif self.term[at] == "(" and (end := self._closing(at)):
                brackets += 1
                if brackets > MAX_SPELLINGS:
                    raise TermError(f"{shown(self.term)} has too many brackets side by side; split it up")
                at = end + (self.term[end : end + 1] == "?")
            else:
                break
        if not (brackets and letters):
            return []
        spellings = _spellings(self.term[self.position : at])
        self.position = at
        return [Choice([_elements(text, self.term) for text in spellings])]

    def _closing(self, opening: int) -> int:
        """Return the offset after the bracket that closes one, or 0."""
        depth = 0
        for at in range(opening, len(self.term)):
            depth += (self.term[at] == "(") - (self.term[at] == ")")
            if depth == 0:
                return at + 1
        return 0


def _last_word(text: str) -> int:
    """Return where the word, concept, gap or sign begins with which a text ends; its end where that is blank."""
    if text.endswith("}") and "{" in text:
        return text.rindex("{")
    if text.endswith(GAP):
        return len(text) - len(GAP)
    at = len(text)
    # By hand: a pattern that ends in `$` is tried at every place, which takes quadratic time.
    while at and _LETTER.match(text, at - 1):
        at -= 1
    return at if text[at:] or not text or text[-1].isspace() else len(text) - 1


def _spellings(word: str) -> list[str]:
    """Return the spellings of a word some of whose letters stand in brackets."""
    texts, at = [""], 0
    for match in _SPELLED.finditer(word):
        options = match[1].split("|") + ([""] if match[2] else [])
        if len(texts) * len(options) > MAX_SPELLINGS:
            raise TermError(f"{shown(word)} has too many endings; split it up")
        texts = [text + word[at : match.start()] + option for text in texts for option in options]
        at = match.end()
    texts = [text + word[at:] for text in texts]
    if any(_SIGN.search(text) for text in texts):
        raise TermError(f"{shown(word)} has brackets in brackets, or a '?' in them, inside a word; write the words out")
    return texts


def _elements(text: str, term: str) -> Sequence:
    if text.isascii() and text.replace(" ", "").isalpha():  # the usual case, and many times faster
        return list(text.lower().split())
    elements: Sequence = []
    for match in _ELEMENT.finditer(text):
        if match["concept"]:
            elements.append("{" + match["concept"] + "}")
        elif match["gap"]:
            elements.append(GAP)
        elif match["text"] in "{}":
            raise TermError(f"{shown(term)} has a stray {match['text']!r}; a concept is written {{name}}")
        elif "#" in match["text"]:
            raise TermError(f"{shown(term)} has a '#', which begins a comment in YAML; a number is written {NUMBER}")
        elif _STAR_INSIDE.search(match["text"]):
            raise TermError(f"{shown(term)} has a '*' inside a word; it stands for the beginning or the end of one")
        else:
            words = _words(match["text"])
            if any(word.startswith("*") and word.endswith("*") for word in words):
                raise TermError(f"{shown(term)} has a '*' on both sides of a word; keep the one that varies")
            elements += words
    return elements


@lru_cache(maxsize=20_000)
def _words(text: str) -> tuple[str, ...]:
    """Cut a text into folded words."""
    folded = fold(text).text
    words = []
    for token in segment(folded).tokens:
        before = "*" if folded[token.start - 1 : token.start] == "*" else ""
        after = "*" if folded[token.end : token.end + 1] == "*" else ""
        words.append(f"{before}{token.text}{after}")
    return tuple(words)


def shown(term: str, limit: int = 60) -> str:
    """Quote a term, or the beginning of a long one."""
    return repr(term if len(term) <= limit else term[:limit] + "...")

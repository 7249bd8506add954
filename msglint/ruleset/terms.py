"""The notation in which a lexicon writes words and phrases, and the graph of elements that matching walks along.

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

A graph shares what its ways have in common, so long lists side by side cost their sum and not their product. Its nodes
are never changed once made: graphs of several terms share them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from msglint.errors import MsglintError
from msglint.text.fold import fold
from msglint.text.segment import UNSPACED, segment

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The element that stands for a gap.
GAP = "..."
#: The element that stands for a number in digits.
NUMBER = "{number}"
#: Key of a node that holds what ends there.
ENDS = ""
#: Key of a node that holds the names of the concepts which may follow.
CONCEPTS = "{"
#: A node of the graph: element -> node, and the two keys above.
Node = dict[str, Any]

MAX_CHARS = 5_000
MAX_NESTING = 20
#: Matching takes one step of the call stack for each element.
MAX_ELEMENTS = 50
#: More steps than this to build one graph is a slip of the pen, or an attack on memory.
MAX_STEPS = 20_000

_ELEMENT = re.compile(r"\{(?P<concept>[a-z][a-z0-9-]*)\}|(?P<gap>\.\.\.|…)|(?P<text>[^{}….]+|.)")
_RUN = re.compile(r"[^()|?]+")
_LETTER = re.compile(rf"[^\W{UNSPACED}]|['*-]")
_LAST_WORD = re.compile(rf"(?:\{{[^{{}}]*\}}|(?:[^\W{UNSPACED}]|['*-])+|[{UNSPACED}])$")


class TermError(MsglintError):
    """A term of a lexicon can't be read; the message says what would be right."""


class _Choice(NamedTuple):
    """One of several sequences."""

    options: list[_Sequence]


#: What stands one after the other.
_Sequence = list["str | _Choice"]


class Graph(NamedTuple):
    """A compiled term.

    Attributes:
        head: its first node.
        needs: the concepts that it refers to.
    """

    head: Node
    needs: frozenset[str]

    def single_words(self) -> set[str]:
        """Return the words that the term may consist of alone."""
        return {element for element, node in self.head.items() if isinstance(node, dict) and ENDS in node}


def compile_term(term: str, end: object) -> Graph:
    """Compile a term.

    Args:
        term: the term in the notation above.
        end: what the nodes at which a way ends hold.

    Raises:
        TermError: the notation is broken, the term may stand for nothing at all, or it is too large.
    """
    if len(term) > MAX_CHARS:
        raise TermError(f"{_shown(term)} has more than {MAX_CHARS:,} characters; split it up")
    parser = _Parser(term)
    sequence = parser.choice()
    if parser.position < len(term):
        raise TermError(f"{_shown(term)} has a {term[parser.position]!r} too many")
    if _longest(sequence) > MAX_ELEMENTS:
        raise TermError(f"{_shown(term)} has more than {MAX_ELEMENTS} words in a row; a part of it will do")
    head = _Builder(term).build(sequence, {ENDS: [end]})
    while GAP in head:
        head = merged({key: node for key, node in head.items() if key != GAP}, head[GAP])
    if ENDS in head:
        raise TermError(f"{_shown(term)} can stand for nothing at all; make at least one word compulsory")
    return Graph(head, frozenset(_needs(sequence)))


def merged(left: Node, right: Node) -> Node:
    """Return a node from which both nodes' ways go on; neither is changed."""
    both = dict(left)
    for key, value in right.items():
        mine = both.get(key)
        if mine is None or mine is value:
            both[key] = value
        elif isinstance(value, list):
            both[key] = [*mine, *(item for item in value if item not in mine)]
        else:
            both[key] = merged(mine, value)
    return both


class _Builder:
    """Builds one term's graph from its end to its beginning, so that ways that differ in front share what follows."""

    def __init__(self, term: str) -> None:
        self._term = term
        self._steps = 0

    def build(self, sequence: _Sequence, node: Node) -> Node:
        for item in reversed(sequence):
            self._steps += 1
            if self._steps > MAX_STEPS:
                raise TermError(f"{_shown(self._term)} branches too often; split it up")
            node = self._before(item, node)
        return node

    def _before(self, item: str | _Choice, node: Node) -> Node:
        if isinstance(item, _Choice):
            head: Node = {}
            for option in item.options:
                head = merged(head, self.build(option, node))
            return head
        if item == GAP and ENDS in node:
            # What ends after a gap has ended before it.
            return merged({GAP: {key: value for key, value in node.items() if key != ENDS}}, {ENDS: node[ENDS]})
        if item.startswith("{") and item != NUMBER:
            return {item: node, CONCEPTS: [item[1:-1]]}
        return {item: node}


class _Parser:
    """Reads the notation by recursive descent."""

    def __init__(self, term: str) -> None:
        self.term = term
        self.position = 0
        self._depth = 0

    def choice(self) -> _Sequence:
        options = [self._sequence()]
        while self._peek() == "|":
            self.position += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else [_Choice(options)]

    def _peek(self, ahead: int = 0) -> str:
        return self.term[self.position + ahead : self.position + ahead + 1]

    def _sequence(self) -> _Sequence:
        sequence: _Sequence = []
        while (char := self._peek()) not in ("", "|", ")"):
            if char == "?":
                raise TermError(f"{_shown(self.term)} has a '?' with nothing before it")
            word_end = self._glued_end()
            if word_end:
                texts = _texts(self.term[self.position : word_end])
                self.position = word_end
                sequence.append(_Choice([_elements(text, self.term) for text in texts]))
                continue
            item = self._group() if char == "(" else self._run()
            if self._peek() == "?":
                self.position += 1
                item = [_Choice([item, []])]
            sequence += item
        return sequence

    def _group(self) -> _Sequence:
        self.position += 1
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise TermError(f"{_shown(self.term)} has brackets in brackets, more than {MAX_NESTING} deep")
        inner = self.choice()
        if self._peek() != ")":
            raise TermError(f"{_shown(self.term)} has a '(' that is never closed")
        self.position += 1
        self._depth -= 1
        return inner

    def _run(self) -> _Sequence:
        """Take plain text up to the next sign, or up to a last word that the sign is about."""
        match = _RUN.match(self.term, self.position)
        text = match.group() if match else ""
        after = self.term[self.position + len(text) : self.position + len(text) + 1]
        last = _LAST_WORD.search(text)
        if last and last.start() and (after == "?" or (after == "(" and _LETTER.fullmatch(text[-1]))):
            text = text[: last.start()]
        self.position += len(text)
        return _elements(text, self.term)

    def _glued_end(self) -> int:
        """Return the end of a word some of whose letters stand in brackets, where one begins here, else 0."""
        at = self.position
        brackets = letters = False
        while at < len(self.term):
            if _LETTER.match(self.term, at):
                letters = True
                at += 1
            elif self.term[at] == "(" and (end := self._closing(at)):
                brackets = True
                at = end + (self.term[end : end + 1] == "?")
            else:
                break
        return at if brackets and letters else 0

    def _closing(self, opening: int) -> int:
        """Return the offset after the bracket that closes one, or 0."""
        depth = 0
        for at in range(opening, len(self.term)):
            depth += (self.term[at] == "(") - (self.term[at] == ")")
            if depth == 0:
                return at + 1
        return 0


def _texts(word: str) -> list[str]:
    """Return the spellings of a word some of whose letters stand in brackets."""
    texts, at = [""], 0
    for match in re.finditer(r"\(([^()]*)\)(\??)", word):
        options = match[1].split("|") + ([""] if match[2] else [])
        texts = [text + word[at : match.start()] + option for text in texts for option in options]
        at = match.end()
        if len(texts) > MAX_ELEMENTS * 2:
            raise TermError(f"{_shown(word)} has too many endings; split it up")
    if re.search(r"[()|?]", word[at:]) or "(" in "".join(texts):
        raise TermError(f"{_shown(word)} has brackets in brackets inside a word; write the words out")
    return [text + word[at:] for text in texts]


def _elements(text: str, term: str) -> _Sequence:
    elements: _Sequence = []
    for match in _ELEMENT.finditer(text):
        if match["concept"]:
            elements.append("{" + match["concept"] + "}")
        elif match["gap"]:
            elements.append(GAP)
        elif match["text"] in "{}":
            raise TermError(f"{_shown(term)} has a stray {match['text']!r}; a concept is written {{name}}")
        elif "#" in match["text"]:
            raise TermError(f"{_shown(term)} has a '#', which begins a comment in YAML; a number is written {NUMBER}")
        else:
            words = _words(match["text"])
            if any(word.startswith("*") and word.endswith("*") for word in words):
                raise TermError(f"{_shown(term)} has a '*' on both sides of a word; keep the one that varies")
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


def _longest(sequence: _Sequence) -> int:
    return sum(max(map(_longest, item.options)) if isinstance(item, _Choice) else 1 for item in sequence)


def _needs(sequence: _Sequence) -> Iterable[str]:
    for item in sequence:
        if isinstance(item, _Choice):
            for option in item.options:
                yield from _needs(option)
        elif item.startswith("{") and item != NUMBER:
            yield item[1:-1]


def _shown(term: str, limit: int = 60) -> str:
    """Quote a term, or the beginning of a long one."""
    return repr(term if len(term) <= limit else term[:limit] + "...")

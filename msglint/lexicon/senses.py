"""Senses: what single words and short phrases mean, in the same few hundred meanings for every language.

A concept of a lexicon says exactly how a rule's words are put; a sense says roughly what a word is about. Scorers
weigh senses, so that what is learned from one language holds for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msglint.text.unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_MEMO_SIZE = 4_000
#: Longer runs of letters are no words, and looking for parts in them takes quadratic time.
_LONGEST_WORD = 60
#: Under this key stand the senses of the phrase that ends at a node.
_END = ""
#: An element of a phrase -> the node for what follows it.
_Node = dict[str, Any]


class Tag(NamedTuple):
    """A word or phrase with its sense: the tokens that it covers, `first` included and `last` not."""

    sense: str
    first: int
    last: int


class SenseTable(NamedTuple):
    """The words of one language's senses, as plain data that a cache can store.

    Attributes:
        root: element -> what may follow it, and the senses of the phrases that end there.
        parts: the elements that stand for parts of words, `*` included.
        prefixes: what may be written together with the beginning of a word, such as an Arabic article; longest first.
    """

    root: _Node
    parts: frozenset[str]
    prefixes: tuple[str, ...]


NO_SENSES = SenseTable({}, frozenset(), ())


class Senses:
    """Finds senses in the tokens of one language."""

    def __init__(self, table: SenseTable) -> None:
        self._table = table
        self._memo: dict[str, tuple[str, ...]] = {}

    @property
    def names(self) -> frozenset[str]:
        """The senses that the language has words for."""
        return frozenset(_senses_below(self._table.root))

    def knows(self, token: str) -> bool:
        """Return whether a token has a sense, or begins a phrase that may have one."""
        return any(element in self._table.root for element in self._elements(token))

    def tag(self, tokens: Sequence[str]) -> Iterator[Tag]:
        """Yield the senses of a sentence's tokens, in the order of the text; the longest phrase counts."""
        first = 0
        while first < len(tokens):
            last, senses = self._longest(self._table.root, tokens, first)
            for sense in senses:
                yield Tag(sense, first, last)
            first = max(last, first + 1)

    def _longest(self, node: _Node, tokens: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
        best: tuple[int, tuple[str, ...]] = (at, node.get(_END, ()))
        if at < len(tokens):
            for element in self._elements(tokens[at]):
                child = node.get(element)
                if child is not None:
                    found = self._longest(child, tokens, at + 1)
                    if found[1] and found[0] > best[0]:
                        best = found
        return best

    def _elements(self, token: str) -> tuple[str, ...]:
        """Return what a token can be in a phrase, the most exact first."""
        known = self._memo.get(token)
        if known is None:
            if len(self._memo) >= _MEMO_SIZE:
                self._memo.clear()
            word = unmarked(token)
            forms = [*self._variants(word)]
            for prefix in self._table.prefixes:
                if word.startswith(prefix) and len(word) > len(prefix) + 1:
                    forms += self._variants(word[len(prefix) :])
            known = self._memo[token] = tuple(forms)
        return known

    def _variants(self, word: str) -> Iterator[str]:
        yield word
        if len(word) > _LONGEST_WORD:
            return
        parts = self._table.parts
        for size in range(len(word), 0, -1):
            for start in range(len(word) - size + 1):
                piece = word[start : start + size]
                if start == 0 and f"{piece}*" in parts:
                    yield f"{piece}*"
                if start + size == len(word) and f"*{piece}" in parts:
                    yield f"*{piece}"
                if f"*{piece}*" in parts:
                    yield f"*{piece}*"


def compile_senses(words: Iterable[tuple[str, Sequence[str]]], prefixes: Iterable[str]) -> SenseTable:
    """Join the words of senses.

    Args:
        words: senses, each with the elements of one of its phrases, `*` at an end standing for any letters.
        prefixes: what may be written together with the beginning of a word, folded.
    """
    root: _Node = {}
    parts: set[str] = set()
    for sense, elements in words:
        node = root
        for element in elements:
            node = node.setdefault(element, {})
            if "*" in element:
                parts.add(element)
        node[_END] = tuple(dict.fromkeys((*node.get(_END, ()), sense)))
    return SenseTable(
        root, frozenset(parts), tuple(sorted(map(unmarked, prefixes), key=lambda item: (-len(item), item)))
    )


def _senses_below(node: _Node) -> Iterator[str]:
    for element, child in node.items():
        if element == _END:
            yield from child
        else:
            yield from _senses_below(child)

"""Senses: what single words and short phrases mean, in the same few hundred meanings for every language.

A concept of a lexicon says exactly how a rule's words are put; a sense says roughly what a word is about. Scorers
weigh senses, so that what is learned from one language holds for the others.
"""

from __future__ import annotations

from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, Any

from msglint.memo import Memo
from msglint.packed import pack, unpack
from msglint.text.unmarked import unmarked
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: So many words are remembered, in each of the languages; each takes a few hundred bytes.
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
        root: element -> its senses, where no phrase goes on from it; elsewhere the node for what follows it, packed.
        parts: the elements that stand for parts of words, `*` included.
        prefixes: what may be written together with the beginning of a word, such as an Arabic article; longest first.
    """

    root: dict[str, tuple[str, ...] | bytes]
    parts: frozenset[str]
    prefixes: tuple[str, ...]


class _Begun(NamedTuple):
    """What begins with a token.

    Attributes:
        alone: the senses of the token itself.
        nodes: what is behind it, where a longer phrase may begin with it.
    """

    alone: tuple[str, ...]
    nodes: tuple[_Node, ...]


NO_SENSES = SenseTable({}, frozenset(), ())


class Senses:
    """Finds senses in the tokens of one language."""

    def __init__(self, table: SenseTable) -> None:
        self._table = table
        #: Token -> what it can be in a phrase, the most exact first.
        self._elements = Memo(self._find_elements, _MEMO_SIZE)
        #: Token -> what phrases begin with it; most words begin none.
        self._begun = Memo(self._find_begun, _MEMO_SIZE)

    @property
    def names(self) -> frozenset[str]:
        """The senses that the language has words for."""
        nodes = filter(None, map(self._node, self._table.root))
        return frozenset(sense for node in nodes for sense in _senses_below(node))

    def knows(self, token: str) -> bool:
        """Return whether a token has a sense, or begins a phrase that may have one."""
        return any(self._begun[token])

    def tag(self, tokens: Sequence[str]) -> Iterator[Tag]:
        """Yield the senses of a sentence's tokens, in the order of the text; the longest phrase counts."""
        free = 0
        for first, (alone, nodes) in enumerate(map(self._begun.__getitem__, tokens)):
            if first >= free and (alone or nodes):
                last, senses = self._longest(nodes, tokens, first) if nodes else (first + 1, alone)
                for sense in senses:
                    yield Tag(sense, first, last)
                free = last

    def _longest(self, nodes: Iterable[_Node], tokens: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
        """Return the end and the senses of the longest phrase that goes on with a token by any of some nodes."""
        best: tuple[int, tuple[str, ...]] = (at, ())
        for node in nodes:
            senses = node.get(_END, ())
            if senses and at + 1 > best[0]:
                best = (at + 1, senses)
            if len(node) > bool(senses) and at + 1 < len(tokens):
                after = [child for element in self._elements[tokens[at + 1]] if (child := node.get(element))]
                found = self._longest(after, tokens, at + 1)
                if found[0] > best[0] and found[1]:
                    best = found
        return best

    def _find_begun(self, token: str) -> _Begun:
        nodes = tuple(filter(None, map(self._node, self._elements[token])))
        senses = next((node[_END] for node in nodes if _END in node), ())
        return _Begun(senses, nodes if any(node.keys() - {_END} for node in nodes) else ())

    def _node(self, element: str) -> _Node | None:
        kept = self._table.root.get(element)
        return unpack(kept) if isinstance(kept, bytes) else {_END: kept} if kept else None

    def _find_elements(self, token: str) -> tuple[str, ...]:
        word = unmarked(token)
        forms = [*self._variants(word)]
        for prefix in self._table.prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                forms += self._variants(word[len(prefix) :])
        return tuple(forms)

    @cached_property
    def _longest_parts(self) -> tuple[int, int]:
        """How long the longest part of a word is, and the longest that may stand inside one."""
        parts = self._table.parts
        inside = (len(part) - 2 for part in parts if part.startswith("*") and part.endswith("*"))
        return max((len(part.strip("*")) for part in parts), default=0), max(inside, default=0)

    def _variants(self, word: str) -> Iterator[str]:
        yield word
        if len(word) > _LONGEST_WORD:
            return
        parts, length = self._table.parts, len(word)
        longest, longest_inside = self._longest_parts
        for size in range(min(length, longest), 0, -1):
            starts = range(length - size + 1)
            # Most words are longer than what may stand inside one.
            for start in starts if size <= longest_inside else dict.fromkeys((starts[0], starts[-1])):
                piece = word[start : start + size]
                if start == 0 and f"{piece}*" in parts:
                    yield f"{piece}*"
                if start + size == length and f"*{piece}" in parts:
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
            node = node.setdefault(intern(element), {})
            if "*" in element:
                parts.add(element)
        node[_END] = tuple(dict.fromkeys((*node.get(_END, ()), intern(sense))))
    known: dict[object, _Node] = {}
    nodes = {element: _shared(node, known) for element, node in root.items()}
    alone = {element: node[_END] for element, node in nodes.items() if node.keys() == {_END}}
    packed = {element: pack(node) for element, node in nodes.items() if element not in alone}
    longest_first = tuple(sorted(map(unmarked, prefixes), key=lambda item: (-len(item), item)))
    return SenseTable({**alone, **packed}, frozenset(parts), longest_first)


def _shared(node: _Node, known: dict[object, _Node]) -> _Node:
    """Return a node like the given one, the same for all that go on alike: most words only end with their senses."""
    fresh = {element: child if element == _END else _shared(child, known) for element, child in node.items()}
    identity = frozenset((element, child if element == _END else id(child)) for element, child in fresh.items())
    return known.setdefault(identity, fresh)


def _senses_below(node: _Node) -> Iterator[str]:
    for element, child in node.items():
        if element == _END:
            yield from child
        else:
            yield from _senses_below(child)

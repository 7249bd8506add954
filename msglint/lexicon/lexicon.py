"""A lexicon: how one language puts the concepts that rules speak of, compiled for matching.

What a compiled lexicon knows is made of plain dicts, lists and strings, so that a cache can store it as it is.
"""

from __future__ import annotations

import re
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, Any

from msglint.lexicon.gate import Gate, joined
from msglint.lexicon.graph import CONCEPTS, ENDS, GAP, NUMBER, Joiner
from msglint.lexicon.senses import NO_SENSES, Senses, SenseTable
from msglint.lexicon.triggers import Opened, find_triggers
from msglint.memo import Memo, Recent
from msglint.packed import pack, unpack
from msglint.text.han import simplified
from msglint.text.script import LATIN
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from msglint.lexicon.graph import Node
    from msglint.lexicon.terms import Graph
    from msglint.lexicon.triggers import Pair

#: So many sentences and paragraphs are remembered, and again as many; each takes a few thousand bytes.
_RECENT = 3_000
#: So many words are remembered, in each of the languages; each takes a few hundred bytes.
_MEMO_SIZE = 4_000
#: A shorter beginning of a word is that of many words.
_MIN_STEM = 4
_MIN_SYLLABLES = 2
_THRICE = re.compile(r"(.)\1\1")
_MIN_CHARACTERS = 3


class Term(NamedTuple):
    """One term of a concept.

    Attributes:
        concept: the concept's name.
        graph: its ways, each ending in whether it is an exception.
        exception: whether the term says that its words do not mean the concept.
    """

    concept: str
    graph: Graph
    exception: bool


class Phrases(NamedTuple):
    """All phrases of a lexicon, and the senses of its words.

    Attributes:
        graphs: concept -> the graph of its terms, packed until it is asked for.
        words: the elements that are whole words.
        stems: the beginnings of words, without their `*`.
        endings: the ends of words, likewise.
        longest: the length of the longest beginning or end.
        triggers: element -> the concepts that a sentence with it may put, packed: an `Opened` with numbers of sets.
        needed: those sets, of elements one of which a concept needs besides, packed.
        senses: what the words of its senses are.
        numbers: what it says of numbers in digits.
    """

    graphs: dict[str, bytes | Node]
    words: frozenset[str]
    stems: frozenset[str]
    endings: frozenset[str]
    longest: int
    triggers: dict[str, bytes]
    needed: tuple[bytes, ...]
    senses: tuple[Any, ...]
    numbers: tuple[Any, ...]


class Numbers(NamedTuple):
    """The elements of phrases and of senses that are numbers in digits.

    Attributes:
        whole: whole words.
        beginnings: the beginnings of words.
        endings: the ends of words.
    """

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def hold(self, number: str) -> bool:
        """Return whether a number is one of them, or begins or ends with one."""
        return number in self.whole or number.startswith(self.beginnings) or number.endswith(self.endings)


class Lexicon:
    """One language's phrases, ready for matching.

    Args:
        language: its code, as in `en`.
        name: its English name.
        script: `Latin`, `Han`, ... : texts without a letter of it don't need the lexicon.
        phrases: its phrases, or a function that fetches them when a text needs them for the first time.
        concepts: the concepts that it has words for.
        function_words: small words that tell the language from others of its script; none if it needs no telling.
        romanised: whether people also write it in Latin letters, as Hindi on a phone.
    """

    def __init__(
        self,
        language: str,
        name: str,
        script: str,
        phrases: Phrases | Callable[[], Phrases],
        concepts: Iterable[str],
        *,
        function_words: Iterable[str] = (),
        romanised: bool = False,
    ) -> None:
        self.language = language
        self.name = name
        self.script = script
        self.concepts = frozenset(concepts)
        self.function_words = frozenset(function_words)
        self.romanised = romanised
        #: What others have worked out with the lexicon: it goes when the lexicon goes.
        self.remembered: Recent[Any, Any] = Recent(_RECENT)
        self._phrases = phrases
        #: Token -> the elements of phrases that it can stand for.
        self.elements = Memo(self._find_elements, _MEMO_SIZE)
        #: Token, or concept -> what it opens.
        self._opened = Memo(self._find_opened, _MEMO_SIZE)
        self._following = Memo(self._find_following, _MEMO_SIZE)
        self._needed = Memo(self._find_needed, _MEMO_SIZE)
        self._least = _MIN_SYLLABLES if script == "Hangul" else _MIN_STEM

    def script_in(self, scripts: Container[str]) -> str:
        """Return the script in which a text of some scripts would hold the language; empty if in none."""
        if self.script in scripts:
            return self.script
        return LATIN if self.romanised and LATIN in scripts else ""

    @property
    def phrases(self) -> Phrases:
        """All phrases."""
        phrases = self._phrases
        if not isinstance(phrases, Phrases):
            # Two threads may both come here; either fetches the same, and none sees half of it.
            phrases = self._phrases = phrases()
        return phrases

    @cached_property
    def senses(self) -> Senses:
        """What its words mean roughly."""
        return Senses(SenseTable(*self.phrases.senses))

    def graph(self, concept: str) -> Node | None:
        """Return the graph of a concept's terms; None where the language has none. It must not be changed."""
        graphs = self.phrases.graphs
        graph = graphs.get(concept)
        if isinstance(graph, bytes):
            graph = graphs[concept] = unpack(graph)
        return graph

    def gate(self, tokens: Iterable[str]) -> Gate:
        """Return what tells the concepts that a sentence of some tokens may put."""
        every = set(tokens)
        elements = set[str]().union(*map(self.elements.__getitem__, every))
        return Gate(elements, filter(None, map(self._opened.__getitem__, every)), self._following)

    def _find_opened(self, token: str) -> Opened | None:
        return joined(map(self._opened_by, self.elements[token]))

    def _find_following(self, concept: str) -> Opened | None:
        return self._opened_by(f"{{{concept}}}")

    def _opened_by(self, element: str) -> Opened | None:
        packed = self.phrases.triggers.get(element)
        if packed is None:
            return None
        sure, unsure, later = unpack(packed)
        return Opened(sure, self._pairs(unsure), self._pairs(later))

    def _pairs(self, numbered: Iterable[tuple[str, int]]) -> tuple[Pair, ...]:
        return tuple((concept, self._needed[number]) for concept, number in numbered)

    def _find_needed(self, number: int) -> frozenset[str]:
        needed: frozenset[str] = unpack(self.phrases.needed[number])
        return needed

    def _find_elements(self, token: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_elements(token, self.phrases)))

    def names(self, number: str) -> bool:
        """Return whether the lexicon says more of a number in digits than that it is one."""
        return self._numbers.hold(number)

    @cached_property
    def _numbers(self) -> Numbers:
        return Numbers(*self.phrases.numbers)

    def knows(self, word: str) -> bool:
        """Return whether a folded word is one of the lexicon's, or begins like one of its longer beginnings of words.

        Characters of a script without spaces are a word where they are a phrase, or three or more begin one.
        """
        phrases = self.phrases
        if word in phrases.words:
            return True
        if self.script in ("Han", "Kana"):
            characters = simplified(word)
            graphs = (self.graph(concept) for concept in self._begun_by.get(word and characters[0], ()))
            return len(word) > 1 and any(graph and _leads(graph, characters) for graph in graphs)
        # An ending in which one letter stands three times is none.
        return word[: self._least] in self._heads and any(
            word[:size] in phrases.stems and not _THRICE.search(word, size - 1)
            for size in range(self._least, min(len(word), phrases.longest) + 1)
        )

    @cached_property
    def _begun_by(self) -> dict[str, list[str]]:
        """The concepts that have a phrase which begins with a character."""
        found: dict[str, list[str]] = {}
        for concept in self.phrases.graphs:
            for element in self.graph(concept) or ():
                found.setdefault(element, []).append(concept)
        return found

    @cached_property
    def _heads(self) -> frozenset[str]:
        """What the longer beginnings of words begin with: most words are told from them in one look."""
        return frozenset(stem[: self._least] for stem in self.phrases.stems if len(stem) >= self._least)


def _leads(node: Node, characters: str) -> bool:
    for char in characters:
        child = node.get(char)
        if not isinstance(child, dict):
            return False
        node = child
    return ENDS in node or len(characters) >= _MIN_CHARACTERS


def _elements(token: str, phrases: Phrases) -> Iterable[str]:
    if token in phrases.words:
        yield token
    for size in range(1, min(len(token), phrases.longest) + 1):
        if token[:size] in phrases.stems:
            yield f"{token[:size]}*"
        if token[-size:] in phrases.endings:
            yield f"*{token[-size:]}"
    if token.isdecimal():
        yield NUMBER


def compile_phrases(
    terms: Sequence[Term], senses: SenseTable = NO_SENSES, small_words: Container[str] = frozenset()
) -> Phrases:
    """Join the terms' graphs.

    Args:
        terms: the terms of a lexicon.
        senses: the words of its senses.
        small_words: words that stand in most sentences.
    """
    roots: dict[str, Node] = {}
    joiner = Joiner()
    for term in terms:
        root = roots.setdefault(term.concept, {})
        for element, node in term.graph.head.items():
            mine = root.get(element)
            if mine is None:
                root[element] = node
            elif isinstance(node, list):
                root[element] = [*mine, *(item for item in node if item not in mine)]
            else:
                root[element] = joiner.join(mine, node)
    sharing = _Sharing()
    graphs: dict[str, bytes | Node] = {concept: pack(sharing.share(root)) for concept, root in roots.items()}
    stems = frozenset(element[:-1] for element in sharing.words if element.endswith("*"))
    endings = frozenset(element[1:] for element in sharing.words if element.startswith("*"))
    words = frozenset(element for element in sharing.words if not element.startswith("*") and not element.endswith("*"))
    longest = max(map(len, (*stems, *endings)), default=0)
    triggers, needed = _pack_triggers(find_triggers(terms, small_words))
    numbers = tuple(_numbers((*sharing.words, *senses.root)))
    return Phrases(graphs, words, stems, endings, longest, triggers, needed, tuple(senses), numbers)


def _pack_triggers(triggers: Mapping[str, Opened]) -> tuple[dict[str, bytes], tuple[bytes, ...]]:
    """Return triggers packed, and the sets of elements that they need, which many of them share."""
    sets: dict[frozenset[str], int] = {}

    def numbered(pairs: Iterable[Pair]) -> list[tuple[str, int]]:
        return [(intern(concept), sets.setdefault(others, len(sets))) for concept, others in pairs]

    packed = {
        element: pack((tuple(map(intern, opened.sure)), numbered(opened.unsure), numbered(opened.later)))
        for element, opened in triggers.items()
    }
    return packed, tuple(pack(frozenset(map(intern, others))) for others in sets)


def _numbers(elements: Iterable[str]) -> Numbers:
    numbers = {element for element in elements if element.strip("*").isdecimal()}
    return Numbers(
        frozenset(element for element in numbers if "*" not in element),
        tuple(sorted(element[:-1] for element in numbers if element.endswith("*"))),
        tuple(sorted(element[1:] for element in numbers if element.startswith("*"))),
    )


class _Sharing:
    """Makes nodes from which the same ways go on, and equal words, one: half as much is left to store and to load."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self._nodes: dict[frozenset[object], Node] = {}
        self._done: dict[int, Node] = {}

    def share(self, node: Node) -> Node:
        """Return a node like the given one, with all that follows it shared."""
        done = self._done.get(id(node))
        if done is not None:
            return done
        fresh: Node = {}
        for element, child in node.items():
            if element in (ENDS, CONCEPTS):
                fresh[element] = child
                continue
            is_word = element != GAP and not element.startswith("{")
            fresh[self.words.setdefault(element, intern(element)) if is_word else element] = self.share(child)
        identity = frozenset(
            (element, tuple(child) if isinstance(child, list) else id(child)) for element, child in fresh.items()
        )
        self._done[id(node)] = self._nodes.setdefault(identity, fresh)
        return self._done[id(node)]

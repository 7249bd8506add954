"""How one sentence is worded: its words, and what lexicons and scorers make of them, wherever it stands.

Sellers say the same things again and again, so what has been made of a sentence is remembered.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from msglint.lexicon.spoken import likeliest
from msglint.match.meanings import items_of, sense_numbers
from msglint.match.parts import matching
from msglint.match.phrases import Search
from msglint.match.tokens import Range
from msglint.text.grams import gram_texts
from msglint.text.script import main_script, scripts_of
from msglint.text.segment import NO_WORD, PAUSE, is_unspaced
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from msglint.lexicon.lexicon import Lexicon
    from msglint.lexicon.senses import Tag
    from msglint.match.finders import Finders
    from msglint.match.meanings import Item
    from msglint.match.tokens import Hit, Hits
    from msglint.memo import Recent
    from msglint.ruleset.rule import Together, Unit
    from msglint.ruleset.scorer import Scorer

#: Scripts of languages that share characters.
_EAST = ("Han", "Kana")
#: Stands for every number of three digits or more, and for those of a date.
SOME_NUMBER = "000"
#: What is worked out from the rest in no time, or asked for only where a sentence breaks a rule.
_PASSING = ("_search", "hits", "clauses", "lengths", "tags", "items")


class Known(NamedTuple):
    """What a scorer knows of a sentence.

    Attributes:
        senses: the numbers of its n-grams of senses, each as often as it stands there.
        grams: those of words.
        words: how many words it has, numbers, links and signs apart.
        understood: how many of them the scorer knows.
    """

    senses: list[int]
    grams: list[int]
    words: int
    understood: int


class Wording:
    """The wording of a sentence; tokens are numbered from its first one.

    Args:
        form: its form, as `Segments.forms` returns it.
        lexicons: those of the languages that the text around it seems to be written in.
        english: the lexicon for words in Latin letters in a text of another script.

    Attributes:
        form: its form.
        words: its words.
        lexicons: those lexicons.
    """

    def __init__(self, form: tuple[str, ...], lexicons: tuple[Lexicon, ...], english: Lexicon | None) -> None:
        self.form = form
        self.words = [word for word in form[:-1] if word != PAUSE]
        self.lexicons = lexicons
        self._english = english
        #: What governs a place, as `scope` has worked it out.
        self.governing: dict[Hit, Hit | None] = {}
        self._spoken_of: dict[tuple[str, ...], bool] = {}
        self._known: dict[Scorer, Known] = {}
        self._found: dict[Finders, frozenset[int]] = {}
        self._parts: dict[Finders, int] = {}
        #: With the finder, so that no other one gets its id.
        self._matches: dict[int, tuple[Together, list[tuple[Range, dict[str, Hit]]]]] = {}

    def relax(self) -> None:
        """Forget what takes much memory, and is hardly asked for again."""
        for name in _PASSING:
            vars(self).pop(name, None)

    @cached_property
    def clauses(self) -> list[int]:
        """The number of each word's clause."""
        numbers = []
        clause = 0
        for word in self.form[:-1]:
            if word == PAUSE:
                clause += 1
            else:
                numbers.append(clause)
        return numbers

    @property
    def possible(self) -> AbstractSet[str]:
        """The concepts that the sentence may speak of: all that it does, and others."""
        return self._search.possible

    @cached_property
    def _search(self) -> Search:
        return Search(self.words, self.clauses, self.lexicons)

    @cached_property
    def hits(self) -> Hits:
        """All concepts of the sentence, each with its places."""
        return {concept: hits for concept in sorted(self.possible) if (hits := self._search.hits(concept))}

    def speaks_of(self, concepts: tuple[str, ...]) -> bool:
        """Return whether the sentence speaks of any of the concepts, and remember it."""
        known = self._spoken_of.get(concepts)
        if known is None:
            known = self._spoken_of[concepts] = self.puts(concepts)
        return known

    def puts(self, concepts: Iterable[str]) -> bool:
        """Return whether the sentence speaks of any of the concepts."""
        possible = self._search.possible
        return any(concept in possible and self._search.hits(concept) for concept in concepts)

    def hits_in(self, concepts: Iterable[str], where: Range) -> list[Hit]:
        """Return where a range of its tokens speaks of any of the concepts, in the order of the text."""
        found: list[Hit] = []
        if where.first < where.last:
            for concept in concepts:
                if concept in self._search.possible:
                    found += _inside(self._search.hits(concept), where)
        return sorted(found)

    def clause_of(self, hit: Hit) -> Range:
        """Return the clause that holds a hit."""
        clauses = self.clauses
        return Range(bisect_left(clauses, clauses[hit.first]), bisect_right(clauses, clauses[hit.last - 1]))

    def units(self, unit: Unit) -> Iterator[Range]:
        """Yield the clauses, or the whole sentence where that is the unit."""
        if unit == "sentence":
            yield Range(0, len(self.words))
        else:
            first = 0
            while first < len(self.words):
                last = bisect_right(self.clauses, self.clauses[first])
                yield Range(first, last)
                first = last

    @cached_property
    def lengths(self) -> list[int]:
        """How long the sentence is up to each token, as `Reading.lengths` counts."""
        return lengths_of(self.words)

    def found_by(self, finders: Finders) -> frozenset[int]:
        """Return the ids of those of some finders that keep to sentences and find something in this one."""
        known = self._found.get(finders)
        if known is None:
            known = self._found[finders] = finders.found_in(self)
        return known

    def parts_for(self, finders: Finders) -> int:
        """Return the bits of those parts of some finders that the sentence may hold."""
        known = self._parts.get(finders)
        if known is None:
            known = self._parts[finders] = finders.parts_in(self)
        return known

    def matches(self, finder: Together) -> list[tuple[Range, dict[str, Hit]]]:
        """Return where a finder that keeps to sentences finds its parts, each in its unit."""
        known = self._matches.get(id(finder))
        if known is None:
            known = self._matches[id(finder)] = (finder, list(matching(finder, self, self.units(finder.unit))))
        return known[1]

    @cached_property
    def language(self) -> Lexicon | None:
        """The lexicon of the language that the sentence is written in; None where none is."""
        return language_of(self.words, self.lexicons)

    @cached_property
    def tags(self) -> list[Tag]:
        """The senses of the words, in their order; English words in a sentence of another script have their own."""
        lexicon, english = self.language, self._english
        if lexicon is None:
            return []
        found = list(lexicon.senses.tag(self.words))
        if english and lexicon.script != english.script:
            taken = {at for tag in found for at in range(tag.first, tag.last)}
            latin = [word if at not in taken and word.isascii() else NO_WORD for at, word in enumerate(self.words)]
            found = sorted([*found, *english.senses.tag(latin)], key=lambda tag: tag.first)
        return found

    @cached_property
    def senses(self) -> frozenset[str]:
        """The senses of the words."""
        return frozenset(tag.sense for tag in self.tags)

    @cached_property
    def items(self) -> list[Item]:
        """What scorers weigh of the sentence in every language."""
        return items_of(self.form, self.tags)

    @cached_property
    def meanings(self) -> frozenset[str]:
        """The senses of the words, numbers among them."""
        return frozenset(sense for item in self.items if not item.sign for sense in item.senses)

    def known_to(self, scorer: Scorer) -> Known:
        """Return what a scorer knows of the sentence."""
        known = self._known.get(scorer)
        if known is None:
            known = self._known[scorer] = self._look_up(scorer)
        return known

    @property
    def remembered(self) -> Recent[Any, Any] | None:
        """Where what is made of it with other sentences may be remembered."""
        home = self._english or next(iter(self.lexicons), None)
        return home.remembered if home else None

    def _look_up(self, scorer: Scorer) -> Known:
        features = scorer.features
        meant = {at for tag in self.tags if tag.sense in features.senses for at in range(tag.first, tag.last)}
        words = [at for at, word in enumerate(self.words) if word[0].isalpha()]
        understood = sum(at in meant or self.words[at] in features.words for at in words)
        grams = filter(None, map(features.words.get, gram_texts(self.form))) if features.words else ()
        return Known(sense_numbers(self.items, features), list(grams), len(words), understood)


def _inside(hits: Sequence[Hit], where: Range) -> Iterator[Hit]:
    """Yield the hits that lie in a range; none of them lies inside another, so their ends are in order as well."""
    for at in range(bisect_left(hits, (where.first,)), len(hits)):
        if hits[at].last > where.last:
            return
        yield hits[at]


def language_of(words: Sequence[str], lexicons: Sequence[Lexicon]) -> Lexicon | None:
    """Return the lexicon of the language that some words are written in; None where none is."""
    script = main_script("".join(words))
    return likeliest(_of_scripts((script or "",), lexicons), words)


def written_in(form: tuple[str, ...], lexicons: tuple[Lexicon, ...]) -> tuple[Lexicon, ...]:
    """Return those of some lexicons that a sentence has letters of; all, where it has none."""
    if len({lexicon.script for lexicon in lexicons}) <= 1:
        return lexicons
    scripts = scripts_of("".join(form))
    return tuple(_of_scripts(scripts, lexicons)) if scripts else lexicons


def _of_scripts(scripts: Collection[str], lexicons: Iterable[Lexicon]) -> list[Lexicon]:
    # Japanese may do without kana for a sentence.
    scripts = (*scripts, *_EAST) if any(script in _EAST for script in scripts) else scripts
    return [lexicon for lexicon in lexicons if lexicon.script_in(scripts)]


def alike(form: tuple[str, ...], lexicons: tuple[Lexicon, ...], english: Lexicon | None) -> tuple[str, ...]:
    """Return a form with the same number in the place of all long ones that no lexicon names: two orders read alike."""
    if not any(map(str.isdecimal, form)):
        return form
    asked = (*lexicons, english) if english else lexicons
    return tuple(
        SOME_NUMBER
        if len(word) >= len(SOME_NUMBER) and word.isdecimal() and not any(one.names(word) for one in asked)
        else word
        for word in form
    )


def lengths_of(words: Iterable[str]) -> list[int]:
    """Return how long words are up to each, in half words: a character of a script without spaces is one."""
    return list(accumulate((1 if is_unspaced(word) else 2 for word in words), initial=0))


def wording_of(form: tuple[str, ...], lexicons: tuple[Lexicon, ...], english: Lexicon | None) -> Wording:
    """Return the wording of a sentence, the same for two that say the same; the arguments are those of `Wording`."""
    if not lexicons:
        return Wording(form, lexicons, english)
    # In one place for all languages, so that together they take no more memory than one.
    remembered = (english or lexicons[0]).remembered
    known: Wording | None = remembered.get((form, lexicons, english))
    if known is None:
        known = remembered[form, lexicons, english] = Wording(form, lexicons, english)
    return known

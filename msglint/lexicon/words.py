"""Lexicon files -> compiled lexicons."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msglint.errors import RuleError
from msglint.fields import Fields, nearest
from msglint.lexicon.graph import NUMBER
from msglint.lexicon.lexicon import Lexicon, Term, compile_phrases
from msglint.lexicon.notation import TermError
from msglint.lexicon.senses import compile_senses
from msglint.lexicon.terms import compile_term
from msglint.text.fold import fold
from msglint.text.script import SCRIPTS
from msglint.text.segment import segment
from msglint.text.unmarked import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from msglint.yamltree import Node

#: From here on, characters may be words of their own.
_FIRST_UNSPACED = "\u2e80"
_KEYS = ("language", "name", "script", "function-words", "romanised", "concepts", "senses", "prefixes")


@dataclass(slots=True)
class Draft:
    """A lexicon that is still being gathered: several files may add to one language.

    Attributes:
        language: its code.
        name: its English name.
        script: its script.
        function_words: the small words that tell it from other languages.
        romanised: whether people also write it in Latin letters.
        terms: its phrases.
        references: concept, and another that a phrase of it refers to -> the first place that does.
        senses: sense -> its words and phrases, as written and as the elements of a table.
        prefixes: what may be written together with the beginning of a word.
    """

    language: str
    name: str
    script: str
    function_words: set[str] = field(default_factory=set)
    romanised: bool = False
    terms: list[Term] = field(default_factory=list)
    references: dict[tuple[str, str], RuleError] = field(default_factory=dict)
    senses: dict[str, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)
    prefixes: set[str] = field(default_factory=set)


def add_lexicon(node: Node, file: str, drafts: dict[str, Draft]) -> None:
    """Add a lexicon file's words to the draft of its language.

    Raises:
        RuleError: a field is missing, unknown or wrong, or a term can't be read.
    """
    top = Fields(node, file, known=_KEYS)
    language = top.text("language")
    name = top.text("name") if "name" in top or "senses" not in top else language
    script = top.choice("script", SCRIPTS)
    draft = drafts.setdefault(language, Draft(language, name, script))
    if draft.script != script:
        raise top.error(f"is {script!r}, but another file says {draft.script!r} for {language!r}", "script")
    if "function-words" in top:
        draft.function_words.update(fold(word).text for word in top.names("function-words"))
    if "romanised" in top:
        draft.romanised = top.flag("romanised")
    if "senses" in top:
        _add_senses(top, draft)
    if "concepts" in top or "senses" not in top:
        _add_concepts(top.sub("concepts"), draft)


def _add_concepts(concepts: Fields, draft: Draft) -> None:
    for concept in concepts:
        if not _is_name(concept):
            raise concepts.error("a concept's name has small letters, digits and hyphens: 'order-reason'", concept)
        if "{" + concept + "}" == NUMBER:
            raise concepts.error(f"is no name for a concept, since {NUMBER} stands for a number in digits", concept)
        entry = concepts.node.value[concept]
        if isinstance(entry.value, dict):
            inner = concepts.sub(concept, ("words", "not"))
            if "words" not in inner:
                raise inner.error("the key 'words' is missing")
            _add_terms(inner, "words", concept, draft)
            if "not" in inner:
                _add_terms(inner, "not", concept, draft, exception=True)
                _refuse_empty_exceptions(inner, concept, draft)
        else:
            _add_terms(concepts, concept, concept, draft)


def _add_senses(top: Fields, draft: Draft) -> None:
    senses = top.sub("senses")
    for sense in senses:
        if not _is_name(sense):
            raise senses.error("a sense's name has small letters, digits and hyphens: 'delivery-date'", sense)
        for phrase in senses.text(sense).split(","):
            elements = tuple(_elements(phrase))
            if not elements:
                raise senses.error(f"{phrase.strip()!r} is no word; words stand between commas", sense)
            draft.senses.setdefault(sense, []).append((phrase.strip(), elements))
    if "prefixes" in top:
        draft.prefixes.update(fold(prefix.strip()).text for prefix in top.text("prefixes").split(","))


def _elements(phrase: str) -> Iterator[str]:
    """Yield the words of a sense's phrase as they stand in its table, `*` for any letters kept."""
    for piece in phrase.split():
        bare = piece.strip("*")
        # Folding and cutting take their time, and there are a hundred thousand words.
        words = [bare] if bare.isascii() and bare.isalpha() and bare.islower() else _cut(bare)
        if words and piece.startswith("*"):
            words[0] = f"*{words[0]}"
        if words and piece.endswith("*"):
            words[-1] = f"{words[-1]}*"
        yield from words


def _cut(piece: str) -> list[str]:
    if piece.isalpha() and piece.islower() and piece < _FIRST_UNSPACED:
        return [unmarked(piece)]
    return [unmarked(token.text) for token in segment(fold(piece).text).tokens]


def _add_terms(fields: Fields, key: str, concept: str, draft: Draft, *, exception: bool = False) -> None:
    for item in fields.items(key):
        if isinstance(item.value, (dict, list, bool)) or item.value is None:
            raise fields.error("must be a word or phrase; put it in quotation marks", key, item)
        try:
            graph = compile_term(str(item.value), exception=exception)
        except TermError as error:
            raise fields.error(str(error), key, item) from None
        draft.terms.append(Term(concept, graph, exception))
        for needed in sorted(graph.needs):
            if (concept, needed) not in draft.references:
                draft.references[concept, needed] = fields.error(f"refers to the concept {needed!r}", key, item)


def _refuse_empty_exceptions(fields: Fields, concept: str, draft: Draft) -> None:
    """Refuse a one-word exception that strikes out a word of its own concept always, mostly a stray `?`."""
    words: set[str] = set()
    for term in draft.terms:
        if term.concept == concept and not term.exception:
            words |= term.graph.single_words()
    for term in draft.terms:
        lost = words & term.graph.single_words() if term.concept == concept and term.exception else ()
        if lost:
            raise fields.error(f"takes the word {min(lost)!r} back that 'words' has just given", "not")


def add_fallbacks(fallbacks: Mapping[str, Iterable[str]], drafts: Mapping[str, Draft]) -> None:
    """Give each language the concepts that it has no words for, with the words of the senses that stand for them.

    Args:
        fallbacks: concept -> senses.
        drafts: the gathered lexicons.
    """
    for draft in drafts.values():
        own = {term.concept for term in draft.terms}
        for concept, senses in fallbacks.items():
            if concept in own:
                continue
            for phrase in dict.fromkeys(phrase for sense in senses for phrase, _ in draft.senses.get(sense, ())):
                # A concept's words have an open end or an open beginning, a sense's may have both.
                open_end = phrase.lstrip("*") if phrase.endswith("*") else phrase
                try:
                    graph = compile_term(open_end, exception=False)
                except TermError:
                    continue
                draft.terms.append(Term(concept, graph, exception=False))


def compile_lexicons(drafts: dict[str, Draft]) -> dict[str, Lexicon]:
    """Compile the gathered lexicons.

    Raises:
        RuleError: a phrase refers to a concept that no lexicon has, or concepts refer to each other in a circle.
    """
    concepts = {term.concept for draft in drafts.values() for term in draft.terms}
    for draft in drafts.values():
        for (_, needed), place in draft.references.items():
            if needed not in concepts:
                raise _mended(place, f"no lexicon has the concept {needed!r}{nearest(needed, concepts)}")
    _refuse_circles(drafts)
    return {
        language: Lexicon(
            language,
            draft.name,
            draft.script,
            compile_phrases(draft.terms, compile_senses(_tables(draft), draft.prefixes), draft.function_words),
            sorted({term.concept for term in draft.terms}),
            function_words=draft.function_words,
            romanised=draft.romanised,
        )
        for language, draft in sorted(drafts.items())
    }


def _tables(draft: Draft) -> Iterator[tuple[str, tuple[str, ...]]]:
    for sense, phrases in draft.senses.items():
        for _, elements in phrases:
            yield sense, elements


def _refuse_circles(drafts: dict[str, Draft]) -> None:
    """Refuse concepts that refer to themselves, directly or through others, over all languages together."""
    needs: dict[str, set[str]] = {}
    for draft in drafts.values():
        for term in draft.terms:
            needs.setdefault(term.concept, set()).update(term.graph.needs)
    settled: set[str] = set()
    while len(settled) < len(needs):
        ready = {name for name, needed in needs.items() if name not in settled and needed <= settled}
        if not ready:
            concept, needed = _circle(needs, settled)
            place = next(
                draft.references[concept, needed] for draft in drafts.values() if (concept, needed) in draft.references
            )
            raise _mended(place, f"the concept {concept!r} refers to itself, directly or through others")
        settled |= ready


def _circle(needs: Mapping[str, set[str]], settled: set[str]) -> tuple[str, str]:
    """Return a concept that refers to itself, and the next one on the way round; all others lead to such."""
    way: list[str] = []
    at = min(needs.keys() - settled)
    while at not in way:
        way.append(at)
        at = min(needs[at] - settled)
    return at, min(needs[at] - settled)


def _mended(place: RuleError, problem: str) -> RuleError:
    return RuleError(problem, file=place.file, line=place.line, column=place.column, field=place.field)


def _is_name(name: str) -> bool:
    return name.isascii() and name[:1].isalpha() and name.islower() and name.replace("-", "").isalnum()

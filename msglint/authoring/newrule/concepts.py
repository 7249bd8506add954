"""Concepts for people: which ones there are for a word, and what their words are."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from msglint.fields import Fields
from msglint.match.document import Document
from msglint.message import Message
from msglint.ruleset.loader import read_document
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from msglint.ruleset.rule import RuleSet

#: How many words of a concept are shown to tell what it is about.
_SHOWN = 5
_OPTIONAL = re.compile(r"\([^()]*\)\?|[\w'-]+\?")
_CHOICE = re.compile(r"\(([^()|]*)[^()]*\)")
_ONE_CHOICE = re.compile(r"\(([^()?{}]*)\)")


class Concept(NamedTuple):
    """A concept as a person sees it.

    Attributes:
        name: its name, as a rule writes it.
        words: some of its words.
    """

    name: str
    words: tuple[str, ...]


def search(text: str, rules: RuleSet) -> list[Concept]:
    """Return the concepts that may be meant by some words, the likeliest first.

    A concept is meant by its name, by any of its words in any language, or by a part of its English words.
    """
    wanted = text.strip().lower()
    if not wanted:
        return []
    written = _written(rules, "en")
    known = {concept for lexicon in rules.lexicons.values() for concept in lexicon.concepts}
    spoken = Document(Message.from_text(text), rules.lexicons).readings[-1].concepts
    tests = (
        lambda name: name == wanted.replace(" ", "-"),
        lambda name: name in spoken,
        lambda name: wanted.replace(" ", "-") in name,
        lambda name: any(wanted in term for term in written.get(name, ())),
    )
    # Those that begin with the code of a language help its lexicon to put others into words.
    own = {name for name in known if name.partition("-")[0] in rules.lexicons and "-" in name}
    ranked = {name: at for at, test in reversed(list(enumerate(tests))) for name in sorted(known - own) if test(name)}
    # "Leave a review" is rather what its three words mean together than what one of them does.
    length = {name: max(hit.last - hit.first for hit in hits) for name, hits in spoken.items()}
    order = sorted(ranked, key=lambda name: (ranked[name], -length.get(name, 0), name))
    senses = _senses(rules)
    return [Concept(name, senses.get(name) or _some(written.get(name, ()))) for name in order]


def phrases_of(concept: str, rules: RuleSet, language: str) -> list[str]:
    """Return phrases of a concept as they would stand in a message; those that need another concept are left out."""
    return list(dict.fromkeys(filter(None, map(spelled_out, _written(rules, language).get(concept, ())))))


def spelled_out(term: str) -> str:
    """Return one wording of a lexicon's term, or nothing where it needs another concept."""
    if "{" in term:
        return ""
    text, before = term, ""
    while text != before:
        before = text
        text = _CHOICE.sub(r"\1", _OPTIONAL.sub("", text))
    return " ".join(re.sub(r"\.\.\.|…|\*", " ", text).split())


def _some(terms: Iterable[str]) -> tuple[str, ...]:
    """Return a few words that tell what a concept is about."""
    found: dict[str, None] = {}
    for term in terms:
        whole = _ONE_CHOICE.fullmatch(term)
        for part in whole[1].split("|") if whole else [term]:
            word = spelled_out(part)
            if word:
                found[word] = None
    return tuple(found)[:_SHOWN]


def _senses(rules: RuleSet) -> dict[str, tuple[str, ...]]:
    """Return the senses that stand for concepts: their names tell best what a concept is about."""
    found: dict[str, tuple[str, ...]] = {}
    for folder in rules.folders:
        file = os.path.join(folder, "fallbacks.yaml")  # noqa: PTH118 - as the loader names folders
        if os.path.isfile(file):  # noqa: PTH113 - as the loader names folders
            top = Fields(read_document(file), file)
            found |= {name: tuple(sense.replace("-", " ") for sense in top.names(name))[:_SHOWN] for name in top}
    return found


def _written(rules: RuleSet, language: str) -> Mapping[str, list[str]]:
    """Return the terms of a language's lexicons as they are written, by concept."""
    found: dict[str, list[str]] = {}
    for folder in rules.folders:
        for file in sorted(_yaml_files(os.path.join(folder, "lexicons"))):  # noqa: PTH118 - as the loader names folders
            top = Fields(read_document(file), file)
            if "concepts" in top and top.text("language", "") == language:
                concepts = top.sub("concepts")
                for concept in concepts:
                    held = concepts.node.value[concept].value
                    holder, key = (concepts.sub(concept), "words") if isinstance(held, dict) else (concepts, concept)
                    found.setdefault(concept, []).extend(str(item.value) for item in holder.items(key))
    return found


def _yaml_files(folder: str) -> Iterator[str]:
    if os.path.isdir(folder):  # noqa: PTH112 - as the loader names folders
        for name in os.listdir(folder):  # noqa: PTH208 - as the loader names folders
            if name.endswith((".yaml", ".yml")) and not name.startswith((".", "_")):
                yield os.path.join(folder, name)  # noqa: PTH118 - as the loader names folders

"""Examples for a new rule to begin with, picked from those of the rules that there are.

Sentences that people wrote teach more than any that a program puts together; each is checked with the new rule first.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING, Any

from msglint.authoring.kinship import kin
from msglint.authoring.newrule.concepts import phrases_of
from msglint.authoring.newrule.wants import Concepts, Entity, Words
from msglint.authoring.newrule.yamltext import flow, quoted
from msglint.engine import check_message
from msglint.message import Message
from msglint.span import Span, united
from msglint.testing.examples import failures, read_examples
from msglint.text.entities import FEATURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.authoring.newrule.wants import Want
    from msglint.ruleset.rule import Rule, RuleSet
    from msglint.testing.examples import Example

#: What of an example holds only for the rule that it was written for.
_OF_ITS_RULE = ("span", "fixed")
#: How many examples of each verdict and language a new rule begins with, and one that is like another.
_FEW, _MORE = 2, 3
_LONGEST = 160
_MOST_TRIES = 64


@dataclass(frozen=True, slots=True)
class Samples:
    """Examples as they stand in a rule file, each on one line.

    Attributes:
        bad: language -> examples that the rule reports.
        good: language -> examples that it does not.
    """

    bad: dict[str, list[str]]
    good: dict[str, list[str]]


def fresh(rule: Rule, rules: RuleSet, wants: Sequence[Want], languages: Sequence[str]) -> Samples:
    """Return examples for a rule that has none, in languages in which any can be found.

    Args:
        rule: the new rule; that it is among the rules does not matter.
        rules: all rules, whose examples may serve.
        wants: what the new rule finds.
        languages: the languages.
    """
    alone = rules.replaced(rules=(rule,))
    samples = Samples({}, {})
    # A text is all that most rules look at; files and pictures stand beside it.
    needs_more = any(isinstance(want, Entity) and want.kind in FEATURES for want in wants)
    for language in languages:
        own = [
            phrase for want in wants if isinstance(want, Words) and want.language == language for phrase in want.phrases
        ]
        bad = list(islice(filter(None, (told(alone, f"… {phrase} …") for phrase in own)), _FEW))
        good: list[str] = []
        for example in _others(rule, rules, language, own):
            if isinstance(example.node.value, dict) and not needs_more:
                continue
            if len(bad) == len(good) == _FEW:
                break
            marked = _marked(example, alone)
            if marked is None and not example.bad and len(good) < _FEW:
                good.append(_with_marks(_plain(example), [], _text(example)))
            elif marked is not None and len(bad) < _FEW and example.bad:
                bad.append(marked)
        bad += islice(_composed(alone, wants, language), 0 if bad else _FEW)
        if bad:
            samples.bad[language] = bad
            samples.good[language] = good
    return samples


def alike(rule: Rule, rules: RuleSet, old: Rule, languages: Sequence[str]) -> Samples:
    """Return examples of an old rule that also hold for a new one which is like it."""
    samples = Samples({}, {})
    for example in read_examples(old):
        chosen = (samples.bad if example.bad else samples.good).setdefault(example.language, [])
        wanted = example.language in languages and not example.known_miss and len(chosen) < _MORE
        if wanted and not list(failures(rule, rules, [example])):
            chosen.append(flow(example.node.plain()))
    return Samples(*({code: found for code, found in group.items() if found} for group in (samples.bad, samples.good)))


def told(alone: RuleSet, text: str) -> str | None:
    """Return a text as an example with marks where the rule reports it, or None where it does not."""
    spans = _reports(Message.from_text(text), alone)
    return None if spans is None else _with_marks({"text": text}, spans, text)


def as_written(text: str) -> str:
    """Return a text as an example without marks."""
    return _with_marks({"text": text}, [], text)


def _others(rule: Rule, rules: RuleSet, language: str, words: Sequence[str]) -> Iterator[Example]:
    """Yield the short examples of other rules, those first that have most to do with the rule or hold its words."""
    relatives = kin(rule, rules.rules)
    names = {rule.id, *(relative.id for relative in relatives)}
    rest = [other for other in rules.rules if other.id not in names]
    if not words:
        for other in (*relatives, *rest):
            yield from _short(other, language)
        return
    parts = {part for phrase in words for part in phrase.lower().split()}
    every = [example for other in (*relatives, *rest) for example in _short(other, language)]
    # A message that has some of the words, but not those that count, shows best what a rule leaves alone.
    yield from sorted(every, key=lambda example: -sum(part in _text(example).lower() for part in parts))


def _short(rule: Rule, language: str) -> Iterator[Example]:
    for example in read_examples(rule):
        if example.language == language and not example.known_miss and len(_text(example)) <= _LONGEST:
            yield example


def _composed(alone: RuleSet, wants: Iterable[Want], language: str) -> Iterator[str]:
    """Yield examples put together from the words of concepts, where no sentence was found."""
    for want in wants:
        if isinstance(want, Concepts):
            words = [phrases_of(concept, alone, language)[:4] for concept in want.names]
            for chosen in islice(product(*words), _MOST_TRIES):
                example = told(alone, f"… {' '.join(chosen)} …")
                if example is not None:
                    yield example


def _marked(example: Example, alone: RuleSet) -> str | None:
    """Return another rule's example with marks where this rule reports it, or None where it does not."""
    spans = _reports(example.message, alone)
    return None if spans is None else _with_marks(_plain(example), spans, _text(example))


def _reports(message: Message, alone: RuleSet) -> list[Span] | None:
    """Return the places in the body that the rule reports; None where it reports nothing at all."""
    found = check_message(message, alone)
    if not found:
        return None
    return united(Span(v.start.offset, v.end.offset) for v in found if v.part == "body" and v.start and v.end)


def _with_marks(plain: dict[str, Any], spans: list[Span], text: str) -> str:
    """Return an example in one line of YAML.

    Args:
        plain: the example as a mapping.
        spans: what the rule reports in its text.
        text: that text.
    """
    if plain.keys() == {"text"} and not set("[]") & set(text):
        for span in reversed(spans):
            text = f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"
        return quoted(text)
    return flow({**plain, "span": text[spans[0].start : spans[0].end]} if spans else plain)


def _plain(example: Example) -> dict[str, Any]:
    """Return an example as a mapping, without the marks of the rule that it was written for."""
    written = example.node.plain()
    if isinstance(written, dict):
        return {key: value for key, value in written.items() if key not in _OF_ITS_RULE}
    return {"text": _text(example)}


def _text(example: Example) -> str:
    """Return an example's body as it is written, without its marks."""
    body = next(part for part in example.message.parts if part.name == "body")
    return body.source if body.origin else body.text

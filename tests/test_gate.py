"""What is not looked for, because it can't be there, and what is remembered, change no report."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint.judge import Judge
from msglint.lexicon.lexicon import Lexicon
from msglint.linter import Linter
from msglint.match.document import Document
from msglint.match.finders import Finders
from msglint.match.paragraph import Paragraph
from msglint.match.tokens import Range
from msglint.match.wording import Wording
from msglint.read import read_labelled
from msglint.testing.examples import read_examples
from tests.lexicon.gates import open_gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.message import Message
    from msglint.ruleset.rule import Rule
    from msglint.violation import Violation

CORPORA = Path(__file__).parent / "corpus"
#: So many messages of each language's corpus are read.
SAMPLE = 4
#: So many rules give their examples.
RULES = 8
GAPS = [" ", "\n", "\n\n", ", ", " - "]


@cache
def linter() -> Linter:
    return Linter()


@cache
def messages() -> list[Message]:
    """Return a few messages of each language, the same ones each time."""
    random = Random(7)  # noqa: S311 - a sample, no secret
    found = []
    for corpus in sorted(CORPORA.glob("*.jsonl")):
        lines = corpus.read_bytes().splitlines(keepends=True)
        lines = random.sample(lines, min(len(lines), SAMPLE))
        found += [item[0] for item in read_labelled(BytesIO(b"".join(lines)), corpus.stem) if isinstance(item, tuple)]
    return found


@cache
def examples() -> list[Message]:
    """Return the examples of a few rules that have finders of concepts, the same ones each time."""
    scored = [rule for rule in linter().rules if rule.scored]
    chosen = Random(7).sample(scored, min(len(scored), RULES))  # noqa: S311 - a sample, no secret
    return [example.message for rule in chosen for example in read_examples(rule)]


@cache
def sentences() -> list[str]:
    """Return the sentences of all of them."""
    found: dict[str, None] = {}
    for message in (*messages(), *examples()):
        for reading in Document(message, linter().ruleset.lexicons).readings:
            for sentence in reading.segments.sentences:
                start, end = reading.span(Range(*sentence))
                found[reading.part.text[start : end + 1]] = None
    return list(found)


@contextmanager
def ungated() -> Iterator[None]:
    """Look for everything everywhere, and remember nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lexicon, "gate", lambda self, _tokens: open_gate(self.concepts))
        patch.setattr(Finders, "worth_asking", _all_of)
        patch.setattr(Judge, "may_decide", lambda *_: True)
        patch.setattr("msglint.match.document.wording_of", Wording)
        patch.setattr("msglint.match.scored.paragraph_of", Paragraph)
        yield


def _all_of(_finders: Finders, _document: Document) -> Iterator[tuple[Rule, frozenset[int]]]:
    for rule in linter().rules:
        yield rule, frozenset(map(id, rule.finders))


def forget() -> None:
    for lexicon in linter().ruleset.lexicons.values():
        lexicon.remembered.clear()


def report(message: Message) -> list[Violation]:
    return linter().check_message(message)


@pytest.mark.parametrize("start", range(4))
def test_reports_on_messages_of_all_languages_are_the_same_without_gates(start: int) -> None:
    sample = messages()[start::4]
    forget()
    fresh = [report(message) for message in sample]
    assert any(fresh)
    assert [report(message) for message in sample] == fresh
    with ungated():
        assert [report(message) for message in sample] == fresh


def test_reports_on_examples_of_rules_are_the_same_without_gates() -> None:
    sample = Random(3).sample(examples(), 60)  # noqa: S311 - a sample, no secret
    fresh = [report(message) for message in sample]
    assert any(fresh)
    with ungated():
        assert [report(message) for message in sample] == fresh


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_reports_on_any_sentences_in_any_order_are_the_same_without_gates(data: st.DataObject) -> None:
    picked = data.draw(st.lists(st.sampled_from(sentences()), min_size=1, max_size=6))
    gaps = data.draw(st.lists(st.sampled_from(GAPS), min_size=len(picked), max_size=len(picked)))
    text = "".join(f"{gap}{sentence}" for gap, sentence in zip(gaps, picked, strict=True))
    subject = data.draw(st.sampled_from(["", *picked]))
    remembered = linter().check(text, subject=subject)
    forget()
    assert linter().check(text, subject=subject) == remembered
    with ungated():
        assert linter().check(text, subject=subject) == remembered


def test_gates_are_really_off() -> None:
    (lexicon,) = (lexicon for lexicon in linter().ruleset.lexicons.values() if lexicon.language == "en")
    with ungated():
        assert lexicon.gate(["xyzzy"]).admit(set()) == lexicon.concepts
    assert lexicon.gate(["xyzzy"]).admit(set()) == set()

"""Labelled corpora: how many breaches are found, and how many reports are right, per rule and per language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msglint.engine import check_message
from msglint.errors import InputError, MsglintError, RuleTimeoutError
from msglint.message import CONTEXT_FIELDS
from msglint.read import read
from msglint.read.discover import problem_of
from msglint.read.records import read_labelled
from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.message import Message
    from msglint.ruleset.rule import RuleSet
    from msglint.violation import Violation


@dataclass(slots=True)
class Score:
    """Counts of one rule in one language.

    Attributes:
        found: breaches that were reported.
        missed: breaches that were not.
        false: reports of no breach.
        spans: labelled spans of found breaches.
        touched: those that a report overlaps.
    """

    found: int = 0
    missed: int = 0
    false: int = 0
    spans: int = 0
    touched: int = 0

    @property
    def precision(self) -> float | None:
        """The share of reports that are right; None without reports."""
        return self.found / (self.found + self.false) if self.found + self.false else None

    @property
    def recall(self) -> float | None:
        """The share of breaches that are reported; None without breaches."""
        return self.found / (self.found + self.missed) if self.found + self.missed else None

    def add(self, other: Score) -> None:
        """Add another score's counts."""
        self.found += other.found
        self.missed += other.missed
        self.false += other.false
        self.spans += other.spans
        self.touched += other.touched


@dataclass(frozen=True, slots=True)
class Miss:
    """One wrong answer.

    Attributes:
        source: the corpus file.
        line: the message's line in it, from 1.
        id: the message's id.
        rule: the rule's id.
        reported: True for a false alarm, False for a breach that was not found.
        text: the reported or labelled words, where there are any.
    """

    source: str
    line: int
    id: str | None
    rule: str
    reported: bool
    text: str | None


@dataclass(slots=True)
class Evaluation:
    """What one or more corpora say of a rule set.

    Attributes:
        scores: (rule id, language) -> counts.
        misses: the wrong answers, in the order of the corpora.
        messages: how many messages were checked.
        innocent: how many of them have no label of a rule that was checked.
        accused: how many of those were reported.
        lines: labelled lines of breaches that were reported.
        right: those of them on which a report begins.
        unchecked: labels of rules that are not in the rule set, with how often they stand.
        errors: lines that could not be read.
    """

    scores: dict[tuple[str, str], Score] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    messages: int = 0
    innocent: int = 0
    accused: int = 0
    lines: int = 0
    right: int = 0
    unchecked: Counter[str] = field(default_factory=Counter)
    errors: list[MsglintError] = field(default_factory=list)

    def total(self, rules: Iterable[str] | None = None, language: str | None = None) -> Score:
        """Return the counts added up over some rules (None: all) and one language (None: all)."""
        wanted = None if rules is None else set(rules)
        total = Score()
        for (rule, spoken), score in self.scores.items():
            if (wanted is None or rule in wanted) and language in (None, spoken):
                total.add(score)
        return total


def evaluate(paths: Sequence[str], rules: RuleSet, split: str | None = None) -> Evaluation:
    """Check the messages of labelled corpora and compare with their labels.

    Args:
        paths: JSONL files with `expect` and `spans`; a line may name a `file` in place of a text.
        rules: the rules; labels of others are counted apart.
        split: only lines whose `split` is this; None for all.
    """
    evaluation = Evaluation()
    for path in paths:
        for item in _lines(path):
            if isinstance(item, InputError):
                evaluation.errors.append(item)
                continue
            message, record = item
            if split is not None and record.get("split") != split:
                continue
            try:
                _compare(message, _labels(message, record), rules, evaluation)
            except MsglintError as error:
                evaluation.errors.append(error)
    return evaluation


def _lines(path: str) -> Iterator[tuple[Message, dict[str, Any]] | InputError]:
    try:
        with Path(path).open("rb") as stream:
            for item in read_labelled(stream, path):
                yield _file_of(item) if isinstance(item, tuple) and "file" in item[1] else item
    except OSError as error:
        yield InputError(problem_of(error), source=path)


def _file_of(item: tuple[Message, dict[str, Any]]) -> tuple[Message, dict[str, Any]] | InputError:
    """Return the message of the file that a line names, beside the corpus or below, with the line's labels."""
    labels, record = item
    folder = Path(labels.source).parent.resolve()
    path = (folder / str(record["file"])).resolve()
    if not path.is_relative_to(folder):
        return InputError("names a file outside the folder of the corpus", source=labels.source, line=labels.line)
    context = {name: record[name] for name in CONTEXT_FIELDS if record.get(name)}
    found = next(iter(read(str(path), context=context)), None)
    if found is None or isinstance(found, InputError):
        return found or InputError("holds no message", source=str(path))
    return replace(found, id=labels.id or str(record["file"]), language=labels.language), record


@dataclass(frozen=True, slots=True)
class _Labels:
    """What a line says about its message: the rules that it breaks, and (rule, words, line or None) where."""

    rules: tuple[str, ...]
    spans: tuple[tuple[str, str, int | None], ...]


def _labels(message: Message, record: dict[str, Any]) -> _Labels:
    """Read the labels of a line.

    Raises:
        InputError: they are missing or not in their form; a message without labels is not an innocent one.
    """
    expect, spans = record.get("expect"), record.get("spans") or []
    if not isinstance(expect, list) or not all(isinstance(name, str) for name in expect):
        problem = 'expect must list the rules that the message breaks, as in ["emoji"]; [] for none'
        raise InputError(problem, source=message.source, line=message.line)
    marked = [span if isinstance(span, dict) else {} for span in _list(spans)]
    if not all(
        isinstance(span.get("label"), str) and isinstance(span.get("text"), str) and span["text"] for span in marked
    ):
        problem = "spans must be a list of objects with label (a rule) and text (words of the message)"
        raise InputError(problem, source=message.source, line=message.line)
    return _Labels(tuple(expect), tuple((span["label"], span["text"], span.get("line")) for span in marked))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _compare(message: Message, labels: _Labels, rules: RuleSet, evaluation: Evaluation) -> None:
    names = {name: rule.id for rule in rules.rules for name in (rule.id, rule.name)}
    expected: set[str] = set()
    for label in labels.rules:
        if label in names:
            expected.add(names[label])
        else:
            evaluation.unchecked[label] += 1
    try:
        violations = check_message(message, rules)
    except RuleTimeoutError as error:
        raise InputError(str(error), source=message.source, line=message.line) from None
    reported = {violation.rule for violation in violations}
    evaluation.messages += 1
    if not expected:
        evaluation.innocent += 1
        evaluation.accused += bool(reported)
    language = message.language or "?"
    spans = [(names.get(label), text) for label, text, _ in labels.spans]
    for label, _, line in labels.spans:
        if line is not None and names.get(label) in expected & reported:
            begun = {
                violation.start.line for violation in violations if violation.rule == names[label] and violation.start
            }
            evaluation.lines += 1
            evaluation.right += line in begun
    for rule in sorted(expected | reported):
        score = evaluation.scores.setdefault((rule, language), Score())
        texts = [text for name, text in spans if name == rule]
        if rule in expected and rule in reported:
            score.found += 1
            score.spans += len(texts)
            score.touched += sum(_touched(message, text, rule, violations) for text in texts)
            continue
        if rule in expected:
            score.missed += 1
            shown = texts[0] if texts else None
        else:
            score.false += 1
            shown = next(violation.text for violation in violations if violation.rule == rule)
        miss = Miss(message.source, message.line, message.id, rule, rule in reported, shown)
        evaluation.misses.append(miss)


def _touched(message: Message, text: str, rule: str, violations: Sequence[Violation]) -> bool:
    """Return whether a report of the rule overlaps a place where the labelled text stands."""
    for part in (part for parts in (message.parts, *message.variants) for part in parts):
        places = [part.place(Span(*match.span())).span for match in re.finditer(re.escape(text), part.text)]
        for violation in violations:
            if violation.rule == rule and violation.part == part.name and violation.start and violation.end:
                reported = Span(violation.start.offset, violation.end.offset)
                if violation.text == text or any(reported.overlaps(place) for place in places):
                    return True
    return False

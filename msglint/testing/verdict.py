"""The result of `msglint test`, and its form for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from msglint.__about__ import __version__
from msglint.errors import RuleError
from msglint.testing.corpus import evaluate
from msglint.testing.examples import failures, read_examples

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from msglint.errors import MsglintError
    from msglint.ruleset.rule import Rule, RuleSet
    from msglint.testing.corpus import Evaluation, Score
    from msglint.testing.targets import Targets

    Examine = Callable[[Rule, RuleSet], tuple[int, list[RuleError]]]

_VERSION = 1


@dataclass(slots=True)
class Verdict:
    """What the tests brought to light.

    Attributes:
        rules: how many rules had their examples tested.
        examples: how many examples there were.
        failures: those that do not behave.
        corpus: what the labelled messages say; None without any.
        unknown: labels that no rule has -> how often they stand.
        errors: what could not be read.
    """

    rules: int = 0
    examples: int = 0
    failures: list[RuleError] = field(default_factory=list)
    corpus: Evaluation | None = None
    unknown: dict[str, int] = field(default_factory=dict)
    errors: list[MsglintError] = field(default_factory=list)


def try_examples(rule: Rule, rules: RuleSet) -> tuple[int, list[RuleError]]:
    """Test the examples of a rule: return how many there are, and an error for each that does not behave."""
    try:
        examples = read_examples(rule)
    except RuleError as error:
        return 0, [error]
    return len(examples), list(failures(rule, rules, examples))


def reach_verdict(
    examined: Sequence[Rule],
    rules: RuleSet,
    targets: Targets,
    split: str | None,
    *,
    known: Collection[str],
    examine: Examine = try_examples,
) -> Verdict:
    """Test everything that is to be tested.

    Args:
        examined: the rules whose examples are tested.
        rules: the rules that labelled messages are checked by.
        targets: what the user named.
        split: only labelled messages of this split; None for all.
        known: the ids and names of all rules, chosen or not.
        examine: tests the examples of one rule.
    """
    verdict = Verdict(rules=len(examined), errors=list(targets.errors))
    for rule in examined:
        count, failed = examine(rule, rules)
        verdict.examples += count
        verdict.failures += failed
    if targets.corpora:
        verdict.corpus = evaluate(targets.corpora, rules, split)
        verdict.errors += verdict.corpus.errors
        verdict.unknown = {name: n for name, n in sorted(verdict.corpus.unchecked.items()) if name not in known}
    return verdict


def as_data(verdict: Verdict) -> dict[str, Any]:
    """Return the whole verdict as plain data."""
    return {
        "version": _VERSION,
        "tool": {"name": "msglint", "version": __version__},
        "examples": {
            "rules": verdict.rules,
            "examples": verdict.examples,
            "failures": [
                {"file": e.file, "line": e.line, "column": e.column, "field": e.field, "message": e.problem}
                for e in verdict.failures
            ],
        },
        "corpus": _corpus(verdict.corpus, verdict.unknown) if verdict.corpus else None,
        "errors": [str(error) for error in verdict.errors],
    }


def _corpus(corpus: Evaluation, unknown: dict[str, int]) -> dict[str, Any]:
    return {
        "messages": corpus.messages,
        "innocent": corpus.innocent,
        "innocent_reported": corpus.accused,
        "lines": corpus.lines,
        "lines_right": corpus.right,
        "scores": [
            {"rule": rule, "language": language, **_score(score)}
            for (rule, language), score in sorted(corpus.scores.items())
        ],
        "total": _score(corpus.total()),
        "misses": [asdict(miss) for miss in corpus.misses],
        "unknown_labels": unknown,
    }


def _score(score: Score) -> dict[str, Any]:
    return {"precision": score.precision, "recall": score.recall, **asdict(score)}

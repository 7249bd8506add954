"""Makes the scorers in `rules/scorers/` from the tuning half of the corpora in this folder.

    python tests/corpus/train.py en zh

Needs scikit-learn (extra `train`). The same corpora, rules and version give the same files. Two steps, so that the
finders, which were written with some of these messages in view, are not trusted more than they deserve: word weights
are learned by cross-validated logistic regression on all tuning messages; how much the finders count beside them is
learned on the messages by authors whose work the rules' authors did not see (`FRESH`).
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, diags, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

from msglint.engine import check_message
from msglint.match.document import Document, Range
from msglint.match.scored import runs
from msglint.message import Context
from msglint.read import read_labelled
from msglint.ruleset.loader import load_rules
from msglint.testing.examples import read_examples
from msglint.text.grams import count, grams

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.message import Message
    from msglint.ruleset.rule import Rule, RuleSet

CORPORA = Path(__file__).parent
SCORERS = CORPORA.parent.parent / "rules" / "scorers"
#: Words alone break a rule only in a message that speaks of one of these: "If you need help, contact us" does not.
TOPIC = [
    *("review", "review-hint", "stars", "five-stars", "give-review", "post-opinion", "past-review", "review-platform"),
    *("edit-path", "positive-review"),
]
#: Language -> the authors (the letter in a message's id) whom the authors of rules and lexicons had not read.
FRESH = {"en": "jklmnopqrst", "zh": "jlmnop"}
#: The n-grams that weigh most are kept.
FEATURES = 9_000
REGULARISATION = 1.5
#: The examples in a rule's file are short and to the point; each counts as so many messages.
EXAMPLE_WEIGHT = 2
#: Of what is reported on the messages of unseen authors, at least this share must be right.
PRECISION = 0.94


class Window(NamedTuple):
    """One window of a message, as the engine weighs it.

    Attributes:
        author: language and letter of the message's author.
        counts: its n-grams.
        found: names of the rules whose finders alone report something in it, each with the surest confidence.
        labels: names of the rules that are labelled there.
    """

    author: str
    counts: dict[str, int]
    found: dict[str, str]
    labels: set[str]


def train(language: str) -> dict[str, Any]:
    """Return the scorer of a language as plain data."""
    rules = load_rules()
    scored = [rule for rule in rules.rules if rule.scored]
    names = [rule.name for rule in scored]
    alone = replace(rules, scorers={}, rules=tuple(scored))
    with (CORPORA / f"{language}.jsonl").open("rb") as stream:
        lines = [item for item in read_labelled(stream, language) if isinstance(item, tuple)]
    # What a label owes to the history of the order, the words can't show.
    rows = [row for row in lines if row[1]["split"] == "tune" and not row[0].context.review_requests]
    seen = [window for message, record in rows for window in _windows(message, record, alone)]
    labels = np.array([[name in window.labels for name in names] for window in seen])
    features, idf = _vocabulary([window.counts for window in seen])
    kept = _heaviest(_matrix([window.counts for window in seen], features, idf), labels, list(features))
    features = {gram: index for index, gram in enumerate(kept)}
    words = _matrix([window.counts for window in seen], features, idf)
    authors = np.array([window.author for window in seen])
    fresh = np.array([window.author[-1] in FRESH[language] for window in seen])
    weights = np.zeros((len(features), len(names)))
    added: list[dict[str, float]] = []
    biases: list[float] = []
    odds: list[Any] = []
    for column, name in enumerate(names):
        target = labels[:, column]
        model = _model()
        # Each author's messages are scored by a model that never saw that author: strangers will write the next ones.
        scores = cross_val_predict(
            model, words, target, groups=authors, cv=LeaveOneGroupOut(), method="decision_function"
        )
        flags = [(window.found.get(name) == "high", window.found.get(name, "high") != "high") for window in seen]
        inputs = np.c_[scores, np.array(flags, dtype=float)][fresh]
        joint = LogisticRegression(C=1.0).fit(inputs, target[fresh])
        scale, high, lower = (float(value) for value in joint.coef_[0])
        examples, verdicts = _examples(scored[column], language, rules)
        own = _matrix(examples, features, idf)
        model.fit(vstack([words, *[own] * EXAMPLE_WEIGHT]), np.r_[target, np.tile(verdicts, EXAMPLE_WEIGHT)])
        weights[:, column] = model.coef_[0] * scale
        added.append({"high": round(high, 3), "medium": round(lower, 3), "low": round(lower, 3)})
        biases.append(float(model.intercept_[0] * scale + joint.intercept_[0]))
        odds.append(joint.decision_function(inputs))
    threshold = _threshold(np.concatenate(odds), labels[fresh].T.ravel())
    return {
        "language": language,
        "topic": TOPIC,
        "rules": {
            name: {"bias": round(bias - threshold, 3), "found": found}
            for name, bias, found in zip(names, biases, added, strict=True)
        },
        "features": {
            gram: [round(idf[gram] * 100), *(round(value * 100) for value in weights[index])]
            for gram, index in sorted(features.items())
        },
    }


def _windows(message: Message, record: dict[str, Any], alone: RuleSet) -> Iterator[Window]:
    reading = Document(message, alone.lexicons).reads(("body",))[0]
    text = reading.part.text
    violations = [v for v in check_message(message, alone) if v.part == "body" and v.start]
    for run in runs(reading):
        span = reading.span(Range(run[0].first, run[-1].last))
        found: dict[str, str] = {}
        for violation in violations:
            if violation.start and span.start <= violation.start.offset < span.end:
                name = violation.rule.rpartition("/")[2]
                found[name] = min(found.get(name, "z"), violation.confidence)  # "high" is first in the alphabet, too
        labels = {
            label["label"]
            for label in record.get("spans", ())
            if (start := text.find(label["text"])) >= 0 and start < span.end and span.start < start + len(label["text"])
        }
        yield Window(str(message.id)[:4], count(grams(reading.folded.text, reading.segments, run)), found, labels)


def _counts(message: Message, rules: RuleSet) -> dict[str, int]:
    reading = Document(message, rules.lexicons).reads(("body",))[0]
    return count(grams(reading.folded.text, reading.segments, reading.segments.sentences))


def _examples(rule: Rule, language: str, rules: RuleSet) -> tuple[list[dict[str, int]], list[bool]]:
    """Return the n-grams of a rule's own examples in a language, and which are bad."""
    examples = [
        example
        for example in read_examples(rule)
        if example.language == language and example.message.context == Context()
    ]
    return [_counts(example.message, rules) for example in examples], [example.bad for example in examples]


def _model() -> LogisticRegression:
    return LogisticRegression(C=REGULARISATION, class_weight="balanced", max_iter=3000)


def _threshold(odds: Any, labels: Any) -> float:
    """Return the log odds above which the wanted share of reports is right, and say what they find."""
    order = np.argsort(-odds, kind="stable")
    right = np.cumsum(labels[order])
    precision = right / np.arange(1, len(order) + 1)
    last = int(np.nonzero(precision >= PRECISION)[0][-1])
    print(f"unseen authors: precision {precision[last]:.3f}, recall {right[last] / labels.sum():.3f}", file=sys.stderr)  # noqa: T201 - a script
    return float(odds[order[last]])


def _vocabulary(counts: list[dict[str, int]]) -> tuple[dict[str, int], dict[str, float]]:
    """Return the n-grams that stand in two messages or more, and how rare each is."""
    messages: dict[str, int] = {}
    for one in counts:
        for gram in one:
            messages[gram] = messages.get(gram, 0) + 1
    kept = sorted(gram for gram, times in messages.items() if times > 1)
    idf = {gram: round(float(np.log((1 + len(counts)) / (1 + messages[gram])) + 1), 2) for gram in kept}
    return {gram: index for index, gram in enumerate(kept)}, idf


def _matrix(counts: list[dict[str, int]], features: dict[str, int], idf: dict[str, float]) -> Any:
    values, columns, starts = [], [], [0]
    for one in counts:
        for gram, times in one.items():
            if gram in features:
                columns.append(features[gram])
                values.append((1 + np.log(times)) * idf[gram])
        starts.append(len(columns))
    rows = csr_matrix((values, columns, starts), shape=(len(counts), len(features)))
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return csr_matrix(diags(1 / np.sqrt(np.maximum(lengths, 1e-9))) @ rows)  # as `Scorer.weigh` does


def _heaviest(words: Any, labels: Any, grams_: list[str]) -> list[str]:
    """Return the n-grams that weigh most for or against any rule."""
    weight = np.max([np.abs(_model().fit(words, column).coef_[0]) for column in labels.T], axis=0)
    return sorted(grams_[index] for index in np.argsort(-weight, kind="stable")[:FEATURES])


def main() -> None:
    """Write the scorers of the languages named on the command line."""
    SCORERS.mkdir(exist_ok=True)
    for language in sys.argv[1:]:
        scorer = train(language)
        features = scorer.pop("features")
        lines = [f"{json.dumps(gram, ensure_ascii=False)}: {values}" for gram, values in features.items()]
        head = json.dumps(scorer, ensure_ascii=False)[:-1]
        text = f'{head}, "features": {{\n' + ",\n".join(lines) + "\n}}\n"
        (SCORERS / f"{language}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

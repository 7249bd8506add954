"""Makes the scorers in `rules/scorers/` from the tuning half of the corpora in this folder.

    python tests/corpus/train.py en zh any

Needs scikit-learn (extra `train`). The same corpora, rules and version give the same files. `en` and `zh` weigh words
and senses of one language; `any` weighs senses alone, learned from all languages. Two steps, so that the finders, which
were written with some of these messages in view, are not trusted more than they deserve: weights are learned by
cross-validated linear classifiers on all tuning messages; how much the finders count beside them is learned on the
messages by authors whose work the rules' authors did not see (`FRESH`).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from msglint.engine import check_message
from msglint.match.document import Document
from msglint.match.meanings import sense_pairs
from msglint.match.scored import Run, runs
from msglint.match.tokens import Range
from msglint.message import Context
from msglint.read import read_labelled
from msglint.ruleset.loader import load_rules
from msglint.ruleset.scorer import ANY, shares
from msglint.testing.examples import read_examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from msglint.match.document import Reading
    from msglint.message import Message
    from msglint.ruleset.rule import Rule, RuleSet

CORPORA = Path(__file__).parent
SCORERS = CORPORA.parent.parent / "rules" / "scorers"
#: Words alone break a rule only in a message that speaks of its matter: "If you need help, contact us" is no review.
REVIEW = (
    "review",
    "feedback",
    "rating",
    "rate",
    "comment",
    "opinion",
    "star",
    "five-star",
    "few-stars",
    "four-star",
    "page",
)
TOPIC = {
    **dict.fromkeys(
        ("positive-review-request", "repeat-review-request", "review-change-request", "review-gating"), REVIEW
    ),
    **dict.fromkeys(("review-incentive", "review-pressure"), REVIEW),
    "promotion": (
        *("voucher", "discount", "sale", "next-order", "collection", "buy-more", "newsletter", "percent", "save"),
        *("free", "gift", "website", "follow", "price", "reward", "new"),
    ),
    "claim-suppression": ("claim", "return-request", "open-case", "close-case", "return-goods"),
    "personal-info-request": (
        *("personal-data", "phone", "email-word", "address", "tax-number", "paypal", "chat-app", "contact"),
        *("card", "money", "send-money", "name", "photo"),
    ),
    "off-platform-diversion": (
        *("website", "outside", "visit", "follow", "chat-app", "email-word", "next-order", "collection", "buy-more"),
        *("page", "find", "phone"),
    ),
    "off-platform-payment": ("paypal", "outside", "send-money", "money", "refund", "personal-data", "price", "card"),
    "offensive-language": ("insult", "profanity"),
    "cancellation-request": ("cancel", "cancel-yourself", "reason-choose"),
}
#: A message that speaks of one of these says more than thanks, a confirmation or an offer of help.
WITHOUT = {
    "unnecessary-message": (
        *REVIEW,
        *("voucher", "discount", "sale", "refund", "replacement", "cancel", "cancel-yourself", "we-cancel", "claim"),
        *("customize", "invoice", "tax-number", "manual", "recall", "out-of-stock", "size-colour", "warranty"),
    ),
}
#: Rules about the message as a whole.
WHOLE = ("unnecessary-message",)
#: Language -> the authors (the letter in a message's id) whom the authors of rules and lexicons had not read.
FRESH = {"en": "jklmnopqrstABCDFGIJK", "zh": "jlmnopABCDFGIJK", ANY: "uvwxABCDFGIJK"}
#: The n-grams that weigh most are kept.
FEATURES = {"en": 16_000, "zh": 16_000, ANY: 24_000}
REGULARISATION = 0.1
FOLDS = 6
#: A language's scorer weighs a rule only if so many of its windows break it.
FEWEST = 100
#: With fewer breaches by unseen authors, how much finders count is learned from all messages.
FEWEST_FRESH = 40
#: The examples in a rule's file are short and to the point; each counts as so many messages.
EXAMPLE_WEIGHT = 2
#: A message in a language that has few counts as so many in the scorer of all languages.
RARE_WEIGHT = 3
#: Of what is reported on the messages of unseen authors, at least this share must be right.
PRECISION = 0.93
#: Unless less than this share is reported then.
LEAST_RECALL = 0.4


class Window(NamedTuple):
    """One window of a message, as the engine weighs it.

    Attributes:
        author: language and letter of the message's author.
        counts: its n-grams.
        found: names of the rules whose finders alone report something in it, each with the surest confidence.
        labels: names of the rules that are labelled there.
        part: whether it is one of the message's windows.
        whole: whether it is the whole of its message; a short message's only window is both.
    """

    author: str
    counts: dict[str, int]
    found: dict[str, str]
    labels: set[str]
    part: bool
    whole: bool

    def serves(self, rule: str) -> bool:
        """Return whether the engine would weigh it for a rule."""
        return self.whole if rule in WHOLE else self.part

    @property
    def language(self) -> str:
        """The language of its message."""
        return self.author.rpartition("-")[0]


def train(language: str) -> dict[str, Any]:
    """Return the scorer of a language as plain data."""
    rules = load_rules()
    scored = [rule for rule in rules.rules if rule.scored]
    alone = replace(rules, scorers={}, rules=tuple(scored))
    languages = sorted(file.stem for file in CORPORA.glob("*.jsonl")) if language == ANY else [language]
    seen = [window for name in languages for window in _read(name, alone, words=language != ANY)]
    # A rule that is broken too rarely in one language is left to the scorer of all.
    scored = [rule for rule in scored if language == ANY or sum(rule.name in w.labels for w in seen) >= FEWEST]
    fresh = np.array([window.author[-1] in FRESH[language] for window in seen])
    vocabulary, idf = _vocabulary([window.counts for window in seen])
    everything = _matrix([window.counts for window in seen], vocabulary, idf)
    targets = {rule.name: np.array([rule.name in window.labels for window in seen]) for rule in scored}
    served = _served(seen, targets)
    share = np.array([1.0 if window.language in ("en", "zh") else RARE_WEIGHT for window in seen])
    unseen = _unseen(seen, everything, targets, share, FEATURES[language])
    best = _heaviest(everything, targets, served, FEATURES[language])
    grams = list(vocabulary)
    kept = {grams[index]: at for at, index in enumerate(best)}
    words = everything[:, best]
    weights = np.zeros((len(kept), len(scored)))
    heads: dict[str, dict[str, Any]] = {}
    for column, rule in enumerate(scored):
        use = np.flatnonzero(served[rule.name])
        target = targets[rule.name][use]
        confidences = [seen[index].found.get(rule.name) for index in use]
        flags = np.array([(name == "high", name not in {"high", None}) for name in confidences], dtype=float)
        chosen = fresh[use]
        if (chosen & target).sum() < FEWEST_FRESH:
            chosen[:] = True
        inputs = np.c_[unseen[rule.name][use], flags][chosen]
        joint = LogisticRegression(C=1.0).fit(inputs, target[chosen])
        scale, high, lower = (float(value) for value in joint.coef_[0])
        examples, verdicts = _examples(rule, language, rules)
        extra = [_matrix(examples, kept, idf)] * EXAMPLE_WEIGHT if examples else []
        model = _model().fit(
            vstack([words[use], *extra]),
            np.r_[target, np.tile(verdicts, len(extra))],
            sample_weight=np.r_[share[use], np.ones(len(extra) * len(verdicts))],
        )
        weights[:, column] = model.coef_[0] * scale
        odds = joint.decision_function(inputs)
        threshold = _threshold(odds, target[chosen])
        heads[rule.name] = {
            "bias": round(float(model.intercept_[0] * scale + joint.intercept_[0]) - threshold, 3),
            "found": {"high": round(high, 3), "medium": round(lower, 3), "low": round(lower, 3)},
            "topic": TOPIC.get(rule.name, ()),
            "whole": rule.name in WHOLE,
            "without": WITHOUT.get(rule.name, ()),
        }
        _say(rule.name, odds >= threshold, target[chosen])
    return {
        "language": language,
        "rules": heads,
        "features": {
            gram: [round(idf[gram] * 100), *(round(value * 100) for value in weights[index])]
            for gram, index in sorted(kept.items())
        },
    }


def _read(language: str, alone: RuleSet, *, words: bool) -> Iterator[Window]:
    with (CORPORA / f"{language}.jsonl").open("rb") as stream:
        lines = [item for item in read_labelled(stream, language) if isinstance(item, tuple)]
    for message, record in lines:
        # What a label owes to the history of the order, the words can't show.
        if record["split"] == "tune" and not message.context.review_requests:
            yield from _windows(message, record, alone, words=words)


def _windows(message: Message, record: dict[str, Any], alone: RuleSet, *, words: bool) -> Iterator[Window]:
    document = Document(message, alone.lexicons)
    reading = document.reads(("body",))[0]
    text = reading.part.text
    violations = [v for v in check_message(message, alone) if v.part == "body" and v.start]
    author = str(message.id).rpartition("-")[0]
    cut = list(runs(reading))
    for run in cut:
        sentences = [reading.segments.sentences[number] for number in run]
        span = reading.span(Range(sentences[0].first, sentences[-1].last))
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
        if len(cut) == 1:
            labels |= {name for name in record["expect"] if name in WHOLE}
        yield Window(author, _counts(reading, run, words=words), found, labels, part=True, whole=len(cut) == 1)
    if len(cut) > 1:
        everything = [number for run in cut for number in run]
        yield Window(
            author,
            _counts(reading, everything, words=words),
            {},
            {name for name in record["expect"] if name in WHOLE},
            part=False,
            whole=True,
        )


def _counts(reading: Reading, sentences: Sequence[int], *, words: bool) -> dict[str, int]:
    """Return how often each n-gram stands in some sentences, and once each pair of senses that they hold.

    Args:
        reading: the part that holds them.
        sentences: their numbers.
        words: whether n-grams of words count besides those of senses: for the scorer of one language.
    """
    if not sentences:
        return {}
    run = Run(reading, sentences, ())
    return Counter([*sense_pairs(run.paragraph.meanings), *(gram.text for gram in run.grams(words=words))])


def _examples(rule: Rule, language: str, rules: RuleSet) -> tuple[list[dict[str, int]], list[bool]]:
    """Return the n-grams of a rule's own examples in a language, and which are bad."""
    examples = [
        example
        for example in read_examples(rule)
        if language in (example.language, ANY) and example.message.context == Context()
    ]
    readings = [Document(example.message, rules.lexicons).reads(("body",))[0] for example in examples]
    counts = [_counts(one, range(len(one.segments.sentences)), words=language != ANY) for one in readings]
    return counts, [example.bad for example in examples]


def _model() -> LinearSVC:
    return LinearSVC(C=REGULARISATION, class_weight="balanced", random_state=0, max_iter=5000)


def _threshold(odds: Any, labels: Any) -> float:
    """Return the log odds from which on the wanted share of reports is right, or where reports are worth most."""
    order = np.argsort(-odds, kind="stable")
    right = np.cumsum(labels[order])
    reported = np.arange(1, len(order) + 1)
    # With few cases, one more wrong report is likely.
    enough = np.nonzero(right / (reported + 1) >= PRECISION)[0]
    if len(enough) and right[enough[-1]] >= LEAST_RECALL * labels.sum():
        return float(odds[order[enough[-1]]])
    # Half as much for recall as for precision.
    return float(odds[order[int(np.argmax(1.25 * right / (0.25 * labels.sum() + reported)))]])


def _say(what: str, reported: Any, labels: Any) -> None:
    right = (reported & labels).sum()
    precision, recall = right / max(reported.sum(), 1), right / max(labels.sum(), 1)
    print(f"{what}: {labels.sum()} cases, precision {precision:.3f}, recall {recall:.3f}", file=sys.stderr)  # noqa: T201 - a script


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
    """Return the share of each n-gram in each text, as `Scorer.weigh` reckons it."""
    values: list[float] = []
    columns: list[int] = []
    starts = [0]
    for one in counts:
        mine = shares({gram: times for gram, times in one.items() if gram in features}, idf)
        columns += [features[gram] for gram in mine]
        values += mine.values()
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(counts), len(features)))


def _unseen(
    seen: Sequence[Window], everything: Any, targets: Mapping[str, Any], share: Any, features: int
) -> dict[str, Any]:
    """Return for each rule the scores of all windows, each by a model that never saw its author.

    Strangers will write the next messages. An author of many languages, whose letter is a capital, is one author.
    """
    groups = np.array([window.author[-1] if window.author[-1].isupper() else window.author for window in seen])
    scores = {name: np.zeros(len(seen)) for name in targets}
    served = _served(seen, targets)
    for learned, asked in GroupKFold(min(FOLDS, len(set(groups)))).split(everything, groups=groups):
        part = {name: mask[learned] for name, mask in served.items()}
        labels = {name: target[learned] for name, target in targets.items()}
        best = _heaviest(everything[learned], labels, part, features)
        known, questions = everything[learned][:, best], everything[asked][:, best]
        for name, target in labels.items():
            use = part[name]
            model = _model().fit(known[use], target[use], sample_weight=share[learned][use])
            scores[name][asked] = model.decision_function(questions)
    return scores


def _served(seen: Sequence[Window], rules: Iterable[str]) -> dict[str, Any]:
    """Return for each rule which windows the engine would weigh for it."""
    return {name: np.array([window.serves(name) for window in seen]) for name in rules}


def _heaviest(everything: Any, targets: Mapping[str, Any], served: Mapping[str, Any], features: int) -> Any:
    """Return the columns of the n-grams that weigh most for or against any rule."""
    most = np.zeros(everything.shape[1])
    for name, target in targets.items():
        use = served[name]
        most = np.maximum(most, np.abs(_model().fit(everything[use], target[use]).coef_[0]))
    return np.sort(np.argsort(-most, kind="stable")[:features])


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

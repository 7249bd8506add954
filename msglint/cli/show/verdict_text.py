"""The result of `msglint test` for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.cli.say import plural, say
from msglint.cli.show.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.testing.corpus import Evaluation, Miss, Score
    from msglint.testing.verdict import Verdict

_TITLES = ("rule", "lang", "prec", "recall", "found", "missed", "false", "words")


def show(verdict: Verdict, color: str, most_misses: int | None) -> None:
    """Write the failing examples, the scores and the wrong answers.

    Args:
        verdict: what to write.
        color: `auto`, `always` or `never`.
        most_misses: how many wrong answers to list; None for all.
    """
    screen = Screen(color)
    for failure in verdict.failures:
        screen.line(str(failure))
    if verdict.rules or not verdict.corpus:
        counts = (
            plural(verdict.rules, "rule"),
            plural(verdict.examples, "example"),
            plural(len(verdict.failures), "failure"),
        )
        screen.paragraph(", ".join(counts), "bold")
    if verdict.corpus is None:
        return
    _show_corpus(screen, verdict.corpus)
    _show_misses(screen, verdict.corpus.misses, most_misses)
    if verdict.unknown:
        names = ", ".join(f"{name} ({number})" for name, number in verdict.unknown.items())
        say("note", f"labels that no rule has were not counted: {names}")


def _show_corpus(screen: Screen, corpus: Evaluation) -> None:
    rows = [_row(rule, language, score) for (rule, language), score in sorted(corpus.scores.items())]
    languages = sorted({language for _, language in corpus.scores})
    if len(languages) > 1:
        rows += [_row("all", language, corpus.total(language=language)) for language in languages]
    rows.append(_row("all", "", corpus.total()))
    screen.table(_TITLES, rows, numbers_from=2)
    share = f" ({corpus.accused / corpus.innocent:.1%})" if corpus.innocent else ""
    messages = plural(corpus.messages, "message")
    lines = f"; lines right: {corpus.right} of {corpus.lines}" if corpus.lines else ""
    screen.paragraph(f"{messages}; innocent ones reported: {corpus.accused} of {corpus.innocent}{share}{lines}", "bold")


def _row(rule: str, language: str, score: Score) -> tuple[str, ...]:
    words = score.touched / score.spans if score.spans else None
    return (
        rule,
        language,
        _share(score.precision),
        _share(score.recall),
        *(str(number) for number in (score.found, score.missed, score.false)),
        _share(words),
    )


def _show_misses(screen: Screen, misses: Sequence[Miss], most: int | None) -> None:
    for miss in misses[:most]:
        what = "false alarm" if miss.reported else "missed"
        words = f": {' '.join(miss.text.split())}" if miss.text else ""
        name = f" {miss.id}" if miss.id is not None else ""
        screen.line(f"{miss.source}:{miss.line}:{name} {what} {miss.rule}{words}")
    hidden = len(misses) - len(misses[:most])
    if hidden:
        screen.paragraph(f"and {hidden} more wrong answers: --misses all")


def _share(share: float | None) -> str:
    # Cut, not rounded: 0.9999 must not read as perfect.
    return "-" if share is None else f"{int(share * 1000) / 1000:.3f}"

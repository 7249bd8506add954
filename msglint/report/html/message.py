"""One message of the page: its texts with marks, and an explanation of each violation."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msglint.report.html.card import Card, quote, where
from msglint.report.html.markup import element, isolated, joined
from msglint.report.html.passages import lay_out
from msglint.report.html.words import counted, severities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from msglint.message import Message
    from msglint.report.html.markup import Html
    from msglint.report.result import Result, Suppressed
    from msglint.violation import Violation

#: Violations of one message that are explained; more than this nobody goes through one by one.
MAX_EXPLAINED = 100
_LANGUAGE_CHARS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


def section(result: Result, number: int, file: int, titles: Mapping[str, str]) -> Html:
    """Return a message with violations as a section.

    Args:
        result: the message and its violations.
        number: its number on the page, from 1.
        file: the number of its file on the page.
        titles: rule -> title.
    """
    message, violations = result.message, result.violations
    prefix = f"m{number}"
    explained = violations[:MAX_EXPLAINED]
    labels = [f"Violation {n}: {title_of(each.rule, titles)}" for n, each in enumerate(explained, 1)]
    laid = lay_out(message, list(zip(explained, labels, strict=True)))
    firsts: dict[tuple[str, str], int] = {}
    cards = []
    for n, violation in enumerate(explained, 1):
        first = firsts.setdefault((violation.rule, violation.instead), n)
        card = Card(violation, n, title_of(violation.rule, titles), prefix, first if first != n else None)
        cards.append(card.html(laid))
    language = _language(message)
    total = counted(len(violations), "violation")
    texts = [
        joined([element("h4", isolated(passage.title)), element("div", passage.html(prefix), lang=language)])
        for passage in laid.shown
    ]
    return element(
        "article",
        element("h3", place(message), id=f"{prefix}h"),
        element("p", severities(violation.severity for violation in violations), class_="counts"),
        element(
            "div",
            element("div", *texts, class_="texts"),
            element(
                "div",
                element("h4", total, data_total=total),
                element("ol", *cards, class_="cards"),
                _unexplained(violations[MAX_EXPLAINED:]),
                suppressed(result.suppressed),
                class_="explanations",
            ),
            class_="columns",
        ),
        id=prefix,
        class_="message",
        data_file=file,
        aria_labelledby=f"{prefix}h",
    )


def row(result: Result, file: int) -> Html:
    """Return a message with violations as a row of a table, without its text."""
    head = element("th", place(result.message), scope="row")
    return element("tr", head, element("td", *_by_rule(result.violations)), class_="message", data_file=file)


def name(message: Message) -> Html:
    """Return a message without violations as an item of a list."""
    return element("li", place(message))


def item(text: str) -> Html:
    """Return an item of a list."""
    return element("li", isolated(text))


def let_pass(result: Result) -> Html:
    """Return a message that has only suppressed violations as an item of a list."""
    return element("li", place(result.message), suppressed(result.suppressed))


def suppressed(found: Sequence[Suppressed]) -> Html | None:
    """Return the violations that are known and let pass, folded away; None where there are none."""
    if not found:
        return None
    ignored = sum(each.by == "ignore" for each in found)
    kinds = [f"{ignored:,} ignored"] if ignored else []
    kinds += [f"{len(found) - ignored:,} in the baseline"] if ignored < len(found) else []
    items = [_suppressed(each) for each in found[:MAX_EXPLAINED]]
    rest = len(found) - len(items)
    return element(
        "details",
        element("summary", f"{len(found):,} let pass: {', '.join(kinds)}"),
        element("ul", *items, element("li", f"and {rest:,} more") if rest else None),
        class_="suppressed",
    )


def place(message: Message) -> Html:
    """Return where a message stands."""
    record = message.id is not None or message.line > 1
    return joined(
        [
            isolated(message.source),
            f", line {message.line}" if record else None,
            element("span", " (", isolated(message.id), ")", class_="id") if message.id is not None else None,
        ]
    )


def title_of(rule: str, titles: Mapping[str, str]) -> str:
    """Return what a rule is about; of a rule that isn't known, its name."""
    return titles.get(rule) or rule.rpartition("/")[2]


def _suppressed(each: Suppressed) -> Html:
    violation = each.violation
    at = None
    if violation.start is not None and violation.text is not None:
        at = joined([" ", where(violation.part, violation.start, violation.file), ": ", quote(violation.text)])
    reason = each.reason or ("in the baseline" if each.by == "baseline" else "no reason given")
    return element(
        "li",
        element("code", isolated(violation.rule)),
        f" ({violation.severity}): ",
        isolated(violation.message),
        at,
        element("p", "Let pass: ", isolated(reason), class_="reason"),
    )


def _unexplained(violations: Sequence[Violation]) -> Html | None:
    """Return how many more of which rule there are."""
    if not violations:
        return None
    note = f"{counted(len(violations), 'further violation')} not explained one by one: "
    return element("p", note, *_by_rule(violations), class_="left-out")


def _by_rule(violations: Sequence[Violation]) -> list[Html]:
    """Return how many there are of each rule, in the order of the rules."""
    counts = sorted(Counter((violation.rule, violation.severity) for violation in violations).items())
    last = len(counts)
    return [
        joined(
            [
                element("bdi", f"{rule} ×{count}" if count > 1 else rule, data_rule=rule, data_severity=severity),
                ", " if number < last else None,
            ]
        )
        for number, ((rule, severity), count) in enumerate(counts, 1)
    ]


def _language(message: Message) -> str:
    """Return the language of a message's texts for fonts and voices; empty, which is "unknown", for any odd value."""
    known = message.language or ""
    return known if _LANGUAGE_CHARS.issuperset(known) and len(known) < len("zh-Hant-TW-x-private-use") else ""

"""What the page says about the whole run: numbers, rules and files, each a filter of the messages below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.report.html.markup import element, isolated, joined
from msglint.report.html.message import title_of
from msglint.report.html.words import counted
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from msglint.report.html.markup import Html
    from msglint.report.html.tally import FileCount, RuleCount, Tally
    from msglint.report.result import Summary

#: Files listed with their counts; more make the table useless.
_MAX_FILES = 200
_NAMES = {"error": "Errors", "warning": "Warnings", "info": "Info"}


def numbers(summary: Summary, tally: Tally) -> Html:
    """Return the counts of the run."""
    found: list[tuple[str, str]] = [
        ("Messages checked", f"{summary.messages:,}"),
        ("Messages with violations", f"{summary.violating:,}"),
    ]
    for name in SEVERITIES:
        number = f"{getattr(summary, name):,}"
        found.append((_NAMES[name], _filter("severity", name, number, tally.links.get(name, ""))))
    if summary.ignored or summary.known:
        found += [("Ignored", f"{summary.ignored:,}"), ("In the baseline", f"{summary.known:,}")]
    if summary.failures:
        found.append(("Not checked", element("a", f"{summary.failures:,}", href="#not-checked")))
    pairs = (element("div", element("dt", name), element("dd", number)) for name, number in found)
    return element(
        "section",
        element("h2", "Summary", id="summary"),
        element("dl", *pairs, class_="numbers"),
        aria_labelledby="summary",
    )


def rules(tally: Tally, titles: Mapping[str, str]) -> Html | None:
    """Return the rules that were broken, and the names of the others; None where there are neither."""
    broken = tally.rules()
    kept = sorted(set(titles) - {rule for rule, _ in broken})
    if not broken and not kept:
        return None
    rows = [_rule(rule, count, title_of(rule, titles)) for rule, count in broken]
    items = [element("li", isolated(titles[rule]), " ", element("code", isolated(rule))) for rule in kept]
    return element(
        "section",
        element("h2", "Rules", id="rules"),
        table("rules", ("Rule that is broken", "Violations", "Messages"), rows) if rows else None,
        element(
            "details",
            element("summary", f"{counted(len(kept), 'rule')} not broken"),
            element("ul", *items),
            class_="fold",
        )
        if kept
        else None,
        aria_labelledby="rules",
    )


def _rule(rule: str, count: RuleCount, title: str) -> Html:
    grave = [name for name in SEVERITIES if count.severities[name]]
    words = (element("span", name, class_=f"severity {name}") for name in grave)
    why, instead = count.example.why, count.example.instead
    about = element(
        "div",
        element("p", _filter("rule", rule, isolated(title), count.link), *words, class_="title"),
        element("code", isolated(rule)),
    )
    advice = element(
        "div",
        element("p", why, class_="why", dir="auto") if why else None,
        element("p", element("b", "Instead: "), isolated(instead)) if instead else None,
    )
    return element(
        "tr",
        element("th", element("div", about, advice, class_="rule"), scope="row"),
        element("td", f"{count.severities.total():,}"),
        element("td", f"{count.messages:,}"),
    )


def files(tally: Tally) -> Html | None:
    """Return the files with violations; None where there is but one file, or none with violations."""
    counts = tally.files()
    broken = [(source, count) for source, count in counts if count.violating]
    if len(counts) <= 1 or not broken:
        return None
    rows = [_row(source, count) for source, count in broken[:_MAX_FILES]]
    rest = len(broken) - len(rows)
    return element(
        "section",
        element("h2", "Files", id="files"),
        table("files", ("File with violations", "Messages with violations", "Violations"), rows),
        element("p", f"and {counted(rest, 'file')} with no more violations than these", class_="left-out")
        if rest
        else None,
        aria_labelledby="files",
    )


def _row(source: str, count: FileCount) -> Html:
    name = _filter("file", str(count.number), isolated(source), count.link)
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", f"{count.violating:,} of {count.messages:,}"),
        element("td", f"{count.violations:,}"),
    )


def table(labelled_by: str, heads: Sequence[str], rows: Sequence[Html]) -> Html:
    """Return a table.

    Args:
        labelled_by: the id of its heading; the name of its style, too.
        heads: the headings of its columns.
        rows: its rows.
    """
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    return element(
        "table", element("thead", head), element("tbody", *rows), class_=labelled_by, aria_labelledby=labelled_by
    )


def _filter(field_name: str, value: str, text: str, link: str) -> Html:
    """Return a link that shows only what has that value; without its script, it leads to the first of these."""
    if not link:
        return joined([text])
    return element("a", text, href=f"#{link}", data_filter=field_name, data_value=value)


def form(summary: Summary, tally: Tally, titles: Mapping[str, str]) -> Html:
    """Return the filter of the messages; the script takes `hidden` away, for without it nothing would happen."""
    severities = [(name, _NAMES[name]) for name in SEVERITIES if getattr(summary, name)]
    broken = [(rule, f"{title_of(rule, titles)} ({count.severities.total():,})") for rule, count in tally.rules()]
    sources = [(str(count.number), source) for source, count in tally.files()[:_MAX_FILES] if count.violating]
    return element(
        "form",
        element("label", "Search ", element("input", type="search", name="text", autocomplete="off")),
        _select("severity", "Severity", severities),
        _select("rule", "Rule", broken),
        _select("file", "File", sources),
        element("button", "Show all", type="reset"),
        element("p", role="status"),
        id="filter",
        role="search",
        aria_label="Filter the messages",
        hidden=True,
    )


def _select(name: str, label: str, choices: Sequence[tuple[str, str]]) -> Html:
    options = (element("option", text, value=value, dir="auto") for value, text in choices)
    return element("label", f"{label} ", element("select", element("option", "all", value=""), *options, name=name))

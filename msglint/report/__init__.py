"""Reports: outcomes in, text out; one file per format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from msglint.errors import UsageError
from msglint.report.result import Outcome, Reporter, Result, Summary
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    from msglint.ruleset.rule import Rule

__all__ = [
    "FORMATS",
    "Outcome",
    "Reporter",
    "Result",
    "Summary",
    "automatic_format",
    "open_reporter",
    "shows_texts",
    "write",
]


class _Format(NamedTuple):
    """A format.

    Attributes:
        module: where its reporter stands.
        reporter: the reporter.
        takes: which of the arguments of `open_reporter` it takes beside the stream.
        shows_texts: whether it shows what stands around a violation.
    """

    module: str
    reporter: str
    takes: tuple[str, ...] = ()
    shows_texts: bool = False


#: By name, for a run needs one or two of them, and each brings imports of its own.
_FORMATS = {
    "text": _Format("text_report", "TextReporter", ("color", "width"), shows_texts=True),
    "json": _Format("json_report", "JsonReporter"),
    "jsonl": _Format("jsonl_report", "JsonlReporter"),
    "sarif": _Format("sarif_report", "SarifReporter", ("rules",)),
    "github": _Format("github_report", "GithubReporter"),
    "gitlab": _Format("gitlab_report", "GitlabReporter"),
    "junit": _Format("junit_report", "JunitReporter"),
    "html": _Format("html_report", "HtmlReporter", ("rules",), shows_texts=True),
}

#: The names of all formats, the default first.
FORMATS = tuple(_FORMATS)


def automatic_format(environ: Mapping[str, str]) -> str:
    """Return the format that suits where msglint runs: that of GitHub in a workflow of GitHub's, else text.

    Args:
        environ: the environment, as `os.environ`.
    """
    return "github" if environ.get("GITHUB_ACTIONS") == "true" else FORMATS[0]


def shows_texts(format_name: str) -> bool:
    """Return whether a format shows texts of messages with violations; for all others, results need none."""
    return _FORMATS[format_name].shows_texts


def open_reporter(
    format_name: str, stream: TextIO, *, color: bool = False, width: int | None = None, rules: Sequence[Rule] = ()
) -> Reporter:
    """Return the reporter of one format.

    Args:
        format_name: one of `FORMATS`.
        stream: where the report goes.
        color: whether to colour it; only `text` can.
        width: columns to fill; None takes the terminal's width up to 100, or 80 where there is no terminal.
        rules: the rules that are checked, for formats that describe them. A list may still be filled until the first
            outcome is added: what goes wrong before the rules are known is reported, too.

    Raises:
        UsageError: there is no such format.
    """
    if format_name not in _FORMATS:
        raise UsageError(f"there is no report format {format_name!r}; known are {', '.join(FORMATS)}")
    module, reporter, takes, _ = _FORMATS[format_name]
    given: dict[str, Any] = {"color": color, "width": width, "rules": rules}
    opened = getattr(import_module(f"msglint.report.{module}"), reporter)
    return cast("Reporter", opened(stream, **{name: given[name] for name in takes}))


def write(outcomes: Iterable[Outcome], reporters: Sequence[Reporter], summary: Summary | None = None) -> Summary:
    """Pass every outcome to every reporter as it comes, finish the reports and return the counts.

    Args:
        outcomes: the outcomes.
        reporters: the reporters.
        summary: what was counted before; these outcomes are added.
    """
    summary = summary or Summary()
    for outcome in outcomes:
        summary.count(outcome)
        for reporter in reporters:
            reporter.add(outcome)
    for reporter in reporters:
        reporter.finish(summary)
    return summary

"""Annotations for GitHub Actions: workflow commands that show each violation beside its line in a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.errors import MsglintError
from msglint.report.display import Display
from msglint.report.json_report import error_entries
from msglint.report.place import place_of, tidy, told
from msglint.report.spool import Spool

if TYPE_CHECKING:
    from typing import TextIO

    from msglint.message import Message
    from msglint.report.result import Outcome, Summary
    from msglint.violation import Violation

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
#: GitHub shows so many annotations of each kind for a step; the log has them all.
_SHOWN = 10
#: A violation may quote very much of a message, and a log is no place for that.
_LONGEST = 1000


class GithubReporter:
    """Writes everything at the end, the gravest first, for GitHub shows only the first ten of each kind.

    Args:
        stream: where it goes, in any encoding.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._display = Display(stream.encoding)
        self._failures = Spool()
        self._found = {name: Spool() for name in _COMMANDS}

    def add(self, outcome: Outcome) -> None:
        """Keep an outcome until all are known."""
        if isinstance(outcome, MsglintError):
            for entry in error_entries(outcome):
                file = None if entry["source"] is None else tidy(entry["source"])
                place = {"file": file, "line": entry["line"], "col": entry.get("column")}
                title = "msglint could not check this"
                self._failures.add(self._command("error", place, title, [entry["message"]]) + "\n")
            return
        for violation in outcome.violations:
            self._found[violation.severity].add(self._annotation(outcome.message, violation) + "\n")

    def finish(self, summary: Summary) -> None:
        """Write the annotations, and below them the counts."""
        errors, warnings, infos = (self._found[name] for name in _COMMANDS)
        are_cut = max(self._failures.items + errors.items, warnings.items, infos.items) > _SHOWN
        for spool in (self._failures, errors, warnings, infos):
            self._stream.writelines(spool.taken())
        counts = summary.in_words()
        if are_cut:
            counts += f"; beside the files, GitHub shows the first {_SHOWN} of each kind"
        self._stream.write(counts + "\n")

    def _annotation(self, message: Message, violation: Violation) -> str:
        at = place_of(message, violation)
        place: dict[str, str | int | None] = {"file": tidy(at.file), "line": at.line}
        if at.start and at.end:
            is_one_line = at.start.line == at.end.line  # only then GitHub takes columns
            place["col"] = at.start.column if is_one_line else None
            place["endLine"] = at.end.line
            place["endColumn"] = at.end.column if is_one_line else None
        lines = [told(message, violation)] + ([f"Instead: {violation.instead}"] if violation.instead else [])
        return self._command(_COMMANDS[violation.severity], place, violation.rule, lines)

    def _command(self, name: str, place: dict[str, str | int | None], title: str, lines: list[str]) -> str:
        """Return a workflow command; nothing in its texts can end it, or begin another one."""
        values = {key: str(value) for key, value in (place | {"title": title}).items() if value is not None}
        properties = ",".join(f"{key}={self._property(value)}" for key, value in values.items())
        return f"::{name} {properties}::" + "%0A".join(self._data(" ".join(line.split())) for line in lines)

    def _data(self, text: str) -> str:
        cut = text if len(text) <= _LONGEST else text[:_LONGEST] + self._display.ellipsis
        # A line break becomes visible like any other character that moves the cursor.
        return self._display.shown(cut).replace("%", "%25")

    def _property(self, text: str) -> str:
        return re.sub("[,:]", lambda found: f"%{ord(found[0]):02X}", self._data(text))

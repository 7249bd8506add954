"""The JSON report in lines, for programs that read along: `#/$defs/line` of `report.schema.json` describes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.errors import MsglintError
from msglint.report.json_report import JsonStream, error_entries, result_entry

if TYPE_CHECKING:
    from typing import TextIO

    from msglint.report.result import Outcome, Summary


class JsonlReporter:
    """Writes one line for each message: what the JSON report has in `results`; an error is a line `{"error": ...}`.

    Args:
        stream: where it goes; UTF-8, or plain ASCII with escapes where the stream is in another encoding.
    """

    def __init__(self, stream: TextIO) -> None:
        self._json = JsonStream(stream)

    def add(self, outcome: Outcome) -> None:
        """Write the line of a message, or those of an error, so that they can be read at once."""
        if isinstance(outcome, MsglintError):
            entries = [{"error": entry} for entry in error_entries(outcome)]
        else:
            entries = [result_entry(outcome)]
        for entry in entries:
            self._json.write(self._json.line(entry) + "\n")
        self._json.flush()

    def finish(self, summary: Summary) -> None:
        """Do nothing: counts are for whoever reads the lines to take."""

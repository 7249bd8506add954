"""A Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any

from msglint.errors import MsglintError
from msglint.report.json_report import JsonStream, error_entries
from msglint.report.place import place_of, tidy, told

if TYPE_CHECKING:
    from typing import TextIO

    from msglint.message import Message
    from msglint.report.result import Outcome, Summary
    from msglint.violation import Violation

_SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}
#: What an error goes by, as violations go by their rules.
_ERROR = "msglint/error"
#: Bytes of a hash that tell a million entries from each other.
_SHORT = 10


class GitlabReporter:
    """Writes a list with an entry for each violation, and for each error: an empty list means clean.

    Args:
        stream: where it goes; UTF-8, or plain ASCII with escapes where the stream is in another encoding.
    """

    def __init__(self, stream: TextIO) -> None:
        self._json = JsonStream(stream, replaces=True)
        #: What the entries go by, as short hashes: there may be very many.
        self._seen: Counter[bytes] = Counter()
        self._started = False

    def add(self, outcome: Outcome) -> None:
        """Write the entries of a message, or of an error."""
        if isinstance(outcome, MsglintError):
            for entry in error_entries(outcome):
                self._write(self._error(entry))
            return
        for violation in outcome.violations:
            self._write(self._entry(outcome.message, violation))

    def finish(self, summary: Summary) -> None:  # noqa: ARG002 - because every reporter is told the counts
        """Write the end of the list; it has no place for counts."""
        self._json.write("\n]\n" if self._started else "[]\n")

    def _write(self, entry: dict[str, Any]) -> None:
        self._json.write((",\n  " if self._started else "[\n  ") + self._json.indented(entry, 1))
        self._started = True

    def _entry(self, message: Message, violation: Violation) -> dict[str, Any]:
        place = place_of(message, violation)
        path = tidy(place.file)
        lines = {"begin": place.line} | ({"end": place.end.line} if place.end else {})
        said = told(message, violation).rstrip(".")
        return {
            "description": f"{said}. Instead: {violation.instead}" if violation.instead else said,
            "check_name": violation.rule,
            "fingerprint": self._fingerprint(path, message.id or "", violation.fingerprint),
            "severity": _SEVERITIES[violation.severity],
            "location": {"path": path, "lines": lines},
        }

    def _error(self, entry: dict[str, Any]) -> dict[str, Any]:
        path = "." if entry["source"] is None else tidy(entry["source"])
        return {
            "description": f"msglint could not check this: {entry['message']}",
            "check_name": _ERROR,
            "fingerprint": self._fingerprint(path, _ERROR, entry["message"]),
            "severity": "blocker",
            "location": {"path": path, "lines": {"begin": entry["line"] or 1}},
        }

    def _fingerprint(self, *identity: str) -> str:
        """Return a fingerprint that no other entry has: of two with the same, GitLab shows one.

        Lines are left out of it, so that a violation that only moves is no new one.
        """
        joined = "\n".join(identity).encode("utf-8", "surrogatepass")
        known = hashlib.sha256(joined).digest()[:_SHORT]
        self._seen[known] += 1
        return hashlib.sha256(b"%s\n%d" % (joined, self._seen[known])).hexdigest()[:32]

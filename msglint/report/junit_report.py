"""JUnit's XML, which every dashboard of continuous integration reads: a file is a suite, a message a test."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from msglint.errors import MsglintError
from msglint.report.display import Display, is_unicode
from msglint.report.json_report import error_entries
from msglint.report.place import location, name_of
from msglint.report.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from msglint.message import Message
    from msglint.report.result import Outcome, Result, Summary
    from msglint.violation import Violation


class JunitReporter:
    """Writes a suite as soon as its file is through: its counts stand above its tests.

    A message fails by its violations of severity `error`. Milder ones, and those that are let pass, are told as what
    the test printed: JUnit knows no warnings, and a test that is skipped was never run. What could not be checked is
    a test with an error.

    Args:
        stream: where it goes; UTF-8, or plain ASCII with references where the stream is in another encoding.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_unicode = is_unicode(stream.encoding)
        # XML 1.0 has no place for most control characters, and the others are better seen.
        self._display = Display(None)
        #: The file of the suite, and its tests as they will be written.
        self._suite: str | None = None
        self._cases = Spool()
        self._failures = self._errors = 0
        self._started = False

    def add(self, outcome: Outcome) -> None:
        """Add a test to the suite of its file."""
        if isinstance(outcome, MsglintError):
            for entry in error_entries(outcome):
                source = entry["source"] or "msglint"
                name = f"{source}:{entry['line']}" if entry["line"] else source
                case = self._case(source, name)
                error = SubElement(case, "error", type=type(outcome).__name__)
                error.set("message", self._display.shown(entry["message"]))
                self._errors += 1
                self._add(case)
            return
        message = outcome.message
        name = name_of(message) if message.id is None else f"{name_of(message)} {message.id}"
        case = self._case(message.source, name)
        self._tell(case, outcome)
        self._add(case)

    def finish(self, summary: Summary) -> None:  # noqa: ARG002 - because every reporter is told the counts
        """Write what is left."""
        self._end_suite()
        self._stream.write("</testsuites>\n" if self._started else self._head() + "</testsuites>\n")

    def _case(self, source: str, name: str) -> Element:
        shown = self._display.shown(source)
        if self._suite != shown:
            self._end_suite()
            self._suite = shown
        return Element("testcase", classname=shown, name=self._display.shown(name))

    def _add(self, case: Element) -> None:
        indent(case, level=2)
        self._cases.add(f"    {self._encodable(tostring(case, 'unicode'))}\n")

    def _tell(self, case: Element, result: Result) -> None:
        message = result.message
        graves = [violation for violation in result.violations if violation.severity == "error"]
        if graves:
            rules = dict.fromkeys(violation.rule for violation in graves)
            failure = SubElement(case, "failure", type="error", message=self._display.shown(", ".join(rules)))
            failure.text = "\n".join(self._lines(message, graves))
            self._failures += 1
        printed = list(self._lines(message, (each for each in result.violations if each.severity != "error")))
        for suppressed in result.suppressed:
            passed = f"ignored: {suppressed.reason}" if suppressed.by == "ignore" else "in the baseline"
            printed += [*self._lines(message, [suppressed.violation]), f"  {self._even(passed)}"]
        if printed:
            SubElement(case, "system-out").text = "\n".join(printed)

    def _lines(self, message: Message, violations: Iterable[Violation]) -> Iterable[str]:
        for violation in violations:
            place = " ".join(location(message, violation))
            yield self._display.shown(f"{place} {violation.severity}: {violation.rule}")
            yield f"  {self._even(violation.message)}"
            if violation.instead:
                yield f"  instead: {self._even(violation.instead)}"

    def _even(self, text: str) -> str:
        return self._display.shown(" ".join(text.split()))

    def _end_suite(self) -> None:
        if self._suite is None:
            return
        counts = {"tests": self._cases.items, "failures": self._failures, "errors": self._errors, "skipped": 0}
        suite = Element("testsuite", {"name": self._suite} | {name: str(number) for name, number in counts.items()})
        head = self._encodable(tostring(suite, "unicode", short_empty_elements=False)).removesuffix("</testsuite>")
        self._stream.write(("" if self._started else self._head()) + f"  {head}\n")
        self._stream.writelines(self._cases.taken())
        self._stream.write("  </testsuite>\n")
        self._started = True
        self._suite = None
        self._failures = self._errors = 0

    def _encodable(self, text: str) -> str:
        return text if self._is_unicode else text.encode("ascii", "xmlcharrefreplace").decode("ascii")

    def _head(self) -> str:
        # Without an encoding, XML is in UTF-8, or in UTF-16 if it begins so.
        return '<?xml version="1.0"?>\n<testsuites name="msglint">\n'

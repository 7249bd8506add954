"""The report for a manager: one HTML page that holds all it needs."""

from __future__ import annotations

import codecs
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msglint.errors import MsglintError, RuleErrors
from msglint.report.html import message as shown
from msglint.report.html.listing import Listing
from msglint.report.html.page import Contents, page
from msglint.report.html.tally import Tally
from msglint.report.notes import Notes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from msglint.report.html.markup import Html
    from msglint.report.result import Outcome, Result, Summary
    from msglint.ruleset.rule import Rule

#: A page with more is slow to open on a phone, and nobody reads on: what follows is listed without its text.
_MAX_SHOWN, _MAX_CHARS = 500, 5_000_000
_MAX_LISTED = 2_000
_MAX_NAMED = 1_000


class HtmlReporter:
    """Writes one page of HTML for people who look at it in a browser; it loads nothing, from anywhere.

    The counts stand first and are known last. So the page is kept until the end, at most some megabytes of it: after
    that, messages are listed without their text, then only counted, and the page says so.

    Args:
        stream: where it goes; what its encoding lacks is written as a character reference.
        rules: the rules that were checked, for their titles; a list may still be filled until there is an outcome.
    """

    def __init__(self, stream: TextIO, rules: Sequence[Rule]) -> None:
        self._stream = stream
        self._rules = rules
        self._tally = Tally()
        self._shown: list[Html] = []
        self._chars = 0
        self._listed = Listing(_MAX_LISTED)
        self._let_pass = Listing(_MAX_NAMED)
        self._clean = Listing(_MAX_NAMED)
        self._errors = Listing(_MAX_NAMED)
        self._notes = Listing(_MAX_NAMED)
        self._new_notes = Notes()

    def add(self, outcome: Outcome) -> None:
        """Keep what the page will show of an outcome."""
        if isinstance(outcome, MsglintError):
            for error in outcome.errors if isinstance(outcome, RuleErrors) else [outcome]:
                self._errors.add(partial(shown.item, str(error)))
            return
        message = outcome.message
        for note in self._new_notes.are_new(message.source, message.notes):
            self._notes.add(partial(shown.item, f"{message.source}: {note}"))
        if outcome.violations:
            self._add_violating(outcome)
            return
        self._tally.count(outcome, "", 0)
        if outcome.suppressed:
            self._let_pass.add(partial(shown.let_pass, outcome))
        else:
            self._clean.add(partial(shown.name, message))

    def finish(self, summary: Summary) -> None:
        """Write the page."""
        contents = Contents(
            summary=summary,
            tally=self._tally,
            titles=self._titles,
            shown=self._shown,
            listed=self._listed,
            let_pass=self._let_pass,
            clean=self._clean,
            errors=self._errors,
            notes=self._notes,
        )
        is_utf8 = _is_utf8(self._stream.encoding)
        for piece in page(contents):
            # The page says of itself that it is UTF-8; characters of ASCII are the same in every encoding.
            self._stream.write(piece if is_utf8 else piece.encode("ascii", "xmlcharrefreplace").decode("ascii"))

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {rule.id: rule.title for rule in self._rules}

    def _add_violating(self, result: Result) -> None:
        file = self._tally.file(result.message.source).number
        if len(self._shown) < _MAX_SHOWN and self._chars < _MAX_CHARS:
            number = len(self._shown) + 1
            self._tally.count(result, f"m{number}", shown.MAX_EXPLAINED)
            self._shown.append(shown.section(result, number, file, self._titles))
            self._chars += len(self._shown[-1])
        else:
            self._tally.count(result, "", 0)
            self._listed.add(partial(shown.row, result, file))


def _is_utf8(encoding: str | None) -> bool:
    try:
        return encoding is None or codecs.lookup(encoding).name.startswith("utf-8")
    except LookupError:
        return False

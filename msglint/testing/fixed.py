"""What an example becomes by the fixes of its rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.engine import check_message
from msglint.errors import MsglintError
from msglint.fix.offers import checked
from msglint.fix.workpiece import Workpiece
from msglint.report.result import Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.fix.offers import Checked
    from msglint.message import Message
    from msglint.ruleset.rule import RuleSet


@dataclass(frozen=True, slots=True)
class Fixed:
    """What an example says that its text becomes.

    Attributes:
        text: the text as it is.
        expected: what it becomes; blanks at its ends don't count.
        made_of: returns the example's message with another text.
    """

    text: str
    expected: str
    made_of: Callable[[str], Message]

    def problem(self, rules: RuleSet) -> str | None:
        """Return what is wrong with it, by the fixes of some rules; None where nothing is."""
        found = self.by(rules)
        if found == self.text:
            return "a bad example has no fix"
        return None if found.strip() == self.expected else f"a bad example becomes another text than 'fixed': {found!r}"

    def by(self, rules: RuleSet) -> str:
        """Return the text after all fixes of some rules, the unsafe ones, too."""

        def check(text: str) -> Checked | None:
            message = self.made_of(text)
            try:
                outcome = Result(message, tuple(check_message(message, rules)))
            except MsglintError:
                return None
            return checked([outcome], text, rules.language)

        work = Workpiece(self.text, check)
        work.settle(unsafe=True)
        return work.text

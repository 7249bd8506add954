"""The Python interface: check a text, or keep a linter and check many."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from msglint.config.apply import configured, in_language
from msglint.config.find import load_config
from msglint.config.settings import Config
from msglint.engine import check_message
from msglint.errors import InputError, LimitError
from msglint.message import Message
from msglint.read.body import body_parts
from msglint.ruleset.loader import load_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.ruleset.rule import Rule, RuleSet
    from msglint.violation import Violation


class Linter:
    """A set of rules, ready to check any number of messages, from any number of threads.

    Args:
        rules: folders of further rules beside the built-in ones.
        select: only these rules (ids, names or packs); empty for all.
        ignore: not these rules.
        preset: a named choice of packs and settings, such as `amazon-strict`; None for every rule as it stands.
        language: the language of messages and advice: `en`, or another that the rules are translated into, as `zh`;
            None for the configuration's, or English.
        config: a configuration file, whose rules, severities and names hold; settings for paths and ignores don't, as
            a text has no path. None for none: nothing is looked for.

    Raises:
        RuleError: there is no such folder of rules.
        RuleErrors: rule, lexicon or configuration files are wrong; it holds every error with its place.
        TypeError: a string stands where a list of strings should.
        UsageError: `select` or `ignore` names a rule that doesn't exist, or there is no such preset or language.
    """

    def __init__(
        self,
        rules: Sequence[str] = (),
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        preset: str | None = None,
        language: str | None = None,
        config: str | None = None,
    ) -> None:
        for name, value in (("rules", rules), ("select", select), ("ignore", ignore)):
            if isinstance(value, str):
                raise TypeError(f"{name} must be a list of strings, not one string")
        settings = load_config(config) if config else Config()
        loaded = in_language(load_rules([*settings.rules, *rules]), settings, language)
        self._rules = configured(loaded, settings, select=select, ignore=ignore, preset=preset)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are checked, sorted by id."""
        return self._rules.rules

    @property
    def ruleset(self) -> RuleSet:
        """The rules with their lexicons."""
        return self._rules

    def check(self, text: str, *, subject: str | None = None, is_html: bool = False, **context: Any) -> list[Violation]:
        """Return the violations of one message.

        Args:
            text: the body; places in it count in the text as it is given.
            subject: the subject, if it has one.
            is_html: whether the body is HTML.
            **context: what is known about the message, as fields of `msglint.message.Context` (`kind`,
                `order_date`, ...); dates as `datetime.date` or ISO strings.

        Raises:
            UsageError: a context field doesn't exist or its value doesn't fit.
            InputError: the message is too long to check, or its HTML too large or nested too deeply.
            RuleTimeoutError: a rule's own pattern ran too long.
        """
        message = Message.from_text(text, subject=subject, **context)
        if is_html:
            try:
                message = message.replaced(parts=(*message.parts[:-1], *body_parts(text, text, is_html=True)))
            except LimitError as error:
                raise InputError(str(error), source=message.source) from None
        return self.check_message(message)

    def check_message(self, message: Message) -> list[Violation]:
        """Return the violations of a message that a reader made; raises like `check`."""
        return check_message(message, self._rules)


def check(text: str, *, subject: str | None = None, is_html: bool = False, **context: Any) -> list[Violation]:
    """Return the violations of one message by the built-in rules; arguments and errors are those of `Linter.check`.

    The rules are loaded once and kept.
    """
    return _default_linter().check(text, subject=subject, is_html=is_html, **context)


@cache
def _default_linter() -> Linter:
    return Linter()

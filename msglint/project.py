"""A project: a configuration with its rules, ready to read and check the files that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.engine import check_message
from msglint.read import read
from msglint.report import Result
from msglint.ruleset.loader import load_rules
from msglint.ruleset.select import choose_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.config.settings import Config
    from msglint.errors import InputError
    from msglint.message import Message
    from msglint.ruleset.rule import RuleSet


class Project:
    """Reads and checks messages as a configuration says.

    Args:
        config: the configuration.
        rules: folders of further rules, beside the configuration's.
        select: only these rules; empty for those that the configuration selects.
        ignore: not these rules, nor those that the configuration leaves out.
        preset: the preset to use instead of the configuration's.
        language: the language of messages and advice, instead of the configuration's.

    Raises:
        RuleErrors: rule or lexicon files are wrong.
        UsageError: there is no such rule, preset or language.
    """

    def __init__(
        self,
        config: Config,
        *,
        rules: Sequence[str] = (),
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        preset: str | None = None,
        language: str | None = None,
    ) -> None:
        self.config = config
        self._rules = choose_rules(
            load_rules([*config.rules, *rules]),
            select=select or config.select,
            ignore=[*config.ignore, *ignore],
            preset=preset or config.preset,
            language=language or config.language or "en",
        )

    def rules_for(self, source: str) -> RuleSet:
        """Return the rules that a file is checked by."""
        del source
        return self._rules

    def read(
        self,
        path: str,
        *,
        stdin_filename: str | None = None,
        context: Mapping[str, object] | None = None,
        text_column: str | None = None,
        folders: Sequence[str] = (),
    ) -> Iterator[Message | InputError]:
        """Yield the messages of one source; arguments are those of `msglint.read.read`."""
        yield from read(
            path,
            stdin_filename=stdin_filename,
            context=context,
            text_column=text_column or self.config.text_column,
            folders=folders,
        )

    def check(self, message: Message) -> Result:
        """Return what is wrong with a message, and what of it is ignored with a reason.

        Raises:
            InputError: the message is too long to check.
            RuleTimeoutError: a rule's own pattern ran too long.
        """
        return Result(message, tuple(check_message(message, self.rules_for(message.source))))

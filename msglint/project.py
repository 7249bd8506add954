"""A project: a configuration with its rules, ready to read and check the files that it is about."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msglint.config.apply import configured, configured_for, in_language
from msglint.config.find import IGNORES
from msglint.config.patterns import Patterns
from msglint.engine import check_message
from msglint.lexicon.unread import unread_note
from msglint.message import Message
from msglint.read import read, read_block, suffixes
from msglint.report import Result
from msglint.ruleset.loader import load_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from msglint.config.settings import Config
    from msglint.errors import InputError
    from msglint.read import Block
    from msglint.ruleset.rule import RuleSet
    from msglint.suppress.baseline import Baseline
    from msglint.suppress.ignores import Ignores
    from msglint.suppress.stale import Stale


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
        RuleError: a preset's file is wrong.
        RuleErrors: rule or lexicon files are wrong.
        UsageError: there is no such rule, preset or language, or a rule that is never to be ignored would be.
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
        loaded = load_rules([*config.rules, *rules])
        whole = in_language(loaded, config, language)
        #: The rules that hold where no path has settings of its own.
        self.rules = configured(whole, config, select=select, ignore=ignore, preset=preset)
        self._excluded = Patterns(config.root, config.exclude)
        self._paths = [Patterns(config.root, settings.patterns) for settings in config.paths]
        # All at once, so that a wrong name is an error of the run and not of one file.
        self._by_paths: dict[tuple[int, ...], RuleSet] = {(): self.rules}
        for settings in config.paths:
            configured_for(self.rules, settings, whole)
        #: All rules that there are, whether they are checked or not.
        self.everything = whole
        self._ignores: Ignores | None = None
        if config.ignores or os.path.lexists(os.path.join(config.root, IGNORES)):  # noqa: PTH118 - because of start-up time
            self._ignores = self._open_ignores()

    def excludes(self, path: str) -> bool:
        """Return whether the configuration says not to check a file."""
        return path != "-" and self._excluded.fit(path)

    def rules_for(self, source: str) -> RuleSet:
        """Return the rules that a file is checked by."""
        fitting = self._fitting(source)
        rules = self._by_paths.get(fitting)
        if rules is None:
            rules = self.rules
            for at in fitting:
                rules = configured_for(rules, self.config.paths[at], self.everything)
            self._by_paths[fitting] = rules
        return rules

    def read(
        self,
        path: str,
        *,
        data: bytes | None = None,
        stdin_filename: str | None = None,
        context: Mapping[str, object] | None = None,
        text_column: str | None = None,
        folders: Sequence[str] = (),
    ) -> Iterator[Message | InputError]:
        """Yield the messages of one source; arguments are those of `msglint.read.read`.

        What the configuration knows of a message's context counts where nobody else says it, and a draft with the date
        of its order, but none of its own, counts as sent today.
        """
        found = read(
            path,
            data=data,
            stdin_filename=stdin_filename,
            context=context,
            text_column=text_column or self.config.text_column,
            folders=folders,
        )
        return self._completed(found, stdin_filename or path)

    def read_block(
        self, block: Block, source: str, *, context: Mapping[str, object] | None = None
    ) -> Iterator[Message | InputError]:
        """Yield what `read` does, of a block of lines of a source; see `msglint.read.blocks`."""
        return self._completed(read_block(block, source, context=context), source)

    def completed(self, message: Message) -> Message:
        """Return a record's message with what the configuration assumes of its context where nobody else says it."""
        assumed = self._context_for(message.source)
        return message.replaced(context=message.context.completed(assumed)) if assumed else message

    def check(self, message: Message) -> Result:
        """Return what is wrong with a message, and what of it is ignored with a reason.

        The message comes with a note where its language is none that the rules have words of.

        Raises:
            InputError: the message is too long to check.
            RuleTimeoutError: a rule's own pattern ran too long.
        """
        return self.settle(self.examine(message))

    def examine(self, message: Message) -> Result:
        """Return all that is wrong with a message, ignored or not; raises like `check`.

        What comes out depends on the message alone, so that any process can do it.
        """
        rules = self.rules_for(message.source)
        violations = tuple(check_message(message, rules))
        text = next((part.text for part in message.parts if part.name == "body" and part.role == "text"), "")
        note = unread_note(text, rules.lexicons)
        return Result(message.replaced(notes=(*message.notes, note)) if note else message, violations)

    def settle(self, result: Result) -> Result:
        """Return what was examined, with what is ignored with a reason apart; every message must come by once.

        Raises:
            RuleErrors: ignores are wrong.
        """
        if self._ignores is None and result.message.comments:
            self._ignores = self._open_ignores()
        return self._ignores.apply(result, self.rules_for(result.message.source)) if self._ignores else result

    def problems(self, message: Message) -> list[InputError]:
        """Return what is wrong with the ignores in the comments of a checked message's template."""
        return self._ignores.problems(message) if self._ignores else []

    def stale(self) -> list[Stale]:
        """Return the ignores that have no effect any more, as far as the messages that were checked can tell."""
        return self._ignores.stale(self.excludes) if self._ignores else []

    def baseline(self, file: str, *, is_updated: bool) -> Baseline:
        """Return a baseline for the messages of the project.

        Args:
            file: where it lies.
            is_updated: whether to write down what is found, in the place of what it says.

        Raises:
            UsageError: the file can't be read or is no baseline.
        """
        from msglint.suppress.baseline import Baseline  # noqa: PLC0415 - because many runs have none
        from msglint.suppress.names import Names  # noqa: PLC0415 - because many runs have none

        return Baseline.read(file, Names(self.everything, self.config.never_ignore), is_updated=is_updated)

    def _open_ignores(self) -> Ignores:
        from datetime import datetime  # noqa: PLC0415 - because many runs have none

        from msglint.suppress.ignores import open_ignores  # noqa: PLC0415 - because many runs have none

        return open_ignores(self.config, self.everything, datetime.now().astimezone().date())

    def _fitting(self, source: str) -> tuple[int, ...]:
        """Return the numbers of the path settings that a file has."""
        return tuple(at for at, patterns in enumerate(self._paths) if patterns.fit(source))

    def _completed(self, found: Iterable[Message | InputError], source: str) -> Iterator[Message | InputError]:
        assumed = self._context_for(source)
        for item in found:
            yield _known(item, assumed) if isinstance(item, Message) else item

    def _context_for(self, source: str) -> Mapping[str, object]:
        context = dict(self.config.context)
        for at in self._fitting(source):
            context.update(self.config.paths[at].context)
        return context


def _known(message: Message, assumed: Mapping[str, object]) -> Message:
    """Return a message with what is assumed of its context; one that is no record is about to be sent."""
    if assumed:
        message = message.replaced(context=message.context.completed(assumed))
    is_record = message.id is not None or message.source.lower().endswith(suffixes.RECORDS)
    return message if is_record else message.about_to_be_sent()

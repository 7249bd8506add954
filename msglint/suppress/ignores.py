"""Ignores: violations that are let pass, each because somebody has said why."""
# ruff: noqa: PTH100 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.config.patterns import NO_FILES, relative
from msglint.errors import InputError, RuleError, RuleErrors, UsageError
from msglint.read import discover, suffixes
from msglint.report.result import Suppressed
from msglint.suppress.comments import read_directives
from msglint.suppress.entry import Entry
from msglint.suppress.ignorefile import read_ignores
from msglint.suppress.names import Names
from msglint.suppress.paths import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from msglint.config.settings import Config, Ignore
    from msglint.message import Message
    from msglint.report.result import Result
    from msglint.ruleset.rule import RuleSet
    from msglint.suppress.comments import Directive
    from msglint.suppress.stale import Stale
    from msglint.violation import Violation


def open_ignores(config: Config, rules: RuleSet, today: date) -> Ignores:
    """Return the ignores of a configuration and of the `.msglintignore` in its folder.

    Args:
        config: the configuration.
        rules: all rules that there are, whether this run checks them or not.
        today: the day by which it is told whether an ignore has ended.

    Raises:
        RuleErrors: the file or some of the ignores are wrong; all errors are in it.
        UsageError: the configuration's `never_ignore` names a rule that doesn't exist.
    """
    names = Names(rules, config.never_ignore)
    return Ignores((*config.ignores, *read_ignores(config.root)), names, root=config.root, today=today)


class Ignores:
    """All ignores of a run, and what becomes of them.

    Args:
        ignores: those of the configuration and of `.msglintignore`.
        names: the rules that they may name.
        root: the folder in which their paths count.
        today: the day by which it is told whether one has ended.

    Raises:
        RuleErrors: some of them name no rule, or one that nothing may ignore, or no files; all errors are in it.
    """

    def __init__(self, ignores: Iterable[Ignore], names: Names, *, root: str, today: date) -> None:
        self._names = names
        self._root = root
        self._today = today
        self._entries: list[Entry] = []
        #: Those in comments, by where they stand.
        self._in_comments: dict[tuple[object, ...], Entry] = {}
        #: File -> the ignores that mean it.
        self._meaning: dict[str, list[Entry]] = {}
        #: What was checked -> by which rules.
        self._checked: dict[str, RuleSet] = {}
        self._told: set[str] = set()
        errors = []
        for ignore in ignores:
            try:
                self._entries.append(self._entry(ignore))
            except RuleError as error:
                errors.append(error)
        if errors:
            raise RuleErrors(errors)

    def apply(self, result: Result, checked: RuleSet) -> Result:
        """Return a result in which what is ignored stands apart.

        Args:
            result: the result.
            checked: the rules that the message was checked by.
        """
        message = result.message
        directives = self._directives(message)[0]
        self._note(message, [entry for _, entry in directives], checked)
        kept: list[Violation] = []
        passed = list(result.suppressed)
        for violation in result.violations:
            near = [entry for directive, entry in directives if directive.fits(violation, message)]
            entries = dict.fromkeys((*near, *self._for_file(message.source), *self._for_file(violation.file)))
            fitting = [entry for entry in entries if entry.names(violation) and not entry.has_ended(self._today)]
            for entry in fitting:
                entry.is_used = True
            if fitting:
                passed.append(Suppressed(violation, "ignore", fitting[0].reason))
            else:
                kept.append(violation)
        return (
            replace(result, violations=tuple(kept), suppressed=tuple(passed))
            if len(kept) < len(result.violations)
            else result
        )

    def problems(self, message: Message) -> list[InputError]:
        """Return what is wrong with the ignores in the comments of a message's template; each is told only once.

        What is wrong lets nothing pass.
        """
        if not message.comments:
            return []
        fresh = [error for error in self._directives(message)[1] if str(error) not in self._told]
        self._told.update(map(str, fresh))
        return fresh

    def stale(self, is_excluded: Callable[[str], bool] | None = None) -> list[Stale]:
        """Return the ignores that have no effect any more, as far as the messages that were checked can tell.

        One that has ended is told as soon as a message was checked that it means. One that holds is told when it has
        let nothing pass although every message that it means was checked: as long as there are drafts in the folder
        that it means too, it may be for them.

        Args:
            is_excluded: whether a file, as found from the current folder, is one that is never checked.
        """
        met = [entry for entry in (*self._entries, *self._in_comments.values()) if entry.is_met]
        ended = [entry.ended for entry in met if entry.has_ended(self._today)]
        idle = [entry for entry in met if entry.is_decided and not (entry.is_used or entry.has_ended(self._today))]
        return sorted({*ended, *(entry.unused for entry in self._beyond_doubt(idle, is_excluded))})

    def _beyond_doubt(self, entries: Sequence[Entry], is_excluded: Callable[[str], bool] | None) -> list[Entry]:
        """Return the ignores that mean no draft of the folder that was not checked."""
        sure = [entry for entry in entries if not entry.is_shared and (entry.pattern is None or entry.is_single)]
        left = [entry for entry in entries if entry not in sure]
        checked = {os.path.realpath(source) for source in self._checked if source not in NO_FILES}
        for file in discover([self._root]) if left else ():
            if isinstance(file, InputError) or os.path.realpath(file) in checked or (is_excluded and is_excluded(file)):
                continue
            path = relative(file, self._root)
            left = [entry for entry in left if not entry.is_shared and entry.pattern and not entry.pattern.fits(path)]
            if not left:
                break
        return [*sure, *left]

    def _entry(self, ignore: Ignore) -> Entry:
        pattern = Pattern(ignore.path)
        try:
            rules = self._names.covered(ignore.rule)
        except UsageError as error:
            raise RuleError(str(error), file=ignore.file, line=ignore.line, column=1) from None
        if pattern.problem:
            raise RuleError(pattern.problem, file=ignore.file, line=ignore.line, column=1)
        return Entry(ignore.file, ignore.line, rules, ignore.reason, ignore.until, pattern, ignore.fingerprint)

    def _for_file(self, source: str | None) -> list[Entry]:
        """Return the ignores that mean a file."""
        if source is None or not self._entries:
            return []
        found = self._meaning.get(source)
        if found is None:
            path = relative(source, self._root)
            found = [entry for entry in self._entries if entry.pattern and entry.pattern.fits(path)]
            for entry in found:
                entry.is_single |= entry.pattern is not None and entry.pattern.is_only(path)
            self._meaning[source] = found
        return found

    def _note(self, message: Message, in_comments: Iterable[Entry], checked: RuleSet) -> None:
        """Note which ignores mean a message that was checked."""
        source = message.source
        ids = frozenset(rule.id for rule in checked.rules)
        for entry in in_comments:
            entry.meet(ids, is_sure=True, is_shared=message.is_fragment)
        if self._checked.get(source) is checked:
            return  # a further message of the same file
        self._checked[source] = checked
        is_found = source not in NO_FILES and source.lower().endswith(suffixes.IN_FOLDERS)
        for entry in self._for_file(source):
            entry.meet(ids, is_sure=is_found or entry.is_single, is_shared=message.is_fragment)

    def _directives(self, message: Message) -> tuple[list[tuple[Directive, Entry]], list[InputError]]:
        """Return the ignores in the comments of a message, and what is wrong with others."""
        if not message.comments:
            return [], []
        directives, problems = read_directives(message)
        found = []
        for directive in directives:
            file = directive.comment.file or message.source
            try:
                rules = frozenset[str]().union(*map(self._names.covered, directive.names))
            except UsageError as error:
                problems.append(InputError(str(error), source=file, line=directive.line))
                continue
            # A file that others include has the same comments in each of them.
            record = (message.id, message.line) if directive.comment.file is None else (None, 1)
            key = (os.path.abspath(file), record, directive.comment.start)
            entry = self._in_comments.get(key)
            if entry is None:
                entry = Entry(file, directive.line, rules, directive.reason, directive.until)
                self._in_comments[key] = entry
            entry.is_shared |= directive.comment.file is not None
            found.append((directive, entry))
        return found, sorted(problems, key=lambda error: (error.source, error.line))

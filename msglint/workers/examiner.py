"""Reads and checks a portion; whatever goes wrong costs one message, and never looks like a clean one."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from msglint.bug import describe_bug
from msglint.errors import InputError, MsglintError
from msglint.message import Message
from msglint.read import name_of, suffixes
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from msglint.project import Project
    from msglint.report import Outcome, Result
    from msglint.workers.portions import Portion

    #: What is to be checked of what was read from a file.
    Choice = Callable[[str, Iterable[Message | InputError]], Iterator[Message | InputError]]


class Step(NamedTuple):
    """How far a portion is done.

    Attributes:
        unit: the number of its file, from 0, or the line of its block.
        item: how many messages and errors of the unit are done.
    """

    unit: int
    item: int


class Announced(NamedTuple):
    """What is about to be read or checked.

    Attributes:
        without: how far the portion is done once this is given up.
        source: where it comes from.
        line: its line there; 0 where only the source is known.
    """

    without: Step
    source: str
    line: int


BEGIN = Step(0, 0)


class Examiner:
    """Checks portions.

    Args:
        project: what reads and checks them.
        given: how to read files, as `Project.read` takes it.
        chosen: what is to be checked of what was read from a file; None for everything.
    """

    def __init__(self, project: Project, given: Mapping[str, Any], chosen: Choice | None = None) -> None:
        self._project = project
        self._given = given
        self._chosen = chosen
        self._portions = 0

    def examine(
        self, portion: Portion, done: Step = BEGIN, announce: Callable[[Announced], None] | None = None
    ) -> Iterator[tuple[Step, Outcome]]:
        """Yield the outcome of each message, not yet settled, with how far the portion is done by it.

        Args:
            portion: what to check.
            done: how far it is done already.
            announce: is called before anything is read or checked.
        """
        self._portions += 1
        if self._portions.bit_count() == 1:
            # What stays of the first portions, rules and words above all, stays for good. To look for garbage in it
            # again and again would take a sixth of the time.
            if self._portions > 1:
                gc.collect()  # what is garbage would stay as well
            gc.freeze()
        if portion.block is not None:
            yield from self._lines(portion, done, announce)
        else:
            for unit in range(done.unit, len(portion.files)):
                yield from self._file(portion, Step(unit, done.item if unit == done.unit else 0), announce)

    def _lines(
        self, portion: Portion, done: Step, announce: Callable[[Announced], None] | None
    ) -> Iterator[tuple[Step, Outcome]]:
        (file,), block = portion.files, portion.block
        source = name_of(file, self._given.get("stdin_filename"))
        if block is None:
            return
        for line in (block.since(done.unit + 1) if done.unit else block).apart():
            step = Step(line.first, 1)
            if announce:
                announce(Announced(step, source, line.first))
            try:
                for item in self._of(file, self._project.read_block(line, source, context=self._given.get("context"))):
                    yield step, self._outcome(item)
            except Exception as error:  # noqa: BLE001 - a bug must cost one message only
                yield step, InputError(describe_bug(error), source=source, line=line.first)

    def _file(
        self, portion: Portion, done: Step, announce: Callable[[Announced], None] | None
    ) -> Iterator[tuple[Step, Outcome]]:
        file = portion.files[done.unit]
        source = name_of(file, self._given.get("stdin_filename"))
        found = self._of(file, self._project.read(file, data=portion.data if file == "-" else None, **self._given))
        without = Step(done.unit + 1, 0)
        number = 0
        while True:
            if announce:
                announce(Announced(without, source, 0))
            try:
                item = next(found, None)
            except Exception as error:  # noqa: BLE001 - a bug must cost one file only
                item = InputError(describe_bug(error), source=source)
            if item is None:
                return
            number += 1
            if number <= done.item or 0 < item.line < portion.first:
                continue
            step = Step(done.unit, number)
            if announce:
                announce(Announced(step, source, line_of(item) if isinstance(item, Message) else item.line))
            yield step, self._outcome(item)

    def _of(self, file: str, found: Iterator[Message | InputError]) -> Iterator[Message | InputError]:
        return self._chosen(file, found) if self._chosen else found

    def _outcome(self, item: Message | InputError) -> Outcome:
        return item if isinstance(item, InputError) else outcome_of(item, lambda: self._project.examine(item))


def outcome_of(message: Message, act: Callable[[], Result]) -> Outcome:
    """Return the result of an act, or as an error why there is none.

    Args:
        message: what the act is about.
        act: checks it, or a part of that.
    """
    try:
        return act()
    except InputError as error:
        return error
    except MsglintError as error:
        problem = str(error)
    except MemoryError:
        problem = "there was not enough memory to check it"
    except Exception as error:  # noqa: BLE001 - a bug must cost one message only, and must not pass for a clean one
        problem = describe_bug(error)
    return InputError(problem, source=message.source, line=line_of(message))


def line_of(message: Message) -> int:
    """Return the line that an error about a message names; 0 where the message is all of its file."""
    is_record = message.id is not None or message.source.lower().endswith(suffixes.RECORDS)
    return message.line if is_record else 0

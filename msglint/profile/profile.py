"""A profile: what was timed while messages were checked."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from time import get_clock_info, perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

from msglint.profile.clock import Clock
from msglint.profile.seams import ENTITIES, LOADING, READING, REST, SHARED, measured_overhead, watched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msglint.engine import Draft
    from msglint.match.document import Document
    from msglint.message import Message
    from msglint.ruleset.rule import Rule, RuleSet

#: A clock that goes on in longer steps, in seconds, misses what a cheap rule takes.
_FINE = 1e-6


class Cost(NamedTuple):
    """What one thing has taken.

    Attributes:
        name: a rule's id, or what work that rules share is called.
        seconds: how long it ran, in all messages together.
    """

    name: str
    seconds: float


class RuleCost(NamedTuple):
    """What one rule has taken by itself, without the work that it shares with others.

    Attributes:
        name: its id.
        seconds: how long it ran, in all messages together.
        looks: how many messages it was looked for in; one with several readings, such as a template, counts for each.
        matches: how many places it was found in, before what is ignored is taken away.
    """

    name: str
    seconds: float
    looks: int
    matches: int


class Profile:
    """What was timed; whole once the run is over.

    Args:
        clock: tells what time is spent on.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        #: How many messages were checked.
        self.messages = 0
        self._rules: dict[str, None] = {}
        self._looks: Counter[str] = Counter()
        self._matches: Counter[str] = Counter()

    @property
    def loading(self) -> float:
        """The seconds that went into what is done once and not for each message."""
        return self.clock.spent(LOADING)

    @property
    def seconds(self) -> float:
        """The seconds of everything else."""
        return sum(map(self.clock.spent, self.clock.names())) - self.loading

    def rules(self) -> list[RuleCost]:
        """Return what each rule that was checked has taken, the dearest first."""
        spent = self.clock.spent
        costs = [RuleCost(name, spent(name), self._looks[name], self._matches[name]) for name in self._rules]
        return sorted(costs, key=lambda cost: (-cost.seconds, cost.name))

    def shared(self) -> list[Cost]:
        """Return what the work that rules share has taken, in the order in which it is done; loading is not in it."""
        entities = sorted(name for name in self.clock.names() if name.startswith(ENTITIES))
        first, *others = (name for name in SHARED if name != LOADING)
        return [Cost(name, self.clock.spent(name)) for name in (READING, first, *entities, *others, REST)]

    def take_message(self, _drafts: Sequence[Draft], _message: Message, _readings: Sequence[list[Draft]], /) -> None:
        """Count a message."""
        self.messages += 1

    def take_reading(self, drafts: Sequence[Draft], _document: Document, rules: RuleSet, /) -> None:
        """Count what one reading of a message breaks, and learn which rules there are."""
        self._rules.update(dict.fromkeys(rule.id for rule in rules.rules))
        self._matches.update(draft.rule.id for draft in drafts)

    def take_rule(self, _found: object, rule: Rule, _document: Document, *_ids: object) -> None:
        """Count a rule that was looked for."""
        self._looks[rule.id] += 1


@contextmanager
def profiled(clock: Clock | None = None) -> Iterator[Profile]:
    """Return a profile of all messages that this process checks until the end, in one thread.

    Args:
        clock: tells what time is spent on; None for the time of the processor, less what timing itself takes.
    """
    profile = Profile(clock or _clock())
    with watched(profile):
        yield profile
    profile.clock.stop()


def _clock() -> Clock:
    # What else the machine does would count as the rule's that it interrupts; but Windows tells that in ticks of 16 ms.
    now = process_time if get_clock_info("process_time").resolution < _FINE else perf_counter
    return Clock(REST, now, measured_overhead(now))

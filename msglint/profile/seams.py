"""Where a profile looks into a check: functions and properties that are timed while it runs, and put back after it.

Nothing of this is there while nobody asks for a profile, so a check without one pays nothing for it. The work that
rules share is done for the first one that asks, and kept; its functions are listed here so that it is told apart. A
name that an engine has no more is left out; a test says when nothing is left of a kind of work.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from functools import cached_property, partial, wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from msglint.profile.clock import Clock, Overhead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from msglint.engine import Draft
    from msglint.match.document import Document
    from msglint.message import Message
    from msglint.ruleset.rule import Rule, RuleSet

#: What is done before a message is checked, and only once.
LOADING = "loading rules and words"
#: What is left of the time of a run when all else is taken away.
REST = "reports and all else"
READING = "reading files"
#: The work that rules share, in the order in which it is done, each with where it is done: module, and name in it.
SHARED: dict[str, tuple[tuple[str, str], ...]] = {
    LOADING: (
        ("msglint.project", "Project.__init__"),
        ("msglint.ruleset.loader", "load_rules"),
        ("msglint.lexicon.lexicon", "Lexicon.phrases"),
        ("msglint.lexicon.lexicon", "Lexicon.senses"),
        ("msglint.lexicon.lexicon", "Lexicon._opened_by"),
        ("msglint.lexicon.lexicon", "Lexicon._heads"),
        ("msglint.ruleset.scorer", "Scorer._data"),
        ("msglint.ruleset.scorer", "Scorer.features"),
        ("msglint.ruleset.scorer", "Scorer._rows"),
    ),
    "folding and disguises": (("msglint.match.document", "Reading.folded"),),
    "sentences and tokens": (("msglint.match.document", "Reading.segments"),),
    "languages": (
        ("msglint.match.document", "Reading.lexicons"),
        ("msglint.match.document", "Reading.language"),
        ("msglint.match.wording", "Wording.language"),
    ),
    "quotations": (
        ("msglint.match.document", "Reading._quoted"),
        ("msglint.match.document", "Reading.quotations"),
    ),
    "words and phrases": (
        ("msglint.match.document", "Reading.hits"),
        ("msglint.match.document", "Reading.concepts"),
        ("msglint.match.document", "Reading.wordings"),
        ("msglint.match.wording", "Wording._search"),
        ("msglint.match.wording", "Wording.hits"),
    ),
    "senses": (
        ("msglint.judge", "Judge.senses"),
        ("msglint.match.document", "Reading.tags"),
        ("msglint.match.wording", "Wording.tags"),
        ("msglint.match.wording", "Wording.items"),
        ("msglint.match.wording", "Wording.meanings"),
    ),
    "scoring": (
        ("msglint.judge", "Judge._bodies"),
        ("msglint.match.scored", "Runs.parts"),
        ("msglint.match.scored", "Runs.whole"),
        ("msglint.match.scored", "Window.__init__"),
        ("msglint.match.scored", "Window.is_understood"),
        ("msglint.match.scored", "Window._sums"),
    ),
    "going through the rules": (("msglint.engine", "drafts_in"),),
    "wording what was found": (
        ("msglint.engine", "agreed"),
        ("msglint.engine", "violations_of"),
    ),
}
#: What kind of entity is looked for is told by the argument.
ENTITIES = "entities: "
_ENTITIES = ("msglint.text.entities", "Text.find")
#: What each rule does by itself: it is the first argument that has an id.
_RULES = (
    ("msglint.engine", "matches"),
    ("msglint.judge", "Judge.weigh"),
    ("msglint.judge", "Judge.breaks_as_a_whole"),
)
_SOURCES = (
    ("msglint.project", "Project.read"),
    ("msglint.project", "Project.read_block"),
)
#: So many empty calls tell what timing takes, in the best of so many rounds.
_CALLS, _ROUNDS = 1_000, 5


class Watch(Protocol):
    """What is told of a check while it runs: when things begin and end, and afterwards with what result."""

    clock: Clock

    def take_message(self, drafts: Sequence[Draft], message: Message, readings: Sequence[list[Draft]], /) -> None:
        """Take a message, with what it breaks."""

    def take_reading(self, drafts: Sequence[Draft], document: Document, rules: RuleSet, /) -> None:
        """Take one reading of a message, with what it breaks."""

    def take_rule(self, found: object, rule: Rule, document: Document, /) -> None:
        """Take a rule that was looked for in one reading of a message."""


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Time everything that is listed here, in all threads of this process, until the end."""
    timed = partial(_timed, clock=watch.clock)
    told: dict[str, Callable[..., None]] = {
        "agreed": watch.take_message,
        "drafts_in": watch.take_reading,
        "matches": watch.take_rule,
    }
    with ExitStack() as replaced:
        for what, places in SHARED.items():
            for place in places:
                _replace(replaced, place, partial(timed, name=_always(what)))
        for place in _RULES:
            _replace(replaced, place, partial(timed, name=_rule_of))
        _replace(replaced, _ENTITIES, partial(timed, name=_entity_of))
        for place in _SOURCES:
            _replace(replaced, place, partial(_timed_items, clock=watch.clock))
        for name, tell in told.items():
            _replace(replaced, ("msglint.engine", name), partial(_told, tell=tell))
        yield


def measured_overhead(now: Callable[[], float]) -> Overhead:
    """Return what timing takes with a clock.

    Args:
        now: tells the time in seconds.
    """

    def nothing() -> None:
        pass

    rounds = []
    for _ in range(_ROUNDS):
        began = now()
        for _ in range(_CALLS):
            nothing()
        plain = now() - began
        clock = Clock(REST, now)
        timed = _timed(nothing, clock, _always(READING))
        for _ in range(_CALLS):
            timed()
        clock.stop()
        rounds.append((clock.spent(READING) / _CALLS, max(0.0, clock.spent(REST) - plain) / _CALLS))
    return Overhead(*map(min, zip(*rounds, strict=True)))


def _always(what: str) -> Callable[..., str]:
    return lambda *_: what


def _entity_of(_text: object, kind: str) -> str:
    return ENTITIES + kind


def _rule_of(*arguments: Any) -> str:
    return str(next(value for value in arguments if hasattr(value, "finders")).id)


def _replace(
    replaced: ExitStack, place: tuple[str, str], change: Callable[[Callable[..., Any]], Callable[..., Any]]
) -> None:
    """Put a changed function in the place of one, until the end; a name that is not there has nothing to time."""
    module, path = place
    owner: Any = import_module(module)
    *classes, name = path.split(".")
    for inner in classes:
        owner = getattr(owner, inner, None)
    before = vars(owner).get(name) if owner is not None else None
    if before is None:
        return
    fresh: Any
    if isinstance(before, cached_property):
        fresh = cached_property(change(before.func))
        fresh.__set_name__(owner, name)
    elif isinstance(before, property) and before.fget:
        fresh = property(change(before.fget))
    else:
        fresh = change(before)
    setattr(owner, name, fresh)
    replaced.callback(setattr, owner, name, before)


def _timed(work: Callable[..., Any], clock: Clock, name: Callable[..., str]) -> Callable[..., Any]:
    @wraps(work)
    def timed(*arguments: Any, **named: Any) -> Any:
        clock.begin(name(*arguments))
        try:
            return work(*arguments, **named)
        finally:
            clock.end()

    return timed


def _timed_items(work: Callable[..., Any], clock: Clock) -> Callable[..., Any]:
    """Time what makes the next item, and not what is done with it."""

    @wraps(work)
    def timed(*arguments: Any, **named: Any) -> Iterator[Any]:
        items = iter(work(*arguments, **named))
        while True:
            clock.begin(READING)
            try:
                item = next(items)
            except StopIteration:
                return
            finally:
                clock.end()
            yield item

    return timed


def _told(work: Callable[..., Any], tell: Callable[..., None]) -> Callable[..., Any]:
    @wraps(work)
    def told(*arguments: Any) -> Any:
        result = work(*arguments)
        tell(result, *arguments)
        return result

    return told

"""What a trace tells, as frozen values; the words for it stand with the command that prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from msglint.message import Message
    from msglint.part import PartName, Role
    from msglint.ruleset.rule import Condition, Excuse, Finder, Rule
    from msglint.span import Position
    from msglint.violation import Violation

#: What becomes of what a finder points at, the most telling first:
#: `reported`; `covered` (the same words are reported already, by another finder or from another body of the mail);
#: `excused`; `outweighed` (the scorer finds the words innocent); `buyer` (the buyer said it, and a reply quotes it);
#: `condition` (the rule does not look at such messages); `fragment` (a piece of messages lacks nothing);
#: `missing` (the finder points at nothing there).
Outcome = Literal["reported", "covered", "excused", "outweighed", "buyer", "condition", "fragment", "missing"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a message, and where they stand.

    Attributes:
        text: the words, blanks evened out.
        part: the part of the message that holds them.
        start: the first code point, in the message's file.
        end: one past the last.
        file: the file, where it is another than the message's own: one that a template includes.
    """

    text: str
    part: PartName
    start: Position
    end: Position
    file: str | None = None


@dataclass(frozen=True, slots=True)
class FinderPart:
    """A named part of a finder, and the words that stand for it.

    Attributes:
        name: its name in the rule.
        concepts: the concepts one of which will do.
        words: the words; None where there are none within the finder's reach.
        said: which of the concepts the words put, here or elsewhere.
        is_optional: whether the finder can do without.
        elsewhere: the nearest such words beyond the finder's reach, where there are none within.
    """

    name: str
    concepts: tuple[str, ...]
    words: Quote | None
    said: tuple[str, ...] = ()
    is_optional: bool = False
    elsewhere: Quote | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """An excuse that was tried.

    Attributes:
        excuse: the excuse, as the rule has it.
        applies: whether it excuses.
        words: the words that excuse, or, where it does not apply, the nearest ones that would if they stood elsewhere.
    """

    excuse: Excuse
    applies: bool
    words: Quote | None = None


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition under `when` that does not hold.

    Attributes:
        condition: the condition, as the rule has it.
        value: what the message's field holds instead; `unknown` where nobody said, empty for a topic.
    """

    condition: Condition
    value: str


@dataclass(frozen=True, slots=True)
class Weight:
    """What some words add to a score.

    Attributes:
        text: the words as they stand in the message.
        weight: what they add, in log odds; below zero they speak against a breach.
    """

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a scorer makes of a paragraph; a score above zero is a breach.

    Attributes:
        score: the sum of the three below, in log odds.
        base: what any paragraph begins with.
        found: what the finders' find adds.
        words: what the words add.
        scorer: the language whose scorer it is, or `any`.
        telling: the words that weigh most on either side, the heaviest first.
    """

    score: float
    base: float
    found: float
    words: float
    scorer: str
    telling: tuple[Weight, ...]


#: Why a finder points at nothing, or why words alone break no rule.
Hindrance = Literal[
    "apart",  # too many words in between: how many (value), how many there may be (wanted)
    "order",  # the parts stand in another order than the wanted one
    "shared",  # the same words can't be two parts
    "without",  # words that must not be there
    "none",  # no such entity
    "attribute",  # an entity with another value of an attribute: name, value, wanted ones
    "unlike",  # an entity with a value that the finder leaves out
    "near",  # nothing is said of what must be said near it
    "beside",  # no entity of what must stand in the message, too
    "pattern",  # the pattern fits nowhere
    "present",  # what must be absent is there
    "more",  # a sentence says more than it may
    "needs",  # nothing is said of what must be
    "date",  # a context field that is not known: name
    "time",  # days or hours since a date (name): value, and the limits
    "length",  # words or characters (name): value, and the limit
    "language",  # the text is in the buyer's language, or not surely in another
    "senses",  # the message does not speak of the rule's matter
    "barred",  # it speaks of what rules it out
    "denied",  # it says so only to deny it
    "context",  # no finder of the rule looks at such messages
    "unknown",  # the scorer knows too few of the words
    "base",  # only how often the rule is broken speaks for a breach, and no words
]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What keeps a finder, or the words alone, from breaking a rule.

    Attributes:
        kind: what it is.
        words: the words that it is about; None without any.
        name: the attribute or field that it is about.
        value: what that is.
        wanted: what it would have to be, or what would have to be there.
    """

    kind: Hindrance
    words: Quote | None = None
    name: str = ""
    value: str = ""
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to break a rule, tried at one place.

    Attributes:
        outcome: what came of it.
        finder: the finder; None for the words alone, which a scorer weighs.
        number: the finder's place in the rule, from 1; 0 for the words alone.
        place: where it points; None for the message as a whole, or where it points at nothing.
        violation: what is reported; None where nothing is.
        parts: the named parts of the finder, with their words.
        attributes: what kind of entity it is: attribute and value.
        reads: what a person reads where it is written otherwise; empty where it is plain.
        tricks: how it is hidden, as a person would say it.
        tried: the excuses that were tried.
        unmet: the conditions that do not hold.
        weighed: what the scorer made of its paragraph; None where no scorer was asked.
        obstacles: what kept it from pointing anywhere.
        readings: by their numbers from 1, the readings of the message in which it came to this.
    """

    outcome: Outcome
    finder: Finder | None
    number: int
    place: Quote | None = None
    violation: Violation | None = None
    parts: tuple[FinderPart, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    reads: str = ""
    tricks: tuple[str, ...] = ()
    tried: tuple[Tried, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    weighed: Weighed | None = None
    obstacles: tuple[Obstacle, ...] = ()
    readings: tuple[int, ...] = (1,)

    @property
    def nearness(self) -> float:
        """How much of what a finder looks for is there, from 0 to 1."""
        needed = [part for part in self.parts if not part.is_optional]
        if needed:
            return sum(part.words is not None for part in needed) / len(needed)
        return 0.5 if any(obstacle.words for obstacle in self.obstacles) else 0.0


@dataclass(frozen=True, slots=True)
class TraceOfRule:
    """What became of one rule.

    Attributes:
        rule: the rule.
        attempts: the ways that were tried, the most telling first.
    """

    rule: Rule
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class PartAsRead:
    """A part of the message, as the rules read it.

    Attributes:
        name: which part.
        role: what it is in the message.
        languages: the languages whose words were looked for, by their English names.
        likeliest: the one that most of it is in; None where none is.
        is_known: whether the text is surely in a language that the rules have words for; None where it is too short to
            tell.
    """

    name: PartName
    role: Role
    languages: tuple[str, ...]
    likeliest: str | None
    is_known: bool | None


@dataclass(frozen=True, slots=True)
class Trace:
    """Why rules report a place of a message, or do not.

    Attributes:
        message: the message.
        parts: its parts that have text there.
        rules: the rules with something to tell, the most telling first.
        whole: the rules that report the message as a whole, where the trace is about a line only.
        readings: how many readings the message has: by the branches of a template, by the bodies of a mail.
    """

    message: Message
    parts: tuple[PartAsRead, ...]
    rules: tuple[TraceOfRule, ...]
    whole: tuple[Rule, ...] = ()
    readings: int = 1

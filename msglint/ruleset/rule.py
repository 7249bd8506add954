"""Rules as frozen values: what the YAML says, checked and ready for matching."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from msglint.own import NOTHING
from msglint.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.lexicon.lexicon import Lexicon
    from msglint.own import Own
    from msglint.ruleset.scorer import Scorer
    from msglint.violation import Confidence, Severity

Unit = Literal["clause", "sentence", "neighbours", "message"]
Reach = Literal["clause", "sentence", "neighbours", "message"]
#: What a fix does; see rules/README.md.
Action = Literal[
    "remove", "remove-sentence", "secure-link", "strip-tracking", "unlink", "join-breaks", "drop-style", "none"
]


class Condition(Record):
    """What must hold of the message's context or topic before a rule looks at its text.

    Attributes:
        field: a context field, or `topic`.
        values: the values that fit (for `topic`: concepts, one of which is spoken of anywhere).
        at_least: the smallest number that fits, for fields that count; None for others.
    """

    field: str
    values: tuple[str, ...] = ()
    at_least: int | None = None


class Excuse(Record):
    """What makes a match innocent.

    Attributes:
        kind: `negated` (a negator governs the part), `actor` (one of the concepts acts, not the buyer), `says` (one of
            the concepts stands within reach), `quoted` (the match stands in quotation marks).
        part: the named part that `negated` and `actor` look at.
        concepts: the concepts of `actor` and `says`.
        reach: how far from the match `says` looks.
        without: concepts that keep `says` from looking beyond the sentence, where the match's own sentence has them.
        name: the exemption's name where it has one.
    """

    kind: Literal["negated", "actor", "says", "quoted"]
    part: str = ""
    concepts: tuple[str, ...] = ()
    reach: Reach = "sentence"
    without: tuple[str, ...] = ()
    name: str = ""


class Remedy(Record):
    """What puts a breach right in the text itself.

    Attributes:
        do: which of the remedies; `none` keeps that of the rule from a finder.
        safe: whether nobody needs to look at it; None for what it usually is.
    """

    do: Action
    safe: bool | None = None


class Finder(Record):
    """One way in which a rule can be broken; the fields that all ways share.

    Attributes:
        when: all must hold.
        unless: any one excuses a match.
        severity: the severity of its matches; None for the rule's.
        confidence: the confidence of its matches; None to judge by structure.
        message: what is wrong, with `{part}` names; None for the rule's.
        parts: the message parts that it reads.
        fix: what puts its matches right; None where nothing does, or where the rule's own says it.
    """

    when: tuple[Condition, ...] = ()
    unless: tuple[Excuse, ...] = ()
    severity: Severity | None = None
    confidence: Confidence | None = None
    message: str | None = None
    reads: tuple[str, ...] = ("subject", "body")
    fix: Remedy | None = None


class Together(Finder):
    """Concepts that stand together in one unit, in any order unless `ordered`.

    Attributes:
        unit: where they must stand together.
        parts: name -> concepts, one of which must be found; the first is the anchor.
        optional: name -> concepts that raise the confidence and widen the span.
        without: concepts that must not stand in the unit.
        within: at most this many words between the anchor and any other part (a character of a script without spaces
            counts half); None for no limit.
        ordered: whether the parts must come in the order of `parts`.
        span: the parts that the reported span covers; empty for all.
    """

    unit: Unit = "sentence"
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    optional: tuple[tuple[str, tuple[str, ...]], ...] = ()
    without: tuple[str, ...] = ()
    within: int | None = None
    ordered: bool = False
    span: tuple[str, ...] = ()


class Entity(Finder):
    """An entity whose attributes fit.

    Attributes:
        kind: the entity's kind, as in `link`.
        where: attribute -> values, one of which it must have.
        but_not: attribute -> values that it must not have.
        near: what must be said within reach of it; None where nothing must.
        beside: entities one of which must stand somewhere in the message, too.
    """

    kind: str = ""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    but_not: tuple[tuple[str, tuple[str, ...]], ...] = ()
    near: Excuse | None = None
    beside: tuple[str, ...] = ()


class Pattern(Finder):
    """A regular expression over the raw text, with a time limit.

    Attributes:
        pattern: the expression, in the syntax of the `regex` library.
        limit: seconds that it may take on one message.
        begins: signs one of which every match begins with, so that a text without them need not be searched; empty
            where that is not known.
    """

    pattern: str = ""
    limit: float = 0.5
    begins: str = ""


class Absent(Finder):
    """Entities and concepts none of which stands anywhere in the parts that are read.

    Attributes:
        kinds: the entities' kinds.
        where: attribute -> values that an entity must have to count, where it has the attribute at all.
        concepts: the concepts.
    """

    kinds: tuple[str, ...] = ()
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    concepts: tuple[str, ...] = ()


class Only(Finder):
    """A body of which every sentence says one of the concepts and nothing says another.

    Attributes:
        concepts: what the sentences may say.
        needs: concepts one of which must be said.
        without: concepts that must not be said at all.
    """

    concepts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Elapsed(Finder):
    """Too many days or hours between two moments of the context.

    Attributes:
        unit: what is counted.
        since: context fields; the first that is known counts.
        until: the context field of the later moment.
        more_than: a greater number is a breach.
        at_most: no breach beyond this number, another finder's case; None for no limit.
    """

    unit: Literal["days", "hours"] = "days"
    since: tuple[str, ...] = ()
    until: str = "sent_date"
    more_than: int = 0
    at_most: int | None = None


class Length(Finder):
    """A body that is too long or too short; order IDs don't count as words.

    Attributes:
        unit: what is counted.
        more_than: a greater number is a breach; None for no limit.
        at_most: so many or fewer are a breach, unless there are none at all; likewise.
    """

    unit: Literal["words", "characters"] = "words"
    more_than: int | None = None
    at_most: int | None = None


class OtherLanguage(Finder):
    """A body that is surely in another language than the context's `buyer_language`."""


class Always(Finder):
    """The message as a whole, when the conditions hold."""


class Rule(Record):
    """One requirement of a policy.

    Attributes:
        id: pack and name, as in `amazon/emoji`.
        title: what a breach is, in a few words.
        severity: how grave it is.
        why: why it matters.
        source: where the policy says so.
        message: what is wrong, with `{part}` names of the matched parts.
        instead: what to write or do instead.
        finders: the ways to break it; any one suffices.
        file: the file that it was read from.
        scored: whether the scorers of the languages have the last word.
        across_branches: whether the branches of a template can break it together, one being sent to some buyers and
            another to others.
        never_ignore: whether nothing may let its violations pass.
        translations: language -> pairs of an English text of the rule or its finders and what it is in that language.
        fix: what puts a breach right that no finder of its own has found; None where nothing does.
    """

    id: str
    title: str
    severity: Severity
    why: str
    source: str
    message: str
    instead: str
    finders: tuple[Finder, ...]
    file: str
    scored: bool = False
    across_branches: bool = False
    never_ignore: bool = False
    translations: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    fix: Remedy | None = None

    @property
    def name(self) -> str:
        """The id without its pack."""
        return self.id.rpartition("/")[2]


_NO_SCORERS: Mapping[str, Scorer] = MappingProxyType({})


class RuleSet(Record):
    """Rules with the lexicons that they speak through.

    Attributes:
        rules: sorted by id.
        lexicons: language -> lexicon.
        folders: the folders that they were read from.
        scorers: language -> scorer.
        language: the language of messages and advice, as far as they are translated.
        own: what belongs to the seller.
    """

    rules: tuple[Rule, ...]
    lexicons: Mapping[str, Lexicon]
    folders: tuple[str, ...] = ()
    scorers: Mapping[str, Scorer] = _NO_SCORERS
    language: str = "en"
    own: Own = NOTHING

    #: Comparing all rules takes long, and a set that was made anew is another one.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def rule(self, name: str) -> Rule | None:
        """Return the rule of an id, or of a name without its pack."""
        return next((rule for rule in self.rules if name in (rule.id, rule.name)), None)


#: Plain data, as the cache stores it.
Plain = dict[str, Any]

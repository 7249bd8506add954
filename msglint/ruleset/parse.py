"""One rule file -> one rule. What the keys mean is written for rule authors in `rules/README.md`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, get_args

from msglint.fields import ENGLISH, Fields
from msglint.message import CHOICES, CONTEXT_FIELDS, DATE_FIELDS
from msglint.ruleset import rule as r
from msglint.ruleset.begins import begins
from msglint.ruleset.braces import message_error, part_names
from msglint.ruleset.remedies import finder_remedy, rule_remedy
from msglint.text.entities import KINDS
from msglint.violation import SEVERITIES, Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from msglint.yamltree import Node

RULE_KEYS = (
    "title",
    "severity",
    "why",
    "source",
    "message",
    "instead",
    "when",
    "find",
    "unless",
    "scorer",
    "across-branches",
    "never-ignore",
    "fix",
)
FINDER_KEYS = ("when", "unless", "severity", "confidence", "message", "read", "fix")
_KEYS_OF_KIND: dict[str, tuple[str, ...]] = {
    "all": ("all", "in", "maybe", "without", "within", "ordered", "span"),
    "entity": ("entity", "where", "but-not", "near", "beside"),
    "pattern": ("pattern", "time-limit"),
    "absent": ("absent", "where", "says"),
    "only": ("only", "needs", "without"),
    "days": ("days",),
    "hours": ("hours",),
    "length": ("length",),
    "language": ("language",),
    "always": ("always",),
}
_ELAPSED_KEYS = ("since", "until", "more-than", "at-most")
_LENGTH_KEYS = ("of", "more-than", "at-most")
#: Kind of excuse -> the keys that it may have.
_EXCUSE_KEYS: dict[str, tuple[str, ...]] = {
    "negated": ("negated",),
    "actor": ("actor", "is"),
    "says": ("says", "in", "without"),
    "exempt": ("exempt",),
    "quoted": ("quoted",),
}
_ALL_EXCUSE_KEYS = tuple(dict.fromkeys(key for keys in _EXCUSE_KEYS.values() for key in keys))
#: Part names stand in braces in messages, where dots, brackets and leading digits mean something else.
_PART_NAME = re.compile(r"[a-z][a-z0-9_-]*")
_MAX_TIME_LIMIT = 60_000
_LENGTH_UNITS = ("words", "characters")
_UNITS = get_args(r.Unit)
_REACHES = get_args(r.Reach)
#: The context fields that hold a number.
_COUNTED_FIELDS = ("review_requests",)
_READABLE = ("subject", "body", "attachment", "comment")
_CONDITION_FIELDS = (*CONTEXT_FIELDS, "topic")


@dataclass(frozen=True, slots=True)
class Exemption:
    """A named excuse that rules share.

    Attributes:
        name: how rules refer to it.
        concepts: what the message must say.
        reach: how far from the match.
        without: what keeps it from reaching beyond the sentence.
    """

    name: str
    concepts: tuple[str, ...]
    reach: r.Reach
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that rules may use.

    Attributes:
        concepts: every concept that a lexicon has words for.
        exemptions: name -> exemption.
    """

    concepts: frozenset[str]
    exemptions: Mapping[str, Exemption] = field(default_factory=dict)


def parse_exemptions(node: Node, file: str, concepts: frozenset[str]) -> dict[str, Exemption]:
    """Return the exemptions that a file defines.

    Raises:
        RuleError: a field is wrong, or an exemption can never apply.
    """
    top = Fields(node, file)
    exemptions = {}
    for name in top:
        fields = top.sub(name, ("why", *_EXCUSE_KEYS["says"]))
        fields.text("why")
        says = fields.names("says", concepts, "concept")
        reach = _reach(fields)
        without = fields.names("without", concepts, "concept") if "without" in fields else ()
        exemptions[name] = Exemption(name, says, reach, without)
    return exemptions


def _reach(fields: Fields) -> r.Reach:
    reach: Any = fields.choice("in", _REACHES, "sentence")
    if "without" in fields and reach in ("clause", "sentence"):
        raise fields.error("can never have an effect: 'in' does not reach beyond the sentence", "without")
    return reach  # type: ignore[no-any-return] # choice() allows only reaches


def parse_rule(node: Node, rule_id: str, file: str, vocabulary: Vocabulary) -> r.Rule:
    """Return the rule that a file's first document describes.

    Raises:
        RuleError: a field is missing, unknown or wrong, or can never have an effect.
    """
    top = Fields(node, file, known=RULE_KEYS)
    parser = _RuleParser(top, vocabulary)
    title = parser.said(top, "title")
    finders = parser.finders()
    return r.Rule(
        id=rule_id,
        title=title,
        severity=top.choice("severity", SEVERITIES),  # type: ignore[arg-type] # choice() allows only severities
        why=parser.said(top, "why"),
        source=top.text("source"),
        message=parser.said(top, "message", title),
        instead=parser.said(top, "instead"),
        finders=finders,
        file=file,
        scored=top.flag("scorer"),
        across_branches=top.flag("across-branches"),
        never_ignore=top.flag("never-ignore"),
        translations=tuple((language, tuple(texts.items())) for language, texts in sorted(parser.translations.items())),
        fix=rule_remedy(top, finders),
    )


class _RuleParser:
    """Parses the finders of one rule."""

    def __init__(self, top: Fields, vocabulary: Vocabulary) -> None:
        self.top = top
        self.vocabulary = vocabulary
        #: Language -> English text -> translation, of all texts that were asked for.
        self.translations: dict[str, dict[str, str]] = {}

    def said(self, fields: Fields, key: str, default: str | None = None) -> str:
        """Return the English text of a key, and keep its translations."""
        texts = fields.said(key, default)
        english = texts.pop(ENGLISH)
        for language, text in texts.items():
            self.translations.setdefault(language, {})[english] = text
        return english

    def finders(self) -> tuple[r.Finder, ...]:
        if "find" not in self.top:
            raise self.top.error("the key 'find' is missing; it says what the rule looks for")
        when = self._conditions(self.top)
        found = []
        for index, node in enumerate(self.top.items("find")):
            fields = Fields(node, self.top.file, f"find[{index}]")
            kinds = [key for key in _KEYS_OF_KIND if key in fields]
            if len(kinds) != 1:
                raise fields.error(
                    f"must have exactly one of the keys {', '.join(_KEYS_OF_KIND)}; it has {', '.join(kinds) or 'none'}"
                )
            fields = Fields(node, self.top.file, f"find[{index}]", (*_KEYS_OF_KIND[kinds[0]], *FINDER_KEYS))
            finder = getattr(self, f"_{kinds[0]}")(fields, self._shared(fields, when))
            self._check_message(fields, finder)
            found.append(finder)
        return tuple(found)

    def _shared(self, fields: Fields, when: tuple[r.Condition, ...]) -> dict[str, Any]:
        """Parse the keys that every kind of finder has."""
        return {
            "when": (*when, *self._conditions(fields)),
            "unless": (*self._excuses(self.top, fields), *self._excuses(fields, fields)),
            "severity": fields.choice("severity", SEVERITIES) if "severity" in fields else None,
            "confidence": fields.choice("confidence", get_args(Confidence)) if "confidence" in fields else None,
            "message": self.said(fields, "message") if "message" in fields else None,
            "reads": fields.names("read", _READABLE, "part") if "read" in fields else ("subject", "body"),
            "fix": finder_remedy(fields),
        }

    def _concepts(self, fields: Fields, key: str) -> tuple[str, ...]:
        return fields.names(key, self.vocabulary.concepts, "concept") if key in fields else ()

    def _named(self, fields: Fields, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if key not in fields:
            return ()
        inner = fields.sub(key)
        for name in inner:
            if not _PART_NAME.fullmatch(name):
                raise inner.error("the name of a part has small letters, digits and hyphens, as in 'thing'", name)
        return tuple((name, self._concepts(inner, name)) for name in inner)

    def _all(self, fields: Fields, shared: dict[str, Any]) -> r.Together:
        parts = self._named(fields, "all")
        if not parts:
            raise fields.error("must name at least one part, as in {act: change, thing: review}", "all")
        optional = self._named(fields, "maybe")
        names = [name for name, _ in (*parts, *optional)]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise fields.error(f"the part {twice!r} stands in 'all' and in 'maybe'", "maybe")
        return r.Together(
            **shared,
            unit=fields.choice("in", _UNITS, "sentence"),  # type: ignore[arg-type] # choice() allows only units
            parts=parts,
            optional=optional,
            without=self._concepts(fields, "without"),
            within=fields.number("within"),
            ordered=fields.flag("ordered"),
            span=fields.names("span", names, "part") if "span" in fields else (),
        )

    def _entity(self, fields: Fields, shared: dict[str, Any]) -> r.Entity:
        kind = fields.name("entity", KINDS, "entity")
        return r.Entity(
            **shared,
            kind=kind,
            where=self._filter(fields, "where", kind),
            but_not=self._filter(fields, "but-not", kind),
            near=self._near(fields),
            beside=fields.names("beside", KINDS, "entity") if "beside" in fields else (),
        )

    def _near(self, fields: Fields) -> r.Excuse | None:
        if "near" not in fields:
            return None
        inner = fields.sub("near", _EXCUSE_KEYS["says"])
        if "says" not in inner:
            raise inner.error("the key 'says' is missing; it names the concepts, as in {says: browse, in: sentence}")
        return self._spoken(inner)

    def _spoken(self, fields: Fields) -> r.Excuse:
        concepts, without = self._concepts(fields, "says"), self._concepts(fields, "without")
        return r.Excuse("says", concepts=concepts, reach=_reach(fields), without=without)

    def _filter(self, fields: Fields, key: str, *kinds: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if key not in fields:
            return ()
        attributes = {name: values for kind in kinds for name, values in KINDS[kind].items()}
        inner = fields.sub(key, attributes)
        kind = f"{'an' if kinds[0][0] in 'aeiou' else 'a'} {kinds[0]}"
        return tuple((name, inner.names(name, attributes[name], f"{name} of {kind}")) for name in inner)

    def _pattern(self, fields: Fields, shared: dict[str, Any]) -> r.Pattern:
        import regex  # noqa: PLC0415 - only rules with a pattern need it

        pattern = fields.text("pattern")
        try:
            regex.compile(pattern, regex.VERSION1)
        except (regex.error, ArithmeticError, LookupError, RecursionError, ValueError) as error:
            raise fields.error(f"is no valid pattern: {error}", "pattern", fields.node.value["pattern"]) from None
        milliseconds = fields.number("time-limit", 500) or 500
        if milliseconds > _MAX_TIME_LIMIT:
            raise fields.error(f"is more than {_MAX_TIME_LIMIT} milliseconds", "time-limit")
        return r.Pattern(**shared, pattern=pattern, limit=milliseconds / 1000, begins=begins(pattern))

    def _absent(self, fields: Fields, shared: dict[str, Any]) -> r.Absent:
        kinds = fields.names("absent", KINDS, "entity")
        self._whole(fields, shared, "absence")
        where, concepts = self._filter(fields, "where", *kinds), self._concepts(fields, "says")
        return r.Absent(**shared, kinds=kinds, where=where, concepts=concepts)

    def _only(self, fields: Fields, shared: dict[str, Any]) -> r.Only:
        self._whole(fields, shared, "'only'")
        return r.Only(
            **shared,
            concepts=self._concepts(fields, "only"),
            needs=self._concepts(fields, "needs"),
            without=self._concepts(fields, "without"),
        )

    def _days(self, fields: Fields, shared: dict[str, Any]) -> r.Elapsed:
        return self._elapsed(fields, shared, "days")

    def _hours(self, fields: Fields, shared: dict[str, Any]) -> r.Elapsed:
        return self._elapsed(fields, shared, "hours")

    def _elapsed(self, fields: Fields, shared: dict[str, Any], unit: Literal["days", "hours"]) -> r.Elapsed:
        inner = fields.sub(unit, _ELAPSED_KEYS)
        for key in ("since", "more-than"):
            if key not in inner:
                raise inner.error(f"the key {key!r} is missing")
        self._whole(fields, shared, f"{unit!r}")
        more_than, at_most = inner.number("more-than", 0) or 0, inner.number("at-most")
        if at_most is not None and at_most <= more_than:
            raise inner.error(f"can never be true: no number is more than {more_than} and at most {at_most}", "at-most")
        return r.Elapsed(
            **shared,
            unit=unit,
            since=inner.names("since", DATE_FIELDS, "date"),
            until=inner.choice("until", DATE_FIELDS, "sent_date"),
            more_than=more_than,
            at_most=at_most,
        )

    def _length(self, fields: Fields, shared: dict[str, Any]) -> r.Length:
        inner = fields.sub("length", _LENGTH_KEYS)
        more_than, at_most = inner.number("more-than"), inner.number("at-most")
        if (more_than is None) == (at_most is None):
            raise inner.error("must have one of the keys more-than, at-most")
        self._whole(fields, shared, "'length'")
        unit: Any = inner.choice("of", _LENGTH_UNITS)
        return r.Length(**shared, unit=unit, more_than=more_than, at_most=at_most)

    def _language(self, fields: Fields, shared: dict[str, Any]) -> r.OtherLanguage:
        fields.choice("language", ("other than the buyer's",))
        self._whole(fields, shared, "'language'")
        return r.OtherLanguage(**shared)

    def _always(self, fields: Fields, shared: dict[str, Any]) -> r.Always:
        if not fields.flag("always"):
            raise fields.error("must be true; to switch a rule off, remove the finder", "always")
        if not shared["when"]:
            raise fields.error("reports every message; add a 'when'", "always")
        self._whole(fields, shared, "'always'")
        return r.Always(**shared)

    def _whole(self, fields: Fields, shared: dict[str, Any], what: str) -> None:
        """Refuse excuses that can never apply to a violation about the whole message."""
        for excuse in shared["unless"]:
            if excuse.kind != "says" or excuse.reach != "message":
                raise fields.error(
                    f"an exemption that can never apply: {what} is about the whole message, so only "
                    "'says' or 'exempt' with 'in: message' can excuse it",
                    "unless" if "unless" in fields else None,
                )

    def _conditions(self, fields: Fields) -> tuple[r.Condition, ...]:
        if "when" not in fields:
            return ()
        inner = fields.sub("when", _CONDITION_FIELDS)
        conditions = []
        for name in inner:
            if name == "topic":
                conditions.append(r.Condition(name, self._concepts(inner, name)))
            elif isinstance(inner.node.value[name].value, dict):
                if name not in _COUNTED_FIELDS:
                    counted = ", ".join(_COUNTED_FIELDS)
                    raise inner.error(f"must be a value or a list of them; 'at-least' is for {counted}", name)
                conditions.append(r.Condition(name, at_least=inner.sub(name, ("at-least",)).number("at-least", 1)))
            else:
                values = inner.names(name, CHOICES.get(name), name)
                conditions.append(r.Condition(name, tuple(value.lower() for value in values)))
        return tuple(conditions)

    def _excuses(self, holder: Fields, finder: Fields) -> tuple[r.Excuse, ...]:
        if "unless" not in holder:
            return ()
        path = f"{holder.path}.unless" if holder.path else "unless"
        return tuple(
            excuse
            for index, node in enumerate(holder.items("unless"))
            for excuse in self._excuse(Fields(node, holder.file, f"{path}[{index}]", _ALL_EXCUSE_KEYS), finder)
        )

    def _excuse(self, fields: Fields, finder: Fields) -> Iterator[r.Excuse]:
        kinds = [key for key in _EXCUSE_KEYS if key in fields]
        if len(kinds) != 1:
            raise fields.error(
                f"must have exactly one of the keys {', '.join(_EXCUSE_KEYS)}; it has {', '.join(kinds) or 'none'}"
            )
        fields = Fields(fields.node, fields.file, fields.path, _EXCUSE_KEYS[kinds[0]])
        if "exempt" in fields:
            for name in fields.names("exempt", self.vocabulary.exemptions, "exemption"):
                exemption = self.vocabulary.exemptions[name]
                yield r.Excuse(
                    "says", concepts=exemption.concepts, reach=exemption.reach, without=exemption.without, name=name
                )
        elif "says" in fields:
            yield self._spoken(fields)
        elif "negated" in fields:
            yield r.Excuse("negated", part=self._part(fields, "negated", finder))
        elif "actor" in fields:
            if "is" not in fields:
                raise fields.error("the key 'is' is missing; it names who acts, as in {actor: act, is: seller}")
            yield r.Excuse("actor", part=self._part(fields, "actor", finder), concepts=self._concepts(fields, "is"))
        elif fields.flag("quoted"):
            yield r.Excuse("quoted")
        else:
            raise fields.error("must be true; to report quotations as well, remove the excuse", "quoted")

    def _part(self, fields: Fields, key: str, finder: Fields) -> str:
        """Return the name of a part; one that the finder does not have could never apply."""
        name = fields.text(key)
        parts = [part for group in ("all", "maybe") if group in finder for part in finder.sub(group)]
        if name not in parts:
            known = f"{finder.path or 'the finder'} has the parts {', '.join(parts) or '(none)'}"
            raise fields.error(f"an exemption that can never apply: there is no part {name!r}; {known}", key)
        return name

    def _check_message(self, fields: Fields, finder: r.Finder) -> None:
        """Refuse a message that names a part which the finder does not have."""
        holder = fields if finder.message is not None else self.top
        key = "message" if "message" in holder else "title"
        for text in holder.said(key).values():
            error = message_error(text, part_names(finder))
            if error:
                raise holder.error(error, key, holder.node.value[key])

"""How a rule finds what it reports, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msglint.authoring.newrule.wants import ENTITIES
from msglint.authoring.pages.markup import code
from msglint.ruleset import rule as r
from msglint.text.entities import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from msglint.ruleset.rule import Condition, Finder, Rule

_UNIT = {
    "clause": "in one clause",
    "sentence": "in one sentence",
    "neighbours": "in one sentence or two in a row",
    "message": "anywhere in one message",
}
_READ = {"subject": "subject", "body": "text", "attachment": "attachments", "comment": "hidden source"}
_USUAL_PARTS = ("subject", "body")
#: Kind of finder -> by what it finds, in a word.
_MEANS: Mapping[type[Finder], str] = {
    r.Together: "words",
    r.Entity: "signs",
    r.Pattern: "signs",
    r.Absent: "absence",
    r.Only: "words",
    r.Elapsed: "dates",
    r.Length: "length",
    r.OtherLanguage: "language",
    r.Always: "context",
}
_BY_MEANS = {
    "words": "what words mean together, in every language that msglint knows",
    "signs": "what stands there whatever the language (addresses, links, numbers, pictures)",
    "absence": "what is missing",
    "dates": "dates",
    "length": "the length",
    "language": "the language",
    "context": "what is known about the message",
}


def means(rule: Rule) -> list[str]:
    """Return in a word each by what a rule finds: `words`, `weights`, `signs` and the like."""
    found = [_MEANS[type(finder)] for finder in rule.finders if type(finder) in _MEANS]
    return list(dict.fromkeys([*sorted(found, key=list(_BY_MEANS).index), *(["weights"] if rule.scored else [])]))


def summary(rule: Rule) -> str:
    """Return in a sentence or three how a rule finds what it reports."""
    by = _listed(_BY_MEANS[word] for word in means(rule) if word in _BY_MEANS)
    if len(rule.finders) == 1 or not by:
        text = f"It reports {_listed(map(way, rule.finders))}."
    else:
        text = f"It knows {len(rule.finders)} ways to break the rule, and tells them by {by}."
    if rule.scored:
        text += (
            " Weights that were learned from labelled messages have the last word: they find what no list of words"
            " foresees, and clear what only looks alike."
        )
    if rule.across_branches:
        text += " In a template it also compares the branches, of which each buyer gets only one."
    return text


def way(finder: Finder) -> str:
    """Return what one finder reports, in Markdown, as the end of a sentence."""
    text = _found(finder)
    parts = tuple(finder.reads)
    if parts != _USUAL_PARTS and not isinstance(finder, (r.Elapsed, r.Always)):
        text += f", only in the {_listed(_READ.get(part, part) for part in parts)}"
    conditions = [_condition(condition) for condition in finder.when]
    return text + (f", where {_listed(conditions)}" if conditions else "")


def _found(finder: Finder) -> str:
    """Return what a finder of any kind reports; of a kind that is new here, that the file tells."""
    say = _SAID.get(type(finder))
    return say(finder) if say else "what the rule's file describes"


def _pattern(finder: r.Pattern) -> str:  # noqa: ARG001 - as for the other kinds
    return "what fits a pattern in the rule's file"


def _absent(finder: r.Absent) -> str:
    names = [entity(kind) + _filters("with", _asked(kind, finder.where)) for kind in finder.kinds]
    return f"a message without {_or([*names, *map(code, finder.concepts)])}"


def _asked(kind: str, filters: Sequence[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the filters that a kind of entity has anything to say to."""
    return [(name, values) for name, values in filters if name in KINDS.get(kind, ())]


def _only(finder: r.Only) -> str:
    needs = f", at least one of them {either(finder.needs)}" if finder.needs else ""
    without = f", and no word for {either(finder.without)} stands in it" if finder.without else ""
    return f"a message of which each sentence says {either(finder.concepts)} and nothing else{needs}{without}"


def _elapsed(finder: r.Elapsed) -> str:
    number = f"more than {finder.more_than}" + (f" and at most {finder.at_most}" if finder.at_most is not None else "")
    since = " or else ".join(map(code, finder.since))
    return f"a message when {number} {finder.unit} lie between {since} and {code(finder.until)}"


def _length(finder: r.Length) -> str:
    if finder.more_than is not None:
        return f"a text of more than {finder.more_than:,} {finder.unit}" if finder.more_than else "any text"
    return f"a text of {finder.at_most} {finder.unit} or fewer"


def _language(finder: r.OtherLanguage) -> str:  # noqa: ARG001 - as for the other kinds
    return f"a text that is surely in another language than {code('buyer_language')} says"


def _always(finder: r.Always) -> str:  # noqa: ARG001 - as for the other kinds
    return "every message"


def _together(finder: r.Together) -> str:
    parts = [either(concepts) for _, concepts in finder.parts]
    text = f"words for {_listed(parts)}"
    if len(parts) > 1:
        text += f" {_UNIT[finder.unit]}"
        if finder.ordered:
            text += ", in this order"
        if finder.within is not None:
            text += f", at most {finder.within} words apart"
    if finder.without:
        text += f", but no word for {either(finder.without)}"
    if finder.optional:
        text += f"; {_listed(either(concepts) for _, concepts in finder.optional)} makes it surer"
    return text


def _entity(finder: r.Entity) -> str:
    text = f"{entity(finder.kind)}{_filters('with', finder.where)}{_filters('but not with', finder.but_not)}"
    if finder.near:
        text += f" near words for {either(finder.near.concepts)}"
    if finder.beside:
        text += f", if the message also holds {_or(map(entity, finder.beside))}"
    return text


def entity(kind: str) -> str:
    """Return a kind of entity, in Markdown, as a person calls it."""
    return f"{ENTITIES[kind]} ({code(kind)})" if kind in ENTITIES else code(kind)


def _filters(word: str, filters: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    said = [f"{name} {either(values)}" for name, values in filters]
    return f" {word} {_listed(said)}" if said else ""


def _condition(condition: Condition) -> str:
    if condition.field == "topic":
        return f"{either(condition.values)} is spoken of anywhere in the message"
    if condition.at_least is not None:
        return f"{code(condition.field)} is {condition.at_least} or more"
    return f"{code(condition.field)} is {either(condition.values)}"


def either(names: Iterable[str]) -> str:
    """Return names of which one is meant, in Markdown."""
    return _or(map(code, names))


def _or(items: Iterable[str]) -> str:
    return _listed(items, "or")


def _listed(items: Iterable[str], word: str = "and") -> str:
    found = list(items)
    return f"{', '.join(found[:-1])} {word} {found[-1]}" if len(found) > 1 else "".join(found)


#: Kind of finder -> what says what it reports.
_SAID: Mapping[type[Finder], Callable[[Any], str]] = {
    r.Together: _together,
    r.Entity: _entity,
    r.Pattern: _pattern,
    r.Absent: _absent,
    r.Only: _only,
    r.Elapsed: _elapsed,
    r.Length: _length,
    r.OtherLanguage: _language,
    r.Always: _always,
}

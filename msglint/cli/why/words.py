"""A trace in words, for somebody who writes rules or messages, and knows no Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.cli.say import plural
from msglint.ruleset import rule as r

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from msglint.trace.result import Attempt, FinderPart, Obstacle, Outcome, PartAsRead, Quote, Trace, Tried, Unmet

_UNITS = {
    "clause": "in one clause",
    "sentence": "in one sentence",
    "neighbours": "in two sentences in a row",
    "message": "anywhere in the message",
}
_REACHES = {
    "clause": "in the same clause",
    "sentence": "in the same sentence",
    "neighbours": "in the same sentence or one beside it",
    "message": "in the message",
}
_BEYOND = {
    "clause": "in another clause",
    "sentence": "in another sentence",
    "neighbours": "not in a sentence beside it",
    "message": "in another part of the message",
}
#: What came of an attempt, after "is".
OUTCOMES: dict[Outcome, str] = {
    "reported": "reported",
    "covered": "reported already, of the same words",
    "excused": "not reported: an excuse applies",
    "outweighed": "not reported: the scorer finds the words innocent",
    "buyer": "not reported: the buyer said it, and the reply quotes it",
    "condition": "not reported: the rule does not look at such a message",
    "fragment": "not reported: the file is only a piece of messages",
    "missing": "not reported: something is missing",
}
_LONGEST_PATTERN = 60
_MANY_LANGUAGES = 3


def listed(names: Iterable[str], last: str = "and") -> str:
    """Return names with commas and a word before the last."""
    *most, end = names
    return f"{', '.join(most)} {last} {end}" if most else end


def quoted(words: Quote, line: int | None = None) -> str:
    """Return words in quotation marks, with their place where that is on another line."""
    return f"“{words.text}”" if words.start.line == line and not words.file else f"“{words.text}” ({placed(words)})"


def placed(words: Quote) -> str:
    """Return where words stand, as `line:column`."""
    place = f"{words.start.line}:{words.start.column}"
    return f"{words.file}:{place}" if words.file else place


def finder_in_words(finder: r.Finder | None) -> str:
    """Return what a finder looks for; None stands for the words alone."""
    if finder is None:
        return "the words alone, weighed by a scorer"
    for kind, describe in _FINDERS.items():
        if isinstance(finder, kind):
            return describe(finder)
    return "any message that `when` lets through"


def _together(finder: r.Together) -> str:
    said = f"{listed(name for name, _ in finder.parts)} {_UNITS[finder.unit]}"
    if finder.within is not None and len(finder.parts) > 1:
        said += f", at most {plural(finder.within, 'word')} apart"
    if finder.ordered:
        said += ", in this order"
    return said + (f", without {listed(finder.without, 'or')}" if finder.without else "")


def _entity(finder: r.Entity) -> str:
    said = finder.kind
    if finder.where:
        said += f" with {_filters(finder.where)}"
    if finder.but_not:
        said += f", but not with {_filters(finder.but_not)}"
    if finder.near:
        said += f", {listed(finder.near.concepts, 'or')} said {_REACHES[finder.near.reach]}"
    return said + (f", in a message with {listed(finder.beside, 'or')}" if finder.beside else "")


def _filters(filters: Iterable[tuple[str, Sequence[str]]]) -> str:
    return listed(f"{name} {listed(values, 'or')}" for name, values in filters)


def _pattern(finder: r.Pattern) -> str:
    pattern = finder.pattern
    return f"the pattern {pattern if len(pattern) <= _LONGEST_PATTERN else pattern[:_LONGEST_PATTERN] + '...'}"


def _absent(finder: r.Absent) -> str:
    return f"no {listed((*finder.kinds, *finder.concepts), 'or')} anywhere"


def _only(finder: r.Only) -> str:
    needs = f", {listed(finder.needs, 'or')} among them" if finder.needs else ""
    barred = f", without {listed(finder.without, 'or')}" if finder.without else ""
    return f"nothing but {listed(dict.fromkeys((*finder.concepts, *finder.needs)), 'or')}{needs}{barred}"


def _elapsed(finder: r.Elapsed) -> str:
    most = "" if finder.at_most is None else f" and at most {finder.at_most}"
    return f"more than {finder.more_than}{most} {finder.unit} from {listed(finder.since, 'or')} to {finder.until}"


def _length(finder: r.Length) -> str:
    if finder.more_than is None:
        return f"{finder.at_most} {finder.unit} or fewer"
    return f"more than {finder.more_than} {finder.unit}"


_FINDERS: dict[type[r.Finder], Callable[..., str]] = {
    r.Together: _together,
    r.Entity: _entity,
    r.Pattern: _pattern,
    r.Absent: _absent,
    r.Only: _only,
    r.Elapsed: _elapsed,
    r.Length: _length,
    r.OtherLanguage: lambda _: "a body in another language than the buyer's",
}


def part_in_words(part: FinderPart, finder: r.Finder | None, line: int | None) -> str:
    """Return the words for a part of a finder, or that there are none."""
    wanted = listed(part.concepts, "or")
    said = listed(part.said) if part.said else wanted
    if part.words:
        return f"{quoted(part.words, line)}, which says {said}"
    if part.is_optional:
        return f"nothing says {wanted}; it need not"
    if part.elsewhere:
        where = _BEYOND[finder.unit] if isinstance(finder, r.Together) else "elsewhere"
        return f"not found: {quoted(part.elsewhere, line)} says {said}, but {where}"
    return f"not found: nothing says {wanted}"


def excuse_name(excuse: r.Excuse) -> str:
    """Return an excuse as a rule writes it."""
    if excuse.name:
        return f"exempt {excuse.name}"
    if excuse.kind == "says":
        return f"says {listed(excuse.concepts, 'or')}"
    return f"{excuse.kind} {excuse.part}".strip()


def excuse_in_words(tried: Tried, attempt: Attempt, line: int | None) -> str:
    """Return why an excuse applies or does not."""
    excuse, words = tried.excuse, tried.words
    governed = next((part.words for part in attempt.parts if part.name == excuse.part and part.words), None)
    return _EXCUSES[excuse.kind, tried.applies, words is not None].format(
        said=quoted(words, line) if words else "",
        part=quoted(governed, line) if governed else excuse.part,
        concepts=listed(excuse.concepts, "or") if excuse.concepts else "",
        reach=_REACHES[excuse.reach],
    )


#: Kind of excuse, whether it applies, and whether there are words to show -> what is said of it.
_EXCUSES = {
    ("negated", True, True): "{said} governs {part}",
    ("negated", False, True): "{said} does not govern {part}",
    ("negated", False, False): "no negator governs {part}",
    ("actor", True, True): "{said} acts, not the buyer",
    ("actor", False, True): "{said} is no {concepts}",
    ("actor", False, False): "no {concepts} acts before {part}",
    ("quoted", True, True): "it stands in quotation marks: {said}",
    ("quoted", False, False): "it stands in no quotation marks",
    ("says", True, True): "{said} says {concepts}",
    ("says", False, True): "{said} says {concepts}, but not {reach}",
    ("says", False, False): "nothing {reach} says {concepts}",
}


def condition_in_words(unmet: Unmet) -> str:
    """Return which condition does not hold."""
    condition = unmet.condition
    if condition.field == "topic":
        return f"the message speaks of no {listed(condition.values, 'or')}"
    if condition.at_least is not None:
        return f"only where {condition.field} is at least {condition.at_least}; here it is {unmet.value}"
    return f"only where {condition.field} is {listed(condition.values, 'or')}; here it is {unmet.value}"


def obstacle_in_words(obstacle: Obstacle, line: int | None) -> str:
    """Return what keeps a finder, or the words alone, from breaking the rule."""
    wanted = listed(obstacle.wanted, "or") if obstacle.wanted else ""
    said = quoted(obstacle.words, line) if obstacle.words else ""
    return _OBSTACLES[obstacle.kind].format(
        said=said, wanted=wanted, name=obstacle.name, value=obstacle.value, reach=_REACHES.get(obstacle.value, "")
    )


_OBSTACLES = {
    "apart": "too far apart: {value} words between them, at most {wanted} may be",
    "order": "in another order than the rule's",
    "shared": "the same words can't be two parts",
    "without": "{said} stands with them, and says {wanted}",
    "none": "there is none here",
    "attribute": "{said} is one, but its {name} is {value}, not {wanted}",
    "unlike": "{said} is one, but its {name} is {value}",
    "near": "{said} is one, but nothing {reach} says {wanted}",
    "beside": "{said} is one, but the message has no {wanted}",
    "pattern": "it fits nothing here",
    "present": "{said} is one",
    "more": "{said} says something else",
    "needs": "nothing says {wanted}",
    "date": "{name} is not known",
    "time": "it is {value} since {name}",
    "length": "it has {value} {name}",
    "language": "the text is in the buyer's language ({value}), or not surely in another",
    "senses": "the words alone are not asked: the message speaks of nothing like {wanted}",
    "barred": "the words alone are not asked: the message speaks of {wanted}",
    "denied": "the words alone are not asked: it is said only to deny it, or in quotation marks",
    "context": "the words alone are not asked: the rule does not look at such a message",
    "unknown": "the words alone are not asked: the scorer knows too few of them",
    "base": "only how often the rule is broken speaks for it, none of the words",
}


def part_as_read_in_words(part: PartAsRead) -> str:
    """Return how a part of the message is read."""
    name = part.name if part.role == "text" else f"{part.name}, {_ROLES[part.role]}"
    if not part.languages:
        return f"{name}: in no language that the rules have words for"
    known = listed(part.languages) if len(part.languages) <= _MANY_LANGUAGES else f"{len(part.languages)} languages"
    if part.is_known is None:
        return f"{name}: too short to tell the language, so the words of {known} count"
    if not part.is_known:
        return f"{name}: in no known language, so the words of {known} are tried"
    others = [language for language in part.languages if language != part.likeliest]
    beside = f"; words of {listed(others) if len(others) <= _MANY_LANGUAGES else 'others'} count, too" if others else ""
    return f"{name}: {part.likeliest}{beside}"


_ROLES = {
    "hidden": "hidden from the buyer",
    "label": "shown for a picture or on hovering",
    "comment": "a comment that no buyer sees",
}


def readings_in_words(attempt: Attempt, trace: Trace) -> str:
    """Return in which readings of the message it came to this; empty where in all, or where there is only one."""
    number = len([reading for reading in attempt.readings if reading <= trace.readings])
    if not number:
        return "where the branches are told one after the other, each with its condition"
    if number == trace.readings:
        return ""
    what = "bodies of the mail" if any(part.is_alternative for part in trace.message.parts) else "texts of the template"
    return f"in {number} of the {trace.readings} {what}"

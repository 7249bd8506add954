"""The engine: a message and a rule set -> violations."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from msglint.errors import InputError
from msglint.match import single, together, whole
from msglint.match.document import Document
from msglint.match.excuse import excused
from msglint.match.found import Match
from msglint.match.scored import windows
from msglint.ruleset import rule as r
from msglint.span import LineIndex
from msglint.violation import SEVERITIES, Violation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.match.scored import Window
    from msglint.message import Message
    from msglint.violation import Confidence

#: More code points than this in one message is no message to a buyer, and would take many seconds to check.
MAX_CHARS = 200_000
_PART_ORDER = ("subject", "body", "attachment", "context")
#: A match with the finder that made it.
_Found = tuple[Match, r.Finder]
_CONFIDENCE_RANK: dict[Confidence, int] = {"high": 0, "medium": 1, "low": 2}


def check_message(message: Message, rules: r.RuleSet) -> list[Violation]:
    """Return the violations of a message: those about the whole message first, then by part and place.

    Raises:
        InputError: the message is too long to check.
        RuleTimeoutError: a rule's own pattern ran too long.
    """
    length = sum(len(part.text) for part in message.parts)
    if length > MAX_CHARS:
        problem = f"the message has {length:,} characters; the limit is {MAX_CHARS:,}"
        raise InputError(problem, source=message.source, line=message.line if message.id is not None else 0)
    document = Document(message, rules.lexicons)
    within: list[Window] = []
    if rules.scorers and any(rule.scored for rule in rules.rules):
        within = [window for body in document.reads(("body",)) for window in windows(body, rules.scorers.values())]
    drafts: list[_Draft] = []
    for rule in rules.rules:
        found = list(_matches(rule, document))
        if rule.scored and within:
            found = list(_weighed(rule, found, within, document))
        drafts += [_Draft(rule, finder, match) for match, finder in _merged(found)]
    indexes: dict[int, LineIndex] = {}
    seen: Counter[str] = Counter()
    return [_violation(draft, indexes, seen) for draft in sorted(drafts, key=_Draft.order)]


def _matches(rule: r.Rule, document: Document) -> Iterator[_Found]:
    for finder in rule.finders:
        if not all(_holds(condition, document) for condition in finder.when):
            continue
        for match in _find(rule, finder, document):
            said_by_buyer = match.reading is not None and match.span and match.reading.is_reply_line(match.span.start)
            if not said_by_buyer and not any(excused(excuse, match, document) for excuse in finder.unless):
                yield match, finder


def _weighed(rule: r.Rule, found: list[_Found], within: list[Window], document: Document) -> Iterator[_Found]:
    """Let the scorer decide, window by window, about what the finders found and about what they missed.

    A finder whose confidence the rule's author has set stands by itself, as does a find outside all windows. A rule
    that the message's context rules out is not broken by words.
    """
    applies = _applies(rule, document)
    weighed: set[int] = set()
    for window in within:
        here = [item for item in found if _stands_in(item, window)]
        inside = [(match, finder) for match, finder in here if finder.confidence is None]
        surest = min((match.confidence for match, _ in inside), key=lambda name: _CONFIDENCE_RANK[name], default=None)
        score = window.score(rule.name, surest)
        if score is None:
            continue
        weighed.update(id(match) for match, _ in inside)
        if score <= 0:
            continue
        if inside:
            yield from inside
        elif applies and not here and (not window.topic or document.speaks_of(window.topic)):
            yield from _judged(rule, window, score)
    yield from (item for item in found if id(item[0]) not in weighed)


def _stands_in(found: _Found, window: Window) -> bool:
    match, _ = found
    if match.where is None or match.reading is None or match.reading.part.name != "body":
        return False
    return window.where.first <= match.where.first < window.where.last


def _applies(rule: r.Rule, document: Document) -> bool:
    """Return whether the context lets any finder look at the message; the topic is for the scorer to judge."""
    return any(
        all(_holds(condition, document) for condition in finder.when if condition.field != "topic")
        for finder in rule.finders
    )


def _judged(rule: r.Rule, window: Window, score: float) -> Iterator[_Found]:
    """Yield what the words alone say, with those that say most."""
    evidence = window.evidence(rule.name, score)
    if evidence is None:
        return
    told = ", ".join(f"\u201c{words}\u201d" for words in evidence.because)
    title = rule.title.replace("{", "{{").replace("}", "}}")
    yield replace(evidence.match, values={"because": told}), r.Finder(message=f"{title}, judging by {{because}}")


def _find(rule: r.Rule, finder: r.Finder, document: Document) -> Iterable[Match]:
    if isinstance(finder, r.Together):
        return together.find(finder, document)
    if isinstance(finder, r.Entity):
        return single.find_entity(finder, document)
    if isinstance(finder, r.Pattern):
        return single.find_pattern(finder, document, rule.id)
    return _find_whole(finder, document)


def _find_whole(finder: r.Finder, document: Document) -> Iterable[Match]:
    if isinstance(finder, r.Absent):
        return whole.find_absent(finder, document)
    if isinstance(finder, r.Only):
        return whole.find_only(finder, document)
    if isinstance(finder, r.Elapsed):
        return whole.find_elapsed(finder, document)
    return [Match(None, None, about="context")]


def _holds(condition: r.Condition, document: Document) -> bool:
    if condition.field == "topic":
        return document.speaks_of(condition.values)
    value = getattr(document.message.context, condition.field)
    if condition.at_least is not None:
        return isinstance(value, int) and value >= condition.at_least
    return ("unknown" if value is None else str(value).lower()) in condition.values


def _merged(matches: Iterable[_Found]) -> Iterator[_Found]:
    """Keep one match of those of one rule that overlap, the surest and then the longest; whole-message ones are one."""
    groups: list[list[_Found]] = []
    end = -1
    reading: object = None
    for match, finder in sorted(matches, key=_place):
        start, stop = match.span or (-1, 0)
        if groups and match.reading is reading and start < end:
            groups[-1].append((match, finder))
            end = max(end, stop)
        else:
            groups.append([(match, finder)])
            reading, end = match.reading, stop
    for group in groups:
        yield min(group, key=_preference)


def _place(found: _Found) -> tuple[str, int, int]:
    match = found[0]
    part = match.reading.part.name if match.reading else ""
    return part, *(match.span or (-1, 0))


def _preference(found: _Found) -> tuple[int, int, int]:
    match, finder = found
    start, end = match.span or (0, 0)
    severity = SEVERITIES.index(finder.severity) if finder.severity else -1
    return severity, _CONFIDENCE_RANK[finder.confidence or match.confidence], start - end


class _Draft(NamedTuple):
    """A match that will be a violation, once its place among the others is known."""

    rule: r.Rule
    finder: r.Finder
    match: Match

    def order(self) -> tuple[int, int, int, str]:
        reading = self.match.reading
        if reading is None or self.match.span is None:
            return -1, 0, 0, self.rule.id
        return _PART_ORDER.index(reading.part.name), *self.match.span, self.rule.id


def _violation(draft: _Draft, indexes: dict[int, LineIndex], seen: Counter[str]) -> Violation:
    rule, finder, match = draft
    part = match.reading.part if match.reading else None
    text, start, end = None, None, None
    if part is not None and match.span is not None:
        text = part.text[match.span.start : match.span.end]
        # By identity: subject and body often share a source, two attachments never do, and hashing a text takes time.
        lines = indexes.get(id(part.source)) or indexes.setdefault(id(part.source), LineIndex(part.source))
        start = lines.position(part.start + match.span.start)
        end = lines.position(part.start + match.span.end)
    identity = "\n".join((rule.id, part.name if part else match.about, " ".join((text or "").split())))
    seen[identity] += 1
    return Violation(
        rule=rule.id,
        severity=finder.severity or rule.severity,
        confidence=finder.confidence or match.confidence,
        message=(finder.message or rule.message).format_map(match.values) + _hidden(match),
        instead=rule.instead,
        part=part.name if part else match.about,
        text=text,
        start=start,
        end=end,
        related=(),
        fix=None,
        fingerprint=_fingerprint(identity, seen[identity]),
        why=rule.why,
    )


def _hidden(match: Match) -> str:
    """Return how what a match points at is hidden from a filter and what a person reads there; mostly nothing."""
    if match.reading is None or match.span is None:
        return ""
    tricks = match.reading.tricks_in(match.span)
    if not tricks and not match.reads:
        return ""
    reads = match.reads or match.reading.read_at(match.span)
    how = f"hidden behind {' and '.join(tricks)}: reads" if tricks else "which reads"
    return f", {how} \u201c{reads}\u201d"


def _fingerprint(identity: str, occurrence: int) -> str:
    """Hash what a violation is, not where it stands, so that edits elsewhere leave it as it is."""
    import hashlib  # noqa: PLC0415 - a clean message, the usual case, needs none

    data = f"{identity}\n{occurrence}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]

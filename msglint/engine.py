"""The engine: a message and a rule set -> violations."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from msglint.errors import InputError
from msglint.judge import CONFIDENCE_RANK, Judge
from msglint.match import single, together, whole
from msglint.match.document import Document
from msglint.match.excuse import excused
from msglint.match.finders import Finders
from msglint.match.found import Match
from msglint.phrasing import listed, say
from msglint.ruleset import rule as r
from msglint.span import LineIndex
from msglint.tuples import NamedTuple
from msglint.violation import SEVERITIES, Fix, Violation

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from msglint.judge import Finding
    from msglint.message import Message

#: More code points than this in one message is no message to a buyer, and would take many seconds to check.
MAX_CHARS = 200_000
#: The kinds of excuses that tell what a message does not say itself.
_DENIALS = ("negated", "quoted")
#: A longer source is likely to hold many messages.
_LONG_SOURCE = 50_000
#: What is worked out once for a rule set; it goes when the rule set goes.
_ACROSS: WeakKeyDictionary[r.RuleSet, r.RuleSet] = WeakKeyDictionary()
_FINDERS: WeakKeyDictionary[r.RuleSet, Finders] = WeakKeyDictionary()
_PART_ORDER = ("subject", "body", "attachment", "context")


def check_message(message: Message, rules: r.RuleSet) -> list[Violation]:
    """Return the violations of a message: those about the whole message first, then by part and place.

    Raises:
        InputError: the message is too long to check.
        RuleTimeoutError: a rule's own pattern ran too long.
    """
    drafts = agreed(message, [drafts_in(document, own) for document, own in readings_of(message, rules)])
    return violations_of(drafts, rules.language)


def readings_of(message: Message, rules: r.RuleSet) -> Iterator[tuple[Document, r.RuleSet]]:
    """Yield each reading of a message with the rules that look at it: as it stands, by other branches, and told.

    Raises:
        InputError: the message is too long to check.
    """
    for parts in (message.parts, *message.variants):
        length = sum(len(part.text) for part in parts)
        if length > MAX_CHARS:
            problem = f"the message has {length:,} characters; the limit is {MAX_CHARS:,}"
            raise InputError(problem, source=message.source, line=message.line if message.id is not None else 0)
    yield Document(message, rules.lexicons, rules.own), rules
    for parts in message.variants:
        yield Document(message.replaced(parts=parts), rules.lexicons, rules.own), rules
    if message.told:
        yield Document(message.replaced(parts=message.told), rules.lexicons, rules.own), _across_branches(rules)


def _across_branches(rules: r.RuleSet) -> r.RuleSet:
    known = _ACROSS.get(rules)
    if known is None:
        known = _ACROSS[rules] = rules.replaced(rules=tuple(rule for rule in rules.rules if rule.across_branches))
    return known


def _finders_of(rules: r.RuleSet) -> Finders:
    known = _FINDERS.get(rules)
    if known is None:
        known = _FINDERS[rules] = Finders(rules.rules)
    return known


def agreed(message: Message, readings: Sequence[list[Draft]]) -> list[Draft]:
    """Return what the readings of a message break, in the order of the report."""
    drafts = readings[0]
    if len(readings) > 1:
        drafts = _once(readings, are_alternatives=any(part.is_alternative for part in message.parts))
    if message.is_fragment:
        drafts = [draft for draft in drafts if draft.match.shown()]
    return sorted(drafts, key=Draft.order)


def violations_of(drafts: Iterable[Draft], language: str) -> list[Violation]:
    """Return findings as violations, worded in a language, each told from others of the same words."""
    indexes: dict[int, LineIndex] = {}
    seen: Counter[str] = Counter()
    return [_violation(draft, indexes, seen, language) for draft in drafts]


def drafts_in(document: Document, rules: r.RuleSet) -> list[Draft]:
    """Return what one reading of a message breaks."""
    judge = Judge(document, rules.scorers, rules.language)
    drafts: list[Draft] = []
    undecided: list[r.Rule] = []
    for rule, ids in _finders_of(rules).worth_asking(document):
        found, denied = matches(rule, document, ids) if ids else ([], [])
        if rule.scored and (found or judge.may_decide(rule)):
            may_apply = applies(rule, document)
            found = judge.weigh(rule, found, denied, applies=may_apply)
            if may_apply and not found:
                undecided.append(rule)
        if found:
            drafts += [Draft(rule, finder, match) for match, finder in _merged(found)]
    # A message whose words break a rule says more than "thank you".
    if not any(draft.rule.severity == "error" and draft.match.span for draft in drafts):
        drafts += [Draft(rule, r.Finder(), Match(None, None)) for rule in undecided if judge.breaks_as_a_whole(rule)]
    for reading in document.readings:
        reading.relax()
    return drafts


def _once(readings: Sequence[list[Draft]], *, are_alternatives: bool) -> list[Draft]:
    """Return the findings of several readings of one message, what they agree on only once.

    Two are the same that stand in the same place, or say the same in two of an e-mail's alternative bodies.

    Args:
        readings: what each reading breaks.
        are_alternatives: whether they are an e-mail's alternative bodies, and not ways through a template.
    """
    kept: dict[tuple[object, ...], Draft] = {}
    agreed: Counter[tuple[object, ...]] = Counter()
    for drafts in readings:
        seen: Counter[tuple[object, ...]] = Counter()
        for draft in sorted(drafts, key=Draft.order):
            identity = draft.identity()
            seen[identity] += 1
            kept.setdefault((*identity, seen[identity]), draft)
        agreed.update(seen.keys())
    # What a buyer misses in one of two bodies stands in the other, which a mail program shows as well.
    return [
        draft
        for draft in kept.values()
        if draft.match.shown() or not are_alternatives or agreed[draft.identity()] == len(readings)
    ]


def matches(rule: r.Rule, document: Document, ids: Container[int] | None = None) -> tuple[list[Finding], list[Match]]:
    """Return what breaks a rule, and what a message says not to do or only quotes.

    Args:
        rule: the rule.
        document: the message.
        ids: the ids of those of its finders that may find something; None to ask all.
    """
    found: list[Finding] = []
    denied: list[Match] = []
    for finder in rule.finders:
        if ids is not None and id(finder) not in ids:
            continue
        if not all(holds(condition, document) for condition in finder.when):
            continue
        for match in find(rule, finder, document):
            if is_the_buyers(match):
                continue
            excuses = {excuse.kind for excuse in finder.unless if excused(excuse, match, document)}
            if not excuses:
                found.append((match, finder))
            elif not excuses.isdisjoint(_DENIALS):
                denied.append(match)
    return found, denied


def is_the_buyers(match: Match) -> bool:
    """Return whether a match stands in words of the buyer that a reply quotes."""
    return match.reading is not None and match.span is not None and match.reading.is_quoted(match.span.start)


def applies(rule: r.Rule, document: Document) -> bool:
    """Return whether the context lets any finder look at the message; the topic is for the scorer to judge."""
    return any(
        all(holds(condition, document) for condition in finder.when if condition.field != "topic")
        for finder in rule.finders
    )


def find(rule: r.Rule, finder: r.Finder, document: Document) -> Iterable[Match]:
    """Return what a finder points at, whatever its conditions and excuses say."""
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
    if isinstance(finder, r.Length):
        return whole.find_length(finder, document)
    if isinstance(finder, r.OtherLanguage):
        return whole.find_language(document)
    return [Match(None, None, about="context")]


def holds(condition: r.Condition, document: Document) -> bool:
    """Return whether the message fulfils a condition."""
    if condition.field == "topic":
        return document.speaks_of(condition.values)
    value = getattr(document.message.context, condition.field)
    if condition.at_least is not None:
        return isinstance(value, int) and value >= condition.at_least
    return ("unknown" if value is None else str(value).lower()) in condition.values


def _merged(matches: Iterable[Finding]) -> Iterator[Finding]:
    """Keep one match of those of one rule that overlap, the surest and then the longest; whole-message ones are one."""
    groups: list[list[Finding]] = []
    matches = list(matches)
    held: dict[object, list[Finding]] = {}
    for finding in matches:
        if finding[0].held:
            part, span = finding[0].held
            held.setdefault((id(part), span), []).append(finding)
    end = -1
    reading: object = None
    for match, finder in sorted((finding for finding in matches if not finding[0].held), key=_place):
        start, stop = match.span or (-1, 0)
        if groups and match.reading is reading and start < end:
            groups[-1].append((match, finder))
            end = max(end, stop)
        else:
            groups.append([(match, finder)])
            reading, end = match.reading, stop
    for group in (*held.values(), *groups):
        yield min(group, key=_preference)


def _place(found: Finding) -> tuple[str, int, int]:
    match = found[0]
    part = match.reading.part.name if match.reading else ""
    return part, *(match.span or (-1, 0))


def _preference(found: Finding) -> tuple[int, int, int]:
    match, finder = found
    start, end = match.span or (0, 0)
    severity = SEVERITIES.index(finder.severity) if finder.severity else -1
    return severity, CONFIDENCE_RANK[finder.confidence or match.confidence], start - end


class Draft(NamedTuple):
    """A match that will be a violation, once its place among the others is known."""

    rule: r.Rule
    finder: r.Finder
    match: Match

    def order(self) -> tuple[int, str, int, int, str]:
        """Return what sorts it among the others."""
        shown = self.match.shown()
        if shown is None:
            return -1, "", 0, 0, self.rule.id
        place = shown[0].place(shown[1])
        return _PART_ORDER.index(shown[0].name), place.file or "", *place.span, self.rule.id

    def identity(self) -> tuple[object, ...]:
        """Return what tells this finding from others of the same message."""
        shown = self.match.shown()
        if shown is None:
            return self.rule.id, self.match.about
        part, span = shown
        if part.is_alternative:
            return self.rule.id, part.name, _evened(part.text[span.start : span.end])
        place = part.place(span)
        return self.rule.id, part.name, place.file, place.span


def _violation(draft: Draft, indexes: dict[int, LineIndex], seen: Counter[str], language: str) -> Violation:
    rule, finder, match = draft
    shown = match.shown()
    name, text, file, start, end, fix = match.about, None, None, None, None, None
    if shown is not None:
        part, span = shown
        name, text = part.name, part.text[span.start : span.end].replace("\u2028", "\n")
        file, source, (first, last) = part.place(span)
        lines = _lines_of(source, indexes)
        start, end = lines.position(first), lines.position(last)
        fix = _fix(draft, lines, language)
    identity = "\n".join((rule.id, name, _evened(text or "")))
    seen[identity] += 1
    said = finder.message or rule.message
    hidden, reads = _hidden(match, language)
    return Violation(
        rule=rule.id,
        severity=finder.severity or rule.severity,
        confidence=finder.confidence or match.confidence,
        message=said.format_map(match.values) + hidden,
        instead=rule.instead,
        part=name,
        text=text,
        start=start,
        end=end,
        related=(),
        fix=fix,
        fingerprint=_fingerprint(identity, seen[identity]),
        why=rule.why,
        file=file,
        quotes=_quotes(match, said, reads),
    )


def _quotes(match: Match, said: str, reads: str) -> tuple[str, ...]:
    """Return what a message takes from the draft, and not from a count or a table.

    Args:
        match: what it is about.
        said: the message with names in braces.
        reads: what the draft reads where it is disguised; empty where it is plain.
    """
    # Of what is no text (a style, an attachment), the other values are what msglint says of it.
    names = ("text",) if match.held else match.values if match.reading else ()
    return tuple(quote for quote in (*(match.values[name] for name in names if f"{{{name}}}" in said), reads) if quote)


def _fix(draft: Draft, lines: LineIndex, language: str) -> Fix | None:
    """Return what puts a violation right, where anything does."""
    rule, finder, match = draft
    if finder.fix is None and rule.fix is None and not (match.reading and match.reading.folded.tricks):
        return None
    from msglint.remedy import propose  # noqa: PLC0415 - a message without violations, the usual case, needs none

    remedy = propose(match, finder, rule)
    if remedy is None:
        return None
    start, end, new = remedy.patch
    places = lines.position(start), lines.position(end)
    return Fix(remedy.description(language), remedy.is_safe, *places, new, remedy.reveals)


def _lines_of(source: str, indexes: dict[int, LineIndex]) -> LineIndex:
    """Return the lines of a source.

    Args:
        source: the text.
        indexes: what is known within the message, by identity: subject and body often share a source, two attachments
            never do, and hashing a text takes time.
    """
    if len(source) > _LONG_SOURCE:
        return _lines_of_many(source)
    return indexes.get(id(source)) or indexes.setdefault(id(source), LineIndex(source))


@lru_cache(maxsize=2)
def _lines_of_many(source: str) -> LineIndex:
    """Return the lines of a file that holds many messages, which come one after the other."""
    return LineIndex(source)


def _evened(text: str) -> str:
    return " ".join(text.split())


def _hidden(match: Match, language: str) -> tuple[str, str]:
    """Return how what a match points at is hidden from a filter, and what a person reads there; mostly nothing."""
    if match.reading is None or match.span is None:
        return "", ""
    note = match.reading.part.note
    unseen = say(language, "unseen", how=note) if note else ""
    if match.held:
        return unseen, ""
    tricks = match.reading.tricks_in(match.span)
    if not tricks and not match.reads:
        return unseen, ""
    reads = match.reads or match.reading.read_at(match.span)
    quoted = listed(language, [reads])
    if not tricks:
        return say(language, "reads", reads=quoted) + unseen, reads
    named = say(language, "and").join(say(language, trick) for trick in tricks)
    return say(language, "hidden", tricks=named, reads=quoted) + unseen, reads


def _fingerprint(identity: str, occurrence: int) -> str:
    """Hash what a violation is, not where it stands, so that edits elsewhere leave it as it is."""
    from msglint.digest import sha256  # noqa: PLC0415 - a clean message, the usual case, needs none

    data = f"{identity}\n{occurrence}".encode("utf-8", "surrogatepass")
    return sha256(data).hexdigest()[:16]

"""Remedies: what puts a breach right in the source itself, proposed where that is sure to change nothing else.

Each action of the rule language is one function: from what was found to a change of the source, or None where there
is none. Whether a change helps is for others to try (`msglint.fix`); here it is only made sure that it changes what
it says: no tag of a template or of HTML is cut, nothing in another file, nothing in a text that the source encodes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from msglint.phrasing import say
from msglint.remedy.hidden import hidden_in
from msglint.remedy.place import Change, patched
from msglint.ruleset import rule as r
from msglint.ruleset.remedies import fits
from msglint.span import Span
from msglint.text.lazily import lazy_pattern
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from msglint.match.document import Reading
    from msglint.match.found import Match
    from msglint.part import Part
    from msglint.remedy.place import Patch
    from msglint.text.entities import Found


#: Entities without which the rest of a bracket says nothing.
_ADDRESSES = ("chat", "email", "link", "phone", "placeholder")
_MOST_NEIGHBOURS = 64
_SEEN = lazy_pattern(r"\S")
_LINE_BREAK = lazy_pattern("[\r\n\u2028]")


class Remedy(NamedTuple):
    """What puts one violation right.

    Attributes:
        does: what it does, as `msglint.phrasing` calls it.
        patch: the change of the source.
        is_safe: whether the message still says the same.
        reveals: whether the violation stays, in plain sight.
    """

    does: str
    patch: Patch
    is_safe: bool
    reveals: bool = False

    def description(self, language: str) -> str:
        """Return what it does, for a person, without a word of the message."""
        return say(language, self.does)


def propose(match: Match, finder: r.Finder, rule: r.Rule) -> Remedy | None:
    """Return what puts a match right: what hides it is taken away first, then what the rule says is done.

    Args:
        match: what was found.
        finder: what found it.
        rule: its rule.
    """
    shown = match.shown()
    if shown is None:
        return None
    return _revealed(*shown) or _by_rule(match, finder, rule)


def reveal(part: Part) -> Iterator[Remedy]:
    """Yield what takes out of each line of a part what nobody sees and nothing needs."""
    lines: dict[int, list[Change]] = {}
    breaks = [match.start() for match in _LINE_BREAK.finditer(part.text)] if not part.text.isascii() else []
    for change in hidden_in(part.text):
        lines.setdefault(bisect_right(breaks, change.start), []).append(change)
    for changes in lines.values():
        remedy = _revealed_by(part, changes)
        if remedy:
            yield remedy


def _revealed(part: Part, span: Span) -> Remedy | None:
    """Return what takes out of a range of a part what hides it."""
    return _revealed_by(part, hidden_in(part.text, *span))


def _revealed_by(part: Part, changes: list[Change]) -> Remedy | None:
    patch = patched(part, changes) if changes else None
    return Remedy("fix-hidden", patch, is_safe=True, reveals=True) if patch else None


def _by_rule(match: Match, finder: r.Finder, rule: r.Rule) -> Remedy | None:
    remedy = finder.fix or rule.fix
    # What the scorers found has a finder without a kind, and consists of words.
    if remedy is None or remedy.do == "none" or not (type(finder) is r.Finder or fits(remedy, finder)):
        return None
    found = _ACTIONS[remedy.do](match, finder)
    if found is None or remedy.safe is None:
        return found
    return found._replace(is_safe=remedy.safe)


def _remove(match: Match, finder: r.Finder) -> Remedy | None:
    """Take out what is reported, with what is left empty around it."""
    if match.held:
        from msglint.remedy import markup  # noqa: PLC0415 - only messages in HTML need it

        patch = markup.picture_removed(*match.held)
        return _of_markup("fix-remove-picture", patch, is_safe=False) or _unlink(match, finder)
    reading, span = match.reading, match.span
    if reading is None or span is None:
        return None
    is_address = isinstance(finder, r.Entity) and finder.kind in _ADDRESSES
    if is_address:
        from msglint.remedy.blanks import of_address  # noqa: PLC0415 - few violations ask for it

        span = Span(*of_address(reading.part.text, *span))
    span = _with_neighbours(reading, span, finder)
    return _taken_out("fix-remove", reading, span, with_label=is_address)


def _remove_sentence(match: Match, finder: r.Finder) -> Remedy | None:
    """Take out the sentence that a match stands in."""
    from msglint.remedy.sentence import sentence_of  # noqa: PLC0415 - few violations ask for it

    if match.held:
        return _remove(match, finder)
    found = sentence_of(match)
    if found is None or match.reading is None:
        return None
    return _taken_out("fix-remove-sentence", match.reading, found)


def _secure_link(match: Match, finder: r.Finder) -> Remedy | None:
    """Make a link begin with https; safe where the host is known to answer."""
    del finder
    from msglint.remedy.links import secured  # noqa: PLC0415 - few violations ask for it

    shown = match.shown()
    if shown is None:
        return None
    part, (start, end) = shown
    found = secured(part.text[start:end])
    if found is None:
        return None
    change = Change(found.change.start + start, found.change.end + start, found.change.new)
    does = "fix-secure" if found.is_known else "fix-secure-unsure"
    return _patched(does, match, part, [change], is_safe=found.is_known)


def _strip_tracking(match: Match, finder: r.Finder) -> Remedy | None:
    """Leave the tracking parameters of a link out, and nothing else of it."""
    del finder
    from msglint.remedy.links import untracked  # noqa: PLC0415 - few violations ask for it

    shown = match.shown()
    if shown is None:
        return None
    part, span = shown
    changes = [
        Change(start + span.start, end + span.start, new)
        for start, end, new in untracked(part.text[span.start : span.end])
    ]
    return _patched("fix-untrack", match, part, changes, is_safe=True)


def _unlink(match: Match, finder: r.Finder) -> Remedy | None:
    """Take the tags of a link away and leave its words or its picture."""
    del finder
    from msglint.remedy import markup  # noqa: PLC0415 - only messages in HTML need it

    if match.held is None:
        return None
    return _of_markup("fix-unlink", markup.unlinked(*match.held), is_safe=False)


def _join_breaks(match: Match, finder: r.Finder) -> Remedy | None:
    """Leave two line breaks of a row of them."""
    from msglint.remedy import markup  # noqa: PLC0415 - only messages in HTML need it

    if match.held is None or not _is_fault(finder, "line-breaks"):
        return None
    return _of_markup("fix-breaks", markup.breaks_joined(match.held[0], _until(match)), is_safe=True)


def _drop_style(match: Match, finder: r.Finder) -> Remedy | None:
    """Leave a declaration of style out."""
    from msglint.remedy import markup  # noqa: PLC0415 - only messages in HTML need it

    if match.held is None or _is_fault(finder, "line-breaks"):
        return None
    return _of_markup("fix-style", markup.style_dropped(match.held[0], _until(match)), is_safe=False)


def _until(match: Match) -> int:
    """Return the offset in the source at which a body ends of which a fault is reported once, wherever it is."""
    if match.reading is None or match.values.get("times", "1") == "1":
        return 0
    part = match.reading.part
    file, _, span = part.place(Span(0, len(part.text)))
    return 0 if file else span.end


#: Action of the rule language -> how it is done.
_ACTIONS: Mapping[str, Callable[[Match, r.Finder], Remedy | None]] = {
    "remove": _remove,
    "remove-sentence": _remove_sentence,
    "secure-link": _secure_link,
    "strip-tracking": _strip_tracking,
    "unlink": _unlink,
    "join-breaks": _join_breaks,
    "drop-style": _drop_style,
}


def _taken_out(does: str, reading: Reading, span: Span, *, with_label: bool = True) -> Remedy | None:
    """Return a remedy that takes a range out of a text, the tidiest that the source allows."""
    from msglint.remedy.blanks import without  # noqa: PLC0415 - few violations ask for it

    part = reading.part
    for change in without(part.text, *span, with_label=with_label):
        if _cuts_a_placeholder(reading, [change]) or _leaves_nothing(part.text, change):
            continue
        patch = patched(part, [change])
        if patch and not _glues(part, change, patch):
            if part.origin is not None:
                from msglint.remedy.markup import with_holders  # noqa: PLC0415 - only messages in HTML need it

                patch = with_holders(part.place(span).source, patch)
            return Remedy(does, patch, is_safe=False)
    return None


def _leaves_nothing(text: str, change: Change) -> bool:
    return not (_SEEN.search(text, 0, change.start) or _SEEN.search(text, change.end))


def _glues(part: Part, change: Change, patch: Patch) -> bool:
    """Return whether a removal takes away the blank beside a tag of a template, behind which other words may come."""
    if part.origin is None or change.new:
        return False
    source = part.place(Span(change.start, change.end)).source
    before, after = source[max(0, patch.start - 1) : patch.start], source[patch.end : patch.end + 1]
    is_before = before == "}" != part.text[change.start - 1 : change.start]
    is_after = after == "{" != part.text[change.end : change.end + 1]
    taken = source[patch.start : patch.end]
    if is_before and not after.isspace():
        return taken[:1].isspace()
    return is_after and not before.isspace() and taken[-1:].isspace()


def _with_neighbours(reading: Reading, span: Span, finder: r.Finder) -> Span:
    """Return a range with those beside it that only blanks part from it, where each of them is a breach by itself."""
    if not isinstance(finder, r.Entity) or finder.where or finder.but_not or finder.unless or finder.near:
        return span
    found = reading.entities(finder.kind)
    at = bisect_left(found, span.start, key=lambda one: one.start)
    if at == len(found) or (found[at].start, found[at].end) != span:
        return span
    return _rows(reading, finder.kind)[at]


@lru_cache(maxsize=1)  # the entities of a part come one after the other
def _rows(reading: Reading, kind: str) -> list[Span]:
    """Return for each entity of a kind the range from the first to the last of those beside it."""
    found = reading.entities(kind)
    rows: list[Span] = []
    first = 0
    for at, one in enumerate(found, 1):
        # A row of thousands goes in stretches.
        if at == len(found) or at % _MOST_NEIGHBOURS == 0 or not _is_beside(reading, one, found[at]):
            rows += [Span(found[first].start, one.end)] * (at - first)
            first = at
    return rows


def _is_beside(reading: Reading, left: Found, right: Found) -> bool:
    """Return whether only blanks part two entities on a line of the seller's."""
    between = reading.part.text[left.end : right.start]
    if between.strip() or any(sign in between for sign in "\r\n\u2028"):
        return False
    return not (reading.is_quoted(left.start) or reading.is_quoted(right.start))


def _cuts_a_placeholder(reading: Reading, changes: Iterable[Change]) -> bool:
    held = reading.entities("placeholder")
    for change in changes if held else ():
        for edge in (change.start, change.end):
            at = bisect_left(held, edge, key=lambda one: one.start) - 1
            if at >= 0 and edge < held[at].end:
                return True
    return False


def _patched(does: str, match: Match, part: Part, changes: list[Change], *, is_safe: bool) -> Remedy | None:
    if not changes or (match.held is None and match.reading and _cuts_a_placeholder(match.reading, changes)):
        return None
    patch = patched(part, changes)
    return Remedy(does, patch, is_safe=is_safe) if patch else None


def _of_markup(does: str, patch: Patch | None, *, is_safe: bool) -> Remedy | None:
    return Remedy(does, patch, is_safe=is_safe) if patch else None


def _is_fault(finder: r.Finder, fault: str) -> bool:
    return isinstance(finder, r.Entity) and ("fault", (fault,)) in finder.where

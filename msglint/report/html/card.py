"""The explanation of one violation: what is wrong and where, why, what to write instead, and its fix."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.report.html.lines import Lines, Mark
from msglint.report.html.markup import element, isolated, joined
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.part import PartName
    from msglint.report.html.markup import Html
    from msglint.report.html.passages import Laid, Passage
    from msglint.span import Position
    from msglint.violation import Related, Violation

#: Characters of a text that are quoted; the report shows all of it elsewhere.
_QUOTED = 100
#: Characters of the file that are shown on each side of a place, and of the place itself.
_AROUND, _LONGEST = 200, 400
_BREAK = re.compile(r"[\r\n]")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")


class Card(NamedTuple):
    """What a violation's explanation is made from.

    Attributes:
        violation: the violation.
        number: its number within the message, from 1.
        title: what its rule is about.
        prefix: what the ids of the message's violations begin with.
        earlier: the number of the message's first violation of the same rule, which says why and what to write
            instead; None where this is the first.
    """

    violation: Violation
    number: int
    title: str
    prefix: str
    earlier: int | None

    def html(self, laid: Laid) -> Html:
        """Return it as an item of a list; the message is laid out as given."""
        violation = self.violation
        passage = laid.holding.get(self.number)
        source = _source(violation, passage, laid.all)
        terms = [*self._advice(), *_fix(violation, source), *_see(violation.related)]
        # Most messages say what the title says, and more.
        says_it = violation.message.startswith(self.title)
        return element(
            "li",
            element(
                "p",
                element("span", str(self.number), class_="number"),
                element("span", violation.severity, class_="severity"),
                element("strong", isolated(violation.message if says_it else self.title)),
                class_="what",
            ),
            None if says_it else element("p", violation.message, dir="auto"),
            self._where(passage),
            element("dl", *terms) if terms else None,
            element(
                "p", element("code", isolated(violation.rule)), f", confidence: {violation.confidence}", class_="source"
            ),
            _excerpt(violation, source) if source is not None and not _is_slice(passage) else None,
            id=f"{self.prefix}v{self.number}",
            class_=f"card {violation.severity}",
            data_v=self.number,
            data_rule=violation.rule,
            data_severity=violation.severity,
        )

    def _where(self, passage: Passage | None) -> Html:
        violation = self.violation
        if violation.text is None or violation.start is None:
            return element("p", "About the whole message", class_="where")
        place = where(violation.part, violation.start, violation.file)
        link = f"#{self.prefix}t{self.number}"
        linked = element("a", place, href=link, aria_label=f"{place}: to the text") if passage else place
        quoted = None if violation.text in violation.message else joined([": ", quote(violation.text)])
        return element("p", linked, quoted, class_="where")

    def _advice(self) -> Iterable[Html]:
        violation = self.violation
        if self.earlier:
            link = element("a", f"as for number {self.earlier}", href=f"#{self.prefix}v{self.earlier}")
            yield _term("Why, and what instead", link)
        else:
            if violation.why:
                yield _term("Why", violation.why)
            if violation.instead:
                yield _term("Instead", violation.instead)


def where(part: PartName, start: Position, file: str | None) -> str:
    """Return the words for a place."""
    holder = file or part.capitalize()
    return f"{holder}, line {start.line}, column {start.column}"


def quote(text: str) -> Html:
    """Return a text in quotation marks, cut where it is long."""
    return element("q", text[:_QUOTED] + ("…" if len(text) > _QUOTED else ""), dir="auto")


def _term(name: str, value: str) -> Html:
    return element("div", element("dt", name), element("dd", value, dir="auto"))


def _fix(violation: Violation, source: str | None) -> Iterable[Html]:
    fix = violation.fix
    if fix is None:
        return
    kind = "safe to apply" if fix.is_safe else "look at it before you apply it"
    old = source[fix.start.offset : fix.end.offset] if source is not None else ""
    if violation.text is not None and (fix.start, fix.end) == (violation.start, violation.end):
        old = violation.text  # as it reads, not as it may be encoded
    change = [
        element("del", quote(old)) if old else None,
        " → " if old and fix.replacement else None,
        element("ins", quote(fix.replacement)) if fix.replacement else None,
    ]
    yield _term("Fix", joined([f"{fix.description} ({kind}) ", *change]))


def _see(related: Iterable[Related]) -> Iterable[Html]:
    for each in related:
        place = where(each.part, each.start, None)
        yield _term("See also", joined([f"{place}: ", quote(each.text), " ", isolated(each.message)]))


def _source(violation: Violation, passage: Passage | None, all_passages: Iterable[Passage]) -> str | None:
    """Return the text in which the positions of a violation and of its fix count."""
    for each in [passage, *all_passages] if passage else all_passages:
        source = each.source(violation)
        if source is not None:
            return source
    return None


def _is_slice(passage: Passage | None) -> bool:
    return passage is not None and passage.part.origin is None


def _excerpt(violation: Violation, source: str) -> Html | None:
    """Return the lines of the file that hold a violation, where somebody can read them."""
    start, end, text = violation.start, violation.end, violation.text
    if start is None or end is None or text is None:
        return None
    written = source[start.offset : end.offset]
    if _BASE64.fullmatch(written) and set(written.split()).isdisjoint(text.split()):
        return None
    left = max(start.offset - start.column + 1, start.offset - _AROUND, 0)
    last = min(end.offset, start.offset + _LONGEST)
    found = _BREAK.search(source, last, last + _AROUND)
    right = found.start() if found else last + _AROUND
    mark = Mark(start.offset - left, last - left, 0, violation.severity)
    lines = Lines(source[left:right], [mark], "", first=start.line).html()
    return element("details", element("summary", "As written in the file"), lines, class_="fold")

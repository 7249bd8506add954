"""What is wrong with the messages of a document, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.bug import describe_bug
from msglint.errors import InputError, MsglintError
from msglint.lsp.draft.layout import Layout, Placed
from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from msglint.lsp.draft.document import Document
    from msglint.lsp.draft.layout import Edit
    from msglint.message import Message
    from msglint.project import Project
    from msglint.ruleset.rule import Rule
    from msglint.suppress.baseline import Baseline
    from msglint.violation import Severity, Violation

#: How the notes of a reader name the line that they are about.
_LINE = re.compile(r"line (\d{1,9}): ")


@dataclass(frozen=True, slots=True)
class Mention:
    """A second place that explains a finding.

    Attributes:
        span: where it stands.
        message: what it has to do with the finding.
        file: the file that holds it; None for the document itself.
        text: all of that file; empty for the document itself.
    """

    span: Span
    message: str
    file: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A violation in a document.

    Attributes:
        span: where it is shown; for one of the message as a whole, the subject or first line.
        violation: what is wrong.
        rule: the rule that is broken.
        mentions: further places.
        edit: the change of the document that puts it right, where there is one.
    """

    span: Span
    violation: Violation
    rule: Rule | None
    mentions: tuple[Mention, ...] = ()
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that kept a message from being checked, or that a person should know about how it was read.

    Attributes:
        span: where it is shown.
        severity: how grave it is.
        text: what is to be said.
    """

    span: Span
    severity: Severity
    text: str


def check(project: Project, document: Document, is_wanted: Callable[[], bool]) -> list[Finding | Remark]:
    """Return what is to be shown in a document, in the order of its messages.

    Args:
        project: the rules.
        document: the document.
        is_wanted: whether anybody still waits for the answer; asked between messages.
    """
    text = document.text
    layout = Layout(text, document.name)
    shown: list[Finding | Remark] = []
    said: set[Remark] = set()
    found: Iterator[Finding | Remark]
    try:
        file = project.config.baseline
        known = project.baseline(file, is_updated=False) if file else None
        for item in () if project.excludes(document.name) else _read(project, document, text):
            if not is_wanted():
                break
            if isinstance(item, InputError):
                found = iter([_failure(item, layout, document)])
            else:
                found = _of(item, project, known, layout)
            for one in found:
                # Each row of a table comes with the notes on the table.
                if isinstance(one, Finding) or one not in said:
                    shown.append(one)
                    said.update([one] if isinstance(one, Remark) else [])
    except MsglintError as error:
        shown.append(Remark(layout.line(1), "error", str(error)))
    except Exception as error:  # noqa: BLE001 - the server must live on, and the document not pass for a clean one
        shown.append(Remark(layout.line(1), "error", describe_bug(error)))
    return shown


def _read(project: Project, document: Document, text: str) -> Iterator[Message | InputError]:
    data = text.encode()
    if document.root is None:
        return project.read("-", data=data, stdin_filename=document.name)
    return project.read(document.name, data=data, folders=[document.root])


def _failure(error: InputError, layout: Layout, document: Document) -> Remark:
    # A table or export may be about something else than messages, and then its owner need not care.
    severity: Severity = "error" if error.line or document.is_surely_a_draft else "info"
    return Remark(layout.line(error.line), severity, error.problem)


def _of(message: Message, project: Project, known: Baseline | None, layout: Layout) -> Iterator[Finding | Remark]:
    """Yield what is to be shown of one message."""
    placed = Placed(message, layout)
    try:
        result = project.check(message)
    except InputError as error:
        yield Remark(placed.line, "error", error.problem)
        return
    for note in result.message.notes:
        named = None if layout.holds_records else _LINE.match(note)
        yield Remark(layout.line(int(named[1])) if named else placed.line, "info", note)
    for problem in project.problems(result.message):
        yield Remark(layout.line(problem.line), "error", problem.problem)
    rules = project.rules_for(message.source)
    result = known.apply(result, rules) if known else result
    for violation in result.violations:
        yield _finding(violation, rules.rule(violation.rule), placed)


def _finding(violation: Violation, rule: Rule | None, placed: Placed) -> Finding:
    start, end = violation.start, violation.end
    span = None
    mentions = [
        Mention(found, related.message)
        for related in violation.related
        if (found := placed.span(related.part, related.start.offset, related.end.offset))
    ]
    if start and end and violation.file is None:
        span = placed.span(violation.part, start.offset, end.offset)
    elif start and end and violation.file and (include := placed.include(violation.part, violation.file)):
        mentions.append(Mention(Span(start.offset, end.offset), violation.message, include.file, include.text))
    # What is to be changed in another file is changed when that is open.
    edit = placed.edit(violation.part, violation.fix) if violation.fix and violation.file is None else None
    return Finding(span or placed.head, violation, rule, tuple(mentions), edit)

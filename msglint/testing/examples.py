"""The examples in rule files: each is a test of its rule.

They stand in the file's second YAML document, which `check` never parses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from msglint.engine import check_message
from msglint.errors import MsglintError, RuleError, UsageError
from msglint.fields import Fields
from msglint.message import CONTEXT_FIELDS, Attachment, Message
from msglint.read.attachment import attachment_parts
from msglint.read.templates import with_body
from msglint.ruleset.loader import read_documents
from msglint.span import Span
from msglint.testing.fixed import Fixed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msglint.ruleset.rule import Rule, RuleSet
    from msglint.yamltree import Node

_MARK = re.compile(r"(?<!\[)\[([^\[\]]+)\](?!\])")
_VERDICTS = ("bad", "good")
#: The keys of an example that is a mapping, beside the context fields, and those of an attachment of it.
_KEYS = ("text", "html", "subject", "span", "fixed", "attachments")
_ATTACHMENT_KEYS = ("name", "media_type", "size")


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule.

    Attributes:
        language: the language that it is filed under.
        bad: whether the rule must report it.
        known_miss: whether it is filed under `todo`: the rule gets it wrong, and that is known.
        message: the message.
        marks: the places that a report must touch, as offsets in the body.
        place: an error that points at the example, to be raised with a problem.
        node: the example as it is written.
        fixed: what its text becomes by the rule's fixes; None where it doesn't say.
    """

    language: str
    bad: bool
    known_miss: bool
    message: Message
    marks: tuple[Span, ...]
    place: RuleError
    node: Node
    fixed: Fixed | None = None


def read_examples(rule: Rule) -> list[Example]:
    """Return the examples of a rule's file.

    Raises:
        RuleError: the file's second document is missing or wrong.
    """
    nodes = read_documents(rule.file, 2)
    if len(nodes) == 1:
        raise RuleError("the file has no examples; add them below a line '---'", file=rule.file, field="examples")
    top = Fields(nodes[1], rule.file, known=("examples",))
    if "examples" not in top:
        raise top.error("the key 'examples' is missing")
    groups = top.sub("examples", (*_VERDICTS, "todo"))
    examples = list(_read_group(groups, known_miss=False))
    if "todo" in groups:
        examples += _read_group(groups.sub("todo", _VERDICTS), known_miss=True)
    return examples


def failures(rule: Rule, rules: RuleSet, examples: Sequence[Example] | None = None) -> Iterator[RuleError]:
    """Check a rule against its own examples.

    Args:
        rule: the rule.
        rules: the rule set that it belongs to.
        examples: its examples, if they were read before.

    Returns:
        An error with its place for each example that does not behave, or a single one when the examples can't be read.
    """
    try:
        examples = read_examples(rule) if examples is None else examples
    except RuleError as error:
        yield error
        return
    alone = replace(rules, rules=(rule,))
    for example in examples:
        problem = _problem(example, alone)
        if problem and not example.known_miss:
            yield _at(example.place, problem)
        elif not problem and example.known_miss:
            yield _at(example.place, "the known miss passes now; move it out of 'todo'")


def _problem(example: Example, rules: RuleSet) -> str | None:
    try:
        violations = check_message(example.message, rules)
    except MsglintError as error:
        return f"the example can't be checked: {error}"
    if not example.bad:
        if not violations:
            return None
        return f"a good example is reported: {violations[0].text or violations[0].message!r}"
    if not violations:
        return "a bad example is not reported"
    spans = [Span(v.start.offset, v.end.offset) for v in violations if v.part == "body" and v.start and v.end]
    for mark in example.marks:
        if not any(mark.overlaps(span) for span in spans):
            shown = ", ".join(repr(v.text) for v in violations)
            return f"a bad example is reported in another place than the marked one: {shown}"
    return example.fixed.problem(rules) if example.fixed else None


def _at(place: RuleError, problem: str) -> RuleError:
    return RuleError(problem, file=place.file, line=place.line, column=place.column, field=place.field)


def _read_group(groups: Fields, *, known_miss: bool) -> Iterator[Example]:
    for verdict in _VERDICTS:
        if verdict in groups:
            languages = groups.sub(verdict)
            for language in languages:
                for item in languages.items(language):
                    yield _read(languages, language, item, bad=verdict == "bad", known_miss=known_miss)


def _read(fields: Fields, language: str, item: Node, *, bad: bool, known_miss: bool) -> Example:
    place = fields.error("", language, item)
    expected: str | None = None
    if isinstance(item.value, dict):
        inner = Fields(item, fields.file, place.field, (*_KEYS, *CONTEXT_FIELDS))
        is_html = "html" in inner
        text = inner.text("html" if is_html else "text")
        subject = inner.text("subject") if "subject" in inner else None
        marks = _find_span(inner, text)
        expected = inner.text("fixed") if "fixed" in inner else None
        attachments = tuple(_attachments(inner))
        context = {name: inner.node.value[name].value for name in CONTEXT_FIELDS if name in inner}
    else:
        if not isinstance(item.value, str):
            raise fields.error("must be a text, or a mapping with the key 'text'", language, item)
        text, marks = _unmarked(item.value)
        subject, attachments, context, is_html = None, (), {}, False

    def made_of(body: str) -> Message:
        message = Message.from_text(body, subject=subject, **context)
        if is_html or "{" in body:
            message = with_body(message, body, head=message.parts[:-1], is_html=is_html)
        if attachments:
            parts = attachment_parts((attachment, None, None) for attachment in attachments)
            message = replace(message, parts=(*message.parts, *parts), attachments=attachments)
        return message

    try:
        message = made_of(text)
    except UsageError as error:
        raise _at(place, str(error)) from None
    fixed = Fixed(text, expected, made_of) if expected is not None else None
    return Example(language, bad, known_miss, message, marks, place, item, fixed)


def _attachments(fields: Fields) -> Iterator[Attachment]:
    for item in fields.items("attachments") if "attachments" in fields else ():
        inner = Fields(item, fields.file, f"{fields.path}.attachments", _ATTACHMENT_KEYS)
        media_type = inner.text("media_type") if "media_type" in inner else ""
        yield Attachment(inner.text("name"), media_type, inner.number("size"))


def _find_span(fields: Fields, text: str) -> tuple[Span, ...]:
    if "span" not in fields:
        return ()
    wanted = fields.text("span")
    start = text.find(wanted)
    if start < 0:
        raise fields.error("does not occur in the text", "span")
    return (Span(start, start + len(wanted)),)


def _unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """Take the [marks] out of an example and return what they held."""
    plain: list[str] = []
    marks: list[Span] = []
    length = at = 0
    for match in _MARK.finditer(text):
        plain += [text[at : match.start()], match[1]]
        length += match.start() - at
        marks.append(Span(length, length + len(match[1])))
        length += len(match[1])
        at = match.end()
    return "".join([*plain, text[at:]]), tuple(marks)

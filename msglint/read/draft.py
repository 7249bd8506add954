"""A text file that is one message, perhaps with front matter and a subject line above its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msglint.errors import InputError, UsageError
from msglint.message import CONTEXT_FIELDS, Message
from msglint.origin import Origin, Piece
from msglint.part import Part
from msglint.read.body import body_parts
from msglint.read.context import context_of
from msglint.record import Record
from msglint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.message import Context
    from msglint.part import Include
    from msglint.yamltree import Node

_MOST_NOTES = 20
#: An `id` is allowed and not used: a file that is one message goes by its name.
_KEYS = ("subject", "id", "lang", "language", *CONTEXT_FIELDS)

# Kept as text: `re` compiles and remembers them at first use, and most drafts need none of them.
_OPENING = r"---[ \t]*+(?:\r\n|\r|\n)"
_CLOSING = r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*+(?:\r\n|\r|\n|\Z)"
_KEY = r"(?:\A|(?<=[\r\n]))([A-Za-z][A-Za-z_-]*)[ \t]*+:"
# The line break is atomic, or the `\n` of a `\r\n` would pass for the blank line that must follow.
_SUBJECT = r"\s*+(?i:subject)[ \t]*+[:：][ \t]*+([^\r\n]*+)(?:\Z|(?>\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n|\Z))"
_WORD = "subject"
# YAML ends a line at these too, an editor doesn't: behind one of them the two count lines differently.
_YAML_BREAKS = frozenset("\x85\u2028\u2029")


class _FrontMatter(Record):
    """What stands above the text.

    Attributes:
        end: offset at which the text begins, in code points; 0 when there is no front matter.
        context: the context that it gives.
        subject: the subject that it gives.
        language: likewise.
        notes: what a person should know about it.
    """

    end: int
    context: Context
    subject: Part | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


class Made(Record):
    """What a text was made from: a template.

    Attributes:
        source: the template.
        origin: the way from the text to it.
        includes: further files that stand in the text.
    """

    source: str
    origin: Origin
    includes: tuple[Include, ...]

    def part(self, part: Part) -> Part:
        """Return a part that is a slice of the text as one that knows its way to the template."""
        end = part.start + len(part.text)
        origin = Origin([Piece(0, len(part.text), part.start, end)], self.origin)
        return part.replaced(source=self.source, start=0, origin=origin, includes=self.includes)


def read_draft(
    text: str,
    source: str,
    *,
    context: Mapping[str, object] | None = None,
    notes: tuple[str, ...] = (),
    is_html: bool = False,
    template: Made | None = None,
) -> Message:
    """Read a draft; offsets of its parts count in the whole text.

    Args:
        text: the whole file, line breaks as they are.
        source: the file as the user named it.
        context: context fields from the command line; they win over the front matter.
        notes: what is known already about how the file was read.
        is_html: whether what stands below the front matter is HTML.
        template: what the text was made from, where it isn't the file itself.

    Raises:
        InputError: the front matter is broken, or one of its values doesn't fit.
        UsageError: a value of `context` doesn't fit.
    """
    front = _front_matter(text, source, context or {})
    subject, start = front.subject, front.end
    if subject is None:
        subject, start = _subject_line(text, start)
    head: tuple[Part, ...] = (subject,) if subject else ()
    if template:
        below = Origin([Piece(0, len(text) - start, start, len(text))], template.origin)
        body = body_parts(text[start:], template.source, origin=below, includes=template.includes, is_html=is_html)
        head = tuple(template.part(part) if part.source is text else part for part in head)
    else:
        body = body_parts(text[start:], text, start=start, is_html=is_html)
    return Message(
        parts=(*head, *body),
        context=front.context,
        source=source,
        language=front.language,
        notes=notes + front.notes,
    )


def _subject_line(text: str, start: int) -> tuple[Part | None, int]:
    """Return the subject, if the text begins with one, and the offset at which the body begins."""
    # Most drafts have none, and need not wait until a pattern is compiled.
    begins = text[start:].lstrip()[: len(_WORD)].casefold() == _WORD
    match = re.compile(_SUBJECT).match(text, start) if begins else None
    if match is None:
        return None, start
    subject = match[1].rstrip()
    return (Part("subject", subject, text, match.start(1)) if subject else None), match.end()


def _front_matter(text: str, source: str, overrides: Mapping[str, object]) -> _FrontMatter:
    none = _FrontMatter(0, context_of({}, overrides))
    opening = re.match(_OPENING, text) if text.startswith("---") else None
    closing = re.compile(_CLOSING).search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return none
    block = text[opening.end() : closing.start()]
    nodes = _nodes(block, source)
    known = {name: node for name, node in nodes.items() if name in _KEYS}
    notes = tuple(_notes_on_unknown(nodes, used=bool(known)))
    if not known:
        return _FrontMatter(0, none.context, notes=notes)
    for name, node in known.items():
        _check(name, node, source, overrides)
    return _FrontMatter(
        closing.end(),
        context_of({name: node.value for name, node in known.items() if name in CONTEXT_FIELDS}, overrides),
        _subject(known.get("subject"), block, text, opening.end(), source),
        _written(known.get("lang")) or _written(known.get("language")),
        notes,
    )


def _nodes(block: str, source: str) -> dict[str, Node]:
    """Return the fields of the block; none when it's no front matter but text between two rules."""
    from msglint.yamltree import YamlError, documents  # noqa: PLC0415 - most drafts have no front matter

    try:
        trees = list(documents(block))
    except YamlError as error:
        if not any(_normal(key) in _KEYS for key in re.findall(_KEY, block)):
            return {}
        hint = "; put a value that holds a colon, a bracket or another sign of YAML in quotes"
        raise InputError(error.problem + hint, source=source, line=error.line + 1) from None
    if len(trees) != 1 or trees[0] is None or not isinstance(trees[0].value, dict):
        return {}
    nodes: dict[str, Node] = {}
    for key, node in trees[0].value.items():
        name = _normal(key)
        if name in nodes and name in _KEYS:
            raise InputError(f"{name} stands in the front matter twice", source=source, line=node.line + 1)
        nodes[name] = node
    return nodes


def _normal(key: str) -> str:
    return key.strip().lower().replace("-", "_")


def _notes_on_unknown(nodes: dict[str, Node], *, used: bool) -> list[str]:
    unknown = [name for name in nodes if name not in _KEYS]
    if not unknown:
        return []
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake, and start-up counts

    effect = "was left out" if used else "stands in a block that was read as message text"
    notes = []
    # More than a few are no slips, and each comparison takes its time.
    for name in unknown[:_MOST_NOTES]:
        near = get_close_matches(name, _KEYS, n=1, cutoff=0.75)
        if near:
            line = nodes[name].line + 1
            notes.append(f"line {line}: {name!r} {effect}, for it's no known field; did you mean {near[0]!r}?")
    return notes


def _check(name: str, node: Node, source: str, overrides: Mapping[str, object]) -> None:
    """Refuse a value that doesn't fit, at its line."""
    if name not in CONTEXT_FIELDS:
        if isinstance(node.value, (list, dict)):
            raise InputError(f"{name} must be a text; put it in quotes", source=source, line=node.line + 1)
        return
    try:
        context_of({name: node.value}, overrides)
    except UsageError as error:
        raise InputError(str(error), source=source, line=node.line + 1) from None


def _written(node: Node | None) -> str | None:
    value: Any = node.value if node else None
    return None if value is None or value == "" else str(value)


def _subject(node: Node | None, block: str, text: str, start: int, source: str) -> Part | None:
    """Return the subject as a slice of the file where it stands there letter by letter, else as a text of its own.

    Args:
        node: the value of the front matter.
        block: the YAML text.
        text: the whole file.
        start: offset of the block in it.
        source: the file as the user named it.
    """
    subject = _written(node)
    if node is None or not _YAML_BREAKS.isdisjoint(block):
        return Part("subject", subject, subject) if subject else None
    offset = start + LineIndex(block).start_of_line(node.line) + node.column - 1
    quote = text[offset] if text[offset] in "'\"" else ""
    offset += len(quote)
    end = offset + len(subject or "")
    if not text.startswith((subject or "") + quote, offset):
        return Part("subject", subject, subject) if subject else None
    if not quote and re.compile(r"[ \t]*+#").match(text, end):
        problem = "YAML leaves out what stands behind `#`; put the subject in quotes"
        raise InputError(problem, source=source, line=node.line + 1)
    return Part("subject", subject, text, offset) if subject else None

"""Exports of helpdesks, .json and .yaml: macros, canned and saved replies, snippets, and what else holds messages.

No two helpdesks write the same, so an export isn't read by one format after the other but by what its fields are
called: whatever object has a text under a name such as `body` or `content` holds a message, and the `id` or `title`
above it names it. Only where a list of `actions` says what a macro does (Zendesk, Gorgias) are those looked at, for
some are notes that no buyer sees. A file of another kind holds no such names, and gives no message.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from msglint.errors import InputError, UsageError
from msglint.message import Context, Message
from msglint.read.context import context_of
from msglint.read.decode import decode
from msglint.read.export.actions import Action
from msglint.read.export.api import call_of, files_of, is_api, is_body
from msglint.read.export.fieldnames import (
    context_field,
    context_values,
    has_tag,
    id_rank,
    is_language,
    is_subject,
    normal,
    text_name,
)
from msglint.read.export.nodes import json_text, parse_json
from msglint.read.export.written import Written
from msglint.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.part import Part
    from msglint.read.export.api import Call, File
    from msglint.read.export.fieldnames import TextName
    from msglint.read.export.nodes import Node


# What a macro's message may stand under, and still go by the macro's id.
_CARRIERS = frozenset(
    [
        *("actions", "action", "arguments", "attributes", "properties", "fields", "meta", "template", "email"),
        *("variants", "translations", "locales", "versions"),
        *("content", "contents", "body", "message", "reply", "response", "answer"),
    ]
)
_BY_LANGUAGE = frozenset(("translations", "locales", "variants", "languages"))
_LANGUAGE = r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?"
# Who wrote it, where a conversation is exported: what the buyer wrote is no draft.
_AUTHORS = ("role", "sender", "sendertype", "author", "authortype", "direction")
_BUYERS = frozenset(("buyer", "customer", "enduser", "incoming", "inbound"))
# Keys that together stand only in a file of another kind: reports of msglint and of SARIF, schemas, packages, rules.
_OTHER_FILES = (
    frozenset(("tool", "results", "summary")),
    frozenset(("runs", "version")),
    frozenset(("$schema", "properties")),
    frozenset(("name", "version", "dependencies")),
    frozenset(("name", "version", "scripts")),
    frozenset(("find", "severity")),
)


class _Scope(NamedTuple):
    """What is known of an object from those above it.

    Attributes:
        pointer: where it stands, as a JSON pointer.
        id: what its messages go by.
        subject: their subject.
        language: their language.
        values: context fields, as the file names them.
        carries: whether it stands where the macro above still names it.
        is_named: whether its own id and name are those of a message.
    """

    pointer: str = ""
    id: str | None = None
    subject: Node | None = None
    language: str | None = None
    values: tuple[tuple[str, Any], ...] = ()
    carries: bool = False
    is_named: bool = True

    def below(self, key: str) -> _Scope:
        """Return what is known of a value of the object."""
        pointer = self.pointer + "/" + key.replace("~", "~0").replace("/", "~1")
        name = normal(key)
        parent = normal(self.pointer.rpartition("/")[2])
        if parent in _BY_LANGUAGE and self.carries and re.fullmatch(_LANGUAGE, key):
            return self._replace(pointer=pointer, language=key, is_named=True)
        if name in _CARRIERS:
            return self._replace(pointer=pointer, carries=True, is_named=True)
        return _Scope(pointer)

    def item(self, number: int) -> _Scope:
        """Return what is known of an item of the list."""
        pointer = f"{self.pointer}/{number}"
        return self._replace(pointer=pointer, is_named=True) if self.carries else _Scope(pointer)


def read_export(
    data: bytes, source: str, *, context: Mapping[str, object] | None = None
) -> Iterator[Message | InputError]:
    """Yield the messages of an export in the order of the file, or what is wrong with it.

    A message goes by the id, title or name of its macro, else by its JSON pointer. Where a macro gives the same message
    as text and as HTML, the HTML is read. Internal notes, and what a buyer wrote, are left out.

    Args:
        data: the whole file.
        source: the file as the user named it; it is JSON unless it ends in `.yaml` or `.yml`.
        context: context fields from the command line; they win over the file's.

    Raises:
        UsageError: a value of `context` doesn't fit.
    """
    overrides = dict(context or {})
    Context().updated(overrides)
    try:
        text, note = decode(data, source)
        if not text.strip():
            return
        file = _File(text, source, LineIndex(text), overrides)
        for root in _roots(text, source):
            for result in () if _is_other_file(root) else _Reader(file).root(root):
                if note and isinstance(result, Message):
                    # What is to be said of the whole file is said once.
                    yield replace(result, notes=(note, *result.notes))
                    note = None
                else:
                    yield result
    except InputError as error:
        yield error


def _roots(text: str, source: str) -> Iterator[Node]:
    if not source.lower().endswith((".yaml", ".yml")):
        yield parse_json(text, source)
        return
    from msglint.read.export.yamlnodes import parse_yaml  # noqa: PLC0415 - most exports are JSON, and start-up counts

    yield from parse_yaml(text, source)


def _is_other_file(root: Node) -> bool:
    return isinstance(root.value, dict) and any(keys <= root.value.keys() for keys in _OTHER_FILES)


class _File(NamedTuple):
    """The file that is read: its text, its name, its lines, and the context fields from the command line."""

    text: str
    source: str
    lines: LineIndex
    overrides: Mapping[str, object]


class _Reader:
    """Finds the messages in the tree of a file, or of a text of the file that holds JSON itself.

    Args:
        file: the file.
        held: the text of the file from which the tree was read; None where that is the whole file.
    """

    def __init__(self, file: _File, held: Written | None = None) -> None:
        self._file = file
        self._text = held.text if held else file.text
        self._within = held.way() if held else None

    def root(self, node: Node) -> Iterator[Message | InputError]:
        """Yield the messages of the file."""
        if is_body(node):
            yield self.api_body(node, _Scope())
        else:
            yield from self._walk(node, _Scope())

    def _walk(self, node: Node, scope: _Scope) -> Iterator[Message | InputError]:
        if isinstance(node.value, list):
            for number, item in enumerate(node.value):
                yield from self._walk(item, scope.item(number))
        elif isinstance(node.value, dict):
            call = call_of(node)
            read = self._call(call, scope) if call else None
            yield from [read] if read else self._object(node, _known(node, scope))

    def _object(self, node: Node, scope: _Scope) -> Iterator[Message | InputError]:
        fields: dict[str, Node] = node.value
        texts = {} if _is_buyers(fields) else _texts(fields)
        for key, child in fields.items():
            if key in texts:
                yield self._message(child, _below(scope, key), files_of(node), is_html=texts[key])
            elif normal(key) == "actions" and isinstance(child.value, list):
                yield from self._actions(child, scope.below(key))
            else:
                yield from self._walk(child, scope.below(key))

    def _actions(self, node: Node, scope: _Scope) -> Iterator[Message | InputError]:
        """Read what a macro does."""
        actions = [(number, Action(item)) for number, item in enumerate(node.value) if isinstance(item.value, dict)]
        is_private = any(action.makes_private() for _, action in actions)
        has_html = any(action.sets == "commentvaluehtml" for _, action in actions)
        subject = next((found for _, action in actions if (found := action.subject())), scope.subject)
        for number, action in actions:
            here = scope.item(number)._replace(subject=subject, is_named=False)
            if action.sets in ("commentvalue", "commentvaluehtml"):
                is_double = has_html and action.sets == "commentvalue" and not action.values
                if not is_private and not is_double:
                    yield from self._comment(action, here)
            elif action.sets == "notificationuser":
                yield from self._notification(action, here)
            elif not action.is_note():
                yield from self._walk(action.node, here)

    def _comment(self, action: Action, scope: _Scope) -> Iterator[Message | InputError]:
        """Read what Zendesk writes to the ticket: a text, or the channel and the text."""
        found, here = action.value, _below(scope, "value")
        if action.values:
            found, here = action.values[-1], _below(here, str(len(action.values) - 1))
        if found and (found.text or "").strip():
            yield self._message(found, here, is_html=action.sets.endswith("html"))

    def _notification(self, action: Action, scope: _Scope) -> Iterator[Message | InputError]:
        """Read the mail that Zendesk sends: to whom, subject and text."""
        if len(action.values) != len(("whom", "subject", "text")):
            return
        whom, subject, found = action.values
        if (whom.text or "").startswith("requester") and (found.text or "").strip():
            here = _below(_below(scope, "value"), "2")._replace(subject=subject)
            yield self._message(found, here, is_html=has_tag(found.value))

    def _call(self, call: Call, scope: _Scope) -> Message | InputError | None:
        """Read a call of the Messaging API; None where its body is none of one."""
        here = _below(scope, call.key)._replace(values=(("channel", call.channel), ("order_id", call.order_id)))
        reader, body = self, call.body
        if call.body.text is not None:
            held = self._written(call.body)
            reader = _Reader(self._file, held)
            try:
                body = parse_json(held.text, self._file.source)
            except InputError:
                return None
        return reader.api_body(body, here) if is_body(body) else None

    def api_body(self, node: Node, scope: _Scope) -> Message | InputError:
        """Read a body of the Messaging API."""
        return self._message(node.value.get("text") or node, scope, files_of(node), is_html=False)

    def _message(
        self, found: Node, scope: _Scope, files: Sequence[File] = (), *, is_html: bool
    ) -> Message | InputError:
        """Build a message.

        Args:
            found: its text; any other value is where an empty one would stand.
            scope: what is known of it.
            files: its attachments.
            is_html: whether the text is HTML.
        """
        file = self._file
        written = self._written(found)
        line = file.lines.position(written.begin()).line
        values, notes = context_values(scope.values, file.overrides)
        try:
            context = context_of(values, file.overrides)
            parts = written.body(file.text, is_html=is_html and not is_api(context))
        except UsageError as error:
            return InputError(str(error), source=file.source, line=line)
        if scope.subject is not None and (scope.subject.text or "").strip():
            parts = (self._written(scope.subject).part("subject", file.text), *parts)
        return Message(
            parts=parts + self._attachment_parts(files),
            context=context,
            attachments=tuple(named.attachment for named in files),
            source=file.source,
            id=scope.id or scope.pointer or None,
            line=line,
            language=scope.language,
            notes=notes,
        )

    def _attachment_parts(self, files: Sequence[File]) -> tuple[Part, ...]:
        if not files:
            return ()
        from msglint.read.attachment import attachment_parts  # noqa: PLC0415 - few messages have any

        places = [self._written(named.name).part("attachment", self._file.text) for named in files]
        return attachment_parts((named.attachment, None, place) for named, place in zip(files, places, strict=True))

    def _written(self, node: Node) -> Written:
        if node.text is None:
            return Written.cut(self._text, node.start, node.start, self._within)
        if node.style == "json":
            return json_text(node, self._text, self._within)
        from msglint.read.export.yamlnodes import yaml_text  # noqa: PLC0415 - most exports are JSON, and start-up counts

        return yaml_text(node, self._text)


def _is_buyers(fields: Mapping[str, Node]) -> bool:
    said = (child.text for key, child in fields.items() if normal(key) in _AUTHORS)
    return any(text and normal(text) in _BUYERS for text in said)


def _known(node: Node, scope: _Scope) -> _Scope:
    """Return what is known of an object's messages: what it says itself wins over what those above it say."""
    fields: dict[str, Node] = node.value
    meta = fields.get("meta")
    beside = [*fields.items(), *(meta.value.items() if meta and isinstance(meta.value, dict) else ())]
    ids = sorted((rank, str(c.scalar)) for k, c in fields.items() if c.scalar and (rank := id_rank(k)) is not None)
    values = tuple((k, _plain(c)) for k, c in beside if context_field(k))
    return scope._replace(
        id=ids[0][1] if ids and scope.is_named else scope.id,
        subject=next((c for k, c in fields.items() if is_subject(k) and c.text), scope.subject),
        language=next((c.text for k, c in fields.items() if is_language(k) and c.text), scope.language),
        values=values + scope.values,
    )


def _plain(node: Node) -> Any:
    """Return a value that isn't looked into: lists and objects are no context."""
    return [] if isinstance(node.value, (list, dict)) else node.value


def _below(scope: _Scope, key: str) -> _Scope:
    """Return what is known of a text of the object, whatever its name."""
    return scope._replace(pointer=scope.below(key).pointer)


def _texts(fields: Mapping[str, Node]) -> dict[str, bool]:
    """Return the names of an object's messages, and whether each is HTML; of several forms of one, the HTML."""
    named = {k: name for k, c in fields.items() if (c.text or "").strip() and (name := text_name(k))}
    if any(name.is_reply for name in named.values()):
        named = {key: name for key, name in named.items() if not name.is_message}
    best: dict[str, tuple[str, TextName]] = {}
    for key, name in named.items():
        best[name.stem] = min(best.get(name.stem, (key, name)), (key, name), key=lambda form: _form(form, fields))
    if "" in best and best[""][1].is_html:
        best = {"": best[""]}  # `html` beside `body` or `message` is what is shown of either
    return {key: name.reads_as_html(fields[key].value) for key, name in best.values()}


def _form(form: tuple[str, TextName], fields: Mapping[str, Node]) -> int:
    key, name = form
    if name.is_html:
        return 0
    return 1 if name.is_html is None and has_tag(fields[key].value) else 2

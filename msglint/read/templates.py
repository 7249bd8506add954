"""A message template as a message with a reading for each of the ways through it that matter."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.read.body import body_parts
from msglint.read.draft import Made, read_draft
from msglint.read.template import has_tags, loader, render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.message import Message
    from msglint.part import Part
    from msglint.read.template import Rendering

#: Folders that hold pieces of messages, as the engines call them.
_PIECES = frozenset(
    ["partials", "snippets", "includes", "_includes", "layouts", "_layouts", "macros", "components", "sections"]
)


def is_piece(path: str) -> bool:
    """Return whether a template is only included by others, by the name of it or of its folder."""
    folder, name = os.path.split(path)
    return name.startswith("_") or os.path.basename(folder).lower() in _PIECES  # noqa: PTH119 - no pathlib, for start-up counts


def with_body(
    message: Message, text: str, *, head: tuple[Part, ...] = (), tail: tuple[Part, ...] = (), is_html: bool = False
) -> Message:
    """Return a message with a body that stands alone, such as a field of a record; it may be a template.

    Args:
        message: the message without its parts.
        text: the body, in which lines and columns count.
        head: the parts before it.
        tail: the parts behind it.
        is_html: whether it is markup.
    """
    if not has_tags(text):
        return replace(message, parts=(*head, *body_parts(text, text, is_html=is_html), *tail))
    rendered = render(text, message.source)

    def parts(one: Rendering) -> tuple[Part, ...]:
        return *head, *body_parts(one.text, text, origin=one.origin, includes=rendered.includes, is_html=is_html), *tail

    first, *others = map(parts, rendered.renderings)
    told = parts(rendered.told) if rendered.told else None
    return replace(
        message,
        parts=first,
        variants=tuple(others),
        told=told,
        notes=(*message.notes, *rendered.notes),
        comments=rendered.comments,
    )


def read_template(
    text: str,
    source: str,
    *,
    root: str | None = None,
    context: Mapping[str, object] | None = None,
    notes: tuple[str, ...] = (),
    is_html: bool = False,
) -> Message:
    """Read a template; offsets of its parts count in its file, or in the one that it includes.

    Args:
        text: the whole file.
        source: the file as the user named it; its path, where it may include others.
        root: the folder outside which nothing is included; None to include nothing.
        context: context fields from the command line; they win over the front matter.
        notes: what is known already about how the file was read.
        is_html: whether it makes HTML.

    Raises:
        InputError: the front matter is broken, or one of its values doesn't fit.
        UsageError: a value of `context` doesn't fit.
    """
    rendered = render(text, source, loader(source, root) if root is not None else None)

    def read(rendering: Rendering) -> Message:
        made = Made(text, rendering.origin, rendered.includes)
        return read_draft(rendering.text, source, context=context, is_html=is_html, template=made)

    first, *others = map(read, rendered.renderings)
    return replace(
        first,
        notes=(*notes, *first.notes, *rendered.notes),
        variants=tuple(other.parts for other in others),
        told=read(rendered.told).parts if rendered.told else None,
        is_fragment=root is not None and is_piece(source),
        comments=rendered.comments,
    )

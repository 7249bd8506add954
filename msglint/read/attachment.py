"""Attachments as parts of a message: what kind of file each is, and whether all together are more than a mail holds."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.part import Feature, Part
from msglint.read.filetypes import HEAD_BYTES, file_type
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.message import Attachment

#: Amazon's mail relay refuses a message whose attachments have more bytes than this together.
MAX_TOTAL_BYTES = 10 * 1024 * 1024

#: Rules count attachments up to here.
_COUNTED = 6
#: No file system takes a longer name; a longer one is shown up to here.
_LONGEST_NAME = 255
_CALLED = {
    "document": "a document",
    "image": "a picture",
    "gif": "a GIF picture",
    "animated": "an animated picture",
    "archive": "an archive",
    "executable": "a program",
    "audio-video": "a recording",
    "calendar": "a calendar entry",
    "contact": "a contact card",
    "html": "a web page",
    "other": "a file",
}


class Head(NamedTuple):
    """What is read of a file.

    Attributes:
        data: its first bytes; None where it may not or can't be read.
        size: its size in bytes; None likewise.
    """

    data: bytes | None = None
    size: int | None = None


def attachment_parts(items: Iterable[tuple[Attachment, bytes | None, Part | None]]) -> tuple[Part, ...]:
    """Return the part of each attachment of one message; see `attachment_part` for what an item holds.

    The attachment with which all together come to more than `MAX_TOTAL_BYTES` has the attribute `total: over`, every
    other one `total: fits`. One whose size is not known counts as far as its bytes are known.
    """
    parts: list[Part] = []
    total = 0
    for number, (attachment, data, place) in enumerate(items, 1):
        before = total
        total += max(attachment.size or 0, len(data or b""))
        over = before <= MAX_TOTAL_BYTES < total
        part = attachment_part(attachment, data, place=place, total="over" if over else "fits", number=number)
        parts.append(part)
    return tuple(parts)


def attachment_part(
    attachment: Attachment, data: bytes | None, *, place: Part | None, total: str = "fits", number: int = 1
) -> Part:
    """Return the part for an attachment, with the attachment as its only feature.

    The part has no text of its own: a file name shows a reader nothing of what the message says. The name is the text
    of the feature, which is what a report shows.

    Args:
        attachment: the file.
        data: its bytes, or the first of them; None where they are not known.
        place: where its name, or what stands for it, is written; None where it is written nowhere.
        total: `over` if the attachments up to this one are the first that have too many bytes together, else `fits`.
        number: which of the message's attachments it is, from 1.
    """
    kind, disguised = file_type(attachment.name, attachment.media_type, data)
    named = _named(attachment.name[:_LONGEST_NAME], place)
    attributes = {
        "type": kind,
        "form": "disguised" if disguised else "plain",
        "total": total,
        "number": str(number) if number <= _COUNTED else "more",
    }
    feature = Feature("attachment", attributes, named, values=(("type", _CALLED[kind]),))
    return Part("attachment", "", named.source, named.start, features=(feature,), includes=named.includes)


def read_head(path: str, folder: str) -> Head:
    """Return the first bytes of a file that lies in a folder or below; nothing of any other.

    Args:
        path: the file, absolute or as seen from the folder; symbolic links are followed first.
        folder: the folder.
    """
    try:
        root = os.path.realpath(folder)
        real = os.path.realpath(os.path.join(root, path))  # noqa: PTH118 - no pathlib, for start-up counts
        # A pipe or a device would keep the reader waiting.
        if os.path.commonpath([root, real]) != root or not os.path.isfile(real):  # noqa: PTH113 - no pathlib, for start-up counts
            return Head()
        with open(real, "rb") as stream:  # noqa: PTH123 - no pathlib, for start-up counts
            return Head(stream.read(HEAD_BYTES), os.fstat(stream.fileno()).st_size)
    except (OSError, ValueError):
        return Head()


def _named(name: str, place: Part | None) -> Part:
    """Return the name of a file as a text that knows where it is written."""
    # Half of a pair of surrogates can't be written into any report.
    shown = re.sub("[\ud800-\udfff]", "\ufffd", name)
    if place is None:
        return Part("attachment", shown, shown)
    at = place.text.find(name)
    first, end = (at, at + len(name)) if at >= 0 else (0, len(place.text))
    return replace(place.slice(first, end, shown), name="attachment", role="text", note="", is_alternative=False)

"""An e-mail as a message: subject, body in each of its alternatives, attachments, and what its headers tell.

The standard library's parser takes it apart. Each character of a body or subject knows where it stands in the file,
through base64, quoted-printable and any charset.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.message import Message

#: The most bytes that one mail may have: attachments of 10 MB, a third more in base64, and room to be over the limit.
MAX_MAIL_BYTES = 40 * 1024 * 1024


def read_mail(data: bytes, source: str, *, context: Mapping[str, object] | None = None) -> Message:
    """Read an e-mail; offsets of its parts count in the file.

    Args:
        data: the whole file.
        source: the file as the user named it.
        context: context fields from the command line; they win over the headers.

    Raises:
        InputError: it is nested too deeply, has too many parts, or a body that is too long.
        UsageError: a value of `context` doesn't fit.
    """
    from msglint.read.mail.reader import Reader  # noqa: PLC0415 - few messages are mails, and its imports take long

    return Reader(data, source).message(context or {})

"""A file and what it becomes by fixes: the same bytes but for what they change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msglint.errors import InputError, MsglintError
from msglint.fix.offers import Checked, checked
from msglint.fix.workpiece import Workpiece
from msglint.read import MAX_TABLE_BYTES, suffixes
from msglint.read.decode import Decoded, decoded
from msglint.read.discover import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.fix.offers import Offer
    from msglint.project import Project
    from msglint.report.result import Result
    from msglint.violation import Violation

#: Files whose places count in their records, and not in the file.
_UNWRITTEN = (*suffixes.RECORDS, *suffixes.PARQUET)
#: Bytes of a mail that are no UTF-8 are kept, and shown as what they can't be read as.
_NO_TEXT = re.compile("[\ud800-\udfff]")
_UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class FixedFile:
    """What a file becomes.

    Attributes:
        path: the file as the user named it.
        before: its bytes.
        after: its bytes with the fixes; the same where nothing is to be done.
        old: its text, as places count in it.
        new: the same with the fixes.
        applied: the fixes, in the order in which they were applied, with their places as they were then.
        refused: fixes that would have broken another rule, or would not have helped.
        remaining: the violations that are left.
        note: why nothing can be fixed here, for a person; empty where it can.
    """

    path: str
    before: bytes
    after: bytes
    old: str = ""
    new: str = ""
    applied: tuple[Offer, ...] = ()
    refused: tuple[Offer, ...] = ()
    remaining: tuple[Violation, ...] = ()
    note: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the file becomes another one."""
        return self.before != self.after


class OpenFile:
    """A file in memory, while fixes are tried on it.

    Args:
        path: the file as the user named it.
        data: its bytes.
        project: what reads and checks it.
        given: how to read it, as `Project.read` takes it.
        finds_hidden: whether to offer the removal of hidden characters that hide no violation, too.

    Attributes:
        work: its text, to try fixes on.

    Raises:
        InputError: it is no text, or can't be written as it is.
    """

    def __init__(
        self, path: str, data: bytes, project: Project, given: dict[str, Any], *, finds_hidden: bool = True
    ) -> None:
        self.path = path
        self._data = data
        self._project = project
        self._given = given
        self._name = given.get("stdin_filename") or path if path == "-" else path
        self._finds_hidden = finds_hidden
        self._decoded = _decoded(data, self._name)
        if self._encoded(self._decoded.text) != data:
            raise InputError("can't be written back as it is; save it as UTF-8 to have it fixed", source=self._name)
        self._shown = _shown(self._decoded.text)
        self.work = Workpiece(self._decoded.text, self._check)

    def result(self) -> FixedFile:
        """Return what the file has become."""
        return FixedFile(
            self.path,
            self._data,
            self._encoded(self.work.text),
            self._shown,
            _shown(self.work.text),
            tuple(self.work.applied),
            self.work.refused,
            tuple(violation for _, violation in self.work.checked.violations),
        )

    def _encoded(self, text: str) -> bytes:
        found = self._decoded
        errors = "surrogateescape" if self._is_mail() else "strict"
        return found.mark + text.encode(found.encoding, errors)

    def _is_mail(self) -> bool:
        return self._name.lower().endswith(suffixes.MAIL)

    def _check(self, text: str) -> Checked | None:
        """Check a text as the file's; None where the file would be read as another text."""
        try:
            data = self._encoded(text)
            if data != self._data and _decoded(data, self._name).text != text:
                return None
        except (InputError, UnicodeEncodeError):
            return None
        language = self._project.rules_for(self._name).language
        found = checked(self._outcomes(data), _shown(text), language, finds_hidden=self._finds_hidden)
        if _UNKNOWN not in _shown(text) or not self._is_mail():
            return found
        # What can't be shown can't be written into a replacement either.
        offers = tuple(offer for offer in found.offers if _UNKNOWN not in offer.fix.replacement)
        return Checked(found.shape, found.violations, offers, found.counts)

    def _outcomes(self, data: bytes) -> Iterator[Result | MsglintError]:
        for item in self._project.read(self.path, data=data, **self._given):
            if isinstance(item, InputError):
                yield item
                continue
            try:
                yield self._project.check(item)
            except MsglintError as error:
                yield error


def open_file(
    path: str, project: Project, *, data: bytes | None = None, finds_hidden: bool = True, **given: Any
) -> OpenFile | FixedFile:
    """Return a file to try fixes on, or, where nothing can be written, what it is and why.

    Args:
        path: the file as the user named it, or `-` with its `data`.
        project: what reads and checks it.
        data: its bytes, where they are known.
        finds_hidden: whether to offer the removal of hidden characters that hide no violation, too.
        **given: how to read it, as `Project.read` takes it.

    Raises:
        InputError: it can't be read, is no text, or can't be written as it is.
    """
    name = given.get("stdin_filename") or path if path == "-" else path
    if name.lower().endswith(_UNWRITTEN):
        note = (
            "fixes are not written into .jsonl and .parquet files; the JSON report holds them, for each record's text"
        )
        return FixedFile(path, data or b"", data or b"", note=note)
    return OpenFile(path, _bytes_of(path) if data is None else data, project, given, finds_hidden=finds_hidden)


def plan(
    path: str,
    project: Project,
    *,
    unsafe: bool = False,
    data: bytes | None = None,
    finds_hidden: bool = True,
    **given: Any,
) -> FixedFile:
    """Return what a file becomes by all fixes that help; nothing is written.

    Args:
        path: the file as the user named it, or `-` with its `data`.
        project: what reads and checks it.
        unsafe: whether to apply fixes that change what the message says, too.
        data: its bytes, where they are known.
        finds_hidden: whether to remove hidden characters that hide no violation, too.
        **given: how to read it, as `Project.read` takes it.

    Raises:
        InputError: it can't be read, is no text, or can't be written as it is.
    """
    opened = open_file(path, project, data=data, finds_hidden=finds_hidden, **given)
    if isinstance(opened, FixedFile):
        return opened
    opened.work.settle(unsafe=unsafe)
    return opened.result()


def _bytes_of(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - no pathlib, for start-up counts
            data = stream.read(MAX_TABLE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise InputError(problem_of(error), source=path) from None
    if len(data) > MAX_TABLE_BYTES:
        raise InputError("is too large to be fixed", source=path)
    return data


def _decoded(data: bytes, name: str) -> Decoded:
    if name.lower().endswith(suffixes.MAIL):
        return Decoded(data.decode("utf-8", "surrogateescape"))
    return decoded(data, name)


def _shown(text: str) -> str:
    return text if text.isascii() else _NO_TEXT.sub(_UNKNOWN, text)

"""Which documents hold messages, and how they are read."""
# ruff: noqa: PTH118, PTH120 - file names of the readers are strings

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.read import suffixes
from msglint.read.export.nodes import well_formed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pygls.workspace import TextDocument

_MARK = "\ufeff"
#: What may hold messages without being meant to: most tables and exports are about something else.
_PERHAPS = (*suffixes.TABLE, *suffixes.EXPORT)
_READ = (*suffixes.IN_FOLDERS, *_PERHAPS)
#: How a document that was never saved is read: the language that the editor takes it for -> an ending.
_UNSAVED = {
    "plaintext": ".txt",
    "text": ".txt",
    "markdown": ".md",
    "html": ".html",
    "jsonl": ".jsonl",
    "jinja": ".j2",
    "jinja-html": ".j2",
    "liquid": ".liquid",
    "handlebars": ".hbs",
    "mustache": ".mustache",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it stood at one moment.

    Attributes:
        uri: what the editor calls it.
        version: its version; None where the editor counts none.
        written: all of it, as the editor has it.
        name: the file, or what stands for it; its ending tells how it is read.
        folder: the folder whose configuration counts.
        root: the folder from which a template may include files; None where it may include nothing.
    """

    uri: str
    version: int | None
    written: str
    name: str
    folder: str
    root: str | None

    @property
    def lead(self) -> int:
        """How many code points stand before the text: one, where the editor keeps a byte order mark."""
        return len(_MARK) if self.written.startswith(_MARK) else 0

    @property
    def text(self) -> str:
        """The text that is read; halves of surrogate pairs, which no file can hold, are replaced one for one."""
        return well_formed(self.written[self.lead :])

    @property
    def is_surely_a_draft(self) -> bool:
        """Whether it is to hold messages, or may as well be about something else."""
        return not self.name.lower().endswith(_PERHAPS)


def document_of(document: TextDocument, path: str | None, folders: Iterable[str]) -> Document | None:
    """Return a document of the workspace as it stands now; None where it holds no messages.

    Args:
        document: the document.
        path: its file; None for one that was never saved.
        folders: the folders that the editor has open.
    """
    if path is None:
        ending = _UNSAVED.get(document.language_id or "")
        if ending is None:
            return None
        folder = next(iter(folders), os.getcwd())  # noqa: PTH109 - names of files are strings here
        return Document(document.uri, document.version, document.source, f"untitled{ending}", folder, None)
    if not path.lower().endswith(_READ):
        return None
    folder = os.path.dirname(path)
    around = [outer for outer in folders if path.startswith(os.path.join(outer, ""))]
    root = max(around, key=len, default=folder)
    return Document(document.uri, document.version, document.source, path, folder, root)

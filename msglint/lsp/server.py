"""The server: what it does when the editor opens, changes, saves or asks."""

from __future__ import annotations

import asyncio
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lsprotocol import types
from pygls import uris
from pygls.capabilities import get_capability
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from msglint.__about__ import __version__
from msglint.bug import describe_bug
from msglint.errors import MsglintError
from msglint.lsp.coordinates import Coordinates
from msglint.lsp.draft.check import check
from msglint.lsp.draft.document import document_of
from msglint.lsp.draft.layout import Layout
from msglint.lsp.notices import Notices
from msglint.lsp.projects import Projects
from msglint.lsp.shown import Shown, remark, show
from msglint.lsp.worker import Worker
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pygls.workspace import TextDocument

    from msglint.lsp.draft.document import Document
    from msglint.lsp.projects import Options
    from msglint.project import Project

#: Seconds without a keystroke after which a document is checked.
PAUSE = 0.2
#: Seconds that a request waits for the check of what was typed last; rules that are being loaded may take longer.
PATIENCE = 2.0


class Checked(NamedTuple):
    """The outcome for one version of a document."""

    version: int | None
    shown: list[Shown]


class Server(LanguageServer):
    """Keeps the diagnostics of the open documents up to date.

    The editor sends whole documents: the library that would put changes together takes for line breaks what the
    protocol doesn't (U+2028 and others, which drafts from web forms do hold).

    Args:
        options: what the command line says of the rules.
    """

    def __init__(self, options: Options) -> None:
        super().__init__("msglint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.projects = Projects(options, self._load)
        self.has_ended = False
        self._worker = Worker()
        self._notices = Notices(self)
        #: How often the rules have changed.
        self._changes = 0
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._checked: dict[str, Checked] = {}

    @property
    def encoding(self) -> types.PositionEncodingKind:
        """What the editor counts columns in."""
        return types.PositionEncodingKind(self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def can(self, ability: str) -> Any:
        """Return what the editor says of one of its abilities, as in `text_document.hover.content_format`."""
        return get_capability(self.client_capabilities, ability)

    def check_soon(self, uri: str, pause: float = 0) -> None:
        """Check a document after a pause, instead of whatever was to be checked of it."""
        self._stop(uri)
        task = asyncio.ensure_future(self._check(uri, pause))
        task.add_done_callback(self._look_at)
        self._tasks[uri] = task

    def check_all(self) -> None:
        """Check every open document again."""
        for document in list(self.workspace.text_documents.values()):
            self.check_soon(document.uri)

    def close(self, uri: str) -> None:
        """Take away what is shown of a document."""
        self._stop(uri)
        if self._checked.pop(uri, None) is not None:
            self._publish(uri)

    async def current(self, uri: str) -> Checked | None:
        """Return what is shown of a document as it now stands; None where that is not yet known."""
        task = self._tasks.get(uri)
        if task is not None:
            await asyncio.wait({task}, timeout=PATIENCE)
        checked, document = self._checked.get(uri), self._opened(uri)
        return checked if checked and document and checked.version == document.version else None

    def reload_for(self, changed: Iterable[str]) -> None:
        """Load the rules anew where one of some changed documents has a say in them."""
        paths = filter(None, map(uris.to_fs_path, changed))
        if not any(map(self.projects.are_about, paths)):
            return
        self._changes += 1
        self.projects.forget()
        problems = list(self._notices.problems)
        self._notices.problems.clear()
        for uri in problems:
            self._publish(uri)
        self.check_all()

    def end(self) -> None:
        """Stop all work."""
        self.has_ended = True
        for uri in list(self._tasks):
            self._stop(uri)

    def report_server_error(self, error: Exception, source: object) -> None:
        """Say that something went wrong, without a word of any message."""
        if source is JsonRpcException:
            self._notices.say("a message of the editor can't be read")
            return
        # The library has put the exception into words: its type, a colon, and what may quote a draft.
        kind = str(error).partition(":")[0][:80]
        self._notices.say(f"a bug in msglint: {kind}; please report it with this line")

    def _opened(self, uri: str) -> TextDocument | None:
        documents: dict[str, TextDocument] = self.workspace.text_documents
        return documents.get(unquote(uri))

    def _stop(self, uri: str) -> None:
        task = self._tasks.pop(uri, None)
        if task is not None:
            task.cancel()

    def _look_at(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._notices.say(describe_bug(error))

    async def _check(self, uri: str, pause: float) -> None:
        """Check a document and show the outcome, unless another check of it has taken the place of this one."""
        await asyncio.sleep(pause)
        document = self._document(uri)
        if document is None:
            return
        is_unwanted = Event()
        try:
            shown = await self._outcome(document, is_unwanted)
        finally:
            # What the worker has begun can't be taken from it, but between two messages it asks.
            is_unwanted.set()
        self._checked[uri] = Checked(document.version, shown)
        self._publish(uri)

    async def _outcome(self, document: Document, is_unwanted: Event) -> list[Shown]:
        try:
            project = await self.projects.get(document.folder)
            return await self._worker.run(partial(_outcome, project, document, self.encoding, is_unwanted))
        except MsglintError as error:
            problem = str(error).partition("\n")[0]
        except Exception as error:  # noqa: BLE001 - the server must live on, and the document not pass for a clean one
            problem = describe_bug(error)
        coordinates = Coordinates(document.written, self.encoding, document.lead)
        top = Layout(document.text, document.name).line(1)
        return [Shown(remark(coordinates.range(top), "error", f"not checked: {problem}"))]

    def _document(self, uri: str) -> Document | None:
        """Return an open document as it stands now; None where it holds no messages."""
        document = self._opened(uri)
        if document is None:
            return None
        folders = [uris.to_fs_path(folder.uri) for folder in self.workspace.folders.values()]
        path = uris.to_fs_path(uri)
        return document_of(document, path, [folder for folder in (*folders, self.workspace.root_path) if folder])

    def _publish(self, uri: str) -> None:
        """Show what there is to show of a document."""
        checked = self._checked.get(uri, Checked(None, []))
        diagnostics = [*(one.diagnostic for one in checked.shown), *self._notices.problems.get(uri, ())]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, checked.version))

    async def _load(self, job: Callable[[], Project]) -> Project:
        """Load a project, and tell the person that it takes a while, or what is wrong."""
        changes = self._changes
        try:
            async with self._notices.progress("msglint: reading the rules"):
                project = await self._worker.run(job)
        except MsglintError as error:
            # What was wrong before a change may be right by now, and will be told again if not.
            if changes == self._changes:
                self._notices.failed(error)
                for uri in self._notices.problems:
                    self._publish(uri)
            raise
        self._notices.succeeded()
        return project


def _outcome(
    project: Project, document: Document, encoding: types.PositionEncodingKind, is_unwanted: Event
) -> list[Shown]:
    found = check(project, document, lambda: not is_unwanted.is_set())
    return [] if is_unwanted.is_set() else show(found, document, encoding)

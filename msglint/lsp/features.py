"""What the editor may send, and what then is done."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls import uris

from msglint.lsp.actions import KINDS, Target, actions
from msglint.lsp.hover import hover
from msglint.lsp.server import PAUSE, Server
from msglint.read import suffixes

if TYPE_CHECKING:
    from msglint.lsp.projects import Options

#: What the editor is asked to watch; which of these files have a say in the rules is told when one changes.
_WATCHED = ("**/*.{yaml,yml,toml,json}", "**/.msglintignore")


def build(options: Options) -> Server:
    """Return a server that knows all its tasks; `options` is what the command line says of the rules."""
    server = Server(options)
    _follow_documents(server)
    _follow_files(server)
    _answer(server)

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.end()

    return server


def _follow_documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri, PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _follow_files(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        if not server.can("workspace.did_change_watched_files.dynamic_registration"):
            return
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        watching = types.Registration("watched", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(types.RegistrationParams([watching]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed(params: types.DidChangeWatchedFilesParams) -> None:
        server.reload_for(change.uri for change in params.changes)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        uri = params.text_document.uri
        # Not every editor watches files.
        server.reload_for([uri])
        if PurePath(uris.to_fs_path(uri) or "").suffix.lower() in suffixes.TEMPLATE:
            server.check_all()  # others may include it


def _answer(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def explain(params: types.HoverParams) -> types.Hover | None:
        checked = await server.current(params.text_document.uri)
        formats = server.can("text_document.hover.content_format") or ()
        as_markdown = types.MarkupKind.Markdown in formats
        return hover(checked.shown, params.position, as_markdown=as_markdown) if checked else None

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=KINDS))
    async def offer(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        checked = await server.current(uri)
        if checked is None:
            return []
        is_versioned = bool(server.can("workspace.workspace_edit.document_changes"))
        target = Target(uri, checked.version, is_versioned=is_versioned)
        return actions(checked.shown, params.range, params.context.only, target)

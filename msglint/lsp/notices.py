"""What the editor says beside the drafts: that rules are being loaded, and what is wrong with them."""
# ruff: noqa: PTH100, PTH123 - file names of rules are strings

from __future__ import annotations

import asyncio
import os
import uuid
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls import uris

from msglint.errors import RuleError, RuleErrors
from msglint.lsp.coordinates import Coordinates
from msglint.lsp.draft.layout import Layout
from msglint.lsp.shown import remark, visible

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from pygls.lsp.server import LanguageServer

    from msglint.errors import MsglintError


class Notices:
    """Speaks to the person through the editor.

    Args:
        server: the way to the editor.
    """

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._said: set[str] = set()
        #: What is wrong with files of rules and configurations, by their URI.
        self.problems: dict[str, list[types.Diagnostic]] = {}

    def failed(self, error: MsglintError) -> None:
        """Take down what is wrong with the rules, and say it."""
        errors = error.errors if isinstance(error, RuleErrors) else [error]
        for one in errors:
            if isinstance(one, RuleError):
                uri, text = self._file(os.path.abspath(one.file))
                self.problems.setdefault(uri, []).append(self._problem(one, text))
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        self.say(f"{errors[0]}{more}")

    def say(self, problem: str) -> None:
        """Show a line beside the documents, unless it has been shown since the rules were last right."""
        if problem not in self._said:
            self._said.add(problem)
            notice = f"msglint: {visible(problem)}"
            self._server.window_show_message(types.ShowMessageParams(types.MessageType.Error, notice))

    def succeeded(self) -> None:
        """Let every error be new again."""
        self._said.clear()

    @asynccontextmanager
    async def progress(self, title: str) -> AsyncIterator[None]:
        """Show that something is under way, where the editor can; nothing waits for that."""
        token = str(uuid.uuid4())
        begun = asyncio.ensure_future(self._begin(token, title))
        try:
            yield
        finally:
            if begun.done():
                with suppress(Exception, asyncio.CancelledError):
                    if begun.result():
                        self._server.work_done_progress.end(token, types.WorkDoneProgressEnd())
            begun.cancel()

    async def _begin(self, token: str, title: str) -> bool:
        window = self._server.client_capabilities.window
        if window is None or not window.work_done_progress:
            return False
        await self._server.work_done_progress.create_async(token)
        self._server.work_done_progress.begin(token, types.WorkDoneProgressBegin(title))
        return True

    def _file(self, path: str) -> tuple[str, str]:
        """Return URI and text of a file, as the editor has it, where it is open."""
        for document in self._server.workspace.text_documents.values():
            if uris.to_fs_path(document.uri) == path:
                return document.uri, document.source
        text = ""
        with suppress(OSError, ValueError), open(path, encoding="utf-8") as stream:
            text = stream.read()
        return uris.from_fs_path(path) or path, text

    def _problem(self, error: RuleError, text: str) -> types.Diagnostic:
        encoding = self._server.workspace.position_encoding or types.PositionEncodingKind.Utf16
        place = Coordinates(text, types.PositionEncodingKind(encoding)).range(
            Layout(text, "").line(error.line, error.column)
        )
        return remark(place, "error", f"{error.field}: {error.problem}" if error.field else error.problem)

"""An editor in the place of a person's: it drives a server in a process of its own, and a small rule set for both."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from lsprotocol import types
from pygls import uris
from pytest_lsp import client_capabilities
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, LanguageClient, register_lsp_features

import msglint

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

#: Seconds after which a test has surely gone wrong.
_FAR_TOO_LONG = 300
_WORDS = """\
language: en
name: English
script: Latin
concepts:
  negator: [not]
"""
_HEAD = """\
title: Is not allowed
severity: error
why: It is forbidden.
source: the policy
instead: Leave it out.
"""
_ADDRESS = "message: 'Gives an address: {text}'\nfind: [{entity: email}]\n"
_ORDER = "message: Holds no order ID\nfind: [{absent: [order-id]}]\n"
#: Starts the command with other rules than its own, which are there only once the file "ready" is, where one is to wait
#: for it; with fixes, "safe" addresses are put right safely, all others not.
_LAUNCHER = """\
import sys
from msglint.ruleset import loader
folder = sys.argv.pop(1)
loader.builtin_folder = lambda: folder
if sys.argv[1] == "--when-ready":
    del sys.argv[1]
    import os, time
    def builtin_folder():
        while not os.path.exists("ready"):
            time.sleep(0.01)
        return folder
    loader.builtin_folder = builtin_folder
if sys.argv[1] == "--with-fixes":
    del sys.argv[1]
    from dataclasses import replace
    from msglint import project
    from msglint.violation import Fix
    check_message = project.check_message
    def check(*args):
        for one in check_message(*args):
            is_safe = "safe" in (one.text or "")
            fix = one.start and Fix("Take the address out", is_safe, one.start, one.end, '"')
            yield replace(one, fix=fix)
    project.check_message = check
from msglint.cli import main
main()
"""


class Editor:
    """A client that remembers what the server has shown, and can wait for it."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self._published: dict[str, list[types.PublishDiagnosticsParams]] = {}
        #: What was shown as being under way: `begin` or `end`, and its title.
        self.progress: list[tuple[str, str]] = []
        self._registered: list[types.RegistrationParams] = []
        self._news = asyncio.Event()

        def publish(params: types.PublishDiagnosticsParams) -> None:
            self._published.setdefault(params.uri, []).append(params)
            self._news.set()

        def progress(params: types.ProgressParams) -> None:
            value: Any = params.value
            self.progress.append((value["kind"], value.get("title", "")))
            self._news.set()

        def register(params: types.RegistrationParams) -> None:
            self._registered.append(params)
            self._news.set()

        features: dict[str, Any] = {
            **DEFAULT_CLIENT_FEATURES,
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: publish,
            types.CLIENT_REGISTER_CAPABILITY: register,
            types.PROGRESS: progress,
        }
        register_lsp_features(client, features)

    async def start(self, *command: str, like: str = "visual-studio-code", **general: Any) -> types.InitializeResult:
        """Start a server, as the editor of a name does."""
        environment = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1])}
        await self.client.start_io(sys.executable, *command, env=environment, cwd=self.folder)
        capabilities = client_capabilities(like)
        if general:
            capabilities.general = types.GeneralClientCapabilities(**general)
        params = types.InitializeParams(capabilities=capabilities, root_uri=self.uri(""))
        result: types.InitializeResult = await self.within(self.client.initialize_session(params))
        return result

    def uri(self, name: str) -> str:
        """Return the URI of a file in the folder that is open."""
        return uris.from_fs_path(str(self.folder / name)) or ""

    def open(self, name: str, text: str, *, uri: str = "", language: str = "plaintext") -> str:
        """Open a document, and return its URI."""
        item = types.TextDocumentItem(uri or self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return item.uri

    def change(self, uri: str, version: int, text: str) -> None:
        """Type."""
        identifier = types.VersionedTextDocumentIdentifier(version, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))

    def save(self, uri: str) -> None:
        """Save."""
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        """Close a document."""
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def shown(self, uri: str, version: int | None = 1, **wanted: Any) -> list[types.Diagnostic]:
        """Wait until what is shown is about a version, and for something that has the wanted attributes, if any."""

        def fits(params: types.PublishDiagnosticsParams) -> bool:
            return params.version == version and (
                not wanted
                or any(wanted.items() <= {k: getattr(one, k) for k in wanted}.items() for one in params.diagnostics)
            )

        await self.until(lambda: uri in self._published and fits(self._published[uri][-1]))
        return list(self._published[uri][-1].diagnostics)

    def versions(self, uri: str) -> list[int | None]:
        """Return the versions about which something was shown, one after the other."""
        return [params.version for params in self._published.get(uri, ())]

    async def hover(self, uri: str, at: types.Position) -> types.Hover | None:
        """Point at a place."""
        params = types.HoverParams(types.TextDocumentIdentifier(uri), at)
        found: types.Hover | None = await self.within(self.client.text_document_hover_async(params))
        return found

    async def actions(self, uri: str, place: types.Range, *only: str) -> list[types.CodeAction]:
        """Ask what could be done at a place."""
        context = types.CodeActionContext([], [types.CodeActionKind(one) for one in only] or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        return list(await self.within(self.client.text_document_code_action_async(params)))

    @property
    def returncode(self) -> int | None:
        """The exit code of the server; None while it runs."""
        server = self.client._server  # noqa: SLF001 - the library tells nobody else
        return server.returncode if server else None

    async def watched(self) -> list[str]:
        """Wait until the server has asked for files to be watched, and return the patterns."""
        await self.until(lambda: bool(self._registered))
        (registration,) = self._registered[0].registrations
        watchers: Any = registration.register_options
        return [watcher["globPattern"] for watcher in watchers["watchers"]]

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for something that a message of the server brings about."""
        while not is_so():
            self._news.clear()
            await self.within(self._news.wait())

    async def within(self, awaited: Any) -> Any:
        """Wait, but not for ever."""
        return await asyncio.wait_for(awaited, _FAR_TOO_LONG)


async def _ended(editor: Editor) -> None:
    """End the server in any case, and in peace where it was started."""
    if editor.client.capabilities and editor.returncode is None:
        await editor.within(editor.client.shutdown_session())
    await editor.client.stop()  # type: ignore[no-untyped-call] # the library's


@pytest_asyncio.fixture
async def editor(tmp_path: Path) -> AsyncIterator[Editor]:
    """An editor that has yet to start its server."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    editor = Editor(LanguageClient(), folder)
    yield editor
    await _ended(editor)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    """An editor whose server all tests of a module share, each with documents of its own; it knows fixes."""
    rules = tmp_path_factory.mktemp("rules")
    _write_rules(rules)
    editor = Editor(LanguageClient(), tmp_path_factory.mktemp("drafts"))
    await editor.start("-c", _LAUNCHER, str(rules), "--with-fixes", "lsp")
    yield editor
    await _ended(editor)


@pytest.fixture
def small(tmp_path: Path) -> tuple[str, ...]:
    """The command that starts a server with a rule about addresses and one about order IDs, in `rules/own`."""
    _write_rules(tmp_path / "rules")
    return "-c", _LAUNCHER, str(tmp_path / "rules"), "lsp"


@pytest.fixture
def slow(small: tuple[str, ...]) -> tuple[str, ...]:
    """The same, whose rules are only there once the file `ready` is in the folder of the drafts."""
    return *small[:-1], "--when-ready", "lsp"


def _write_rules(folder: Path) -> None:
    for name, text in {"lexicons/en": _WORDS, "own/address": _HEAD + _ADDRESS, "own/order": _HEAD + _ORDER}.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

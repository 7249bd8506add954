"""What a team says in its configuration counts in the editor, too."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

pytestmark = pytest.mark.asyncio

ORDER = "Order 114-3941689-8772232. "
Command = tuple[str, ...]


def configure(editor: Any, text: str, name: str = "msglint.yaml") -> str:
    """Write a file as another program would, and return its URI."""
    (editor.folder / name).write_text(text, encoding="utf-8")
    uri: str = editor.uri(name)
    return uri


def tell(editor: Any, uri: str) -> None:
    """Tell the server that a file has changed."""
    event = types.FileEvent(uri, types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


async def test_settings_count_and_a_change_of_them_counts_at_once(editor: Any, small: Command) -> None:
    configuration = configure(editor, "severity: {address: info}\nexclude: [old/]\n")
    await editor.start(*small)
    draft = editor.open("a.txt", f"{ORDER}ann@shop.com")
    old = editor.open("old/a.txt", "ann@shop.com")

    (address,) = await editor.shown(draft)
    assert address.severity is types.DiagnosticSeverity.Information
    assert await editor.shown(old) == []

    configure(editor, "ignore: [address]\n")
    tell(editor, configuration)
    assert [one.code for one in await editor.shown(old, code="own/order")] == ["own/order"]
    await editor.until(lambda: editor.versions(draft).count(1) > 1)
    assert await editor.shown(draft) == []


async def test_what_is_wrong_in_a_configuration_is_shown_there_and_told_until_it_is_mended(
    editor: Any, small: Command
) -> None:
    configuration = configure(editor, "severity: {address: info}\nselekt: [x]\n")
    await editor.start(*small)
    draft = editor.open("a.txt", f"{ORDER}ann@shop.com")

    (unchecked,) = await editor.shown(draft)
    (problem,) = await editor.shown(configuration, None)
    assert unchecked.message.startswith("not checked: ")
    assert problem.range.start == types.Position(1, 0)
    assert "selekt" in problem.message
    assert [one.message for one in editor.client.messages if "selekt" not in one.message] == []

    configure(editor, "severity: {address: info}\n")
    tell(editor, configuration)
    assert len(await editor.shown(draft, code="own/address")) == 1
    assert await editor.shown(configuration, None) == []


async def test_what_is_ignored_with_a_reason_is_not_shown(editor: Any, small: Command) -> None:
    configure(editor, "a.txt address # agreed with the marketplace\n", ".msglintignore")
    await editor.start(*small)

    assert await editor.shown(editor.open("a.txt", f"{ORDER}ann@shop.com")) == []
    assert len(await editor.shown(editor.open("b.txt", f"{ORDER}ann@shop.com"))) == 1

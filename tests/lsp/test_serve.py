"""The command as editors start it, with the rules that come with msglint: its start, its end and its exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

import msglint

COMMAND = ("-m", "msglint", "lsp")
Command = tuple[str, ...]


def ended_after(said: bytes, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run the server in a folder until it has read all that is said."""
    command = [sys.executable, *COMMAND]
    environment = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1])}
    return subprocess.run(
        command, input=said, cwd=folder, env=environment, capture_output=True, timeout=60, check=False
    )


@pytest.mark.asyncio
async def test_a_draft_is_checked_by_the_built_in_rules(editor: Any) -> None:
    await editor.start(*COMMAND, "--language", "zh")
    uri = editor.open("a.txt", "Order 114-3941689-8772232: 🎁 ann@shop.com, that is all.")

    shown = {one.code: one for one in await editor.shown(uri)}
    explained = await editor.hover(uri, types.Position(0, 28))

    emoji, address = shown["amazon/emoji"], shown["amazon/email-address"]
    assert emoji.range == types.Range(types.Position(0, 27), types.Position(0, 29))
    assert "请买家通过亚马逊消息在此回复。" in address.message
    assert "Amazon Communication Guidelines" in explained.contents.value


@pytest.mark.asyncio
async def test_an_editor_that_says_goodbye_gets_0(editor: Any, small: Command) -> None:
    await editor.start(*small)
    uri = editor.open("a.txt", "ann@shop.com")
    await editor.shown(uri)

    await editor.within(editor.client.shutdown_session())

    assert editor.returncode == 0


@pytest.mark.asyncio
async def test_an_editor_that_leaves_while_rules_are_loading_need_not_wait(editor: Any, slow: Command) -> None:
    await editor.start(*slow)
    editor.open("a.txt", "ann@shop.com")
    await editor.until(lambda: editor.progress)

    await editor.within(editor.client.shutdown_session())

    assert editor.returncode == 0


@pytest.mark.parametrize("said", [b"", b"Content-Length: 33\r\n\r\n" + b'{"jsonrpc":"2.0","method":"exit"}'])
def test_an_editor_that_goes_without_a_word_leaves_no_server_behind(said: bytes, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, *COMMAND], input=said, cwd=tmp_path, capture_output=True, timeout=60, check=False
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (1, b"", b"")


def test_what_is_no_message_of_the_protocol_is_answered_without_a_word_of_it(tmp_path: Path) -> None:
    body = b'{"jsonrpc": "2.0", "ann@shop.com'
    said = b"Content-Length: %d\r\n\r\n%b" % (len(body), body)

    ended = subprocess.run(
        [sys.executable, *COMMAND], input=said, cwd=tmp_path, capture_output=True, timeout=60, check=False
    )

    assert b"window/showMessage" in ended.stdout
    assert b"ann@shop.com" not in ended.stdout + ended.stderr

"""What an editor sees, message by message."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

together = pytest.mark.asyncio(loop_scope="module")
alone = pytest.mark.asyncio

ORDER = "Order 114-3941689-8772232. "


def codes(diagnostics: list[types.Diagnostic]) -> list[object]:
    return [one.code for one in diagnostics]


@together
async def test_an_opened_draft_is_checked(shared: Any) -> None:
    uri = shared.open("opened.txt", "😀 Write to ann@shop.com")

    order, address = await shared.shown(uri)

    assert (order.code, address.code) == ("own/order", "own/address")
    assert order.range == types.Range(types.Position(0, 0), types.Position(0, 24))
    assert address.range == types.Range(types.Position(0, 12), types.Position(0, 24))
    assert address.message == "Gives an address: ann@shop.com\ninstead: Leave it out."
    assert address.severity is types.DiagnosticSeverity.Error


@alone
@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
async def test_columns_are_counted_as_the_editor_wants(
    editor: Any, small: tuple[str, ...], encoding: str, character: int
) -> None:
    started = await editor.start(*small, position_encodings=[types.PositionEncodingKind(encoding)])
    uri = editor.open("a.txt", f"{ORDER}\r\n\u2028\r😀 ann@shop.com")

    (address,) = await editor.shown(uri)

    assert started.capabilities.position_encoding == encoding
    assert address.range.start == types.Position(2, character)


@together
async def test_what_is_typed_is_checked_and_only_the_last_of_it(shared: Any) -> None:
    uri = shared.open("typed.txt", ORDER)
    assert await shared.shown(uri) == []

    for version in range(2, 200):
        shared.change(uri, version, f"{ORDER} ann@shop.com {version}")

    assert codes(await shared.shown(uri, 199)) == ["own/address"]
    # Between two keystrokes nobody waits for an answer, so that none is worked out.
    assert len(shared.versions(uri)) < 198


@together
async def test_a_mended_draft_is_clean(shared: Any) -> None:
    uri = shared.open("mended.txt", "ann@shop.com")
    await shared.shown(uri)

    shared.change(uri, 2, ORDER)

    assert await shared.shown(uri, 2) == []


@together
async def test_a_closed_draft_shows_nothing_any_more(shared: Any) -> None:
    uri = shared.open("closed.txt", "ann@shop.com")
    await shared.shown(uri)

    shared.close(uri)

    assert await shared.shown(uri, None) == []


@together
async def test_other_files_are_not_checked(shared: Any) -> None:
    shared.open("other.py", "# ann@shop.com", language="python")
    draft = shared.open("other.txt", "ann@shop.com")

    await shared.shown(draft)

    assert shared.versions(shared.uri("other.py")) == []


@together
async def test_a_draft_that_was_never_saved_is_checked(shared: Any) -> None:
    uri = shared.open("", f"{ORDER}<b>ann</b>@shop.com", uri="untitled:Untitled-1", language="html")

    (address,) = await shared.shown(uri)

    assert address.range == types.Range(types.Position(0, 30), types.Position(0, 46))


@together
async def test_a_file_with_blanks_and_accents_in_its_name_is_checked(shared: Any) -> None:
    uri = shared.open("Grüße an B.txt", "ann@shop.com")

    assert "%20" in uri
    assert len(await shared.shown(uri)) == 2


@together
async def test_a_record_is_shown_inside_its_line(shared: Any) -> None:
    records = '{"text": "114-3941689-8772232"}\n{"text": "114-3941689-8772232\\n\\"ann@shop.com"}\n'
    uri = shared.open("records.jsonl", records)

    (address,) = await shared.shown(uri)

    assert address.range == types.Range(types.Position(1, 33), types.Position(1, 45))


@together
async def test_pointing_at_a_violation_explains_the_rule(shared: Any) -> None:
    uri = shared.open("pointed.txt", f"{ORDER}ann@shop.com")
    (address,) = await shared.shown(uri)

    explained = await shared.hover(uri, address.range.start)

    assert explained.contents.kind is types.MarkupKind.Markdown
    assert "`own/address` (error)" in explained.contents.value
    assert "**policy:** the policy" in explained.contents.value
    assert explained.range == address.range
    assert await shared.hover(uri, types.Position(0, 3)) is None


@together
async def test_pointing_at_what_was_just_typed_waits_for_its_check(shared: Any) -> None:
    uri = shared.open("waited.txt", ORDER)
    await shared.shown(uri)

    shared.change(uri, 2, "ann@shop.com")

    assert "own/order" in (await shared.hover(uri, types.Position(0, 1))).contents.value


@together
async def test_fixes_are_offered_for_what_stands_there_now(shared: Any) -> None:
    uri = shared.open("fixed.txt", f"{ORDER}😀 safe@shop.com")
    await shared.shown(uri)
    shared.change(uri, 2, f"{ORDER}😀\nsafe@shop.com b@shop.com")
    safe, other = await shared.shown(uri, 2)

    everything = await shared.actions(uri, types.Range(types.Position(1, 0), types.Position(1, 24)))
    (all_safe,) = await shared.actions(uri, other.range, "source.fixAll")

    assert [one.title for one in everything] == [
        "Take the address out",
        "Take the address out (unsafe: read it again afterwards)",
        "Apply all safe fixes of msglint (1)",
    ]
    (change,) = all_safe.edit.document_changes
    assert change.text_document.version == 2
    assert [(edit.range, edit.new_text) for edit in change.edits] == [(safe.range, '"')]


@together
async def test_a_fix_of_a_record_keeps_it_json(shared: Any) -> None:
    uri = shared.open("fixed.jsonl", '{"text": "114-3941689-8772232 safe@shop.com"}')
    (address,) = await shared.shown(uri)

    (fix,) = await shared.actions(uri, address.range, "quickfix")

    assert [edit.new_text for edit in fix.edit.document_changes[0].edits] == ['\\"']


@together
async def test_where_no_fix_is_known_none_is_offered(shared: Any) -> None:
    uri = shared.open("unfixed.txt", "Hello")
    (order,) = await shared.shown(uri)

    assert await shared.actions(uri, order.range) == []
    assert await shared.actions(shared.uri("never-opened.txt"), order.range) == []


@alone
async def test_while_the_rules_are_loading_the_editor_shows_progress_and_gets_answers(
    editor: Any, slow: tuple[str, ...]
) -> None:
    await editor.start(*slow)
    uri = editor.open("a.txt", "ann@shop.com")

    await editor.until(lambda: editor.progress)
    assert editor.progress == [("begin", "msglint: reading the rules")]
    assert await editor.hover(uri, types.Position(0, 1)) is None
    (editor.folder / "ready").touch()

    assert codes(await editor.shown(uri)) == ["own/order", "own/address"]
    await editor.until(lambda: len(editor.progress) > 1)
    assert editor.progress[1:] == [("end", "")]


@alone
async def test_nothing_of_a_draft_is_logged(
    editor: Any, small: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    await editor.start(*small)
    uri = editor.open("a.txt", "ann@shop.com")
    await editor.shown(uri)
    wrong = {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"text": "ann@shop.com"}}
    editor.client.protocol._send_data(wrong)  # noqa: SLF001 - its front door lets nothing wrong through
    await editor.hover(uri, types.Position(0, 1))
    await editor.client.shutdown_session()

    assert "ann@shop.com" not in "".join(capfd.readouterr())
    assert all("ann@shop.com" not in one.message for one in (*editor.client.messages, *editor.client.log_messages))
    assert [one.message for one in editor.client.messages] == ["msglint: a message of the editor can't be read"]

"""What is said beside the drafts."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from lsprotocol import types
from pygls.workspace import TextDocument

from msglint.errors import RuleError, RuleErrors, UsageError
from msglint.lsp.notices import Notices

if TYPE_CHECKING:
    from pathlib import Path

    from pygls.lsp.server import LanguageServer


class Editor:
    """Stands for the server with an editor behind it, and remembers what comes."""

    def __init__(self, *opened: TextDocument, shows_progress: bool = True) -> None:
        self.said: list[str] = []
        self.answers = asyncio.Event()
        self.workspace = SimpleNamespace(
            text_documents={document.uri: document for document in opened},
            position_encoding=types.PositionEncodingKind.Utf16,
        )
        window = types.WindowClientCapabilities(work_done_progress=shows_progress)
        self.client_capabilities = types.ClientCapabilities(window=window)
        self.work_done_progress = self

    def window_show_message(self, params: types.ShowMessageParams) -> None:
        """Show a message."""
        self.said.append(params.message)

    async def create_async(self, _: str) -> None:
        """Ask whether progress may be shown; the answer comes when `answers` is set."""
        self.said.append("create")
        await self.answers.wait()

    def begin(self, _: str, value: types.WorkDoneProgressBegin) -> None:
        """Show that something is under way."""
        self.said.append(value.title)

    def end(self, _: str, value: types.WorkDoneProgressEnd) -> None:
        """Show that it is done."""
        self.said.append(value.kind)


def notices(editor: Editor) -> Notices:
    return Notices(cast("LanguageServer", editor))


def test_of_several_errors_the_first_is_told_and_all_are_shown(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("  title: 😀 x\n", encoding="utf-8")
    errors = [
        RuleError("too short", file=str(file), line=1, column=12, field="title"),
        RuleError("not there", file=str(file)),
        RuleError("gone", file=str(tmp_path / "b.yaml"), line=3, column=2),
    ]
    editor = Editor()
    told = notices(editor)

    told.failed(RuleErrors(errors))

    assert editor.said == [f"msglint: {file}:1:12: title: too short (and 2 more)"]
    first, second = told.problems[file.as_uri()]
    assert first.range == types.Range(types.Position(0, 12), types.Position(0, 13))
    assert first.message == "title: too short"
    assert second.range == types.Range(types.Position(0, 2), types.Position(0, 13))
    assert [one.message for one in told.problems[(tmp_path / "b.yaml").as_uri()]] == ["gone"]


def test_a_file_that_is_open_is_taken_as_the_editor_has_it() -> None:
    uri = "file:///d/caf%C3%A9/a.yaml"
    told = notices(Editor(TextDocument(uri, "x: 😀\n\n  y: 1")))

    told.failed(RuleError("wrong", file="/d/café/a.yaml", line=3, column=3))

    (problem,) = told.problems[uri]
    assert problem.range == types.Range(types.Position(2, 2), types.Position(2, 6))


def test_the_same_error_is_told_once_until_all_is_well_again() -> None:
    editor = Editor()
    told = notices(editor)

    told.failed(UsageError("there is no rule 'x'"))
    told.failed(UsageError("there is no rule 'x'"))
    told.succeeded()
    told.failed(UsageError("there is no rule 'x'"))

    assert editor.said == ["msglint: there is no rule 'x'"] * 2
    assert told.problems == {}


@pytest.mark.parametrize("breaks", [False, True])
def test_progress_begins_when_the_editor_is_ready_for_it_and_ends_in_any_case(*, breaks: bool) -> None:
    async def work() -> Any:
        editor = Editor()
        try:
            async with notices(editor).progress("reading"):
                await asyncio.sleep(0)
                editor.answers.set()
                for _ in range(3):
                    await asyncio.sleep(0)
                _ = 1 // (not breaks)
        except ZeroDivisionError:
            assert breaks
        return editor.said

    assert asyncio.run(work()) == ["create", "reading", "end"]


def test_work_that_ends_before_the_editor_answers_shows_no_progress() -> None:
    async def work() -> Any:
        editor = Editor()
        async with notices(editor).progress("reading"):
            await asyncio.sleep(0)
        editor.answers.set()
        await asyncio.sleep(0)
        return editor.said

    assert asyncio.run(work()) == ["create"]


def test_an_editor_that_can_show_no_progress_is_not_asked_to() -> None:
    async def work() -> Any:
        editor = Editor(shows_progress=False)
        async with notices(editor).progress("reading"):
            await asyncio.sleep(0)
        return editor.said

    assert asyncio.run(work()) == []

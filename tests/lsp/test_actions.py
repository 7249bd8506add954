"""What is offered to be changed."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types

from msglint.lsp.actions import FIX_ALL, Target, actions
from msglint.lsp.draft.check import Finding
from msglint.lsp.shown import Shown
from msglint.span import Position, Span
from msglint.violation import Fix, Violation

QUICK = types.CodeActionKind.QuickFix.value


def place(start: int, end: int, line: int = 0) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def shown(start: int, end: int, text: str = "", *, safe: bool = True, edited: tuple[int, int] | None = None) -> Shown:
    """A violation that is shown at a range, and put right by a change of the same, or of another."""
    first, last = edited or (start, end)
    fix = Fix(f"Write {text}", safe, Position(1, first + 1, first), Position(1, last + 1, last), text)
    violation = Violation("own/a", "error", "high", "m", "i", "body", "x", None, None, (), fix, f"{start}")
    diagnostic = types.Diagnostic(place(start, end), f"{start}")
    return Shown(diagnostic, Finding(Span(start, end), violation, None), types.TextEdit(place(first, last), text))


def offered(found: list[Shown], at: types.Range, only: list[str] | None = None, *, versioned: bool = True) -> list[Any]:
    return actions(found, at, only, Target("file:///a", 4, is_versioned=versioned))


def edits(action: types.CodeAction) -> list[tuple[int, int, str]]:
    assert action.edit is not None
    (change,) = action.edit.document_changes or []
    assert isinstance(change, types.TextDocumentEdit)
    return [
        (e.range.start.character, e.range.end.character, e.new_text)
        for e in change.edits
        if isinstance(e, types.TextEdit)
    ]


def test_each_fix_at_the_place_is_offered() -> None:
    found = offered([shown(0, 5, "a"), shown(5, 9, "b", safe=False), shown(12, 15, "c")], place(4, 9), [QUICK])

    assert [(one.title, one.kind, one.is_preferred) for one in found] == [
        ("Write a", types.CodeActionKind.QuickFix, True),
        ("Write b (unsafe: read it again afterwards)", types.CodeActionKind.QuickFix, False),
    ]
    assert [edits(one) for one in found] == [[(0, 5, "a")], [(5, 9, "b")]]
    assert [one.diagnostics[0].message for one in found] == ["0", "5"]


def test_one_change_that_puts_two_violations_right_is_offered_once() -> None:
    found = offered([shown(0, 5, "a", edited=(0, 9)), shown(5, 9, "a", edited=(0, 9))], place(5, 5), [QUICK])

    assert [[one.message for one in action.diagnostics] for action in found] == [["0", "5"]]


def test_the_same_change_in_two_records_is_offered_twice() -> None:
    first, second = shown(0, 5, "a"), shown(0, 5, "a")
    moved = second._replace(edit=types.TextEdit(place(20, 25), "a"))

    assert [edits(one) for one in offered([first, moved], place(0, 5), [QUICK])] == [[(0, 5, "a")], [(20, 25, "a")]]


def test_all_safe_fixes_are_one_action_wherever_they_stand() -> None:
    (action,) = offered([shown(20, 25, "c"), shown(0, 5, "a"), shown(8, 9, "b", safe=False)], place(3, 3), [FIX_ALL])

    assert action.title == "Apply all safe fixes of msglint (2)"
    assert edits(action) == [(0, 5, "a"), (20, 25, "c")]


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([shown(0, 5, "a"), shown(3, 9, "b")], [(0, 5, "a")]),
        ([shown(0, 5, "a"), shown(5, 9, "b")], [(0, 5, "a"), (5, 9, "b")]),
        ([shown(0, 0, "a"), shown(0, 0, "a")], [(0, 0, "a")]),
        ([shown(0, 0, "a"), shown(0, 5, "b")], [(0, 0, "a"), (0, 5, "b")]),
        ([shown(0, 9, "a"), shown(9, 9, "b"), shown(9, 12, "c")], [(0, 9, "a"), (9, 12, "c")]),
    ],
)
def test_of_changes_that_meet_in_one_place_the_first_is_made(
    found: list[Shown], kept: list[tuple[int, int, str]]
) -> None:
    (action,) = offered(found, place(0, 0), [FIX_ALL])

    assert edits(action) == kept


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (None, [QUICK, FIX_ALL]),
        ([QUICK], [QUICK]),
        (["source"], [FIX_ALL]),
        (["source.fixAll"], [FIX_ALL]),
        ([FIX_ALL], [FIX_ALL]),
        (["source.fixAll.other"], []),
        (["source.fix"], []),
        (["refactor", QUICK], [QUICK]),
        ([], []),
    ],
)
def test_only_the_kinds_that_are_asked_for_are_offered(only: list[str] | None, kinds: list[str]) -> None:
    found = offered([shown(0, 5, "a")], place(0, 5), only)

    assert [str(getattr(one.kind, "value", one.kind)) for one in found] == kinds


def test_without_fixes_nothing_is_offered() -> None:
    one = shown(0, 5)

    assert offered([one._replace(edit=None), Shown(one.diagnostic)], place(0, 5)) == []
    assert offered([shown(0, 5, safe=False)], place(9, 9)) == []


def test_an_editor_that_knows_no_versions_gets_plain_changes() -> None:
    (action,) = offered([shown(0, 5, "a")], place(0, 5), [QUICK], versioned=False)

    assert action.edit.document_changes is None
    assert list(action.edit.changes) == ["file:///a"]


def test_a_change_names_the_version_that_was_checked() -> None:
    (action,) = offered([shown(0, 5, "a")], place(0, 5), [QUICK])

    assert action.edit.document_changes[0].text_document.version == 4

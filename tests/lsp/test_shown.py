"""Findings as diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

from msglint.lsp.draft.check import Finding, Mention, Remark
from msglint.lsp.draft.document import Document
from msglint.lsp.draft.layout import Edit
from msglint.lsp.shown import show, visible
from msglint.span import Position, Span
from msglint.violation import Fix, Violation

if TYPE_CHECKING:
    from msglint.violation import Severity

DOCUMENT = Document("file:///d/a.txt", 7, "😀 ann@shop.com", "/d/a.txt", "/d", None)


def finding(severity: Severity = "error", message: str = "Gives an address", fix: Fix | None = None) -> Violation:
    start, end = Position(1, 3, 2), Position(1, 15, 14)
    text = "ann@shop.com"
    return Violation(
        "own/address", severity, "high", message, "Leave it out.", "body", text, start, end, (), fix, "00ff", "Why not."
    )


def only(
    found: Finding | Remark, encoding: types.PositionEncodingKind = types.PositionEncodingKind.Utf16
) -> types.Diagnostic:
    (shown,) = show([found], DOCUMENT, encoding)
    return shown.diagnostic


def test_a_violation_says_what_is_wrong_and_what_to_write() -> None:
    diagnostic = only(Finding(Span(2, 14), finding(), None))

    assert (diagnostic.source, diagnostic.code) == ("msglint", "own/address")
    assert diagnostic.message == "Gives an address\ninstead: Leave it out."
    assert diagnostic.data == {"fingerprint": "00ff", "fix": None}
    assert diagnostic.range == types.Range(types.Position(0, 3), types.Position(0, 15))


@pytest.mark.parametrize(("severity", "number"), [("error", 1), ("warning", 2), ("info", 3)])
def test_severities_are_those_of_the_protocol(severity: Severity, number: int) -> None:
    diagnostic = only(Finding(Span(2, 14), finding(severity), None))

    assert diagnostic.severity is not None
    assert diagnostic.severity.value == number


def test_a_remark_is_about_no_rule() -> None:
    diagnostic = only(Remark(Span(0, 1), "info", "line 1: x"))

    assert (diagnostic.code, diagnostic.message) == (None, "line 1: x")
    assert diagnostic.severity is types.DiagnosticSeverity.Information


def test_a_fix_becomes_an_edit_in_the_editors_own_count() -> None:
    fix = Fix("Take it out", True, Position(1, 3, 2), Position(1, 15, 14), "x")  # noqa: FBT003 - a record's field

    (shown,) = show(
        [Finding(Span(2, 14), finding(fix=fix), None, edit=Edit(Span(2, 14), "x"))],
        DOCUMENT,
        types.PositionEncodingKind.Utf8,
    )

    assert shown.edit == types.TextEdit(types.Range(types.Position(0, 5), types.Position(0, 17)), "x")
    assert shown.diagnostic.data == {"fingerprint": "00ff", "fix": "Take it out"}


def test_second_places_lead_to_their_file() -> None:
    here = Mention(Span(0, 1), "the emoji")
    there = Mention(Span(1, 3), "stands here", "/d/_end.j2", "\n😀b")

    related = only(Finding(Span(2, 14), finding(), None, (here, there))).related_information or []

    assert [(one.location.uri, one.message) for one in related] == [
        ("file:///d/a.txt", "the emoji"),
        ("file:///d/_end.j2", "stands here"),
    ]
    assert [one.location.range.end for one in related] == [types.Position(0, 2), types.Position(1, 3)]


def test_what_has_no_shape_or_turns_the_text_around_is_made_visible() -> None:
    assert visible("a\u202eb\x1b[1m\nc") == "a⟨U+202E⟩b␛[1m\nc"
    assert "\u202e" not in only(Finding(Span(2, 14), finding(message="reads “\u202e”"), None)).message

"""What the editor offers to change: the fix of each violation, and all safe ones at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from msglint.lsp.hover import touch
from msglint.lsp.shown import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from msglint.lsp.shown import Shown
    from msglint.violation import Fix

#: The kind of the action that applies all safe fixes; as editors name it in "fix on save".
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.msglint"
KINDS = (types.CodeActionKind.QuickFix, FIX_ALL)


class Target:
    """The document that is to be changed.

    Args:
        uri: what the editor calls it.
        version: the version that was checked.
        is_versioned: whether the editor can refuse a change of another version.
    """

    def __init__(self, uri: str, version: int | None, *, is_versioned: bool) -> None:
        self._uri = uri
        self._version = version
        self._is_versioned = is_versioned

    def change(self, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
        """Return edits as a change of the document."""
        if not self._is_versioned:
            return types.WorkspaceEdit(changes={self._uri: list(edits)})
        identifier = types.OptionalVersionedTextDocumentIdentifier(self._uri, self._version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, list(edits))])


def actions(
    shown: Sequence[Shown], place: types.Range, only: Sequence[str] | None, target: Target
) -> list[types.CodeAction]:
    """Return what is offered for a place in a document.

    Args:
        shown: the diagnostics of the document.
        place: the place, where a fix of one violation is asked for.
        only: the kinds that are asked for; None for all.
        target: the document.
    """
    found: list[types.CodeAction] = []
    if _is_asked_for(types.CodeActionKind.QuickFix.value, only):
        found += _quick_fixes([one for one in shown if touch(one.diagnostic.range, place)], target)
    if _is_asked_for(FIX_ALL, only):
        found += _fix_all(shown, target)
    return found


def _is_asked_for(kind: str, only: Sequence[str] | None) -> bool:
    """Return whether a kind, or one that holds it, is among those asked for."""
    return only is None or any(f"{kind}.".startswith(f"{wanted}.") for wanted in only)


def _quick_fixes(shown: Iterable[Shown], target: Target) -> Iterator[types.CodeAction]:
    # One change can put several violations right: a link that leads away and is not secure either.
    by_change: dict[object, list[types.Diagnostic]] = {}
    changes: dict[object, tuple[Fix, types.TextEdit]] = {}
    for one in shown:
        fix = one.finding.violation.fix if one.finding else None
        if fix and one.edit:
            change = (fix, _place(one.edit))
            changes[change] = fix, one.edit
            by_change.setdefault(change, []).append(one.diagnostic)
    for key, (fix, edit) in changes.items():
        yield types.CodeAction(
            title=visible(fix.description if fix.is_safe else f"{fix.description} (unsafe: read it again afterwards)"),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=by_change[key],
            is_preferred=fix.is_safe,
            edit=target.change([edit]),
        )


def _fix_all(shown: Iterable[Shown], target: Target) -> Iterator[types.CodeAction]:
    edits: list[types.TextEdit] = []
    end = (-1, -1)
    for edit in sorted(_safe_edits(shown), key=_place):
        # Where two would change the same place, the next run of the command finds the other one, if it is still wrong.
        if _place(edit)[0] > end or (_place(edit)[0] == end and edit.range.start != edit.range.end):
            edits.append(edit)
            end = _place(edit)[1]
    if edits:
        title = f"Apply all safe fixes of msglint ({len(edits)})"
        yield types.CodeAction(title=title, kind=FIX_ALL, edit=target.change(edits))


def _safe_edits(shown: Iterable[Shown]) -> Iterator[types.TextEdit]:
    for one in shown:
        if one.edit and one.finding and one.finding.violation.fix and one.finding.violation.fix.is_safe:
            yield one.edit


def _place(edit: types.TextEdit) -> tuple[tuple[int, int], tuple[int, int]]:
    start, end = edit.range.start, edit.range.end
    return (start.line, start.character), (end.line, end.character)

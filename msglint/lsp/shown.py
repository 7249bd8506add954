"""Findings as the editor shows them: diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls import uris

from msglint.lsp.coordinates import Coordinates
from msglint.lsp.draft.check import Finding
from msglint.report.display import Display
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.lsp.draft.check import Mention, Remark
    from msglint.lsp.draft.document import Document
    from msglint.violation import Severity

SOURCE = "msglint"
_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Shown(NamedTuple):
    """A diagnostic with what it is made from.

    Attributes:
        diagnostic: what the editor shows.
        finding: the violation in its place; None for a remark.
        edit: the change that puts it right, where there is one.
    """

    diagnostic: types.Diagnostic
    finding: Finding | None = None
    edit: types.TextEdit | None = None


def show(found: Iterable[Finding | Remark], document: Document, encoding: types.PositionEncodingKind) -> list[Shown]:
    """Return the diagnostics of a document.

    Args:
        found: what is to be shown.
        document: where.
        encoding: what the editor counts columns in.
    """
    coordinates = Coordinates(document.written, encoding, document.lead)
    return [
        _finding(one, document, coordinates, encoding)
        if isinstance(one, Finding)
        else Shown(remark(coordinates.range(one.span), one.severity, one.text))
        for one in found
    ]


def remark(place: types.Range, severity: Severity, text: str) -> types.Diagnostic:
    """Return a diagnostic that is about no rule."""
    return types.Diagnostic(range=place, severity=_SEVERITIES[severity], source=SOURCE, message=visible(text))


def visible(text: str) -> str:
    """Return a text with stand-ins for what has no shape or turns the direction of what follows."""
    display = Display("utf-8")
    return "\n".join("".join(cell.text for cell in display.cells(line)) for line in text.split("\n"))


def _finding(
    finding: Finding, document: Document, coordinates: Coordinates, encoding: types.PositionEncodingKind
) -> Shown:
    violation, edit = finding.violation, finding.edit
    related = [_related(mention, document, coordinates, encoding) for mention in finding.mentions]
    diagnostic = types.Diagnostic(
        range=coordinates.range(finding.span),
        severity=_SEVERITIES[violation.severity],
        code=violation.rule,
        source=SOURCE,
        message=visible(f"{violation.message}\ninstead: {violation.instead}"),
        related_information=related or None,
        data={"fingerprint": violation.fingerprint, "fix": violation.fix.description if violation.fix else None},
    )
    change = types.TextEdit(coordinates.range(edit.span), edit.text) if edit else None
    return Shown(diagnostic, finding, change)


def _related(
    mention: Mention, document: Document, coordinates: Coordinates, encoding: types.PositionEncodingKind
) -> types.DiagnosticRelatedInformation:
    uri = document.uri
    if mention.file is not None:
        uri = uris.from_fs_path(mention.file) or uri
        coordinates = Coordinates(mention.text, encoding)
    location = types.Location(uri, coordinates.range(mention.span))
    return types.DiagnosticRelatedInformation(location, visible(mention.message))

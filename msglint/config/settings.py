"""What a configuration can say, as frozen values."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from msglint.own import NOTHING
from msglint.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from msglint.own import Own
    from msglint.violation import Severity

#: A rule's severity as a configuration sets it; `off` leaves the rule out.
Level = Literal["error", "warning", "info", "off"]


#: Of nothing; never written to.
_EMPTY: Mapping[str, Any] = MappingProxyType({})


class Ignore(Record):
    """Violations that are let pass, and why.

    Attributes:
        rule: a rule's id or name, a pack, or `*` for every rule.
        reason: why, in words of whoever lets them pass.
        path: a pattern as in `.gitignore`, relative to the configuration's folder; empty for every file.
        fingerprint: of the one violation that is meant; empty for all of the rule.
        until: the last day on which it holds; None for ever.
        file: where it is written.
        line: its line there, from 1.
    """

    rule: str
    reason: str
    path: str = ""
    fingerprint: str = ""
    until: date | None = None
    file: str = ""
    line: int = 1

    @property
    def place(self) -> str:
        """Where it is written, as `file:line`."""
        return f"{self.file}:{self.line}"


class PathSettings(Record):
    """What is different for some files.

    Attributes:
        patterns: which, as in `.gitignore`, relative to the configuration's folder.
        select: only these rules (ids, names or packs); empty for all.
        ignore: not these.
        severity: rule id or name -> level.
        context: context field -> value, where the file itself doesn't say.
        origin: where it is written, as `file:line`.
    """

    patterns: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Level] = _EMPTY
    context: Mapping[str, object] = _EMPTY
    origin: str = ""


def day_of(text: str) -> date | None:
    """Return the day that is written as 2027-01-31; None where there is no such day."""
    from datetime import date  # noqa: PLC0415 - few ignores have an end

    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


class Config(Record):
    """All that a configuration says.

    Attributes:
        root: the folder in which paths and patterns count: that of the file, or the current one.
        file: the configuration's file; None where there is none.
        presets: the presets that it extends.
        rules: folders of further rules.
        select: only these rules (ids, names or packs); empty for all.
        ignore: not these.
        severity: rule id or name -> level.
        never_ignore: rules that nothing may ignore.
        own: what belongs to the seller.
        exclude: patterns of files that are not checked.
        context: context field -> value, where a message itself doesn't say.
        text_column: the column of a table that holds the messages.
        language: the language of messages and advice.
        fail_on: the mildest severity that fails a run, or `never`.
        baseline: the baseline's file.
        ignores: violations that are let pass.
        paths: what is different for some files; of several that fit, a later one wins.
        origins: setting -> where it comes from, as `file:line`.
    """

    root: str = "."
    file: str | None = None
    presets: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Level] = _EMPTY
    never_ignore: tuple[str, ...] = ()
    own: Own = NOTHING
    exclude: tuple[str, ...] = ()
    context: Mapping[str, object] = _EMPTY
    text_column: str | None = None
    language: str | None = None
    fail_on: Severity | Literal["never"] | None = None
    baseline: str | None = None
    ignores: tuple[Ignore, ...] = ()
    paths: tuple[PathSettings, ...] = ()
    origins: Mapping[str, str] = _EMPTY

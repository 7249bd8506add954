"""What the author of a new rule asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.authoring.newrule.naming import title_of
from msglint.errors import UsageError
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from msglint.authoring.newrule.wants import Want

#: The texts that every rule has, with what stands there until the author writes something better.
USUAL = {
    "severity": "error",
    "why": "Our policy does not allow it.",
    "source": "Our own policy",
    "instead": "Leave it out.",
}
#: Braces stand for the words that were found, and there are none to name in a title.
_BRACES = frozenset("{}")


@dataclass(frozen=True, slots=True)
class Order:
    """A new rule as its author describes it; whatever is None gets a text to begin with.

    Attributes:
        name: the rule's name.
        folder: the folder that its file lies in.
        title: what is wrong with a message that breaks it.
        severity: `error`, `warning` or `info`.
        why: why it matters.
        source: where that is laid down.
        instead: what to write instead.
        finds: what it finds; empty for a rule that is like another.
        like: the id or name of the rule that it is like; None for a rule of its own.
        languages: the languages of its examples.
        bad: messages that it must report, beside those that are picked for it.
        good: messages that it must not report.
    """

    name: str
    folder: str
    title: str | None = None
    severity: str | None = None
    why: str | None = None
    source: str | None = None
    instead: str | None = None
    finds: tuple[Want, ...] = ()
    like: str | None = None
    languages: tuple[str, ...] = ("en",)
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()

    def said(self) -> dict[str, str]:
        """Return the texts that the author has given, by their key in a rule file.

        Raises:
            UsageError: one of them can't stand there.
        """
        given = {
            "title": self.title,
            "severity": self.severity,
            "why": self.why,
            "source": self.source,
            "instead": self.instead,
        }
        found = {key: " ".join(text.split()) for key, text in given.items() if text is not None and text.strip()}
        for key, text in found.items():
            _check(f"--{key}", text)
        if not _BRACES.isdisjoint(found.get("title", "")):
            raise UsageError("--title: holds a brace; braces stand for the words that are found, so leave them out")
        if found.get("severity", "error") not in SEVERITIES:
            raise UsageError(f"--severity: is {found['severity']!r}; it must be one of {', '.join(SEVERITIES)}")
        for option, texts in (("--bad", self.bad), ("--good", self.good)):
            for text in texts:
                _check(option, text)
        return found

    def texts(self) -> dict[str, str]:
        """Return the texts of a rule: those that the author has given, and others to begin with."""
        return {"title": title_of(self.name), **USUAL, **self.said()}


def _check(option: str, text: str) -> None:
    if not text.strip():
        raise UsageError(f"{option}: is empty")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise UsageError(f"{option}: holds a character that is no text; write it in UTF-8")

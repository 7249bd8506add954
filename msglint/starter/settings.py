"""The configuration that a team begins with: every setting, explained, and commented out unless it was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        about: what it says, one line.
        example: how it is written, with its key.
    """

    about: str
    example: str

    @property
    def key(self) -> str:
        """The key."""
        return self.example.partition(":")[0]


_HEAD = """\
# How msglint checks the messages in this folder and below.
# What is commented out shows how it is written; take the # away to use it.
# Patterns are those of .gitignore, as seen from this folder; other paths count from it, too.
"""

SETTINGS = (
    Setting("Whose policy: amazon, amazon-strict, or files such as this one.", "extends: [amazon-strict]"),
    Setting("The language of messages and advice: en, or zh for Simplified Chinese.", "language: zh"),
    Setting("The mildest violation that makes the exit code 1: error, warning, info or never.", "fail-on: warning"),
    Setting("Files that hold no messages.", "exclude: [README.md, /docs/]"),
    Setting("Folders with rules of your own; msglint's rules/README.md tells how to write them.", "rules: [our-rules]"),
    Setting("Only these rules, by name or pack; `msglint rules` lists them.", "select: [amazon]"),
    Setting("Not these rules.", "ignore: [missing-greeting]"),
    Setting(
        "What a breach of a rule weighs here: error, warning, info or off.",
        "severity:\n  one-word-answer: info\n  reply-deadline: error",
    ),
    Setting("Rules of which nobody may let a violation pass.", "never-ignore: [review-incentive, email-address]"),
    Setting(
        "What is yours: hosts that need no reason, phone numbers, names of products however they sound.",
        'own:\n  hosts: [help.example.com]\n  phones: ["+1 202 555 0143"]\n  words: ["Five Star Review notebook"]',
    ),
    Setting(
        "What holds for every message that does not say otherwise itself.",
        "context:\n  kind: reply\n  marketplace: DE\n  buyer_language: de",
    ),
    Setting("The column of tables that holds the messages.", "text-column: reply"),
    Setting(
        "A file with the violations that were there when you began, and are let pass.",
        "baseline: msglint-baseline.json",
    ),
    Setting(
        "Violations that are let pass, each with the reason; until says how long.",
        "ignores:\n"
        "  - rule: unexplained-link\n"
        "    path: drafts/manuals/\n"
        "    reason: The buyer asked for the manual.\n"
        "    until: 2030-12-31",
    ),
    Setting(
        "What is different for some files.",
        "paths:\n"
        "  - path: replies/\n"
        "    context: {kind: reply}\n"
        "  - path: [campaigns/*.html, newsletter/]\n"
        "    severity: {promotion: error}",
    ),
)


def starting_text(
    *,
    preset: str | None = None,
    language: str | None = None,
    papers: Sequence[str] = (),
    leaves_papers_out: bool = False,
) -> str:
    """Return the text of a configuration.

    Args:
        preset: the preset that was chosen.
        language: the language that was chosen.
        papers: patterns of files that hold no messages.
        leaves_papers_out: whether it was chosen to exclude them; otherwise they are an example.
    """
    values = {"extends": [preset] if preset else [], "language": language, "exclude": list(papers)}
    chosen = {"extends", "language"} | ({"exclude"} if leaves_papers_out else set())
    return _HEAD + "".join(_written(one, values.get(one.key), is_chosen=one.key in chosen) for one in SETTINGS)


def _written(setting: Setting, value: object, *, is_chosen: bool) -> str:
    shown = setting.example
    if value:
        from json import dumps  # noqa: PLC0415 - what JSON writes is YAML, too, whatever a file is called

        shown = f"{setting.key}: {dumps(value, ensure_ascii=False)}"
    mark = "" if value and is_chosen else "#"
    return f"\n# {setting.about}\n" + "".join(f"{mark}{line}\n" for line in shown.splitlines())

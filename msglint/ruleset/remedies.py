"""The key `fix` of a rule and of its finders: which remedy, and whether it can ever put right what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from msglint.ruleset import rule as r

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.fields import Fields

ACTIONS = get_args(r.Action)
REMEDY_KEYS = ("do", "safe")
#: Kinds of finders that report words, which can be taken out.
_OF_WORDS = ("all", "entity", "pattern")
#: Remedies of certain entities only, all others being remedies of words.
_OF_ENTITIES: dict[str, tuple[str, ...]] = {
    "secure-link": ("link", "image"),
    "strip-tracking": ("link",),
    "unlink": ("link", "image"),
    "join-breaks": ("style",),
    "drop-style": ("style",),
}
#: Entities that are no words of the message.
_NO_WORDS = ("attachment", "barrier", "markup", "style")


def finder_remedy(fields: Fields) -> r.Remedy | None:
    """Return the remedy that a finder names, if it does.

    Raises:
        RuleError: there is no such remedy, or it can never put right what the finder finds.
    """
    if "fix" not in fields:
        return None
    remedy = _remedy(fields)
    kind = next((kind for kind in (*_OF_WORDS, *fields) if kind in fields), "")
    entity = fields.text("entity") if kind == "entity" else ""
    if not _fits(remedy.do, kind, entity):
        raise fields.error(f"can never put right what this finds: {remedy.do!r} is for {_meant_for(remedy.do)}", "fix")
    return remedy


def rule_remedy(top: Fields, finders: Sequence[r.Finder]) -> r.Remedy | None:
    """Return the remedy that a rule names for all that it finds, if it does.

    Raises:
        RuleError: there is no such remedy, or it can put right nothing that the rule finds.
    """
    if "fix" not in top:
        return None
    remedy = _remedy(top)
    if remedy.do == "none":
        raise top.error("has no effect here; leave it out, or write it in one finder", "fix")
    if not any(finder.fix is None and fits(remedy, finder) for finder in finders):
        raise top.error(
            f"can never put right what this rule finds: {remedy.do!r} is for {_meant_for(remedy.do)}", "fix"
        )
    return remedy


def fits(remedy: r.Remedy, finder: r.Finder) -> bool:
    """Return whether a remedy can put right what a finder finds."""
    kinds = {r.Together: "all", r.Entity: "entity", r.Pattern: "pattern"}
    kind = kinds.get(type(finder), "")
    return _fits(remedy.do, kind, finder.kind if isinstance(finder, r.Entity) else "")


def _fits(do: r.Action, kind: str, entity: str) -> bool:
    if do == "none":
        return True
    if do in _OF_ENTITIES:
        return entity in _OF_ENTITIES[do]
    return kind in _OF_WORDS and entity not in _NO_WORDS


def _meant_for(do: r.Action) -> str:
    return "entities: " + ", ".join(_OF_ENTITIES[do]) if do in _OF_ENTITIES else "words of the message"


def _remedy(fields: Fields) -> r.Remedy:
    if isinstance(fields.node.value["fix"].value, dict):
        inner = fields.sub("fix", REMEDY_KEYS)
        if "do" not in inner:
            raise inner.error("the key 'do' is missing; it names the fix, as in {do: remove, safe: true}")
        do, safe = inner.name("do", ACTIONS, "fix"), inner.flag("safe") if "safe" in inner else None
    else:
        do, safe = fields.name("fix", ACTIONS, "fix"), None
    return r.Remedy(do=do, safe=safe)

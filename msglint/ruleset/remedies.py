"""The key `fix` of a rule and of its finders: which remedy, and whether it can ever put right what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from msglint.ruleset import rule as r

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.errors import RuleError
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
    kind = next((kind for kind in _OF_WORDS if kind in fields), "")
    if not _fits(remedy.do, kind, fields.text("entity") if kind == "entity" else ""):
        raise _useless(fields, remedy)
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
        raise _useless(top, remedy)
    return remedy


def fits(remedy: r.Remedy, finder: r.Finder) -> bool:
    """Return whether a remedy can put right what a finder finds."""
    kinds = {r.Together: "all", r.Entity: "entity", r.Pattern: "pattern"}
    return _fits(remedy.do, kinds.get(type(finder), ""), finder.kind if isinstance(finder, r.Entity) else "")


def _fits(do: r.Action, kind: str, entity: str) -> bool:
    if do == "none":
        return True
    if do in _OF_ENTITIES:
        return entity in _OF_ENTITIES[do]
    return kind in _OF_WORDS and entity not in _NO_WORDS


def _useless(fields: Fields, remedy: r.Remedy) -> RuleError:
    meant = " and ".join(_OF_ENTITIES.get(remedy.do, ("words of the message",)))
    return fields.error(f"a fix that can never apply: {remedy.do!r} is for {meant}", "fix")


def _remedy(fields: Fields) -> r.Remedy:
    inner, key, safe = fields, "fix", None
    if isinstance(fields.node.value["fix"].value, dict):
        inner, key = fields.sub("fix", REMEDY_KEYS), "do"
        if "do" not in inner:
            raise inner.error("the key 'do' is missing; it names the fix, as in {do: remove, safe: true}")
        safe = inner.flag("safe") if "safe" in inner else None
    do: Any = inner.name(key, ACTIONS, "fix")
    return r.Remedy(do=do, safe=safe)

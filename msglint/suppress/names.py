"""Which rules an ignore means, and which it can't mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.ruleset.rule import RuleSet

#: Every rule.
EVERY = "*"
#: A longer name is no slip, and comparing it with all others takes its time.
_LONGEST_NAME = 100


class Names:
    """The names of rules, as ignores use them.

    Args:
        rules: all rules that there are, whether this run checks them or not.
        never_ignore: ids, names or packs of rules that nothing may ignore, beside those that say so themselves.

    Raises:
        UsageError: one of these names fits no rule.
    """

    def __init__(self, rules: RuleSet, never_ignore: Sequence[str] = ()) -> None:
        self._named: dict[str, set[str]] = {EVERY: set()}
        self._packs: set[str] = {EVERY}
        for rule in rules.rules:
            pack = rule.id.partition("/")[0]
            self._packs.add(pack)
            for name in (EVERY, pack, rule.id, rule.name):
                self._named.setdefault(name, set()).add(rule.id)
        marked = {rule.id for rule in rules.rules if rule.never_ignore}
        for name in never_ignore:
            marked |= self._ids(name, "never-ignore: ")
        #: The ids of all rules.
        self.known = frozenset(self._named[EVERY])
        #: The ids of those that nothing may let pass.
        self.never = frozenset(marked)

    def covered(self, name: str) -> frozenset[str]:
        """Return the ids of the rules that an ignore of a name lets pass.

        Args:
            name: a rule's id or name; or a pack or `*`, which leave out the rules that nothing may ignore.

        Raises:
            UsageError: it fits no rule, or only such as nothing may ignore.
        """
        ids = self._ids(name)
        barred = sorted(ids & self.never)
        if barred and (name not in self._packs or len(barred) == len(ids)):
            raise UsageError(f"{', '.join(barred[:3])} can't be ignored: it is marked as never to be ignored")
        return frozenset(ids.difference(barred))

    def _ids(self, name: str, where: str = "") -> set[str]:
        found = self._named.get(name)
        if found is None:
            from msglint.fields import nearest  # noqa: PLC0415 - only needed once something is wrong

            hint = nearest(name, self._named) if len(name) <= _LONGEST_NAME else ""
            raise UsageError(f"{where}there is no rule or pack {name[:_LONGEST_NAME]!r}{hint}")
        return found

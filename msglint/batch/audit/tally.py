"""What results add up to: how many messages break which rules, by language, marketplace, channel and the like."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msglint.batch.schema import EMPTY, FAILED, VIOLATIONS
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Rows by what became of them, and violations by severity.
COUNTS = ("messages", "violating", *SEVERITIES, "ignored", "empty", "failed")
#: Of a column with a new value in every row, an archive would fill the memory.
_MOST_VALUES = 10_000
OTHERS = "(others)"
#: Of what could not be checked, so many rows are named one by one.
MOST_PROBLEMS = 10
_LONGEST = 80
#: The columns of a result that are counted.
_COLUMNS = ("status", *(f"{severity}_count" for severity in SEVERITIES), "ignored_count")


class Tally:
    """Counts over the results of any number of batches, whatever their size.

    Args:
        groups: the names of what is counted by value, too, as `language`.
    """

    def __init__(self, groups: Sequence[str] = ()) -> None:
        self.counts: Counter[str] = Counter()
        #: Rule and severity -> violations, and messages that have some.
        self.rules: dict[tuple[str, str], list[int]] = {}
        #: Group -> value -> counts.
        self.groups: dict[str, dict[str | None, Counter[str]]] = {group: {} for group in groups}
        #: The first rows that could not be checked: line and problem.
        self.problems: list[tuple[int, str]] = []

    def add(self, result: Any, values: Mapping[str, Sequence[object]]) -> None:
        """Add the result of a batch.

        Args:
            result: a record batch as `lint_batch` returns it.
            values: group -> its value in each row.
        """
        rows = [result.column(name).to_pylist() for name in _COLUMNS]
        # Few rows differ in these columns, so that it is enough to look at each kind of row once.
        for kind, number in Counter(zip(*rows, strict=True)).items():
            _count(self.counts, kind, number)
        for group, held in self.groups.items():
            for (value, *inner), number in Counter(zip(values[group], *rows, strict=True)).items():
                _count(_of(held, _shown(value)), inner, number)
        if FAILED in rows[0]:
            lines, problems = (result.column(name).to_pylist() for name in ("line", "problem"))
            failed = [
                pair
                for pair, status in zip(zip(lines, problems, strict=True), rows[0], strict=True)
                if status == FAILED
            ]
            self.problems = [*self.problems, *failed][:MOST_PROBLEMS]
        self._add_rules(result.column("violations"))

    def _add_rules(self, violations: Any) -> None:
        found = violations.flatten()
        ids, severities = found.field("rule").to_pylist(), found.field("severity").to_pylist()
        offsets = violations.offsets.to_pylist()
        base = offsets[0] if offsets else 0
        for first, last in pairwise(offsets):
            kinds = list(zip(ids[first - base : last - base], severities[first - base : last - base], strict=True))
            for kind in kinds:
                self.rules.setdefault(kind, [0, 0])[0] += 1
            for kind in set(kinds):
                self.rules[kind][1] += 1

    def join(self, other: Tally) -> None:
        """Add another tally of the same groups, or of others."""
        self.counts.update(other.counts)
        for kind, numbers in other.rules.items():
            mine = self.rules.setdefault(kind, [0, 0])
            self.rules[kind] = [one + two for one, two in zip(mine, numbers, strict=True)]
        for group, held in other.groups.items():
            mine_by_value = self.groups.setdefault(group, {})
            for value, counts in held.items():
                _of(mine_by_value, value).update(counts)
        self.problems = [*self.problems, *other.problems][:MOST_PROBLEMS]

    def data(self) -> dict[str, Any]:
        """Return the tally as plain data, in a fixed order."""
        return {
            "summary": _all(self.counts),
            "rules": [
                {"rule": rule, "severity": severity, "violations": violations, "messages": messages}
                for (rule, severity), (violations, messages) in sorted(self.rules.items(), key=_weight)
            ],
            "groups": {
                group: [
                    {"value": value, **_all(counts)}
                    for value, counts in sorted(held.items(), key=lambda item: (-item[1]["messages"], item[0] or ""))
                ]
                for group, held in self.groups.items()
            },
            "problems": [{"line": line, "message": problem} for line, problem in self.problems],
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Tally:
        """Return the tally that `data` was returned by."""
        tally = cls()
        tally.counts.update(data["summary"])
        tally.rules = {
            (item["rule"], item["severity"]): [item["violations"], item["messages"]] for item in data["rules"]
        }
        for group, items in data["groups"].items():
            tally.groups[group] = {item["value"]: Counter({name: item[name] for name in COUNTS}) for item in items}
        tally.problems = [(item["line"], item["message"]) for item in data["problems"]]
        return tally


def _count(counts: Counter[str], kind: Sequence[Any], number: int) -> None:
    """Add so many rows of one kind, by the columns that are counted, to counts."""
    status, *numbers = kind
    if status == EMPTY:
        counts["empty"] += number
    elif status == FAILED:
        counts["failed"] += number
    else:
        for name, one in zip(COUNTS, (1, int(status == VIOLATIONS), *numbers), strict=False):
            counts[name] += one * number


def _all(counts: Counter[str]) -> dict[str, int]:
    return {name: counts[name] for name in COUNTS}


def _of(held: dict[str | None, Counter[str]], value: str | None) -> Counter[str]:
    if value not in held and len(held) >= _MOST_VALUES:
        value = OTHERS
    return held.setdefault(value, Counter())


def _shown(value: object) -> str | None:
    text = "" if value is None else str(value).strip()
    return text[:_LONGEST] or None


def _weight(item: tuple[tuple[str, str], list[int]]) -> tuple[int, int, str]:
    (rule, severity), (violations, _) = item
    return SEVERITIES.index(severity), -violations, rule

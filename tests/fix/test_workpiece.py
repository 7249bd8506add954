"""Trying fixes on a text: what helps is kept, what breaks another rule is not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msglint.fix.offers import Checked, Offer
from msglint.fix.workpiece import Workpiece, apart
from msglint.span import Position
from msglint.violation import Fix, Violation

if TYPE_CHECKING:
    from collections.abc import Callable


def place(at: int) -> Position:
    return Position(1, at + 1, at)


def offer(start: int, end: int, new: str = "", *, safe: bool = True, rule: str = "own/x") -> Offer:
    fix = Fix("Fix it", safe, place(start), place(end), new)
    violation = Violation(rule, "error", "high", "x", "y", "body", "x", place(start), place(end), (), fix, "f")
    return Offer(fix, (violation,), 0)


def places(offers: list[Offer]) -> list[tuple[int, int]]:
    return [one.place() for one in offers]


def letters(breaks: Callable[[str], Counter[str]] = lambda _: Counter()) -> Callable[[str], Checked]:
    """Return a check by which each x is a violation that a fix takes out, and what else is broken is up to `breaks`."""

    def check(text: str) -> Checked:
        offers = [offer(at, at + 1) for at, sign in enumerate(text) if sign == "x"]
        counts = Counter({(0, "own/x"): len(offers)}) + Counter({(0, rule): n for rule, n in breaks(text).items()})
        return Checked((), tuple((0, one.violations[0]) for one in offers), tuple(offers), counts)

    return check


def test_all_fixes_are_applied_at_once() -> None:
    work = Workpiece("axbxcx", letters())
    work.settle(unsafe=False)
    assert (work.text, len(work.applied), work.refused) == ("abc", 3, ())


def test_the_one_that_breaks_another_rule_is_found_and_left_out() -> None:
    work = Workpiece("axbxcxdxe", letters(lambda text: Counter(own=1) if "bc" in text else Counter()))
    work.settle(unsafe=False)
    assert work.text == "abxcde"
    assert places(list(work.refused)) == [(2, 3)]


def test_a_rule_that_is_broken_already_may_stay_so() -> None:
    work = Workpiece("axb", letters(lambda _: Counter(own=1)))
    work.settle(unsafe=False)
    assert work.text == "ab"


def test_a_fix_that_does_not_help_is_left_out() -> None:
    def check(_: str) -> Checked:
        found = offer(0, 1, "x")
        return Checked((), ((0, found.violations[0]),), (found,), Counter({(0, "own/x"): 1}))

    work = Workpiece("xa", check)
    work.settle(unsafe=False)
    assert (work.text, len(work.refused)) == ("xa", 1)


def test_a_text_that_would_be_read_as_another_is_left_alone() -> None:
    whole = letters()
    work = Workpiece("ax", lambda text: whole(text) if "x" in text else None)
    work.settle(unsafe=False)
    assert work.text == "ax"


def test_messages_never_come_or_go() -> None:
    def check(text: str) -> Checked:
        found = letters()(text)
        return Checked((len(text),), found.violations, found.offers, found.counts)

    work = Workpiece("ax", check)
    work.settle(unsafe=False)
    assert work.text == "ax"


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    def check(text: str) -> Checked:
        found = [offer(at, at + 1, safe=False) for at, sign in enumerate(text) if sign == "x"]
        return Checked((), (), tuple(found), Counter({(0, "own/x"): len(found)}))

    work = Workpiece("ax", check)
    work.settle(unsafe=False)
    assert work.text == "ax"
    work.settle(unsafe=True)
    assert work.text == "a"


def test_a_hostile_text_costs_a_bounded_number_of_checks() -> None:
    checks: list[str] = []

    def check(text: str) -> Checked:
        checks.append(text)
        return letters(lambda now: Counter(own=now.count("ab")))(text)

    work = Workpiece("axb" * 2000, check)
    work.settle(unsafe=False)
    assert len(checks) < 500


def test_of_fixes_that_overlap_the_safe_and_then_the_longer_is_first() -> None:
    text = "a" * 30
    assert places(apart(text, [offer(0, 5, safe=False), offer(4, 6), offer(10, 20), offer(12, 14)])) == [
        (4, 6),
        (10, 20),
    ]


def test_neighbours_on_a_line_go_together_and_whole_lines_do_not() -> None:
    assert places(apart("One. Two. Three", [offer(0, 5), offer(4, 9)])) == [(0, 5), (4, 9)]
    assert places(apart("One.\nTwo.\nThree", [offer(0, 5), offer(5, 10)])) == [(5, 10)]


def test_neighbours_that_end_a_line_leave_no_blank_before_it() -> None:
    text = "Hi. Axx. Bxx.\nBye"

    def check(now: str) -> Checked:
        found = [offer(4, 9), offer(8, 13)] if now == text else []
        return Checked((), (), tuple(found), Counter({(0, "own/x"): len(found)}))

    work = Workpiece(text, check)
    work.settle(unsafe=False)
    assert work.text == "Hi.\nBye"

"""From expressions to conditions, with the values that the template itself has set."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msglint.read.template.conditions.expression import Held, Lit, Op, Path, normal
from msglint.read.template.conditions.formula import FALSE, TRUE, Atom, Not, every, negation, some
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.read.template.conditions.expression import Expr
    from msglint.read.template.conditions.formula import Formula

#: A variable that is set in more branches is taken for one from outside.
_MOST_CASES = 60
_MOST_CASES_OF_CONDITION = 12
#: What is longer is taken for one thing that is not looked into: values are made of values, and double each time.
_HEAVIEST = 40
_HEAVIEST_FORMULA = 80
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_COUNTS = ("|length", "|count", "|size")
_COUNT_NAMES = (".length", ".size", ".count", "_size", "_count")


class Case(NamedTuple):
    """One of the values that a variable may have, and when it has it, if none before it is meant."""

    guard: Formula
    expr: Expr


Cases = tuple[Case, ...]


class Env:
    """What the template has set so far.

    Args:
        outer: what is set around it.
    """

    __slots__ = ("outer", "own")

    def __init__(self, outer: Env | None = None) -> None:
        self.own: dict[str, Cases] = {}
        self.outer = outer

    def get(self, name: str) -> Cases | None:
        """Return the values that a variable may have; None where the template doesn't set it."""
        env: Env | None = self
        while env is not None:
            found = env.own.get(name)
            if found is not None:
                return found
            env = env.outer
        return None

    def set(self, name: str, cases: Cases) -> None:
        """Set a variable."""
        heavy = len(cases) > _MOST_CASES or any(_is_heavy(case.expr) for case in cases)
        self.own[name] = (Case(TRUE, Path(name, is_closed=True)),) if heavy else cases

    def prefix(self, name: str) -> str:
        """Return the longest beginning of a path that is set; empty if there is none."""
        while name:
            if self.get(name) is not None:
                return name
            name = name.rpartition(".")[0]
        return ""

    def merge(self, ways: list[tuple[Formula, Env]]) -> None:
        """Take over what was set in some branches, the first of which whose guard holds counts; the last one does."""
        for name in dict.fromkeys(name for _, env in ways for name in env.own):
            cases: list[Case] = []
            for guard, env in ways:
                known = env.get(name) or (Case(TRUE, Path(name, is_closed=True)),)
                cases += (Case(every(guard, case.guard), case.expr) for case in known)
            self.set(name, tuple(cases))


def bound(expr: Expr, env: Env) -> Cases:
    """Return what an expression may be, with the values of what the template has set in place of the names."""
    found = [Case(TRUE, expr)]
    done: list[Case] = []
    while found:
        guard, one = found.pop(0)
        path, prefix = _open_path(one, env)
        if path is None:
            done.append(Case(guard, _closed(one)))
            continue
        cases = env.get(prefix) or ()
        if len(found) + len(done) + len(cases) > _MOST_CASES:
            return (Case(TRUE, _closed(expr)),)
        rest = path.name[len(prefix) :]
        found[:0] = [Case(every(guard, case.guard), _replaced(one, path, _member(case.expr, rest))) for case in cases]
    return tuple(done)


def assigned(expr: Expr, env: Env) -> Cases:
    """Return what a variable may be that is set to an expression, which may be a choice between two."""
    if not isinstance(expr, Op) or expr.name != "if":
        return bound(expr, env)
    when = condition(expr.of[0], env)
    first = (Case(every(when, case.guard), case.expr) for case in bound(expr.of[1], env))
    return (*first, *bound(expr.of[2], env))


def condition(expr: Expr, env: Env) -> Formula:
    """Return when an expression is true."""
    cases = bound(expr, env)
    if len(cases) > _MOST_CASES_OF_CONDITION:
        return formula(_closed(expr))
    ways: list[Formula] = []
    before: list[Formula] = []
    for case in cases:
        ways.append(every(*before, case.guard, formula(case.expr)))
        before.append(negation(case.guard))
    found = some(*ways)
    return Atom(normal(_closed(expr))) if _is_long(found) else found


def _is_heavy(expr: Expr) -> bool:
    waiting, left = [expr], _HEAVIEST
    while waiting and left:
        one = waiting.pop()
        left -= 1
        if isinstance(one, Op):
            waiting += one.of
    return not left


def _is_long(found: Formula) -> bool:
    waiting, left = [found], _HEAVIEST_FORMULA
    while waiting and left:
        one = waiting.pop()
        left -= 1
        if isinstance(one, Not):
            waiting.append(one.of)
        elif not isinstance(one, Atom):
            waiting += one.of
    return not left


def formula(expr: Expr) -> Formula:
    """Return when a closed expression is true."""
    if isinstance(expr, Lit):
        return TRUE if expr.value else FALSE
    if isinstance(expr, Path):
        return Atom(_counted(expr) or expr.name)
    if isinstance(expr, Held):
        return TRUE if expr.nodes else FALSE
    known = _OPERATIONS.get(expr.name)
    return known(*expr.of) if known and expr.of else Atom(normal(expr))


def _chosen(when: Expr, then: Expr, other: Expr) -> Formula:
    guard = formula(when)
    return some(every(guard, formula(then)), every(negation(guard), formula(other)))


def _equality(left: Expr, right: Expr) -> Formula:
    if isinstance(left, Lit):
        left, right = right, left
    if isinstance(left, Lit) and isinstance(right, Lit):
        return TRUE if left.value == right.value else FALSE
    if not isinstance(right, Lit):
        return Atom(" == ".join(sorted((normal(left), normal(right)))))
    if right.value is True:
        return formula(left)
    counted = _counted(left)
    if not right.value and (counted or not isinstance(right.value, float) or right.value is False):
        return negation(Atom(counted) if counted else formula(left))
    return Atom(normal(left), "==", right.value)


def _inequality(sign: str, left: Expr, right: Expr) -> Formula:
    if isinstance(left, Lit) and not isinstance(right, Lit):
        sign, left, right = _MIRRORED[sign], right, left
    if not isinstance(right, Lit) or not isinstance(right.value, float) or isinstance(left, Lit):
        return Atom(f"{normal(left)} {sign} {normal(right)}")
    counted = _counted(left)
    if counted and (sign, right.value) in ((">", 0), (">=", 1), ("<", 1), ("<=", 0)):
        return Atom(counted) if sign[0] == ">" else negation(Atom(counted))
    if sign[0] == ">":
        return Atom(normal(left), sign, right.value)
    return negation(Atom(normal(left), ">" if sign == "<=" else ">=", right.value))


def _membership(value: Expr, among: Expr) -> Formula:
    if isinstance(among, Op) and among.name == "list" and all(isinstance(one, Lit) for one in among.of):
        return some(*(_equality(value, one) for one in among.of))
    return Atom(f"{normal(among)} contains {normal(value)}")


_OPERATIONS: dict[str, Callable[..., Formula]] = {
    "not": lambda one: negation(formula(one)),
    "and": lambda *of: every(*map(formula, of)),
    "or": lambda *of: some(*map(formula, of)),
    "if": _chosen,
    "==": _equality,
    "!=": lambda left, right: negation(_equality(left, right)),
    **{sign: partial(_inequality, sign) for sign in _MIRRORED},
    "in": _membership,
    "contains": lambda among, value: _membership(value, among),
    **dict.fromkeys(("default", "|default", "|d"), lambda *of: some(*map(formula, of[:2]))),
    **dict.fromkeys(_COUNTS, lambda one, *_: formula(one)),
}


def _counted(expr: Expr) -> str:
    """Return what an expression counts: `lines|length` is about `lines`; empty where it counts nothing."""
    if isinstance(expr, Op) and expr.name in _COUNTS:
        return normal(expr.of[0])
    if isinstance(expr, Path):
        ending = next((ending for ending in _COUNT_NAMES if expr.name.endswith(ending)), "")
        return expr.name[: -len(ending)] if ending else ""
    return ""


def _open_path(expr: Expr, env: Env) -> tuple[Path | None, str]:
    """Return the first name in an expression that the template has set, and what of it."""
    waiting = [expr]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Path) and not one.is_closed and (prefix := env.prefix(one.name)):
            return one, prefix
        if isinstance(one, Op):
            waiting += reversed(one.of)
    return None, ""


def _closed(expr: Expr) -> Expr:
    if isinstance(expr, Path):
        return expr if expr.is_closed else Path(expr.name, is_closed=True)
    return Op(expr.name, tuple(map(_closed, expr.of))) if isinstance(expr, Op) else expr


def _replaced(expr: Expr, path: Path, by: Expr) -> Expr:
    if expr == path:
        return by
    return Op(expr.name, tuple(_replaced(one, path, by) for one in expr.of)) if isinstance(expr, Op) else expr


def _member(expr: Expr, rest: str) -> Expr:
    """Return what a path beyond a variable means, where the variable has a value."""
    if not rest:
        return expr
    if isinstance(expr, Path):
        return Path(expr.name + rest, is_closed=True)
    return Path(normal(expr) + rest, is_closed=True)

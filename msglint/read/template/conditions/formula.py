"""Conditions as formulas on values from outside, and the search for values that make them true."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: A variable that is compared with more values is taken for several that have nothing to do with one another.
_MOST_TESTS = 400
_MOST_STEPS = 4000
#: The values of a variable that nothing names.
_SOME, _NONE = "\x00some", "\x00none"


@dataclass(frozen=True, slots=True)
class Atom:
    """A test of one value: whether it is there (`is`), is equal to something, or is more than a number."""

    variable: str
    test: str = "is"
    value: str | float | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a formula."""

    of: Formula


@dataclass(frozen=True, slots=True)
class Every:
    """All of these hold; of none at all, that is always so."""

    of: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these holds; of none at all, that is never so."""

    of: tuple[Formula, ...] = ()


Formula = Atom | Not | Every | Some
TRUE, FALSE = Every(), Some()


def negation(formula: Formula) -> Formula:
    """Return the contrary of a formula."""
    if isinstance(formula, Not):
        return formula.of
    if formula in (TRUE, FALSE):
        return FALSE if formula == TRUE else TRUE
    return Not(formula)


def every(*of: Formula) -> Formula:
    """Return that all of these hold, as simply as possible."""
    left = tuple(one for one in of if not isinstance(one, Every) or one.of)
    if any(isinstance(one, Some) and not one.of for one in left):
        return FALSE
    return left[0] if len(left) == 1 else Every(left)


def some(*of: Formula) -> Formula:
    """Return that at least one of these holds, as simply as possible."""
    left = tuple(one for one in of if not isinstance(one, Some) or one.of)
    if any(isinstance(one, Every) and not one.of for one in left):
        return TRUE
    return left[0] if len(left) == 1 else Some(left)


class Leaf(NamedTuple):
    """A variable has one of some values, each of which is a bit."""

    variable: str
    mask: int


@dataclass(frozen=True, slots=True)
class And:
    """All of these hold."""

    of: tuple[Solvable, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these holds."""

    of: tuple[Solvable, ...]


#: A formula without negations, in which each variable's values are bits.
Solvable = Leaf | And | Or
#: Variable -> the values that it may still have; one that is missing may have all.
State = dict[str, int]
ALWAYS, NEVER = And(()), Or(())


class Space:
    """The variables of all formulas, and the values between which their tests tell.

    Args:
        formulas: all that will be asked about.
    """

    def __init__(self, formulas: Iterable[Formula]) -> None:
        self._masks: dict[Atom, Leaf] = {}
        #: Variable -> all its values.
        self.full: dict[str, int] = {}
        tests: dict[str, dict[Atom, None]] = {}
        for atom in _atoms(formulas):
            tests.setdefault(atom.variable, {})[atom] = None
        for variable, atoms in tests.items():
            self._add(variable, list(atoms))

    def _add(self, variable: str, atoms: list[Atom]) -> None:
        for extra in atoms[_MOST_TESTS:]:
            name = f"{variable}\x00{len(self._masks)}"
            self._masks[extra] = Leaf(name, 1)
            self.full[name] = 3
        atoms = atoms[:_MOST_TESTS]
        values: dict[str | float, None] = {}
        bounds = sorted({float(a.value) for a in atoms if a.test in (">", ">=") and isinstance(a.value, (int, float))})
        is_tested = any(atom.test == "is" for atom in atoms)
        for atom in atoms:
            if atom.test == "==" and atom.value is not None:
                values[atom.value] = None
        for lower, upper in pairwise(bounds):
            values[lower] = None
            # What is compared with neighbouring whole numbers is a count, and has nothing between them.
            if upper - lower != 1 or lower % 1:
                values[(lower + upper) / 2] = None
        if bounds:
            values[bounds[-1]] = values[bounds[-1] + 1] = values[bounds[0] - 1] = None
        # "Some" stands first where it is free to be anything, so that a condition is true before it is false.
        if not bounds:
            values = {_SOME: None, **values} if is_tested else {**values, _SOME: None}
        if is_tested:
            values[_NONE] = None
        self.full[variable] = (1 << len(values)) - 1
        for atom in atoms:
            mask = sum(1 << bit for bit, value in enumerate(values) if _holds(atom, value))
            self._masks[atom] = Leaf(variable, mask)

    def solvable(self, formula: Formula, *, holds: bool = True) -> Solvable:
        """Return a formula, or its contrary, in the form that can be solved."""
        if isinstance(formula, Atom):
            leaf = self._masks[formula]
            full = self.full[leaf.variable]
            mask = leaf.mask if holds else full & ~leaf.mask
            return ALWAYS if mask == full else NEVER if not mask else Leaf(leaf.variable, mask)
        if isinstance(formula, Not):
            return self.solvable(formula.of, holds=not holds)
        parts = [self.solvable(one, holds=holds) for one in formula.of]
        return self.joined(parts, is_and=isinstance(formula, Every) == holds)

    def joined(self, parts: Iterable[Solvable], *, is_and: bool) -> Solvable:
        """Return all of some formulas, or any of them, with one leaf for each variable."""
        kind, neutral, ruling = (And, ALWAYS, NEVER) if is_and else (Or, NEVER, ALWAYS)
        leaves: dict[str, int] = {}
        rest: list[Solvable] = []
        waiting = list(parts)
        for part in waiting:
            if part == ruling:
                return ruling
            if isinstance(part, Leaf):
                known = leaves.get(part.variable)
                leaves[part.variable] = (
                    part.mask if known is None else known & part.mask if is_and else known | part.mask
                )
            elif isinstance(part, kind):
                waiting += part.of
            else:
                rest.append(part)
        for variable, mask in leaves.items():
            if mask == (0 if is_and else self.full[variable]):
                return ruling
        rest = [*(Leaf(variable, mask) for variable, mask in leaves.items()), *rest]
        return rest[0] if len(rest) == 1 else kind(tuple(rest)) if rest else neutral

    def value(self, formula: Solvable, state: Mapping[str, int]) -> bool | None:
        """Return whether a formula holds whatever the variables will be, or fails; None while that is open."""
        if isinstance(formula, Leaf):
            have = state.get(formula.variable, self.full[formula.variable])
            return False if not have & formula.mask else True if not have & ~formula.mask else None
        ruling = isinstance(formula, Or)
        found: bool | None = not ruling
        for one in formula.of:
            known = self.value(one, state)
            if known is ruling:
                return ruling
            if known is None:
                found = None
        return found

    def _open_leaf(self, formula: Solvable, state: Mapping[str, int]) -> Leaf:
        """Return a test that is still open in a formula that is."""
        while not isinstance(formula, Leaf):
            formula = next(one for one in formula.of if self.value(one, state) is None)
        return formula

    def narrowed(self, formula: Solvable, state: State, rest: list[Solvable]) -> bool:
        """Leave a state only what a formula allows; what can't be said of one variable is added to the rest.

        Returns:
            False where nothing is left.
        """
        waiting = [formula]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Leaf):
                mask = state.get(one.variable, self.full[one.variable]) & one.mask
                state[one.variable] = mask
                if not mask:
                    return False
            elif isinstance(one, And):
                waiting += one.of
            elif one == NEVER:
                return False
            else:
                rest.append(one)
        return True

    def solved(self, formulas: Sequence[Solvable], state: State, steps: int = _MOST_STEPS) -> State | None:
        """Return a state within one in which all formulas hold; None if there is none, or none was found in time."""
        ways = [state]
        while ways and steps > 0:
            state = ways.pop()
            is_open: Solvable | None = None
            for formula in formulas:
                steps -= 1
                known = self.value(formula, state)
                if known is False:
                    break
                if known is None and is_open is None:
                    is_open = formula
            else:
                if is_open is None:
                    return state
                leaf = self._open_leaf(is_open, state)
                have = state.get(leaf.variable, self.full[leaf.variable])
                ways.append({**state, leaf.variable: have & ~leaf.mask})
                ways.append({**state, leaf.variable: have & leaf.mask})
        return None


def _atoms(formulas: Iterable[Formula]) -> Iterable[Atom]:
    waiting = list(formulas)
    waiting.reverse()
    while waiting:
        one = waiting.pop()
        if isinstance(one, Atom):
            yield one
        elif isinstance(one, Not):
            waiting.append(one.of)
        else:
            waiting += reversed(one.of)


def _holds(atom: Atom, value: str | float) -> bool:
    if atom.test == "is":
        return value not in (_NONE, "", 0)
    if atom.test == "==":
        return value == atom.value
    if isinstance(value, str) or not isinstance(atom.value, (int, float)):
        return False
    return value > atom.value if atom.test == ">" else value >= atom.value

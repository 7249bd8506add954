"""Which of a template's many texts are looked at: a few that together show each pair of its ways."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from msglint.read.template.conditions.formula import NEVER, Space
from msglint.read.template.plan import Chunk
from msglint.text.entities import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.read.template.conditions.formula import Formula, Solvable, State
    from msglint.read.template.plan import Choice, Nodes

#: The most texts that are made of one template.
MOST_RENDERINGS = 48
_MOST_LENGTH = 2_000_000
_MOST_CHUNKS = 500_000
#: How many ways are looked at while texts are chosen.
_MOST_WORK = 400_000
#: With more ways than these, pairs are no longer looked for; each way still is.
_MOST_FOR_PAIRS = 600
#: A way that hangs on more variables than these is looked for with the first of them only.
_MOST_VARIABLES = 64
_MOST_ID_STEPS = 20_000
#: In a text that is longer, order IDs are looked for at its beginning only.
_LONGEST_LOOKED_AT = 20_000
_MAY_HOLD_ID = re.compile(r"\d|[{\[<%#$]")


@dataclass(slots=True, eq=False)
class Option:
    """One way of a spot.

    Attributes:
        number: its place among all of the template.
        parent: the way in which its spot stands.
        contrary: when its own guard does not hold.
        spot: where it is; None for the whole template.
        place: its place among the ways of the spot.
        state: the values with which it is reached; None where none are.
        rest: what must hold besides.
        items: what it says.
        least: the fewest code points that it takes, and the fewest order IDs.
        start: where it stands in the source.
    """

    number: int
    parent: Option | None
    contrary: Solvable
    spot: Spot | None
    place: int
    state: State | None
    rest: tuple[Solvable, ...]
    start: int
    items: list[Chunk | Spot] = field(default_factory=list)
    least: tuple[int, int] = (0, 0)


@dataclass(slots=True, eq=False)
class Spot:
    """A place at which one of several ways is taken: the first whose guard holds."""

    guards: list[Solvable]
    options: list[Option]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The texts that are looked at.

    Attributes:
        texts: each as the pieces that it is made of.
        unseen: where the ways stand that none of them shows.
        is_cut: whether there are more pairs than texts may be.
    """

    texts: list[list[Chunk]]
    unseen: list[int]
    is_cut: bool


def choose(nodes: Nodes) -> Chosen:
    """Return the texts that are looked at, the first with the first way everywhere; always the same ones."""
    return _Chooser(nodes).run()


class _Chooser:
    def __init__(self, nodes: Nodes) -> None:
        self._space = Space(_guards(nodes, []))
        self._options: list[Option] = []
        self._spots: list[Spot] = []
        self._holds_id: dict[str, bool] = {}
        self._with_id: list[Option] = []
        self._first = dict.fromkeys(self._space.full, 1)
        self._root = Option(-1, None, NEVER, None, 0, {}, (), 0)
        self._fill(self._root, nodes)
        count = len(self._options)
        self._unpaired = [0] * count
        if count <= _MOST_FOR_PAIRS:
            self._unpaired = [(1 << count) - 1] * count
            for spot in self._spots:
                own = sum(1 << option.number for option in spot.options)
                for option in spot.options:
                    self._unpaired[option.number] &= ~own
        self._unseen = (1 << count) - 1
        for option in self._options:
            if option.state is None:
                self._dismiss(option)
        self._texts: list[list[Chunk]] = []
        self._known: set[tuple[Chunk, ...]] = set()
        self._length = 0
        self._chunks = 0
        self._work = 0

    def run(self) -> Chosen:
        """Return the texts."""
        self._render(self._extended({}, 0, lambda option, _: -option.number))
        if not self._options:
            return Chosen(self._texts, [], is_cut=False)
        # The two that are looked for beyond the pairs come early, so that no limit cuts them.
        self._render(self._extended({}, 0, lambda option, _: -option.least[0]))
        without = self._without_id()
        if without is not None:
            self._render(without)
        for option in self._options:
            if self._unseen >> option.number & 1 and not self._is_full():
                self._seed(option, None)
        for option in self._options:
            while (unpaired := self._unpaired[option.number]) and not self._is_full():
                self._seed(option, self._options[(unpaired & -unpaired).bit_length() - 1])
        unseen = [option.start for option in self._options if self._unseen >> option.number & 1]
        is_cut = any(self._unpaired) or len(self._options) > _MOST_FOR_PAIRS
        return Chosen(self._texts, unseen, is_cut=is_cut)

    def _is_full(self) -> bool:
        return (
            len(self._texts) >= MOST_RENDERINGS
            or self._length + self._length // max(len(self._texts), 1) > _MOST_LENGTH
            or self._chunks > _MOST_CHUNKS
            or self._work > _MOST_WORK
        )

    def _fill(self, option: Option, nodes: Nodes) -> None:
        """Add what a way says."""
        length = ids = 0
        for node in nodes:
            if isinstance(node, Chunk):
                option.items.append(node)
                length += len(node.text)
                ids += self._is_id(node.text)
                continue
            spot = self._spot(option, node)
            option.items.append(spot)
            possible = [one.least for one in spot.options if one.state is not None] or [(0, 0)]
            length += min(least[0] for least in possible)
            ids += min(least[1] for least in possible)
        option.least = length, ids

    def _spot(self, parent: Option, choice: Choice) -> Spot:
        guards = [self._space.solvable(arm.guard) for arm in choice.arms]
        spot = Spot(guards, [])
        self._spots.append(spot)
        state, rest = (None if parent.state is None else dict(parent.state)), list(parent.rest)
        for arm, guard in zip(choice.arms, guards, strict=True):
            contrary = self._space.solvable(arm.guard, holds=False)
            own, left = (None if state is None else dict(state)), list(rest)
            if own is not None and not self._narrow(guard, own, left):
                own = None
            option = Option(len(self._options), parent, contrary, spot, len(spot.options), own, tuple(left), arm.start)
            self._options.append(option)
            spot.options.append(option)
            self._fill(option, arm.nodes)
            if any(isinstance(node, Chunk) and self._is_id(node.text) for node in arm.nodes):
                self._with_id.append(option)
            if state is not None and not self._narrow(contrary, state, rest):
                state = None
        return spot

    def _narrow(self, formula: Solvable, state: State, rest: list[Solvable]) -> bool:
        """Leave a state what a formula allows; with too many variables, as if it allowed all of the further ones."""
        if len(state) > _MOST_VARIABLES or len(rest) > _MOST_VARIABLES:
            return self._space.value(formula, state) is not False
        return self._space.narrowed(formula, state, rest)

    def _is_id(self, text: str) -> bool:
        known = self._holds_id.get(text)
        if known is None:
            known = False
            if _MAY_HOLD_ID.search(text):
                looked_at = Text(text[:_LONGEST_LOOKED_AT])
                found = looked_at.find("placeholder")
                known = bool(looked_at.find("order-id")) or any(
                    one.attributes["stands-for"] == "order-id" for one in found
                )
            self._holds_id[text] = known
        return known

    def _dismiss(self, option: Option) -> None:
        """Forget a way that is never reached."""
        self._unseen &= ~(1 << option.number)
        unpaired = self._unpaired[option.number]
        self._unpaired[option.number] = 0
        while unpaired:
            lowest = unpaired & -unpaired
            self._unpaired[lowest.bit_length() - 1] &= ~(1 << option.number)
            unpaired ^= lowest

    def _joined(self, state: State, option: Option) -> State | None:
        """Return what of a state changes when a way is taken; None where it can't be."""
        if option.state is None:
            return None
        found: State = {}
        full = self._space.full
        for variable, mask in option.state.items():
            have = state.get(variable, full[variable])
            if not have & mask:
                return None
            found[variable] = have & mask
        return self._space.solved(option.rest, state | found) if option.rest else found

    def _extended(self, state: State, chosen: int, score: Callable[[Option, int], int]) -> State:
        """Return a state in which the best possible way of each spot is taken."""
        state = dict(state)
        for spot in self._spots:
            best, best_score, best_option = None, 0, None
            for option in spot.options:
                value = score(option, chosen)
                if best is not None and value <= best_score:
                    continue
                joined = self._joined(state, option)
                if joined is not None:
                    best, best_score, best_option = joined, value, option
            if best is not None and best_option is not None:
                state.update(best)
                chosen |= 1 << best_option.number
        return state

    def _seed(self, one: Option, other: Option | None) -> None:
        """Make a text that shows one or two ways, and as many further pairs as possible."""
        chosen = 0
        state: State | None = dict(one.state or {})
        rest = [*one.rest, *(other.rest if other else ())]
        if other is not None and state is not None:
            joined = self._joined(state, replace(other, rest=()))
            state = None if joined is None else state | joined
        state = None if state is None else self._space.solved(rest, state) if rest else state
        for option in (one, other):
            up = option
            while up is not None and up.number >= 0:
                chosen |= 1 << up.number
                up = up.parent
        if state is not None:
            self._work += len(self._options)
            self._render(self._extended(state, chosen, self._gain))
        # Shown or not, it's not tried again.
        if other is None:
            self._unseen &= ~(1 << one.number) if state is None else -1
        else:
            self._unpaired[one.number] &= ~(1 << other.number)
            self._unpaired[other.number] &= ~(1 << one.number)

    def _gain(self, option: Option, chosen: int) -> int:
        """Return how much a text gains by a way: pairs that were not shown yet, the way itself, later pairs."""
        unpaired = self._unpaired[option.number]
        is_new = self._unseen >> option.number & 1
        return ((unpaired & chosen).bit_count() << 20) + (is_new << 19) + unpaired.bit_count()

    def _without_id(self) -> State | None:
        """Return a state in which the text holds no order ID, or as few as possible; None where each text holds one."""
        if self._root.least[1] or not self._with_id:
            return None
        if len(self._options) > _MOST_FOR_PAIRS:
            return self._extended({}, 0, lambda option, _: -option.least[1])
        formulas = []
        for option in self._with_id:
            ways: list[Solvable] = []
            up: Option | None = option
            while up is not None and up.parent is not None:
                ways += (up.contrary, *(up.spot.guards[: up.place] if up.spot else ()))
                up = up.parent
            formulas.append(self._space.joined(ways, is_and=False))
        found = self._space.solved(formulas, {}, _MOST_ID_STEPS)
        return self._extended({}, 0, lambda option, _: -option.least[1]) if found is None else found

    def _render(self, state: State) -> None:
        """Add the text that some values give, and note what it shows."""
        complete = self._first | {variable: mask & -mask for variable, mask in state.items()}
        texts: list[Chunk] = []
        taken: list[int] = []
        self._walk(self._root, complete, texts, taken)
        shown = 0
        for number in taken:
            shown |= 1 << number
        self._unseen &= ~shown
        for number in taken:
            self._unpaired[number] &= ~shown
        key = tuple(texts)
        if key not in self._known:
            self._known.add(key)
            self._texts.append(texts)
            self._length += sum(len(chunk.text) for chunk in texts)
            self._chunks += len(texts) + len(taken)

    def _walk(self, option: Option, state: State, texts: list[Chunk], taken: list[int]) -> None:
        for item in option.items:
            if isinstance(item, Chunk):
                texts.append(item)
                continue
            ways = zip(item.guards, item.options, strict=True)
            found = next((one for guard, one in ways if self._space.value(guard, state)), item.options[-1])
            taken.append(found.number)
            self._walk(found, state, texts, taken)


def _guards(nodes: Nodes, found: list[Formula]) -> list[Formula]:
    """Add all conditions, in the order of the template."""
    for node in nodes:
        if not isinstance(node, Chunk):
            for arm in node.arms:
                found.append(arm.guard)
                _guards(arm.nodes, found)
    return found

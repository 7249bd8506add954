"""From the tree of a template to its plan: includes, macros, blocks and set values are put where they are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from msglint.read.template.conditions.condition import Case, Env, bound, condition
from msglint.read.template.conditions.expression import Held, Lit, Op, Path, first_path, items_of
from msglint.read.template.conditions.formula import TRUE, Atom, negation
from msglint.read.template.conditions.words import told
from msglint.read.template.plan import Arm, Choice, Chunk, size_of
from msglint.read.template.syntax.output import Printer, Tag
from msglint.read.template.syntax.parse import parse
from msglint.read.template.syntax.tree import Block, Output, Text
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.read.template.conditions.condition import Cases
    from msglint.read.template.conditions.expression import Expr
    from msglint.read.template.conditions.formula import Formula
    from msglint.read.template.files import File, Files
    from msglint.read.template.plan import Nodes
    from msglint.read.template.syntax import tree

_DEEPEST = 100
_DEEPEST_INCLUDE = 8
_MOST_EXPANSIONS = 2000
_MOST_LENGTH = 2_000_000
_MOST_COUNT = 100_000


class Definition(NamedTuple):
    """The inside of a block, and what holds in it."""

    body: list[tree.Node]
    scope: Scope


class Macro(NamedTuple):
    """A piece of a template that is printed where it is called.

    Attributes:
        key: where it stands.
        names: its parameters.
        defaults: parameter -> what it is where nothing is given.
        body: what it prints.
        env: what was set where it stands.
        scope: what holds in it.
    """

    key: int
    names: tuple[str, ...]
    defaults: dict[str, Expr]
    body: list[tree.Node]
    env: Env
    scope: Scope


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds in a piece of a template.

    Attributes:
        file: the file that it stands in.
        stack: the files that include one another up to it.
        blocks: block -> its definitions, the one that counts first.
        macros: name -> macro.
        supers: the definitions of the block that it overrides.
        caller: what `caller()` prints.
        context: the section that it stands in, of Handlebars and Mustache.
    """

    file: File
    stack: tuple[str, ...]
    blocks: dict[str, list[Definition]] = field(default_factory=dict)
    macros: dict[str, Macro] = field(default_factory=dict)
    supers: tuple[Definition, ...] = ()
    caller: tuple[Definition, Env] | None = None
    context: str = ""


class Way(NamedTuple):
    """One way of a branch: its condition, None for what is left, and what it holds."""

    when: Expr | None
    body: list[tree.Node]
    start: int
    holds: bool = True
    context: str = ""


def resolve(files: Files) -> Nodes:
    """Return the plan of a template."""
    resolver = Resolver(files, frozenset())
    nodes = resolver.run()
    uncalled = frozenset(resolver.defined - resolver.called)
    # What is never called is read where it stands, so that it's checked at all.
    return Resolver(files, uncalled).run() if uncalled else nodes


class Resolver:
    """Walks through the trees of a template's files.

    Args:
        files: the files.
        uncalled: where the macros stand that nothing calls.
    """

    def __init__(self, files: Files, uncalled: frozenset[int]) -> None:
        from msglint.read.template.syntax import sections, statements  # noqa: PLC0415 - they call back here

        self.files = files
        self.uncalled = uncalled
        self.defined: set[int] = set()
        self.called: set[int] = set()
        self._words = statements.HANDLERS
        self._section = sections.resolve
        self._level = 0
        self._expansions = 0
        self._length = 0
        self._count = 0
        self._is_full = False

    def run(self) -> Nodes:
        """Return the plan of the main file."""
        main = self.files.main
        return self.file(main, Env(), Scope(main, (main.name,)))

    def file(self, file: File, env: Env, scope: Scope) -> Nodes:
        """Return the plan of a file, or of the one that it extends."""
        parents = (
            node
            for node in file.nodes
            if isinstance(node, Block) and not node.sign and node.word in ("extends", "layout") and not node.is_closed
        )
        block = next(parents, None)
        arm = block.arms[0] if block else None
        name = parse(arm.argument, file.base + arm.argument_start, file.dialect) if arm else None
        parent = (
            self.load(name.value, scope, file.base + arm.start)
            if arm and isinstance(name, Lit) and isinstance(name.value, str)
            else None
        )
        if parent is None:
            return self.nodes(file.nodes, env, scope)
        self._collect(file.nodes, scope)
        # What stands outside the blocks is not printed, but what it sets counts.
        outside = [node for node in file.nodes if isinstance(node, Block) and node.word not in ("block", "extends")]
        self.nodes(outside, env, scope)
        return self.file(parent, env, replace(scope, file=parent, stack=(*scope.stack, parent.name)))

    def _collect(self, nodes: Sequence[tree.Node], scope: Scope) -> None:
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if not isinstance(node, Block):
                continue
            if node.word == "block" and not node.sign and node.is_closed:
                name = node.arms[0].argument.split()[0] if node.arms[0].argument.split() else ""
                scope.blocks.setdefault(name, []).append(Definition(node.arms[0].body, scope))
            for arm in node.arms:
                waiting += arm.body

    def nodes(self, body: Sequence[tree.Node], env: Env, scope: Scope) -> Nodes:
        """Return the plan of some nodes; what they set is in `env` afterwards."""
        if self._level >= _DEEPEST:
            if body:
                self.files.note_on_all("the template is nested too deeply; its innermost parts are not checked")
            return ()
        self._level += 1
        found: list[Chunk | Choice] = []
        file = scope.file
        for node in body:
            if isinstance(node, Text):
                start, end = file.base + node.start, file.base + node.end
                found.append(Chunk(file.text[node.start : node.end], start, end))
            elif isinstance(node, Output):
                found += self.output(node, env, scope)
            elif node.sign:
                found += self._section(self, node, env, scope)
            else:
                handler = self._words.get(node.word)
                found += handler(self, node, env, scope) if handler else self._unknown(node, env, scope)
        self._level -= 1
        return tuple(found)

    def _unknown(self, node: Block, env: Env, scope: Scope) -> Nodes:
        """Read on in what a tag holds, whatever the tag does."""
        if not node.is_closed:
            what = f"the tag '{node.word}' isn't known; what it prints, if anything, is not checked"
            self.files.note(scope.file.base + node.arms[0].start, what)
        return tuple(one for arm in node.arms for one in self.nodes(arm.body, env, scope))

    def output(self, node: Output, env: Env, scope: Scope) -> Nodes:
        """Return what a tag prints."""
        base, dialect = scope.file.base, scope.file.dialect
        expr = parse(node.inner, base + node.inner_start, dialect)
        start, end = base + node.start, base + node.end
        return self.printed(expr, Tag(start, end, node.inner), env, scope)

    def printed(self, expr: Expr, tag: Tag, env: Env, scope: Scope) -> Nodes:
        """Return what an expression prints."""
        if isinstance(expr, Op) and expr.name.startswith("call "):
            called = self._called(expr.name[5:], expr.of, env, scope)
            if called is not None:
                return called
        printer = Printer(self.files, tag, scope.context, self.spend)
        return printer.cases(bound(expr, env))

    def _called(self, name: str, of: tuple[Expr, ...], env: Env, scope: Scope) -> Nodes | None:
        """Return what a macro prints, or `caller()` or `super()`; None where it's something else that is called."""
        if name == "super" and not of:
            return self.block(scope.supers, env) if scope.supers else ()
        if name == "caller" and scope.caller:
            definition, outer = scope.caller
            return self.expanded(definition.body, Env(outer), definition.scope)
        macro = scope.macros.get(name)
        return self.call(macro, of, env, None) if macro else None

    def call(self, macro: Macro, of: tuple[Expr, ...], env: Env, caller: tuple[Definition, Env] | None) -> Nodes:
        """Return what a macro prints."""
        self.called.add(macro.key)
        inner = Env(macro.env)
        given = [one for one in of if not (isinstance(one, Op) and one.name[:1] == "=" and len(one.name) > 1)]
        values = dict(zip(macro.names, given, strict=False))
        values |= {one.name[1:]: one.of[0] for one in of if isinstance(one, Op) and one.name[:1] == "="}
        for name in macro.names:
            value = values.get(name)
            cases: Cases = (Case(TRUE, macro.defaults.get(name, Path(name, is_closed=True))),)
            inner.set(name, bound(value, env) if value is not None else cases)
        return self.expanded(macro.body, inner, replace(macro.scope, caller=caller or macro.scope.caller))

    def block(self, definitions: tuple[Definition, ...], env: Env) -> Nodes:
        """Return what a block prints: the first of its definitions, in which `super()` is the second."""
        first, *others = definitions
        return self.expanded(first.body, Env(env), replace(first.scope, supers=tuple(others)))

    def expanded(self, body: Sequence[tree.Node], env: Env, scope: Scope) -> Nodes:
        """Return the plan of what stands elsewhere, unless too much has been brought from elsewhere already."""
        self._expansions += 1
        if self._is_full or not self.spend(0, 0):
            return ()
        found = self.nodes(body, env, scope)
        size = size_of(found)
        return found if self.spend(size.length, size.pieces) else ()

    def spend(self, length: int, count: int) -> bool:
        """Count what is brought from elsewhere, and return whether it may be."""
        if not self._is_full:
            self._length += length
            self._count += count
            if self._length > _MOST_LENGTH or self._count > _MOST_COUNT or self._expansions > _MOST_EXPANSIONS:
                self._is_full = True
                self.files.note_on_all("the template repeats its parts too often; not all repetitions are checked")
        return not self._is_full

    def load(self, name: str, scope: Scope, at: int) -> File | None:
        """Return an included file; None, with a note, where that can't be."""
        if len(scope.stack) > _DEEPEST_INCLUDE:
            self.files.note(at, f"the include '{name[:100]}' is nested too deeply; what it says is not checked")
            return None
        found = self.files.included(name)
        if found is None:
            self.files.note(at, f"the include '{name[:100]}' was not found; what it says is not checked")
        elif found.name in scope.stack:
            self.files.note(at, f"the include '{name[:100]}' includes itself; it is read only once")
            return None
        return found

    def include(self, name: str, at: int, env: Env, scope: Scope, blocks: dict[str, list[Definition]]) -> Nodes | None:
        """Return what an included file prints; None where it can't be read."""
        found = self.load(name, scope, at)
        if found is None:
            return None
        self._expansions += 1
        if not self.spend(len(found.text), len(found.nodes)):
            return ()
        inner = Scope(found, (*scope.stack, found.name), blocks, scope.macros, context=scope.context)
        return self.file(found, env, inner)

    def branch(self, ways: Sequence[Way], env: Env, scope: Scope, *, is_loop: bool = False) -> Nodes:
        """Return a choice between some ways; what each sets is in `env` afterwards, with its condition."""
        base = scope.file.base
        arms, merged = [], []
        for way in ways:
            inner = Env(env)
            guard: Formula = TRUE
            words = denial = ""
            if way.when is not None:
                guard = condition(way.when, env)
                guard = guard if way.holds else negation(guard)
                words, denial = (told(way.when, holds=holds) for holds in (way.holds, not way.holds))
            nodes = self.nodes(way.body, inner, replace(scope, context=way.context or scope.context))
            arms.append(Arm(guard, nodes, base + way.start, words, denial))
            merged.append((guard, inner))
            if guard == TRUE:
                break
        else:
            arms.append(Arm(TRUE, (), base + ways[0].start))
            merged.append((TRUE, Env(env)))
        env.merge(merged)
        if len(arms) == 1:
            return arms[0].nodes
        return (Choice("loop" if is_loop else "branch", tuple(arms)),)

    def hold(self, name: str, nodes: Nodes, env: Env) -> None:
        """Set a variable to what a block has caught."""
        size = size_of(nodes)
        env.set(name, (Case(TRUE, Held(nodes, size)),))

    def parsed(self, text: str, start: int, scope: Scope) -> Expr:
        """Return what an expression of a file means."""
        return parse(text, scope.file.base + start, scope.file.dialect)

    def names(self, arm: tree.Arm, scope: Scope, env: Env) -> list[tuple[str, Cases]]:
        """Return what an include or a `with` names: `a: b, c=d`."""
        items = items_of(arm.argument, scope.file.base + arm.argument_start)
        found = []
        for name, sign, value in zip(items, items[1:], items[2:], strict=False):
            if name.kind == "path" and sign.text in ("=", ":") and value.kind != "sign":
                found.append((name.text, bound(parse(value.text, value.start, scope.file.dialect), env)))
        return found

    def opaque(self, what: str, at: int) -> Formula:
        """Return a condition of its own, of which nothing is known."""
        return Atom(f"{what}\x00{at}")

    def path_of(self, expr: Expr, env: Env) -> str:
        """Return the name by which a value is known outside."""
        cases = bound(expr, env)
        return first_path(cases[0].expr) if len(cases) == 1 else first_path(expr)


_COLLECTION = re.compile(
    r"(?P<names>[^=]*?)\s+in\s+(?P<what>.*?)"
    r"(?:\s+(?:if\s.*|recursive|reversed|(?:limit|offset|cols)\s*:.*))?",
    re.DOTALL,
)


def loop_of(argument: str) -> tuple[list[str], str, int]:
    """Return what a `for` goes through: the names of an item, the collection, and its offset in the argument."""
    # Beyond that length it's no loop that a person wrote, and the pattern would try too long.
    match = _COLLECTION.fullmatch(argument[:1000])
    if match is None:
        return [], argument, 0
    return re.findall(r"[^\W\d]\w*", match["names"]), match["what"], match.start("what")

"""What the tags of Jinja and Liquid do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.read.template.conditions.condition import Case, Env, assigned, bound, formula
from msglint.read.template.conditions.expression import Lit, Op, Path, items_of, normal
from msglint.read.template.conditions.formula import TRUE
from msglint.read.template.plan import Arm, Choice
from msglint.read.template.resolve import Definition, Macro, Way, loop_of
from msglint.read.template.syntax.output import Tag
from msglint.read.template.syntax.tree import Block, Output

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from msglint.read.template.conditions.expression import Expr
    from msglint.read.template.plan import Chunk, Nodes
    from msglint.read.template.resolve import Resolver, Scope
    from msglint.read.template.syntax import tree

_SET = re.compile(r"\s*([^\W\d][\w.-]*)\s*=(?!=)\s*")
_MOST_ITEMS = 20
_NAMED = re.compile(r"[\"']?([^\W\d][\w.-]*)")


def _if(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    ways = []
    for arm in node.arms:
        if arm.word == "else":
            ways.append(Way(None, arm.body, arm.start))
            break
        holds = arm.word not in ("unless", "ifnotequal", "elseunless")
        when = resolver.parsed(arm.argument, arm.argument_start, scope)
        if arm.word in ("ifequal", "ifnotequal"):
            values = [resolver.parsed(one.text, arm.argument_start, scope) for one in items_of(arm.argument, 0)[:2]]
            when = Op("==", tuple(values)) if len(values) > 1 else when
        elif arm.word == "ifchanged":
            when = Path(f"changed {arm.start}")
        ways.append(Way(when, arm.body, arm.start, holds=holds))
    return resolver.branch(ways, env, scope)


def _for(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    names, what, at = loop_of(arm.argument)
    collection = resolver.parsed(what, arm.argument_start + at, scope)
    cases = bound(collection, env)
    known = cases[0].expr if len(cases) == 1 else None
    if isinstance(known, Op) and known.name == "list" and len(names) == 1 and 0 < len(known.of) <= _MOST_ITEMS:
        return _each(resolver, (arm, names[0]), known.of, env, scope)
    path = resolver.path_of(collection, env)
    inner = Env(env)
    for name in names:
        inner.set(name, (Case(TRUE, Path(f"{path or name}[]", is_closed=True)),))
    is_sure = isinstance(collection, Lit) or (isinstance(collection, Op) and collection.name in ("list", "call range"))
    sure = is_sure and not (isinstance(collection, Op) and not collection.of)
    ways = [Way(None if sure else collection, arm.body, arm.start)]
    ways += (Way(None, other.body, other.start) for other in node.arms[1:2])
    found = resolver.branch(ways, inner, scope, is_loop=True)
    for name, cases in inner.own.items():
        # What Jinja sets in a loop is gone behind it, unless it's a member of something that lasts.
        if name not in names and (scope.file.dialect == "liquid" or "." in name):
            env.set(name, cases)
    return found


def _each(resolver: Resolver, loop: tuple[tree.Arm, str], items: tuple[Expr, ...], env: Env, scope: Scope) -> Nodes:
    """Print the inside of a loop for each of the items that the template itself lists."""
    arm, name = loop
    found: list[Chunk | Choice] = []
    for item in items:
        inner = Env(env)
        inner.set(name, bound(item, env))
        found += resolver.expanded(arm.body, inner, scope)
    return tuple(found)


def _case(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    first, *others = node.arms
    subject = resolver.parsed(first.argument, first.argument_start, scope)
    ways = []
    for arm in others:
        if arm.word == "else":
            ways.append(Way(None, arm.body, arm.start))
            break
        base = scope.file.base + arm.argument_start
        items = [item for item in items_of(arm.argument, base) if item.text not in (",", "or")]
        values = [resolver.parsed(item.text, item.start - scope.file.base, scope) for item in items]
        when: Expr = Op("in", (subject, Op("list", tuple(values))))
        if not all(isinstance(value, Lit) for value in values):
            when = Op("or", tuple(Op("==", (subject, value)) for value in values))
        ways.append(Way(when, arm.body, arm.start))
    return resolver.branch(ways, env, scope) if ways else ()


def _set(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    match = _SET.match(arm.argument)
    if node.is_closed or match is None:
        name = _NAMED.match(arm.argument)
        if node.is_closed:
            inner = Env(env)
            nodes = resolver.nodes(arm.body, inner, scope)
            env.merge([(TRUE, inner)])
            if name:
                resolver.hold(name[1], nodes, env)
        return ()
    name_of = match[1]
    expr = resolver.parsed(arm.argument[match.end() :], arm.argument_start + match.end(), scope)
    if isinstance(expr, Op) and expr.name == "call namespace":
        for one in expr.of:
            if isinstance(one, Op) and one.name[:1] == "=":
                env.set(f"{name_of}.{one.name[1:]}", bound(one.of[0], env))
    elif isinstance(expr, Op) and expr.name.startswith("call ") and expr.name[5:] in scope.macros:
        nodes = resolver.printed(expr, Tag(*_range(arm, scope), ""), env, scope)
        resolver.hold(name_of, nodes, env)
    elif isinstance(expr, Op) and expr.name == "opaque":
        env.set(name_of, (Case(TRUE, Path(name_of, is_closed=True)),))
    else:
        env.set(name_of, assigned(expr, env))
    return ()


def _range(arm: tree.Arm, scope: Scope) -> tuple[int, int]:
    start = scope.file.base + arm.argument_start
    return start, start + len(arm.argument)


def _macro(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    signature = resolver.parsed(arm.argument, arm.argument_start, scope)
    named = _NAMED.match(arm.argument)
    if named is None:
        return ()
    names, defaults = [], {}
    for one in signature.of if isinstance(signature, Op) and signature.name.startswith("call ") else ():
        if isinstance(one, Path):
            names.append(one.name)
        elif isinstance(one, Op) and one.name[:1] == "=":
            names.append(one.name[1:])
            defaults[one.name[1:]] = one.of[0]
    key = scope.file.base + arm.start
    resolver.defined.add(key)
    macro = Macro(key, tuple(names), defaults, arm.body, env, replace(scope, caller=None))
    scope.macros[named[1]] = macro
    return resolver.call(macro, (), env, None) if key in resolver.uncalled else ()


def _call(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    called = resolver.parsed(
        arm.argument[arm.argument.find(")") + 1 :] if arm.argument[:1] == "(" else arm.argument,
        arm.argument_start,
        scope,
    )
    macro = scope.macros.get(called.name[5:]) if isinstance(called, Op) and called.name.startswith("call ") else None
    definition = Definition(arm.body, scope)
    if macro is None or not isinstance(called, Op):
        return resolver.nodes(arm.body, env, scope)
    return resolver.call(macro, called.of, env, (definition, env))


def _block(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    name, _, rest = arm.argument.strip().partition(" ")
    own = Definition(arm.body, scope)
    definitions = tuple(scope.blocks.get(name, ()))
    if definitions and definitions[-1].body is arm.body:
        own = definitions[-1]
        definitions = definitions[:-1]
    if not node.is_closed and rest and not definitions:
        expr = resolver.parsed(rest, arm.argument_start + len(arm.argument) - len(rest), scope)
        return resolver.printed(expr, Tag(*_range(arm, scope), ""), env, scope)
    return resolver.block((*definitions, own), env)


def _include(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    at = scope.file.base + arm.start
    written = re.split(r"\s+(?:ignore\s+missing|with(?:out)?\s|for\s|only\b)|,(?![^\[]*\])", arm.argument[:1000])[0]
    expr = resolver.parsed(written, arm.argument_start, scope)
    inner = Env(None if node.word == "render" else env)
    for name, cases in resolver.names(arm, scope, env):
        inner.set(name, cases)
    match = re.search(r"\s(?:with|for)\s+([^\W\d][\w.-]*)(?:\s+as\s+(\w+))?", arm.argument[:1000])
    if match and isinstance(expr, Lit) and match[1] != "context":
        own = match[2] or str(expr.value).rpartition("/")[2]
        inner.set(own, bound(Path(match[1]), env))
    return _included(resolver, expr, at, inner, scope)


def _included(resolver: Resolver, expr: Expr, at: int, env: Env, scope: Scope) -> Nodes:
    """Return what a file prints that is named by an expression."""
    cases = bound(expr, env)
    if len(cases) == 1:
        expr = cases[0].expr
    if isinstance(expr, Lit) and isinstance(expr.value, str):
        return resolver.include(expr.value, at, env, scope, {}) or ()
    if isinstance(expr, Op) and expr.name == "list":
        for one in expr.of:
            if isinstance(one, Lit) and isinstance(one.value, str) and resolver.files.included(one.value):
                return resolver.include(one.value, at, env, scope, {}) or ()
    if isinstance(expr, Op) and expr.name == "if":
        ways = [_included(resolver, one, at, env, scope) for one in expr.of[1:]]
        return (Choice("default", (Arm(formula(expr.of[0]), ways[0], at), Arm(TRUE, ways[1], at))),)
    what = normal(expr)[:100]
    resolver.files.note(at, f"which file the include '{what}' means is not known; what it says is not checked")
    return ()


def _import(resolver: Resolver, node: Block, _env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    at = scope.file.base + arm.start
    match = re.match(r"([\"'])([^\"']{1,300})\1\s+(?:as\s+(\w+)|import\s+(.*))", arm.argument, re.DOTALL)
    if match is None:
        return ()
    found = resolver.load(match[2], scope, at)
    if found is None:
        return ()
    macros: dict[str, Macro] = {}
    inner = replace(scope, file=found, stack=(*scope.stack, found.name), macros=macros, blocks={})
    defined = set(resolver.defined)
    resolver.nodes([one for one in found.nodes if isinstance(one, Block)], Env(), inner)
    # Nothing asks for all that a library holds.
    resolver.defined &= defined
    if match[3]:
        scope.macros.update({f"{match[3]}.{name}": macro for name, macro in macros.items()})
    for name, alias in re.findall(r"(\w+)(?:\s+as\s+(\w+))?", match[4] or ""):
        if name in macros:
            scope.macros[alias or name] = macros[name]
    return ()


def _with(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    inner = Env(env)
    for name, cases in resolver.names(arm, scope, env):
        inner.set(name, cases)
    match = re.fullmatch(r"([^\W\d][\w.]*)\s+as\s+(\w+)\s*", arm.argument)
    if match:
        inner.set(match[2], bound(Path(match[1]), env))
    return resolver.nodes(arm.body, inner, scope)


def _trans(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    if not node.is_closed:
        items = items_of(arm.argument, 0)
        if not items:
            return ()
        expr = resolver.parsed(items[0].text, arm.argument_start + items[0].start, scope)
        return resolver.printed(expr, Tag(*_range(arm, scope), ""), env, scope)
    first, *others = node.arms
    ways = [Way(Path("one of them") if others else None, first.body, first.start)]
    ways += (Way(None, other.body, other.start) for other in others[:1])
    return resolver.branch(ways, env, scope)


def _echo(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    output = Output(arm.argument_start, arm.argument_start + len(arm.argument), arm.argument, arm.argument_start)
    return resolver.output(output, env, scope)


def _any_of(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    """Print one of several values, which are told apart by nothing that is known."""
    arm = node.arms[0]
    start, end = _range(arm, scope)
    items = [item for item in items_of(arm.argument, start) if item.kind != "sign"]
    values = [parsed for item in items if (parsed := resolver.parsed(item.text, item.start - scope.file.base, scope))]
    printed = [resolver.printed(value, Tag(start, end, ""), env, scope) for value in values]
    arms = [
        Arm(resolver.opaque(node.word, start + number) if number < len(printed) - 1 else TRUE, nodes, start)
        for number, nodes in enumerate(printed)
    ]
    return (Choice("default", tuple(arms)),) if len(arms) > 1 else printed[0] if printed else ()


def _inside(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    """Read what a tag holds that changes nothing in it."""
    return tuple(one for arm in node.arms for one in resolver.nodes(arm.body, env, scope))


def _nothing(_resolver: Resolver, _node: Block, _env: Env, _scope: Scope) -> Nodes:
    return ()


#: The word of a tag -> what it prints.
HANDLERS: Mapping[str, Callable[[Resolver, Block, Env, Scope], Nodes]] = {
    **dict.fromkeys(("if", "unless", "ifequal", "ifnotequal", "ifchanged"), _if),
    **dict.fromkeys(("for", "tablerow"), _for),
    "case": _case,
    **dict.fromkeys(("set", "assign", "capture"), _set),
    "macro": _macro,
    "call": _call,
    "block": _block,
    **dict.fromkeys(("include", "render", "section", "include_relative"), _include),
    **dict.fromkeys(("import", "from"), _import),
    "with": _with,
    **dict.fromkeys(("trans", "translate", "blocktrans", "blocktranslate"), _trans),
    "echo": _echo,
    **dict.fromkeys(("cycle", "firstof"), _any_of),
    **dict.fromkeys(("filter", "autoescape", "spaceless", "apply", "form", "paginate", "style", "sandbox"), _inside),
    **dict.fromkeys(("extends", "layout", "do", "break", "continue", "load", "increment", "decrement"), _nothing),
    **dict.fromkeys(("flush", "debug", "csrf_token", "now", "url", "static", "use"), _nothing),
}

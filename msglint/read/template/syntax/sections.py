"""What the tags of Handlebars and Mustache do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from msglint.read.template.conditions.condition import Case, Env
from msglint.read.template.conditions.expression import Op, Path, path_name
from msglint.read.template.conditions.formula import TRUE
from msglint.read.template.resolve import Definition, Way

if TYPE_CHECKING:
    from msglint.read.template.conditions.expression import Expr
    from msglint.read.template.plan import Nodes
    from msglint.read.template.resolve import Resolver, Scope
    from msglint.read.template.syntax import tree
    from msglint.read.template.syntax.tree import Block

_NAMES = re.compile(r"\s*\bas\s*\|([^|]{0,200})\|\s*$")
_CONTEXTS = ("each", "with")
#: Helpers that compare, beside those that are called so in an expression too.
_COMPARING = ("compare", "ifCond", "ifcond", "cond", "when")


def resolve(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    """Return what a tag prints."""
    if node.sign == ">":
        return _partial(resolver, node, env, scope)
    if node.sign in ("#>", "<"):
        return _layout(resolver, node, env, scope)
    if node.sign == "#*":
        return _inline(node, scope)
    if node.sign == "$":
        definitions = tuple(scope.blocks.get(node.word, ()))
        return resolver.block((*definitions, Definition(node.arms[0].body, scope)), env)
    return _section(resolver, node, env, scope)


def _section(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    first = node.arms[0]
    argument = _NAMES.sub("", first.argument)
    names = _NAMES.search(first.argument)
    when, holds = _condition(resolver, first, argument, scope)
    inner = Env(env)
    context = ""
    is_loop = first.word == "each"
    if first.word in _CONTEXTS or not argument:
        # A section of Mustache may be a loop, another place to look for names, or a plain condition.
        context = resolver.path_of(when, env)
        context = f"{scope.context}.{context[5:]}" if context.startswith("this.") and scope.context else context
        for name in names[1].split()[:1] if names else ():
            inner.set(name, (Case(TRUE, Path(f"{context}[]" if is_loop else context, is_closed=True)),))
    if node.sign == "^":
        holds, context = not holds, ""
    if first.word == "with" and len(node.arms) == 1:
        # It says where names are looked for; that there's nothing to be found is not what its author thinks of.
        return resolver.nodes(first.body, inner, replace(scope, context=context))
    ways = [Way(when, first.body, first.start, holds=holds, context=context)]
    for arm in node.arms[1:]:
        if arm.word == "else" and not arm.argument:
            ways.append(Way(None, arm.body, arm.start))
            break
        when = resolver.parsed(arm.argument, arm.argument_start, scope)
        ways.append(Way(when, arm.body, arm.start, holds=arm.word != "elseunless"))
    found = resolver.branch(ways, inner, scope, is_loop=is_loop)
    env.merge([(TRUE, inner)])
    return found


def _condition(resolver: Resolver, arm: tree.Arm, argument: str, scope: Scope) -> tuple[Expr, bool]:
    """Return a section's condition, and whether it must hold."""
    word = arm.word
    if not argument:
        return Path(path_name(word)), True
    if word in ("if", "unless", *_CONTEXTS):
        return resolver.parsed(argument, arm.argument_start, scope), word != "unless"
    head = "" if word in _COMPARING else f"{word} "
    compared = resolver.parsed(head + argument if head else f"compare {argument}", 0, scope)
    return compared if isinstance(compared, Op) else Path(f"{word} {argument}"), True


def _partial(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    arm = node.arms[0]
    at = scope.file.base + arm.start
    name = arm.word.strip("\"'")
    inline = scope.blocks.get(f"@{name}")
    inner = Env(env)
    for key, cases in resolver.names(arm, scope, env):
        inner.set(key, cases)
    if inline:
        return resolver.expanded(inline[0].body, inner, inline[0].scope)
    if not name or name.startswith("("):
        resolver.files.note(at, "which file a partial means is not known; what it says is not checked")
        return ()
    if name == "@partial-block":
        return ()
    blocks = {key: value for key, value in scope.blocks.items() if key != "@@partial-block"}
    return resolver.include(name, at, inner, scope, blocks) or ()


def _layout(resolver: Resolver, node: Block, env: Env, scope: Scope) -> Nodes:
    """Return what a file prints into which a block is put; the block alone where there's no such file."""
    arm = node.arms[0]
    blocks = dict(scope.blocks)
    for one in arm.body:
        if getattr(one, "sign", "") == "$" and not isinstance(one, tuple):
            blocks.setdefault(one.word, [*blocks.get(one.word, ())]).append(Definition(one.arms[0].body, scope))
    resolver_scope = Definition(arm.body, scope)
    blocks["@@partial-block"] = [resolver_scope]
    inner = Env(env)
    for key, cases in resolver.names(arm, scope, env):
        inner.set(key, cases)
    found = resolver.include(arm.word.strip("\"'"), scope.file.base + arm.start, inner, scope, blocks)
    return resolver.nodes(arm.body, env, scope) if found is None else found


def _inline(node: Block, scope: Scope) -> Nodes:
    arm = node.arms[0]
    name = arm.argument.strip().strip("\"'")
    scope.blocks[f"@{name}"] = [Definition(arm.body, scope)]
    return ()

"""The elements of a document for which a selector holds.

Each selector looks only at the elements that have the name, class or id at its end, so that the hundred rules of a
newsletter take no hundred walks; and all of them together have a number of steps, for some are made to take forever.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from justhtml.selector import (
    ComplexSelector,
    SelectorError,
    SelectorLimits,
    SelectorMatcher,
    SelectorQueryContext,
    parse_selector,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What follows the pointer or the keyboard never holds in a mail that is being read.
_DYNAMIC = re.compile(r":(?:hover|focus|active|visited)[\w-]*|::?(?:before|after|first-line|first-letter)")
_LIMITS = SelectorLimits(
    max_length=1000,
    max_list_items=20,
    max_compound_simple_selectors=20,
    max_complex_selector_parts=20,
    max_parse_depth=5,
    max_match_depth=10,
    max_match_steps=300_000,
    max_match_bytes=3_000_000,
)


class Elements:
    """The elements of a document.

    Args:
        root: the parser's node for the document.
    """

    def __init__(self, root: Any) -> None:
        self._all: list[Any] = []
        self._named: dict[tuple[str, str], list[Any]] = {}
        #: Selector -> how it was parsed, which the matcher knows by its identity, and what it holds for.
        self._found: dict[str, tuple[Any, list[Any]]] = {}
        self._matcher = SelectorMatcher(context=SelectorQueryContext(limits=_LIMITS))
        for element in _inside(root):
            self._all.append(element)
            for key in _keys(element):
                self._named.setdefault(key, []).append(element)

    def holding(self, selector: str) -> list[Any]:
        """Return the elements for which a selector holds; none for one that the library does not know."""
        if selector not in self._found:
            self._found[selector] = self._look(selector)
        return self._found[selector][1]

    def _look(self, selector: str) -> tuple[Any, list[Any]]:
        if not selector or _DYNAMIC.search(selector):
            return None, []
        parsed = None
        try:
            parsed = parse_selector(selector.replace(":link", "[href]"), limits=_LIMITS)
            return parsed, [one for one in self._candidates(parsed) if self._matcher.matches(one, parsed)]
        except (SelectorError, ValueError, RecursionError):
            return parsed, []

    def _candidates(self, parsed: Any) -> list[Any]:
        """Return the elements that have what the last of a selector's parts names."""
        last = parsed.parts[-1][1] if isinstance(parsed, ComplexSelector) else None
        keys = [(one.type, one.name or "") for one in (last.selectors if last else ()) if one.type in _KEYED]
        return min((self._named.get(key, []) for key in keys), key=len, default=self._all)


_KEYED = ("tag", "class", "id")


def _inside(root: Any) -> Iterator[Any]:
    stack: list[Iterator[Any]] = [iter(root.children or ())]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif not node.name.startswith(("#", "!")):
            yield node
            stack.append(iter(node.children or ()))


def _keys(element: Any) -> Iterator[tuple[str, str]]:
    yield "tag", element.name.lower()
    attributes = element.attrs or {}
    if attributes.get("id"):
        yield "id", attributes["id"]
    for name in set((attributes.get("class") or "").split()):
        yield "class", name

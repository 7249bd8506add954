"""Reads markup back as a browser does; anything that a browser would have to repair fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from justhtml import Element, JustHTML, Text

if TYPE_CHECKING:
    from collections.abc import Callable


def _tree(markup: str) -> JustHTML:
    return JustHTML(markup, fragment=not markup.startswith("<!DOCTYPE"), sanitize=False, strict=True)


def _text(node: object) -> str:
    """Return a node's text; each stand-in becomes the character that it stands for."""
    if isinstance(node, Text):
        return node.data or ""
    children = "".join(map(_text, getattr(node, "children", None) or ()))
    if isinstance(node, Element) and node.attrs.get("class") == "unseen":
        return chr(int(children.removeprefix("⟨U+").removesuffix("⟩"), 16))
    return children


@pytest.fixture(scope="session")
def tree() -> Callable[[str], JustHTML]:
    """A function of markup that returns its tree."""
    return _tree


@pytest.fixture(scope="session")
def text_of() -> Callable[[object], str]:
    """A function of a node that returns its text as it was before it was written as HTML."""
    return _text

"""What tests ask of a template: its texts, what is told of it, and where words stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.read.template import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.read.template import Rendering


def texts(template: str, file: str = "a.j2") -> list[str]:
    """Return the texts that a template becomes, in alphabetical order."""
    return sorted(one.text for one in render(template, file).renderings)


def told(template: str, file: str = "a.j2") -> str | None:
    found = render(template, file).told
    return found.text if found else None


def source_of(rendering: Rendering, words: str, template: str) -> str:
    """Return what stands in the template for some words of a rendering."""
    start = rendering.text.index(words)
    return template[slice(*rendering.origin.span(start, start + len(words)))]


def from_files(**files: str) -> Callable[[str], tuple[str, str] | None]:
    return lambda name: (name, files[name]) if name in files else None

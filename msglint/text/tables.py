"""Reads the lists of facts in `msglint/text/data`, each once and only when something asks for it."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

_FOLDER = os.path.join(os.path.dirname(__file__), "data")  # noqa: PTH118, PTH120 - as below


def facts(name: str, *, plain: bool = False) -> dict[str, Any]:
    """Return what a JSON file holds; it is read each time.

    Args:
        name: the file's name.
        plain: whether to write letters as the folded view does (Devanagari letters with a dot in two characters).
    """
    import json  # noqa: PLC0415 - most messages hold nothing that asks for facts
    import unicodedata  # noqa: PLC0415 - most messages hold nothing that asks for facts

    text = "\n".join(_lines(name))
    found: dict[str, Any] = json.loads(unicodedata.normalize("NFKC", text) if plain else text)
    return found


@cache
def entries(name: str) -> frozenset[str]:
    """Return the words of a list, without comments."""
    return frozenset(" ".join(_lines(name)).split())


@cache
def groups(name: str) -> dict[str, frozenset[str]]:
    """Return group -> its words, for a list in which `[group]` stands on a line above the words of each group."""
    result: dict[str, frozenset[str]] = {}
    group = ""
    for line in _lines(name):
        if line.startswith("["):
            group = line.strip("[]")
            result[group] = frozenset()
        else:
            result[group] |= frozenset(line.split())
    return result


@cache
def group_of(name: str) -> dict[str, str]:
    """Return word -> its group, for such a list in which no word stands in two groups."""
    return {word: group for group, words in groups(name).items() for word in words}


def _lines(name: str) -> list[str]:
    with open(f"{_FOLDER}/{name}", encoding="utf-8") as file:  # noqa: PTH123 - importing pathlib takes longer than this
        return [line for line in file.read().split("\n") if line and not line.startswith("#")]

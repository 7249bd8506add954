"""Patterns that are compiled when they are used, for a text in ASCII or for any."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import msglint.remedy
import msglint.text
from msglint.text.lazily import for_ascii, lazy_pattern

ASCII = st.text(st.characters(max_codepoint=127), max_size=40)


def _all() -> dict[str, Any]:
    """Return every lazy pattern of the package by its name."""
    kind = type(lazy_pattern(""))
    modules = [
        importlib.import_module(module.name)
        for package in (msglint.text, msglint.remedy)
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    return {
        f"{module.__name__}.{name}": value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, kind)
    }


PATTERNS = _all()


@pytest.mark.parametrize(
    ("source", "reduced"),
    [
        (r"[a-zß-öø-ɏ]+", "[a-z]+"),
        (r"[\u3400-\u9fff]x", r"[^\s\S]x"),
        (r"[^\u3400-\u9fff\w]x", r"[^\w]x"),
        (r"[^é]", r"[\s\S]"),
        (r"[!-é]", r"[!-\x7f]"),
        (r"[]é]\]", r"[]]\]"),
        (r"[^]é]", r"[^]]"),
        (r"\[é[\]é-ü\-]", r"\[é[\]\-]"),
        ("(?<=[a]|[é])", r"(?<=[a]|[^\s\S])"),
        (r"[\x00-\U0001f600-]", r"[\x00-\x7f-]"),
    ],
)
def test_classes_lose_what_is_not_in_ascii(source: str, reduced: str) -> None:
    assert for_ascii(source) == reduced
    re.compile(reduced)


def test_patterns_are_found() -> None:
    assert len(PATTERNS) > 30


@pytest.mark.parametrize("name", PATTERNS)
@given(text=ASCII)
def test_every_pattern_matches_the_same_in_ascii(name: str, text: str) -> None:
    lazy = PATTERNS[name]
    full = re.compile(lazy.pattern, lazy.flags)
    assert [match.span() for match in lazy.finditer(text)] == [match.span() for match in full.finditer(text)]


def test_methods_are_those_of_a_pattern() -> None:
    lazy = lazy_pattern("(b)[éa]?")
    for text in ("abba", "ébbé"):
        full = re.compile("(b)[éa]?")
        assert lazy.findall(text) == full.findall(text)
        assert lazy.split(text, 1) == full.split(text, 1)
        assert lazy.sub("x", text) == full.sub("x", text)
        for method in ("search", "match", "fullmatch"):
            mine, other = getattr(lazy, method)(text, 1), getattr(full, method)(text, 1)
            assert (mine and mine.span()) == (other and other.span())


def test_letter_case_that_joins_scripts_stays() -> None:
    assert lazy_pattern("[\u212a]", re.IGNORECASE).search("k")
    assert lazy_pattern("(?i)[\u212a]").search("k")

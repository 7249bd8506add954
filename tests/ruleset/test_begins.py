"""What is said of a pattern's beginning holds for every match of it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from msglint.ruleset.begins import begins
from msglint.ruleset.loader import load_rules
from msglint.ruleset.rule import Pattern

FIRST = ("<", "a", "K", "[<a]", r"[\[<]", "(?i)<", "(?i)a", "(?i)[<(]", "(<", ".", "", "[^]", "\\")
REST = (
    *(
        "<",
        "a",
        "ß",
        "K",
        ".",
        "|",
        "(",
        ")",
        "(?:",
        "(?i)",
        "(?=",
        "(?<n>",
        "(?x)",
        "(?r)",
        "[^]",
        "[^",
        "[",
        "]",
        "^",
        "-",
    ),
    *(
        "[<a]",
        r"[\[<]",
        "[a-z]",
        "[[a]<]",
        "[<&&a]",
        "?",
        "*",
        "+",
        "{0,1}",
        "{e<=1}",
        "\\",
        r"\b",
        r"\K",
        "#",
        " ",
        "$",
    ),
)
PATTERNS = st.builds(
    lambda first, rest: first + "".join(rest), st.sampled_from(FIRST), st.lists(st.sampled_from(REST), max_size=8)
)


@given(PATTERNS, st.text("<a(|[]^ßsSK\u212ak \\-b", max_size=8))
def test_each_match_begins_with_one_of_the_signs(pattern: str, text: str) -> None:
    signs = begins(pattern)
    try:
        compiled = regex.compile(pattern, regex.VERSION1)
    except (regex.error, ValueError):
        return
    if signs:
        assert [match[0] for match in compiled.finditer(text) if match[0][:1] not in signs] == []


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("</?[a-z]+>", "<"),
        ("(?i)<img\\b(?=x|y)[^<>]{0,9}", "<"),
        ("(?i)[\\[［【〔]\\s*(?:a|b)", "[［【〔"),
        ("a(b|c)", "a"),
        ("<[|(]a", "<"),
    ],
)
def test_plain_beginnings_are_told(pattern: str, signs: str) -> None:
    assert begins(pattern) == signs


@pytest.mark.parametrize(
    "pattern",
    [
        *("", ".", "^<", r"\d", "[a-z]", "[^a]", "[a||b]"),
        *("<a|b", "(<|a)b", "<?a", "<*a", "<{0,1}a", "<{e<=1}a"),
        *("(?i)a", "(?i)[<k]", "(?x)<", "(?r)<a", "<(?i)a"),
        *(r"<\Ka", "<(?<n>a)", "<[[a](]|b[)]", "<[^](]|x[^])]"),
    ],
)
def test_of_all_else_nothing_is_said(pattern: str) -> None:
    assert begins(pattern) == ""


def test_all_patterns_of_the_built_in_rules_begin_with_signs_that_plain_drafts_do_not_hold() -> None:
    finders = [finder for rule in load_rules().rules for finder in rule.finders if isinstance(finder, Pattern)]
    assert finders
    for finder in finders:
        assert finder.begins
        assert not any(sign.isalnum() for sign in finder.begins)

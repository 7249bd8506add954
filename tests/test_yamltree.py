"""YAML with places, and without what is dangerous."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from msglint.yamltree import MAX_CHARS, MAX_DEPTH, YamlError, documents

if TYPE_CHECKING:
    from msglint.yamltree import Node


def first(text: str) -> Node:
    node = next(documents(text))
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1", {"a": 1}),
        ("a: [x, 'y', \"z\"]", {"a": ["x", "y", "z"]}),
        ("a: no", {"a": "no"}),
        ("a: TRUE", {"a": True}),
        ("a: 'true'", {"a": "true"}),
        ("a: ~\nb:\nc: null", {"a": None, "b": None, "c": None}),
        ("a: 007\nb: 1.5\nc: -3\nd: 0x1f", {"a": "007", "b": "1.5", "c": -3, "d": "0x1f"}),
        ("a: 99999999999999999999", {"a": "99999999999999999999"}),
        ("a: 2026-01-31", {"a": "2026-01-31"}),
        ("a: ! b", {"a": "b"}),
        ("1: x\nnull: y", {"1": "x", "null": "y"}),
        ("- |\n  two\n  lines\n", ["two\nlines\n"]),
        ("just text", "just text"),
    ],
)
def test_plain_values(text: str, value: Any) -> None:
    assert first(text).plain() == value


def test_each_value_and_key_knows_its_place() -> None:
    node = first("a:\n  b: [x,\n    评论]\n")
    inner = node.value["a"]
    assert (node.keys, inner.keys) == ({"a": (1, 1)}, {"b": (2, 3)})
    assert [(item.line, item.column) for item in inner.value["b"].value] == [(2, 7), (3, 5)]


@pytest.mark.parametrize(
    ("text", "problem", "place"),
    [
        ("a: &x 1", "anchors and aliases", (1, 4)),
        ("a: *x", "anchors and aliases", (1, 4)),
        ("a: !!python/object:os.system x", "tags are not allowed; remove", (1, 4)),
        ("a: !x [1]", "tags are not allowed; remove '!x'", (1, 4)),
        ("a: 1\nb: 2\na: 3", "the key 'a' stands here twice", (3, 1)),
        ("? [a]\n: 1", "a key must be a single word", (1, 3)),
        ("a: [1", "not valid YAML: did not find expected", (2, 1)),
        ("a:\n\tb: 1", "not valid YAML: found character that cannot start", (2, 1)),
        ("a: b: c", "not valid YAML: mapping values are not allowed", (1, 5)),
        ("ok: 1\nno: a\x00b", "not valid YAML: a character U+0000", (2, 6)),
        ("ok: 1\nno: \x07", "not valid YAML: a character U+0007", (2, 5)),
        ("a: \ud800", "not valid YAML: a character U+D800", (1, 4)),
        ("a: 'b", "not valid YAML: found unexpected end", (1, 6)),
        ("%YAML 9.9\n---\na", "not valid YAML: found incompatible YAML document", (1, 1)),
        ("[" * 100_000, f"nested more than {MAX_DEPTH} levels deep", (1, MAX_DEPTH + 1)),
        ("- " * 1_000, f"nested more than {MAX_DEPTH} levels deep", (1, 2 * MAX_DEPTH + 1)),
        ("a" * (MAX_CHARS + 1), "the file has more than 1,000,000 characters", (1, 1)),
    ],
)
def test_what_is_dangerous_or_broken_is_refused_at_its_place(text: str, problem: str, place: tuple[int, int]) -> None:
    with pytest.raises(YamlError) as caught:
        list(documents(text))
    assert caught.value.problem.startswith(problem)
    assert (caught.value.line, caught.value.column) == place


def test_billion_laughs_are_refused_before_anything_is_built() -> None:
    text = 'a: &a ["lol","lol"]\n' + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)},*{chr(97 + i)}]\n" for i in range(20)
    )
    with pytest.raises(YamlError, match="anchors and aliases"):
        list(documents(text))


def test_later_document_is_not_parsed_before_it_is_asked_for() -> None:
    found = documents("a: 1\n---\nb: [\n")
    node = next(found)
    assert node is not None
    assert node.plain() == {"a": 1}
    with pytest.raises(YamlError):
        next(found)


@pytest.mark.parametrize(("text", "count"), [("", 0), ("---\n", 1), ("# only a comment\n", 0), ("---\n---\n", 2)])
def test_empty_document_gives_none(text: str, count: int) -> None:
    assert list(documents(text)) == [None] * count

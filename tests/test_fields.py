"""Typed access to fields, and the errors it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import RuleError
from msglint.fields import Fields, nearest
from msglint.yamltree import documents

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """\
text: ' some '
empty: ''
number: 3
negative: -1
flag: true
names: [one, TWO, 3]
none: []
inner:
  key: value
"""


def fields(text: str = TEXT, known: tuple[str, ...] | None = None) -> Fields:
    node = next(documents(text))
    assert node is not None
    return Fields(node, "f.yaml", "", known)


def test_values() -> None:
    top = fields()
    assert (top.text("text"), top.number("number"), top.flag("flag")) == ("some", 3, True)
    assert (top.text("x", "default"), top.number("x", 7), top.flag("x")) == ("default", 7, False)
    assert top.names("names") == ("one", "TWO", "3")
    assert top.names("text") == (" some ",)
    assert top.name("text") == " some "
    assert top.sub("inner").text("key") == "value"


@pytest.mark.parametrize(
    ("read", "error"),
    [
        (lambda top: top.text("empty"), "f.yaml:2:8: empty: must be a text, not ''"),
        (lambda top: top.text("number"), "f.yaml:3:9: number: must be a text, not 3"),
        (lambda top: top.text("inner"), "f.yaml:9:3: inner: must be a text, not a mapping"),
        (lambda top: top.text("x"), "f.yaml:1:1: the key 'x' is missing"),
        (lambda top: top.sub("x"), "f.yaml:1:1: the key 'x' is missing"),
        (lambda top: top.names("x"), "f.yaml:1:1: the key 'x' is missing"),
        (lambda top: top.sub("names"), "f.yaml:6:8: names: must be a mapping (key: value lines), not a list"),
        (lambda top: top.sub("inner", ["kez"]), "f.yaml:9:3: inner.key: unknown key; did you mean 'kez'?"),
        (lambda top: top.number("text"), "f.yaml:1:7: text: must be a whole number of 0 or more, not ' some '"),
        (lambda top: top.number("negative"), "f.yaml:4:11: negative: must be a whole number of 0 or more, not -1"),
        (lambda top: top.number("flag"), "f.yaml:5:7: flag: must be a whole number of 0 or more, not True"),
        (lambda top: top.flag("number"), "f.yaml:3:9: number: must be true or false, not 3"),
        (
            lambda top: top.names("none"),
            "f.yaml:7:1: none: is an empty list; write at least one item, or leave the key out",
        ),
        (lambda top: top.names("inner"), "f.yaml:9:3: inner: must be a name or a list of them, not a mapping"),
        (
            lambda top: top.names("names", ["one", "two"], "word"),
            "f.yaml:6:14: names: there is no word 'TWO'; known are one, two",
        ),
        (lambda top: top.name("names"), "f.yaml:6:14: names: takes one name, not 3"),
        (lambda top: top.choice("text", ["sone"]), "f.yaml:1:7: text: is 'some'; it must be one of sone"),
    ],
)
def test_wrong_field_is_named_with_its_place_and_what_would_be_right(
    read: Callable[[Fields], object], error: str
) -> None:
    with pytest.raises(RuleError) as caught:
        read(fields())
    assert str(caught.value) == error


def test_unknown_key_is_refused_at_once() -> None:
    with pytest.raises(RuleError, match=r"^f.yaml:1:1: text: unknown key; did you mean 'texts'\?$"):
        fields(known=("texts",))


def test_nearest_name() -> None:
    assert nearest("sentense", ["sentence", "clause"]) == "; did you mean 'sentence'?"
    assert nearest("x", ["b", "a"]) == "; known are a, b"
    assert nearest("x", map(str, range(50))) == ""

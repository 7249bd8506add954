"""A gate says "no" only where the kind's own file finds nothing."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.text.entities import Text
from msglint.text.entities.gates import GATES
from tests.growth.hostile import TEXTS

CORPORA = sorted(Path(__file__).parents[2].glob("corpus/*.jsonl"))
#: What the files of the kinds look for, in pieces: their mixtures come close to what a gate may overlook.
PIECES = (
    *("john", "shop", "gmail", "com", "org", "cn", "de", "uk", "gif", "giphy", "tenor", "data:image/gif;", "wa.me/"),
    *("http", "https", "hxxp", "h t t p", "www", "://", ":/", "//", "/", "\\", ":", ";", "[:]", "(:)", ".", ",", "@"),
    *("at", "AT", "DOT", "dot", "d0t", "punto", "point", "(at)", "[dot]", "{.}", "*.*", "arroba", "точка", "点", "닷"),
    *("114-3941689-8772232", "D01-3941689-8772232", "1143941689", "-", "‒", "ー", "٣", "१२३", "１２", "12", "7"),
    *("{{", "}}", "{", "}", "[", "]", "[[", "<", ">", "<%", "%>", "%", "#", "$", "_", "NAME_OF", "xx", "●●", "様"),
    *("【", "】", "10.0.0.7", "😀", "1\ufe0f\u20e3", "ⓐ", "?", "!", "'", '"', "&#64;", "é", "я", "请"),
    *(" ", "\n", "\t", "\u2028", "\u00a0", "\u200b"),
)
MIXTURES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def assert_gates_let_pass(text: str) -> None:
    source = Text(text)
    for kind in GATES:
        if not source.may_hold(kind):
            found = import_module(f"msglint.text.entities.{kind.replace('-', '_')}").find(source)
            assert found == [], f"the gate of {kind} overlooks {found} in {text!r}"


@settings(max_examples=1000)
@given(MIXTURES)
def test_mixtures_of_what_is_looked_for(text: str) -> None:
    assert_gates_let_pass(text)


@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    assert_gates_let_pass(text)


@pytest.mark.parametrize("path", CORPORA, ids=[path.stem for path in CORPORA])
def test_corpora(path: Path) -> None:
    texts = [json.loads(line).get("text") or "" for line in path.read_text(encoding="utf-8").splitlines()]
    for text in texts[:: len(texts) // 400 + 1]:
        assert_gates_let_pass(text)


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_texts(name: str) -> None:
    assert_gates_let_pass(TEXTS[name].of(400))


@pytest.mark.parametrize("kind", GATES)
def test_plain_text_passes_no_gate(kind: str) -> None:
    text = "Hello Ann,\n\nYour parcel (we're sorry for the delay) left on May 12; it holds 2 mugs.\n\nBest wishes, Tom"
    assert not Text(text).may_hold(kind)


def test_kinds_without_a_gate_are_always_looked_for() -> None:
    assert Text("").may_hold("salutation")

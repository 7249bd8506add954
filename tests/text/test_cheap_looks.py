"""What a cheap look rules out, the closer look that it spares would not have found."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.text.entities import Text
from msglint.text.fold import fold
from msglint.text.quoted import quoted_in
from msglint.text.script import SCRIPTS, letters_of, main_script, scripts_of
from msglint.text.unmask import unmask

if TYPE_CHECKING:
    from collections.abc import Callable

CORPORA = sorted(Path(__file__).parents[1].glob("corpus/*.jsonl"))
KNOWN = frozenset("review change number whatsapp address follow phone 评价 好评 후기 bewertung отзыв".split())  # noqa: SIM905 - as words it reads best
PIECES = (
    *("review", "rev", "iew", "r3v1ew", "revieww", "re", "tut", "a", "b", "i", "l", "o", "s", "е", "з", "ü", "é", "ê"),
    *("114-3941689-8772232", "555", "0142", "1", "12", "2024", "800", "flowers", "95338", "o15i", "+49", "٣", "१२"),
    *("one", "two", "three", "four", "five", "six", "seven", "on", "double", "siebzehn", "und", "дважды", "пять"),
    *(
        "एक",
        "दो",
        "तीन",
        "一二三",
        "오 일 구",
        "138",
        "line",
        "whats",
        "app",
        "we",
        "chat",
        "вотсап",
        "والواتساب",
        "카톡",
    ),
    *(
        "v",
        "+v",
        "加v",
        "wa.me/15551234567",
        "shop.com",
        "john@shop.com",
        "point",
        "dot",
        "at",
        "gmail",
        "(at)",
        "[dot]",
    ),
    *(">", ":", "：", "from:", "to:", "sent:", "subject: x", "on 3 may 2024 ann wrote:", "---", "_", "@", "\n> hi\n"),
    *(
        "请",
        "点",
        "ㄹㅣㅂㅠ",
        "ö",
        "я",
        "😀",
        "€",
        "$",
        "(",
        ")",
        "!",
        "?",
        "'",
        '"',
        ",",
        ".",
        "-",
        "*",
        "/",
        "|",
        "#",
    ),
    *(" ", " ", " ", "\n", "\t", "\u2028", "\u00a0", "\u200b", "\u0301", "\x00", "\x1a"),
)
MIXTURES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


class Look(NamedTuple):
    """A cheap look, what stands in for it to let all pass, and what depends on it."""

    module: str
    name: str
    instead: Any
    depends: Callable[[str], object]


def found(kind: str) -> Callable[[str], object]:
    return lambda text: Text(text).find(kind)


def unmasked(text: str) -> object:
    view = unmask(fold(text), KNOWN.__contains__)
    return view.text, view.tricks


def folded(text: str) -> object:
    view = fold(text)
    return view.text, view.tricks, [view.source(at, at + 1) for at in range(len(view.text))]


def scripts(text: str) -> object:
    return scripts_of(text.lower()), letters_of(text.lower()), main_script(text.lower())


def yes(*_: object, **__: object) -> bool:
    return True


LOOKS = {
    "letters set apart": Look("fold.apart", "may_be_apart", yes, folded),
    "shapes of letters": Look("unmask.letters", "_may_have_shapes", yes, unmasked),
    "letters in a row": Look("unmask.letters", "_has_three_alike", yes, unmasked),
    "joints": Look("unmask.pieces", "_may_have_joints", yes, unmasked),
    "heads of mails": Look("quoted", "_may_hold_head", yes, quoted_in),
    "colons that end lines": Look("quoted", "_ENDING_COLON", re.compile(""), quoted_in),
    "colons that begin lines": Look("quoted", "_COLON_LINE", re.compile(""), quoted_in),
    "scripts": Look("script", "_candidates", lambda _: SCRIPTS, scripts),
    "phone numbers in digits": Look("entities.phone", "may_hold_digits", yes, found("phone")),
    "phone numbers in words": Look("entities.phone", "_may_hold_row", yes, found("phone")),
    "names of networks": Look("entities.chat.names", "_may_name", yes, found("chat")),
    "dots between signs": Look("entities.dot_signs", "_may_be_boxed", yes, found("link")),
    "words for dots": Look("entities.dot_signs", "may_say_dot", yes, found("link")),
    "digits of order IDs": Look("outline", "_OTHER_DIGIT", re.compile(""), found("order-id")),
}


def assert_spares_nothing(look: Look, text: str) -> None:
    plain = look.depends(text)
    with pytest.MonkeyPatch.context() as patch:
        # By its name a module may be a function of its package.
        patch.setattr(sys.modules[f"msglint.text.{look.module}"], look.name, look.instead)
        assert look.depends(text) == plain


@pytest.mark.parametrize("name", LOOKS)
@settings(max_examples=300)
@given(text=MIXTURES)
def test_mixtures_of_what_is_looked_for(name: str, text: str) -> None:
    look = LOOKS[name]
    look.depends("")
    assert_spares_nothing(look, text)


@pytest.mark.parametrize("name", LOOKS)
def test_corpora(name: str) -> None:
    look = LOOKS[name]
    look.depends("")
    for path in CORPORA:
        texts = [json.loads(line).get("text") or "" for line in path.read_text(encoding="utf-8").splitlines()]
        for text in texts[:: len(texts) // 20 + 1]:
            assert_spares_nothing(look, text)

"""A longer text takes time by its length, whatever stands in it: for each step that reads it, and each entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.message import Attachment
from msglint.read.attachment import attachment_parts
from msglint.read.html import html_parts
from msglint.text.entities import FEATURES, KINDS, Text
from msglint.text.fold import fold
from msglint.text.quoted import quoted_in
from msglint.text.segment import segment
from msglint.text.unmask import unmask
from tests.growth.hostile import TEXTS, Repeat
from tests.growth.measure import assert_linear

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.part import Part

pytestmark = pytest.mark.growth

KNOWN = frozenset(["please", "review", "change", "stars", "好评", "리뷰"])
STEPS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "unmask": lambda text: unmask(fold(text), KNOWN.__contains__),
    "segment": segment,
    "quoted": lambda text: quoted_in(text, ()),
}
#: Entities that are no text -> a page that has one with each repetition.
PAGES = {
    "barrier": Repeat("<img src=a>"),
    "image": Repeat("<img src=http://a.com/b.gif alt=logo>"),
    "markup": Repeat("<b>a</b>"),
    "style": Repeat("<p style='color:red;margin:99px'>a</p>"),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_takes_time_by_the_length_of_the_text(step: str) -> None:
    for name, repeat in TEXTS.items():
        assert_linear(STEPS[step], repeat.of, 500, name)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in FEATURES])
def test_each_kind_of_entity_takes_time_by_the_length_of_the_text(kind: str) -> None:
    for name, repeat in TEXTS.items():
        assert_linear(lambda text: Text(text).find(kind), repeat.of, 500, name)


@pytest.mark.parametrize("kind", sorted(FEATURES.keys() - {"attachment"}))
def test_each_kind_that_is_no_text_takes_time_by_the_length_of_the_page(kind: str) -> None:
    def found(page: str) -> list[str]:
        return [feature.kind for part in html_parts(page, page) for feature in part.features]

    assert kind in found(PAGES[kind].of(100))
    assert_linear(found, PAGES[kind].of, 500, kind)


def test_attachments_take_time_by_their_number() -> None:
    def work(number: int) -> tuple[Part, ...]:
        names = (f"{at}.pdf" for at in range(number))
        return attachment_parts((Attachment(name, "application/pdf", 1), b"%PDF-", None) for name in names)

    assert_linear(work, lambda size: size, 50, "attachments")


def test_every_kind_of_entity_is_looked_at() -> None:
    assert PAGES.keys() | {"attachment"} == FEATURES.keys()

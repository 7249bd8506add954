"""A small rule set with what a new rule needs beside the words: schemas, and rules whose examples may serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Bench

REVIEWS = """
scorer: true
find:
  # A comment.
  - all: {act: change, thing: review}
    unless: [{negated: act}]
---
examples:
  bad:
    en: ["Please [update your review].", "Our gift: [change the review] and {{get_it}}."]
    zh: ["请[修改评价]。"]
  good:
    en: ["You need not change your review.", "Thank you for the order.", {text: "Your gift [small] is here."}]
    zh: ["感谢您的订单。"]
"""
ADDRESSES = """
find: {entity: email}
---
examples:
  bad: {en: ["Write to [ann@shop.com]."]}
  good: {en: ["Write to us here.", {html: "<p>Write to us.</p>"}]}
  todo:
    bad: {en: ["Write to ann."]}
"""


@pytest.fixture
def shipped(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A bench with two rules, two schemas and a fallback, and an empty current folder."""
    bench.write("amazon/reviews.yaml", bench.head + REVIEWS)
    bench.write("amazon/addresses.yaml", bench.head + ADDRESSES)
    bench.write("fallbacks.yaml", "reward: [gift-card, voucher]\n")
    for kind in ("rule", "lexicon"):
        bench.write(f"schema/{kind}.schema.json", "{}\n")
    here = bench.folder.parent / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return bench

"""Words for the signs of addresses: what is listed is also looked for."""

from __future__ import annotations

import pytest

from msglint.text.entities import Text
from msglint.text.tables import facts

DOTS = sorted({(language, word) for language, words in facts("signs.json")["dot"].items() for word in words})


@pytest.mark.parametrize(("language", "word"), DOTS)
def test_every_listed_word_for_a_dot_makes_an_address(language: str, word: str) -> None:
    del language
    address = f"anna.berg91 (at) lumahome ({word}) com"
    (found,) = Text(f"Mail: {address}").find("email")
    assert found.reads == "anna.berg91@lumahome.com"

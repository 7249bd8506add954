"""What is said about a bug."""

from __future__ import annotations

import pytest

from msglint.bug import describe_bug
from msglint.span import LineIndex


def test_a_bug_is_described_by_its_kind_and_place_in_the_package() -> None:
    text: object = None
    with pytest.raises(TypeError) as caught:
        LineIndex(text)  # type: ignore[arg-type] # the bug

    said = describe_bug(caught.value)
    assert said.startswith("a bug in msglint: TypeError (span.py:")
    assert said.endswith("); please report it with this line")


def test_what_a_bug_says_of_the_text_is_not_repeated() -> None:
    with pytest.raises(KeyError) as caught:
        dict[str, int]()["Write to ann@shop.com"]

    assert "ann" not in describe_bug(caught.value)

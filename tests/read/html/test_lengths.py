"""Lengths of CSS and of attributes."""

from __future__ import annotations

import pytest

from msglint.read.html.lengths import length_of, pixels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12px", (12.0, False)),
        ("12", (12.0, False)),
        ("1.5em", (30.0, False)),
        ("2rem", (32.0, False)),
        (".5in", (48.0, False)),
        ("-3px", (-3.0, False)),
        ("80%", (0.8, True)),
        ("25vw", (0.25, True)),
        (" 9pt ", (12.0, False)),
    ],
)
def test_a_length_is_pixels_or_a_share(text: str, expected: tuple[float, bool]) -> None:
    assert length_of(text, 20.0) == pytest.approx(expected)


@pytest.mark.parametrize("text", [None, "", "auto", "12parsec", "1e9px", "1.2.3px", "calc(1px)", "9" * 90_000 + "px"])
def test_what_says_no_length_is_none(text: str | None) -> None:
    assert length_of(text, 16.0) is None


def test_a_share_counts_of_the_width_around_it() -> None:
    assert (pixels("50%", 600.0, 16.0), pixels("50px", 600.0, 16.0), pixels("auto", 600.0, 16.0)) == (300.0, 50.0, None)

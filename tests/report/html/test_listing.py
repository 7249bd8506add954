"""Lists with a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.report.html.listing import Listing
from msglint.report.html.markup import element

if TYPE_CHECKING:
    from msglint.report.html.markup import Html


def listing(number: int) -> Listing:
    made = Listing(2)
    for n in range(number):
        made.add(lambda n=n: element("li", str(n)))  # type: ignore[misc] # mypy can't tell the type of a default
    return made


def test_an_empty_list_is_not_shown() -> None:
    assert listing(0).folded("Clean") is None
    assert listing(0).rest() is None


def test_a_list_within_its_limit_is_whole() -> None:
    made = listing(2)
    assert made.rest() is None
    assert made.folded("Clean") == (
        "<section><h2>Clean (2)</h2><details><summary>Show them</summary>"
        "<ul><li>0</li><li>1</li></ul></details></section>"
    )


def test_what_comes_after_the_limit_is_counted_and_never_written() -> None:
    made = listing(2)

    def never() -> Html:
        raise AssertionError

    made.add(never)
    assert len(made.items) == 2
    assert made.rest() == '<p class="left-out">and 1 more that are not listed here</p>'
    assert "Clean (3)" in (made.folded("Clean") or "")


def test_long_items_are_fewer() -> None:
    made = Listing(100)
    for _ in range(5):
        made.add(lambda: element("li", "x" * 400_000))
    assert len(made.items) == 3
    assert made.rest() == '<p class="left-out">and 2 more that are not listed here</p>'

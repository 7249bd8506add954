"""Going through the fixes of a text one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.fix import OpenFile, Walk, open_file

if TYPE_CHECKING:
    from msglint.project import Project

TEXT = "Order 114-3941689-8772232. A 😊 B 😊 C 😊 D ann@shop.com."


def walked(project: Project, answers: str, *, unsafe: bool = False) -> str:
    """Return the text after answers, a letter each; all must be asked for."""
    opened = open_file("draft.txt", project, data=TEXT.encode())
    assert isinstance(opened, OpenFile)
    walk = Walk(opened.work, unsafe=unsafe)
    for answer in answers:
        offer = walk.next()
        assert offer is not None
        if answer == "y":
            walk.accept(offer)
        else:
            walk.skip(offer)
    assert walk.next() is None
    return opened.work.text.partition(". ")[2]


def test_fixes_come_one_by_one_in_the_order_of_the_text(project: Project) -> None:
    assert walked(project, "yyy") == "A B C D ann@shop.com."


def test_what_was_left_out_does_not_come_again_though_the_text_has_moved(project: Project) -> None:
    assert walked(project, "nnn") == "A 😊 B 😊 C 😊 D ann@shop.com."
    assert walked(project, "nyn") == "A 😊 B C 😊 D ann@shop.com."
    assert walked(project, "yny") == "A B 😊 C D ann@shop.com."


def test_unsafe_fixes_come_only_when_asked_for(project: Project) -> None:
    assert walked(project, "yyyy", unsafe=True) == "A B C D."

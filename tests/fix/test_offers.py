"""The fixes that a checked text has on offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.fix.offers import checked

if TYPE_CHECKING:
    from msglint.fix.offers import Offer
    from msglint.project import Project


def offers(project: Project, text: str, path: str = "draft.txt", *, within: str | None = None) -> tuple[Offer, ...]:
    outcomes = [project.check(message) for message in project.read(path, data=text.encode())]  # type: ignore[arg-type] # all can be read
    return checked(outcomes, text if within is None else within, "en").offers


def test_violations_with_the_same_fix_are_one_offer(project: Project) -> None:
    (offer,) = offers(project, "Order 114-3941689-8772232 😊🎉 is on its way.")
    assert [violation.text for violation in offer.violations] == ["😊", "🎉"]


def test_what_hides_a_violation_goes_with_the_rest_of_its_line(project: Project) -> None:
    text = "Order 114-3941689-8772232: the l\u200bid, ask an\u200bn@shop.com.\nBy\u200be"
    first, second = offers(project, text)
    assert [violation.rule for violation in first.violations] == ["amazon/email-address"]
    assert first.fix.replacement == "id, ask an"
    assert (second.violations, second.place()) == ((), (text.index("By") + 2, text.index("By") + 3))


def test_what_stands_in_another_text_is_not_offered(project: Project) -> None:
    assert offers(project, "Order 114-3941689-8772232 😊 is on its way.", within="other") == ()


def test_each_message_has_its_own_counts(project: Project) -> None:
    table = "id,body\n1,Order 114-3941689-8772232 😊 a\n2,Order 114-3941689-8772232 😊 b\n"
    outcomes = [project.check(message) for message in project.read("a.csv", data=table.encode())]  # type: ignore[arg-type] # all can be read
    found = checked(outcomes, table, "en")
    assert [offer.message for offer in found.offers] == [0, 1]
    assert [found.counts[number, "amazon/emoji"] for number in (0, 1)] == [1, 1]
    assert found.shape[0] != found.shape[1]

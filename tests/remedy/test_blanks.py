"""What goes with words that are taken out of a text."""

from __future__ import annotations

import pytest

from msglint.remedy.blanks import of_address, without
from msglint.remedy.place import applied


def tidied(marked: str) -> str:
    """Return a text without what stands in ⟦marks⟧, as tidily as can be."""
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    return applied(text, [next(iter(without(text, start, end, with_label=True)))])


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("Thanks ⟦😊⟧ Ann", "Thanks Ann"),
        ("Thanks ⟦😊⟧.", "Thanks."),
        ("Merci ⟦😊⟧ !", "Merci !"),
        ("Thanks ⟦😊⟧", "Thanks"),
        ("⟦😊⟧ Thanks", "Thanks"),
        ("  ⟦😊⟧ Thanks", "  Thanks"),
        ("Thanks ⟦😊⟧Ann", "Thanks Ann"),
        ("Thanks⟦😊⟧ Ann", "Thanks Ann"),
        ("(glad⟦😊⟧)", "(glad)"),
        ("您好⟦😊⟧。再见", "您好。再见"),
        ("您好⟦😊⟧ok", "您好ok"),
        ("Thanks (⟦😊⟧).", "Thanks."),
        ("Thanks\u00a0⟦😊⟧\u00a0Ann", "Thanks\u00a0Ann"),
    ],
)
def test_of_two_blanks_that_would_meet_one_goes(marked: str, left: str) -> None:
    assert tidied(marked) == left


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("Thanks⟦😊⟧Ann", "Thanks Ann"),
        ("Thanks.⟦😊⟧com", "Thanks. com"),
        ("3⟦😊⟧4", "3 4"),
        ("您好⟦😊⟧再见", "您好再见"),
        ("สวัสดี⟦😊⟧ครับ", "สวัสดีครับ"),
        ("@⟦😊⟧Ann", "@Ann"),
    ],
)
def test_words_that_would_meet_get_a_blank_between_them(marked: str, left: str) -> None:
    assert tidied(marked) == left


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("A~⟦x⟧~B", "A~B"),
        ("A~~⟦x⟧~~B", "A~~B"),
        ("A~~~⟦x⟧~~B", "A~~~B"),
        ("⟦x⟧~~B", "B"),
        ("A~~⟦x⟧", "A"),
        ("A~~⟦x⟧~", "A~"),
        ("A~~⟦x⟧~~", "A~~"),
        ("A~- ⟦x⟧~- B", "A~- B"),
        ("A~2. ⟦x⟧~3. B", "A~3. B"),
        ("A~Tel.: ⟦x⟧  ~B", "A~B"),
        ("A~see ⟦x⟧~B", "A~see~B"),
    ],
)
def test_a_line_that_would_be_empty_goes_with_the_empty_line_beside_it(marked: str, left: str, end: str) -> None:
    assert tidied(marked.replace("~", end)) == left.replace("~", end)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Ann (write to a@b.de)", "(write to a@b.de)"),
        ("Ann (a@b.de or here)", "a@b.de"),
        ("Ann, a@b.de", ", a@b.de"),
        ("Ann | a@b.de ", " | a@b.de"),
        ("a@b.de, Ann", "a@b.de, "),
        ("write to a@b.de, please", "a@b.de"),
        ("上海，a@b.de", "，a@b.de"),
        ("Ann (\nwrite to a@b.de)", "a@b.de"),
    ],
)
def test_an_address_takes_the_bracket_or_the_sign_that_is_there_for_it(text: str, taken: str) -> None:
    start = text.index("a@b.de")
    first, last = of_address(text, start, start + len("a@b.de"))
    assert text[first:last] == taken


def test_long_blanks_take_no_long_time() -> None:
    text = "a" + " " * 50_000 + "😊" + " " * 50_000 + "b"
    assert len(list(without(text, 50_001, 50_002, with_label=True))) > 0


@pytest.mark.parametrize(("text", "left"), [("Hi\nTel.:😊", "Hi\nTel.:"), ("Hi\n2) 😊", "Hi\n2)"), ("Hi\n- 😊", "Hi")])
def test_label_stays_where_what_goes_says_nothing(text: str, left: str) -> None:
    start = text.index("😊")
    assert applied(text, [next(iter(without(text, start, start + 1, with_label=False)))]) == left

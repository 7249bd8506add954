"""What holds of fixing whatever the text: it breaks nothing more, it is done at once, and it keeps all else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint.errors import InputError
from msglint.fix import plan

if TYPE_CHECKING:
    from msglint.project import Project

_WORDS = (
    "Hello Ana, thank you for order 114-3941689-8772232.",
    "Please leave us a 5-star review and get a $10 gift card!",
    "Use code SAVE15 for 15% off your next order.",
    "您好，感谢您的订单。",
    "麻烦您给个五星好评，截图返现20元。",
    "请加客服微信 mingdeng888 联系。",
    "Guten Tag, Ihr Paket ist unterwegs.",
    "Bitte bewerten Sie uns mit 5 Sternen",
    "مرحبا خالد، الغطاء يصل يوم الاثنين",
    "اكتب تقييما واحصل على بطاقة هدية.",
    "商品のレビューを書いてください。",
    "नमस्ते, क्\u200dषमा करें",
    "😊",
    "🎉🎉",
    "👩‍👩‍👧",
    "❤️",
    "ann@shop.com",
    "an\u200bn (at) shop dot com",
    "\u202emoc.pohs@nna\u202c",
    "+49 30 1234567",
    "WhatsApp +44 7700 900123",
    "http://www.amazon.de/gp/help?utm_source=x&id=7#top",
    "https://bit.ly/3saw",
    "www.dhl.de/paket",
    "https://docs.tentpro.com/m?utm_source=a&part=pegs&gclid=x",
    "{{ order_id }}",
    "{{ support_email }}",
    "{% if happy %}",
    "{% else %}",
    "{% endif %}",
    "(",
    ")",
    ".",
    ",",
    "!",
    "Tel.:",
    "- ",
    "\u200b",
    "\u200d",
    "\u00ad",
)
_MARKUP = (
    "<p>",
    "</p>",
    "<br>",
    "<br><br><br><br>",
    "<b>",
    "</b>",
    '<p style="color: red; margin: 0">',
    '<a href="http://www.amazon.de/x?utm_source=a&amp;id=2">',
    '<a href="mailto:ann@shop.com">',
    "</a>",
    '<img src="http://m.media-amazon.com/logo.png" alt="logo">',
    '<img src="https://px.shop.com/o" width="1" height="1">',
    "&#x1F60A;",
    "&zwnj;",
    "&nbsp;",
    "<!-- ann@shop.com -->",
)
_GAPS = ("", " ", " ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r")
_QUICK = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def texts(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Return texts of some words with gaps between them."""
    pieces = st.tuples(st.sampled_from(words), st.sampled_from(_GAPS)).map("".join)
    return st.lists(pieces, max_size=12).map("".join)


def counts(project: Project, path: str, data: bytes) -> Counter[str]:
    found: Counter[str] = Counter()
    for message in project.read(path, data=data):
        if not isinstance(message, InputError):
            found.update(violation.rule for violation in project.check(message).violations)
    return found


def check(project: Project, path: str, data: bytes, *, unsafe: bool) -> None:
    fixed = plan(path, project, data=data, unsafe=unsafe)
    before, after = counts(project, path, data), counts(project, path, fixed.after)
    assert {rule: count for rule, count in after.items() if count > before[rule]} == {}
    again = plan(path, project, data=fixed.after, unsafe=unsafe)
    assert again.after == fixed.after


@_QUICK
@given(text=texts(_WORDS), unsafe=st.booleans())
def test_fixing_a_text_breaks_no_rule_more_often_and_leaves_nothing_to_fix(
    project: Project, text: str, *, unsafe: bool
) -> None:
    check(project, "draft.txt", text.encode(), unsafe=unsafe)


@_QUICK
@given(text=texts(_WORDS + _MARKUP), unsafe=st.booleans())
def test_fixing_html_breaks_no_rule_more_often_and_leaves_nothing_to_fix(
    project: Project, text: str, *, unsafe: bool
) -> None:
    check(project, "draft.html", text.encode(), unsafe=unsafe)


@_QUICK
@given(text=texts(_WORDS), encoding=st.sampled_from(["utf-8-sig", "utf-16-le", "utf-16-be"]))
def test_fixing_keeps_encoding_and_byte_order_mark(project: Project, text: str, encoding: str) -> None:
    mark = "" if encoding == "utf-8-sig" else "\ufeff"
    data = (mark + text).encode(encoding)
    plain = plan("draft.txt", project, data=text.encode())
    assert plan("draft.txt", project, data=data).after == (mark + plain.after.decode()).encode(encoding)


@_QUICK
@given(text=texts(tuple(word for word in _WORDS if "http" not in word and "www" not in word)))
def test_safe_fixes_keep_every_letter_and_add_no_kind_of_line_end(project: Project, text: str) -> None:
    fixed = plan("draft.txt", project, data=text.encode())
    assert Counter(filter(str.isalnum, fixed.new)) == Counter(filter(str.isalnum, text))
    # Where a text mixes them, a CR and an LF may come to stand side by side.
    if "\r" not in text.replace("\r\n", ""):
        for end in ("\r\n", "\n"):
            assert end in text or end not in fixed.new


@pytest.mark.parametrize("text", ["", "\n", "😊", "😊\n", "\u200b", "<p>😊</p>", "---\nsubject: 😊\n---\n😊 Hello"])
@pytest.mark.parametrize("path", ["draft.txt", "draft.html", "draft.eml", "draft.j2"])
def test_texts_of_nothing_but_a_breach_can_be_fixed(project: Project, text: str, path: str) -> None:
    check(project, path, text.encode(), unsafe=True)

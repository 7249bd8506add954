"""Text drafts: front matter, subject line, and the place of each part in the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from msglint.errors import InputError, UsageError
from msglint.part import Part
from msglint.read.draft import read_draft

if TYPE_CHECKING:
    from msglint.message import Message


def parts(message: Message) -> list[tuple[str, str, int]]:
    return [(part.name, part.text, part.start) for part in message.parts]


def test_a_plain_text_is_all_body() -> None:
    message = read_draft("Hello\r\nthere", "a.txt", notes=("guessed",))
    assert message.parts == (Part("body", "Hello\r\nthere", "Hello\r\nthere", 0),)
    assert (message.source, message.id, message.line, message.notes) == ("a.txt", None, 1, ("guessed",))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_parts_keep_their_place_in_the_file_whatever_ends_a_line(end: str) -> None:
    text = end.join(["---", "kind: reply", "subject: Über 🎁 x", "---", "Hello", ""])
    message = read_draft(text, "a.txt")
    width = len(end)
    assert parts(message) == [
        ("subject", "Über 🎁 x", 23 + 2 * width),
        ("body", "Hello" + end, 34 + 4 * width),
    ]
    assert all(part.source == text for part in message.parts)
    assert message.context.kind == "reply"


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_quoted_subject_keeps_its_place(quote: str) -> None:
    message = read_draft(f"---\nsubject: {quote}Re: #1{quote}  # note\n---\nx", "a.txt")
    assert parts(message)[0] == ("subject", "Re: #1", 14)


@pytest.mark.parametrize(
    ("written", "subject"),
    [("'it''s'", "it's"), ('"a\\tb"', "a\tb"), ("a\n  b", "a b"), ("|\n  a\n  b", "a\nb\n")],
)
def test_a_subject_that_does_not_stand_there_literally_is_its_own_source(written: str, subject: str) -> None:
    message = read_draft(f"---\nsubject: {written}\n---\nx", "a.txt")
    assert message.parts[0] == Part("subject", subject, subject, 0)


def test_a_line_break_that_only_yaml_knows_does_not_move_the_subject() -> None:
    message = read_draft('---\nid: "a\u2028  b"\nsubject: Hello\n---\nx', "a.txt")
    assert message.parts[0] == Part("subject", "Hello", "Hello", 0)


def test_all_fields_are_read_and_hyphens_are_underscores() -> None:
    text = (
        "---\nid: 7\nlang: de\nOrder-ID: 701-1234567-1234567\norder_date: 2026-01-31\nbuyer-language: no\n"
        "review_requests: 1\ndelivered_date:\n...\nx"
    )
    message = read_draft(text, "a.txt")
    context = message.context
    assert (message.id, message.language, parts(message)) == (None, "de", [("body", "x", len(text) - 1)])
    assert (context.order_id, context.order_date) == ("701-1234567-1234567", date(2026, 1, 31))
    assert (context.buyer_language, context.review_requests, context.delivered_date) == ("no", 1, None)


def test_the_command_line_wins_and_the_files_value_is_not_looked_at() -> None:
    message = read_draft("---\nkind: nonsense\n---\nx", "a.txt", context={"kind": "reply", "channel": None})
    assert message.context.kind == "reply"


def test_a_wrong_value_from_the_command_line_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        read_draft("x", "a.txt", context={"kind": "nonsense"})


def test_an_unknown_field_is_left_out_and_a_slip_is_noted() -> None:
    message = read_draft("---\nkind: reply\nmarketplac: DE\nauthor: Ann\n---\nx", "a.txt")
    assert parts(message) == [("body", "x", 47)]
    assert message.notes == ("line 3: 'marketplac' was left out, for it's no known field; did you mean 'marketplace'?",)


@pytest.mark.parametrize(
    "text",
    [
        "---\nHello there\n---\nAnn",
        "---\nHello: there\n---\nAnn",
        "---\nHello: [there\n---\nAnn",
        "---\n---\nAnn",
        "---\n- subject\n---\nAnn",
        "---\nkind: reply\n",
        "--- \nkind: reply\n ---\n",
        "----\nkind: reply\n----\n",
        "\n---\nkind: reply\n---\n",
        "---\nkind: reply\n--- x\n---\n",
    ],
)
def test_a_text_that_only_looks_like_front_matter_is_text(text: str) -> None:
    message = read_draft(text, "a.txt")
    assert (parts(message), message.notes) == ([("body", text, 0)], ())


def test_a_block_with_nothing_but_a_slip_is_text_and_noted() -> None:
    message = read_draft("---\norderid: 5\n---\nx", "a.txt")
    assert parts(message) == [("body", "---\norderid: 5\n---\nx", 0)]
    assert message.notes == (
        (
            "line 2: 'orderid' stands in a block that was read as message text, for it's no known field; "
            "did you mean 'order_id'?"
        ),
    )


@pytest.mark.parametrize(
    ("fields", "line", "problem"),
    [
        ("id: 1\norder_date: tomorrow", 3, "order_date is 'tomorrow'; it must be a date"),
        ("kind: [a]", 2, "kind must be a text or a number"),
        ("subject: {a: b}", 2, "subject must be a text; put it in quotes"),
        ("order-id: 1\norder_id: 2", 3, "order_id stands in the front matter twice"),
        ("kind: reply\nsubject: Re: x", 3, "mapping values are not allowed .* in quotes"),
        ("subject: Your order #12", 2, "YAML leaves out what stands behind `#`"),
        ("subject: #12", 2, "YAML leaves out what stands behind `#`"),
    ],
)
def test_a_broken_value_is_an_error_with_its_line(fields: str, line: int, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        read_draft(f"---\n{fields}\n---\nx", "a.txt")
    assert (caught.value.source, caught.value.line) == ("a.txt", line)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Subject: Hi\n\nBody", [("subject", "Hi", 9), ("body", "Body", 13)]),
        ("SUBJECT : Hi \r\n \r\nBody", [("subject", "Hi", 10), ("body", "Body", 18)]),
        ("subject：您好\n\nBody", [("subject", "您好", 8), ("body", "Body", 12)]),
        ("\n\nSubject: Hi\n\nBody", [("subject", "Hi", 11), ("body", "Body", 15)]),
        ("Subject: Hi", [("subject", "Hi", 9), ("body", "", 11)]),
        ("Subject: Hi\r", [("subject", "Hi", 9), ("body", "", 12)]),
        ("Subject:\n\nBody", [("body", "Body", 10)]),
        ("---\nkind: reply\n---\nSubject: Hi\n\nB", [("subject", "Hi", 29), ("body", "B", 33)]),
    ],
)
def test_a_subject_line_before_a_blank_line_is_the_subject(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert parts(read_draft(text, "a.txt")) == expected


@pytest.mark.parametrize(
    "text", ["Subject: Hi\nBody", "Subject: Hi\r\nBody", "Subject Hi\n\nBody", "Dear\nSubject: Hi\n\nBody"]
)
def test_a_first_line_without_a_blank_line_or_colon_is_body(text: str) -> None:
    assert parts(read_draft(text, "a.txt")) == [("body", text, 0)]


def test_front_matter_wins_over_a_subject_line() -> None:
    message = read_draft("---\nsubject: A\n---\nSubject: B\n\nC", "a.txt")
    assert parts(message) == [("subject", "A", 13), ("body", "Subject: B\n\nC", 19)]


PIECES = st.sampled_from(
    [
        "---",
        "...",
        "\n",
        "\r\n",
        "\r",
        "subject: ",
        "kind: reply",
        "id: ",
        "'",
        '"',
        "#",
        " ",
        "é",
        "\u2028",
        "Subject：",
        "|",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join) | st.text())
@example("---\nsubject: \u2028a\n---\n")
def test_every_part_is_a_slice_of_its_source(text: str) -> None:
    try:
        message = read_draft(text, "a.txt")
    except InputError:
        assert text.startswith("---")
        return
    for part in message.parts:
        assert part.source[part.start : part.start + len(part.text)] == part.text
    body = message.parts[-1]
    assert (body.source, text[body.start :]) == (text, body.text)


@given(st.text())
def test_a_text_without_front_matter_and_subject_comes_back(text: str) -> None:
    text = "x" + text
    assert parts(read_draft(text, "a.txt")) == [("body", text, 0)]


@pytest.mark.parametrize("text", ["Subject: " + " " * 1_000_000 + "x\ny", "\n" * 1_000_000, "---\n" * 250_000])
def test_a_hostile_beginning_takes_linear_time(text: str) -> None:
    assert parts(read_draft(text, "a.txt")) == [("body", text, 0)]

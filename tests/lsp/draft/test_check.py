"""What is shown in a document, and where: each reader has its own way to count."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.config.settings import Config
from msglint.lsp.draft.check import Finding, Remark, check
from msglint.lsp.draft.document import Document
from msglint.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from msglint.report import Result


@pytest.fixture
def project(bench: Any) -> Project:
    """A project with a rule about addresses and one about order IDs."""
    bench.write(
        "own/address.yaml", bench.head + "find: [{entity: email, read: [subject, body, attachment, comment]}]\n"
    )
    bench.write("own/order.yaml", bench.head + "find: [{absent: [order-id]}]\n")
    return Project(Config())


def document(text: str, name: str = "/d/a.txt", root: str | None = None) -> Document:
    return Document(f"file://{name}", 1, text, name, "/d", root)


def found(project: Project, text: str, name: str = "/d/a.txt") -> list[tuple[str, str]]:
    """Return the rule and the marked range of each finding; a remark has its severity and words in front."""
    one = document(text, name)
    return [
        (
            shown.violation.rule if isinstance(shown, Finding) else f"{shown.severity}: {shown.text}",
            one.text[slice(*shown.span)],
        )
        for shown in check(project, one, lambda: True)
    ]


def test_a_violation_of_a_part_is_shown_where_it_stands(project: Project) -> None:
    assert found(project, "Order 114-3941689-8772232\r\n😀 ann@shop.com!") == [("own/address", "ann@shop.com")]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("\n\n  Hello there. \nHow are you?", "Hello there. "),
        ("Subject: About your pan\n\nHello", "About your pan"),
        ("---\nsubject: About\n---\nHello", "About"),
        ('---\nsubject: "A\\tb"\nkind: reply\n---\nHello', "Hello"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_a_violation_of_the_whole_message_is_shown_at_its_subject_or_first_line(
    project: Project, text: str, head: str
) -> None:
    assert found(project, text) == [("own/order", head)]


def test_markup_is_marked_where_it_stands_in_the_file(project: Project) -> None:
    text = "<p>Hello</p>\n<p>ann&#64;<b>shop</b>.com</p>"

    assert found(project, text, "/d/a.html") == [("own/order", "Hello"), ("own/address", "ann&#64;<b>shop</b>.com")]


def test_an_email_is_marked_in_its_encoding(project: Project) -> None:
    text = "Subject: =?utf-8?q?Hi?=\nContent-Transfer-Encoding: quoted-printable\n\nann=40shop.com"

    assert found(project, text, "/d/a.eml") == [("own/order", "Hi"), ("own/address", "ann=40shop.com")]


def test_a_template_is_marked_in_each_branch(project: Project) -> None:
    text = "{% if x %}{{ order.id }} a@shop.com{% else %}114-3941689-8772232 b@shop.com{% endif %}"

    assert [span for rule, span in found(project, text, "/d/a.j2") if rule == "own/address"] == [
        "a@shop.com",
        "b@shop.com",
    ]


def test_what_a_template_includes_is_shown_at_its_head_with_the_place_in_the_other_file(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "_end.j2").write_text("Yours,\nann@shop.com", encoding="utf-8")
    text = 'Order 114-3941689-8772232\n{% include "_end.j2" %}'

    (shown,) = check(project, document(text, str(tmp_path / "a.j2"), str(tmp_path)), lambda: True)

    assert isinstance(shown, Finding)
    assert text[slice(*shown.span)] == "Order 114-3941689-8772232"
    (mention,) = shown.mentions
    assert (mention.file, mention.text[slice(*mention.span)]) == (str(tmp_path / "_end.j2"), "ann@shop.com")


RECORDS = (
    json.dumps({"id": 1, "subject": "Hi", "text": "Hi\nann@shop.com 😀"})
    + "\r\n\n"
    + json.dumps({"text": 'é "x" ann@shop.com', "subject": "b@shop.com"}, ensure_ascii=False)
    + '\n  {"html": "<b>c@</b>shop.com"}\nno'
)


def test_records_are_marked_inside_their_strings(project: Project) -> None:
    shown = found(project, RECORDS, "/d/a.jsonl")

    assert shown == [
        ("own/order", "Hi"),
        ("own/address", "ann@shop.com"),
        ("own/order", "b@shop.com"),
        ("own/address", "b@shop.com"),
        ("own/address", "ann@shop.com"),
        ("own/order", "c@</b>shop.com"),
        ("own/address", "c@</b>shop.com"),
        ("error: is not valid JSON at column 1: Expecting value", "no"),
    ]


def test_a_record_is_marked_in_the_field_that_is_meant_where_two_read_the_same(project: Project) -> None:
    text = json.dumps({"subject": "ann@shop.com", "text": "ann@shop.com"})

    spans = [shown.span for shown in check(project, document(text, "/d/a.jsonl"), lambda: True)[1:]]

    assert [text[: span.start].count('"') for span in spans] == [3, 7]


def test_what_stands_in_no_string_of_a_record_is_shown_at_its_head(bench: Any) -> None:
    bench.write("own/file.yaml", bench.head + "find: [{entity: attachment, read: [attachment]}]\n")
    text = json.dumps({"text": "Hello", "attachments": [{"name": "a.exe", "media_type": "application/x-msdownload"}]})

    assert found(Project(Config()), text, "/d/a.jsonl") == [("own/file", "Hello")]


def test_rows_of_a_table_are_marked_in_the_file(project: Project) -> None:
    text = 'id,message\n1,"Hello\nann@shop.com"\n2,b@shop.com 114-3941689-8772232\n'

    assert found(project, text, "/d/a.csv") == [
        ("own/order", "Hello"),
        ("own/address", "ann@shop.com"),
        ("own/address", "b@shop.com"),
    ]


def test_macros_of_an_export_are_marked_in_the_file(project: Project) -> None:
    text = '{"macros": [{"id": 1, "body": "114-3941689-8772232 \\u0061nn@shop.com"}]}'

    assert found(project, text, "/d/a.json") == [("own/address", "\\u0061nn@shop.com")]


def test_a_draft_that_cannot_be_read_says_so_on_its_line(project: Project) -> None:
    text = "---\nsubject: x\nkind: friendly\n---\nHello"

    assert found(project, text) == [("error: kind is 'friendly'; it must be one of proactive, reply", "kind: friendly")]


@pytest.mark.parametrize("name", ["/d/a.csv", "/d/a.json"])
def test_a_table_or_export_that_is_about_something_else_is_no_error(project: Project, name: str) -> None:
    text = "name,price\npan,3\n" if name.endswith("csv") else '{"a": 1}'

    assert all(rule.startswith("info: ") for rule, _ in found(project, text, name))


def test_a_note_of_a_reader_is_shown_on_the_line_that_it_names(project: Project) -> None:
    text = "---\nsubject: x\norder_dat: 2026-01-01\n---\n114-3941689-8772232"

    ((said, span),) = found(project, text)

    assert said.startswith("info: line 3: 'order_dat' was left out")
    assert span == "order_dat: 2026-01-01"


def test_a_draft_is_checked_as_if_it_went_out_today(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    dates: list[object] = []
    whole_check = Project.check

    def note(self: Project, message: Any) -> Result:
        dates.append(message.context.sent_date)
        return whole_check(self, message)

    monkeypatch.setattr(Project, "check", note)
    check(project, document("---\norder_date: 2026-01-01\n---\nHi"), lambda: True)
    check(project, document('{"text": "Hi", "order_date": "2026-01-01"}', "/d/a.jsonl"), lambda: True)

    assert isinstance(dates[0], date)
    assert dates[1] is None


def test_a_message_that_is_too_long_is_no_clean_one(project: Project) -> None:
    ((said, span),) = found(project, "x" * 200_001)

    assert said.startswith("error: the message has 200,001 characters")
    assert span


def test_a_bug_is_shown_and_not_a_clean_document(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("ann@shop.com")

    monkeypatch.setattr(Project, "check", fail)
    (shown,) = check(project, document("ann@shop.com"), lambda: True)

    assert isinstance(shown, Remark)
    assert shown.severity == "error"
    assert shown.text.startswith("a bug in msglint: KeyError (lsp/draft/check.py:")


def test_nobody_waiting_ends_it_between_two_messages(project: Project) -> None:
    answers = iter([True, False])

    shown = check(project, document(RECORDS, "/d/a.jsonl"), lambda: next(answers))

    assert [one.violation.rule for one in shown if isinstance(one, Finding)] == ["own/order", "own/address"]


def test_every_range_reads_what_the_violation_says(project: Project) -> None:
    pieces = st.lists(
        st.sampled_from(["😀", "é", "\r\n", "\r", "\n", "\u2028", "\x85", "\ud800", " ", "hi", "ann@shop.com"])
    )

    @settings(deadline=None)
    @given(pieces, st.booleans())
    def holds(words: list[str], has_mark: bool) -> None:  # noqa: FBT001 - hypothesis passes it
        one = document(("\ufeff" if has_mark else "") + " ".join(words))
        shown = [
            found for found in check(project, one, lambda: True) if isinstance(found, Finding) and found.violation.text
        ]
        assert len(shown) == words.count("ann@shop.com")
        for finding in shown:
            assert one.text[slice(*finding.span)] == finding.violation.text == "ann@shop.com"

    holds()

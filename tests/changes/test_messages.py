"""Which messages a change concerns, and which of their violations lie in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from msglint.changes import WHOLE, Changes, Lines, concerned, keep, may_concern
from msglint.errors import InputError
from msglint.message import Message
from msglint.read import read
from msglint.report import Result
from msglint.report.result import Suppressed
from msglint.span import LineIndex
from msglint.violation import Violation


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def changes(**lines: int) -> Changes:
    """Return changes of one line in each of some files, named with _ for the dot."""
    return Changes(str(Path.cwd()), {name.replace("_", "."): (Lines(n, n),) for name, n in lines.items()})


def messages(name: str, text: str) -> list[Message]:
    Path(name).write_text(text, encoding="utf-8")
    found = list(read(name))
    assert all(isinstance(one, Message) for one in found)
    return [one for one in found if isinstance(one, Message)]


def violation(text: str | None = None, source: str = "", file: str | None = None) -> Violation:
    """Return a violation: of the whole message, or where a text stands in a source."""
    start = end = None
    if text is not None:
        index = LineIndex(source)
        start = index.position(source.index(text))
        end = index.position(start.offset + len(text))
    return Violation(
        "amazon/emoji", "error", "high", "No.", "Don't.", "body", text, start, end, (), None, "0" * 16, file=file
    )


def kept(message: Message, found: Violation, changed: Changes) -> bool:
    result = keep(changed, Result(message, (found,), (Suppressed(found, "ignore", "why"),)))
    assert len(result.violations) == len(result.suppressed)
    return result.violations == (found,)


DRAFT = "Order 114-3941689-8772232\n\nHello,\nwrite to\nann@shop.com\ntoday.\n"


@pytest.mark.parametrize(("line", "stays"), [(3, False), (4, True), (5, True), (6, False)])
def test_a_violation_stays_if_one_of_its_lines_is_changed(line: int, *, stays: bool) -> None:
    (message,) = messages("draft.txt", DRAFT)

    assert kept(message, violation("write to\nann@shop.com", DRAFT), changes(draft_txt=line)) is stays


def test_the_line_break_at_its_end_adds_no_line_to_a_violation() -> None:
    (message,) = messages("draft.txt", DRAFT)

    assert not kept(message, violation("ann@shop.com\n", DRAFT), changes(draft_txt=6))


def test_a_violation_of_the_whole_draft_stays_if_any_line_is_changed() -> None:
    (message,) = messages("draft.txt", DRAFT)

    assert kept(message, violation(), changes(draft_txt=6))
    assert not kept(message, violation(), changes(other_txt=6))


RECORDS = '{"text": "Hello"}\n{"id": "2", "text": "write\\nto\\nann@shop.com"}\n{"text": "Bye"}\n'


@pytest.mark.parametrize(("line", "stays"), [(1, False), (2, True), (3, False)])
@pytest.mark.parametrize("text", [None, "ann@shop.com"])
def test_of_a_record_in_one_line_that_line_decides(line: int, text: str | None, *, stays: bool) -> None:
    message = messages("drafts.jsonl", RECORDS)[1]

    assert kept(message, violation(text, message.parts[0].source), changes(drafts_jsonl=line)) is stays


def test_of_a_file_of_records_only_the_changed_lines_are_checked() -> None:
    found = messages("drafts.jsonl", RECORDS)

    assert list(concerned(changes(drafts_jsonl=2), "drafts.jsonl", found)) == [found[1]]


TABLE = 'id,text\n1,Hello\n2,"write to\nann@shop.com\ntoday"\n3,Bye\n'


@pytest.mark.parametrize(("line", "stays"), [(2, False), (3, True), (4, True), (5, True), (6, False)])
def test_a_violation_of_a_whole_row_stays_if_one_of_its_lines_is_changed(line: int, *, stays: bool) -> None:
    message = messages("drafts.csv", TABLE)[1]

    assert kept(message, violation(), changes(drafts_csv=line)) is stays


def test_a_violation_in_a_row_of_many_lines_stays_only_for_its_own() -> None:
    message = messages("drafts.csv", TABLE)[1]

    assert kept(message, violation("ann@shop.com", TABLE), changes(drafts_csv=4))
    assert not kept(message, violation("ann@shop.com", TABLE), changes(drafts_csv=5))


def test_a_row_without_an_id_is_a_row_all_the_same() -> None:
    message = messages("drafts.csv", "text\nHello\nwrite to ann@shop.com\n")[0]

    assert kept(message, violation(), changes(drafts_csv=2))
    assert not kept(message, violation(), changes(drafts_csv=3))


@pytest.mark.parametrize(("line", "stays"), [(6, False), (10, True), (11, True), (15, False)])
def test_a_violation_of_a_whole_macro_stays_if_its_subject_or_text_is_changed(line: int, *, stays: bool) -> None:
    macros = [{"id": number, "subject": f"Hello {number}", "body": "Write to ann@shop.com"} for number in (1, 2, 3)]
    message = messages("macros.json", json.dumps({"macros": macros}, indent=1))[1]

    assert kept(message, violation(), changes(macros_json=line)) is stays


TEMPLATE = 'Order {{ order_id }}\n{% include "signature.txt" %}\nBye\n'
SIGNATURE = "Your team\nann@shop.com\n"


def template() -> Message:
    Path("signature.txt").write_text(SIGNATURE, encoding="utf-8")
    return messages("draft.txt.j2", TEMPLATE)[0]


def test_a_violation_in_an_included_file_stays_if_its_line_there_is_changed() -> None:
    message = template()
    found = violation("ann@shop.com", SIGNATURE, "signature.txt")

    assert kept(message, found, changes(signature_txt=2))
    assert not kept(message, found, changes(signature_txt=1))
    assert not kept(message, found, changes(draft_txt_j2=2))


def test_a_violation_of_a_whole_template_stays_if_an_included_file_is_changed() -> None:
    assert kept(template(), violation(), changes(signature_txt=1))


def test_a_template_is_checked_if_an_included_file_is_changed() -> None:
    message = template()

    assert may_concern(changes(signature_txt=1), "draft.txt.j2")
    assert list(concerned(changes(signature_txt=1), "draft.txt.j2", [message])) == [message]
    assert list(concerned(changes(other_txt=1), "draft.txt.j2", [message])) == []


def test_an_included_file_of_another_branch_counts() -> None:
    message = template()
    elsewhere = replace(message, parts=(replace(message.parts[0], includes=()),), variants=(message.parts,))

    assert list(concerned(changes(signature_txt=1), "draft.txt.j2", [elsewhere])) == [elsewhere]


@pytest.mark.parametrize("name", ["drafts.jsonl", "drafts.CSV", "macros.json", "mail.eml"])
def test_a_file_that_includes_nothing_is_read_only_if_it_is_changed(name: str) -> None:
    Path(name).write_text("Hello", encoding="utf-8")

    assert not may_concern(changes(), name)
    assert may_concern(Changes(str(Path.cwd()), {name: WHOLE}), name)


def test_what_cannot_be_read_counts_only_in_a_changed_file() -> None:
    Path("draft.txt").write_bytes(b"\0\1\2")
    error = InputError("looks like a binary file, not text", source="draft.txt")

    assert list(concerned(changes(draft_txt=1), "draft.txt", [error])) == [error]
    assert list(concerned(changes(), "draft.txt", [error])) == []

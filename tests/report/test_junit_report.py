"""JUnit's XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.errors import InputError, RuleError, RuleErrors, UsageError
from msglint.message import Message
from msglint.part import Part
from msglint.report import Result
from msglint.report.result import Suppressed

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from msglint.violation import Violation

TEXT = "Hi,\nsee 😀"
#: What all dashboards take, by the schema of Jenkins: element -> required and further attributes, children, and whether
#: it may hold text.
SCHEMA: dict[str, tuple[set[str], set[str], set[str], bool]] = {
    "testsuites": (set(), {"name", "tests", "failures", "errors", "time"}, {"testsuite"}, False),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"skipped", "time", "timestamp", "hostname", "id", "package", "file"},
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
        False,
    ),
    "testcase": (
        {"name"},
        {"classname", "time", "group"},
        {"skipped", "error", "failure", "system-out", "system-err"},
        False,
    ),
    "failure": (set(), {"type", "message"}, set(), True),
    "error": (set(), {"type", "message"}, set(), True),
    "skipped": (set(), {"type", "message"}, set(), True),
    "system-out": (set(), set(), set(), True),
}


def suites(output: str) -> list[Element]:
    root = fromstring(output)  # noqa: S314 - because msglint has just written it
    assert root.tag == "testsuites"
    _check(root)
    for suite in root:
        cases = suite.findall("testcase")
        counted = {"tests": len(cases), "skipped": len(suite.findall("testcase/skipped"))}
        counted |= {f"{tag}s": len(suite.findall(f"testcase/{tag}")) for tag in ("failure", "error")}
        assert {name: int(suite.get(name, "-1")) for name in counted} == counted
    return list(root)


def _check(element: Element) -> None:
    required, further, children, is_text = SCHEMA[element.tag]
    assert required <= set(element.keys()) <= required | further
    assert {child.tag for child in element} <= children
    assert is_text or not (element.text or "").strip()
    # What Ant's schema asks beyond: a test has one outcome.
    assert sum(child.tag in {"failure", "error", "skipped"} for child in element) <= 1
    for child in element:
        assert not (child.tail or "").strip()
        _check(child)


def draft(source: str, *violations: Violation, **known: object) -> Result:
    return Result(Message((Part("body", TEXT, TEXT),), source=source, **known), violations)  # type: ignore[arg-type] # each test says other fields


def test_message_with_errors_is_a_test_that_failed(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    emoji, order = violation_of(TEXT, "😀"), violation_of(TEXT, None, rule="amazon/missing-order-id", instead="")
    assert written("junit", draft("drafts/a.txt", emoji, order, emoji)) == (
        '<?xml version="1.0"?>\n'
        '<testsuites name="msglint">\n'
        '  <testsuite name="drafts/a.txt" tests="1" failures="1" errors="0" skipped="0">\n'
        '    <testcase classname="drafts/a.txt" name="drafts/a.txt">\n'
        '      <failure type="error" message="amazon/emoji, amazon/missing-order-id">'
        "drafts/a.txt:2:5: error: amazon/emoji\n"
        "  Emoji are not allowed.\n"
        "  instead: Remove it.\n"
        "drafts/a.txt: error: amazon/missing-order-id\n"
        "  Emoji are not allowed.\n"
        "drafts/a.txt:2:5: error: amazon/emoji\n"
        "  Emoji are not allowed.\n"
        "  instead: Remove it.</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_milder_violations_are_printed_by_a_test_that_passed(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    mild = [violation_of(TEXT, "😀", severity=name, instead="") for name in ("warning", "info")]
    (suite,) = suites(written("junit", draft("a.txt", *mild)))
    assert suite.get("failures") == "0"
    assert suite.findtext("testcase/system-out") == (
        "a.txt:2:5: warning: amazon/emoji\n"
        "  Emoji are not allowed.\n"
        "a.txt:2:5: info: amazon/emoji\n"
        "  Emoji are not allowed."
    )


def test_what_is_let_pass_is_printed_with_the_reason(
    violation_of: Callable[..., Violation], written: Callable[..., str]
) -> None:
    violation = violation_of(TEXT, "😀", instead="")
    passed = (Suppressed(violation, "ignore", "It is a name."), Suppressed(violation, "baseline"))
    (suite,) = suites(written("junit", Result(Message.from_text(TEXT), (), passed)))
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("1", "0", "0")
    printed = (suite.findtext("testcase/system-out") or "").splitlines()
    assert (printed[2], printed[5]) == ("  ignored: It is a name.", "  in the baseline")


def test_file_is_a_suite_of_its_messages(violation_of: Callable[..., Violation], written: Callable[..., str]) -> None:
    output = written(
        "junit",
        draft("a.txt"),
        draft("b.jsonl", id="en-1", line=1),
        InputError("has no text", source="b.jsonl", line=2),
        draft("b.jsonl", violation_of(TEXT, "😀"), line=3),
    )
    assert [(suite.get("name"), [case.get("name") for case in suite]) for suite in suites(output)] == [
        ("a.txt", ["a.txt"]),
        ("b.jsonl", ["b.jsonl:1 en-1", "b.jsonl:2", "b.jsonl:3"]),
    ]


def test_error_of_msglint_is_a_test_with_an_error(written: Callable[..., str]) -> None:
    output = written(
        "junit",
        InputError("is not UTF-8", source="c.txt"),
        RuleErrors([RuleError("no such key", file="r.yaml", line=2), RuleError("no such rule", file="r.yaml")]),
        UsageError("there is no such preset"),
    )
    errors = [(suite.get("name"), case.find("error")) for suite in suites(output) for case in suite]
    assert [(name, error.get("type"), error.get("message")) for name, error in errors if error is not None] == [
        ("c.txt", "InputError", "is not UTF-8"),
        ("r.yaml", "RuleErrors", "no such key"),
        ("r.yaml", "RuleErrors", "no such rule"),
        ("msglint", "UsageError", "there is no such preset"),
    ]


def test_nothing_checked_is_a_report_without_suites(written: Callable[..., str]) -> None:
    assert suites(written("junit")) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "ascii", "cp1252", "shift_jis"])
@given(text=st.text(st.characters() | st.sampled_from("<&>]\x00\x1b\ufffe\r\n"), min_size=1))
def test_any_text_gives_xml_that_can_be_read(
    violation_of: Callable[..., Violation], written: Callable[..., str], text: str, encoding: str
) -> None:
    violation = violation_of(text, text, rule=text, message=text, instead=text)
    passed = (Suppressed(violation, "ignore", text),)
    outcomes = (Result(Message((), source=text, id=text), (violation,), passed), InputError(text, source=text, line=1))
    output = written("junit", *outcomes, encoding=encoding)
    (suite,) = suites(output)
    assert len(suite) == 2
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", output)

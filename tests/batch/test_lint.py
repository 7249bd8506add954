"""A record batch of messages in, one of results out, row by row."""

from __future__ import annotations

import pickle
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import msglint
from msglint.batch import SCHEMA, lint_batch
from msglint.engine import MAX_CHARS
from msglint.errors import UsageError
from msglint.project import Project
from tests.batch.checks import checked, rules_of

if TYPE_CHECKING:
    from msglint.message import Message
    from tests.conftest import Bench

BAD = "Hi!\nWrite to ann@shop.com"


@pytest.mark.usefixtures("own_rules")
def test_each_row_has_a_result_in_its_place() -> None:
    first, second, third = checked(id=["a", "b", "c"], text=["All is well", BAD, None], kind=["reply"] * 3)
    assert first == {
        "line": 1,
        "id": "a",
        "status": "clean",
        "problem": None,
        "error_count": 0,
        "warning_count": 0,
        "info_count": 0,
        "ignored_count": 0,
        "notes": [],
        "violations": [],
    }
    assert (second["line"], second["id"], second["status"], second["error_count"]) == (2, "b", "violations", 1)
    (violation,) = second["violations"]
    assert violation.pop("fingerprint")
    assert violation == {
        "rule": "own/email",
        "severity": "error",
        "confidence": "high",
        "message": "Gives ann@shop.com",
        "part": "body",
        "text": "ann@shop.com",
        "start": {"line": 2, "column": 10, "offset": 13},
        "end": {"line": 2, "column": 22, "offset": 25},
    }
    assert (third["status"], third["id"], third["violations"]) == ("empty", "c", [])


@pytest.mark.usefixtures("own_rules")
def test_the_schema_is_the_same_whatever_comes() -> None:
    for texts in ([], [None], [BAD], ["\x00"]):
        result = lint_batch(pa.record_batch({"text": pa.array(texts, pa.string())}))
        assert result.schema.equals(SCHEMA)
        assert result.num_rows == len(texts)


def test_results_are_those_of_the_linter() -> None:
    texts = ["Order 114-3941689-8772232: write to ann@shop.com", "We are happy 🙂", "Hello, your order is on its way."]
    results = checked(text=texts, subject=["Hello", None, ""], select=["email-address", "emoji"])
    linter = msglint.Linter(select=["email-address", "emoji"])
    for text, subject, result in zip(texts, ("Hello", None, None), results, strict=True):
        expected = linter.check(text, subject=subject)
        assert [v["fingerprint"] for v in result["violations"]] == [v.fingerprint for v in expected]
        assert [v["start"]["offset"] for v in result["violations"]] == [v.start.offset for v in expected if v.start]


@pytest.mark.usefixtures("own_rules")
def test_rows_that_cannot_be_checked_cost_no_others() -> None:
    results = checked(
        text=[BAD, "x" * (MAX_CHARS + 1), BAD, "x" * 11_000_000, BAD],
        order_date=["2026-01-31", None, "soon", None, ""],
        kind=["reply"] * 5,
    )
    assert [result["status"] for result in results] == ["violations", "failed", "failed", "failed", "violations"]
    assert [result["problem"] for result in results[1:4]] == [
        "the message has 200,001 characters; the limit is 200,000",
        "order_date is 'soon'; it must be a date such as 2026-01-31",
        "holds more than 10 MiB in the column 'text'",
    ]
    assert all(result["violations"] == [] for result in results[1:4])


@pytest.mark.usefixtures("own_rules")
def test_a_bug_costs_one_message_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    check = Project.check

    def broken(project: Project, message: Message) -> Any:
        if message.parts[-1].text == "now":
            raise RecursionError
        return check(project, message)

    monkeypatch.setattr(Project, "check", broken)
    first, second = checked(text=["now", BAD])
    assert (first["status"], second["status"]) == ("failed", "violations")
    assert first["problem"].startswith("a bug in msglint: RecursionError (")


@pytest.mark.usefixtures("own_rules")
def test_kept_columns_stand_first_and_as_they_are() -> None:
    batch = pa.record_batch({"text": [BAD, None], "ticket": pa.array([7, None], pa.int16()), "tags": [["a"], []]})
    result = lint_batch(batch, keep=["tags", "ticket", "tags"])
    assert result.schema.names[:3] == ["tags", "ticket", "line"]
    assert result.column("ticket").equals(batch.column("ticket"))
    assert result.column("tags").equals(batch.column("tags"))


@pytest.mark.usefixtures("own_rules")
def test_what_is_kept_must_be_there_and_must_not_stand_in_the_way() -> None:
    batch = pa.record_batch([[1], [2], ["x"], ["i"]], names=["a", "a", "text", "id"])
    for name, problem in (
        ("b", "keep: there is no column 'b'; its columns are a, a, text, id"),
        ("a", "keep: there are several columns 'a'"),
        ("id", "keep: every result has a column 'id' of its own; give yours another name first"),
    ):
        with pytest.raises(UsageError) as raised:
            lint_batch(batch, keep=[name])
        assert str(raised.value) == problem


@pytest.mark.usefixtures("own_rules")
def test_a_batch_without_messages_is_refused_with_a_way_out() -> None:
    with pytest.raises(UsageError) as raised:
        lint_batch(pa.record_batch({"a": ["x"]}))
    assert str(raised.value) == (
        "the batch has no column that is sure to be the message, only 'a'; name it with columns={'text': NAME}"
    )
    with pytest.raises(UsageError, match=r"lint_batch takes a pyarrow\.RecordBatch, not a Table"):
        lint_batch(pa.table({"text": ["x"]}))


def test_context_is_said_by_the_row_the_call_and_the_configuration_in_that_order(own_rules: Bench) -> None:
    own_rules.write("../msglint.yaml", "context: {kind: reply}\n")
    texts = {"text": ["Hello"] * 3, "kind": ["proactive", "reply", None]}
    assert rules_of(checked(**texts)) == [["own/proactive"], [], ["own/proactive"]]
    assert rules_of(checked(**texts, config="msglint.yaml")) == [["own/proactive"], [], []]
    assert rules_of(checked(**texts, context={"kind": "proactive"})) == [["own/proactive"]] * 3


def test_ignores_of_a_configuration_count_for_the_source_that_they_mean(own_rules: Bench) -> None:
    own_rules.write("../msglint.yaml", "language: en\n")
    own_rules.write("../.msglintignore", "old.parquet  email  # agreed\n")
    for config in ("msglint.yaml", "."):
        (result,) = checked(text=[BAD], kind=["reply"], config=config, source="old.parquet")
        assert (result["status"], result["error_count"], result["ignored_count"]) == ("clean", 0, 1)
        assert rules_of(checked(text=[BAD], kind=["reply"], config=config, source="new.parquet")) == [["own/email"]]


def test_nothing_that_lies_about_counts_unless_it_is_named(own_rules: Bench) -> None:
    own_rules.write("../msglint.yaml", "ignore: [email]\n")
    own_rules.write("../.msglintignore", "*  email  # agreed\n")
    assert rules_of(checked(text=[BAD], kind=["reply"])) == [["own/email"]]


def test_the_configuration_names_the_column_of_the_text(own_rules: Bench) -> None:
    own_rules.write("../msglint.yaml", "text-column: draft\n")
    columns = {"draft": [BAD], "body": ["Hello"], "kind": ["reply"]}
    assert rules_of(checked(**columns)) == [[]]
    assert rules_of(checked(**columns, config="msglint.yaml")) == [["own/email"]]
    assert rules_of(checked(**columns, config="msglint.yaml", columns={"text": "body"})) == [[]]


@pytest.mark.usefixtures("own_rules")
def test_no_word_of_a_message_is_left_when_redacted() -> None:
    result, failed = checked(text=[BAD, "x"], sent_date=[None, "yesterday, Ann"], ticket=["T1", "T2"], redact=True)
    (violation,) = (v for v in result["violations"] if v["rule"] == "own/email")
    assert (violation["text"], violation["message"]) == ("•" * 12, "Gives " + "•" * 12)
    assert violation["start"]["offset"] == 13
    assert "Ann" not in str(failed)


@pytest.mark.usefixtures("own_rules")
def test_bytes_that_are_no_text_in_their_charset_do_not_spoil_a_result() -> None:
    mail = (
        b"Subject: x\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nWrite to \xff\xfe ann@shop.com \xed\xa0\x80"
    )
    assert rules_of(checked(eml=[mail], kind=["reply"])) == [["own/email"]]


def test_options_can_be_sent_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(partial(lint_batch, keep=["a"]))).func is lint_batch  # noqa: S301 - our own


VALUES = {
    pa.string(): st.text(max_size=20),
    pa.binary(): st.binary(max_size=20),
    pa.int64(): st.integers(-5, 5),
    pa.float64(): st.floats(),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates(),
    pa.list_(pa.string()): st.lists(st.text(max_size=5), max_size=2),
}
NAMES = ("text", "html", "eml", "subject", "id", "kind", "order_date", "review_requests", "attachments", "meta", "lang")


@st.composite
def batches(draw: st.DrawFn) -> Any:
    rows = draw(st.integers(0, 3))
    columns = {}
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True)):
        kind = draw(st.sampled_from(list(VALUES)))
        values = draw(st.lists(st.none() | VALUES[kind], min_size=rows, max_size=rows))
        columns[name] = pa.array(values, kind)
    return pa.record_batch({"body": pa.array([BAD] * rows, pa.string()), **columns})


@given(batches())
def test_whatever_columns_hold_every_row_has_a_result(batch: Any) -> None:
    result = lint_batch(batch, columns={"text": "body"}, select=["email-address"])
    assert result.num_rows == batch.num_rows
    for row in result.to_pylist():
        assert row["status"] in ("violations", "failed"), row
        assert (row["status"] == "failed") == (row["problem"] is not None)

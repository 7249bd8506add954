"""An audit writes what lint_batch returns, counts it, and goes on where it was ended."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from msglint.batch import lint_table
from msglint.batch.audit import audit as module
from msglint.batch.audit import store
from msglint.batch.audit.audit import Audit
from msglint.batch.audit.files import File, find
from msglint.batch.audit.settings import Settings
from msglint.batch.loaded import Choice, forget, project_of
from msglint.errors import UsageError

if TYPE_CHECKING:
    from msglint.batch.audit.audit import Step
    from tests.conftest import Bench

pytestmark = pytest.mark.usefixtures("own_rules")
KEEPING = Settings(Choice(), keep=("n",))
TEXTS = ("Hello", "Write to ann@shop.com", None, "bob@shop.com", "x" * 200_001)


@pytest.fixture(autouse=True)
def _small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    for one in (module, store):
        monkeypatch.setattr(one, "PART", 100)


@pytest.fixture
def archive() -> Path:
    folder = Path("in")
    for name, rows in (("a.parquet", 450), ("lang=de/b.parquet", 7), ("c.parquet", 0)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        texts = [TEXTS[n % len(TEXTS)] for n in range(rows)]
        table = pa.table({"text": pa.array(texts, pa.string()), "n": pa.array(range(rows), pa.int32())})
        pq.write_table(table, path, row_group_size=170)
    return folder


def audit(archive: Path, settings: Settings = KEEPING) -> Audit:
    return Audit([item for item in find([str(archive)], "out") if isinstance(item, File)], "out", settings)


def run(archive: Path, settings: Settings = KEEPING) -> tuple[dict[str, Any], list[Step]]:
    made = audit(archive, settings)
    steps = list(made.run())
    return made.summary(), steps


def written() -> list[str]:
    return sorted(path.relative_to("out").as_posix() for path in Path("out").rglob("*") if path.is_file())


def test_results_are_those_of_the_function_row_by_row(archive: Path) -> None:
    summary, steps = run(archive)
    assert written() == ["_summary.json", "a.parquet", "c.parquet", "lang=de/b.parquet"]
    for name in ("a.parquet", "c.parquet", "lang=de/b.parquet"):
        found = pq.ParquetFile(Path("out", name)).read()
        expected = lint_table(pq.ParquetFile(archive / name).read(), keep=["n"])
        assert found.schema.equals(expected.schema)
        assert found.to_pylist() == expected.to_pylist()
    assert sum(step.rows for step in steps) == 457
    assert summary == json.loads(Path("out", "_summary.json").read_text("utf-8"))
    assert summary["summary"]["messages"] == 275
    assert [(source["source"], source["messages"]) for source in summary["sources"]] == [
        ("in/a.parquet", 270),
        ("in/c.parquet", 0),
        ("in/lang=de/b.parquet", 5),
    ]
    assert summary["problems"][0] == {
        "source": "in/a.parquet",
        "line": 5,
        "message": "the message has 200,001 characters; the limit is 200,000",
    }
    assert len(summary["problems"]) == 10


def test_what_is_finished_is_not_checked_again(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = run(archive)
    monkeypatch.setattr(module, "lint_batch", lambda *_, **__: pytest.fail("is checked again"))
    second, steps = run(archive)
    assert second == first
    assert not any(step.checked for step in steps if step.rows)


def test_an_ended_run_goes_on_with_the_part_that_it_was_at(archive: Path) -> None:
    expected, _ = run(archive)
    whole = pq.ParquetFile("out/a.parquet").read().to_pylist()
    Path("out/a.parquet").unlink()
    Path("out/_summary.json").unlink()

    steps = audit(archive).run()
    rows = 0
    while rows < 250:
        rows += next(steps).rows
    steps.close()  # type: ignore[attr-defined] # a generator is one of the iterators
    assert [name for name in written() if name.startswith("_")] == [
        f"_unfinished/a.parquet/00000{n}.parquet" for n in (0, 1, 2)
    ]

    summary, again = run(archive)
    assert sum(step.rows for step in again if step.checked) == 450 - rows
    assert 250 <= rows < 450
    assert pq.ParquetFile("out/a.parquet").read().to_pylist() == whole
    assert summary == expected
    assert "_unfinished" not in {path.name for path in Path("out").iterdir()}


def test_a_changed_file_and_other_rules_are_checked_anew(archive: Path, own_rules: Bench) -> None:
    run(archive)
    pq.write_table(pa.table({"text": ["ann@shop.com"], "n": pa.array([0], pa.int32())}), archive / "c.parquet")
    _, steps = run(archive)
    assert sum(step.rows for step in steps if step.checked) == 1
    _, steps = run(archive, Settings(Choice(ignore=("email",)), keep=("n",)))
    assert sum(step.rows for step in steps if step.checked) == 458
    own_rules.write("own/email.yaml", own_rules.head + "message: other\nfind:\n  - {entity: email}\n")
    forget()
    _, steps = run(archive)
    assert sum(step.rows for step in steps if step.checked) == 458


def test_settings_that_change_no_result_have_the_same_hash(own_rules: Bench) -> None:
    settings = Settings(Choice())
    digest = settings.digest(project_of(settings.choice))
    own_rules.write("../msglint.yaml", "language: en\n")
    assert settings.digest(project_of(Choice(config="."))) == digest
    other = Settings(Choice(), redact=True)
    assert other.digest(project_of(other.choice)) != digest


def test_a_damaged_file_costs_no_other_and_keeps_what_could_be_read(archive: Path) -> None:
    data = bytearray((archive / "a.parquet").read_bytes())
    at = pq.read_metadata(archive / "a.parquet").row_group(2).column(0).data_page_offset
    data[at : at + 30] = b"\xff" * 30
    (archive / "a.parquet").write_bytes(data)
    summary, steps = run(archive)
    assert [step.error.source for step in steps if step.error] == ["in/a.parquet"]
    assert pq.read_metadata("out/a.parquet").num_rows == 256
    assert [source["result"] for source in summary["sources"]] == ["a.parquet", "c.parquet", "lang=de/b.parquet"]
    _, again = run(archive)
    assert sum(step.rows for step in again if step.checked) == 256


def test_files_without_a_message_or_a_wanted_column_are_errors(archive: Path) -> None:
    pq.write_table(pa.table({"a": ["x"]}), archive / "d.parquet")
    _, steps = run(archive)
    assert [str(step.error) for step in steps if step.error] == [
        "in/d.parquet: has no column that is sure to be the message, only 'a'; name it with --text-column NAME"
    ]
    _, steps = run(archive, Settings(Choice(), keep=("lang",)))
    problems = [str(step.error) for step in steps if step.error]
    assert problems[0] == "in/a.parquet: keep: there is no column 'lang'; its columns are text, n"
    _, steps = run(archive, Settings(Choice(), by=("team",)))
    problems = [str(step.error) for step in steps if step.error]
    assert problems[0] == "in/a.parquet: has no column 'team'; its columns are 'text', 'n'"


def test_counts_by_columns_and_names_of_folders(archive: Path) -> None:
    summary, _ = run(archive, Settings(Choice(), by=("n",)))
    assert [(item["value"], item["messages"]) for item in summary["groups"]["language"]] == [("de", 5)]
    assert len(summary["groups"]["n"]) == 450


def test_a_file_that_is_no_result_is_never_overwritten(archive: Path) -> None:
    Path("out").mkdir()
    pq.write_table(pa.table({"precious": [1]}), "out/a.parquet")
    with pytest.raises(UsageError, match=r"a\.parquet is no result of an audit and would be overwritten"):
        run(archive)

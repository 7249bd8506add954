"""`msglint audit` as a person at a terminal or a script knows it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

ORDER = "Hello, about order 114-3941689-8772232: "
BAD = f"{ORDER}write to ann@shop.com"
GOOD = f"{ORDER}it is on its way."
OPTIONS = ("--select", "email-address", "--out", "out")


@pytest.fixture
def archive(tmp_path: Path) -> Callable[..., str]:
    """Return a function that writes a Parquet file of columns into the current folder and returns its name."""

    def write(name: str = "sent.parquet", **columns: Any) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table(columns), path)
        return name

    return write


def test_violations_are_counted_shown_and_written(run: Run, archive: Callable[..., str]) -> None:
    archive("in/a.parquet", id=["1", "2"], text=[BAD, GOOD], lang=["en", "en"])
    archive("in/b.parquet", id=["3"], text=[None], lang=["de"])
    result = run("audit", "in", *OPTIONS)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "1 error in 1 of 2 messages in 2 files\n"
        "1 row without a text\n"
        "\n"
        "Rules\n"
        "rule                  severity  violations  messages\n"
        "amazon/email-address  error              1         1\n"
        "\n"
        "By language\n"
        "language  messages  violating  errors  warnings  infos\n"
        "en               2          1       1         0      0\n"
        "de               0          0       0         0      0\n"
        "\n"
        "By file\n"
        "file          messages  violating  errors  warnings  infos\n"
        "in/a.parquet         2          1       1         0      0\n"
        "in/b.parquet         0          0       0         0      0\n"
        "\n"
        "The results are in out, the summary in out/_summary.json.\n"
    )
    assert pq.ParquetFile("out/a.parquet").read().column("status").to_pylist() == ["violations", "clean"]


def test_what_is_found_is_what_check_finds(run: Run, archive: Callable[..., str]) -> None:
    texts = [BAD, GOOD, None, f"<p>{BAD}</p>", "ann@shop.com " * 3]
    name = archive(body=texts, subject=["Write to bob@shop.com", None, "x", "", None], Kind=["reply"] * 5)
    checked = json.loads(run("check", name, "--select", "email-address", "--format", "json").stdout)
    run("audit", name, *OPTIONS)
    rows = pq.ParquetFile("out/sent.parquet").read().to_pylist()
    fields = ("rule", "message", "part", "text", "start", "end", "fingerprint")
    assert [
        (row["line"], [{name: v[name] for name in fields} for v in row["violations"]])
        for row in rows
        if row["status"] != "empty"
    ] == [(r["line"], [{name: v[name] for name in fields} for v in r["violations"]]) for r in checked["results"]]


def test_exit_codes_are_those_of_check(run: Run, archive: Callable[..., str]) -> None:
    archive("good.parquet", text=[GOOD])
    archive("bad.parquet", text=[BAD])
    archive("empty.parquet", text=pa.array([None], pa.string()))
    archive("long.parquet", text=[GOOD, "x" * 200_001])
    Path("folder").mkdir()
    for number, (name, code, options) in enumerate(
        [
            ("good.parquet", 0, ()),
            ("bad.parquet", 1, ()),
            ("bad.parquet", 0, ("--fail-on", "never")),
            ("empty.parquet", 3, ()),
            ("long.parquet", 2, ()),
            ("none.parquet", 2, ()),
            ("folder", 2, ()),
        ]
    ):
        result = run("audit", name, "--select", "email-address", "--out", f"out{number}", *options)
        assert (name, result.exit_code) == (name, code), result.output
    assert "long.parquet:2: the message has 200,001 characters" in run("audit", "long.parquet", *OPTIONS).stderr


def test_a_folder_that_is_not_empty_is_not_touched_unless_to_resume(run: Run, archive: Callable[..., str]) -> None:
    name = archive(text=[BAD])
    first = run("audit", name, *OPTIONS)
    again = run("audit", name, *OPTIONS)
    assert (again.exit_code, again.stderr) == (
        2,
        "msglint: error: --out out: the folder is not empty; add --resume to go on with an audit, or name another\n",
    )
    resumed = run("audit", name, *OPTIONS, "--resume")
    assert (resumed.exit_code, resumed.stdout) == (1, first.stdout)


def test_columns_are_named_kept_and_counted_by(run: Run, archive: Callable[..., str]) -> None:
    name = archive(a=[GOOD], b=[BAD], nr=[7], team=["North"])
    result = run(
        "audit", name, *OPTIONS, "--text-column", "b", "--column", "id=nr", "--keep", "nr", "--by", "team", "-q",
        "--format", "json",
    )  # fmt: skip
    summary = json.loads(result.stdout)
    assert summary == json.loads(Path("out/_summary.json").read_text("utf-8"))
    assert [(item["value"], item["violating"]) for item in summary["groups"]["team"]] == [("North", 1)]
    (row,) = pq.ParquetFile("out/sent.parquet").read().to_pylist()
    assert (row["nr"], row["id"], row["status"]) == (7, "7", "violations")


def test_a_configuration_counts_as_for_check(run: Run, archive: Callable[..., str]) -> None:
    archive("in/a.parquet", text=[BAD])
    archive("in/old/b.parquet", text=[BAD])
    Path("msglint.yaml").write_text("exclude: [old/]\ncontext: {kind: reply}\nfail-on: never\n")
    Path(".msglintignore").write_text("a.parquet  email-address  # agreed\n")
    result = run("audit", "in", *OPTIONS, "--format", "json")
    assert result.exit_code == 0
    summary = json.loads(result.stdout)["summary"]
    assert (summary["messages"], summary["ignored"]) == (1, 1)
    assert run("audit", "in/old", *OPTIONS, "--resume").exit_code == 0
    assert run("audit", "in", *OPTIONS, "--resume", "--no-config").exit_code == 1


def test_no_word_of_a_message_is_written_when_redacted(run: Run, archive: Callable[..., str]) -> None:
    name = archive(text=[BAD], subject=["Dear Ann"])
    assert run("audit", name, *OPTIONS, "--redact").exit_code == 1
    written = str(pq.ParquetFile("out/sent.parquet").read().to_pylist())
    assert "ann" not in written.lower()
    assert "•" in written


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--jobs", "0"), "'0' is neither 'auto' nor a number from 1 to 1024"),
        (("--column", "id"), "'id': write a field and the name of its column, as in id=ticket"),
        (("--column", "a=b"), "there is no field 'a' to name a column for"),
        (("--select", "none"), "there is no rule"),
        (("--out", "sent.parquet"), "--out sent.parquet: is a file; name a folder"),
        (("--out", "."), "the folder is not empty"),
        (("--out", ".", "--resume"), "--out .: the results would overwrite sent.parquet; name another folder"),
    ],
)
def test_wrong_options_are_explained(
    run: Run, archive: Callable[..., str], options: tuple[str, ...], problem: str
) -> None:
    result = run("audit", archive(text=[GOOD]), *OPTIONS, *options)
    assert result.exit_code == 2
    assert problem in result.stderr
    assert not Path("out/sent.parquet").exists()


def test_what_can_not_be_read_leaves_the_folder_empty(run: Run, archive: Callable[..., str]) -> None:
    name = archive(text=[GOOD])
    result = run("audit", name, *OPTIONS, "--keep", "nothing")
    assert result.exit_code == 2
    assert "no violations found" not in result.stdout
    assert run("audit", name, *OPTIONS).exit_code == 0


def test_the_results_are_the_same_whatever_the_number_of_processes(
    spawn: Callable[..., subprocess.CompletedProcess[bytes]], archive: Callable[..., str]
) -> None:
    name = archive(text=[BAD, GOOD, None, f"{BAD} 😀"] * 150, id=list(range(600)))
    outputs = []
    for jobs in ("1", "2"):
        result = spawn("audit", name, "--select", "email-address,emoji", "--out", f"out{jobs}", "--jobs", jobs)
        assert (result.returncode, result.stderr) == (1, b"")
        outputs.append(result.stdout.replace(f"out{jobs}".encode(), b"out"))
    assert outputs[0] == outputs[1]
    one, two = (Path(f"out{jobs}") for jobs in ("1", "2"))
    assert (one / "_summary.json").read_bytes() == (two / "_summary.json").read_bytes()
    assert (one / name).read_bytes() == (two / name).read_bytes()


def test_without_pyarrow_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [module for module in sys.modules if module.startswith(("msglint.batch", "msglint.cli.auditing"))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("audit", "x.parquet", "--out", "out")
    assert (result.exit_code, result.stderr) == (
        2,
        "msglint: error: audit needs pyarrow; run pip install 'msglint[arrow]'\n",
    )

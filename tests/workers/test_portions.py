"""Portions hold every file and every line once, in order, and no more than a process should take in one go."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.workers import portions as module
from msglint.workers.portions import Portion, Start, portions

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.conftest import Bench

MISSING = InputError("there is no such file or folder", source="nope.txt")


def lines_of(found: list[Portion | InputError]) -> list[int]:
    return [line for one in found if isinstance(one, Portion) and one.block for line, _ in one.block.lines()]


def test_each_file_is_a_portion_for_a_single_process(bench: Bench) -> None:
    bench.write("a.txt", "abc")
    assert list(portions(["a.txt", MISSING, "gone.txt"])) == [
        Portion(("a.txt",), size=3),
        MISSING,
        Portion(("gone.txt",)),
    ]


def test_small_files_come_together_for_several_processes(bench: Bench) -> None:
    names = [f"{number}.txt" for number in range(40)]
    for name in names:
        bench.write(name, "abc")
    bench.write("large.csv", "x" * 100_000)
    found = list(portions([*names[:20], "large.csv", *names[20:], MISSING], are_many=True))
    assert [len(one.files) if isinstance(one, Portion) else one for one in found] == [16, 4, 1, 16, 4, MISSING]
    assert [file for one in found if isinstance(one, Portion) for file in one.files] == [
        *names[:20],
        "large.csv",
        *names[20:],
    ]
    assert sum(one.size for one in found if isinstance(one, Portion)) == 40 * 3 + 100_000


def test_lines_come_in_blocks(records: Callable[..., str]) -> None:
    found = list(portions([records(*["x" * 100] * 3000)]))
    assert len(found) > 3
    assert lines_of(found) == list(range(1, 3001))


def test_a_start_leaves_out_what_stands_before_it(records: Callable[..., str]) -> None:
    names = [records(*"abc", name="a.jsonl"), records(*["x" * 100] * 3000, name="b.jsonl"), "c.txt"]
    found = list(portions([MISSING, *names], start=Start("b.jsonl", 2990)))
    assert lines_of(found) == list(range(2990, 3001))
    assert [one.files for one in found if isinstance(one, Portion)][-1] == ("c.txt",)
    assert sum(one.size for one in found if isinstance(one, Portion)) > 3000 * 100


def test_a_start_in_a_table_is_the_line_of_its_first_row() -> None:
    assert list(portions(["a.txt", "a.csv", "b.csv"], start=Start("a.csv", 7), are_many=True)) == [
        Portion(("a.csv",), first=7),
        Portion(("b.csv",)),
    ]


def test_standard_input_is_read_by_the_process_that_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(b"abc"))
    monkeypatch.setattr(module, "sys", SimpleNamespace(stdin=stdin))
    assert list(portions(["-"])) == [Portion(("-",))]
    assert list(portions(["-"], are_many=True)) == [Portion(("-",), data=b"abc")]
    assert list(portions(["-"], stdin=b"fixed", stdin_filename="a.jsonl")) == [Portion(("-",), data=b"fixed")]


def test_no_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "sys", SimpleNamespace(stdin=None))
    (error,) = portions(["-"], are_many=True)
    assert str(error) == "<stdin>: there is no standard input"

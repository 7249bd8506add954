"""How many processes check is told by what there is to check, and each of them can make what it checks with."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING

import pytest

from msglint.cli.checking import jobs as module
from msglint.cli.checking.jobs import Opening, number_of_jobs, usable_cores
from msglint.cli.projects import Choice
from msglint.errors import InputError
from msglint.report import Result
from msglint.workers.pool import Pool
from msglint.workers.portions import Portion, portions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Draft = Callable[..., str]


@pytest.fixture
def eight(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let there be eight cores; return a file that can say how much of them a container may use."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(8)), raising=False)
    quota = tmp_path / "cpu.max"
    monkeypatch.setattr(module, "_QUOTA", str(quota))
    return quota


@pytest.mark.usefixtures("eight")
def test_little_is_for_one_process(draft: Draft) -> None:
    assert number_of_jobs(None, [draft("x"), InputError("is gone", source="a"), "-", "gone.txt"]) == 1


@pytest.mark.usefixtures("eight")
def test_many_bytes_or_files_are_for_all_cores(draft: Draft) -> None:
    assert number_of_jobs(None, [draft("x" * 1024 * 1024, "a.jsonl")]) == 8
    assert number_of_jobs(None, ["gone.txt"] * 300) == 8


@pytest.mark.usefixtures("eight")
def test_what_the_user_chooses_holds(draft: Draft) -> None:
    assert number_of_jobs(3, [draft("x")]) == 3
    assert number_of_jobs(1, ["gone.txt"] * 300) == 1


@pytest.mark.parametrize(
    ("quota", "cores"),
    [("max 100000", 8), ("200000 100000", 2), ("150000 100000", 2), ("1000 100000", 1), ("9999999 100000", 8), ("", 8)],
)
def test_a_container_uses_no_more_than_it_may(eight: Path, quota: str, cores: int) -> None:
    eight.write_text(quota)
    assert usable_cores() == cores


def test_more_processes_than_one_can_write_for_are_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "usable_cores", lambda: 128)
    assert number_of_jobs(None, ["gone.txt"] * 300) == 16


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_a_process_that_shares_nothing_makes_its_own_rules(draft: Draft, method: str) -> None:
    choice = Choice(isolated=True, select=("email-address",))
    lines = [f'{{"id": "m{number}", "text": "write to a{number}@shop.com"}}\n' for number in range(100)]
    name = draft("".join(lines), "a.jsonl")
    given = {"context": {"kind": "reply"}, "stdin_filename": None, "text_column": None, "folders": ()}
    opening = Opening(choice, [name], given, None, choice.project([name]))
    with Pool(2, opening, are_shown=True, method=method) as pool:
        found = [item for item in pool.run(portions([name], are_many=True)) if not isinstance(item, Portion)]
    assert [item.message.id for item in found if isinstance(item, Result)] == [f"m{number}" for number in range(100)]
    assert {item.message.context.kind for item in found if isinstance(item, Result)} == {"reply"}
    assert found == [outcome for portion in portions([name]) for _, outcome in _alone(opening, portion)]


def _alone(opening: Opening, portion: Portion | InputError) -> list[tuple[object, object]]:
    assert isinstance(portion, Portion)
    return list(opening().examine(portion))


def test_what_is_sent_to_a_process_holds_no_rules() -> None:
    choice = Choice(isolated=True)
    opening = Opening(choice, ["a.txt"], {}, None, choice.project(["a.txt"]))
    assert len(pickle.dumps(opening)) < 500

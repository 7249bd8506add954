"""Several processes say what one says, in the same order, and none of them takes more than a message down with it."""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from msglint.cli.checking.outcomes import in_turn
from msglint.engine import check_message
from msglint.errors import InputError, MsglintError
from msglint.read import read as read_file
from msglint.report import Result
from msglint.workers import pool as module
from msglint.workers.examiner import Examiner
from msglint.workers.pool import Pool
from msglint.workers.portions import Portion, portions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from msglint.message import Message
    from msglint.project import Project
    from msglint.report import Outcome
    from tests.conftest import Bench

    Records = Callable[..., str]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what a test patches is there only in a forked process")

MISSING = InputError("there is no such file or folder", source="nope.txt")


def told(item: Outcome | Portion) -> object:
    """Return what a report says of an outcome."""
    if isinstance(item, Result):
        return item.message.source, item.message.line, item.message.id, item.violations
    return str(item) if isinstance(item, InputError) else None


def checked(project: Project, files: list[Any], jobs: int) -> list[object]:
    """Return what is told of some files, and check that every portion comes by."""
    taken = list(portions(files, are_many=jobs > 1))
    with Pool(jobs, lambda: Examiner(project, {}), are_shown=False) as pool:
        found = list(pool.run(iter(taken)))
    passed = [item for item in found if isinstance(item, (Portion, InputError)) and item in taken]
    assert passed == taken
    return [told(item) for item in found if not isinstance(item, Portion)]


def deadly(monkeypatch: pytest.MonkeyPatch, **deaths: Callable[[], object]) -> None:
    """Let messages that hold a word do what kills the process that checks them."""

    def check(message: Message, rules: Any) -> Any:
        for word, act in deaths.items():
            if word in message.parts[-1].text:
                act()
        return check_message(message, rules)

    monkeypatch.setattr("msglint.project.check_message", check)


def crash() -> None:
    faulthandler.disable()  # which pytest has put there to tell much about it
    os.kill(os.getpid(), signal.SIGSEGV)


@pytest.fixture
def mixed(bench: Bench, records: Records) -> list[Any]:
    """Files of several kinds, some of which can't be read."""
    bench.write("a.txt", "write to ann@shop.com")
    bench.write("b.eml", "Subject: s\n\nwrite to bob@shop.com")
    bench.write("c.csv", "text,id\nx@shop.com,1\nplain,2\n")
    bench.write("d.txt", b"\0\1".decode())
    names = [f"small/{number}.txt" for number in range(50)]
    for name in names:
        bench.write(name, f"write to {name[6:-4]}@shop.com")
    texts = [f"{'x' * 400} {number}@shop.com" for number in range(600)]
    lines = records(*texts, name="lines.jsonl")
    bench.write("broken.jsonl", '{"text": "a"}\n{\n\n{"text": 5}\n{"text": "b@shop.com"}')
    return ["a.txt", "b.eml", lines, MISSING, "c.csv", "d.txt", *names, "broken.jsonl", records(name="empty.jsonl")]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_several_processes_find_what_one_finds_in_the_same_order(project: Project, mixed: list[Any], jobs: int) -> None:
    alone = [item for item in in_turn(portions(mixed), Examiner(project, {})) if not isinstance(item, Portion)]
    assert len(alone) > 650
    assert checked(project, mixed, jobs) == list(map(told, alone))


@pytest.mark.parametrize(
    ("act", "cause"),
    [
        (lambda: os._exit(3), "exit code 3"),
        (crash, "SIGSEGV"),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "SIGKILL, perhaps for want of memory"),
    ],
    ids=["exits", "crashes", "is killed"],
)
def test_a_message_that_ends_its_process_is_named_and_all_others_are_checked(
    project: Project, records: Records, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], cause: str
) -> None:
    deadly(monkeypatch, die=act)
    name = records(*["fine"] * 70, "die", *["fine"] * 5, "die", "fine")
    found = checked(project, [name, MISSING], 2)
    problem = f"checking it ended its process ({cause}), so it was not checked"
    assert found[70] == f"a.jsonl:71: {problem}"
    assert found[76] == f"a.jsonl:77: {problem}"
    assert [item[2] for item in found if isinstance(item, tuple)] == [
        f"m{n}" for n in range(1, 79) if n not in {71, 77}
    ]
    assert found[-1] == str(MISSING)


def test_files_behind_one_that_ends_its_process_are_checked(
    project: Project, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly(monkeypatch, die=lambda: os._exit(1))
    names = [f"{number}.txt" for number in range(20)]
    for number, name in enumerate(names):
        bench.write(name, "die" if number in {0, 7, 19} else "fine")
    found = checked(project, names, 2)
    assert [item[0] if isinstance(item, tuple) else str(item).partition(":")[0] for item in found] == names
    assert [number for number, item in enumerate(found) if isinstance(item, str)] == [0, 7, 19]


def test_every_message_may_end_its_process(project: Project, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    deadly(monkeypatch, die=lambda: os._exit(1))
    found = checked(project, [records(*["die"] * 6, name="a.jsonl"), records(*["die"] * 6, name="b.jsonl")], 3)
    assert [str(item).partition(": ")[0] for item in found] == [f"{f}.jsonl:{n}" for f in "ab" for n in range(1, 7)]


def test_a_row_that_cannot_be_read_alive_costs_the_rest_of_its_file(
    project: Project, bench: Bench, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(path: str, **kwargs: Any) -> Iterator[Message | InputError]:
        for number, item in enumerate(read_file(path, **kwargs)):
            if number == 2:
                os._exit(1)
            yield item

    monkeypatch.setattr("msglint.project.read", read)
    bench.write("c.csv", "text,id\na,1\nb,2\nc,3\nd,4\n")
    found = checked(project, ["c.csv", records("fine")], 2)
    assert [item[2] if isinstance(item, tuple) else item for item in found] == [
        "1",
        "2",
        "c.csv: checking it ended its process (exit code 1), so it was not checked",
        "m1",
    ]


def test_too_little_memory_for_one_message_is_an_error_of_that_message(
    project: Project, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    def want() -> None:
        raise MemoryError

    deadly(monkeypatch, large=want)
    found = checked(project, [records("fine", "large", "fine")], 2)
    assert found[1] == "a.jsonl:2: there was not enough memory to check it"
    assert len(found) == 3


def test_processes_that_cannot_even_begin_are_one_error(records: Records) -> None:
    def broken() -> Examiner:
        os._exit(9)

    pool = Pool(2, broken, are_shown=False)
    with pool, pytest.raises(MsglintError, match=r"end as soon as they begin \(exit code 9\); use --jobs 1"):
        list(pool.run(portions([records("a")], are_many=True)))


def test_no_more_processes_are_started_than_there_is_work_for(project: Project, records: Records) -> None:
    with Pool(40, lambda: Examiner(project, {}), are_shown=False) as pool:
        list(pool.run(portions([records("a")])))
        assert len(pool._workers) == 1  # noqa: SLF001 - nothing else tells


def test_the_processes_are_gone_when_the_work_is_given_up(project: Project, records: Records) -> None:
    with Pool(2, lambda: Examiner(project, {}), are_shown=False) as pool:
        next(pool.run(portions([records(*["x" * 400] * 600)])))
        processes = [worker.process for worker in pool._workers]  # noqa: SLF001 - nothing else tells
        assert len(processes) == 2
    assert not any(process.is_alive() for process in processes)
    assert gc.get_freeze_count() == 0


def test_a_slow_portion_does_not_let_what_comes_behind_it_pile_up(
    project: Project, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly(monkeypatch, slow=lambda: time.sleep(0.5))
    monkeypatch.setattr(module, "_MOST_WAITING", 1000)
    bench.write("slow.txt", "slow")
    table = "text,id\n" + "".join(f"write to {n}@shop.com,{n}\n" for n in range(300))
    for name in ("a.csv", "b.csv"):
        bench.write(name, table)
    taken: list[int] = []
    with Pool(2, lambda: Examiner(project, {}), are_shown=False) as pool:
        for item in pool.run(iter([Portion((name,)) for name in ("slow.txt", "a.csv", "b.csv")])):
            taken += [item.message.line] if isinstance(item, Result) else []
    assert taken == [1, *range(2, 302), *range(2, 302)]

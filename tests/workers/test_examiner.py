"""Whatever goes wrong with one message costs that message alone, and a portion can be begun anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from msglint.errors import InputError, RuleTimeoutError
from msglint.message import Message
from msglint.read import read, read_block
from msglint.report import Result
from msglint.workers.examiner import BEGIN, Announced, Examiner, Step, outcome_of
from msglint.workers.portions import Portion, portions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from msglint.project import Project
    from msglint.report import Outcome
    from tests.conftest import Bench

    Records = Callable[..., str]


def told(outcome: Outcome) -> tuple[int, str]:
    """Return line and id, or line and problem."""
    if isinstance(outcome, Result):
        return outcome.message.line, outcome.message.id or ""
    assert isinstance(outcome, InputError)
    return outcome.line, outcome.problem


def first_of(*files: str, are_many: bool = False) -> Portion:
    (portion,) = portions(files, are_many=are_many)
    assert isinstance(portion, Portion)
    return portion


def test_each_line_has_its_outcome(project: Project, records: Records, bench: Bench) -> None:
    name = records("write to ann@shop.com", "b")
    bench.write(name, (bench.folder / name).read_text() + "{\n\n[]\n")
    found = list(Examiner(project, {}).examine(first_of(name)))
    assert [step for step, _ in found] == [Step(1, 1), Step(2, 1), Step(3, 1), Step(5, 1)]
    assert [told(outcome)[0] for _, outcome in found] == [1, 2, 3, 5]
    assert [violation.rule for violation in found[0][1].violations] == ["own/missing", "own/email"]  # type: ignore[union-attr] # it is a result


@pytest.mark.parametrize("done", [BEGIN, Step(1, 1), Step(2, 1), Step(3, 1)])
def test_a_block_goes_on_behind_a_line(project: Project, records: Records, done: Step) -> None:
    found = Examiner(project, {}).examine(first_of(records("a", "b", "c")), done)
    assert [told(outcome)[0] for _, outcome in found] == list(range(done.unit + 1, 4))


def test_files_go_on_within_one_of_them(project: Project, bench: Bench) -> None:
    bench.write("a.txt", "a")
    bench.write("b.csv", "text,id\nb1,1\nb2,2\nb3,3\n")
    bench.write("c.txt", "c")
    portion = first_of("a.txt", "b.csv", "c.txt", are_many=True)
    steps = [step for step, _ in Examiner(project, {}).examine(portion)]
    assert steps == [Step(0, 1), Step(1, 1), Step(1, 2), Step(1, 3), Step(2, 1)]
    for number, step in enumerate(steps, 1):
        assert [each for each, _ in Examiner(project, {}).examine(portion, step)] == steps[number:]


def test_a_table_is_begun_at_a_line(project: Project, bench: Bench) -> None:
    bench.write("b.csv", "text,id\nb1,1\nb2,2\nb3,3\n")
    found = Examiner(project, {}).examine(Portion(("b.csv",), first=3))
    assert [told(outcome) for _, outcome in found] == [(3, "2"), (4, "3")]


def test_what_is_about_to_be_done_is_said_before(project: Project, records: Records, bench: Bench) -> None:
    bench.write("b.csv", "text,id\nb1,1\n")
    said: list[Announced] = []
    examiner = Examiner(project, {})
    list(examiner.examine(first_of(records("a", "b")), announce=said.append))
    assert said == [Announced(Step(1, 1), "a.jsonl", 1), Announced(Step(2, 1), "a.jsonl", 2)]
    said.clear()
    list(examiner.examine(first_of("b.csv"), announce=said.append))
    # To read the file, to check its message, and to read on.
    assert said == [
        Announced(Step(1, 0), "b.csv", 0),
        Announced(Step(0, 1), "b.csv", 2),
        Announced(Step(1, 0), "b.csv", 0),
    ]


def test_only_what_was_chosen_is_checked(project: Project, records: Records) -> None:
    def second(file: str, found: Iterable[Message | InputError]) -> Iterator[Message | InputError]:
        return (item for item in found if file == "a.jsonl" and item.line == 2)

    found = Examiner(project, {}, second).examine(first_of(records("a", "b", "c")))
    assert [told(outcome)[0] for _, outcome in found] == [2]


def test_a_bug_of_a_reader_costs_a_line(project: Project, records: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(block: Any, *args: Any, **kwargs: Any) -> Any:
        if b"secret" in block.data:
            raise KeyError("secret")
        return read_block(block, *args, **kwargs)

    monkeypatch.setattr("msglint.project.read_block", broken)
    found = [outcome for _, outcome in Examiner(project, {}).examine(first_of(records("a", "secret", "c")))]
    assert [told(outcome)[0] for outcome in found] == [1, 2, 3]
    assert str(found[1]).startswith("a.jsonl:2: a bug in msglint: KeyError (")
    assert "secret" not in str(found[1])


def test_a_bug_of_a_reader_costs_a_file(project: Project, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: str, **kwargs: Any) -> Iterator[Message | InputError]:
        yield from read(path, **kwargs)
        if path == "a.txt":
            raise KeyError(path)

    monkeypatch.setattr("msglint.project.read", broken)
    for name in ("a.txt", "b.txt"):
        bench.write(name, "x")
    found = [outcome for _, outcome in Examiner(project, {}).examine(first_of("a.txt", "b.txt", are_many=True))]
    assert [type(outcome) for outcome in found] == [Result, InputError, Result]
    assert str(found[1]).startswith("a.txt: a bug in msglint: KeyError (")


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (InputError("is too long", source="a.jsonl", line=3), "a.jsonl:3: is too long"),
        (RuleTimeoutError("own/slow", 1), "a.jsonl:3: rule own/slow: its pattern ran longer than 1 s"),
        (MemoryError(), "a.jsonl:3: there was not enough memory to check it"),
        (ZeroDivisionError(), "a.jsonl:3: a bug in msglint: ZeroDivisionError ("),
    ],
)
def test_what_goes_wrong_is_an_error_that_names_the_line(error: Exception, problem: str) -> None:
    def act() -> Result:
        raise error

    outcome = outcome_of(Message((), source="a.jsonl", line=3), act)
    assert isinstance(outcome, InputError)
    assert str(outcome).startswith(problem)

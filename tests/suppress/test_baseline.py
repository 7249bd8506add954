"""The baseline: what was there before is let pass, what is new is not, and edits elsewhere change nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint.errors import InputError, RuleError
from msglint.report.result import Result, Summary
from msglint.ruleset.select import select_rules
from msglint.suppress.baseline import Baseline
from msglint.suppress.names import Names
from tests.suppress.conftest import passed, rules_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msglint.report.result import Outcome
    from msglint.ruleset.rule import RuleSet
    from tests.suppress.conftest import Desk

BAD = "Write to ann@shop.com\nNOW.\n"
CLEAN = "Order 114-3941689-8772232.\n"


def run(
    desk: Desk,
    *names: str,
    update: bool = False,
    rules: RuleSet | None = None,
    errors: Sequence[RuleError | InputError] = (),
) -> tuple[list[Result], Baseline]:
    """Check some files with the baseline `b.json`, and write it when it is to be updated."""
    baseline = Baseline.read("b.json", desk.names, is_updated=update)
    outcomes: list[Outcome] = [*desk.results(*names, rules=rules), *errors]
    found = list(baseline.through(outcomes, lambda _: rules or desk.rules))
    assert [one for one in found if not isinstance(one, Result)] == list(errors)
    if update:
        baseline.write()
    return [one for one in found if isinstance(one, Result)], baseline


def entries(desk: Desk) -> list[tuple[str, str]]:
    data = json.loads((desk.folder / "b.json").read_text(encoding="utf-8"))
    return [(one["path"], one["rule"]) for one in data["violations"]]


def said(baseline: Baseline) -> list[str]:
    return [str(one) for one in baseline.stale()]


def test_what_was_there_is_let_pass_and_what_is_new_is_not(desk: Desk) -> None:
    desk.write("a.txt", BAD)
    results, _ = run(desk, "a.txt", update=True)
    assert rules_of(results) == []
    assert entries(desk) == [("a.txt", "own/mail"), ("a.txt", "own/order"), ("a.txt", "own/shout")]
    results, baseline = run(desk, "a.txt")
    assert rules_of(results) == []
    assert passed(results) == [("order", "baseline", ""), ("mail", "baseline", ""), ("shout", "baseline", "")]
    assert said(baseline) == []
    desk.write("a.txt", BAD + "bob@shop.com")
    results, _ = run(desk, "a.txt")
    assert [one.text for result in results for one in result.violations] == ["bob@shop.com"]


def test_it_counts_as_known_in_the_summary(desk: Desk) -> None:
    desk.write("a.txt", BAD)
    results, _ = run(desk, "a.txt", update=True)
    summary = Summary()
    for result in results:
        summary.count(result)
    assert (summary.messages, summary.violating, summary.error, summary.known, summary.ignored) == (1, 0, 0, 3, 0)


def test_it_holds_no_texts_lines_dates_or_paths_of_the_machine(desk: Desk) -> None:
    desk.write("a.txt", BAD)
    run(desk, str(desk.folder / "a.txt"), update=True)
    text = (desk.folder / "b.json").read_text(encoding="utf-8")
    assert "ann@shop.com" not in text
    assert str(desk.folder) not in text
    keys = {key for one in json.loads(text)["violations"] for key in one}
    assert keys == {"path", "rule", "fingerprint", "count"}


def test_paths_count_from_its_own_folder(desk: Desk) -> None:
    desk.write("shop/drafts/a.txt", BAD)
    desk.write("other/b.txt", BAD)
    baseline = Baseline("shop/b.json", desk.names, {}, is_updated=True)
    for result in desk.results("shop/drafts/a.txt", "./other/../other/b.txt"):
        baseline.apply(result, desk.rules)
    assert {one.path for one in baseline.updated()} == {"drafts/a.txt", "../other/b.txt"}


def test_messages_with_ids_are_told_apart_and_others_are_counted(desk: Desk) -> None:
    desk.write("ids.jsonl", '{"id": "1", "text": "NOW 114-3941689-8772232"}\n')
    desk.write("none.jsonl", '{"text": "NOW 114-3941689-8772232"}\n' * 2)
    run(desk, "ids.jsonl", "none.jsonl", update=True)
    data = json.loads((desk.folder / "b.json").read_text(encoding="utf-8"))["violations"]
    assert [(one["path"], one.get("id"), one["count"]) for one in data] == [
        ("ids.jsonl", "1", 1),
        ("none.jsonl", None, 2),
    ]
    desk.write("ids.jsonl", '{"id": "2", "text": "NOW 114-3941689-8772232"}\n')
    desk.write("none.jsonl", '{"text": "NOW 114-3941689-8772232"}\n' * 3)
    results, _ = run(desk, "ids.jsonl", "none.jsonl")
    assert [rules_of([one]) for one in results] == [["shout"], [], [], ["shout"]]


def test_what_an_earlier_part_of_the_run_has_let_pass_counts(desk: Desk) -> None:
    line = '{"text": "NOW 114-3941689-8772232"}\n'
    desk.write("none.jsonl", line * 2)
    run(desk, "none.jsonl", update=True)
    desk.write("none.jsonl", line * 3)
    before, _ = run(desk, "none.jsonl")
    baseline = Baseline.read("b.json", desk.names)
    baseline.recall(before[0])
    rest = [baseline.apply(result, desk.rules) for result in desk.results("none.jsonl")[1:]]
    assert rest == before[1:]


def test_what_comes_from_no_file_is_never_known(desk: Desk) -> None:
    (found,) = desk.results(desk.write("a.txt", BAD))
    (desk.folder / "a.txt").unlink()
    message = type(found.message)(found.message.parts, source="<stdin>")
    baseline = Baseline("b.json", desk.names, {}, is_updated=True)
    assert rules_of([baseline.apply(Result(message, found.violations), desk.rules)]) == ["order", "mail", "shout"]
    assert baseline.updated() == {}


def test_what_is_never_to_be_ignored_is_neither_learned_nor_let_pass(desk: Desk) -> None:
    desk.write("a.txt", CLEAN + "SECRET NOW")
    results, _ = run(desk, "a.txt", update=True)
    assert rules_of(results) == ["sworn"]
    assert entries(desk) == [("a.txt", "own/shout")]
    results, _ = run(desk, "a.txt")
    assert rules_of(results) == ["sworn"]
    desk.names = Names(desk.rules, ["shout"])
    results, baseline = run(desk, "a.txt")
    assert sorted(rules_of(results)) == ["shout", "sworn"]
    assert baseline.updated() == {}


def test_errors_stay_and_keep_what_is_known_of_their_file(desk: Desk) -> None:
    desk.write(
        "a.jsonl", '{"id": "1", "text": "NOW 114-3941689-8772232"}\n{"id": "2", "text": "NOW 114-3941689-8772232"}\n'
    )
    run(desk, "a.jsonl", update=True)
    before = entries(desk)
    desk.write("a.jsonl", '{"id": "1", "text": "NOW STAR 114-3941689-8772232"}\n{broken\n')
    error = InputError("is not valid JSON", source="a.jsonl", line=2)
    _, baseline = run(desk, "a.jsonl", errors=[error, RuleError("other", file="x")])
    assert said(baseline) == []
    run(desk, "a.jsonl", update=True, errors=[error])
    assert entries(desk) == sorted([*before, ("a.jsonl", "other/star")], key=lambda one: one[1] != "other/star")


def test_an_update_keeps_what_was_not_checked_and_drops_what_is_gone(desk: Desk) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        desk.write(name, CLEAN + "NOW")
    run(desk, "a.txt", "b.txt", "c.txt", update=True)
    desk.write("a.txt", CLEAN)
    (desk.folder / "c.txt").unlink()
    run(desk, "a.txt", update=True)
    assert entries(desk) == [("b.txt", "own/shout")]


def test_an_update_keeps_what_rules_know_that_were_not_checked_but_not_of_rules_that_are_gone(desk: Desk) -> None:
    desk.write("a.txt", CLEAN + "NOW ann@shop.com")
    run(desk, "a.txt", update=True)
    desk.write("a.txt", CLEAN + "ann@shop.com")
    run(desk, "a.txt", update=True, rules=select_rules(desk.rules, ["mail"]))
    assert entries(desk) == [("a.txt", "own/mail"), ("a.txt", "own/shout")]
    desk.names = Names(select_rules(desk.rules, ["mail"]))
    run(desk, update=True)
    assert entries(desk) == [("a.txt", "own/mail")]


def test_an_update_says_what_it_knows(desk: Desk) -> None:
    baseline = Baseline("b.json", desk.names, {}, is_updated=True)
    for result in desk.results(desk.write("a.txt", BAD), desk.write("b.txt", CLEAN + "NOW")):
        baseline.apply(result, desk.rules)
    assert baseline.write() == "b.json: knows 4 violations in 2 files"


def test_what_is_gone_is_told_file_by_file(desk: Desk) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        desk.write(name, CLEAN + "NOW, NOW, ann@shop.com")
    run(desk, "a.txt", "b.txt", "c.txt", "d.txt", update=True)
    desk.write("a.txt", CLEAN)
    desk.write("b.txt", CLEAN + "NOW, ann@shop.com")
    (desk.folder / "c.txt").unlink()
    desk.write("d.txt", CLEAN)
    _, baseline = run(desk, "a.txt", "b.txt")
    assert said(baseline) == [
        "b.json: knows 3 violations in a.txt that are gone (own/mail, own/shout); run again with --update-baseline",
        "b.json: knows 1 violation in b.txt that is gone (own/shout); run again with --update-baseline",
        "b.json: knows violations in 1 file that is gone (c.txt); run again with --update-baseline",
    ]


def test_what_rules_know_that_were_not_checked_is_not_gone(desk: Desk) -> None:
    desk.write("a.txt", CLEAN + "NOW")
    run(desk, "a.txt", update=True)
    desk.write("a.txt", CLEAN)
    _, baseline = run(desk, "a.txt", rules=select_rules(desk.rules, ["mail"]))
    assert said(baseline) == []


def test_a_great_many_files_are_told_in_a_few_lines(desk: Desk) -> None:
    names = [desk.write(f"{number:02}.txt", CLEAN + "NOW") for number in range(30)]
    run(desk, *names, update=True)
    for name in names:
        desk.write(name, CLEAN)
    _, baseline = run(desk, *names)
    assert len(said(baseline)) == 11
    assert said(baseline)[-1] == (
        "b.json: knows 20 violations in 20 further files that are gone; run again with --update-baseline"
    )


def test_the_order_of_files_changes_nothing(desk: Desk) -> None:
    names = [desk.write(f"{name}.txt", BAD) for name in "abc"]
    run(desk, *names, update=True)
    written = (desk.folder / "b.json").read_bytes()
    (desk.folder / "b.json").unlink()
    run(desk, *reversed(names), update=True)
    assert (desk.folder / "b.json").read_bytes() == written


_FINDINGS = st.sampled_from(["NOW", "STAR", "ann@shop.com", "bob@shop.com"])
_PLAIN = st.sampled_from(["Hello.", "", "   ", "Your parcel is here.", "谢谢。"])


def draft(lines: Sequence[str]) -> str:
    return "\n".join([CLEAN.strip(), *lines]) + "\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    lines=st.lists(_FINDINGS | _PLAIN, max_size=8),
    others=st.lists(st.tuples(st.integers(0, 20), _PLAIN), max_size=6),
    order=st.randoms(use_true_random=False),
)
def test_edits_elsewhere_and_moved_lines_leave_all_known(
    desk: Desk, lines: list[str], others: list[tuple[int, str]], order: object
) -> None:
    (desk.folder / "b.json").unlink(missing_ok=True)
    desk.write("a.txt", draft(lines))
    run(desk, "a.txt", update=True)
    edited = list(lines)
    order.shuffle(edited)  # type: ignore[attr-defined] # a random.Random
    for at, line in others:
        edited.insert(at, line)
    desk.write("a.txt", draft(edited))
    results, baseline = run(desk, "a.txt")
    assert rules_of(results) == []
    assert said(baseline) == []
    written = (desk.folder / "b.json").read_bytes()
    run(desk, "a.txt", update=True)
    assert (desk.folder / "b.json").read_bytes() == written


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(lines=st.lists(_FINDINGS | _PLAIN, max_size=8), more=_FINDINGS, at=st.integers(0, 8))
def test_one_more_of_anything_is_reported_once(desk: Desk, lines: list[str], more: str, at: int) -> None:
    (desk.folder / "b.json").unlink(missing_ok=True)
    desk.write("a.txt", draft(lines))
    run(desk, "a.txt", update=True)
    desk.write("a.txt", draft([*lines[:at], more, *lines[at:]]))
    results, _ = run(desk, "a.txt")
    assert [one.text for result in results for one in result.violations] == [more]

"""The script of the GitHub Action, run as a runner runs it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.ci.conftest import Runner

GUILTY = "Order 114-3941689-8772232\n\nWrite to ann@shop.com\n"
CLEAN = "Order 114-3941689-8772232\n\nHello, the lamp ships today and arrives on Friday.\n"


def report(*messages: str, **changed: object) -> dict[str, Any]:
    violations = [
        {"rule": "amazon/emoji", "severity": "error", "message": text, "start": {"line": 4}} for text in messages
    ]
    result = {"source": "drafts/a.txt", "id": None, "line": 1, "violations": violations}
    counts = {"messages": 1, "error": len(messages), "warning": 0, "info": 0}
    return {"results": [result], "errors": [], "summary": counts} | changed


def test_violations_become_annotations_outputs_a_summary_and_sarif(runner: Runner) -> None:
    runner.write("drafts/bad.txt", GUILTY)
    runner.write("drafts/good.txt", CLEAN)

    step = runner.run(paths="drafts", args="--select email-address,missing-order-id")

    assert step.code == 0
    assert "::error file=drafts/bad.txt,line=3,col=10" in step.log
    assert step.outputs["exit-code"] == "1"
    assert step.outputs["violations"] == "1"
    with open(step.outputs["sarif-file"], encoding="utf-8") as file:  # noqa: PTH123 - a path as the next step gets it
        (found,) = json.load(file)["runs"][0]["results"]
    assert found["ruleId"] == "amazon/email-address"
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "drafts/bad.txt"
    assert "amazon/email-address" in step.summary
    assert "drafts/bad.txt:3" in step.summary


def test_clean_messages_leave_exit_code_0_and_no_violations(runner: Runner) -> None:
    runner.write("draft.txt", CLEAN)

    step = runner.run(args="--select email-address")

    assert (step.outputs["exit-code"], step.outputs["violations"]) == ("0", "0")


def test_a_folder_without_drafts_leaves_exit_code_3(runner: Runner) -> None:
    step = runner.run()

    assert step.outputs["exit-code"] == "3"
    assert "there was no draft" in step.summary


def test_a_working_directory_is_part_of_the_places(runner: Runner) -> None:
    runner.write("shop/drafts/bad.txt", GUILTY)

    step = runner.run(paths="drafts", working_directory="shop", args="--select email-address")

    assert "::error file=shop/drafts/bad.txt,line=3" in step.log


def test_inputs_become_arguments_as_they_are(runner: Runner) -> None:
    step = runner.run_stub(
        paths="two words\n\n  --fix  \n$(touch was-run)",
        config="team.yaml",
        preset="amazon-strict",
        fail_on="warning",
        changed_since="origin/main",
        args="--select 'emoji, gif'\n--quiet",
    )

    arguments = step.called["arguments"]
    assert arguments[:3] == ["check", "--format", "github"]
    assert "--config=team.yaml" in arguments
    assert {"--preset=amazon-strict", "--fail-on=warning", "--changed-since=origin/main"} <= set(arguments)
    assert arguments[-7:] == ["--select", "emoji, gif", "--quiet", "--", "two words", "--fix", "$(touch was-run)"]
    assert not (runner.workspace / "was-run").exists()


def test_what_is_not_given_is_no_argument(runner: Runner) -> None:
    arguments = runner.run_stub().called["arguments"]

    assert [one for one in arguments if one.startswith("--") and one != "--"] == ["--format", "--output", "--output"]


def test_msglint_runs_at_the_root_of_the_repository_with_paths_from_there(runner: Runner) -> None:
    runner.write("shop/drafts/a.txt", "")

    called = runner.run_stub(paths="drafts", config="msglint.yaml", working_directory="shop").called

    assert called["folder"] == str(runner.workspace)
    assert called["arguments"][-1] == "shop/drafts"
    assert "--config=shop/msglint.yaml" in called["arguments"]


def test_a_repository_below_the_workspace_is_a_root_of_its_own(runner: Runner) -> None:
    runner.write("theirs/.git", "gitdir: elsewhere\n")
    runner.write("theirs/drafts/a.txt", "")

    step = runner.run_stub(paths="drafts", working_directory="theirs")

    assert step.called["folder"] == str(runner.workspace / "theirs")
    assert step.outputs["root"] == step.called["folder"]
    assert step.called["arguments"][-1] == "drafts"


def test_patterns_stand_for_the_files_that_fit_them(runner: Runner) -> None:
    for name in ("drafts/b.txt", "drafts/de/a.txt", "drafts/c.md", "[draft].txt"):
        runner.write(name, "")

    arguments = runner.run_stub(paths="drafts/**/*.txt\n[draft].txt\nnone/*.txt").called["arguments"]

    assert arguments[arguments.index("--") + 1 :] == ["drafts/b.txt", "drafts/de/a.txt", "[draft].txt", "none/*.txt"]


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_exit_code_is_kept_for_the_last_step(runner: Runner, code: int) -> None:
    step = runner.run_stub({"json": report("No.")}, code)

    assert step.code == 0
    assert step.outputs["exit-code"] == str(code)


def test_a_msglint_that_writes_no_report_leaves_empty_outputs(runner: Runner) -> None:
    step = runner.run_stub({}, 2)

    assert step.outputs["exit-code"] == "2"
    assert step.outputs["violations"] == ""
    assert step.outputs["sarif-file"] == ""
    assert "could not be checked" in step.summary


def test_a_report_of_an_earlier_step_is_not_taken_for_this_one(runner: Runner) -> None:
    runner.run_stub({"json": report("No."), "sarif": {"runs": []}}, 1)

    step = runner.run_stub({}, 2)

    assert (step.outputs["violations"], step.outputs["sarif-file"]) == ("", "")


def test_a_draft_writes_no_markup_into_the_summary(runner: Runner) -> None:
    hostile = "</code><img src=x> | `a`\n\n# @team https://x.example \u202egnp.exe"

    summary = runner.run_stub({"json": report(hostile)}, 1).summary

    row = next(line for line in summary.splitlines() if "amazon/emoji" in line)
    assert "&lt;/code&gt;&lt;img src=x&gt; | `a` # @team https://x.example gnp.exe</code>" in row
    assert "\u202e" not in summary


def test_a_long_summary_is_cut(runner: Runner) -> None:
    summary = runner.run_stub({"json": report(*["No." * 1000] * 150)}, 1).summary

    assert summary.count("<tr>") == 101
    assert "the first 100 of 150" in summary
    assert len(summary) < 100_000


def test_what_could_not_be_checked_is_in_the_summary(runner: Runner) -> None:
    errors = [{"source": "a.txt", "line": 7, "message": "is not valid JSON"}]

    summary = runner.run_stub({"json": report(errors=errors)}, 2).summary

    assert "<code>a.txt:7</code></td><td><code>is not valid JSON</code>" in summary


def test_without_annotations_nothing_that_is_quoted_is_a_command(runner: Runner) -> None:
    step = runner.run_stub(prints="::set-env name=PATH::/evil", annotations="false")

    before, _, after = step.log.partition("::set-env")
    fence = before.splitlines()[0].removeprefix("::stop-commands::")
    assert step.called["arguments"][:3] == ["check", "--format", "text"]
    assert len(fence) > 20
    assert after.splitlines()[-1] == f"::{fence}::"


def test_annotations_are_on_or_off(runner: Runner) -> None:
    step = runner.run(annotations="yes")

    assert step.code == 1
    assert "::error title=msglint::annotations must be true or false" in step.log

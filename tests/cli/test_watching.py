"""`msglint test --watch` shows the verdict again after each change, and survives files that are broken for a while."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from msglint.cli.exits import Exit
from msglint.cli.watching import watch
from msglint.errors import UsageError
from msglint.testing.request import Request
from msglint.testing.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Rule = Callable[..., str]


def by_failures(verdict: Verdict) -> Exit:
    return Exit.ERROR if verdict.failures or verdict.errors else Exit.CLEAN


def keep_testing(request: Request, *deeds: Callable[[], object]) -> Exit:
    """Watch while somebody does one thing after the other, each followed by a pause, and presses Ctrl-C at last."""
    steps = iter([step for deed in deeds for step in (deed, lambda: None)])

    def pause() -> None:
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    return watch(request, "never", None, by_failures, pause)


def shown(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], str]:
    """Return the lines on standard output but those with the time, and standard error."""
    out, err = capsys.readouterr()
    lines = [line for line in out.splitlines() if line]
    assert all(line.endswith("s; watching for changes, Ctrl-C ends") for line in lines if " after " in line)
    return [line for line in lines if " after " not in line], err


def test_the_verdict_is_shown_again_after_a_change(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    name = rule()

    code = keep_testing(Request((name,)), lambda: rule(good='["Ask ann@shop.com."]'), rule)

    lines, errors = shown(capsys)
    assert code == Exit.CLEAN
    assert errors == ""
    assert lines == [
        "1 rule, 2 examples, 0 failures",
        "ours/address.yaml changed",
        "ours/address.yaml:14:10: examples.good.en: a good example is reported: 'ann@shop.com'",
        "1 rule, 2 examples, 1 failure",
        "ours/address.yaml changed",
        "1 rule, 2 examples, 0 failures",
    ]


def test_ctrl_c_ends_with_the_code_of_the_last_verdict(rule: Rule) -> None:
    name = rule()

    assert keep_testing(Request((name,)), lambda: rule(good='["Ask ann@shop.com."]')) == Exit.ERROR


def test_a_broken_file_is_shown_with_its_place_and_watched_on(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    name = rule()
    good = Path(name).read_text("utf-8")

    code = keep_testing(
        Request((name,)),
        lambda: Path(name).write_text(good.replace("find:", "fnd:"), "utf-8"),
        lambda: Path(name).write_text("title: [", "utf-8"),
        lambda: Path(name).write_text("", "utf-8"),
        Path(name).unlink,
        lambda: Path(name).write_text(good, "utf-8"),
    )

    lines, errors = shown(capsys)
    assert code == Exit.CLEAN
    assert [line.split(": ", 2)[2] for line in errors.splitlines()][:3] == [
        "ours/address.yaml:7:1: fnd: unknown key; did you mean 'find'?",
        "ours/address.yaml:2:1: not valid YAML: did not find expected node content",
        "ours/address.yaml:1:1: the file is empty",
    ]
    assert "ours/address.yaml: there is no such file or folder" in errors
    assert lines[0] == lines[-1] == "1 rule, 2 examples, 0 failures"


def test_a_new_rule_in_a_watched_folder_is_tested(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    rule()

    keep_testing(Request(("ours",)), lambda: rule("ours/second.yaml"))

    assert shown(capsys)[0][1:] == ["ours/second.yaml changed", "2 rules, 4 examples, 0 failures"]


def test_a_wrong_command_line_ends_at_once(rule: Rule) -> None:
    with pytest.raises(UsageError, match="there is no rule or pack"):
        keep_testing(Request((rule(),), select=("emojy",)))


def test_a_bug_is_said_and_watched_on(
    rule: Rule, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Verdict:
        raise ZeroDivisionError

    monkeypatch.setattr(Request, "verdict", fail)

    assert keep_testing(Request((rule(),)), rule) == Exit.ERROR
    assert "a bug in msglint: ZeroDivisionError" in shown(capsys)[1]


def test_nothing_but_text_is_written_where_there_is_no_terminal(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    keep_testing(Request((rule(),)), rule)

    assert "\x1b" not in capsys.readouterr().out


def test_a_change_of_words_says_how_long_it_takes(
    rule: Rule, draft: Callable[..., str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = rule()
    # Compiling words does take half a minute.
    monkeypatch.setattr(Request, "verdict", lambda *_: Verdict())

    keep_testing(Request((name,)), lambda: draft("language: en\n", "ours/lexicons/en.yaml"))

    assert shown(capsys)[0][1:3] == [
        "ours/lexicons/en.yaml changed",
        "Words have changed; reading those of all languages takes half a minute ...",
    ]


def test_json_is_refused(run: Callable[..., Result], rule: Rule) -> None:
    result = run("test", rule(), "--watch", "--format", "json")

    assert result.exit_code == 2
    assert "--watch shows the verdict to a person" in result.stderr

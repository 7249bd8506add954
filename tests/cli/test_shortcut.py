"""Plain lines of `msglint check` are read as click reads them, and all others are left to it."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from msglint.cli import cli, shortcut
from msglint.cli.checking import run as run_module
from msglint.cli.checking.run import Request
from msglint.cli.commands.check import check
from msglint.message import CONTEXT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

CONTEXT = {f"--{name.replace('_', '-')}": name for name in CONTEXT_FIELDS}
VALUES = (
    "json",
    "auto",
    "error",
    "never",
    "always",
    "amazon",
    "zh",
    "reply",
    "5",
    "2026-01-31",
    "a,b",
    " ",
    "",
    "-",
    "-q",
)
WORDS = st.one_of(
    st.sampled_from([*shortcut.FLAGS, *shortcut.VALUES, *shortcut.LISTS, *CONTEXT, "--fix", "--help", "--", "--x"]),
    st.sampled_from([f"{name}={value}" for name in shortcut.VALUES | shortcut.LISTS for value in VALUES]),
    st.sampled_from(VALUES),
    st.text(string.printable, max_size=5),
)


def by_click(args: list[str]) -> Request | None:
    """Return what click makes of a line; None where it refuses the line, or shows its help."""
    asked: list[Request] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_module, "run", asked.append)
        CliRunner().invoke(cli, ["check", *args], prog_name="msglint")
    return asked[0] if asked else None


def known(request: Request) -> Request:
    """Return a request without the context that nobody has given."""
    return request._replace(context={name: value for name, value in request.context.items() if value is not None})


@given(st.lists(WORDS, max_size=6))
def test_whatever_is_read_without_click_is_read_as_click_does(args: list[str]) -> None:
    options = shortcut.parsed(args)
    if options is not None:
        request = by_click(args)
        assert request is not None
        assert known(Request.of(**options)) == known(request)


@pytest.mark.parametrize(
    "args",
    [
        ["draft.txt"],
        ["draft.txt", "--format", "json"],
        ["-q", "a", "-", "--format=jsonl", "--no-config", "--stdin-filename", "x.html"],
        ["a", "--select", "emoji, amazon/gif", "--select", "email-address", "--rules", "a", "--rules", "b"],
        ["a", "--kind", "reply", "--order-date", "2026-01-31", "--channel", " "],
        ["a", "--preset=amazon-strict", "--language", "zh", "--color", "always", "--fail-on", "warning", "--redact"],
        [
            "a",
            "--config",
            "x.yaml",
            "--baseline",
            "y.json",
            "--strict-ignores",
            "--text-column",
            "body",
            "--ignore=gif",
        ],
    ],
)
def test_plain_lines_are_read_without_click(args: list[str]) -> None:
    options = shortcut.parsed(args)
    request = by_click(args)
    assert options is not None
    assert request is not None
    assert known(Request.of(**options)) == known(request)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--help",
        "a --fix",
        "a --output json=x",
        "a --format",
        "a --format auto",
        "a --format xml",
        "a --format --quiet",
        "a --kind sometimes",
        "a --order-date yesterday",
        "a --quiet=yes",
        "a --form json",
        "a --order_id 5",
        "-- -a",
        "a --stdin-filename x",
        "--format json",
    ],
)
def test_all_else_is_left_to_click(line: str) -> None:
    assert shortcut.parsed(line.split()) is None


def test_each_option_is_one_of_the_commands() -> None:
    options: dict[str, Any] = {name: param for param in check.params for name in param.opts}
    for table in (shortcut.FLAGS, shortcut.VALUES, shortcut.LISTS, CONTEXT):
        for option, name in table.items():
            assert options[option].name == name
            assert options[option].is_flag == (table is shortcut.FLAGS)
            assert options[option].multiple == (table is shortcut.LISTS)


@pytest.mark.parametrize("args", [(), ("--version",), ("rules",), ("check", "--help"), ("check",)])
def test_other_lines_are_not_run(args: tuple[str, ...]) -> None:
    assert shortcut.run_plainly(args) is None


def test_a_shell_that_asks_how_to_complete_a_line_gets_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_MSGLINT_COMPLETE", "bash_complete")
    assert shortcut.run_plainly(["check", "draft.txt"]) is None


@pytest.mark.parametrize("args", [("nothing.txt",), ("draft.txt", "--select", "emojy"), ("draft.txt", "--preset", "x")])
def test_what_goes_wrong_is_said_as_otherwise(
    run: Callable[..., Result], draft: Callable[..., str], capsys: pytest.CaptureFixture[str], args: tuple[str, ...]
) -> None:
    draft("Hello")
    assert shortcut.run_plainly(["check", *args]) == 2
    said = capsys.readouterr()
    whole = run("check", *args)
    assert whole.exit_code == 2
    assert (said.out, said.err) == (whole.stdout, whole.stderr)


def test_a_draft_is_reported_on_as_otherwise(
    run: Callable[..., Result], draft: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    name = draft("Order 114-3941689-8772232. Write to ann@shop.com.")
    assert shortcut.run_plainly(["check", name, "--format", "json"]) == 1
    assert capsys.readouterr().out == run("check", name, "--format", "json").stdout

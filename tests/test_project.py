"""A project reads and checks files as its configuration says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.config.settings import Config, Ignore, PathSettings
from msglint.errors import UsageError
from msglint.message import Message
from msglint.project import Project
from msglint.read import Block, blocks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Bench


@pytest.fixture(autouse=True)
def _bench(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write("own/email.yaml", bench.head + "message: m\nfind:\n  - {entity: email}\n")
    bench.write("own/proactive.yaml", bench.head + "message: m\nwhen: {kind: proactive}\nfind:\n  - {always: true}\n")
    monkeypatch.chdir(bench.folder)


def checked(project: Project, path: Path | str) -> list[str]:
    (message,) = project.read(str(path))
    assert isinstance(message, Message)
    return [violation.rule for violation in project.check(message).violations]


def test_settings_of_a_path_hold_for_its_files_alone(bench: Bench) -> None:
    for name in ("replies/a.txt", "drafts/a.txt"):
        bench.write(name, "write to ann@shop.com")
    settings = PathSettings(("replies/",), ignore=("email",), context={"kind": "reply"})
    project = Project(Config(paths=(settings,)))
    assert checked(project, "replies/a.txt") == []
    assert checked(project, "drafts/a.txt") == ["own/proactive", "own/email"]


def test_later_settings_of_a_path_win(bench: Bench) -> None:
    bench.write("a/b/c.txt", "write to ann@shop.com")
    both = (
        PathSettings(("a/",), severity={"email": "info"}, context={"kind": "proactive"}),
        PathSettings(("a/b/",), severity={"email": "warning"}, context={"kind": "reply"}),
    )
    project = Project(Config(paths=both))
    assert [rule.severity for rule in project.rules_for("a/b/c.txt").rules if rule.name == "email"] == ["warning"]
    assert checked(project, "a/b/c.txt") == ["own/email"]


@pytest.mark.parametrize(
    ("head", "given", "rules"),
    [
        ("", {}, []),
        ("---\nkind: proactive\n---\n", {}, ["own/proactive"]),
        ("", {"kind": "proactive"}, ["own/proactive"]),
    ],
)
def test_what_a_file_or_the_command_line_says_of_the_context_wins(
    bench: Bench, head: str, given: dict[str, str], rules: list[str]
) -> None:
    bench.write("a.txt", f"{head}hello")
    project = Project(Config(context={"kind": "reply"}))
    (message,) = project.read("a.txt", context=given)
    assert isinstance(message, Message)
    assert [violation.rule for violation in project.check(message).violations] == rules


def test_excluded_files_are_told() -> None:
    project = Project(Config(exclude=("old/",)))
    assert project.excludes("old/a.txt")
    assert not project.excludes("new/a.txt")
    assert not project.excludes("-")


def test_wrong_name_in_the_settings_of_a_path_is_an_error_of_the_run() -> None:
    with pytest.raises(UsageError, match="there is no rule or pack 'emial'"):
        Project(Config(paths=(PathSettings(("a/",), ignore=("emial",)),)))


def test_language_of_the_configuration_is_named_in_its_error() -> None:
    with pytest.raises(UsageError, match=r"^m\.yaml: language: messages are not written in 'xx'"):
        Project(Config(file="m.yaml", language="xx"))


def test_lines_in_blocks_are_read_and_completed_as_the_whole_file(bench: Bench) -> None:
    bench.write("a.jsonl", '{"id": "1", "text": "a"}\n{\n{"id": "2", "text": "b", "kind": "proactive"}\n')
    project = Project(Config(context={"kind": "reply"}))
    (block,) = blocks("a.jsonl", "a.jsonl")
    assert isinstance(block, Block)
    found = list(project.read_block(block, "a.jsonl"))
    assert list(map(str, found)) == list(map(str, project.read("a.jsonl")))
    assert [item.context.kind for item in found if isinstance(item, Message)] == ["reply", "proactive"]


def test_what_is_ignored_is_settled_apart_from_what_is_found(bench: Bench) -> None:
    bench.write("a.txt", "write to ann@shop.com")
    project = Project(Config(ignores=(Ignore("email", "agreed"),)))
    (message,) = project.read("a.txt")
    assert isinstance(message, Message)
    result = project.examine(message)
    assert [violation.rule for violation in result.violations] == ["own/proactive", "own/email"]
    settled = project.settle(result)
    assert [violation.rule for violation in settled.violations] == ["own/proactive"]
    assert [suppressed.reason for suppressed in settled.suppressed] == ["agreed"]
    assert settled == project.check(message)

"""What a run is about is told by what files hold, and not by where settings stand or when files were written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msglint.cli.checking.identity import hashes_of, identity_of
from msglint.cli.checking.run import Request
from msglint.cli.projects import Choice
from msglint.config.settings import Config
from msglint.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    Draft = Callable[..., str]


def identity(config: Config | None = None, **options: object) -> dict[str, str]:
    given: dict[str, object] = dict.fromkeys(Request._fields)
    given |= {"paths": ("drafts",), "choice": Choice(), "context": {}}
    return identity_of(Request(**(given | options)), config or Config())  # type: ignore[arg-type] # each test sets what it is about


def test_a_file_is_known_by_what_it_holds(draft: Draft) -> None:
    name = draft("one")
    before = hashes_of([name])
    os.utime(name, (1, 1))
    assert hashes_of([name]) == before
    draft("two")
    assert hashes_of([name]) != before


def test_what_cannot_be_read_is_known_by_why() -> None:
    assert hashes_of([InputError("is a riddle", source="a"), "gone.txt"]) == [
        ("a", "is a riddle"),
        ("gone.txt", "No such file or directory"),
    ]


def test_a_rule_that_changes_is_another_run(rule: Draft) -> None:
    rule()
    choice = Choice(folders=("ours",))
    before = identity(choice=choice)
    rule(severity="warning")
    after = identity(choice=choice)
    assert {name for name, value in after.items() if value != before[name]} == {"rules"}


def test_where_a_setting_stands_is_no_matter() -> None:
    assert identity(Config(file="a.yaml", origins={"select": "a.yaml:3"}, fail_on="never")) == identity()
    assert identity(Config(select=("emoji",)))["configuration"] != identity()["configuration"]


def test_what_a_baseline_knows_is_part_of_the_run() -> None:
    Path("known.json").write_text("{}")
    before = identity(Config(baseline="known.json"))
    Path("known.json").write_text("{ }")
    after = identity(Config(baseline="known.json"))
    assert {name for name, value in after.items() if value != before[name]} == {"ignores or baseline"}

"""What the README shows is what the commands print."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_sample_is_what_the_command_prints(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (sample,) = re.findall(r"```console\n\$ msglint (.+?)\n(.+?)```", README, re.DOTALL)

    assert run(*sample[0].split()).stdout == sample[1]


def test_the_table_of_rules_is_complete(run: Callable[..., Result]) -> None:
    rules = json.loads(run("rules", "--format", "json").stdout)
    rows = [f"| {rule['id']} | {rule['severity']} | {rule['title']} |" for rule in rules]

    assert re.findall(r"^\| amazon/.+", README, re.MULTILINE) == rows


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)]+)\)", README))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()

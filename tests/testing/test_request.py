"""A request to test knows every file that its verdict depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import UsageError
from msglint.testing.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Bench

RULE = """
find: {entity: email}
---
examples:
  bad: {en: ["Ask [ann@shop.com]."]}
"""


def test_the_examples_of_the_chosen_rules_are_tested(bench: Bench) -> None:
    bench.write("other/more.yaml", bench.head + RULE)
    bench.write("own/rule.yaml", bench.head + RULE)

    verdict = Request().verdict()
    chosen = Request(select=("own",)).verdict()
    one = Request((str(bench.folder / "other" / "more.yaml"),)).verdict()

    assert [(each.rules, each.examples) for each in (verdict, chosen, one)] == [(2, 2), (1, 1), (1, 1)]


def test_a_preset_that_does_not_exist_is_refused(bench: Bench) -> None:
    bench.write("own/rule.yaml", bench.head + RULE)

    with pytest.raises(UsageError, match="there is no preset"):
        Request(preset="none").verdict()


def test_rules_words_presets_and_labelled_files_are_watched(bench: Bench, tmp_path: Path) -> None:
    for name in ("own/rule.yaml", "exemptions.yaml", "presets/strict.yml", "scorers/any.json", "own/notes.txt"):
        bench.write(name, "")
    labelled = tmp_path / "labelled.jsonl"
    labelled.write_text("{}")

    files = list(Request((str(labelled),)).files())

    assert files.count(str(labelled)) >= 1
    names = {file.removeprefix(f"{bench.folder}/") for file in files if file != str(labelled)}
    assert names == {
        "own/rule.yaml",
        "exemptions.yaml",
        "presets/strict.yml",
        "scorers/any.json",
        "lexicons/en.yaml",
        "lexicons/zh.yaml",
    }


def test_a_path_that_does_not_exist_yet_is_watched(bench: Bench) -> None:
    bench.write("own/rule.yaml", "")

    assert "later.yaml" in Request(("later.yaml",)).files()

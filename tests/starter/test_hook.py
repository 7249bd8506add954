"""The hook, and how it is added to the settings of pre-commit."""

from __future__ import annotations

import re

import pytest
import yaml

from msglint.read import suffixes
from msglint.starter.hook import has_hook, hook_text, with_hook

HOOK = hook_text(["drafts"])
OTHER = "repos:\n  - repo: https://example.com/black\n    rev: v1\n    hooks:\n      - id: black # ours\n"
FLUSH = "repos:\n- repo: https://example.com/black\n  rev: v1\n  hooks:\n  - id: black\n"


def pattern(*folders: str) -> str:
    (entry,) = yaml.safe_load(hook_text(folders))
    found: str = entry["hooks"][0]["files"]
    return found


@pytest.mark.parametrize("ending", suffixes.IN_FOLDERS)
def test_the_hook_looks_at_what_a_folder_is_read_for(ending: str) -> None:
    assert re.search(pattern(), f"any/where/draft{ending}")
    assert re.search(pattern("drafts", "it's mine (new)"), f"it's mine (new)/de/draft{ending}")


@pytest.mark.parametrize("path", ["other/a.txt", "old/drafts/a.txt", "drafts/a.png", "draftstxt", "drafts/a.txt.bak"])
def test_the_hook_looks_at_nothing_else(path: str) -> None:
    assert not re.search(pattern("drafts"), path)


def test_a_folder_that_no_line_can_name_is_not_named() -> None:
    assert re.search(pattern("a\nb"), "elsewhere/draft.txt")


@pytest.mark.parametrize(
    "text",
    [
        OTHER,
        FLUSH,
        OTHER.removesuffix("\n"),
        OTHER.replace("\n", "\r\n"),
        "# Ours\nfail_fast: true\n" + OTHER + "\n# The end\n",
        "\ufeff" + OTHER,
    ],
)
def test_the_hook_is_added_behind_what_is_there(text: str) -> None:
    longer = with_hook(text, HOOK)

    assert longer is not None
    assert longer.startswith(text)
    before, after = yaml.safe_load(text), yaml.safe_load(longer)
    assert after == before | {"repos": [*before["repos"], *yaml.safe_load(HOOK)]}
    assert ("\r\n" in text) == ("\r\n" in longer)
    assert has_hook(longer)
    assert not has_hook(text)


@pytest.mark.parametrize("text", ["", "\n", "# None yet\n", "# None yet"])
def test_empty_settings_get_a_list(text: str) -> None:
    longer = with_hook(text, HOOK)

    assert longer is not None
    assert longer.startswith(text)
    assert yaml.safe_load(longer) == {"repos": yaml.safe_load(HOOK)}


@pytest.mark.parametrize(
    "text",
    [
        OTHER + "ci:\n  autoupdate_schedule: monthly\n",
        "repos: []\n",
        "repos: [{repo: meta, hooks: [{id: identity}]}]\n",
        "repos:\n",
        "- repo: meta\n",
        "repos: {a: 1}\n",
        "repos: [\n",
        "{}\n",
        OTHER + "...\n",
        "--- # one\n" + OTHER + "--- # two\n",
        "a: " + "[" * 2000,
        "text: |\n  - repo: x\n" + "repos:\n",
    ],
)
def test_where_text_at_the_end_would_not_do_nothing_is_added(text: str) -> None:
    assert with_hook(text, HOOK) is None


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("repos:\n  - repo: x\n    hooks: [{id: msglint}]\n", True),
        ("repos:\n  - repo: x\n    hooks: [{id: msglint-fix}]\n", True),
        (OTHER, False),
        ("repos: 5\n", False),
        ("repos: [5, {hooks: 7}, {hooks: [8]}]\n", False),
        ("repos: [", False),
        ("", False),
    ],
)
def test_a_hook_of_msglint_is_found_whatever_it_is_called(text: str, *, there: bool) -> None:
    assert has_hook(text) is there

"""The examples that set up editors, as far as they can be wrong without one: what they start, and for which files."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from msglint.__about__ import __version__
from msglint.cli import cli
from msglint.read import suffixes

EDITORS = Path(__file__).parents[2] / "examples" / "editors"
READ = {ending.removeprefix(".") for ending in (*suffixes.IN_FOLDERS, *suffixes.TABLE, *suffixes.EXPORT)}


def text(name: str) -> str:
    return (EDITORS / name).read_text(encoding="utf-8")


def test_vs_code_asks_about_every_file_that_is_read() -> None:
    (braces,) = re.findall(r"\*\*/\*\.\{([^}]+)\}", text("vscode/extension.js").replace('" +\n  "', ""))

    assert set(braces.split(",")) == READ


def test_vs_code_knows_the_settings_that_its_extension_asks_for() -> None:
    package = json.loads(text("vscode/package.json"))
    asked = re.findall(r'settings\.get\("(\w+)"\)', text("vscode/extension.js"))

    assert {f"msglint.{name}" for name in asked} == set(package["contributes"]["configuration"]["properties"])
    assert package["version"] in text("README.md")


@pytest.mark.parametrize("name", ["vscode/extension.js", "neovim/msglint.lua", "zed/src/lib.rs", "zed/settings.json"])
def test_each_editor_starts_the_command(name: str) -> None:
    assert "lsp" in cli.list_commands(None)  # type: ignore[arg-type] # the list is the same in every context
    assert re.search(r'"lsp"', text(name))


def test_neovim_takes_every_file_that_is_read_for_one_of_its_languages() -> None:
    config = text("neovim/msglint.lua")
    told = dict(re.findall(r"^    (\w+) = \"(\w+)\",$", config, re.MULTILINE))
    (languages,) = re.findall(r"filetypes = \{([^}]+)\}", config)
    # What Neovim 0.11 knows by itself.
    known = {"csv", "htm", "html", "json", "md", "text", "tsv", "txt", "xhtml", "yaml", "yml"}

    assert known | told.keys() >= READ
    assert set(told.values()) <= set(re.findall(r'"(\w+)"', languages))


def test_the_extension_for_zed_has_one_name() -> None:
    extension = tomllib.loads(text("zed/extension.toml"))

    assert list(extension["language_servers"]) == ["msglint"]
    assert 'for_worktree("msglint", worktree)' in text("zed/src/lib.rs")
    assert tomllib.loads(text("zed/Cargo.toml"))["lib"]["crate-type"] == ["cdylib"]


def test_the_versions_of_the_extensions_are_that_of_msglint() -> None:
    assert json.loads(text("vscode/package.json"))["version"] == __version__
    assert tomllib.loads(text("zed/extension.toml"))["version"] == __version__

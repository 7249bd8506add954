"""What a plain check must not wait for: nothing here measures time, but each of these takes some."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import msglint
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

DRAFT = """\
Hello Maria,

thank you for your order 114-3941689-8772232. Your garden hose left our warehouse this morning, and the carrier expects
to deliver it on Thursday between nine and noon. You can follow the parcel in your account.

We noticed that the label of the first parcel was smudged, so we printed a new one and packed the hose again with more
paper around the brass fittings. If a fitting should leak on the first day, please tighten it by hand and let the water
run for a minute. Should that not help, answer this message and tell us which end drips; we will send a new washer.

Kind regards,
Tom from the support team
"""
#: Each takes as long to import as a good part of the whole check.
HEAVY = frozenset(
    """
    argparse asyncio charset_normalizer click concurrent csv ctypes dataclasses datetime decimal email filetype gettext
    hashlib html http importlib.metadata inspect justhtml locale logging multiprocessing pathlib pathspec phonenumbers
    pyarrow regex rich shutil socket ssl subprocess tempfile threading tinycss2 tokenize urllib uuid xml yaml
    """.split()  # noqa: SIM905 - because a list of fifty would fill a page
)
#: The modules of msglint that such a check imports, and some to spare.
MOST_MODULES = 126
#: Runs a command line and prints which modules it has imported and which files it has opened.
WATCHED = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from msglint.cli import main
try:
    main()
except SystemExit as end:
    code = end.code
modules = list(sys.modules)
import json
print(json.dumps({"code": code, "modules": modules, "opened": opened}), file=sys.stderr)
"""


class Seen(NamedTuple):
    """What a run has imported and opened."""

    code: int
    modules: frozenset[str]
    opened: tuple[str, ...]


@pytest.fixture
def watch(tmp_path: Path) -> Callable[..., Seen]:
    """Return a function that checks the draft in a process of its own, with options."""
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")

    def run(*options: str) -> Seen:
        env = {**os.environ, "PYTHONPATH": str(Path(msglint.__file__).parents[1]), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-c", WATCHED, "check", "draft.txt", *options]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=300)
        seen: dict[str, Any] = json.loads(done.stderr.splitlines()[-1])
        return Seen(seen["code"], frozenset(seen["modules"]), tuple(seen["opened"]))

    return run


@pytest.mark.parametrize("format_name", ["json", "text", "jsonl", "github"])
def test_a_plain_check_imports_nothing_heavy(watch: Callable[..., Seen], format_name: str) -> None:
    watch()  # now the cache has what it needs
    seen = watch("--format", format_name)
    assert seen.code == 0
    assert seen.modules & HEAVY == set()
    assert len([name for name in seen.modules if name.startswith("msglint")]) <= MOST_MODULES


def test_a_plain_check_opens_no_words_but_those_of_its_language(watch: Callable[..., Seen]) -> None:
    watch()
    opened = [Path(name).name for name in watch("--format", "json").opened]
    assert opened.count("draft.txt") == 1
    # Where the rules did not come compiled, each is looked for in two places.
    assert len({name for name in opened if name.endswith(".lexicons")}) == 1
    assert len({name for name in opened if name.endswith(".lexicon")}) == 1
    assert len({name for name in opened if name.endswith(".scorer")}) <= 2
    assert not [name for name in opened if name.endswith(".yaml")]
    assert not {"any.json", "en.json"}.intersection(opened)


def test_a_configuration_is_parsed_once(watch: Callable[..., Seen], tmp_path: Path) -> None:
    config = tmp_path / "msglint.yaml"
    config.write_text("extends: amazon-strict\nlanguage: zh\nown: {hosts: [shop.example]}\n", encoding="utf-8")
    first, second = watch(), watch()
    assert "yaml" in first.modules
    assert second.modules.isdisjoint({"yaml", "inspect", "dataclasses"})
    assert (first.code, second.code) == (0, 0)
    config.write_text("fail-on: never\nselect: emojy\n", encoding="utf-8")
    assert watch().code == watch().code == 2

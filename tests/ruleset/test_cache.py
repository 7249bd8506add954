"""The compiled cache: it is used where it can be trusted, and never changes what is found."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import msglint
from msglint.engine import check_message
from msglint.errors import RuleError
from msglint.lexicon.lexicon import Phrases
from msglint.message import Message
from msglint.ruleset import cache as cache_module
from msglint.ruleset import loader

if TYPE_CHECKING:
    from msglint.lexicon.lexicon import Lexicon
    from msglint.ruleset.rule import Rule, RuleSet
    from tests.conftest import Bench

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
RULE = "find:\n  - {all: {act: change, thing: review}, unless: [{negated: act}]}\n  - {pattern: jo.n, time-limit: 900}"
RULE_OF_NO_WORDS = "find:\n  - {pattern: moon}"
TEXT = "Could you update your review? 请修改评价。"
PACKAGE = str(Path(msglint.__file__).parents[1])


def _is_fetched(rules: RuleSet, language: str) -> bool:
    return isinstance(rules.lexicons[language]._phrases, Phrases)  # noqa: SLF001 - nothing else shows it


def test_second_load_takes_equal_rules_and_lexicons_from_the_cache(
    bench: Bench, folder: Path, compiled: list[int]
) -> None:
    first, second = bench.load(RULE), bench.load()
    assert len(compiled) == 1
    assert second.rules == first.rules
    assert list(second.lexicons) == list(first.lexicons)
    for language, lexicon in first.lexicons.items():
        again = second.lexicons[language]
        assert (again.name, again.script, again.concepts) == (lexicon.name, lexicon.script, lexicon.concepts)
        assert again.phrases == lexicon.phrases
    assert len(list(folder.iterdir())) == 4


@pytest.mark.usefixtures("folder")
def test_changed_rule_leaves_the_words_as_they_are(bench: Bench, compiled: list[int], gathered: list[int]) -> None:
    bench.load(RULE)
    bench.load(RULE + "\n# changed")
    assert (len(compiled), len(gathered)) == (2, 1)
    bench.write(
        "lexicons/en.yaml", "language: en\nname: English\nscript: Latin\nconcepts: {change: [alter], review: [x]}"
    )
    bench.load()
    assert (len(compiled), len(gathered)) == (3, 2)


@pytest.mark.parametrize(
    "name", ["own/rule.yaml", "lexicons/en.yaml", "lexicons/zh.yaml", "exemptions.yaml", "own/another.yaml"]
)
@pytest.mark.usefixtures("folder")
def test_a_changed_byte_or_another_file_is_another_entry(bench: Bench, compiled: list[int], name: str) -> None:
    bench.write("exemptions.yaml", "x:\n  why: w\n  says: reason\n")
    bench.load(RULE)
    path = bench.folder / name
    before = path.read_text(encoding="utf-8") if path.exists() else bench.head + RULE
    bench.write(name, before + " ")
    bench.load()
    assert len(compiled) == 2


@pytest.mark.usefixtures("folder")
def test_a_file_of_another_name_is_another_entry(bench: Bench, compiled: list[int]) -> None:
    bench.load(RULE)
    (bench.folder / "own" / "rule.yaml").rename(bench.folder / "own" / "rule2.yaml")
    assert bench.load().rules[0].id == "own/rule2"
    assert len(compiled) == 2


@pytest.mark.usefixtures("folder")
def test_another_version_has_another_entry(bench: Bench, compiled: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    bench.load(RULE)
    monkeypatch.setattr(cache_module, "__version__", "99.0")
    bench.load()
    assert len(compiled) == 2


def test_a_missing_lexicon_is_compiled_again(bench: Bench, folder: Path, gathered: list[int]) -> None:
    bench.load(RULE)
    (path,) = folder.glob("*.1.lexicon")
    path.unlink()
    bench.load()
    assert len(gathered) == 2
    assert path.exists()


def test_a_lexicon_that_goes_away_in_between_is_compiled_again_or_refused(bench: Bench, folder: Path) -> None:
    expected = check_message(Message.from_text(TEXT), bench.load(RULE))
    used, refused = bench.load(), bench.load()
    for path in folder.glob("*.lexicon"):
        path.unlink()
    assert check_message(Message.from_text(TEXT), used) == expected
    bench.write("lexicons/en.yaml", "language: en\nname: English\nscript: Latin\nconcepts: {change: [alter]}")
    with pytest.raises(RuleError, match="the rules or lexicons were changed while they were in use; run again"):
        check_message(Message.from_text(TEXT), refused)


def test_an_empty_variable_switches_the_cache_off(
    bench: Bench, compiled: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MSGLINT_CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    bench.load(RULE)
    bench.load()
    assert len(compiled) == 2
    assert not (tmp_path / "home").exists()


@POSIX
def test_without_the_variable_the_users_own_folder_is_used(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("MSGLINT_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    bench.load(RULE)
    assert len(list((tmp_path / "xdg" / "msglint").iterdir())) == 4
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    bench.load()
    assert len(list((tmp_path / "home" / ".cache" / "msglint").iterdir())) == 4


@pytest.mark.usefixtures("folder")
def test_a_lexicon_is_fetched_when_a_text_of_its_script_is_checked(bench: Bench) -> None:
    bench.load(RULE)
    rules = bench.load()
    assert (_is_fetched(rules, "en"), _is_fetched(rules, "zh")) == (False, False)
    assert check_message(Message.from_text("Please update your review."), rules)
    assert (_is_fetched(rules, "en"), _is_fetched(rules, "zh")) == (True, False)
    assert check_message(Message.from_text("请修改评价。"), rules)
    assert _is_fetched(rules, "zh")


def test_only_the_newest_entries_are_kept_and_others_files_stay(bench: Bench, folder: Path) -> None:
    for number in range(12):
        bench.load(f"{RULE}\n# {number}")
        for path in folder.iterdir():
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 10**10))
        (folder / "note.rules").touch()
    names = {path.name for path in folder.iterdir()}
    assert "note.rules" in names
    assert len([name for name in names if name.endswith(".rules")]) == 8 + 1
    assert len(names) == 8 + 1 + 3


def test_only_the_newest_words_are_kept(bench: Bench, folder: Path) -> None:
    for number in range(12):
        words = (
            f"language: en\nname: English\nscript: Latin\nconcepts: {{change: [w{number}], review: [x], reason: [y]}}"
        )
        bench.write("lexicons/en.yaml", words)
        bench.load("find:\n  - all: {act: change}")
        for path in folder.iterdir():
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns - 10**10))
    assert len(list(folder.glob("*.lexicons"))) == 8


def test_nothing_wrong_is_kept_when_a_file_changes_meanwhile(
    bench: Bench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse_rules = loader._parse_rules  # noqa: SLF001 - the moment between reading and keeping

    def save_meanwhile(folders: tuple[str, ...], lexicons: dict[str, Lexicon]) -> tuple[Rule, ...]:
        bench.write("own/rule.yaml", bench.head + RULE + " ")
        return parse_rules(folders, lexicons)

    monkeypatch.setattr(loader, "_parse_rules", save_meanwhile)
    bench.load(RULE)
    assert not list(folder.glob("*.rules"))


def test_many_writers_and_readers_at_once_see_whole_entries(bench: Bench, folder: Path) -> None:
    message = Message.from_text(TEXT)
    bench.write("own/rule.yaml", bench.head + RULE)
    expected = check_message(message, loader.load_rules())

    def load(number: int) -> bool:
        if number % 5 == 0:
            for path in folder.glob("*.rules"):
                path.unlink(missing_ok=True)
        return check_message(message, loader.load_rules()) == expected

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(load, range(60)))
    assert not list(folder.glob("*.tmp"))


def test_one_lexicon_fetched_by_many_threads_at_once(bench: Bench, folder: Path) -> None:
    message = Message.from_text(TEXT)
    expected = check_message(message, bench.load(RULE))
    with ThreadPoolExecutor(8) as pool:
        for _ in range(10):
            rules = loader.load_rules()
            assert all(found == expected for found in pool.map(check_message, [message] * 8, [rules] * 8))
    assert folder.exists()


def test_yaml_is_not_imported_when_the_cache_has_everything(folder: Path, tmp_path: Path, bench: Bench) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Order 114-3941689-8772232. Please change your review. Write to ann@shop.com.", encoding="utf-8")
    # The built-in rules alone may have come compiled.
    own = tmp_path / "ours" / "own"
    own.mkdir(parents=True)
    (own / "moon.yaml").write_text(f"{bench.head}message: m\n{RULE_OF_NO_WORDS}", encoding="utf-8")
    command = [sys.executable, "-X", "importtime", "-m", "msglint", "check", str(draft), "--format", "json"]
    command += ["--rules", str(own.parent)]
    env = {**os.environ, "PYTHONPATH": PACKAGE}
    first, second = (
        subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=300) for _ in range(2)
    )
    imported = [{line.rpartition("|")[2].strip() for line in run.stderr.splitlines()} for run in (first, second)]
    assert list(folder.glob("*.rules"))
    assert first.returncode == second.returncode == 1
    assert first.stdout == second.stdout
    assert "yaml" in imported[0]
    assert imported[1].isdisjoint({"yaml", "msglint.ruleset.parse", "msglint.lexicon.notation", "msglint.yamltree"})


def test_the_built_in_rules_find_the_same_with_and_without_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "Thanks for your order! Please leave us a 5 star review: http://shop.example.com",
        "Could you kindly change your review? We'll send you a gift card. 😀",
        "You need not change your review. See the manual attached.",
        "如果您满意，请给我们五星好评；不满意请先联系我们。",
        "请修改您的评价，我们给您红包。",
        "If you are happy, review it on Amazon, otherwise write to help@shop.com.",
        "",
    ]
    monkeypatch.setenv("MSGLINT_CACHE_DIR", "")
    uncached = loader.load_rules()
    monkeypatch.setenv("MSGLINT_CACHE_DIR", str(folder))
    loader.load_rules()
    cached = loader.load_rules()
    assert not any(_is_fetched(cached, language) for language in cached.lexicons)
    assert cached.rules == uncached.rules
    found = [check_message(Message.from_text(text), uncached) for text in texts]
    assert [check_message(Message.from_text(text), cached) for text in texts] == found
    assert len({violation.rule for each in found for violation in each}) > 3

"""Folders of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import RuleError, RuleErrors
from msglint.ruleset import loader
from msglint.ruleset.loader import load_rules, read_documents, rule_files
from msglint.ruleset.trusted import write_trusted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Bench

FIND = "find:\n  - entity: link\n"


def test_file_in_a_pack_is_a_rule(bench: Bench) -> None:
    for name in (
        "own/b.yaml",
        "own/a.yml",
        "other/c.yaml",
        "own/_draft.yaml",
        "own/.hidden.yaml",
        "own/notes.txt",
        "_off/d.yaml",
    ):
        bench.write(name, bench.head + FIND)
    rules = bench.load()
    assert [rule.id for rule in rules.rules] == ["other/c", "own/a", "own/b"]
    assert rules.rule("a") is rules.rule("own/a") is rules.rules[1]
    assert rules.rule("x") is None


def test_rule_files_in_the_folder_itself_form_a_pack_of_its_name(bench: Bench) -> None:
    bench.write("a.yaml", bench.head + FIND)
    bench.write("exemptions.yaml", "x:\n  why: w\n  says: reason\n")
    assert [rule_id for rule_id, _ in rule_files(str(bench.folder))] == ["rules/a"]


def test_second_folder_adds_rules_words_and_exemptions_and_replaces_those_of_the_same_id(bench: Bench) -> None:
    bench.write("own/a.yaml", bench.head + FIND)
    bench.write("own/b.yaml", bench.head + FIND)
    more = bench.folder.parent / "more"
    for name, text in {
        "own/b.yaml": bench.head.replace("error", "info") + "find:\n  - {all: {act: alter}, unless: [{exempt: x}]}",
        "lexicons/en.yaml": "language: en\nname: English\nscript: Latin\nconcepts: {alter: [alter]}",
        "exemptions.yaml": "x:\n  why: w\n  says: reason\n",
    }.items():
        path = more / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    rules = load_rules([str(more)])
    assert [(rule.id, rule.severity) for rule in rules.rules] == [("own/a", "error"), ("own/b", "info")]
    assert rules.folders == (str(bench.folder), str(more))


def test_every_wrong_file_is_reported_in_one_go(bench: Bench) -> None:
    bench.write("own/a.yaml", bench.head + "find: [{entity: lnk}]")
    bench.write("own/b.yaml", "title: [")
    bench.write("own/c.yaml", bench.head + FIND)
    bench.write("exemptions.yaml", "x: 1")
    with pytest.raises(RuleErrors) as caught:
        bench.load()
    places = [str(error).removeprefix(f"{bench.folder}/").partition(": ")[0] for error in caught.value.errors]
    assert places == ["exemptions.yaml:1:4", "own/a.yaml:7:17", "own/b.yaml:2:1"]
    assert str(caught.value).count("\n") == 2


def test_folder_without_rules_or_that_does_not_exist_is_an_error(bench: Bench) -> None:
    with pytest.raises(RuleErrors, match=r"the folder holds no rule file \(.yaml\)"):
        bench.load()
    with pytest.raises(RuleError, match=r"^/nowhere: there is no such folder$"):
        load_rules(["/nowhere"])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"title: \xff", "the file is not UTF-8 (byte 7)"),
        (b"#" * 2_000_001, "the file is larger than 2,000,000 bytes"),
        (b"a: \x00", "not valid YAML: a character U+0000"),
    ],
)
def test_unreadable_file_is_an_error(bench: Bench, content: bytes, problem: str) -> None:
    bench.write("own/rule.yaml", "").write_bytes(content)
    with pytest.raises(RuleErrors) as caught:
        bench.load()
    assert problem in str(caught.value)


def test_folder_with_the_name_of_a_file_is_an_error(bench: Bench) -> None:
    (bench.folder / "own" / "rule.yaml").mkdir(parents=True)
    with pytest.raises(RuleErrors, match="the file can't be read: Is a directory"):
        bench.load()


def test_byte_order_mark_and_windows_line_ends_keep_places(bench: Bench) -> None:
    path = bench.write("own/rule.yaml", "")
    path.write_bytes(b"\xef\xbb\xbf" + (bench.head + "find: [{entity: lnk}]").replace("\n", "\r\n").encode())
    with pytest.raises(RuleErrors, match=r"rule.yaml:7:17: find\[0\].entity"):
        bench.load()


def test_only_as_many_documents_as_asked_for_are_parsed(bench: Bench) -> None:
    path = str(bench.write("own/rule.yaml", "a: 1\n---\nb: 2\n---\n["))
    assert [node.plain() for node in read_documents(path, 2)] == [{"a": 1}, {"b": 2}]


@pytest.mark.usefixtures("folder")
def test_a_kept_document_is_that_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "c.yaml"
    for text in ("a: [1, {b: true}]\n", "a: [2, {b: true}]\n"):
        file.write_text(text, encoding="utf-8")
        read = loader.read_document(str(file))
        assert [loader.read_kept_document(str(file)) for _ in range(2)] == [read, read]
    monkeypatch.setattr(loader, "read_document", None)
    assert loader.read_kept_document(str(file)) == read


@pytest.mark.usefixtures("folder")
def test_an_error_in_a_document_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text("a: [", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RuleError, match="not valid YAML"):
            loader.read_kept_document(str(file))


def test_a_kept_document_that_is_none_is_read_anew(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "c.yaml"
    file.write_text("a: 1\n", encoding="utf-8")
    first = loader.read_kept_document(str(file))
    (kept,) = folder.glob("*.document")
    for data in ((1, 2), 7, ({"a": None}, 1, 1, None)):
        write_trusted(str(kept), data)
        assert loader.read_kept_document(str(file)) == first

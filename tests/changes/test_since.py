"""What git says has changed since a revision."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint.changes import changed_since
from msglint.changes.since import read_patch

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.changes import Changes
    from tests.changes.conftest import Repository

    Make = Callable[[Path], Repository]

TEN = [f"line {number}" for number in range(1, 11)]


def text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def touched(changes: Changes, path: str, lines: int = 10) -> list[int]:
    return [line for line in range(1, lines + 1) if changes.touches(path, line, line)]


def _parted(repository: Repository) -> tuple[str, str]:
    """Change a file on the branch main and another on feature, which left it before; return both, and stay on main."""
    theirs, ours = repository.write("theirs.txt", "old\n"), repository.write("ours.txt", "old\n")
    repository.commit()
    repository.git("switch", "--quiet", "--create", "feature")
    repository.write("ours.txt", "changed\n")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("theirs.txt", "changed\n")
    repository.commit()
    return theirs, ours


def test_a_changed_line_counts_and_no_other(repository: Repository) -> None:
    path = repository.write("draft.txt", text(TEN))
    repository.commit()
    repository.write("draft.txt", text([*TEN[:3], "new", *TEN[4:]]))

    assert touched(changed_since("HEAD"), path) == [4]


def test_an_added_line_counts(repository: Repository) -> None:
    path = repository.write("draft.txt", text(TEN))
    repository.commit()
    repository.write("draft.txt", text([*TEN[:3], "new", "newer", *TEN[3:]]))

    assert touched(changed_since("HEAD"), path) == [4, 5]


def test_the_lines_around_one_that_was_taken_out_count(repository: Repository) -> None:
    path = repository.write("draft.txt", text(TEN))
    repository.commit()
    repository.write("draft.txt", text([*TEN[:3], *TEN[4:]]))

    assert touched(changed_since("HEAD"), path) == [3, 4]


def test_committed_staged_unstaged_and_new_files_all_count(repository: Repository) -> None:
    base = repository.commit()
    names = ("committed.txt", "staged.txt", "unstaged.txt", "new.txt")
    for name in names[:3]:
        repository.write(name, "old\n")
    base = repository.commit()
    repository.write("committed.txt", "changed\n")
    repository.commit()
    repository.write("staged.txt", "changed\n")
    repository.git("add", "staged.txt")
    repository.write("unstaged.txt", "changed\n")
    repository.write("new.txt", "new\n")

    changes = changed_since(base)

    assert [name for name in names if changes.touches(name, 1, 1)] == list(names)


def test_what_git_ignores_is_not_new(repository: Repository) -> None:
    repository.write(".gitignore", "*.tmp.txt\n")
    repository.commit()

    path = repository.write("draft.tmp.txt", "new\n")

    assert not changed_since("HEAD").has(path)


def test_what_happened_on_the_other_branch_in_the_meantime_does_not_count(repository: Repository) -> None:
    theirs, ours = _parted(repository)
    repository.git("switch", "--quiet", "feature")

    changes = changed_since("main")

    assert changes.has(ours)
    assert not changes.has(theirs)


def test_in_the_merge_commit_of_a_pull_request_only_the_pull_request_counts(repository: Repository) -> None:
    theirs, ours = _parted(repository)
    repository.git("switch", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-edit", "feature")

    changes = changed_since("main")

    assert changes.has(ours)
    assert not changes.has(theirs)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name",
    [
        "two words.txt",
        " spaces .txt ",
        'a "quoted" name.txt',
        "line\nbreak.txt",
        "tab\there.txt",
        "Größe 说明 😀.txt",
        "back\\slash.txt",
        "b/b/c.txt",
        "-option.txt",
        "dev/null",
        ":(top)magic.txt",
        "\udcff\udcfe.txt",
    ],
)
def test_odd_names_are_taken_as_they_are(repository: Repository, name: str) -> None:
    folder = repository.folder
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text(TEN), encoding="utf-8")
    repository.commit()
    path.write_text(text([*TEN[:6], "new", *TEN[7:]]), encoding="utf-8")

    assert touched(changed_since("HEAD"), str(path)) == [7]


def test_lines_that_look_like_a_diff_are_no_diff(repository: Repository) -> None:
    other = repository.write("other.txt", text(TEN))
    path = repository.write("draft.txt", "-- a/other.txt\nsame\n")
    repository.commit()
    repository.write("draft.txt", "++ b/other.txt\n@@ -1 +1,9 @@\nsame\n")

    changes = changed_since("HEAD")

    assert touched(changes, path, 3) == [1, 2]
    assert not changes.has(other)


def test_a_moved_file_counts_as_new(repository: Repository) -> None:
    repository.write("archive/draft.txt", text(TEN))
    repository.commit()
    (repository.folder / "drafts").mkdir()
    repository.git("mv", "archive/draft.txt", "drafts/draft.txt")

    assert touched(changed_since("HEAD"), "drafts/draft.txt") == list(range(1, 11))


def test_a_deleted_file_and_a_changed_mode_are_no_changes_to_check(repository: Repository) -> None:
    repository.write("gone.txt", "old\n")
    script = repository.write("draft.txt", "old\n")
    repository.commit()
    (repository.folder / "gone.txt").unlink()
    repository.git("update-index", "--chmod=+x", "draft.txt")

    assert not changed_since("HEAD").has(script)


def test_a_file_with_conflicts_counts(repository: Repository) -> None:
    path = repository.write("draft.txt", "old\n")
    repository.commit()
    repository.git("switch", "--quiet", "--create", "feature")
    repository.write("draft.txt", "ours\n")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("draft.txt", "theirs\n")
    repository.commit()
    with pytest.raises(Exception, match="merge"):
        repository.git("merge", "feature")

    assert changed_since("HEAD").has(path)


def test_a_file_that_git_takes_for_binary_has_lines_all_the_same(repository: Repository) -> None:
    repository.write(".gitattributes", "*.eml binary\n")
    path = repository.write("draft.eml", text(TEN))
    repository.commit()
    repository.write("draft.eml", text([*TEN[:3], "new", *TEN[4:]]))

    assert touched(changed_since("HEAD"), path) == [4]


def test_a_file_that_git_keeps_in_another_form_counts_as_a_whole(repository: Repository) -> None:
    repository.git("config", "filter.short.clean", "wc -l")
    repository.write(".gitattributes", "*.txt filter=short\n")
    path = repository.write("draft.txt", text(TEN))
    repository.commit()
    repository.write("draft.txt", text([*TEN, "new"]))

    assert touched(changed_since("HEAD"), path, 11) == list(range(1, 12))


def test_what_lies_in_a_changed_submodule_counts(repository: Repository, make_repository: Make, tmp_path: Path) -> None:
    shared = make_repository(tmp_path / "shared")
    shared.write("reply.txt", "old\n")
    shared.commit()
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(shared.folder), "shared")
    repository.commit()
    same = changed_since("HEAD").has("shared/reply.txt")
    repository.write("shared/reply.txt", "changed\n")

    assert not same
    assert changed_since("HEAD").touches("shared/reply.txt", 1, 1)


def test_what_lies_in_a_new_repository_inside_counts(repository: Repository, make_repository: Make) -> None:
    inner = make_repository(repository.folder / "inner")
    path = inner.write("reply.txt", "old\n")
    inner.commit()

    assert changed_since("HEAD").has(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.external", "false"),
        ("diff.context", "5"),
        ("diff.interHunkContext", "9"),
        ("diff.submodule", "log"),
        ("diff.renames", "copies"),
        ("color.ui", "always"),
        ("core.quotePath", "false"),
        ("core.pager", "false"),
    ],
)
def test_no_setting_of_the_repository_bends_the_answer(repository: Repository, name: str, value: str) -> None:
    path = repository.write("Größe.txt", text(TEN))
    repository.commit()
    repository.write("Größe.txt", text(["new", *TEN[1:5], "new", *TEN[6:]]))
    repository.git("config", name, value)

    assert touched(changed_since("HEAD"), path) == [1, 6]


def test_no_variable_of_the_environment_bends_the_answer(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository.write("draft.txt", text(TEN))
    repository.commit()
    repository.write("draft.txt", text(["new", *TEN[1:]]))
    monkeypatch.setenv("GIT_DIFF_OPTS", "-u7")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")

    assert touched(changed_since("HEAD"), path) == [1]


@pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")
@pytest.mark.parametrize("setting", ["core.fsmonitor", "diff.external", "diff.draft.textconv", "diff.draft.command"])
def test_no_program_that_the_repository_names_is_run(repository: Repository, setting: str) -> None:
    repository.write(".gitattributes", "*.txt diff=draft\n")
    path = repository.write("draft.txt", text(TEN))
    repository.commit()
    repository.write("draft.txt", text(["new", *TEN[1:]]))
    program = repository.folder.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch {repository.folder.parent}/was-run\n", encoding="utf-8")
    program.chmod(0o755)
    repository.git("config", setting, str(program))

    assert touched(changed_since("HEAD"), path) == [1]
    assert not (repository.folder.parent / "was-run").exists()


def test_the_index_is_left_alone(repository: Repository) -> None:
    path = Path(repository.write("draft.txt", text(TEN)))
    repository.commit()
    path.touch()
    before = (repository.folder / ".git" / "index").read_bytes()

    assert not changed_since("HEAD").has(str(path))
    assert (repository.folder / ".git" / "index").read_bytes() == before


def test_a_folder_below_the_top_will_do(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("drafts/draft.txt", text(TEN))
    repository.write("above.txt", "old\n")
    repository.commit()
    repository.write("drafts/draft.txt", text(["new", *TEN[1:]]))
    repository.write("above.txt", "changed\n")
    monkeypatch.chdir("drafts")

    changes = changed_since("HEAD")

    assert touched(changes, "draft.txt") == [1]
    assert changes.has("../above.txt")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    old=st.lists(st.sampled_from(["a", "b", "c", "", "-- x", "++ y", "@@ -1 +1 @@"]), max_size=12),
    new=st.lists(st.sampled_from(["a", "b", "d", "", "-- x", "++ y", "@@ -1 +1 @@"]), max_size=12),
)
def test_the_lines_that_do_not_count_are_old_ones_in_their_order(
    repository: Repository, old: list[str], new: list[str]
) -> None:
    with tempfile.TemporaryDirectory(dir=repository.folder) as folder:
        path = repository.write(f"{Path(folder).name}/draft.txt", text(old))
        base = repository.commit()
        repository.write(f"{Path(folder).name}/draft.txt", text(new))
        changes = changed_since(base)
        left = [line for number, line in enumerate(new, 1) if not changes.touches(path, number, number)]

    remaining = iter(old)
    assert all(line in remaining for line in left)
    assert changes.has(path) is (old != new) or not new


def test_a_diff_without_hunks_has_no_lines() -> None:
    assert read_patch([b"diff --git a/x b/x\n", b"old mode 100644\n", b"new mode 100755\n"]) == {}

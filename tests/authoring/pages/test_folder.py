"""Pages are written where something has changed; what msglint has not written is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.authoring.pages.folder import MARK, bring_up_to_date, differences
from msglint.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"README.md": "# Index\n", "rules/amazon/emoji.md": "# Emoji\n"}


def whats(pages: dict[str, str], folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): what for file, what in differences(pages, str(folder))}


def test_pages_are_written_once(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    assert whats(PAGES, folder) == {"README.md": "missing", "rules/amazon/emoji.md": "missing"}

    bring_up_to_date(PAGES, str(folder))

    assert (folder / "rules/amazon/emoji.md").read_bytes() == f"{MARK}\n\n# Emoji\n".encode()
    assert whats(PAGES, folder) == {}
    assert bring_up_to_date(PAGES, str(folder)) == []


def test_a_changed_page_is_written_anew(tmp_path: Path) -> None:
    bring_up_to_date(PAGES, str(tmp_path))
    changed = {**PAGES, "README.md": "# Other\n"}

    assert whats(changed, tmp_path) == {"README.md": "outdated"}
    bring_up_to_date(changed, str(tmp_path))

    assert whats(changed, tmp_path) == {}


def test_the_page_of_a_rule_that_is_gone_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    bring_up_to_date(PAGES, str(tmp_path))
    fewer = {"README.md": PAGES["README.md"]}

    assert whats(fewer, tmp_path) == {"rules/amazon/emoji.md": "left over"}
    bring_up_to_date(fewer, str(tmp_path))

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["README.md", "rules"]


def test_pages_of_others_are_neither_removed_nor_overwritten(tmp_path: Path) -> None:
    bring_up_to_date(PAGES, str(tmp_path))
    notes = tmp_path / "rules/amazon/notes.md"
    notes.write_text("# Mine\n")
    (tmp_path / "README.md").write_text("# Mine too\n")

    assert whats(PAGES, tmp_path) == {"README.md": "not written by msglint"}
    with pytest.raises(UsageError, match="was not written by msglint"):
        bring_up_to_date({"rules/amazon/new.md": "", **PAGES}, str(tmp_path))

    assert notes.exists()
    assert (tmp_path / "README.md").read_text() == "# Mine too\n"
    assert not (tmp_path / "rules/amazon/new.md").exists()


def test_line_breaks_that_git_has_changed_are_no_difference(tmp_path: Path) -> None:
    bring_up_to_date(PAGES, str(tmp_path))
    page = tmp_path / "README.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))

    assert whats(PAGES, tmp_path) == {}


def test_a_page_that_can_not_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("a file")

    with pytest.raises(UsageError, match="the page can't be"):
        bring_up_to_date(PAGES, str(tmp_path))

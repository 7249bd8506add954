"""Which documents of an editor hold messages, and under which name they are read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from pygls.workspace import TextDocument

from msglint.lsp.draft.document import document_of

if TYPE_CHECKING:
    from msglint.lsp.draft.document import Document


def document(
    uri: str, path: str | None, *folders: str, language: str = "plaintext", text: str = "Hi"
) -> Document | None:
    return document_of(TextDocument(uri, text, 3, language), path, folders)


@pytest.mark.parametrize(
    "name", ["a.txt", "a.MD", "a.html", "a.eml", "a.jsonl", "a.html.j2", "a.csv", "a.json", "a.yaml"]
)
def test_a_file_is_read_by_its_ending_whatever_the_editor_takes_it_for(name: str) -> None:
    found = document(f"file:///d/{name}", f"/d/{name}", language="cobol")

    assert found is not None
    assert (found.name, found.version, found.folder) == (f"/d/{name}", 3, "/d")


@pytest.mark.parametrize("name", ["a.py", "LICENSE", "a.parquet", "a.txt.bak"])
def test_other_files_are_left_alone(name: str) -> None:
    assert document(f"file:///d/{name}", f"/d/{name}") is None


@pytest.mark.parametrize(
    ("language", "name"), [("plaintext", "untitled.txt"), ("html", "untitled.html"), ("liquid", "untitled.liquid")]
)
def test_a_document_that_was_never_saved_is_read_by_its_language(language: str, name: str) -> None:
    found = document("untitled:Untitled-1", None, "/d", "/e", language=language)

    assert found is not None
    assert (found.name, found.folder, found.root) == (name, "/d", None)


def test_a_document_in_a_language_of_programmers_that_was_never_saved_is_left_alone() -> None:
    assert document("untitled:Untitled-1", None, language="python") is None


def test_a_document_that_was_never_saved_goes_by_the_current_folder_where_none_is_open() -> None:
    found = document("untitled:Untitled-1", None)

    assert found is not None
    assert found.folder == os.getcwd()  # noqa: PTH109 - as the module has it


def test_a_template_may_include_what_lies_in_the_innermost_folder_that_is_open() -> None:
    path = "/d/e/f/a.j2"

    roots = [
        found.root
        for folders in (("/d", "/d/e", "/x"), ("/d/e/fa",), ())
        if (found := document("file:///", path, *folders))
    ]

    assert roots == ["/d/e", "/d/e/f", "/d/e/f"]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    found = document("file:///a.txt", "/a.txt", text="\ufeff---\n")

    assert found is not None
    assert (found.text, found.lead) == ("---\n", 1)


def test_halves_of_surrogate_pairs_are_replaced_one_for_one() -> None:
    found = document("file:///a.txt", "/a.txt", text="a\ud83d😀\udc00b")

    assert found is not None
    assert found.text == "a\ufffd😀\ufffdb"


def test_tables_and_exports_may_be_about_something_else() -> None:
    found = [document(f"file:///{name}", f"/{name}") for name in ("a.txt", "a.jsonl", "a.csv", "a.json")]

    assert [one.is_surely_a_draft for one in found if one] == [True, True, False, False]

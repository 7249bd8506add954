"""Included files: where they are looked for, and what is never read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from msglint.read.template import loader, render

if TYPE_CHECKING:
    from pathlib import Path


def put(path: Path, text: str = "x") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("head.j2", "mail/head.j2"),
        ("parts/head.j2", "mail/parts/head.j2"),
        ("parts/head.j2", "parts/head.j2"),
        ("head", "mail/head.liquid"),
        ("head", "snippets/head.liquid"),
        ("head", "mail/_head.hbs"),
        ("parts/head", "parts/_head.mustache"),
        ("head", "partials/head.hbs"),
        ("../head.j2", "head.j2"),
        ("/head.j2", "head.j2"),
    ],
)
def test_a_file_is_found_beside_the_template_or_in_the_root(tmp_path: Path, name: str, path: str) -> None:
    put(tmp_path / path, "Grüße")
    put(tmp_path / "mail/a.j2")
    found = loader(str(tmp_path / "mail/a.j2"), str(tmp_path))(name)
    assert found == (str(tmp_path / path), "Grüße")


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    put(tmp_path / "mail/head.j2", "near")
    put(tmp_path / "head.j2", "far")
    found = loader(str(tmp_path / "mail/a.j2"), str(tmp_path))("head.j2")
    assert found is not None
    assert found[1] == "near"


@pytest.mark.parametrize(
    "name", ["../secret.j2", "../../etc/passwd", "/etc/passwd", "link.j2", "inner/secret.j2", "", "a\0b"]
)
def test_nothing_outside_the_root_is_read(tmp_path: Path, name: str) -> None:
    put(tmp_path / "secret.j2")
    root = tmp_path / "root"
    root.mkdir()
    (root / "link.j2").symlink_to(tmp_path / "secret.j2")
    (root / "inner").symlink_to(tmp_path)
    assert loader(str(root / "a.j2"), str(root))(name) is None


def test_only_regular_files_of_text_and_no_large_ones_are_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.j2")
    (tmp_path / "folder.j2").mkdir()
    (tmp_path / "latin.j2").write_bytes("Grüße".encode("latin-1"))
    put(tmp_path / "large.j2", "x" * (1024 * 1024 + 1))
    load = loader(str(tmp_path / "a.j2"), str(tmp_path))
    assert [load(name) for name in ("pipe.j2", "folder.j2", "latin.j2", "large.j2")] == [None] * 4


def test_a_template_reads_its_files_from_disk(tmp_path: Path) -> None:
    put(tmp_path / "_legal.mustache", "{{shop}} Ltd")
    result = render("Bye\n{{> _legal}}", "a.mustache", loader(str(tmp_path / "a.mustache"), str(tmp_path)))
    assert result.renderings[0].text == "Bye\n{{shop}} Ltd"
    assert [include.file for include in result.includes] == [str(tmp_path / "_legal.mustache")]

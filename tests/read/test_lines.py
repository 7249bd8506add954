"""Lines come in blocks that tell where they stand, whatever the encoding, the chunks and the length of the lines."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.errors import InputError
from msglint.read.lines import MAX_LINE_BYTES, Block, read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def blocks(data: bytes) -> list[Block]:
    found = list(read_blocks(io.BytesIO(data), "a.jsonl"))
    assert all(isinstance(block, Block) for block in found)
    return [block for block in found if isinstance(block, Block)]


def numbered(found: Iterable[Block]) -> list[tuple[int, bytes]]:
    return [line for block in found for line in block.lines()]


def test_lines_are_numbered_through_all_blocks() -> None:
    data = b"".join(b"%d\n" % number for number in range(1, 40_001))
    found = blocks(data)
    assert len(found) > 2
    assert numbered(found) == [(number, b"%d" % number) for number in range(1, 40_001)]
    assert sum(block.size for block in found) == len(data)


def test_a_last_line_without_a_line_break_is_one() -> None:
    assert numbered(blocks(b"a\n\nb")) == [(1, b"a"), (2, b""), (3, b"b")]


def test_nothing_has_no_block() -> None:
    assert blocks(b"") == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding_and_counts_as_bytes_of_the_source(encoding: str) -> None:
    data = "é\n😀".encode(encoding)
    found = blocks(data)
    assert numbered(found) == [(1, "é".encode()), (2, "😀".encode())]
    assert sum(block.size for block in found) == len(data)


def test_a_binary_source_is_one_error() -> None:
    (error,) = read_blocks(io.BytesIO(b"\0\1\2\3\n\n"), "a.jsonl")
    assert isinstance(error, InputError)
    assert str(error) == "a.jsonl: looks like a binary file, not text"


def test_a_line_that_is_too_long_is_cut_and_never_kept_as_a_whole() -> None:
    found = blocks(b"a\n" + b"x" * (3 * MAX_LINE_BYTES) + b"\nb\n")
    lines = numbered(found)
    assert [number for number, _ in lines] == [1, 2, 3]
    assert MAX_LINE_BYTES < len(lines[1][1]) < 1.2 * MAX_LINE_BYTES
    assert lines[2] == (3, b"b")


def test_the_folder_of_a_file_is_known_and_that_of_a_pipe_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"a")
    with (tmp_path / "a.jsonl").open("rb") as stream:
        (block,) = read_blocks(stream, "a.jsonl")
    assert isinstance(block, Block)
    assert block.folder == str(tmp_path)
    assert blocks(b"a")[0].folder is None


@given(st.lists(st.sampled_from([b"", b"a", b"bc"]), max_size=8), st.integers(1, 5), st.integers(0, 15))
def test_a_block_since_a_line_has_that_line_and_those_behind_it(lines: list[bytes], first: int, since: int) -> None:
    block = Block(first, b"".join(line + b"\n" for line in lines), 0, None)
    rest = block.since(since)
    assert list(rest.lines()) == [line for line in block.lines() if line[0] >= since]
    assert numbered(rest.apart()) == [line for line in rest.lines() if line[1]]


@given(st.lists(st.binary(max_size=5).filter(lambda line: b"\n" not in line and b"\0" not in line), max_size=6))
def test_a_block_that_ends_without_a_line_break_has_the_same_lines(lines: list[bytes]) -> None:
    whole = Block(1, b"".join(line + b"\n" for line in lines), 0, None)
    torn = Block(1, b"\n".join(lines), 0, None)
    assert list(torn.lines()) == [line for line in whole.lines() if line[0] < len(lines) or line[1]]

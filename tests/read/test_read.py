"""`read`: the right reader for a source, and sources that can't be read."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from msglint.errors import InputError, UsageError
from msglint.message import Message
from msglint.read import Block, blocks, holds_lines, name_of, read, read_block, read_bytes
from msglint.read.decode import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path


def outcome(path: str, **options: Any) -> list[tuple[str, str]]:
    return [
        (result.source, result.problem if isinstance(result, InputError) else result.parts[-1].text)
        for result in read(path, **options)
    ]


def facts(found: Message | InputError) -> tuple[object, ...]:
    if isinstance(found, InputError):
        return str(found), found.line
    parts = [(part.name, part.text, part.source, part.role) for part in found.parts]
    return parts, len(found.variants), found.context, found.source, found.id, found.line, found.notes


@pytest.mark.parametrize("name", ["a.jsonl", "a.NDJSON"])
def test_a_jsonl_file_has_a_message_on_each_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b'{"text": "a"}\n{"text": "b"}\n')
    assert outcome(str(path)) == [(str(path), "a"), (str(path), "b")]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "draft", "a.xyz"])
def test_any_other_file_is_one_message(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"a\r\nb\n")
    assert outcome(str(path)) == [(str(path), "a\r\nb\n")]


def test_a_guessed_encoding_is_a_note_of_the_message(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Спасибо за ваш заказ. Посылка отправлена.".encode("cp1251"))
    (message,) = read(str(path))
    assert isinstance(message, Message)
    assert message.notes == ("read as Windows-1251 (detected); save the file as UTF-8 to be sure",)


def test_the_command_line_wins_in_both_kinds_of_file(tmp_path: Path) -> None:
    for name, data in (("a.txt", "---\nkind: reply\n---\nx"), ("a.jsonl", '{"text": "x", "kind": "reply"}')):
        (tmp_path / name).write_text(data, encoding="utf-8")
        (message,) = read(str(tmp_path / name), context={"kind": "proactive"})
        assert isinstance(message, Message)
        assert message.context.kind == "proactive"


def test_a_wrong_value_from_the_command_line_is_raised_before_anything_is_read() -> None:
    with pytest.raises(UsageError):
        read("nowhere.txt", context={"order_date": "soon"})


def test_broken_front_matter_is_an_error_in_the_messages_place(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"---\nkind: x\n---\n")
    assert outcome(str(path)) == [(str(path), "kind is 'x'; it must be one of proactive, reply")]


def test_a_source_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    missing = str(tmp_path / "no.txt")
    assert outcome(missing) == [(missing, "there is no such file or folder")]
    assert outcome(str(tmp_path)) == [(str(tmp_path), "is a folder, not a file")]
    assert outcome("a\0.txt") == [("a\0.txt", "can't be read: not a possible file name")]


def test_a_file_without_permission_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("builtins.open", refuse)
    assert outcome("a.txt") == [("a.txt", "can't be opened: permission denied")]


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert outcome(str(path)) == [(str(path), "is larger than 10 MiB, the limit for one draft")]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    stream = io.BytesIO()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    return stream


def test_the_standard_input_is_a_draft_unless_its_name_says_otherwise(stdin: io.BytesIO) -> None:
    stdin.write(b'{"text": "a"}\n')
    stdin.seek(0)
    assert outcome("-") == [("<stdin>", '{"text": "a"}\n')]
    stdin.seek(0)
    assert outcome("-", stdin_filename="x/y.jsonl") == [("x/y.jsonl", "a")]
    assert not stdin.closed


def test_the_standard_input_has_the_same_limit(stdin: io.BytesIO) -> None:
    stdin.write(b"x" * (MAX_BYTES + 1))
    stdin.seek(0)
    assert outcome("-") == [("<stdin>", "is larger than 10 MiB, the limit for one draft")]


def test_a_closed_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert outcome("-") == [("<stdin>", "there is no standard input")]


def test_a_plain_draft_loads_nothing_that_costs_start_up(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Subject: a\n\nb", encoding="utf-8")
    code = (
        f"import sys; sys.path[:0] = {[one for one in sys.path if one]!r}; from msglint.read import read; "
        f"list(read({str(path)!r})); "
        "print({'json', 'yaml', 'difflib', 'pathspec', 'pathlib', 'charset_normalizer', 'datetime'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"Subject: x\n\nHello {{ name }}"),
        ("a.html", b"<p>a &amp; b</p>"),
        ("a.eml", b"Subject: x\r\n\r\nHello"),
        ("a.jsonl", b'{"text": "a"}\nno\n\n{"html": "<b>b</b>"}'),
        ("a.csv", b"id,message\n1,a\n2,b\n"),
        ("a.json", b'{"macros": [{"id": 1, "body": "a"}]}'),
        ("a.yaml", b"macros:\n- id: 1\n  body: a\n"),
        ("a.j2", b"{% if x %}a{% else %}b{% endif %}"),
        ("a.txt", b"\x00\x01"),
    ],
)
def test_bytes_at_hand_are_read_as_those_of_a_file(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    at_hand = read_bytes(data, str(path), context={"kind": "reply"}, root=str(tmp_path))

    assert list(map(facts, at_hand)) == list(map(facts, read(str(path), context={"kind": "reply"})))


def test_a_template_at_hand_includes_only_what_its_root_holds(tmp_path: Path) -> None:
    (tmp_path / "_end.j2").write_bytes(b"Bye")
    name = str(tmp_path / "a.j2")

    def parts(root: str | None) -> list[str]:
        (message,) = read_bytes(b'{% include "_end.j2" %}', name, root=root)
        assert isinstance(message, Message)
        return [part.text for part in message.parts]

    assert parts(str(tmp_path)) == ["Bye"]
    assert "Bye" not in parts(None)


def test_bytes_at_hand_that_are_too_many_are_an_error() -> None:
    (error,) = read_bytes(b"x" * (MAX_BYTES + 1), "a.txt")
    assert isinstance(error, InputError)
    assert "10 MiB" in error.problem


def test_a_source_of_lines_comes_in_blocks_and_one_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n\n{"text": "b"}', encoding="utf-8")
    found = [block for block in blocks(str(path), "A.JSONL") if isinstance(block, Block)]
    assert [line for block in found for line, _ in block.lines()] == [1, 2, 3]
    assert [message.line for block in found for message in read_block(block, "A.JSONL")] == [1, 3]
    (error,) = blocks(str(tmp_path / "gone.jsonl"), "gone.jsonl")
    assert str(error) == "gone.jsonl: there is no such file or folder"


def test_the_name_tells_which_sources_hold_lines() -> None:
    assert [name for name in ("a.jsonl", "B.NDJSON", "a.json", "a.jsonl.txt", "-") if holds_lines(name)] == [
        "a.jsonl",
        "B.NDJSON",
    ]
    assert (name_of("-"), name_of("-", "a.jsonl"), name_of("a.txt", "b")) == ("<stdin>", "a.jsonl", "a.txt")

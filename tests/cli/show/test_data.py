"""JSON for programs fits whatever stream it goes to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from msglint.cli.show.data import write_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from subprocess import CompletedProcess


@pytest.mark.parametrize("text", ["\udce4.txt", "a\ud800\U0001f381b", "plain"])
def test_a_lone_surrogate_is_written_as_an_escape(capsys: pytest.CaptureFixture[str], text: str) -> None:
    write_json({"name": text})

    written = capsys.readouterr().out
    assert written.encode("utf-8")
    assert json.loads(written) == {"name": text}


def test_a_stream_of_another_encoding_gets_plain_ascii(spawn: Callable[..., CompletedProcess[bytes]]) -> None:
    result = spawn("rules", "--format", "json", "--select", "emoji", env={"PYTHONIOENCODING": "latin-1"})

    assert result.returncode == 0
    assert json.loads(result.stdout.decode("ascii"))[0]["id"] == "amazon/emoji"

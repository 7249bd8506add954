"""The report for a person keeps its width, whatever a message holds."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, cast
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from msglint.message import Message
from msglint.part import Part
from msglint.report import Result, open_reporter, write
from msglint.span import LineIndex
from msglint.violation import Related

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.part import PartName
    from msglint.violation import Violation

SGR = re.compile(r"\x1b\[[0-9;]*m")
#: Wide since Unicode 16, which rich knows and older Pythons don't.
NEWLY_WIDE = re.compile("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376]")
TEXTS = st.text(st.characters() | st.sampled_from("ab \t\r\n评😀🏽❤\ufe0f\u200d\u0301\u202e\x1b"), max_size=300).map(
    lambda text: NEWLY_WIDE.sub("x", text)
)


@given(
    text=TEXTS,
    bounds=st.tuples(st.integers(0, 300), st.integers(0, 300)),
    words=TEXTS,
    record=st.booleans(),
    part=st.sampled_from(["subject", "body", "attachment"]),
    width=st.integers(24, 100),
    encoding=st.sampled_from(["utf-8", "ascii", "cp1252", "shift_jis", "gbk"]),
    color=st.booleans(),
)
def test_no_line_is_wider_than_asked_for_any_text_and_span(  # noqa: PLR0917 - hypothesis gives them by name
    violation_of: Callable[..., Violation],
    text: str,
    bounds: tuple[int, int],
    words: str,
    record: bool,  # noqa: FBT001 - hypothesis gives them by name
    part: str,
    width: int,
    encoding: str,
    color: bool,  # noqa: FBT001 - hypothesis gives them by name
) -> None:
    index = LineIndex(text)
    start, end = sorted(min(bound, len(text)) for bound in bounds)
    violation = violation_of(
        "",
        "",
        part=part,
        text=text[start:end],
        start=index.position(start),
        end=index.position(end),
        rule=f"amazon/{words}",
        message=words,
        instead=words,
        related=(Related(cast("PartName", part), "", index.position(start), index.position(end), words),),
    )
    message = Message(
        (Part("body", text, text),), source=words, id=words if record else None, line=3 if record else 1, notes=(words,)
    )
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
    write([Result(message, (violation,))], [open_reporter("text", stream, color=color, width=width)])
    stream.flush()
    lines = SGR.sub("", raw.getvalue().decode(encoding)).removesuffix("\n").split("\n")
    assert [line for line in lines if cell_len(line) > width] == []
    assert not any(category(char)[0] == "C" for line in lines for char in line)

"""What is too much for a check is refused before it is looked at, with what was found and what the limit is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from msglint import Linter
from msglint.errors import InputError
from msglint.read import read_bytes
from msglint.read.html import MAX_CHARS, MAX_TAGS, html_parts
from msglint.read.html.document import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Callable

TAGS = "<br>" * (MAX_TAGS + 1)
DEEP = "<div>" * (MAX_DEPTH + 1)
#: Where HTML may stand: a file of such HTML, and the line of its message.
FILES: dict[str, tuple[Callable[[str], str], int]] = {
    "a.html": (str, 0),
    "a.html.j2": (lambda html: "{% if a %}x{% endif %}" + html, 0),
    "a.eml": (lambda html: f"Subject: x\nContent-Type: text/html\n\n{html}", 0),
    "a.jsonl": (lambda html: json.dumps({"text": "a"}) + "\n" + json.dumps({"html": html}), 2),
    "a.ndjson": (lambda html: json.dumps({"eml": f"Subject: x\nContent-Type: text/html\n\n{html}"}), 1),
    "a.csv": (lambda html: f"id,html\n1,{html}\n", 2),
    "a.json": (lambda html: json.dumps({"macros": [{"title": "a", "html": html}]}), 1),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("html", "problem"),
    [
        (TAGS, "has HTML with 40,001 tags; the limit is 40,000"),
        (DEEP, "has HTML that is nested more than 500 elements deep"),
    ],
    ids=["tags", "depth"],
)
def test_html_beyond_a_limit_is_an_error_of_the_message_that_holds_it(name: str, html: str, problem: str) -> None:
    made, line = FILES[name]
    error = list(read_bytes(made(html).encode(), name))[-1]
    assert isinstance(error, InputError)
    assert (error.problem, error.source, error.line) == (problem, name, line)


def test_a_message_beside_one_with_too_much_html_is_read() -> None:
    records = f"{json.dumps({'html': DEEP})}\n{json.dumps({'html': '<p>Hello'})}\n".encode()
    assert [isinstance(result, InputError) for result in read_bytes(records, "a.jsonl")] == [True, False]


def test_html_at_its_limits_is_read() -> None:
    assert html_parts("<div>" * (MAX_DEPTH - 3) + "x", "")[0].text == "x"
    assert html_parts("a" * MAX_CHARS, "")[0].text == "a" * MAX_CHARS


def test_a_page_is_measured_without_the_pictures_that_are_written_out_in_it() -> None:
    picture = "<img src='data:image/png;base64," + "A" * MAX_CHARS + "'>"
    assert html_parts(f"{picture}<p>Hello</p>", "")[0].text == "Hello"
    (error,) = read_bytes((picture + "a" * (MAX_CHARS + 1)).encode(), "a.html")
    assert str(error) == "a.html: has HTML of 1,000,027 characters; the limit is 1,000,000"


def test_the_python_interface_refuses_it_too() -> None:
    with pytest.raises(InputError, match=r"^<text>: has HTML that is nested more than 500 elements deep$"):
        Linter(select=("emoji",)).check(DEEP, is_html=True)

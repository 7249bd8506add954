"""Each violation is marked in the text in which it is best seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.errors import InputError
from msglint.message import Message
from msglint.part import Include, Part
from msglint.read import parse_record, read
from msglint.report.html.passages import Passage, lay_out
from msglint.span import LineIndex, Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from msglint.report.html.passages import Laid
    from msglint.violation import Violation

HTML = """<style>.x { color: #777777 }</style>
<p class="x">Hello <b>Anna</b>,<br>write to jo<i></i>hn@shop.example &amp; see
<a href="http://shop.example/a">our
  manual</a>.</p>
<p style="display: none">Save 10 %</p><!-- ring me -->
<img src="a.gif" alt="Smile">"""
TEMPLATE = """Hello,
{% if happy %}
Please leave a review.
{% else %}
Please write to us.
{% endif %}
"""


def read_one(path: Path) -> Message:
    (message,) = read(str(path), folders=[str(path.parent)])
    assert not isinstance(message, InputError)
    return message


@pytest.fixture
def html(tmp_path: Path) -> Message:
    path = tmp_path / "draft.html"
    path.write_text(HTML, encoding="utf-8")
    return read_one(path)


def laid(message: Message, *violations: Violation) -> Laid:
    return lay_out(message, [(violation, "label") for violation in violations])


def marks(passage: Passage) -> list[str]:
    """Return the marked words of a passage."""
    return [passage.part.text[mark.start : mark.end] for mark in passage._marks]  # noqa: SLF001 - because only markup shows them otherwise, which test_lines reads


def test_a_violation_of_a_plain_text_is_marked_by_its_place(violation_of: Callable[..., Violation]) -> None:
    message = Message.from_text("one two\none", subject="one")
    violation = violation_of("one two\none", "two")
    found = laid(message, violation)
    assert [(passage.title, marks(passage)) for passage in found.shown] == [("Subject", []), ("Body", ["two"])]
    assert found.holding == {1: found.shown[1]}


def test_parts_of_one_file_count_in_the_file(violation_of: Callable[..., Violation], tmp_path: Path) -> None:
    text = "Subject: our shop\n\nHello,\nour house\n"
    path = tmp_path / "draft.txt"
    path.write_text(text, encoding="utf-8")
    found = laid(
        read_one(path), violation_of(text, "our shop", part="subject"), violation_of(text, "house\n", part="body")
    )
    assert [marks(passage) for passage in found.shown] == [["our shop"], ["house\n"]]
    assert 'value="4"' in found.shown[1].html("m1")


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("Anna", "Anna", ("Body", ["Anna"])),
        ("jo<i></i>hn@shop.example", "john@shop.example", ("Body", ["john@shop.example"])),
        ("Anna</b>,<br>write", "Anna,\nwrite", ("Body", ["Anna,\nwrite"])),
        ("&amp;", "&", ("Body", ["&"])),
        ("our\n  manual", "our manual", ("Body", ["our manual"])),
        ("http://shop.example/a", "http://shop.example/a", ("Body", ["our manual"])),
        ("Save 10 %", "Save 10 %", ("Hidden text (display: none)", ["Save 10 %"])),
        ("ring me", "ring me", ("Comment that no buyer sees", ["ring me"])),
        ("Smile", "Smile", ("Shown for a picture or on hovering", ["Smile"])),
    ],
)
def test_a_violation_of_a_page_is_marked_in_what_is_read(
    html: Message, violation_of: Callable[..., Violation], source: str, text: str, expected: tuple[str, list[str]]
) -> None:
    found = laid(html, replace(violation_of(HTML, source), text=text))
    assert (found.holding[1].title, marks(found.holding[1])) == expected
    assert found.holding[1] in found.shown


def test_what_belongs_to_no_words_is_marked_nowhere(html: Message, violation_of: Callable[..., Violation]) -> None:
    found = laid(html, violation_of(HTML, "a.gif"))
    assert found.holding == {}
    assert [passage.title for passage in found.shown] == ["Body"]


def test_hidden_text_and_comments_are_shown_only_for_their_violations(html: Message) -> None:
    assert [passage.title for passage in laid(html).shown] == ["Body"]


def test_a_template_is_shown_with_all_its_branches(violation_of: Callable[..., Violation], tmp_path: Path) -> None:
    path = tmp_path / "draft.j2"
    path.write_text(TEMPLATE, encoding="utf-8")
    message = read_one(path)
    words = "Please write to us"
    found = laid(message, violation_of(TEMPLATE, "review"), replace(violation_of(TEMPLATE, words), text="Otherwise, x"))
    (passage,) = found.shown
    assert passage.title == "Body, with all branches of the template"
    assert marks(passage) == ["review", words]
    without = replace(message, told=None)
    found = laid(without, violation_of(TEMPLATE, "review"), violation_of(TEMPLATE, words))
    assert [marks(passage) for passage in found.shown] == [["review"], [words]]
    assert found.shown[1].title == "Body, in another branch of the template"


def test_an_included_file_has_places_of_its_own(violation_of: Callable[..., Violation], tmp_path: Path) -> None:
    (tmp_path / "_foot.j2").write_text("Bye,\nour shop\n", encoding="utf-8")
    (tmp_path / "draft.j2").write_text("Hello\n{% include '_foot.j2' %}", encoding="utf-8")
    message = read_one(tmp_path / "draft.j2")
    include = message.parts[0].includes[0]
    violation = violation_of(include.text, "our shop", file=include.file)
    found = laid(message, violation)
    assert marks(found.holding[1]) == ["our shop"]
    assert found.holding[1].source(violation) == include.text
    assert laid(message, replace(violation, file="other.j2")).holding == {}


def test_of_two_attachments_with_the_same_places_the_one_that_reads_like_it_is_meant(
    violation_of: Callable[..., Violation],
) -> None:
    parts = tuple(Part("attachment", name, name) for name in ("a.exe", "b.exe"))
    found = laid(Message(parts), violation_of("b.exe", "b.exe", part="attachment"))
    assert [marks(passage) for passage in found.shown] == [[], ["b.exe"]]


def test_the_name_of_an_attachment_is_shown_and_marked(violation_of: Callable[..., Violation]) -> None:
    message, _ = parse_record('{"text": "Hello", "attachments": [{"name": "photo.gif"}]}', "a.jsonl", 1)
    found = laid(message, violation_of("photo.gif", "photo.gif", part="attachment"))
    assert [(passage.title, marks(passage)) for passage in found.shown] == [("Body", []), ("Attachment", ["photo.gif"])]


def test_a_violation_of_the_whole_message_is_marked_nowhere(violation_of: Callable[..., Violation]) -> None:
    assert laid(Message.from_text("one"), violation_of("one", None)).holding == {}


def test_a_place_outside_of_the_text_is_marked_nowhere(violation_of: Callable[..., Violation]) -> None:
    long = "x" * 50 + "word"
    assert laid(Message.from_text("short"), violation_of(long, "word")).holding == {}


def test_a_part_without_words_is_not_shown() -> None:
    assert [passage.title for passage in laid(Message.from_text("Hello", subject=" ")).shown] == ["Body"]


def test_lines_of_a_part_count_in_the_file_once_a_violation_tells(violation_of: Callable[..., Violation]) -> None:
    source = "head\nhead\nHello\nour shop"
    part = Part("body", source[10:], source, 10)
    assert "value" not in laid(Message((part,))).shown[0].html("m1")
    assert '<li value="3"><bdi>Hello' in laid(Message((part,)), violation_of(source, "shop")).shown[0].html("m1")


@pytest.fixture(scope="module", params=["campaign/thank-you.eml", "campaign/spare-part.html", "helpdesk/macros.json"])
def parts(request: pytest.FixtureRequest) -> list[Part]:
    messages = (message for message in read(f"examples/{request.param}") if isinstance(message, Message))
    return [part for message in messages for part in message.parts if part.text]


@given(data=st.data())
def test_what_is_read_anywhere_in_an_example_is_found_by_its_place(
    violation_of: Callable[..., Violation], parts: list[Part], data: st.DataObject
) -> None:
    part = data.draw(st.sampled_from(parts))
    start = data.draw(st.integers(0, len(part.text) - 1))
    end = data.draw(st.integers(start + 1, len(part.text)))
    place = part.place(Span(start, end))
    lines = LineIndex(place.source)
    words = part.text[start:end].replace("\u2028", "\n")
    first, last = map(lines.position, place.span)
    violation = replace(violation_of("x", "x"), part=part.name, text=words, start=first, end=last)
    found = Passage(part, "").find(violation)
    assert words.isspace() or found
    assert {at for span in found for at in range(*span)} >= {at for at in range(start, end) if part.text[at].isalnum()}


def test_an_include_that_stands_in_a_part_is_found_by_its_name(violation_of: Callable[..., Violation]) -> None:
    text = "Hello\nfoot"
    part = Part("body", text, text, includes=(Include("foot.j2", "foot", 100),))
    violation = violation_of("foot", "foot", file="foot.j2")
    found = laid(Message((part,)), violation)
    assert found.holding == {}
    assert found.all[0].source(violation) == "foot"
    assert LineIndex("foot").position(0) == violation.start

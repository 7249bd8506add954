"""Templates as messages: their readings, their pieces, and what they include."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.message import Message
from msglint.read import read
from msglint.read.templates import is_piece, read_template, with_body
from msglint.span import Span

if TYPE_CHECKING:
    from pathlib import Path

    from msglint.part import Part

BRANCHES = "Subject: Order {{ id }}\n\nHi,\n{% if late %}it is late.{% else %}it is here.{% endif %}\n"


def text_of(parts: tuple[Part, ...]) -> str:
    return "|".join(part.text for part in parts)


def only(path: Path, **given: object) -> Message:
    (message,) = read(str(path), **given)  # type: ignore[arg-type] # as the test gives them
    assert isinstance(message, Message)
    return message


def test_each_branch_is_a_reading_with_the_subject() -> None:
    message = read_template(BRANCHES, "a.j2")
    readings = {text_of(parts) for parts in (message.parts, *message.variants)}
    assert readings == {"Order {{ id }}|Hi,\nit is late.\n", "Order {{ id }}|Hi,\nit is here.\n"}


def test_places_are_those_of_the_template() -> None:
    message = read_template(BRANCHES, "a.j2")
    for parts in (message.parts, *message.variants):
        subject, body = parts
        assert subject.place(Span(0, len(subject.text))).span == (9, 23)
        at = body.text.index("it is")
        place = body.place(Span(at, at + 5))
        assert place.source[slice(*place.span)] == "it is"


def test_front_matter_gives_the_context_of_every_reading() -> None:
    message = read_template("---\nkind: reply\n---\n{% if a %}x{% endif %}", "a.j2")
    assert message.context.kind == "reply"


def test_html_template_is_read_as_html() -> None:
    message = read_template("<p>{% if a %}one{% else %}<b>two</b>{% endif %}</p>", "a.html.j2", is_html=True)
    assert {parts[0].text for parts in (message.parts, *message.variants)} == {"one", "two"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("_foot.j2", True),
        ("mails/partials/foot.hbs", True),
        ("Snippets/foot.liquid", True),
        ("mails/foot.j2", False),
        ("partials.j2", False),
    ],
)
def test_piece_is_told_by_its_name_or_its_folder(path: str, expected: bool) -> None:  # noqa: FBT001 - a case of a table
    assert is_piece(path) is expected


def test_included_file_stands_in_the_text_and_keeps_its_place(tmp_path: Path) -> None:
    (tmp_path / "_foot.j2").write_text("\nBye\n", encoding="utf-8")
    (tmp_path / "a.j2").write_text("Hi\n{% include '_foot.j2' %}", encoding="utf-8")
    message = only(tmp_path / "a.j2")
    (body,) = message.parts
    at = body.text.index("Bye")
    place = body.place(Span(at, at + 3))
    assert (place.file, place.source, place.span) == (str(tmp_path / "_foot.j2"), "\nBye\n", (1, 4))


def test_nothing_is_included_from_outside_the_named_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    mails = tmp_path / "mails"
    mails.mkdir()
    (mails / "a.j2").write_text("Hi {% include '../secret.j2' %}", encoding="utf-8")
    message = only(mails / "a.j2")
    assert "secret" not in message.parts[0].text
    assert len(message.notes) == 1
    assert "secret" in only(mails / "a.j2", folders=[str(tmp_path)]).parts[0].text


def test_piece_is_a_fragment_of_a_message(tmp_path: Path) -> None:
    (tmp_path / "_foot.j2").write_text("Bye", encoding="utf-8")
    (tmp_path / "a.j2").write_text("Hi", encoding="utf-8")
    assert only(tmp_path / "_foot.j2").is_fragment
    assert not only(tmp_path / "a.j2").is_fragment


def test_text_file_with_tags_is_a_template(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("{% if a %}one{% else %}two{% endif %}", encoding="utf-8")
    message = only(path)
    assert {parts[0].text for parts in (message.parts, *message.variants)} == {"one", "two"}


def test_template_without_an_ending_for_html_is_told_by_its_tags(tmp_path: Path) -> None:
    path = tmp_path / "a.hbs"
    path.write_text("<p>Hello {{name}},</p><p>bye</p>", encoding="utf-8")
    assert only(path).parts[0].text == "Hello {{name}},\n\nbye"


def test_body_that_stands_alone_may_be_a_template() -> None:
    message = with_body(Message(()), "{# a@b.com #}{% if a %}one{% endif %}!")
    assert {parts[0].text for parts in (message.parts, *message.variants)} == {"one!", "!"}
    assert with_body(Message(()), "plain {{ name }}").variants == ()

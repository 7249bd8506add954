"""What comes out of a package is what a report needs of what went in, and no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from msglint.errors import InputError, RuleError
from msglint.message import Comment, Message
from msglint.part import Part
from msglint.report import Result
from msglint.workers.packing import Packer, Unpacker

if TYPE_CHECKING:
    from msglint.project import Project

TEXT = "Dear Ann 😀, write to ann@shop.com"


@pytest.fixture
def guilty(project: Project) -> Result:
    message = replace(Message.from_text(TEXT), source="a.jsonl", id="m", line=3, notes=("n",))
    result = project.examine(message)
    assert [violation.rule for violation in result.violations] == ["own/missing", "own/email"]
    return replace(result, message=replace(message, is_fragment=True))


def test_violations_cross_whole_and_texts_stay(guilty: Result) -> None:
    (found,) = Unpacker().unpack(Packer(are_shown=False).pack([guilty]))
    assert isinstance(found, Result)
    assert found.violations == guilty.violations
    assert found.message == replace(guilty.message, parts=())


def test_texts_cross_where_a_report_shows_them(guilty: Result) -> None:
    assert Unpacker().unpack(Packer(are_shown=True).pack([guilty])) == [guilty]


def test_of_a_clean_message_no_text_crosses() -> None:
    data = Packer(are_shown=True).pack([Result(Message.from_text(TEXT), ())])
    assert b"shop" not in data


def test_comments_cross_with_the_text_that_they_stand_in() -> None:
    message = Message((Part("body", TEXT, TEXT),), comments=(Comment("msglint: ignore x", TEXT, 0, 4),))
    (found,) = Unpacker().unpack(Packer(are_shown=False).pack([Result(message, ())]))
    assert isinstance(found, Result)
    assert found.message == message
    assert found.message.comments[0].source is found.message.parts[0].source


def test_an_error_crosses() -> None:
    (found,) = Unpacker().unpack(Packer(are_shown=True).pack([InputError("is broken", source="a", line=3)]))
    assert isinstance(found, InputError)
    assert (str(found), found.problem, found.source, found.line) == ("a:3: is broken", "is broken", "a", 3)


def test_what_is_about_no_message_is_refused() -> None:
    with pytest.raises(TypeError, match="RuleError is no outcome"):
        Packer(are_shown=False).pack([RuleError("is wrong", file="a.yaml")])


def test_a_long_source_of_many_messages_crosses_once(guilty: Result) -> None:
    source = "x" * 100_000
    one = replace(guilty, message=replace(guilty.message, parts=(Part("body", "a", source),)))
    other = replace(guilty, message=replace(guilty.message, parts=(Part("body", "b", source, 1),)))
    packer, unpacker = Packer(are_shown=True), Unpacker()
    first, second = packer.pack([one, other]), packer.pack([other])
    assert len(first) > len(source) > len(second)
    assert [*unpacker.unpack(first), *unpacker.unpack(second)] == [one, other, other]


def test_half_a_character_crosses(guilty: Result) -> None:
    broken = replace(guilty, violations=(replace(guilty.violations[1], text="\ud83d", fix=None),))
    assert Unpacker().unpack(Packer(are_shown=True).pack([broken])) == [broken]

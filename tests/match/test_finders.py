"""Which finders are worth asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.match.document import Document
from msglint.match.finders import Finders
from msglint.message import Message
from msglint.ruleset.rule import Together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.lexicon.lexicon import Lexicon
    from msglint.ruleset.rule import Unit
    from tests.conftest import Bench

ASKED = (("act", ("change",)), ("thing", ("review",)))


@pytest.fixture
def lexicons(bench: Bench) -> Mapping[str, Lexicon]:
    return bench.load("find:\n  - entity: link").lexicons


def finder(unit: Unit, parts: tuple[tuple[str, tuple[str, ...]], ...] = ASKED, **fields: object) -> Together:
    return Together(unit=unit, parts=parts, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("unit", "text", "expected"),
    [
        ("sentence", "change, review", True),
        ("clause", "change, review", False),
        ("clause", "ok, change review", True),
        ("sentence", "change. review", False),
        ("sentence", "the review", False),
        ("sentence", "take it. review", False),
        ("sentence", "", False),
        ("neighbours", "change. review", True),
        ("neighbours", "change.", False),
        ("message", "change. ok. ok. review", True),
        ("message", "修改. 评价", True),
        ("message", "", False),
    ],
)
def test_finder_is_a_candidate_where_its_parts_may_stand(
    lexicons: Mapping[str, Lexicon], unit: Unit, text: str, *, expected: bool
) -> None:
    mine = finder(unit)
    document = Document(Message.from_text(text), lexicons)
    assert Finders([mine]).candidates(document.readings) == ({id(mine)} if expected else frozenset())


def test_finder_that_keeps_to_a_sentence_is_a_candidate_only_where_it_finds_something(
    lexicons: Mapping[str, Lexicon],
) -> None:
    far, near = finder("sentence", within=1), finder("sentence", within=9)
    barred = finder("sentence", without=("thanks",))
    document = Document(Message.from_text("change one two three review, thanks"), lexicons)
    assert Finders([far, near, barred]).candidates(document.readings) == {id(near)}


def test_any_concept_of_the_anchor_makes_a_candidate(lexicons: Mapping[str, Lexicon]) -> None:
    mine = finder("sentence", (("act", ("reward", "change")), ("thing", ("reason", "review"))))
    finders = Finders([mine])
    for text in ("gift manual", "gift review", "change manual", "manual, take it down"):
        assert finders.candidates(Document(Message.from_text(text), lexicons).readings) == {id(mine)}


def test_every_part_of_a_message_is_looked_at(lexicons: Mapping[str, Lexicon]) -> None:
    near, wide = finder("sentence"), finder("message")
    finders = Finders([near, wide])
    apart = Document(Message.from_text("the review", subject="change it"), lexicons)
    assert finders.candidates(apart.readings) == frozenset()
    together = Document(Message.from_text("thanks", subject="change the review"), lexicons)
    assert finders.candidates(together.readings) == {id(near), id(wide)}
    assert finders.candidates(together.readings) == {id(near), id(wide)}


def test_document_asks_only_candidates_unless_it_knows_none(lexicons: Mapping[str, Lexicon]) -> None:
    said, unsaid = finder("sentence"), finder("sentence", (("act", ("reward",)),))
    message = Message.from_text("change the review")
    knowing = Document(message, lexicons, finders=Finders([said, unsaid]))
    assert (knowing.may_find(said), knowing.may_find(unsaid)) == (True, False)
    asking = Document(message, lexicons)
    assert asking.may_find(said)
    assert asking.may_find(unsaid)


def test_two_sets_of_finders_do_not_take_each_other_for_their_own(lexicons: Mapping[str, Lexicon]) -> None:
    one, other = finder("sentence"), finder("sentence")
    readings = Document(Message.from_text("change the review"), lexicons).readings
    assert Finders([one]).candidates(readings) == {id(one)}
    assert Finders([other]).candidates(readings) == {id(other)}

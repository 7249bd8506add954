"""Which finders are worth asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.match.document import Document
from msglint.match.finders import Finders
from msglint.message import Message
from msglint.ruleset.rule import Entity, Length, Rule, Together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.lexicon.lexicon import Lexicon
    from msglint.ruleset.rule import Unit
    from tests.conftest import Bench

RULE = Rule(
    id="own/rule", title="A rule", severity="error", why="", source="", instead="", message="", finders=(), file=""
)
ASKED = (("act", ("change",)), ("thing", ("review",)))


@pytest.fixture
def lexicons(bench: Bench) -> Mapping[str, Lexicon]:
    return bench.load("find:\n  - entity: link").lexicons


def candidates(finders: list[Together], message: Message, lexicons: Mapping[str, Lexicon]) -> set[int]:
    """Return the ids of the finders that are worth asking, each of a rule of its own."""
    rules = [RULE.replaced(finders=(finder,)) for finder in finders]
    return {each for _, ids in Finders(rules).worth_asking(Document(message, lexicons)) for each in ids}


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
    assert candidates([mine], Message.from_text(text), lexicons) == ({id(mine)} if expected else set())


def test_finder_that_keeps_to_a_sentence_is_a_candidate_only_where_it_finds_something(
    lexicons: Mapping[str, Lexicon],
) -> None:
    far, near = finder("sentence", within=1), finder("sentence", within=9)
    barred = finder("sentence", without=("thanks",))
    message = Message.from_text("change one two three review, thanks")
    assert candidates([far, near, barred], message, lexicons) == {id(near)}


def test_any_concept_of_the_anchor_makes_a_candidate(lexicons: Mapping[str, Lexicon]) -> None:
    mine = finder("sentence", (("act", ("reward", "change")), ("thing", ("reason", "review"))))
    for text in ("gift manual", "gift review", "change manual", "manual, take it down"):
        assert candidates([mine], Message.from_text(text), lexicons) == {id(mine)}


def test_every_part_of_a_message_is_looked_at(lexicons: Mapping[str, Lexicon]) -> None:
    near, wide = finder("sentence"), finder("message")
    apart = Message.from_text("the review", subject="change it")
    assert candidates([near, wide], apart, lexicons) == set()
    together = Message.from_text("thanks", subject="change the review")
    assert candidates([near, wide], together, lexicons) == {id(near), id(wide)}


def test_entity_is_asked_for_where_there_is_one_and_others_always(lexicons: Mapping[str, Lexicon]) -> None:
    link, email, length = Entity(kind="link"), Entity(kind="email"), Length(unit="words", more_than=1)
    rule = RULE.replaced(finders=(link, email, length))
    document = Document(Message.from_text("see https://shop.com"), lexicons)
    assert list(Finders([rule]).worth_asking(document)) == [(rule, frozenset([id(link), id(length)]))]


def test_two_sets_of_finders_do_not_take_each_other_for_their_own(lexicons: Mapping[str, Lexicon]) -> None:
    one, other = finder("sentence"), finder("sentence")
    message = Message.from_text("change the review")
    assert candidates([one], message, lexicons) == {id(one)}
    assert candidates([other], message, lexicons) == {id(other)}

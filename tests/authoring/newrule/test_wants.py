"""What a new rule shall find is read from one text, and whatever does not exist gets the nearest name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.authoring.newrule.wants import ENTITIES, Concepts, Entity, Words, read_want
from msglint.errors import UsageError
from msglint.text.entities import KINDS

if TYPE_CHECKING:
    from msglint.authoring.newrule.wants import Want
    from tests.conftest import Bench


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("entity:email", Entity("email")),
        ("concepts:change, review", Concepts(("change", "review"))),
        ("words:free gift,  present ,,free gift", Words("en", ("free gift", "present"))),
        ("words:zh:免费礼物", Words("zh", ("免费礼物",))),
    ],
)
def test_what_is_wanted(shipped: Bench, text: str, want: Want) -> None:
    assert read_want(text, shipped.load()) == want


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("email", "write entity:email, concepts:request,review or words:free gift"),
        ("entity:", "nothing stands behind the colon"),
        ("entity:mail", "there is no entity 'mail'; did you mean 'email'?"),
        ("entity:email,link", "takes one kind"),
        ("concepts:reviews", "there is no concept 'reviews'; 'reviews' is a word of review"),
        ("concepts:voucher", "'voucher' is a word of reward"),
        ("words:de:Geschenk", "there is no lexicon of the language 'de'"),
        ("words:gift*", "write plain words, not 'gift\\*'"),
        ("words:a...b", "write plain words"),
        ("words:!!", "holds no word"),
        ("words:en:,", "no words stand behind 'en'"),
    ],
)
def test_what_is_refused(shipped: Bench, text: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        read_want(text, shipped.load())


def test_every_kind_of_entity_has_a_name_for_people() -> None:
    assert ENTITIES.keys() == KINDS.keys()

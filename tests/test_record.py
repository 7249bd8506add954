"""Records behave like frozen dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from msglint.ruleset.rule import Condition, Entity, Excuse, Finder


def test_fields_are_taken_by_place_and_by_name_and_have_defaults() -> None:
    condition = Condition("kind", values=("reply",))
    assert (condition.field, condition.values, condition.at_least) == ("kind", ("reply",), None)


def test_fields_of_the_base_come_first() -> None:
    assert Entity.field_names == (*Finder.field_names, "kind", "where", "but_not", "near", "beside")
    assert Entity((), (), "info", kind="link").severity == "info"


def test_equal_records_are_of_one_class_and_have_equal_fields() -> None:
    assert Condition("kind") == Condition("kind", ())
    assert hash(Condition("kind")) == hash(Condition("kind", ()))
    assert Condition("kind") != Condition("kind", ("reply",))
    assert Finder() != Entity()
    assert Finder() != ()


def test_a_record_shows_its_fields() -> None:
    assert repr(Condition("kind")) == "Condition(field='kind', values=(), at_least=None)"


def test_a_record_cannot_be_changed() -> None:
    condition = Condition("kind")
    with pytest.raises(AttributeError, match="Condition is frozen; 'field' can't be set"):
        condition.field = "topic"  # type: ignore[misc] # what is tested
    with pytest.raises(AttributeError, match="Condition is frozen; 'field' can't be removed"):
        del condition.field


@pytest.mark.parametrize(
    ("args", "fields", "problem"),
    [
        ((), {}, "Excuse needs the fields kind"),
        (("says",), {"kind": "says"}, "each of the fields kind, part, concepts, reach, without, name once"),
        (("says", "", (), "", (), "", ""), {}, "once"),
        (("says",), {"parts": ""}, "once"),
    ],
)
def test_missing_unknown_and_double_fields_are_refused(
    args: tuple[object, ...], fields: dict[str, object], problem: str
) -> None:
    with pytest.raises(TypeError, match=problem):
        Excuse(*args, **fields)  # type: ignore[arg-type] # what is tested


def test_a_record_can_be_copied_and_pickled() -> None:
    finder = Entity(when=(Condition("kind"),), kind="link")
    assert copy.deepcopy(finder) == copy.copy(finder) == finder
    assert pickle.loads(pickle.dumps(finder)) == finder  # noqa: S301 - what the test has made


def test_a_class_of_records_is_a_dataclass_to_whoever_asks() -> None:
    condition = Condition("kind", ("reply",))
    assert dataclasses.replace(condition, at_least=1) == Condition("kind", ("reply",), 1)
    assert dataclasses.asdict(condition) == {"field": "kind", "values": ("reply",), "at_least": None}
    assert [(each.name, each.default) for each in dataclasses.fields(Entity)][-2:] == [("near", None), ("beside", ())]
    assert dataclasses.fields(Condition)[0].default is dataclasses.MISSING
    assert dataclasses.is_dataclass(Condition)


def test_a_record_made_of_the_fields_of_another_is_equal() -> None:
    condition = Condition("kind", ("reply",))
    assert Condition.of(dict(vars(condition))) == condition
    assert Condition.of({"field": "kind"}).at_least is None


def test_copy_has_the_changed_fields_and_the_others() -> None:
    condition = Condition("kind", ("reply",))
    assert condition.replaced(field="channel") == Condition("channel", ("reply",))
    with pytest.raises(TypeError):
        condition.replaced(other=1)

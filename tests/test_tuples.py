"""Named tuples behave as those of `typing`."""

from __future__ import annotations

import copy
import inspect
import pickle

import pytest

from msglint.span import Position, Span
from msglint.text.segment import Token
from msglint.tuples import NamedTuple


class Place(NamedTuple):
    """Where something is.

    Attributes:
        line: from 1.
        name: of the file.
    """

    line: int
    name: str = "here"

    @classmethod
    def first(cls) -> Place:
        """Return the first line."""
        return cls(1)

    @property
    def next_line(self) -> int:
        """The line below."""
        return self.line + 1


def test_fields_have_names_places_and_defaults() -> None:
    place = Place(3)
    assert place == (3, "here") == Place(line=3, name="here")
    assert (place.line, place.name, place[1]) == (3, "here", "here")
    assert Place._fields == ("line", "name")
    assert Place._field_defaults == {"name": "here"}
    assert place._replace(line=4)._asdict() == {"line": 4, "name": "here"}
    assert repr(place) == "Place(line=3, name='here')"


def test_methods_properties_and_documentation_are_kept() -> None:
    assert Place.first().next_line == 2
    assert inspect.getdoc(Place) == "Where something is.\n\nAttributes:\n    line: from 1.\n    name: of the file."
    assert Place.__annotations__ == {"line": "int", "name": "str"}
    assert (Place.__module__, Place.__qualname__) == (__name__, "Place")


def test_a_missing_field_or_a_change_is_refused() -> None:
    with pytest.raises(TypeError, match="line"):
        Place()  # type: ignore[call-arg] # what is tested
    with pytest.raises(AttributeError):
        Place(1).line = 2  # type: ignore[misc] # what is tested


def test_tuples_of_the_package_can_be_copied_and_pickled() -> None:
    for each in (Span(1, 2), Position(1, 2, 3)):
        assert copy.deepcopy(each) == each
        again = pickle.loads(pickle.dumps(each))  # noqa: S301 - what the test has made
        assert (again, type(again)) == (each, type(each))
    assert isinstance(Token, type)

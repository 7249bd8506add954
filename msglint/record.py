"""Frozen values, as `dataclass(frozen=True)` makes them, but without the time: rules consist of many kinds of them.

For each class, `dataclass` writes and compiles six functions; for those of rules, that takes a fifth of the time that
importing click takes. Here one set of functions serves them all.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Record:
    """Base of values whose annotated names are their fields; what a field is assigned in the class is its default."""

    #: The names of the fields, those of the base first.
    field_names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.field_names = tuple(dict.fromkeys((*cls.field_names, *cls.__annotations__)))

    def __init__(self, *args: Any, **fields: Any) -> None:
        """Take the fields, in their order or by name."""
        names = self.field_names
        given = dict(zip(names, args, strict=False)) | fields
        if len(given) < len(args) + len(fields) or not given.keys() <= set(names):
            raise TypeError(f"{type(self).__name__} takes each of the fields {', '.join(names)} once")
        missing = [name for name in names if name not in given and not hasattr(type(self), name)]
        if missing:
            raise TypeError(f"{type(self).__name__} needs the fields {', '.join(missing)}")
        self.__dict__.update(given)

    @classmethod
    def of(cls, fields: dict[str, Any]) -> Self:
        """Return a value with fields that once were those of one, and so need no look; the dict becomes its own."""
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", fields)
        return made

    def fields(self) -> dict[str, Any]:
        """Return the fields by name."""
        return {name: getattr(self, name) for name in self.field_names}

    def replaced(self, **fields: Any) -> Self:
        """Return a copy with some fields changed."""
        return type(self)(**{**self.fields(), **fields})

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.field_names)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return isinstance(other, Record) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.field_names)
        return f"{type(self).__name__}({fields})"

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen; {name!r} can't be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen; {name!r} can't be removed")

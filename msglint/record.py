"""Frozen values, as `dataclass(frozen=True)` makes them, but without the time that takes when msglint starts.

For each class, `dataclass` writes and compiles six functions; for those that a check needs, that takes a third of the
time that importing click takes. Here one set of functions serves them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field


class _Described:
    """Lets the functions of `dataclasses` take a record for what it behaves like, once somebody uses them on one."""

    def __get__(self, _: object, owner: type[Record]) -> dict[str, Field[Any]]:
        from dataclasses import field, make_dataclass  # noqa: PLC0415 - because not importing it is what records are for
        from functools import partial  # noqa: PLC0415 - because few use these functions on a record

        def described_of(name: str) -> Any:
            if not hasattr(owner, name):
                return field()
            default = getattr(owner, name)
            # What has no hash can't be a plain default there.
            is_plain = type(default).__hash__ is not None
            return field(default=default) if is_plain else field(default_factory=partial(getattr, owner, name))

        described = [
            (name, Any, described_of(name)) for name in sorted(owner.field_names, key=lambda name: hasattr(owner, name))
        ]
        known: dict[str, Field[Any]] = vars(make_dataclass(owner.__name__, described))["__dataclass_fields__"]
        return {name: known[name] for name in owner.field_names}


@dataclass_transform(frozen_default=True)
class Record:
    """Base of values whose annotated names are their fields; what a field is assigned in the class is its default."""

    #: The names of the fields, those of the base first.
    field_names: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _needed: ClassVar[frozenset[str]] = frozenset()

    if not TYPE_CHECKING:
        __dataclass_fields__ = _Described()

    def __init_subclass__(cls) -> None:
        cls.field_names = tuple(dict.fromkeys((*cls.field_names, *cls.__annotations__)))
        cls._known = frozenset(cls.field_names)
        cls._needed = frozenset(name for name in cls.field_names if not hasattr(cls, name))

    def __init__(self, *args: Any, **fields: Any) -> None:
        """Take the fields, in their order or by name."""
        if args:
            given = len(args) + len(fields)
            fields.update(zip(self.field_names, args, strict=False))
            if len(fields) < given:
                raise TypeError(self._once())
        if not self._needed <= fields.keys() <= self._known:
            missing = [name for name in self.field_names if name in self._needed and name not in fields]
            needs = f"{type(self).__name__} needs the fields {', '.join(missing)}"
            raise TypeError(needs if missing and fields.keys() <= self._known else self._once())
        object.__setattr__(self, "__dict__", fields)

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
        if not fields.keys() <= self._known:
            raise TypeError(self._once())
        kept = vars(self)
        return self.of({**{name: kept[name] for name in self.field_names if name in kept}, **fields})

    def _once(self) -> str:
        return f"{type(self).__name__} takes each of the fields {', '.join(self.field_names)} once"

    def _values(self) -> tuple[Any, ...]:
        """Return what equal records have alike."""
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

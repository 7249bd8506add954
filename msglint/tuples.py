"""Named tuples, as `typing.NamedTuple` makes them, but without the time that takes when msglint starts.

That class compiles the annotation of each field to see whether it may be one, although type checkers have long seen
it; for the tuples that a check needs, this takes a fourth of the time that importing click takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Maker(type):
        """Makes a named tuple of each class that is derived from `NamedTuple`."""

        def __new__(cls, name: str, _bases: tuple[type, ...], body: dict[str, Any]) -> type:
            annotations = body.pop("__annotations__", {})
            defaults = [body.pop(field) for field in annotations if field in body]
            made = namedtuple(name, annotations, defaults=defaults, module=body.pop("__module__"))  # noqa: PYI024 - because the typed one is what this stands for
            made.__annotations__ = annotations
            for key, value in body.items():
                if key not in ("__classcell__", "__firstlineno__", "__static_attributes__"):
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {})

__all__ = ["NamedTuple"]

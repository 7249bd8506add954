"""Marketing trackers in a link: parameters that tell who came from where."""

from __future__ import annotations

from functools import cache

from msglint.text.lazily import lazy_pattern
from msglint.text.tables import groups

#: A parameter stands in the query or in the fragment, and now and then after a semicolon in the path.
_PARAMETER = lazy_pattern(r"(?:[?&#;!]|%26|%3f)(?:amp;)?([\w.-]{2,40})(?:=|%3d)")


def tracker_of(address: str) -> str:
    """Return whether parameters track whoever follows a link, given what follows its host in lower case."""
    if "=" not in address and "%3d" not in address:
        return "none"
    return "parameter" if any(map(is_tracker, _PARAMETER.findall(address))) else "none"


def is_tracker(name: str) -> bool:
    """Return whether a parameter of a link, by its name in lower case, tells who came from where."""
    exact, endings = _names()
    return name in exact or name.startswith(endings)


@cache
def _names() -> tuple[frozenset[str], tuple[str, ...]]:
    names = groups("trackers.txt")["parameter"]
    return (
        frozenset(name for name in names if not name.endswith("*")),
        tuple(sorted(name[:-1] for name in names if name.endswith("*"))),
    )

"""What a new rule may be called."""

from __future__ import annotations

import re
import unicodedata

from msglint.errors import UsageError

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
#: Names of files beside the rules that are none.
_TAKEN = ("exemptions", "fallbacks")
_LONGEST = 60


def check_name(name: str) -> None:
    """Refuse a name that would make a poor file or id.

    Raises:
        UsageError: the name does not fit; a similar one that would is named.
    """
    if name in _TAKEN:
        raise UsageError(f"a rule can't be called {name!r}: {name}.yaml is a file that rules share")
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        better = _suggestion(name)
        hint = f"; how about {better!r}?" if better else ", as in 'free-gift'"
        raise UsageError(f"a rule's name has small letters, digits and single hyphens, not {name[:80]!r}{hint}")


def title_of(name: str) -> str:
    """Return a title to begin with: `free-gift` becomes "Free gift"."""
    return name.replace("-", " ").capitalize()


def _suggestion(name: str) -> str:
    """Return the nearest name that fits, or nothing."""
    stem = re.sub(r"\.ya?ml$", "", name.replace("\\", "/").rstrip("/").rpartition("/")[2], flags=re.IGNORECASE)
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", stem)
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-").lstrip("0123456789-")[:_LONGEST].rstrip("-")
    return found if found not in _TAKEN else f"our-{found}"

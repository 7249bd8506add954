"""Which files an ignore means."""

from __future__ import annotations

from msglint.config.patterns import spec_of

#: Patterns that mean every message, from wherever it comes.
_EVERY = ("", "*", "**", "**/*")
_WILD = frozenset("*?[\\")


class Pattern:
    """A pattern as in `.gitignore`; an empty one means every message.

    Args:
        written: the pattern, relative to the folder from which paths count.
    """

    def __init__(self, written: str) -> None:
        self._written = written
        #: Whether it means every message, also one from no file or from elsewhere.
        self.is_every = written in _EVERY

    @property
    def problem(self) -> str:
        """What is wrong with it; empty where it can be used."""
        if self.is_every:
            return ""
        if self._written.startswith("!"):
            return "a pattern can't take back what others mean; write it without '!'"
        try:
            means_nothing = not any(pattern.include for pattern in spec_of((self._written,)).patterns)
        except ValueError:
            means_nothing = True
        return "the pattern means nothing; write it as in .gitignore: drafts/old/, *.eml, or * for all" * means_nothing

    def fits(self, path: str | None) -> bool:
        """Return whether a path, as `relative` gives it, is meant."""
        return self.is_every or (path is not None and spec_of((self._written,)).match_file(path))

    def is_only(self, path: str | None) -> bool:
        """Return whether it means this one file and can mean no other."""
        written = self._written
        return "/" in written and _WILD.isdisjoint(written) and written.removeprefix("/") == path

"""The files of a template: the one that is read and those that it includes, in one space of offsets."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from msglint.message import Comment
from msglint.part import Include
from msglint.read.template.plan import Chunk
from msglint.read.template.syntax.scan import dialect_of, scan
from msglint.read.template.syntax.tree import grow
from msglint.span import LineIndex
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.read.template.syntax.scan import Dialect
    from msglint.read.template.syntax.tree import Node

_MOST_FILES = 50
_MOST_INCLUDED = 2_000_000
_MOST_NOTES = 40
#: The most tags that are read in all files; each costs some time.
_MOST_TAGS = 10_000


class File(NamedTuple):
    """A file of a template; its nodes' offsets count from its own beginning."""

    name: str
    text: str
    base: int
    dialect: Dialect
    nodes: list[Node]


class Files:
    """The main file and all that was included.

    Args:
        text: the main file's text.
        name: the file as the user named it.
        load: finds included files; None where none can be.
    """

    def __init__(self, text: str, name: str, load: Callable[[str], tuple[str, str] | None] | None) -> None:
        self._load = load
        self._bases = [0]
        self._files: list[File] = []
        self._by_name: dict[str, File | None] = {}
        self._included = 0
        self._tags_left = _MOST_TAGS
        self._notes: dict[str, None] = {}
        self._lines: dict[int, LineIndex] = {}
        self._comments: list[Comment] = []
        self.main = self._add(text, name, 0)

    @property
    def includes(self) -> tuple[Include, ...]:
        """The included files."""
        return tuple(Include(file.name, file.text, file.base) for file in self._files[1:])

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments of all files."""
        return tuple(self._comments)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know."""
        return tuple(self._notes)

    def included(self, name: str) -> File | None:
        """Return a file by the name that an include gives; None where it's not found, or there are too many."""
        if name in self._by_name:
            return self._by_name[name]
        found = self._load(name) if self._load and len(self._files) <= _MOST_FILES else None
        file = None
        if found and self._included + len(found[1]) <= _MOST_INCLUDED:
            known = next((one for one in self._files if one.name == found[0]), None)
            self._included += 0 if known else len(found[1])
            file = known or self._add(found[1], found[0])
        self._by_name[name] = file
        return file

    def _add(self, text: str, name: str, base: int | None = None) -> File:
        if base is None:
            last = self._files[-1]
            # A gap, so that no stretch of text runs from one file into the next.
            base = last.base + len(last.text) + 1
            self._bases.append(base)
        dialect = dialect_of(text, name)
        scanned = scan(text, dialect, self._tags_left)
        self._tags_left -= sum(token.kind != "text" for token in scanned.tokens)
        tree = grow(scanned.tokens, dialect)
        file = File(name, text, base, dialect, tree.nodes)
        self._files.append(file)
        self._comments += (
            Comment(remark.text, text, remark.start, remark.end, name if base else None) for remark in scanned.remarks
        )
        for problem in sorted((*scanned.problems, *tree.problems)):
            self.note(base + problem.at, problem.what)
        return file

    def note(self, at: int, what: str) -> None:
        """Add a note about a place."""
        if len(self._notes) < _MOST_NOTES:
            file = self._file(at)
            line = f"line {self.line(at)}"
            self._notes[f"{file.name}, {line}: {what}" if file.base else f"{line}: {what}"] = None

    def note_on_all(self, what: str) -> None:
        """Add a note about the whole template."""
        self._notes[what] = None

    def line(self, at: int) -> int:
        """Return the line of an offset in its file."""
        file = self._file(at)
        lines = self._lines.get(file.base) or self._lines.setdefault(file.base, LineIndex(file.text))
        return lines.position(at - file.base).line

    def slice(self, start: int, end: int) -> str:
        """Return what stands at a range."""
        file = self._file(start)
        return file.text[start - file.base : end - file.base]

    def chunk(self, text: str, start: int, end: int) -> Chunk:
        """Return a text that comes from a range, which is widened where it only happens to be as long."""
        if len(text) == end - start and self.slice(start, end) != text:
            return Chunk(text, start - 1, end) if start > self._file(start).base else Chunk(text, start, end + 1)
        return Chunk(text, start, end)

    def _file(self, at: int) -> File:
        return self._files[bisect_right(self._bases, at) - 1]

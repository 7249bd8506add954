"""Keeps compiled rules and lexicons between runs: YAML takes ten times as long as all else that a short check does.

An entry holds one set of files, as one version of msglint has compiled it; a change of any byte makes another entry.
Words have an entry of their own, since a change of rules leaves them as they are: a list of the lexicons and one file
for the phrases of each, read when a text needs them; so has each scorer. The entries of the built-in files come with
msglint, compiled when it was built; others are kept in a folder of the user's. Without a cache everything works, only
slower, so whatever is wrong with it is no error.
"""

# ruff: noqa: PTH100, PTH108, PTH111, PTH112, PTH113, PTH116, PTH117, PTH118, PTH120, PTH208 - because pathlib costs start-up time
from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from msglint.__about__ import __version__
from msglint.lexicon.lexicon import Lexicon, Phrases
from msglint.ruleset.plain import decode, encode
from msglint.ruleset.stamps import key_of
from msglint.ruleset.trusted import is_trusted, make_trusted, read_shipped, read_trusted, write_trusted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from msglint.ruleset.rule import Rule

_VARIABLE = "MSGLINT_CACHE_DIR"
#: How entries are made; another number whenever that changes.
_FORMAT = 8
#: A few sets of rules, and for each the states of a day's work on them.
_MAX_ENTRIES = 8
#: These are small, and a project has several.
_MAX_SMALL = {"document": 64, "stamps": 64}
_OWN_FILE = r"([0-9a-f]{8}|[0-9a-f]{32})\.(\d+\.)?([a-z]+)(?:\.[\d-]+\.tmp)?"
#: What turns YAML into what is kept: the folders of the package.
_COMPILER = ("ruleset", "lexicon", "text", "text/fold", "text/data", "")


class Cache:
    """The entry of one set of files, in pieces that are read each on its own.

    Args:
        key: the entry's name.
        folder: the user's folder of entries; None for none.
        shipped: the folder of the entries that came with msglint.
    """

    def __init__(self, key: str, folder: str | None, shipped: str) -> None:
        self.key = key
        self._folder = folder
        self._shipped = shipped

    def read(self, piece: str) -> Any:
        """Return the plain data of a piece, or None where there is none that can be trusted."""
        name = f"{self.key}.{piece}"
        data = read_shipped(os.path.join(self._shipped, name))
        if data is None and self._folder and is_trusted(self._folder):
            data = read_trusted(os.path.join(self._folder, name))
        return data

    def has(self, piece: str) -> bool:
        """Return whether there seems to be a piece, without reading it."""
        folders = (self._shipped, self._folder) if self._folder else (self._shipped,)
        return any(os.path.isfile(os.path.join(folder, f"{self.key}.{piece}")) for folder in folders)

    def write(self, pieces: Mapping[str, Any]) -> None:
        """Keep pieces of plain data in their order, where that is possible, and remove the oldest entries."""
        if self._folder:
            with suppress(OSError, ValueError):
                if make_trusted(self._folder):
                    for piece, data in pieces.items():
                        write_trusted(os.path.join(self._folder, f"{self.key}.{piece}"), data)
                    _prune(self._folder)

    def read_rules(self, folders: Sequence[str]) -> tuple[Rule, ...] | None:
        """Return the rules that are kept, or None where there are none that can be trusted.

        Args:
            folders: the folders that they are from.
        """
        data = self.read("rules")
        try:
            return None if data is None else tuple(_placed(rule, folders) for rule in decode(data))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            return None

    def write_rules(self, rules: Iterable[Rule], folders: Sequence[str]) -> None:
        """Keep rules, where that is possible; the arguments are those of `read_rules`."""
        self.write({"rules": encode(rule.replaced(file=_place(rule.file, folders)) for rule in rules)})

    def read_lexicons(self, compile_again: Callable[[str], Phrases]) -> dict[str, Lexicon] | None:
        """Return the lexicons that are kept, or None where there are none that can be trusted.

        Args:
            compile_again: returns a language's phrases, should they be gone by the time that a text needs them.
        """
        data = self.read("lexicons")
        if data is None:
            return None
        try:
            lexicons = {
                language: Lexicon(
                    language,
                    name,
                    script,
                    self._fetcher(number, language, compile_again),
                    concepts,
                    function_words=function_words,
                    romanised=romanised,
                )
                for number, (language, name, script, concepts, function_words, romanised) in enumerate(data)
            }
        except (TypeError, ValueError):
            return None
        return lexicons if all(self.has(f"{number}.lexicon") for number in range(len(lexicons))) else None

    def write_lexicons(self, lexicons: Mapping[str, Lexicon]) -> None:
        """Keep lexicons, where that is possible."""
        # By number, for the name of a language is what somebody wrote into a file.
        pieces: dict[str, Any] = {
            f"{number}.lexicon": tuple(lexicon.phrases) for number, lexicon in enumerate(lexicons.values())
        }
        # At last: who finds the list must find the phrases.
        pieces["lexicons"] = [
            (language, lexicon.name, lexicon.script, lexicon.concepts, lexicon.function_words, lexicon.romanised)
            for language, lexicon in lexicons.items()
        ]
        self.write(pieces)

    def read_scorer(self) -> Any:
        """Return the plain data of a scorer that is kept, or None where there is none that can be trusted."""
        return self.read("scorer")

    def write_scorer(self, data: Any) -> None:
        """Keep the plain data of a scorer, where that is possible."""
        self.write({"scorer": data})

    def _fetcher(self, number: int, language: str, compile_again: Callable[[str], Phrases]) -> Callable[[], Phrases]:
        def fetch() -> Phrases:
            data = self.read(f"{number}.lexicon")
            return Phrases(*data) if data is not None else compile_again(language)

        return fetch


def open_cache(files: Iterable[tuple[str, str]], base: Cache | None = None) -> Cache | None:
    """Return the entry of a set of files, or None where a file can't be read.

    Args:
        files: the files in the order in which they are loaded, each with what it is, whatever place it lies in.
        base: the entry of files that count as well, so that they need not be looked at again.
    """
    folder = _folder()
    shipped, code = _shipped()
    maker = repr((base.key if base else "", __version__, _FORMAT))
    try:
        return Cache(key_of([*files, *([] if base else code)], maker, folder), folder, shipped)
    except OSError:
        return None


def _folder() -> str | None:
    """Return the user's folder of entries; None where there shall be none."""
    chosen = os.environ.get(_VARIABLE)
    if chosen is not None:
        return chosen or None
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.expanduser(os.path.join("~", ".cache"))
    return os.path.join(base, "msglint") if os.path.isabs(base) else None


def _shipped() -> tuple[str, Iterable[tuple[str, str]]]:
    """Return the folder of the entries that came with msglint, and the code that counts for whether they are right.

    What a wheel holds was made together, and its version says what it is. In a checkout, where an editable installation
    leaves entries, the version stays the same while msglint is being worked on.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "data", "compiled")
    if os.path.isdir(inside):
        return inside, ()
    return os.path.join(os.path.dirname(package), "build", "compiled"), _code(package)


def _code(package: str) -> Iterator[tuple[str, str]]:
    """Yield the modules that turn YAML into what is kept."""
    for name in _COMPILER:
        folder = os.path.join(package, *name.split("/"))
        with suppress(OSError):  # inside a zip file there are none
            for file in sorted(os.listdir(folder)):
                if file.endswith((".py", ".json", ".txt")):
                    yield f"{name}/{file}", os.path.join(folder, file)


def _place(file: str, folders: Sequence[str]) -> str:
    """Return a rule's file as the number of its folder and the way from there, with slashes."""
    for number, folder in reversed(list(enumerate(folders))):
        if file.startswith(os.path.join(folder, "")):
            return f"{number}/{os.path.relpath(file, folder)}".replace(os.sep, "/")
    raise ValueError("a rule is from none of the folders")


def _placed(rule: Rule, folders: Sequence[str]) -> Rule:
    """Give a rule that nobody has seen yet the file that `_place` was given."""
    number, *way = rule.file.split("/")
    vars(rule)["file"] = os.path.join(folders[int(number)], *way)
    return rule


def _prune(folder: str) -> None:
    """Keep the newest entries of each kind; others' files in the folder are not touched."""
    import re  # noqa: PLC0415 - because only what is written is pruned

    entries: dict[str, dict[str, list[tuple[float, str]]]] = {}
    for name in os.listdir(folder):
        own = re.fullmatch(_OWN_FILE, name)
        if own:
            with suppress(OSError):
                path = os.path.join(folder, name)
                kind = "lexicons" if own[2] else own[3]
                entries.setdefault(kind, {}).setdefault(own[1], []).append((os.stat(path).st_mtime, path))
    for kind, files in entries.items():
        most = _MAX_SMALL.get(kind, _MAX_ENTRIES)
        for old in sorted(files.values(), key=max, reverse=True)[most:]:
            for _, path in old:
                with suppress(OSError):
                    os.unlink(path)

"""Keeps compiled rules and lexicons between runs: YAML takes ten times as long as all else that a short check does.

An entry holds one set of files, as one version of msglint and of Python has compiled it; a change of any byte makes
another entry. Words have an entry of their own, since a change of rules leaves them as they are: a list of the lexicons
and one file for the phrases of each, read when a text needs them; so has each scorer. Without a cache everything works,
only slower, so whatever is wrong with it is no error.
"""

# ruff: noqa: PTH100, PTH108, PTH111, PTH113, PTH116, PTH117, PTH118, PTH120, PTH123, PTH208 - no pathlib, for start-up counts
from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from msglint.__about__ import __version__
from msglint.lexicon.lexicon import Lexicon, Phrases
from msglint.record import Record
from msglint.ruleset import rule as rule_types
from msglint.ruleset.trusted import is_trusted, make_trusted, read_trusted, write_trusted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from msglint.ruleset.rule import Rule

_VARIABLE = "MSGLINT_CACHE_DIR"
#: A few sets of rules, and for each the states of a day's work on them.
_MAX_ENTRIES = 8
_OWN_FILE = r"([0-9a-f]{32})\.(?:\d+\.)?(rules|scorer|lexicon)s?(?:\.[\d-]+\.tmp)?"
_CLASSES: dict[str, type[Record]] = {
    name: value for name, value in vars(rule_types).items() if isinstance(value, type) and issubclass(value, Record)
}


class Cache:
    """The entry of one set of files.

    Args:
        folder: the folder of all entries.
        key: the entry's name.
    """

    def __init__(self, folder: str, key: str) -> None:
        self.folder = folder
        self.key = key

    def read_rules(self) -> tuple[Rule, ...] | None:
        """Return the rules that are kept, or None where there are none that can be trusted."""
        data = self._read("rules")
        try:
            return None if data is None else tuple(_decode(rule) for rule in data)
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def write_rules(self, rules: Iterable[Rule]) -> None:
        """Keep rules, where that is possible, and remove the oldest entries."""
        self._write({"rules": tuple(_encode(rule) for rule in rules)})

    def read_lexicons(self, compile_again: Callable[[str], Phrases]) -> dict[str, Lexicon] | None:
        """Return the lexicons that are kept, or None where there are none that can be trusted.

        Args:
            compile_again: returns a language's phrases, should they be gone by the time that a text needs them.
        """
        data = self._read("lexicons")
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
        if not all(os.path.isfile(self._file(f"{number}.lexicon")) for number in range(len(lexicons))):
            return None
        return lexicons

    def write_lexicons(self, lexicons: Mapping[str, Lexicon]) -> None:
        """Keep lexicons, where that is possible, and remove the oldest entries."""
        files: dict[str, Any] = {
            f"{number}.lexicon": tuple(lexicon.phrases) for number, lexicon in enumerate(lexicons.values())
        }
        # At last: who finds the list must find the phrases.
        files["lexicons"] = [
            (language, lexicon.name, lexicon.script, lexicon.concepts, lexicon.function_words, lexicon.romanised)
            for language, lexicon in lexicons.items()
        ]
        self._write(files)

    def read_scorer(self) -> Any:
        """Return the plain data of a scorer that is kept, or None where there is none that can be trusted."""
        return self._read("scorer")

    def write_scorer(self, data: Any) -> None:
        """Keep the plain data of a scorer, where that is possible, and remove the oldest entries."""
        self._write({"scorer": data})

    def _read(self, name: str) -> Any:
        return read_trusted(self._file(name)) if is_trusted(self.folder) else None

    def _write(self, files: Mapping[str, Any]) -> None:
        with suppress(OSError, ValueError):
            if make_trusted(self.folder):
                for name, data in files.items():
                    write_trusted(self._file(name), data)
                self._prune()

    def _file(self, name: str) -> str:
        return os.path.join(self.folder, f"{self.key}.{name}")

    def _fetcher(self, number: int, language: str, compile_again: Callable[[str], Phrases]) -> Callable[[], Phrases]:
        def fetch() -> Phrases:
            data = read_trusted(self._file(f"{number}.lexicon"))
            return Phrases(*data) if data is not None else compile_again(language)

        return fetch

    def _prune(self) -> None:
        """Keep the newest entries of each kind; others' files in the folder are not touched."""
        import re  # noqa: PLC0415 - only after a change of the rules

        entries: dict[str, dict[str, list[tuple[float, str]]]] = {}
        for name in os.listdir(self.folder):
            own = re.fullmatch(_OWN_FILE, name)
            if own:
                with suppress(OSError):
                    path = os.path.join(self.folder, name)
                    entries.setdefault(own[2], {}).setdefault(own[1], []).append((os.stat(path).st_mtime, path))
        for kind in entries.values():
            for files in sorted(kind.values(), key=max, reverse=True)[_MAX_ENTRIES:]:
                for _, path in files:
                    with suppress(OSError):
                        os.unlink(path)


def open_cache(files: Iterable[tuple[str, str]], base: Cache | None = None) -> Cache | None:
    """Return the entry of a set of files, or None where there shall be no cache or a file can't be read.

    Args:
        files: the files in the order in which they are loaded, each with what it is.
        base: the entry of files that count as well, so that they need not be read again.
    """
    folder = _folder()
    if folder is None:
        return None
    try:
        return Cache(folder, _key(files, base.key if base else ""))
    except OSError:
        return None


def _folder() -> str | None:
    chosen = os.environ.get(_VARIABLE)
    if chosen is not None:
        return chosen or None
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.expanduser(os.path.join("~", ".cache"))
    return os.path.join(base, "msglint") if os.path.isabs(base) else None


def _key(files: Iterable[tuple[str, str]], base: str) -> str:
    # The code's own state counts too: while msglint is being worked on, its version stays the same.
    maker = (base, __version__, sys.implementation.cache_tag, marshal.version, *([] if base else _code_state()))
    key = sha256(repr(maker).encode())
    for what, file in files:
        with open(file, "rb") as stream:
            content = stream.read()
        key.update(repr((what, file, len(content))).encode("utf-8", "surrogateescape"))
        key.update(content)
    return key.hexdigest()[:32]


def _code_state() -> list[tuple[str, int, int]]:
    """Return names, sizes and times of the modules that turn YAML into rules."""
    here = os.path.dirname(os.path.abspath(__file__))
    package = os.path.dirname(here)
    state = []
    with suppress(OSError):  # inside a zip file there are none
        text = os.path.join(package, "text")
        lexicon = os.path.join(package, "lexicon")
        for folder in (here, lexicon, text, os.path.join(text, "fold"), os.path.join(text, "data"), package):
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.endswith((".py", ".json", ".txt")):
                        found = entry.stat()
                        state.append((entry.name, found.st_size, found.st_mtime_ns))
    return sorted(state)


def _encode(value: Any) -> Any:
    """Return a rule, or a value in it, as plain data: a record becomes a list of its name, fields and values."""
    if isinstance(value, tuple):
        return tuple(_encode(item) for item in value)
    if isinstance(value, Record):
        names = value.field_names
        return [type(value).__name__, names, *(_encode(getattr(value, name)) for name in names)]
    return value


def _decode(data: Any) -> Any:
    if isinstance(data, tuple):
        return tuple(_decode(item) for item in data)
    if isinstance(data, list):
        name, fields, *values = data
        known = _CLASSES[name]
        if known.field_names != fields:
            raise ValueError(f"{name} has other fields now")
        return known(*(_decode(value) for value in values))
    return data

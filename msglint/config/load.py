"""A configuration file and those that it extends -> a configuration, or every error in them with its place."""
# ruff: noqa: PTH111, PTH118, PTH120, PTH122 - as in `find`

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from msglint.config.settings import Config, Ignore, Level, PathSettings, day_of
from msglint.errors import RuleError, RuleErrors, UsageError
from msglint.fields import Fields, nearest
from msglint.message import CONTEXT_FIELDS, Context
from msglint.own import Own
from msglint.ruleset.loader import read_kept_document
from msglint.violation import SEVERITIES
from msglint.yamltree import Node

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_T = TypeVar("_T")

_NONE: tuple[str, ...] = ()
_LEVELS: tuple[Level, ...] = get_args(Level)
_MAX_DEPTH = 8
_FINGERPRINT_DIGITS = 16
#: The keys of a file -> the settings that they set.
KEYS = {
    "extends": "presets",
    "rules": "rules",
    "select": "select",
    "ignore": "ignore",
    "severity": "severity",
    "never-ignore": "never_ignore",
    "own": "own",
    "exclude": "exclude",
    "context": "context",
    "text-column": "text_column",
    "language": "language",
    "fail-on": "fail_on",
    "baseline": "baseline",
    "ignores": "ignores",
    "paths": "paths",
}
OWN_KEYS = ("hosts", "phones", "words")
IGNORE_KEYS = ("rule", "path", "fingerprint", "reason", "until")
PATH_KEYS = ("path", "select", "ignore", "severity", "context")


def load(file: str) -> Config:
    """Return the configuration that a file and those that it extends make together.

    Lists of an extended file come first, single values of the extending one win. Folders and files are meant from the
    file that names them, patterns from the folder of the outermost file.

    Raises:
        RuleErrors: one of the files is wrong; all errors are in it.
    """
    config = _load(file, ())
    return config.replaced(file=file, root=os.path.dirname(file) or os.curdir)


def _load(file: str, above: tuple[str, ...]) -> Config:
    real = os.path.realpath(file)
    if real in above:
        raise RuleErrors([RuleError("extends itself, by way of the files that it extends", file=file)])
    if len(above) == _MAX_DEPTH:
        raise RuleErrors([RuleError(f"is extended over more than {_MAX_DEPTH} files", file=file)])
    reader = _Reader(file)
    config = Config()
    for base in reader.extended:
        try:
            config = _merged(config, _load(base, (*above, real)))
        except RuleErrors as errors:
            reader.errors += errors.errors
    own = reader.read()
    if reader.errors:
        raise RuleErrors(sorted(reader.errors, key=lambda error: (error.file != file, error.line, error.column)))
    return _merged(config, own)


def _merged(base: Config, top: Config) -> Config:
    """Return a configuration that extends another."""
    changed: dict[str, Any] = {}
    for name, above in top.fields().items():
        below = getattr(base, name)
        if name == "origins":
            both = {key: f"{below[key]}, {above[key]}" for key in below.keys() & above.keys() if key in _JOINED}
            changed["origins"] = {**below, **above, **both}
        elif isinstance(above, Own):
            changed["own"] = Own(*((*getattr(below, key), *getattr(above, key)) for key in OWN_KEYS))
        elif isinstance(above, Mapping):
            changed[name] = {**below, **above}
        elif name == "select":
            changed["select"] = above or below
        elif isinstance(above, tuple):
            changed[name] = (*below, *above)
        elif name not in ("file", "root"):
            changed[name] = below if above is None else above
    return top.replaced(**changed)


#: Settings of which a file adds to those of the files that it extends.
_JOINED = ("extends", "rules", "ignore", "never-ignore", "own", "exclude", "ignores", "paths")


class _Reader:
    """Reads one file; what is wrong in it is gathered, so that a person need not come back for each error."""

    def __init__(self, file: str) -> None:
        self.errors: list[RuleError] = []
        self._file = file
        self._folder = os.path.dirname(file)
        self._fields = self._open()
        self._origins: dict[str, str] = {}
        self.extended: list[str] = []
        self._presets: list[str] = []
        for name in self._take("extends", lambda: self._fields.names("extends"), _NONE):
            if "/" in name or os.path.splitext(name)[1]:
                self.extended.append(self._path(name))
            else:
                self._presets.append(name)

    def read(self) -> Config:
        """Return what the file itself says."""
        names = self._fields.names
        return Config(
            presets=tuple(self._presets),
            rules=tuple(map(self._path, self._take("rules", lambda: names("rules"), _NONE))),
            select=self._take("select", lambda: names("select"), ()),
            ignore=self._take("ignore", lambda: names("ignore"), ()),
            severity=self._take("severity", lambda: self._severities(self._fields), {}),
            never_ignore=self._take("never-ignore", lambda: names("never-ignore"), ()),
            own=self._take("own", self._own, Own()),
            exclude=self._take("exclude", lambda: names("exclude"), ()),
            context=self._take("context", lambda: _context(self._fields), {}),
            text_column=self._take("text-column", lambda: self._fields.text("text-column"), None),
            language=self._take("language", lambda: self._fields.text("language"), None),
            fail_on=self._take("fail-on", self._fail_on, None),
            baseline=self._take("baseline", lambda: self._path(self._fields.text("baseline")), None),
            ignores=tuple(self._each("ignores", IGNORE_KEYS, self._ignore)),
            paths=tuple(self._each("paths", PATH_KEYS, self._path_settings)),
            origins=self._origins,
        )

    def _open(self) -> Fields:
        try:
            if self._file.endswith(".toml"):
                from msglint.config.toml import read_table  # noqa: PLC0415 - the other kind is more frequent

                fields = Fields(read_table(self._file), self._file, "tool.msglint")
            else:
                fields = Fields(_document(self._file), self._file)
        except RuleError as error:
            raise RuleErrors([error]) from None
        self.errors += [fields.error(f"unknown key{nearest(key, KEYS)}", key) for key in fields if key not in KEYS]
        return fields

    def _take(self, key: str, read: Callable[[], _T], default: _T) -> _T:
        if key not in self._fields:
            return default
        self._origins[key] = self._origin(self._fields, key)
        try:
            return read()
        except RuleError as error:
            self.errors.append(error)
            return default

    def _each(self, key: str, known: tuple[str, ...], read: Callable[[Fields], _T]) -> list[_T]:
        """Return what a list of mappings says, item by item."""
        found = []
        for number, item in enumerate(self._take(key, lambda: self._fields.items(key), list[Node]())):
            try:
                below = f"{self._fields.path}.{key}" if self._fields.path else key
                found.append(read(Fields(item, self._file, f"{below}[{number}]", known)))
            except RuleError as error:
                self.errors.append(error)
        return found

    def _severities(self, fields: Fields) -> dict[str, Level]:
        inner = fields.sub("severity")
        levels: dict[str, Level] = {}
        for rule in inner:
            level = inner.choice(rule, _LEVELS)
            levels[rule] = next(known for known in _LEVELS if known == level)
            if fields is self._fields:
                self._origins[f"severity.{rule}"] = self._origin(inner, rule)
        return levels

    def _own(self) -> Own:
        inner = self._fields.sub("own", OWN_KEYS)
        return Own(*(inner.names(key) if key in inner else () for key in OWN_KEYS))

    def _fail_on(self) -> Any:
        return self._fields.choice("fail-on", (*SEVERITIES, "never"))

    def _ignore(self, fields: Fields) -> Ignore:
        fingerprint = fields.text("fingerprint", "").lower()
        if fingerprint and (len(fingerprint) != _FINGERPRINT_DIGITS or set(fingerprint) - set("0123456789abcdef")):
            raise fields.error("must be the 16 digits and letters a to f that a report shows", "fingerprint")
        if "reason" not in fields:
            raise fields.error("the key 'reason' is missing; say why this may stay")
        return Ignore(
            rule=fields.name("rule"),
            reason=fields.text("reason"),
            path=fields.text("path", ""),
            fingerprint=fingerprint,
            until=_day(fields),
            file=self._file,
            line=fields.node.line or 1,
        )

    def _path_settings(self, fields: Fields) -> PathSettings:
        return PathSettings(
            patterns=fields.names("path"),
            select=fields.names("select") if "select" in fields else (),
            ignore=fields.names("ignore") if "ignore" in fields else (),
            severity=self._severities(fields) if "severity" in fields else {},
            context=_context(fields) if "context" in fields else {},
            origin=f"{self._file}:{fields.node.line}" if fields.node.line else self._file,
        )

    def _origin(self, fields: Fields, key: str) -> str:
        line = fields.node.keys[key][0] if fields.node.keys else 0
        return f"{self._file}:{line}" if line else self._file

    def _path(self, name: str) -> str:
        return os.path.normpath(os.path.join(self._folder, os.path.expanduser(name)))


def _document(file: str) -> Node:
    try:
        return read_kept_document(file)
    except RuleError as error:
        if error.problem != "the file is empty":
            raise
        return Node({}, 1, 1)


def _context(fields: Fields) -> Mapping[str, object]:
    inner = fields.sub("context", CONTEXT_FIELDS)
    values: dict[str, object] = {}
    for key in inner:
        (value,) = inner.names(key)
        try:
            Context().updated({key: value})
        except UsageError as error:
            raise inner.error(str(error).removeprefix(f"{key} "), key) from None
        values[key] = value
    return values


def _day(fields: Fields) -> date | None:
    if "until" not in fields:
        return None
    day = day_of(fields.name("until"))
    if day is None:
        raise fields.error("must be a day such as 2027-01-31", "until")
    return day

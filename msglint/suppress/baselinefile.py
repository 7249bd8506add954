"""The file of a baseline: JSON, sorted, a violation a line, so that two versions compare and merge well."""
# ruff: noqa: PTH112, PTH113, PTH123, PTH202 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from msglint.errors import RuleError, UsageError
from msglint.replacing import replace_file
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_VERSION = 1
_MOST_BYTES = 50 * 1024 * 1024
_MOST_OF_ONE = 1_000_000
_CONFLICT = re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE)
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_AGAIN = "; put it right, or remove the file and make it again with --update-baseline"


class Known(NamedTuple):
    """A violation that a baseline knows.

    Attributes:
        path: the file of the message, from the baseline's folder on, with slashes.
        id: the message's id in its file; None where it has none.
        rule: the rule's id.
        fingerprint: the violation's.
    """

    path: str
    id: str | None
    rule: str
    fingerprint: str


def read_known(file: str, *, may_lack: bool = False) -> dict[Known, int]:
    """Return what a baseline's file knows, and how many times.

    Args:
        file: the file.
        may_lack: whether it need not be there.

    Raises:
        RuleError: there is no such file, or it can't be read or is damaged.
    """
    if may_lack and not os.path.lexists(file):
        return {}
    top = _parsed(_text(file), file)
    version = top.get("version") if isinstance(top, dict) else None
    if not isinstance(top, dict) or type(version) is not int or not isinstance(top.get("violations"), list):
        raise RuleError(f"is no baseline: it must have a 'version' and a list of 'violations'{_AGAIN}", file=file)
    if version != _VERSION:
        raise RuleError(
            f"is a baseline of version {version}, which this msglint does not know; use a newer msglint", file=file
        )
    known: dict[Known, int] = {}
    for number, item in enumerate(top["violations"]):
        one, count = _known(item, file, f"violations[{number}]")
        # Two merged versions may both have it.
        known[one] = max(count, known.get(one, 0))
    return known


def write_known(file: str, known: Mapping[Known, int]) -> None:
    """Write a baseline's file, as a whole or not at all; one that says the same already stays as it is.

    Raises:
        UsageError: it can't be written.
    """
    text = _written(known)
    target = os.path.realpath(file)  # a link stays one
    try:
        if os.path.isfile(target) and os.path.getsize(target) <= _MOST_BYTES:
            with open(target, encoding="utf-8", errors="replace", newline="") as stream:
                if stream.read() == text:
                    return
        replace_file(target, text.encode())
    except OSError as error:
        raise UsageError(f"the baseline can't be written to {file}: {error.strerror}") from None


def _text(file: str) -> str:
    if os.path.isdir(file):
        raise RuleError("is a folder; name a file", file=file)
    if not os.path.lexists(file):
        raise RuleError("there is no such baseline; make it with --update-baseline", file=file)
    if not os.path.isfile(file):
        raise RuleError("is no regular file, and can be no baseline", file=file)
    try:
        with open(file, "rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise RuleError(f"is larger than {_MOST_BYTES // 1024 // 1024} MiB, the limit for a baseline", file=file)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(f"is not UTF-8 (byte {error.start}){_AGAIN}", file=file) from None
    except OSError as error:
        raise RuleError(f"can't be read: {error.strerror}", file=file) from None


def _parsed(text: str, file: str) -> Any:
    import json  # noqa: PLC0415 - few runs have a baseline, and start-up counts

    problem, line, column = "", 0, 0
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem, line, column = f"is not valid JSON: {error.msg}", error.lineno, error.colno
    except RecursionError:
        problem = "is nested too deeply"
    except ValueError:
        problem = "holds a number with too many digits"
    text = text.replace("\r\n", "\n")
    conflict = _CONFLICT.search(text)
    if conflict:
        line, column = text.count("\n", 0, conflict.start()) + 1, 1
        problem = (
            "holds the marks of a merge conflict; keep the lines of both sides, with a comma after each but the last"
        )
        raise RuleError(problem, file=file, line=line, column=column)
    raise RuleError(problem + _AGAIN, file=file, line=line, column=column)


def _known(item: object, file: str, field: str) -> tuple[Known, int]:
    """Read one item."""

    def error(problem: str, key: str = "") -> RuleError:
        return RuleError(problem + _AGAIN, file=file, field=f"{field}.{key}" if key else field)

    if not isinstance(item, dict):
        raise error("must be a mapping")
    for key in ("path", "rule", "fingerprint"):
        if not isinstance(item.get(key), str) or not item[key]:
            raise error("must be a text", key)
    if not isinstance(item.get("id", ""), str):
        raise error("must be a text", "id")
    path, count = item["path"], item.get("count", 1)
    # Whether such a file exists must never be asked of another machine.
    if path.startswith("/") or os.path.splitdrive(path)[0] or "\0" in path:
        raise error("must be a path from the baseline's folder on", "path")
    if not _FINGERPRINT.fullmatch(item["fingerprint"]):
        raise error("must be 16 digits and letters a to f", "fingerprint")
    if type(count) is not int or not 0 < count <= _MOST_OF_ONE:
        raise error(f"must be a whole number from 1 to {_MOST_OF_ONE:,}", "count")
    return Known(path, item.get("id"), item["rule"], item["fingerprint"]), count


def _written(known: Mapping[Known, int]) -> str:
    from json import JSONEncoder  # noqa: PLC0415 - see _parsed()

    encode = JSONEncoder(ensure_ascii=False).encode
    lines = []
    for one in sorted(known, key=lambda one: (one.path, one.id is not None, one.id or "", one.rule, one.fingerprint)):
        fields: dict[str, object] = {name: value for name, value in one._asdict().items() if value is not None}
        lines.append("    " + encode({**fields, "count": known[one]}))
    items = "\n" + ",\n".join(lines) + "\n  " if lines else ""
    text = f'{{\n  "version": {_VERSION},\n  "violations": [{items}]\n}}\n'
    # The name of a file need not be text in any encoding.
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)

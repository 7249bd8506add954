"""What a run is about, in hashes, so that a later one can tell whether it would say the same."""
# ruff: noqa: PTH118, PTH123 - Python has loaded os.path anyway; pathlib would cost start-up time

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from msglint.__about__ import __version__
from msglint.config.find import IGNORES
from msglint.errors import InputError
from msglint.ruleset.loader import builtin_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from msglint.cli.checking.run import Request
    from msglint.config.settings import Config

_CHUNK = 1024 * 1024
#: Where a setting stands is no matter, and these two don't change what is reported.
_OF_NO_MATTER = ("origins", "file", "fail_on")
#: What is asked for, but for where the reports go, how they look, and how they are made.
_ASKED = ("paths", "choice", "context", "redact", "baseline", "text_column")


def identity_of(request: Request, config: Config) -> dict[str, str]:
    """Return what makes the results of a run beside its files: names for a person -> hashes.

    Args:
        request: what is asked for.
        config: the configuration that holds.
    """
    baseline = request.baseline or config.baseline
    known = [os.path.join(config.root, IGNORES), *([baseline] if baseline else [])]
    folders = [builtin_folder(), *config.rules, *request.choice.folders]
    settings = [(name, value) for name, value in config.fields().items() if name not in _OF_NO_MATTER]
    return {
        "version of msglint": __version__,
        "rules": _hash_of(file for folder in folders for file in _files_in(folder)),
        "configuration": sha256(repr(settings).encode("utf-8", "surrogateescape")).hexdigest(),
        "ignores or baseline": _hash_of(known),
        "options": sha256(
            repr([(name, getattr(request, name)) for name in _ASKED]).encode("utf-8", "surrogateescape")
        ).hexdigest(),
    }


def hashes_of(files: Sequence[str | InputError]) -> list[tuple[str, str]]:
    """Return each file with a hash of what it holds, or of why it can't be read."""
    return [(file.source, file.problem) if isinstance(file, InputError) else (file, _hash(file)) for file in files]


def _hash_of(files: Iterable[str]) -> str:
    whole = sha256()
    for file in files:
        whole.update(f"{file}\n{_hash(file)}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _hash(file: str) -> str:
    found = sha256()
    try:
        with open(file, "rb") as stream:
            while chunk := stream.read(_CHUNK):
                found.update(chunk)
    except OSError as error:
        return str(error.strerror)
    return found.hexdigest()


def _files_in(folder: str) -> Iterable[str]:
    """Yield the files of a folder of rules, those that are hidden left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        yield from (os.path.join(place, name) for name in sorted(files) if not name.startswith("."))

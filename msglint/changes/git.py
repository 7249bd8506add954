"""Asks git about a repository, in a way that no setting of it, or of the machine, can bend."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from typing import IO, TYPE_CHECKING

from msglint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

#: No pager, no file watcher and no hook is started on behalf of a repository that is only looked at. A clean filter
#: (as that of Git LFS) is: without it, git can't tell what has changed.
_SETTINGS = (
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.quotePath=true",
)
#: Its messages in English, no index written, nothing asked on the terminal, nothing fetched over the network.
_ENVIRONMENT = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
}
#: Would win over the options of `git diff`.
_MEDDLERS = ("GIT_DIFF_OPTS", "GIT_EXTERNAL_DIFF")
_LONGEST_ERROR = 300


class GitError(Exception):
    """A git command has failed; `str()` is what git says about it, in one line."""


class Git:
    """Runs git commands in a folder.

    Args:
        folder: where.

    Raises:
        UsageError: git is not installed.
    """

    def __init__(self, folder: str) -> None:
        found = shutil.which("git")
        # On Windows a program of that name in the current folder would be found first.
        if found is None or not os.path.isabs(found):  # noqa: PTH117 - no pathlib, for start-up counts
            raise UsageError("the program git is not installed, or not on the PATH")
        self._git = found
        self._folder = folder
        self._environment = {k: v for k, v in os.environ.items() if k not in _MEDDLERS} | _ENVIRONMENT

    def line(self, *arguments: str) -> str:
        """Return what a command prints, as a line of text without its end; raises like `write`."""
        return os.fsdecode(self.output(*arguments)).removesuffix("\n")

    def output(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Return what a command prints; raises like `write`."""
        with tempfile.TemporaryFile() as file:
            self.write(arguments, file, stdin)
            return file.read()

    def write(self, arguments: Sequence[str], file: IO[bytes], stdin: bytes = b"") -> None:
        """Let a command print into a file, which is then read from its beginning: a diff can be larger than memory.

        Raises:
            GitError: the command has failed.
        """
        command = [self._git, *_SETTINGS, *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and each argument is ours or checked
                command,
                cwd=self._folder,
                env=self._environment,
                input=stdin,
                stdout=file,
                stderr=subprocess.PIPE,
                check=False,
            )
        except OSError as error:
            raise GitError(f"git can't be run: {(error.strerror or 'unknown reason').lower()}") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            line = said.partition("\n")[0].removeprefix("fatal: ").removeprefix("error: ")
            raise GitError(line[:_LONGEST_ERROR] or f"git {arguments[0]} ended with {done.returncode}")
        file.seek(0)

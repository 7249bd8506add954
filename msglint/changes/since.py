"""What has changed in a repository since a revision, as git sees it.

A diff is read for the names of its files and the `@@` lines only. The library `unidiff` would read it too, but keeps
every line of it as an object, takes text and not bytes, and leaves names with quotes or line breaks as git wrote them.
"""

from __future__ import annotations

import os
import re
import tempfile
from typing import TYPE_CHECKING

from msglint.changes.changes import WHOLE, Changes, Lines
from msglint.changes.git import Git, GitError
from msglint.errors import UsageError
from msglint.fields import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from msglint.changes.changes import Extent

#: Whatever the settings of the repository say. A file that was moved counts as new: it may come from where nobody
#: checks, and its name decides how it is read.
_DIFF = (
    "diff",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-renames",
    "--ignore-submodules=none",
    "--submodule=short",
)
_PATCH = ("--patch", "--text", "--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/")
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
_OBJECT = re.compile(r"[0-9a-f]{40,64}")
_SUBMODULE = "160000"
_FETCH = (
    "fetch the whole history first (GitHub Actions: fetch-depth: 0 for actions/checkout; "
    'GitLab CI: the variable GIT_DEPTH: "0")'
)


def changed_since(rev: str, folder: str = os.curdir) -> Changes:
    """Return what was changed in a repository since the current branch left a revision.

    That is what a pull request shows: what happened on `origin/main` in the meantime does not count. Commits, staged
    and unstaged changes count, and new files that git does not ignore.

    Args:
        rev: a branch, tag or commit, such as `origin/main`.
        folder: the repository, or a folder in it.

    Raises:
        UsageError: git or the repository can't be used, or it knows no such revision.
    """
    try:
        return _Repository(folder).changed_since(_checked(rev))
    except (UsageError, GitError) as error:
        raise UsageError(f"can't tell what changed since {rev!r}: {error}") from None


def _checked(rev: str) -> str:
    if not rev.strip() or not rev.isprintable():
        raise UsageError("that is no revision; name a branch, tag or commit, such as origin/main")
    if rev.startswith("-"):
        raise UsageError("a revision does not begin with '-'")
    return rev


class _Repository:
    """A repository and its working tree."""

    def __init__(self, folder: str) -> None:
        try:
            self._top = Git(folder).line("rev-parse", "--show-toplevel")
        except GitError as error:
            raise UsageError(_unusable(folder, str(error))) from None
        # Paths are given and taken as seen from the top.
        self._git = Git(self._top)

    def changed_since(self, rev: str) -> Changes:
        base = self._base(rev)
        files, folders = self._listed(base)
        for path, lines in self._lines(base).items():
            if files.get(path) == ():
                files[path] = tuple(lines)
        for path in self._filtered([path for path, extent in files.items() if extent != WHOLE]):
            files[path] = WHOLE
        for path in self._names("ls-files", "--others", "--exclude-standard", "-z"):
            if path.endswith("/"):
                folders.append(path)
            else:
                files[path] = WHOLE
        # What is left without a line has changed in its mode only.
        return Changes(self._top, {path: extent for path, extent in files.items() if extent}, folders)

    def _base(self, rev: str) -> str:
        """Return the commit at which the current branch left a revision."""
        tip = self._commit(rev)
        if tip is None:
            raise UsageError(f"git knows no such commit{self._known(rev)}")
        if self._commit("HEAD") is None:
            raise UsageError("the current branch has no commit yet")
        try:
            return self._git.line("merge-base", tip, "HEAD")
        except GitError:
            if self._is_shallow():
                raise UsageError(f"this clone is too shallow to see where the branch began; {_FETCH}") from None
            raise UsageError("the current branch has no commit in common with it") from None

    def _commit(self, rev: str) -> str | None:
        try:
            found = self._git.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
        except GitError:
            return None
        return found if _OBJECT.fullmatch(found) else None

    def _known(self, rev: str) -> str:
        """Return what may help whoever named a revision that isn't there."""
        if self._is_shallow():
            return f"; this clone is shallow: {_FETCH}"
        names = self._git.line("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
        return nearest(rev, [*names.splitlines(), "HEAD"])

    def _is_shallow(self) -> bool:
        return self._git.line("rev-parse", "--is-shallow-repository") == "true"

    def _listed(self, base: str) -> tuple[dict[str, Extent], list[str]]:
        """Return the changed files, with no lines yet where they must be looked up, and the changed submodules."""
        files: dict[str, Extent] = {}
        folders: list[str] = []
        fields = self._names(*_DIFF, "--raw", "-z", base, "--")
        for about, path in zip(fields[::2], fields[1::2], strict=True):
            _, mode, _, _, status = about.split(" ")
            if mode == _SUBMODULE:
                folders.append(path)
            elif status != "D":
                files[path] = () if status == "M" else WHOLE
        return files, folders

    def _lines(self, base: str) -> dict[str, list[Lines]]:
        with tempfile.TemporaryFile() as file:
            self._git.write((*_DIFF, *_PATCH, base, "--"), file)
            return read_patch(file)

    def _filtered(self, paths: list[str]) -> list[str]:
        """Return the files that git keeps in another form than they have on disk, so that its lines are not theirs."""
        stdin = b"".join(os.fsencode(path) + b"\0" for path in paths)
        fields = self._names("check-attr", "-z", "--stdin", "filter", stdin=stdin)
        return [
            path for path, value in zip(fields[::3], fields[2::3], strict=True) if value not in ("unspecified", "unset")
        ]

    def _names(self, *arguments: str, stdin: bytes = b"") -> list[str]:
        """Return what a command prints with a NUL behind each item."""
        return [os.fsdecode(name) for name in self._git.output(*arguments, stdin=stdin).split(b"\0")[:-1]]


def _unusable(folder: str, said: str) -> str:
    """Say why a folder is no repository to work with."""
    if "dubious ownership" in said:
        place = said.rpartition(" at ")[2].strip("'")
        return (
            f"the repository belongs to another user, so git refuses it; if that is right: "
            f"git config --global --add safe.directory {place}"
        )
    if "not a git repository" in said:
        return f"{os.path.abspath(folder)} is in no git repository"  # noqa: PTH100 - no pathlib, for start-up counts
    return said


def read_patch(lines: Iterable[bytes]) -> dict[str, list[Lines]]:
    """Return the changed lines of each file of a diff without context, in their order.

    Where lines were only taken out, those before and behind them count: what they say may have depended on them.

    Args:
        lines: the diff, with names under `b/`.
    """
    found: dict[str, list[Lines]] = {}
    path = ""
    content = 0
    for line in lines:
        if content and line[:1] in b"+-":
            content -= 1
        elif line.startswith(b"+++ "):
            path = os.fsdecode(_unquoted(line[4:].removesuffix(b"\n").removesuffix(b"\t"))).removeprefix("b/")
        elif hunk := _HUNK.match(line):
            removed, first, added = (1 if digits is None else int(digits) for digits in hunk.groups())
            content = removed + added
            found.setdefault(path, []).append(Lines(first, first + added - 1) if added else Lines(first, first + 1))
    return found


def _unquoted(name: bytes) -> bytes:
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(_meant, name[1:-1])


def _meant(escape: re.Match[bytes]) -> bytes:
    escaped = escape[1]
    if escaped.isdigit():
        return bytes([int(escaped, 8)])
    return _ESCAPED.get(escaped, escaped)

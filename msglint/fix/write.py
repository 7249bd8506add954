"""Writes a file with its fixes, unless somebody else has changed it meanwhile."""

# ruff: noqa: PTH116, PTH123 - no pathlib, for start-up counts
from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.replacing import replace_file

if TYPE_CHECKING:
    from msglint.fix.file import FixedFile


def write(fixed: FixedFile) -> bool:
    """Write a file with its fixes; return whether there was anything to write.

    The mode stays, and the owner where that may be; a symbolic link goes on leading to the file.

    Raises:
        InputError: it can't be written, or somebody else has changed it meanwhile.
    """
    if not fixed.is_changed:
        return False
    path = os.path.realpath(fixed.path)
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise InputError("is no regular file; its fixes can't be written", source=fixed.path)
        with open(path, "rb") as stream:
            if stream.read() != fixed.before:
                raise InputError("was changed by somebody else meanwhile; nothing was written", source=fixed.path)
        if not os.access(path, os.W_OK):
            raise PermissionError(13, "it is read-only", path)
        replace_file(path, fixed.after)
    except OSError as error:
        raise InputError(f"can't be written: {error.strerror or error}", source=fixed.path) from None
    return True

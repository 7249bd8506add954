"""The folder of pages: written where something has changed, and compared where it must be up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msglint.errors import UsageError
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The first line of each page, by which msglint knows its own: no other file is ever changed or removed.
MARK = '<!-- Written by "msglint docs": change the rules, not this page. -->'


class Difference(NamedTuple):
    """A page that is not as it should be.

    Attributes:
        file: the file.
        what: `missing`, `outdated`, `left over`, or `not written by msglint`.
    """

    file: Path
    what: str


def differences(pages: Mapping[str, str], folder: str) -> list[Difference]:
    """Return in which pages a folder differs from what it should hold, by their names.

    Args:
        pages: path below the folder -> text.
        folder: the folder; it need not exist.

    Raises:
        UsageError: a page can't be read.
    """
    found = []
    for path, text in sorted(pages.items()):
        file = Path(folder, path)
        held = _read(file)
        if held is None:
            found.append(Difference(file, "missing"))
        elif not held.startswith(MARK):
            found.append(Difference(file, "not written by msglint"))
        elif held != _whole(text):
            found.append(Difference(file, "outdated"))
    return found + [Difference(file, "left over") for file in _left_over(pages, folder)]


def bring_up_to_date(pages: Mapping[str, str], folder: str) -> list[Difference]:
    """Write the pages that are missing or outdated, remove those of rules that are gone, and return which they were.

    Raises:
        UsageError: a file of somebody else stands in the way, or a page can't be written; of the former nothing
            is written at all.
    """
    found = differences(pages, folder)
    for file, what in found:
        if what == "not written by msglint":
            raise UsageError(f"{file} was not written by msglint; move it away, or choose another folder with --out")
    try:
        for file, what in found:
            if what == "left over":
                file.unlink()
                _remove_if_empty(file.parent)
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                text = pages[file.relative_to(folder).as_posix()]
                file.write_text(_whole(text), encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"the page can't be written: {error.filename}: {error.strerror}") from None
    return found


def _whole(text: str) -> str:
    return f"{MARK}\n\n{text}"


def _left_over(pages: Mapping[str, str], folder: str) -> Iterator[Path]:
    """Yield pages of rules that are gone; only those that begin with the mark are msglint's."""
    for file in sorted(Path(folder, "rules").glob("*/*.md")):
        if file.relative_to(folder).as_posix() not in pages and (_read(file) or "").startswith(MARK):
            yield file


def _read(file: Path) -> str | None:
    """Return a file's text, its line breaks as git may have changed them evened out; None where there is none."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"the page can't be read: {file}: {error.strerror}") from None


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()

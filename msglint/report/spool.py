"""Text that stands later in a report than it comes, kept until then in little memory."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: More than this, in characters, goes to a temporary file, which nobody else may read and which is gone with the run.
_MOST_KEPT = 1024 * 1024
_PIECE = 64 * 1024


class Spool:
    """Takes pieces of text, and gives them back in one go.

    Attributes:
        items: how many pieces were added.
    """

    def __init__(self) -> None:
        self.items = 0
        self._kept: list[str] = []
        self._length = 0
        self._file: IO[str] | None = None

    def add(self, text: str) -> None:
        """Take a piece."""
        self.items += 1
        self._kept.append(text)
        self._length += len(text)
        if self._length > _MOST_KEPT:
            self._put_away()

    def taken(self) -> Iterator[str]:
        """Yield the whole text in some pieces, and forget it."""
        if self._file is not None:
            self._put_away()
            self._file.seek(0)
            while piece := self._file.read(_PIECE):
                yield piece
            self._file.close()
            self._file = None
        yield from self._kept
        self._kept, self._length, self.items = [], 0, 0

    def _put_away(self) -> None:
        if self._file is None:
            from tempfile import TemporaryFile  # noqa: PLC0415 - few reports are so long, and it takes its time

            # A broken escape in JSONL leaves half a character, which must come back as it is.
            self._file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass", newline="")  # noqa: SIM115 - it outlives this call, and is gone when it is closed
        self._file.writelines(self._kept)
        self._kept, self._length = [], 0

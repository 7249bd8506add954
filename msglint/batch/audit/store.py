"""The results of one file on their way to the folder: part by part, so that what is done survives whatever comes."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from msglint.batch.audit.tally import Tally
from msglint.replacing import replaced_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: The rows of a part: what is lost at most when the machine goes down.
PART = 32_768
#: Engines take no notice of what begins with an underscore.
_UNFINISHED = "_unfinished"
SUMMARY = "_summary.json"
_KEY = b"msglint"


class Origin(NamedTuple):
    """What results were made of and how; others of the same origin would be the same.

    Attributes:
        state: that of the file, as `Archive.state`.
        settings: a hash of the rules and options.
    """

    state: list[int]
    settings: str


class Store:
    """Keeps the results of one file.

    Args:
        out: the folder of all results.
        name: the file's name below it, with slashes.
        origin: what the results are made of.
    """

    def __init__(self, out: str, name: str, origin: Origin) -> None:
        self.path = Path(out, name)
        self._folder = Path(out, _UNFINISHED, name)
        self._top = Path(out, _UNFINISHED)
        self._origin = origin
        self._parts: list[Path] = []
        self._pending: list[tuple[Any, Mapping[str, Sequence[object]]]] = []
        #: What the finished parts add up to.
        self.tally = Tally()
        #: How many rows they have.
        self.rows = 0

    def finished(self) -> Tally | None:
        """Return what the file's results add up to, if all of them are there from an earlier run."""
        return self._read(self.path)

    def resume(self) -> None:
        """Take over the parts of an earlier run, up to the first that is missing or was made of something else."""
        while (tally := self._read(part := self._part())) is not None:
            self._add(part, tally, pq.read_metadata(part).num_rows)

    def take(self, result: Any, values: Mapping[str, Sequence[object]]) -> None:
        """Take the next results, and write a part once there are enough.

        Args:
            result: a record batch that doesn't reach over the end of a part.
            values: what to count by, as `Tally.add` takes it.
        """
        self._pending.append((result, values))
        if (self.rows + sum(result.num_rows for result, _ in self._pending)) % PART == 0:
            self.flush()

    def flush(self) -> None:
        """Write what was taken as a part, however little it is."""
        pending, self._pending = self._pending, []
        if not pending:
            return
        tally = Tally(list(pending[0][1]))
        for result, values in pending:
            tally.add(result, values)
        table = pa.Table.from_batches([result for result, _ in pending])
        part = self._part()
        part.parent.mkdir(parents=True, exist_ok=True)
        marked = table.replace_schema_metadata(_mark(self._origin, tally))
        with replaced_file(str(part)) as stream:
            pq.write_table(marked, stream, compression="zstd", row_group_size=PART)
        self._add(part, tally, table.num_rows)

    def finish(self, schema: Any, *, is_whole: bool) -> None:
        """Write what was taken, and put all parts together in the place of the file's results.

        Args:
            schema: that of the results.
            is_whole: whether these are the results of all rows; others are made anew by the next run.
        """
        self.flush()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        origin = self._origin if is_whole else Origin([], "")
        marked = schema.with_metadata(_mark(origin, self.tally))
        with replaced_file(str(self.path)) as stream, pq.ParquetWriter(stream, marked, compression="zstd") as writer:
            for part in self._parts:
                writer.write_table(pq.read_table(part).replace_schema_metadata(marked.metadata), PART)
        shutil.rmtree(self._folder, ignore_errors=True)
        for folder in self._folder.parents:
            with suppress(OSError):  # other files may have parts there
                folder.rmdir()
            if folder == self._top:
                break

    def _part(self) -> Path:
        return self._folder / f"{len(self._parts):06d}.parquet"

    def _add(self, part: Path, tally: Tally, rows: int) -> None:
        self._parts.append(part)
        self.tally.join(tally)
        self.rows += rows

    def _read(self, path: Path) -> Tally | None:
        """Return what results add up to, if they are there, whole, and of the same origin."""
        try:
            found = pq.read_schema(path).metadata or {}
            data = json.loads(found.get(_KEY, b"{}"))
            is_same = data.get("origin") == list(self._origin)
            return Tally.of(data["tally"]) if is_same else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, pa.ArrowException):
            return None


def _mark(origin: Origin, tally: Tally) -> dict[bytes, bytes]:
    return {_KEY: json.dumps({"origin": list(origin), "tally": tally.data()}).encode()}


def is_result(path: Path) -> bool:
    """Return whether a file holds results of an audit, whatever of."""
    try:
        return _KEY in (pq.read_schema(path).metadata or {})
    except (OSError, ValueError, pa.ArrowException):
        return False

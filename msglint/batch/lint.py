"""One record batch of messages in, one of results out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from msglint.batch.loaded import Choice, columns_of, project_of
from msglint.batch.results import Results
from msglint.batch.schema import result_schema
from msglint.bug import describe_bug
from msglint.errors import InputError, MsglintError, UsageError
from msglint.message import Message
from msglint.read.export.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from msglint.project import Project
    from msglint.report.result import Outcome


def lint_batch(
    batch: Any,
    *,
    columns: Mapping[str, str] | None = None,
    context: Mapping[str, object] | None = None,
    keep: Sequence[str] = (),
    rules: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    preset: str | None = None,
    language: str | None = None,
    config: str | None = None,
    redact: bool = False,
    source: str = "<text>",
    first_line: int = 1,
) -> Any:
    """Check each message of a record batch.

    Rows are read as `msglint check` reads those of a Parquet file: columns are told by their names (`text`, `body`,
    `subject`, `id`, `order_date`, ...), and the fields of JSONL records (`html`, `eml`, `meta`, `attachments`) count
    too. A row that can't be read or checked says so in its result, and costs no other row. A message with a date of
    its order, but none of its own, is not taken to be sent today, so that results don't depend on the day.

    The rules are loaded once in each process, for each choice of them, and kept; this function may be called from
    several threads, and be sent to other processes.

    Args:
        batch: a `pyarrow.RecordBatch`.
        columns: field -> the name of its column, for columns that bear other names; fields are those of JSONL records
            (`text`, `html`, `eml`, `subject`, `id`, `lang`, `attachments`, `meta`, and the context fields).
        context: context fields (`kind`, `marketplace`, ...) of every message; they win over the rows'.
        keep: columns that the result shall have too, as they are; they stand first.
        rules: folders of further rules beside the built-in ones.
        select: only these rules (ids, names or packs); empty for all.
        ignore: not these rules.
        preset: a named choice of packs and settings, such as `amazon-strict`.
        language: the language of messages, `en` or another that the rules are translated into.
        config: a configuration file, or a folder with a `.msglintignore`; None for none: nothing is looked for.
        redact: whether to mask every word of the messages in the result; ids and kept columns stay.
        source: what the table is called, for settings and ignores of the configuration that mean some files only.
        first_line: the number of the first row.

    Returns:
        A `pyarrow.RecordBatch` with a row for each row of the input, in the same order; see `msglint.batch.SCHEMA`.

    Raises:
        RuleErrors: rule, lexicon or configuration files are wrong.
        UsageError: no column is the message's, or a column, field, rule, preset or language doesn't exist.
    """
    if not isinstance(batch, pa.RecordBatch):
        what = type(batch).__name__
        raise UsageError(f"lint_batch takes a pyarrow.RecordBatch, not a {what}; there are lint_table and lint_frame")
    project = project_of(Choice(tuple(rules), tuple(select), tuple(ignore), preset, language, config))
    schema = result_schema(batch.schema, keep)
    try:
        how = "columns={'text': NAME}"
        table = Rows(batch.schema, source, columns=columns_of(columns or {}, project), context=context, how=how)
    except InputError as error:
        raise UsageError(f"the batch {error.problem}") from None
    results = Results()
    for row in table.read(batch, first_line):
        outcome = _check(row.found, project) if isinstance(row.found, Message) else row.found
        if redact and outcome is not None:
            from msglint.report.redact import redacted  # noqa: PLC0415 - because few ask for it

            outcome = redacted(outcome)
        results.add(row, outcome)
    return _joined(batch, keep, results, schema)


def failed_batch(batch: Any, keep: Sequence[str], first_line: int, problem: str) -> Any:
    """Return the result of a batch whose rows could not be checked at all; see `lint_batch`."""
    results = Results()
    for line in range(first_line, first_line + batch.num_rows):
        results.add(Row(line, None, None), InputError(problem, source="", line=line))
    return _joined(batch, keep, results, result_schema(batch.schema, keep))


def _joined(batch: Any, keep: Sequence[str], results: Results, schema: Any) -> Any:
    kept = [batch.column(batch.schema.get_field_index(name)) for name in dict.fromkeys(keep)]
    return pa.RecordBatch.from_arrays([*kept, *results.columns()], schema=schema)


def _check(message: Message, project: Project) -> Outcome:
    try:
        return project.check(project.completed(message))
    except InputError as error:
        return error
    except MsglintError as error:
        return InputError(str(error), source=message.source, line=message.line)
    except Exception as error:  # noqa: BLE001 - a bug must cost one message only, and must not pass for a clean one
        return InputError(describe_bug(error), source=message.source, line=message.line)

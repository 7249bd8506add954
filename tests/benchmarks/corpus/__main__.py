"""Writes a corpus: `python -m tests.benchmarks.corpus --messages 20000 --out corpus.jsonl`."""

from __future__ import annotations

from pathlib import Path

import click

from tests.benchmarks.corpus.phrases import LANGUAGES
from tests.benchmarks.corpus.variety import variety_of
from tests.benchmarks.corpus.writer import SEED, Writer, write_corpus, write_drafts


@click.command()
@click.option("--messages", type=click.IntRange(min=1), default=20_000, show_default=True, help="How many.")
@click.option("--language", "languages", multiple=True, type=click.Choice(LANGUAGES), help="Only these; else all.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Another makes other messages.")
@click.option("--unseen", is_flag=True, help="No sentence twice.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A JSONL file to write.")
@click.option("--files", type=click.Path(file_okay=False, path_type=Path), help="A folder for a text file each.")
@click.option("--variety", is_flag=True, help="Say how often sentences repeat.")
def main(
    messages: int,
    languages: tuple[str, ...],
    seed: int,
    out: Path | None,
    files: Path | None,
    *,
    unseen: bool,
    variety: bool,
) -> None:
    """Write messages to measure with, in the seventeen languages by turns."""

    def writer() -> Writer:
        return Writer(seed, languages or LANGUAGES, unseen=unseen)

    if not (out or files or variety):
        raise click.UsageError("nothing to do: name --out, --files or --variety")
    if out:
        write_corpus(out, messages, writer())
    if files:
        files.mkdir(parents=True, exist_ok=True)
        write_drafts(files, messages, writer())
    if variety:
        click.echo(variety_of(writer().messages(messages)))


if __name__ == "__main__":
    main()

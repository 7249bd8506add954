"""How fast msglint is, as multiples of what is measured in the same run: `python -m tests.benchmarks`.

Run it from a checkout, after `pip install -e '.[bench]'`, on a machine that does nothing else:

    python -m tests.benchmarks                              # all but `archive`
    python -m tests.benchmarks start peers                  # only these
    python -m tests.benchmarks --quick                      # small corpora, few turns: to see whether all works
    python -m tests.benchmarks archive --archive 1000000    # a million messages in one file
    python -m tests.benchmarks --json figures.json          # all figures, for programs
    python -m tests.benchmarks --readme                     # the README's section, from what was measured
    python -m tests.benchmarks --from figures.json --readme # the same from figures that were kept

start       one process checks one English draft of 120 words; against `python -c "import click"`
throughput  `msglint.Linter` on 20,000 messages in seventeen languages, with and without repeated sentences, over all
            and by language; against `re` scanning the same messages for 40 patterns
command     `msglint check` on those messages in one JSONL file; against a process that scans them
peers       2,000 English drafts, a file each; against codespell and proselint, where they are installed
jobs        `--jobs 2` against `--jobs 1`
archive     peak memory over a million messages in one file, against that over ten thousand

Every command is measured by turns with its reference, in wall time and in CPU time; a short one runs once before, which
does not count. Best and median are shown. pytest-benchmark was not taken because it measures functions inside the test
run, and most of these are whole processes; pyperf because it finishes one command before it begins the next, so that a
machine that slows down in between changes the ratio, and because it knows only wall time. What is left to do by hand is
little: `harness/commands.py`. (`msglint check --profile` tells what each rule costs.)
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
if not __package__:  # `python tests/benchmarks`
    sys.path[0] = str(ROOT)

import click  # noqa: E402 - because the line above makes the next ones work
from click.core import ParameterSource  # noqa: E402 - the same

from tests.benchmarks.corpus.writer import SEED  # noqa: E402 - because the line above makes it work
from tests.benchmarks.harness.commands import CommandFailedError, Runner  # noqa: E402 - the same
from tests.benchmarks.harness.figures import Report, table  # noqa: E402 - the same
from tests.benchmarks.harness.machine import load, machine  # noqa: E402 - the same
from tests.benchmarks.suite.every import BENCHMARKS, USUAL  # noqa: E402 - the same
from tests.benchmarks.suite.wanted import Wanted  # noqa: E402 - the same

_FILE = click.Path(dir_okay=False, path_type=Path)
_COUNT = click.IntRange(min=1)
#: The options that change the figures, and not what becomes of them.
_MEASURED = ("messages", "files", "archive", "turns", "seed", "quick")


@click.command(help=__doc__.replace("\n\n", "\n\n\b\n"))
@click.argument("names", nargs=-1, type=click.Choice(list(BENCHMARKS)))
@click.option("--messages", type=_COUNT, default=20_000, show_default=True, help="Messages in a corpus.")
@click.option("--files", type=_COUNT, default=2_000, show_default=True, help="Drafts that other linters read, too.")
@click.option("--archive", type=_COUNT, default=1_000_000, show_default=True, help="Messages in the large file.")
@click.option("--turns", type=_COUNT, default=15, show_default=True, help="Runs of a short command; long ones: 3.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="What the corpora are made from.")
@click.option("--quick", is_flag=True, help="340 messages, 50 files, 5,000 in the archive, 3 turns.")
@click.option("--json", "json_file", type=_FILE, help="Write all figures into this file.")
@click.option("--readme", is_flag=True, help="Print Markdown in the place of tables.")
@click.option("--from", "kept", type=_FILE, multiple=True, help="Measure nothing; take the figures that --json wrote.")
def main(
    *,
    names: tuple[str, ...],
    messages: int,
    files: int,
    archive: int,
    turns: int,
    seed: int,
    json_file: Path | None,
    kept: tuple[Path, ...],
    quick: bool,
    readme: bool,
) -> None:
    """Measure, and print."""
    if kept:
        report = _kept(kept)
    else:
        wanted = Wanted(3, 340, 50, 5_000, seed) if quick else Wanted(turns, messages, files, archive, seed)
        report = Report(machine(), _command(names))
        _measure(names or USUAL, wanted, report, shows=not readme)
    if json_file:
        report.write(json_file)
    if readme:
        click.echo(report.markdown(), nl=False)
    elif kept:
        for section in report.sections:
            click.echo(f"{table(section)}\n")


def _command(names: tuple[str, ...]) -> str:
    """Return what makes the same figures again: what was asked for, less where they go."""
    context = click.get_current_context()
    given = {
        name: context.params[name]
        for name in _MEASURED
        if context.get_parameter_source(name) == ParameterSource.COMMANDLINE
    }
    changed = (f"--{name}" if value is True else f"--{name} {value}" for name, value in given.items())
    return " ".join(("python -m tests.benchmarks", *names, *changed))


def _measure(names: tuple[str, ...], wanted: Wanted, report: Report, *, shows: bool) -> None:
    """Run benchmarks and add their figures to a report.

    Args:
        names: which.
        wanted: how much.
        report: where to.
        shows: whether to print each as soon as it is done.
    """
    click.echo(f"{', '.join(f'{name} {value}' for name, value in report.machine.items())}; {load()}", err=True)
    with tempfile.TemporaryDirectory(prefix="msglint-benchmarks-") as folder:
        runner = Runner(Path(folder))
        for name in BENCHMARKS:
            if name not in names:
                continue
            click.echo(f"{name} ...", err=True)
            try:
                section = BENCHMARKS[name](runner, wanted)
            except CommandFailedError as error:
                raise click.ClickException(f"{name}: {error}") from None
            report.sections.append(section)
            if shows:
                click.echo(f"{table(section)}\n")
    click.echo(load(), err=True)


def _kept(files: tuple[Path, ...]) -> Report:
    """Return the figures of earlier runs as one report.

    Raises:
        click.ClickException: a file can't be read, or they are of different machines or versions.
    """
    try:
        first, *others = (Report.read(file) for file in files)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise click.ClickException(f"--from: no file of figures: {error}") from None
    if any(other.machine != first.machine for other in others):
        raise click.ClickException("--from: these were measured on different machines or versions")
    sections = {section.name: section for report in (first, *others) for section in report.sections}
    command = "\n".join(report.command for report in (first, *others))
    return Report(first.machine, command, [sections[name] for name in BENCHMARKS if name in sections])


if __name__ == "__main__":
    main()

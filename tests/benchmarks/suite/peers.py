"""Other linters of prose on the same files: English drafts, each a file."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import Writer, write_drafts
from tests.benchmarks.harness.commands import Command, fill_cache, msglint, python
from tests.benchmarks.harness.figures import Goal, Section
from tests.benchmarks.harness.series import rate, used
from tests.benchmarks.suite.jobs import has_jobs, one_process

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.harness.commands import Runner
    from tests.benchmarks.suite.wanted import Wanted

_FOLDER = "drafts"
#: Package -> how it is run on the folder. Their exit codes count what they find.
_PEERS = {
    "codespell": ("codespell drafts", ("-m", "codespell_lib", _FOLDER)),
    "proselint": ("proselint check drafts", ("-m", "proselint", "check", _FOLDER)),
}
_SCAN = (
    "import pathlib, sys; from tests.benchmarks.suite.patterns import scan; "
    "[scan(path.read_text(encoding='utf-8')) for path in pathlib.Path(sys.argv[1]).iterdir()]"
)


def measure(runner: Runner, wanted: Wanted) -> Section:
    """Return how many files a second msglint and the others read; a ratio over one means that msglint is faster."""
    folder = runner.folder / _FOLDER
    folder.mkdir(exist_ok=True)
    write_drafts(folder, wanted.files, Writer(wanted.seed, ("en",)))
    scan = python("`re` with 40 patterns, files", "-c", _SCAN, _FOLDER)
    peers = list(_installed())
    checks = [msglint("check", _FOLDER, "--format", "json", *one_process(runner))]
    if has_jobs(runner):
        checks.append(msglint("check", _FOLDER, "--format", "json"))
    others = [scan, *peers]
    fill_cache(runner)
    series = runner.by_turns([*checks, *others], wanted.long_turns, warms_up=False)
    own, references = series[: len(checks)], series[len(checks) :]
    figures = []
    for reference in references:
        figures += [rate(reference, what, "files/s", wanted.files) for what in ("cpu", "wall")]
        figures.append(used(reference, "peak"))
    for one in own:
        for reference in references:
            goal = Goal(1.0, is_least=True) if reference.command in peers else None
            for what in ("cpu", "wall"):
                figures.append(rate(one, what, "files/s", wanted.files, reference=reference, goal=goal))
        figures.append(used(one, "peak"))
    missing = sorted(_PEERS.keys() - {peer.name.split()[0] for peer in peers})
    absent = f" Not installed, so not measured: {', '.join(missing)}." if missing else ""
    note = f"{wanted.files:,} English drafts, a file each; {wanted.said(is_long=True)}, start included."
    return Section("peers", "Other linters on the same files", note + absent, tuple(figures))


def _installed() -> Iterator[Command]:
    for package, (name, arguments) in _PEERS.items():
        try:
            version(package)
        except PackageNotFoundError:
            continue
        yield Command(name, python(name, *arguments).words, codes=None)

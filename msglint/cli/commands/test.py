"""`msglint test`: do the rules do what they say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from msglint.cli import complete
from msglint.cli.exits import Exit
from msglint.cli.options import color_option, format_option, number_or_all, rule_options

if TYPE_CHECKING:
    from msglint.testing.request import Request
    from msglint.testing.verdict import Verdict

_USUAL_MISSES = 20
_SHARE = click.FloatRange(0, 1)


@click.command(short_help="Test rules by their examples and by labelled messages.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=complete.files)
@click.option("--watch", is_flag=True, help="Test again whenever a file changes, until Ctrl-C.")
@format_option
@click.option("--split", metavar="NAME", help='Only the labelled messages whose "split" is this.')
@click.option(
    "--misses",
    default=str(_USUAL_MISSES),
    show_default=True,
    metavar="N|all",
    callback=number_or_all,
    help="How many wrong answers to list.",
)
@click.option("--min-precision", type=_SHARE, metavar="0..1", help="End with 1 when the precision of all is lower.")
@click.option("--min-recall", type=_SHARE, metavar="0..1", help="End with 1 when the recall of all is lower.")
@click.option("--profile", is_flag=True, help="Say on standard error, after the verdict, how long each rule took.")
@rule_options
@color_option
def test(  # noqa: PLR0917 - click passes them by name
    paths: tuple[str, ...],
    format_name: str,
    split: str | None,
    misses: int | None,
    min_precision: float | None,
    min_recall: float | None,
    folders: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preset: str | None,
    color: str,
    *,
    watch: bool,
    profile: bool,
) -> None:
    """Test rules by the examples in their files, and by labelled messages.

    \b
    PATH is one of these; without any, the examples of all rules are tested:
      a rule file (.yaml)
      a folder with rule files
      a file of labelled messages (.jsonl, .ndjson), or a folder with some

    An example that does not behave is shown with its file, line and column.

    Labelled messages are lines as "msglint check" reads them, each with
    "expect", a list of the rules that the message breaks ([] for none), and
    perhaps "spans", a list of {"label": rule, "text": words that break it}.
    For each rule and language you get the precision (how much of what was
    reported is right), the recall (how much of what is wrong was reported),
    and how many of the labelled words the reports touch; then the wrong
    answers. --min-precision and --min-recall look at the line "all".

    With --watch, msglint stays and tests again each time that you save a rule
    file, a lexicon, exemptions, a preset or labelled messages. Of the rules
    only those are tested anew that the change may concern. Ctrl-C ends it,
    with the exit code of the last verdict.

    \b
    Exit code:
      0  all examples behave, and no minimum is missed
      1  the precision or recall is lower than demanded
      2  an example does not behave, a rule file is wrong, or something could
         not be read
      3  there was nothing to test

    \b
    Examples:
      msglint test
      msglint test our-rules/no-weekend-calls.yaml
      msglint test our-rules/ --watch
      msglint test labelled.jsonl --select review-incentive --misses all
      msglint test tests/corpus --min-precision 0.95 --min-recall 0.85
    """  # noqa: D301 - click takes a real backspace for "keep these lines as they are"
    from msglint.cli.projects import Choice  # noqa: PLC0415 - not for `--help`
    from msglint.testing.request import Request  # noqa: PLC0415 - not for `--help`

    # The rules of the configuration are tested too, but as they stand: not with its severities and names.
    own = Choice().config(paths).rules
    request = Request(paths, (*own, *folders), select, ignore, preset, split)
    if watch and profile:
        raise click.UsageError("--profile is for one verdict; leave --watch out")
    if watch:
        if format_name == "json":
            raise click.UsageError("--watch shows the verdict to a person; leave --format json out, or --watch")
        from msglint.cli.watching import watch as keep_testing  # noqa: PLC0415 - the one way or the other

        raise click.exceptions.Exit(
            keep_testing(request, color, misses, lambda verdict: _exit_code(verdict, min_precision, min_recall))
        )
    if profile:
        from msglint.cli.profiling import with_profile  # noqa: PLC0415 - because few ask for it

        verdict = with_profile(lambda: _shown(request, format_name, color, misses))
    else:
        verdict = _shown(request, format_name, color, misses)
    raise click.exceptions.Exit(_exit_code(verdict, min_precision, min_recall))


def _shown(request: Request, format_name: str, color: str, misses: int | None) -> Verdict:
    """Reach a verdict, show it and return it."""
    from msglint.cli.say import say  # noqa: PLC0415 - because `--watch` says it itself

    verdict = request.verdict()
    for error in verdict.errors:
        say("error", str(error))
    if format_name == "json":
        from msglint.cli.show.data import write_json  # noqa: PLC0415 - the one format or the other
        from msglint.testing.verdict import as_data  # noqa: PLC0415 - the one format or the other

        write_json(as_data(verdict))
    else:
        from msglint.cli.show.verdict_text import show  # noqa: PLC0415 - the one format or the other

        show(verdict, color, misses)
    return verdict


def _exit_code(verdict: Verdict, min_precision: float | None, min_recall: float | None) -> Exit:
    if verdict.failures or verdict.errors:
        return Exit.ERROR
    corpus = verdict.corpus
    if not verdict.examples and not (corpus and corpus.messages):
        return Exit.NOTHING_CHECKED
    if corpus is None:
        return Exit.CLEAN
    total = corpus.total()
    # Nothing reported and nothing to report are no reason to fail.
    precise = total.precision is None or total.precision >= (min_precision or 0)
    complete = total.recall is None or total.recall >= (min_recall or 0)
    return Exit.CLEAN if precise and complete else Exit.VIOLATIONS

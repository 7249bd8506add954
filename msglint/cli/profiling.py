"""What `--profile` adds to a command: a table on standard error, below all else, of what took how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from msglint.profile.profile import profiled
from msglint.profile.table import table

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


def with_profile(work: Callable[[], Result]) -> Result:
    """Do something that checks messages in this process, and print what took how long; nothing where none was checked.

    Args:
        work: what to do.

    Returns:
        What `work` returns.
    """
    with profiled() as profile:
        result = work()
    if profile.messages:
        click.echo(table(profile), err=True)
    return result

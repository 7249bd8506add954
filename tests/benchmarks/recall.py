"""Measures how many of a list's entities are found, whole: for lists of others that are kept apart from the project.

    python tests/benchmarks/recall.py link cases.txt [lookalikes.txt]

Each line is a text, or a text and what is to be found in it, with a `|` between; of the second list, nothing may be
found. Prints recall, what was missed and what was found wrongly.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from msglint.text.entities import Text


def found_in(kind: str, text: str) -> list[str]:
    """Return the entities of a kind as they stand in a text."""
    return [text[hit.start : hit.end] for hit in Text(text).find(kind)]


def lines_of(file: str) -> list[str]:
    """Return the lines of a list that hold anything."""
    return [line for line in Path(file).read_text(encoding="utf-8").splitlines() if line]


def main(kind: str, cases: str, lookalikes: str | None = None) -> None:
    """Print the figures."""
    wanted = [(text, whole or text) for text, _, whole in (line.partition("|") for line in lines_of(cases))]
    missed = [(text, whole) for text, whole in wanted if whole not in found_in(kind, text)]
    click.echo(f"recall {1 - len(missed) / len(wanted):.3f}, {len(wanted) - len(missed)} of {len(wanted)}")
    for text, whole in missed:
        click.echo(f"missed {whole!r} in {text!r}: found {found_in(kind, text)}")
    if lookalikes:
        wrong = [(text, hits) for text in lines_of(lookalikes) if (hits := found_in(kind, text))]
        click.echo(f"look-alikes reported {len(wrong)} of {len(lines_of(lookalikes))}")
        for text, hits in wrong:
            click.echo(f"found {hits} in {text!r}")


if __name__ == "__main__":
    main(*sys.argv[1:])

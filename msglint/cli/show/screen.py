"""Writes tables and paragraphs for people: wrapped to the terminal, plain where there is none."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from msglint.cli.say import visible, wants_color

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

_DEFAULT_WIDTH = 80
_WIDEST = 100


class Screen:
    """Standard output, as wide as the terminal up to 100 columns, or 80 where there is none.

    Args:
        color: `auto`, `always` or `never`.
    """

    def __init__(self, color: str) -> None:
        colored = wants_color(color, sys.stdout)
        self._colored = colored
        self._console = Console(
            file=sys.stdout,
            force_terminal=colored,
            color_system="standard" if colored else None,
            no_color=not colored,
            width=None if sys.stdout.isatty() else _DEFAULT_WIDTH,
            markup=False,
            emoji=False,
            highlight=False,
        )
        self._console.width = min(self._console.width, _WIDEST)

    def heading(self, text: str) -> None:
        """Write a line that begins a section."""
        self._write(Text(""))
        self._write(self._text(text, "bold"))

    def line(self, text: str) -> None:
        """Write one line however long, so that an editor or grep can take it."""
        sys.stdout.write(visible(text, sys.stdout) + "\n")

    def paragraph(self, text: str, style: str = "", indent: int = 0) -> None:
        """Write text with its own line breaks, and further ones where it is too wide."""
        self._write(Padding(self._text(text, style), (0, 0, 0, indent), expand=False))

    def item(self, label: str, text: str, style: str = "") -> None:
        """Write text that hangs beside its label."""
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(self._text(label, "bold"), self._text(text, style))
        self._write(grid)

    def table(self, titles: Sequence[str], rows: Sequence[Sequence[str]], *, numbers_from: int | None = None) -> None:
        """Write a table.

        Args:
            titles: the titles of the columns.
            rows: their cells.
            numbers_from: the first column of numbers, which stand to the right; None without numbers.
        """
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for place, title in enumerate(titles):
            is_number = numbers_from is not None and place >= numbers_from
            table.add_column(title, justify="right" if is_number else "left", no_wrap=is_number, overflow="fold")
        for row in rows:
            table.add_row(*(self._text(cell) for cell in row))
        self._write(table)

    def _text(self, text: str, style: str = "") -> Text:
        return Text("\n".join(visible(line, sys.stdout) for line in text.split("\n")), style)

    def _write(self, what: RenderableType) -> None:
        with self._console.capture() as capture:
            self._console.print(what)
        lines = capture.get()
        # rich fills lines up with spaces, which are a nuisance in a pipe.
        sys.stdout.write(lines if self._colored else "".join(line.rstrip() + "\n" for line in lines.splitlines()))

"""How the readers of HTML, mails and templates take damaged files, and how long the slowest takes.

    python tests/benchmarks/mutate.py [--count 20000] [--seed 1] [html] [mail] [template]

Each file is one of the labelled ones in `tests/corpus/files`, with up to six pieces cut, doubled, moved or written
over. The same seed gives the same files. Whatever a reader raises but `InputError` is a bug, and ends the run; the file
is then written to `mutant`. The time is that of the processor.
"""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from msglint.errors import InputError
from msglint.read.body import body_parts
from msglint.read.mail import read_mail
from msglint.read.templates import read_template

if TYPE_CHECKING:
    from collections.abc import Callable

_FILES = Path(__file__).parents[1] / "corpus" / "files"
_PIECES = (
    *(b"<", b"</", b">", b"<!--", b"&", b"&#", b'"', b"'", b"\0", b"<![CDATA[", b"<table>", b"<style>", b"\r\n", b"=?"),
    *(b"--", b"Content-Type: ", b"=\n", b"{%", b"%}", b"{{", b"}}", b"{#", b"{% if a %}", b"{% endif %}", b"{{#a}}"),
)
_LONGEST_PIECE = 60


def _html(data: bytes, name: str) -> None:
    text = data.decode("utf-8", "replace")
    body_parts(text, name, is_html=True)


def _mail(data: bytes, name: str) -> None:
    read_mail(data, name)


def _template(data: bytes, name: str) -> None:
    read_template(data.decode("utf-8", "replace"), name)


#: What to try -> the folders with its files, and what reads one.
_KINDS: dict[str, tuple[str, Callable[[bytes, str], None]]] = {
    "html": ("html*", _html),
    "mail": ("mail*", _mail),
    "template": ("tpl*", _template),
}


def _mutated(data: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(data) + 1)
        piece = data[start : start + random.randint(0, _LONGEST_PIECE)]
        rest = data[start + len(piece) :]
        change = (b"", piece * random.randint(2, 5), random.choice(_PIECES) + piece, bytes([random.randrange(256)]))
        data = data[:start] + random.choice(change) + rest
        if random.random() < 1 / 4:
            data = data[start:] + data[:start]
    return data


def _run(kind: str, count: int, random: Random) -> None:
    pattern, read = _KINDS[kind]
    files = [(path.name, path.read_bytes()) for path in sorted(_FILES.glob(f"{pattern}/*"))]
    slowest = 0.0
    for _ in range(count):
        name, data = random.choice(files)
        mutant = _mutated(data, random)
        began = time.process_time()
        try:
            with suppress(InputError):
                read(mutant, name)
        except Exception:
            Path("mutant").write_bytes(mutant)
            raise
        slowest = max(slowest, time.process_time() - began)
    sys.stdout.write(f"{kind}: {count:,} files, no exception; slowest {slowest:.2f} s\n")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", choices=[*_KINDS, []], default=[], help="what to try; all if left out")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for kind in given.kinds or _KINDS:
        _run(kind, given.count, Random(given.seed))  # noqa: S311 - because the files hold no secrets


if __name__ == "__main__":
    main()

"""Looks for texts on which a check takes more time than their length accounts for.

    python -m tests.growth.search --seconds 600 --seed 1 [--target check|text|html|template]

Each try joins some of the hostile texts and of the words that the rules look for, in an order and with marks between
them that chance decides, repeats them, and measures. What it prints, one a line, belongs into `hostile.py`.
"""

from __future__ import annotations

import argparse
import random
import time
from typing import TYPE_CHECKING, NamedTuple

from msglint.engine import check_message
from msglint.errors import InputError
from msglint.message import Message
from msglint.read import read_bytes
from msglint.ruleset import loader
from msglint.text.entities import KINDS, Text
from msglint.text.fold import fold
from tests.growth.documents import DOCUMENTS
from tests.growth.hostile import TEXTS, Repeat
from tests.growth.measure import MARGIN, growth
from tests.growth.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_BETWEEN = ("", "", " ", " ", " ", ". ", ", ", "\n", "/", ' "', "。", "-", "(", "）", "\u200b", "'", "&nbsp;")
_MOST_JOINED = 4
#: Above so many milliseconds for a thousand characters, a text is told even if its time is linear.
_DEAR = 150


class Target(NamedTuple):
    """What is searched.

    Attributes:
        work: what is measured.
        atoms: what texts are made of.
        size: the length of a small text.
    """

    work: Callable[[str], object]
    atoms: Sequence[str]
    size: int


def main() -> None:
    """Search for a while and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", choices=("check", "text", "html", "template"), default="check")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311 - the same seed must give the same search
    target = _target(asked.target)
    until, tries = time.monotonic() + asked.seconds, 0
    while time.monotonic() < until:
        tries += 1
        repeat = _any(chance, target.atoms)
        measured = growth(target.work, repeat.of, target.size)
        dear = measured.whole / (8 * measured.size) * 1e6
        if measured.factor > MARGIN or dear > _DEAR:
            print(f"{measured.factor:5.1f} times, {dear:4.0f} ms for 1,000 characters: {repeat!r}", flush=True)  # noqa: T201 - a command's output
    print(f"{tries:,} texts tried")  # noqa: T201 - as above


def _target(name: str) -> Target:
    texts = [part for repeat in TEXTS.values() for part in (repeat.unit, repeat.before, repeat.closing) if part]
    if name == "text":
        return Target(_all_entities, [*texts, *_all_words()], 400)
    if name == "check":
        rules = loader.load_rules()
        return Target(lambda text: check_message(Message.from_text(text), rules), [*texts, *_all_words() * 2], 150)
    suffix = {"html": "a.html", "template": "a.j2"}[name]
    documents = [part for repeat in DOCUMENTS[suffix].values() for part in (repeat.unit, repeat.before, repeat.closing)]
    return Target(lambda text: _read(text, suffix), [part for part in documents if part], 400)


def _all_entities(text: str) -> None:
    view = fold(text)
    found = Text(text, view)
    for kind in KINDS:
        found.find(kind)


def _read(text: str, name: str) -> None:
    for result in read_bytes(text.encode(errors="replace"), name):
        if isinstance(result, InputError):
            return


def _all_words() -> list[str]:
    """Return some words of each concept in each language."""
    return [word for language in LANGUAGES for found in words(language).values() for word in found]


def _any(chance: random.Random, atoms: Sequence[str]) -> Repeat:
    def joined() -> str:
        parts = chance.choices(atoms, k=chance.randint(1, _MOST_JOINED))
        return "".join(part + chance.choice(_BETWEEN) for part in parts) or "a"

    before, behind = (chance.choice(atoms) if chance.random() < 0.2 else "" for _ in range(2))
    return Repeat(joined(), before, behind, joined() if chance.random() < 0.1 else "")


if __name__ == "__main__":
    main()

"""Writes messages out of phrases."""

from __future__ import annotations

import json
import re
from random import Random
from typing import TYPE_CHECKING, Any

from tests.benchmarks.corpus.phrases import LANGUAGES, phrases_of
from tests.benchmarks.corpus.slots import Slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.benchmarks.corpus.phrases import Phrases

#: What the corpora are made from where nobody says otherwise.
SEED = 1
#: The words of a message: mean and deviation of the normal distribution, least and most.
_WORDS = (112, 28, 60, 230)
#: The words that greeting and close have, which are there anyway.
_AROUND = 12
_GUILTY, _TEMPLATE, _WITH_SUBJECT = 1 / 6, 1 / 16, 2 / 3
#: Of the guilty, how many quote a labelled message; the others give contact details or links.
_QUOTES = 0.6
_UNSPACED = re.compile(r"[\u3005-\u30ff\u3400-\u9fff]")
_LAST_SIGNS = re.compile(r"[\s,，،.。!！?？:：]*$")


class Writer:
    """Writes the messages of one corpus.

    Args:
        seed: another seed makes other messages.
        languages: their languages, which take turns.
        unseen: whether no sentence may stand there twice. Needs memory: a gigabyte per million messages.
    """

    def __init__(self, seed: int = SEED, languages: Sequence[str] = LANGUAGES, *, unseen: bool = False) -> None:
        self._seed = seed
        self._languages = languages
        self._unseen = unseen
        self._seen: set[int] = set()

    def messages(self, count: int) -> Iterator[dict[str, Any]]:
        """Yield messages, each as a line of JSONL holds it.

        Args:
            count: how many.
        """
        for number in range(count):
            language = self._languages[number % len(self._languages)]
            # Each has a seed of its own, so that none depends on how many there are.
            yield self._message(number, phrases_of(language), Random(f"{self._seed} {number}"))  # noqa: S311 - because messages to measure with are no secret

    def _message(self, number: int, phrases: Phrases, random: Random) -> dict[str, Any]:
        slots = Slots(phrases, random, is_template=random.random() < _TEMPLATE)
        wanted = min(max(random.gauss(*_WORDS[:2]), _WORDS[2]), _WORDS[3]) - _AROUND
        paragraphs = [[random.choice(phrases.openings), *random.sample(phrases.sentences, random.randint(1, 2))]]
        if random.random() < _GUILTY:
            quotes = random.random() < _QUOTES
            paragraphs.append(random.choice(phrases.guilty) if quotes else [random.choice(phrases.breaches)])
        filled = [self._filled(paragraph, slots, random, phrases) for paragraph in paragraphs]
        length = sum(map(words, filled))
        while length < wanted:
            if random.random() < 0.5:
                paragraph = random.sample(phrases.sentences, random.randint(1, 3))
            else:
                paragraph = random.choice(phrases.innocent)
            filled.append(self._filled(paragraph, slots, random, phrases))
            length += words(filled[-1])
        rest = filled[1:]
        random.shuffle(rest)
        greeting, close = (
            self._once(slots.fill(random.choice(lines)), slots, phrases)
            for lines in (phrases.greetings, phrases.closings)
        )
        message: dict[str, Any] = {"id": f"{phrases.language}-{number:07}", "lang": phrases.language}
        if random.random() < _WITH_SUBJECT:
            message["subject"] = slots.fill(random.choice(phrases.subjects))
        message["text"] = "\n\n".join((greeting, filled[0], *rest, close))
        message["kind"] = random.choice(("reply", "proactive"))
        return message

    def _filled(self, sentences: Sequence[str], slots: Slots, random: Random, phrases: Phrases) -> str:
        """Return sentences as a paragraph."""
        filled = []
        for sentence in sentences:
            text = slots.fill(sentence)
            if self._is_new(text):
                filled.append(text)
            else:
                filled.append(self._framed(text, slots, random, phrases))
        return phrases.joint.join(filled)

    def _framed(self, text: str, slots: Slots, random: Random, phrases: Phrases) -> str:
        while True:
            before, after = random.choice(phrases.frames).split("{sentence}")
            framed = slots.fill(before) + text + slots.fill(after)
            if self._is_new(framed):
                return framed

    def _once(self, line: str, slots: Slots, phrases: Phrases) -> str:
        """Return a greeting or close, in a corpus without repeats with the number of a case."""
        if not self._unseen:
            return line
        first, *more = line.split("\n")
        end = _LAST_SIGNS.search(first)
        at = end.start() if end else len(first)
        marked = f"{first[:at]}{phrases.joint}{slots.fill(phrases.case)}{first[at:]}"
        more = [f"{name}{phrases.joint}{slots.fill(phrases.case)}" for name in more]
        return "\n".join((marked, *more))

    def _is_new(self, sentence: str) -> bool:
        """Return whether a sentence may stand there, and remember it."""
        if not self._unseen:
            return True
        # Of text alone, `hash` differs from run to run, but whether two are equal does not.
        known = hash(sentence)
        if known in self._seen:
            return False
        self._seen.add(known)
        return True


def words(text: str) -> float:
    """Return how many words a text has; two characters of a script without spaces are one."""
    apart = len(_UNSPACED.findall(text))
    return apart / 2 + len(_UNSPACED.sub(" ", text).split())


def write_corpus(path: Path, count: int, writer: Writer) -> None:
    """Write messages into a JSONL file.

    Args:
        path: the file.
        count: how many messages.
        writer: who writes them.
    """
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for message in writer.messages(count):
            stream.write(json.dumps(message, ensure_ascii=False) + "\n")


def write_drafts(folder: Path, count: int, writer: Writer) -> None:
    """Write each message into a text file of its own, as a person keeps drafts.

    Args:
        folder: where to; it must exist.
        count: how many messages.
        writer: who writes them.
    """
    for message in writer.messages(count):
        subject = f"Subject: {message['subject']}\n\n" if "subject" in message else ""
        path = folder / f"{message['id']}.txt"
        path.write_text(f"{subject}{message['text']}\n", encoding="utf-8", newline="\n")

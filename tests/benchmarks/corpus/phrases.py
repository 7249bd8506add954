"""What messages are made of, by language: phrases with slots, and passages of the labelled corpora."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent / "languages"
_CORPUS = Path(__file__).parents[2] / "corpus"
#: The languages that there are phrases of.
LANGUAGES = tuple(sorted(path.stem for path in _HERE.glob("*.yaml")))
_UNSPACED = ("ja", "zh", "zh-Hant")
#: Where a sentence ends. What is torn at another abbreviation is put together again by the same blank.
_END = re.compile(r"(?<![MD][rs]\.)(?<!Mrs\.)(?<=[.!?؟।…])\s+(?=[^\Wa-zа-я])|(?<=[。！？])\s*|\s*\n\s*")
_ORDER_ID = re.compile(r"(?<![\d-])(?:\d{3}|D01)-\d{7}-\d{7}(?![\d-])")
#: A message's first and last line greet and sign where they are shorter than this; its own greeting is another.
_SHORT_LINE = 30


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language.

    Attributes:
        language: its code, as in `zh-Hant`.
        joint: what stands between two sentences.
        date: how to write a date, with `year`, `month` and `day` in braces.
        amount: how to write an amount of money, with `whole` and `cents` in braces.
        phone: a phone number with `#` for each digit that may be any.
        case: a remark with a number, which makes a greeting or a close one that was not there before.
        frames: words around a `{sentence}` that make it one that was not there before.
        breaches: phrases that break a rule.
        innocent: labelled messages that break none, as their sentences, less greeting and signature.
        guilty: labelled messages that break some, as all their sentences.
    """

    language: str
    joint: str
    date: str
    amount: str
    phone: str
    case: str
    names: list[str]
    products: list[str]
    carriers: list[str]
    cities: list[str]
    weekdays: list[str]
    shops: list[str]
    subjects: list[str]
    greetings: list[str]
    openings: list[str]
    sentences: list[str]
    closings: list[str]
    frames: list[str]
    breaches: list[str]
    innocent: list[list[str]]
    guilty: list[list[str]]


@cache
def phrases_of(language: str) -> Phrases:
    """Return what messages of a language are made of."""
    own = yaml.safe_load((_HERE / f"{language}.yaml").read_text(encoding="utf-8"))
    innocent, guilty = [], []
    for record in _records(language):
        sentences = [_as_phrase(sentence) for sentence in sentences_of(record["text"])]
        if record["expect"]:
            guilty.append(sentences)
        elif own_words := _without_greeting(sentences):
            innocent.append(own_words)
    joint = "" if language in _UNSPACED else " "
    return Phrases(language=language, joint=joint, innocent=innocent, guilty=guilty, **own)


def sentences_of(text: str) -> list[str]:
    """Return a text cut into sentences, and at the ends of lines."""
    return [sentence for sentence in _END.split(text.strip()) if sentence]


def _as_phrase(sentence: str) -> str:
    """Return a labelled sentence as a phrase, with a slot for its order id; braces of its own stay."""
    return _ORDER_ID.sub("{order}", sentence.replace("{", "{{").replace("}", "}}"))


def _records(language: str) -> list[dict[str, Any]]:
    lines = (_CORPUS / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    records = (json.loads(line) for line in lines)
    # The others are for measuring how often msglint is right.
    return [record for record in records if record["split"] == "tune" and record.get("text")]


def _without_greeting(sentences: list[str]) -> list[str]:
    first = 1 if len(sentences) > 1 and len(sentences[0]) < _SHORT_LINE and sentences[0][-1] in ",，،:：!！" else 0
    last = len(sentences)
    while last > first + 1 and len(sentences[last - 1]) < _SHORT_LINE and sentences[last - 1][-1] not in ".!?。！？؟।":
        last -= 1
    return sentences[first:last]

"""Messages to measure with: as many as wanted, seeded, in the seventeen languages that msglint knows the words of.

    python -m tests.benchmarks.corpus --messages 20000 --out corpus.jsonl

A message has a subject (two of three), a greeting, paragraphs, a close, and about 130 words; two characters of a script
without spaces count as one word. Half of its sentences are those of `languages/<language>.yaml`, with names, order ids,
dates, amounts, products, carriers, cities, times and numbers of parcels filled in anew each time; the others come from
the innocent messages of `tests/corpus` (only those that word lists and weights were made with), three or four in a row
as their author wrote them, with the message's own order id. One message of six is meant to break a rule: it holds a
whole guilty message of `tests/corpus`, which between them break all rules about words, or a phrase with an address, a
phone number or a link; msglint reports about as many. One of sixteen is a template with placeholders. Message n depends
on the seed and n alone, so a shorter corpus is the beginning of a longer one.

How often sentences repeat decides what a cache gains, so it is measured (`--variety`). Of 20,000 messages, half of the
sentences stand there before, word by word: sellers write much of what they write again and again. `unseen=True`
(`--unseen`) is the other end, where no sentence stands twice: one that was there gets a case number or words around it
that differ. What is fast only thanks to repeats is found out by the second.
"""

from __future__ import annotations

from tests.benchmarks.corpus.phrases import LANGUAGES
from tests.benchmarks.corpus.writer import Writer, write_corpus, write_drafts

__all__ = ["LANGUAGES", "Writer", "write_corpus", "write_drafts"]

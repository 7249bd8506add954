"""A message as matchers read it: views, sentences, concepts and entities of each part, each made when asked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from msglint.lexicon.spoken import spoken
from msglint.match.belongings import names_in, told_own
from msglint.match.tokens import Range
from msglint.match.wording import SOME_NUMBER, alike, language_of, lengths_of, wording_of, written_in
from msglint.own import NOTHING
from msglint.span import Span, united
from msglint.text.entities import Found, Text
from msglint.text.fold import fold
from msglint.text.lazily import lazy_pattern
from msglint.text.quoted import quoted_in
from msglint.text.regions import regions_of
from msglint.text.script import main_script, scripts_of
from msglint.text.segment import NO_WORD, segment
from msglint.text.unmask import unmask
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from msglint.lexicon.lexicon import Lexicon
    from msglint.match.tokens import Hit, Hits
    from msglint.match.wording import Wording
    from msglint.message import Message
    from msglint.own import Own
    from msglint.part import Part, Value
    from msglint.ruleset.rule import Unit
    from msglint.text.fold import View
    from msglint.text.segment import Segments, Sentence


#: What the name of a placeholder brings into the text; others are one word that says nothing: `{{ support_phone }}`.
_NAMED = ("offer", "review")
#: Signs that stand for something elsewhere, and around a placeholder for nothing.
_SIGNS = ("%", "$")

_LONG_NUMBER = re.compile(r"\d\d\d")
#: On 5/5/2025 nobody is given five stars of five.
_DATE = re.compile(r"(?<!\d)\d{1,4}+([./-])\d{1,2}+\1\d{1,4}+(?!\d)")
_QUOTATION_MARK = lazy_pattern(r"[\"「」『』《》‹›\r\n]")
#: Closing quotation mark -> the opening one.
_OPENING_OF = {'"': '"', "」": "「", "』": "『", "》": "《", "›": "‹"}


#: A part with fewer words leaves open what language it is in.
_FEW_WORDS = 12


class Attached(NamedTuple):
    """An entity that belongs to a place of a part without being text of it.

    Attributes:
        found: the entity, with offsets in its own text.
        part: its own text, as a report shows it.
        anchor: the range of the outer part's text to which it belongs.
        values: what a rule's message may name in braces, beside the text.
    """

    found: Found
    part: Part
    anchor: Span
    values: tuple[tuple[str, str], ...] = ()


class Reading:
    """One part of a message with everything that matchers ask of it.

    Args:
        part: the part.
        lexicons: the lexicons of the rule set.
        marketplace: the marketplace's country code, host or id, if known.
        body: the body that it belongs to; a subject of three words does not tell its language by itself.
        own: what belongs to the seller.
    """

    def __init__(
        self,
        part: Part,
        lexicons: Mapping[str, Lexicon],
        marketplace: str | None = None,
        body: Reading | None = None,
        own: Own = NOTHING,
    ) -> None:
        self.part = part
        self._own = own
        self._body = body
        self._lexicons = lexicons
        self._marketplace = marketplace
        self._values: dict[int, Text] = {}
        self._entities: dict[str, list[Found]] = {}

    @cached_property
    def folded(self) -> View:
        """The folded view of the part's text, words in disguise that lexicons know read as such."""
        view = fold(self.part.text)
        asked: list[Lexicon] = []

        def known(word: str) -> bool:
            # Most texts hold nothing that looks like a disguise, and need not fetch their lexicons for it.
            if not asked:
                asked.extend(self._asked(view.text, view.text.split()))
            return any(lexicon.knows(word) for lexicon in asked)

        return unmask(view, known)

    @cached_property
    def _text(self) -> Text:
        # What the language tells of the regions is asked for only where a number needs it.
        return Text(self.part.text, self.folded, regions_of(self._marketplace, ""))

    @cached_property
    def segments(self) -> Segments:
        """The folded text cut into tokens and sentences; what stands inside a link or what becomes one is no word."""
        segments = segment(self.folded.text)
        words = segments.words
        for found in (*self.entities("link"), *self.entities("placeholder")):
            inside = self._tokens_at(segments.places, found.start, found.end)
            is_named = found.kind == "placeholder" and found.attributes["stands-for"] in _NAMED
            for at in range(*inside) if inside else ():
                if not is_named or words[at] in _SIGNS:
                    words[at] = NO_WORD
        for at in names_in(self.part.text, self.folded, segments, self._own):
            words[at] = NO_WORD
        for date in _DATE.finditer(self.folded.text):
            first, last = (bisect_left(segments.places, (offset,)) for offset in date.span())
            words[first:last] = [SOME_NUMBER] * (last - first)
        return segments

    @cached_property
    def lexicons(self) -> list[Lexicon]:
        """The lexicons of the languages that the part seems to be written in."""
        return self._asked(self.folded.text, self.segments.words)

    def _asked(self, text: str, words: Iterable[str]) -> list[Lexicon]:
        scripts = scripts_of(text)
        possible = [lexicon for lexicon in self._lexicons.values() if lexicon.script_in(scripts)]
        own = list(words)
        if self._body and len(own) < _FEW_WORDS:
            own += self._body.segments.words
        # Links are no words, and mostly Latin.
        return spoken(possible, own, scripts, main_script("".join(own)) if len(scripts) > 1 else None)

    @cached_property
    def lengths(self) -> list[int]:
        """How long the text is up to each token, in half words: a character of a script without spaces is one."""
        return lengths_of(self.segments.words)

    @cached_property
    def quotations(self) -> list[list[Span]]:
        """What stands in quotation marks on one line, as offsets in the folded text, for each kind of marks."""
        opened: dict[str, int] = {}
        found: dict[str, list[Span]] = {}
        for match in _QUOTATION_MARK.finditer(self.folded.text):
            mark = match.group()
            if mark in "\r\n":
                opened.clear()
                continue
            start = opened.pop(_OPENING_OF.get(mark, ""), None)
            if start is not None:
                found.setdefault(mark, []).append(Span(start, match.start()))
            elif mark == '"' or mark not in _OPENING_OF:
                opened[mark] = match.end()
        return list(found.values())

    @cached_property
    def wordings(self) -> list[Wording]:
        """How each sentence is worded."""
        lexicons, english = tuple(self.lexicons), self._lexicons.get("en")
        forms = self.segments.forms()
        if _LONG_NUMBER.search(self.folded.text):
            forms = [alike(form, lexicons, english) for form in forms]
        return [wording_of(form, written_in(form, lexicons), english) for form in forms]

    def hits(self, sentence: int) -> Hits:
        """Return all concepts of a sentence, by its number."""
        first, hits = self.segments.sentences[sentence].first, self.wordings[sentence].hits
        return {concept: [hit.moved(first) for hit in places] for concept, places in hits.items()}

    def language(self, sentences: Iterable[Sentence]) -> Lexicon | None:
        """Return the lexicon of the language that some sentences are written in; None where none is."""
        words = [word for first, last in sentences for word in self.segments.words[first:last]]
        return language_of(words, self.lexicons)

    @cached_property
    def concepts(self) -> Hits:
        """The concepts of the whole part."""
        found: Hits = {}
        for sentence in range(len(self.segments.sentences)):
            for concept, hits in self.hits(sentence).items():
                found.setdefault(concept, []).extend(hits)
        return found

    def speaks_of(self, concepts: tuple[str, ...]) -> bool:
        """Return whether any of the concepts occurs anywhere in the part."""
        return any(wording.speaks_of(concepts) for wording in self.wordings)

    def hits_in(self, concepts: Sequence[str], where: Range) -> list[Hit]:
        """Return where a range speaks of any of the concepts, in the order of the text."""
        found: list[Hit] = []
        sentences = self.segments.sentences
        for number in self.sentences_in(where):
            first = sentences[number].first
            inside = Range(where.first - first, where.last - first)
            found += [hit.moved(first) for hit in self.wordings[number].hits_in(concepts, inside)]
        return found

    def sentences_in(self, where: Range) -> range:
        """Return the numbers of the sentences of which a range holds some."""
        if where.first >= where.last:
            return range(0)
        return range(self.segments.sentence_at(where.first), self.segments.sentence_at(where.last - 1) + 1)

    def units(self, unit: Unit) -> Iterable[Range]:
        """Return the ranges of one kind of unit, in the order of the text."""
        sentences = self.segments.sentences
        if unit == "neighbours":
            # A single sentence is its own neighbourhood, so that a rule need not be written twice.
            for left, right in zip(sentences, sentences[1:] or sentences, strict=False):
                yield Range(left.first, right.last)
        elif unit == "message":
            if sentences:
                yield Range(0, sentences[-1].last)
        else:
            for sentence, wording in zip(sentences, self.wordings, strict=True):
                yield from (where.moved(sentence.first) for where in wording.units(unit))

    def clauses_of(self, where: Range) -> Range:
        """Return a range widened to whole clauses, within its sentences."""
        clauses = self.segments.clauses
        return Range(bisect_left(clauses, clauses[where.first]), bisect_right(clauses, clauses[where.last - 1]))

    def sentences_of(self, where: Range, around: int = 0) -> Range:
        """Return a range widened to whole sentences, and to as many neighbours on both sides as `around` says."""
        sentences = self.segments.sentences
        first = max(0, self.segments.sentence_at(where.first) - around)
        last = min(len(sentences) - 1, self.segments.sentence_at(where.last - 1) + around)
        return Range(sentences[first].first, sentences[last].last)

    def tokens_at(self, start: int, end: int) -> Range | None:
        """Return the tokens that a range of raw offsets touches, or None where there are none."""
        return self._tokens_at(self.segments.places, start, end)

    def _tokens_at(self, places: Sequence[tuple[int, int]], start: int, end: int) -> Range | None:
        source = self.folded.source
        first = bisect_right(places, start, key=lambda place: source(*place).end)
        last = bisect_left(places, end, key=lambda place: source(*place).start)
        return Range(first, last) if first < last else None

    def span(self, where: Hit | Range) -> Span:
        """Return the raw range of offsets, within the part's text, of a range of tokens."""
        places = self.segments.places
        return self.folded.source(places[where.first][0], places[where.last - 1][1])

    def tricks_in(self, span: Span) -> list[str]:
        """Return how a range of raw offsets, or some of it, is hidden from a filter: names, none twice."""
        return list(dict.fromkeys(trick.name for trick in self.folded.tricks_in(span)))

    def read_at(self, span: Span) -> str:
        """Return what a range of raw offsets reads as, blanks evened out."""
        first, last = self.folded.target(span)
        return " ".join(self.folded.text[first:last].split())

    def is_quoted(self, offset: int) -> bool:
        """Return whether a raw offset stands in words of the buyer that a reply quotes."""
        at = bisect_right(self._quoted, offset, key=lambda quotation: quotation.start) - 1
        return at >= 0 and offset < self._quoted[at].end

    def quotes(self, sentence: int) -> bool:
        """Return whether a sentence, by its number, is the buyer's, quoted in a reply."""
        if not self._quoted:
            return False
        return self.is_quoted(self.span(Range(*self.segments.sentences[sentence])).start)

    @cached_property
    def _quoted(self) -> list[Span]:
        return united([*self.part.quoted, *quoted_in(self.part.text, self.part.senders)])

    def holds(self, kind: str) -> bool:
        """Return whether there is an entity of a kind, as text or as what belongs to a place of it."""
        return bool(self.entities(kind)) or (bool(self.part.values or self.part.features) and bool(self.attached(kind)))

    def entities(self, kind: str) -> list[Found]:
        """Return the entities of one kind; an address that is only shown for the target of a link is none."""
        known = self._entities.get(kind)
        if known is None:
            known = self._entities[kind] = self._found(kind)
        return known

    def relax(self) -> None:
        """Forget of the sentences what takes much memory."""
        for wording in vars(self).get("wordings", ()):
            wording.relax()

    def _found(self, kind: str) -> list[Found]:
        found = self._text.find(kind)
        if kind == "link" and found:
            shown = [value.anchor for value in self.part.values if value.shown and "link" in value.kinds]
            # The name of a placeholder may look like a host: {{ buyer.email }}.
            shown += (Span(hit.start, hit.end) for hit in self._text.find("placeholder"))
            found = [hit for hit in found if not any(on.start <= hit.start and hit.end <= on.end for on in shown)]
        return told_own(found, self._text, self._own)

    def attached(self, kind: str) -> list[Attached]:
        """Return the entities of one kind that are no text of the part but belong to a place of it."""
        found = self.features(kind)
        for at, value in enumerate(self.part.values):
            if kind in value.kinds:
                text = self._values.setdefault(at, Text(value.part.text, shown=value.shown))
                hits = told_own(text.find(kind), text, self._own)
                if hits and not self._shows(kind, value):
                    found += (Attached(hit, value.part, value.anchor) for hit in hits)
        return found

    def features(self, kind: str) -> list[Attached]:
        """Return the entities of one kind that are no text at all: pictures, attachments."""
        return [
            Attached(Found(kind, 0, len(own.part.text), own.attributes), own.part, own.anchor, own.values)
            for own in self.part.features
            if own.kind == kind
        ]

    def _shows(self, kind: str, value: Value) -> bool:
        """Return whether the text says what the target of a link holds, so that it need not be reported twice."""
        if kind == "link" or not value.shown:
            return False
        return any(value.anchor.overlaps(Span(hit.start, hit.end)) for hit in self._text.find(kind))

    def tokens_near(self, anchor: Span) -> Range | None:
        """Return the tokens at a range of raw offsets, or, where there are none, the one before it."""
        places = self.segments.places
        tokens = self._tokens_at(places, *anchor)
        if tokens is None and places:
            source = self.folded.source
            before = bisect_right(places, anchor.start, key=lambda place: source(*place).end)
            tokens = Range(max(0, before - 1), max(1, before))
        return tokens


class Document:
    """A message with a reading of each of its parts.

    Args:
        message: the message.
        lexicons: the lexicons of the rule set.
        own: what belongs to the seller.
    """

    def __init__(self, message: Message, lexicons: Mapping[str, Lexicon], own: Own = NOTHING) -> None:
        self.message = message
        where = message.context.marketplace
        body = next((part for part in message.parts if part.name == "body" and part.role == "text"), None)
        reading = Reading(body, lexicons, where, own=own) if body else None
        self.readings = [
            reading if reading and part is body else Reading(part, lexicons, where, reading, own)
            for part in message.parts
        ]
        self._spoken_of: dict[tuple[str, ...], bool] = {}

    def reads(self, parts: Sequence[str]) -> list[Reading]:
        """Return the readings of the named parts that the message has; what no buyer sees is a part `comment`."""
        return [reading for reading in self.readings if _read_as(reading.part) in parts]

    def shows(self, parts: Sequence[str]) -> list[Reading]:
        """Return the readings of the named parts as far as the buyer reads them as running text."""
        return [reading for reading in self.reads(parts) if reading.part.role == "text"]

    def speaks_of(self, concepts: Iterable[str]) -> bool:
        """Return whether any of the concepts occurs anywhere in the message."""
        wanted = tuple(concepts)
        known = self._spoken_of.get(wanted)
        if known is None:
            known = self._spoken_of[wanted] = any(reading.speaks_of(wanted) for reading in self.readings)
        return known


def _read_as(part: Part) -> str:
    return part.role if part.role == "comment" else part.name

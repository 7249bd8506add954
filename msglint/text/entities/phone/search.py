"""The search for phone numbers in a text that may hold some."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.entities import Found, joined
from msglint.text.entities.phone import HIDDEN
from msglint.text.entities.phone.context import Label, extension, is_counted, label
from msglint.text.entities.phone.number_rows import is_counting, runs
from msglint.text.entities.phone.numbering import BROAD, MAX_DIGITS, MIN_DIGITS, grouped_as_usual, numbering
from msglint.text.lazily import lazy_pattern
from msglint.text.regions import regions_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from msglint.text.entities import Text

#: Any sign may part the groups of a number that hides, but not those that part sentences, amounts and sizes.
_SEPARATOR = rf"(?:[^\w,;:!?\"'<>=%&@#$€£¥+{{}}\\^…{HIDDEN}、。，；：！？×±→]|_)"
#: Digits in groups, as people write numbers; a part of it may be something else.
_ROW = lazy_pattern(rf"[(\[]?+(?:\+{{1,2}}\s?)?+[(\[]?+[0-9]++(?:{_SEPARATOR}{{1,5}}+[0-9]++)*+")
_GROUP = lazy_pattern(r"[0-9]+")
#: Where a row falls apart, the surest places first.
_SEAMS = (
    lazy_pattern(r"(?<!\s)\s*[\r\n]\s*"),
    lazy_pattern(r"(?<!\s)\s+[-/|~*\u00b7\u2022\u2010-\u2015]+\s+|(?<!\s)\s{2,}|\.\s+|(?<=\d)--+(?=\d)"),
    lazy_pattern(r"(?<!\s)\s+(?=[(\[])|\)\s*/\s*|(?<=\d)/(?=[0-9]{5})"),
)
#: Letters that stand for digits inside a number: O15I 234 5678.
_DIGIT_FOR = str.maketrans("oilzsbозбчі", "01125803641")
_MIXED_GATE = lazy_pattern(r"[0-9][oilzsbозбчі]|[oilzsbозбчі][0-9]")
_MIXED = lazy_pattern(
    r"(?<![^\W_])(?=[0-9]{0,16}[oilzsbозбчі])(?=[oilzsbозбчі]{0,16}[0-9])[0-9oilzsbозбчі]{2,16}(?![^\W_])"
)
#: 1-800-FLOWERS
_VANITY = lazy_pattern(
    r"(?<![\w-])(?P<first>\+?1[\s.-]?)?\(?0?8(?:00|33|44|55|66|77|88)\)?[\s.-]{1,2}"
    r"(?P<word>(?=[0-9-]{0,8}[a-z])[a-z0-9]{1,10}(?:[-\s][a-z0-9]{1,10}){0,2})(?![\w-])"
)
_VANITY_DIGITS = range(7, 11)
_PLUS_WORD = lazy_pattern(r"(?<!\w)(?:plus|più|плюс|más|mas|mais|artı|زائد|प्लस)\s$|(?:プラス|플러스|加|\+)\s?$")
_LATIN_OR_CYRILLIC = lazy_pattern("[a-z\u00df-\u024f\u0300-\u052f\u1e00-\u1eff]")
#: Groups of one digit are a number taken apart; so many of them at least.
_APART = 6
_ODD_SEPARATOR = lazy_pattern(r"[^\w\s+./()\[\]\u2010-\u2015-]|_")
_NEAR = 24
#: Chinese service numbers (95338, 12315) have five digits and count only right after a phone word.
_SERVICE = lazy_pattern(r"(?:9[56]\d{3}|1[0-2]\d{3})(?![\d.,-])")
_LIKELY = 3
_LONG_ENOUGH, _MOBILE_LENGTHS, _USUAL_LENGTHS = 9, (10, 11), range(9, 12)
#: Without a prefix to dial first: a country's code and eleven digits.
_LONGEST = 13
#: A text that holds hardly more than a number says as much as a word, but a vague one.
_GREETING = 6
_ALONE = Label("alone", _NEAR + 1)


class Search:
    """The search of one text for numbers that its words, its shape and the plans of the likely countries bear out."""

    def __init__(self, source: Text, plain: str) -> None:
        self._source = source
        self._plain = plain
        self._labels: dict[tuple[int, int], Label] = {}

    def _label(self, start: int, end: int) -> Label:
        known = self._labels.get((start, end))
        if known is None:
            known = self._labels[start, end] = label(self._plain, start, end)
        return known

    @cached_property
    def _regions(self) -> tuple[str, ...]:
        own = regions_of(None, self._source.folded.text)
        return tuple(dict.fromkeys([*self._source.regions, *own])) or ("US", "GB")

    @cached_property
    def _letters(self) -> int:
        return _letters(self._source.folded.text)

    def in_words(self) -> Iterator[Found]:
        """Return the numbers that are written in words, wholly or in part."""
        for start, end, digits in runs(self._plain):
            if plus := _PLUS_WORD.search(self._plain, max(0, start - 10), start):
                start, digits = plus.start(), f"+{digits}"  # noqa: PLW2901 - the plus belongs to the number
            said = self._label(start, end)
            if said.kind != "other" and self._is_number(digits, digits, said, apart=True, lenient=True):
                yield self._found(start, end, "words", digits)

    def in_digits(self) -> list[Found]:
        """Return the numbers that are written in digits."""
        text = self._plain
        if _MIXED_GATE.search(text):
            text = _MIXED.sub(lambda match: match.group().translate(_DIGIT_FOR), text)
        found = [hit for row in _ROW.finditer(text) for hit in self._in_row(text, *row.span(), 0)]
        return joined(found, self._vanity())

    def _in_row(self, text: str, start: int, end: int, seam: int) -> Iterator[Found]:
        """Return the numbers in a row of groups: the row itself, or what it falls apart into at its seams."""
        digits = sum(len(group.group()) for group in _GROUP.finditer(text, start, end))
        if digits < MIN_DIGITS:
            if _SERVICE.match(text, start, end) and self._is_service(start, end):
                yield self._found(start, end, "digits")
            return
        if digits <= MAX_DIGITS + 3 and (hit := self._in_part(text, start, end)):
            yield hit
            return
        if self._label(start, end).kind == "other":
            seam = len(_SEAMS) if seam else 1
        while seam < len(_SEAMS):
            at = start
            for gap in _SEAMS[seam].finditer(text, start, end):
                yield from self._in_row(text, at, gap.start(), seam + 1)
                at = gap.end()
            if at > start:
                yield from self._in_row(text, at, end, seam + 1)
                return
            seam += 1

    def _in_part(self, text: str, start: int, end: int) -> Found | None:
        """Return the number that a part of a row is, without a postcode or a count that stands before or after it."""
        if self._label(start, end).kind == "other":
            return None
        # Its first or last word may be something else, but a row that is right as a whole is taken whole.
        words = [match.span() for match in re.finditer(r"[^\s\d]*\d\S*", text[start:end])]
        spans = [(start, end)]
        if 1 < len(words) <= _APART:
            spans += [(start, start + words[-2][1])]
            spans += [(start + words[1][0], end)] if "+" not in text[start:end] else []
        for lenient in (False, True):
            for first, last in spans[:1] if lenient else spans:
                if hit := self._judge(text, first, last, lenient=lenient):
                    return hit
        return None

    def _judge(self, text: str, start: int, end: int, *, lenient: bool) -> Found | None:
        start, end = _in_balance(text, start, end)
        written = text[start:end]
        groups = _GROUP.findall(written)
        last = extension(text, end)
        said = self._label(start, end)
        if said.kind == "other" or not _is_shaped(written, groups) or not _is_free(text, start, last, said):
            return None
        if not said.kind and self._letters - _letters(text[start:last]) <= _GREETING:
            said = _ALONE
        apart = self._is_apart(text, start, end, groups)
        if said.kind != "phone":
            # Letters for digits make a code as easily as a number.
            is_code = self._plain[start:end] != written and written[0] not in "+(0"
            if is_code or is_counted(text, start, end) or ("\n" in written and not apart):
                return None
        elif "\n" in written and not apart and max(map(len, groups)) >= MIN_DIGITS:
            return None
        digits = ("+" if "+" in written else "") + "".join(groups)
        if not self._is_number(digits, written, said, apart=apart, lenient=lenient):
            return None
        return self._found(start, last, "digits", digits if apart else "")

    def _is_apart(self, text: str, start: int, end: int, groups: list[str]) -> bool:
        """Return whether a number is written as nobody does who does not hide it."""
        raw = self._source.folded.source(start, end)
        return (
            sum(len(group) == 1 for group in groups) >= _APART
            or _ODD_SEPARATOR.search(text, start, end) is not None
            or self._plain[start:end] != text[start:end]
            or raw.end - raw.start > end - start
        )

    def _is_number(self, digits: str, written: str, said: Label, *, apart: bool, lenient: bool) -> bool:
        """Return whether the plan of a likely country bears digits out, the more so the less the text says of them."""
        if self._is_international(digits, written, said, apart=apart, lenient=lenient):
            return True
        regions = self._regions
        trunk = digits[0] == "0" or written[0] in "([" or (digits[0] == "8" and regions[0] == "RU")
        too_long = len(digits) > _LONGEST and not trunk
        if digits[0] == "+" or too_long or (said.kind != "phone" and _is_day(digits)):
            return False
        if said.kind:
            grouped = written != digits
            usual = len(digits) in _USUAL_LENGTHS
            wide = trunk or (grouped and len(digits) < _USUAL_LENGTHS.stop) or (said.kind == "phone" and usual)
            if _is_valid(digits, regions) or _is_valid(digits, BROAD if wide else ("US",)):
                return True
            sure = trunk or grouped or (said.gap <= _NEAR and len(digits) >= _LONG_ENOUGH)
            return lenient and sure and _is_possible(digits, regions[:_LIKELY])
        if apart:
            known = _is_valid(digits, regions) or numbering(f"+{digits}", None).valid
            return known or (trunk and _is_valid(digits, BROAD)) or (lenient and _is_possible(digits, regions[:1]))
        return len(digits) >= _LONG_ENOUGH and self._is_written_as_usual(digits, written, trunk=trunk)

    def _is_written_as_usual(self, digits: str, written: str, *, trunk: bool) -> bool:
        """Return whether a number of which the text says nothing is a likely country's, in its usual form."""
        if written != digits:
            likely = [region for region in self._regions[:_LIKELY] if numbering(digits, region).valid]
            return bool(trunk and likely) or any(
                grouped_as_usual(written, region) for region in (BROAD if trunk else likely)
            )
        return len(digits) in _MOBILE_LENGTHS and any(
            numbering(digits, region).mobile and (trunk or region == "CN") for region in self._regions[:2]
        )

    def _is_international(self, digits: str, written: str, said: Label, *, apart: bool, lenient: bool) -> bool:
        """Return the same for a number with its country's code."""
        if digits[0] != "+":
            prefix = next((prefix for prefix in ("011", "00") if digits.startswith(prefix)), None)
            bare = digits.removeprefix(prefix) if prefix else ""
            return len(bare) >= _LONG_ENOUGH and numbering(f"+{bare}", None).valid
        plan = numbering(digits, None)
        if plan.valid or not lenient:
            return plan.valid
        return plan.possible and (apart or said.kind == "phone" or len(_GROUP.findall(written)) > 1)

    def _is_service(self, start: int, end: int) -> bool:
        said = self._label(start, end)
        return said.kind == "phone" and said.gap <= 3 and self._regions[0] == "CN"  # noqa: PLR2004 - ": " or 是

    def _vanity(self) -> Iterator[Found]:
        text = self._plain
        for match in _VANITY.finditer(text) if "8" in text else ():
            start, word = match.span("word")[0], match["word"]
            # The number ends where it has digits enough; words that follow it are no part of it.
            ends = [start + end.start() for end in re.finditer(r"[-\s]|$", word)]
            end = next((end for end in ends if sum(map(str.isalnum, text[start:end])) in _VANITY_DIGITS), None)
            if end is None or not any(map(str.isalpha, text[start:end])):
                continue
            # "800 flowers" is a bunch of them, "1-800-flowers" and "800 FLOWERS" a number.
            written = self._source.raw[slice(*self._source.folded.source(start, end))]
            joined_up = not any(map(str.isspace, match.group()[: end - match.start()]))
            sure = written.isupper() or (joined_up and (match["first"] or match.group()[0] == "("))
            said = self._label(match.start(), end).kind
            if said != "other" and (sure or (joined_up and said == "phone")):
                yield self._found(match.start(), end, "digits")

    def _found(self, start: int, end: int, form: str, reads: str = "") -> Found:
        span = self._source.folded.source(start, end)
        last, raw = span.end, self._source.raw
        while raw[last : last + 1] in ("\ufe0f", "\u20e3"):  # the rest of a keycap
            last += 1
        return Found("phone", span.start, last, {"form": form, "own": "no"}, reads)


def _letters(text: str) -> int:
    """Return how many letters a text has, Han and kana and Hangul counted threefold: they say about as much."""
    return sum(3 if char > "\u2fff" else 1 for char in text if char.isalpha())


def _in_balance(text: str, start: int, end: int) -> Span:
    """Return a range without brackets at its ends that have no partner within it."""
    for opening, closing in ("()", "[]"):
        if text[start] == opening and closing not in text[start:end]:
            start += 1
    return Span(start, end)


def _is_shaped(written: str, groups: list[str]) -> bool:
    """Return whether groups of digits may be a number at all: not too long, not counting, brackets in pairs."""
    digits = "".join(groups)
    # Two pairs of brackets as in (+49) (0)30, and a country's code with a prefix to dial it.
    pairs = written.count("(") + written.count("[")
    return (
        MIN_DIGITS <= len(digits) <= MAX_DIGITS + 3
        and pairs == written.count(")") + written.count("]")
        and pairs <= 2  # noqa: PLR2004 - ": " or 是
        and len(set(digits)) > 1
        and not (len(groups) > 3 and is_counting([*map(int, groups)]))  # noqa: PLR2004 - 100 200 300 may be one
    )


def _is_free(text: str, start: int, end: int, said: Label) -> bool:
    """Return whether a number is no part of a longer word, code or amount."""
    before, beyond = text[start - 1 : start], text[end : end + 3]
    touching = said.kind == "phone" and said.gap <= 1
    if text[start] not in "+([" and not touching:
        if before and _LATIN_OR_CYRILLIC.match(before):
            return False
        further = text[start - 2 : start - 1]
        if (before in tuple("-./_#=,+") and further.isalnum()) or (before == ":" and further.isdigit()):
            return False
    if beyond[:1] and (_LATIN_OR_CYRILLIC.match(beyond) or beyond[0] in "%+=^"):
        return False
    # A stop may lack its blank ("0018.Call us"), but what a hyphen joins is a code.
    return not (beyond[:1] in tuple(",.:") and beyond[1:2].isdigit()) and not (
        beyond[:1] in tuple("-/_") and beyond[1:2].isascii() and beyond[1:2].isalnum()
    )


def _is_valid(digits: str, regions: Iterable[str]) -> bool:
    return any(numbering(digits, region).valid for region in regions)


def _is_possible(digits: str, regions: Iterable[str]) -> bool:
    return any(numbering(digits, region).possible for region in regions)


def _is_day(digits: str) -> bool:
    """Return whether digits begin like 20261121."""
    return digits[:2] in ("19", "20") and "01" <= digits[4:6] <= "12" and "01" <= digits[6:8] <= "31"

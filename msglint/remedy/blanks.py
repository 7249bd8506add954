"""What goes with words that are taken out of a text: a blank that would be doubled, an empty line, an empty bracket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.remedy.place import Change
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = "[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_BREAK = lazy_pattern("\r\n|[\r\n\u2028]")
_BLANKS = lazy_pattern(f"{_BLANK}*")
_BLANKS_BEFORE = lazy_pattern(f"{_BLANK}*$")
#: A line that holds no more than this is empty: the mark of a list's item.
_MARK = lazy_pattern(rf"{_BLANK}*[-*•·–—‣◦▪]?{_BLANK}*")
#: The same where the label of what stood there may go with it: "Tel.:", "2)".
_LABEL = lazy_pattern(rf"{_BLANK}*(?:[-*•·–—‣◦▪]|\d{{1,2}}[.)]|[^\W\d](?:[\w.-]|{_BLANK}){{0,20}}[:：])?{_BLANK}*")
_EMPTY_LINES = lazy_pattern(rf"(?:{_BLANK}*(?:\r\n|[\r\n\u2028]))+")
_EMPTY_LINES_BEFORE = lazy_pattern(rf"(?:(?:\r\n|[\r\n\u2028]){_BLANK}*)+$")
_BRACKETS = {"(": ")", "[": "]", "<": ">", "（": "）", "［": "］", "【": "】", "「": "」", "“": "”", "„": "“", "«": "»"}
_OPENING = lazy_pattern(r"([(\[<（［【])[^()\[\]<>（）［］【】]*$")
_LONGEST_BRACKET = 60
#: The ends of a longer line are not looked for, or many fixes in one would take long.
_LONGEST_LINE = 2_000
_SEPARATOR = lazy_pattern(rf"{_BLANK}*[,;|·•–—/，、；]{_BLANK}*")
_SEPARATOR_BEFORE = lazy_pattern(rf"{_BLANK}*[,;|·•–—/，、；]{_BLANK}*$")
#: No blank stands before these in most languages; where the text has one, as French has, it stays.
_CLOSING = frozenset(""".,;:!?…)]}'"’”»。，、；：！？）】」』،؛؟।""")
_ENDING = frozenset('.!?,;:…)]}"”’»،؛؟।')
#: Scripts without spaces, apart from the ideographs and kana of the far planes: Thai, Lao, Burmese, Khmer.
_UNSPACED = lazy_pattern(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def of_address(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of an address with what is there for it alone.

    That is a bracket that it ends ("(write to ann@shop.com)"), or the sign that parts it from the rest of its line
    ("Ann, 0541 5557812").
    """
    line, stop = _line_start(text, start), _line_end(text, end)
    opening = _OPENING.search(text, max(line, start - _LONGEST_BRACKET), start)
    if opening and text[end : end + 1] == _BRACKETS[opening[1]]:
        return opening.start(), end + 1
    before = _SEPARATOR_BEFORE.search(text, max(line, start - _LONGEST_BRACKET), start)
    after = _SEPARATOR.match(text, end, stop)
    if before and _blanks_after(text, end, stop) == stop:
        return before.start(), end
    if after and _blanks_before(text, line, start) == line:
        return start, after.end()
    return start, end


def without(text: str, start: int, end: int, *, with_label: bool) -> Iterator[Change]:
    """Yield the ways to take a range out of a text, the tidiest first, the plainest last.

    A line that is left with nothing goes, and an empty line beside it, so that paragraphs stay as far apart as they
    were; of two blanks that would meet, one goes; words that would meet get a blank between them.

    Args:
        text: the text.
        start: the first code point of the range.
        end: one past its last.
        with_label: whether the label or number of a line that holds nothing else may go with it.
    """
    if start and end < len(text) and _BRACKETS.get(text[start - 1]) == text[end]:
        start, end = start - 1, end + 1
    line = _line_start(text, start)
    stop = _line_end(text, end)
    blanks = Change(_blanks_before(text, line, start), _blanks_after(text, end, stop), "")
    if blanks.end == stop and (_LABEL if with_label else _MARK).fullmatch(text, line, start):
        yield from _lines(text, line, stop)
    if blanks.end == stop:
        yield blanks
        yield Change(start, blanks.end, "")
    elif blanks.start == line or (blanks.start < start and blanks.end > end):
        yield Change(start, blanks.end, "")
        yield Change(blanks.start, end, "")
    elif blanks.start < start and text[end] in _CLOSING:
        yield Change(blanks.start, end, "")
    yield Change(start, end, _joint(text[start - 1 : start], text[end : end + 1]))


def _lines(text: str, start: int, stop: int) -> Iterator[Change]:
    """Yield the ways to take out whole lines."""
    ending = _BREAK.match(text, stop)
    before = _EMPTY_LINES_BEFORE.search(text, max(0, start - 200), start)
    gap = before.start() if before else start
    if ending is None:
        yield Change(gap, stop, "")
        return
    after = _EMPTY_LINES.match(text, ending.end())
    behind = after.end() if after else ending.end()
    if not text[behind:].strip():
        # The last paragraph takes the empty lines before it along, and leaves the end of the line before these.
        first = _BREAK.match(text, gap)
        yield Change(first.end() if first and gap < start else start, ending.end(), "")
    elif start == 0 or (before and len(_BREAK.findall(before.group())) > 1):
        yield Change(start, behind, "")
    yield Change(start, ending.end(), "")


def _joint(before: str, after: str) -> str:
    """Return what must stand between two characters that were apart."""
    if not before or not after or not after.isalnum() or not (before.isalnum() or before in _ENDING):
        return ""
    return "" if _UNSPACED.match(before) or _UNSPACED.match(after) else " "


def _line_start(text: str, at: int) -> int:
    """Return where a line begins, or, of a very long one, a place that is as good as any."""
    first = max(0, at - _LONGEST_LINE)
    return max(max(text.rfind(sign, first, at) for sign in "\r\n\u2028") + 1, first)


def _line_end(text: str, at: int) -> int:
    """Return where a line ends, or, of a very long one, a place that is as good as any."""
    last = min(len(text), at + _LONGEST_LINE)
    found = _BREAK.search(text, at, last)
    return found.start() if found else last


def _blanks_before(text: str, line: int, at: int) -> int:
    found = _BLANKS_BEFORE.search(text, max(line, at - 200), at)
    return found.start() if found else at


def _blanks_after(text: str, at: int, stop: int) -> int:
    found = _BLANKS.match(text, at, stop)
    return found.end() if found else at

"""Changes of HTML as the source writes it: tags taken out, breaks and declarations of style left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.remedy.place import Change, Patch, applied
from msglint.span import Span
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    from msglint.part import Part

#: Further than this from a place, its tag is not looked for.
_REACH = 4_000
_LINK = lazy_pattern(r"<a(?=\s)(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*>", re.IGNORECASE)
_PICTURE = lazy_pattern(r"<img(?=[\s/])(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*>", re.IGNORECASE)
_LINK_END = lazy_pattern(r"</a\s*>", re.IGNORECASE)
#: Elements that are nothing without what they hold.
_HOLDER = lazy_pattern(r"<(p|li|a|span|b|strong|em|i|u|font|h[1-6])(?:\s[^<>{}]*)?>\s*$", re.IGNORECASE)
_TEMPLATE = lazy_pattern(r"[{}]")
_BREAK = lazy_pattern(r"<br\b[^<>{}]*>", re.IGNORECASE)
_ROW = lazy_pattern(r"<br\b[^<>{}]*>(?:\s*<br\b[^<>{}]*>){2,}", re.IGNORECASE)
#: A paragraph that holds nothing to see.
_EMPTY = lazy_pattern(r"<(p|div)\b[^<>{}]*>(?:\s|&nbsp;|&#160;|\u00a0|<br\b[^<>{}]*>)*</\1\s*>\s*", re.IGNORECASE)
_BLOCK_BEFORE = lazy_pattern(
    r"</?(?:p|div|li|ul|ol|h[1-6]|table|tr|td|blockquote|center|hr)\b[^<>]*>\s*$", re.IGNORECASE
)
_STYLE_BEFORE = lazy_pattern(r"\sstyle\s*=\s*([\"'])\s*$", re.IGNORECASE)
_VALUE_BEFORE = lazy_pattern(r"\s[\w-]+\s*=\s*([\"']?)$")
_MOST_BREAKS = 2


def source_of(part: Part) -> tuple[str, Span] | None:
    """Return the source of a part that stands for something, and its range; None where it stands in another file."""
    file, source, span = part.place(Span(0, len(part.text)))
    return None if file else (source, span)


def picture_removed(part: Part, span: Span) -> Patch | None:
    """Return a change that takes out the tag of a picture, and a link that holds nothing else.

    Args:
        part: the address of the picture, or its tag where it has none.
        span: the range of the part's text that is meant.
    """
    file, source, (start, end) = part.place(span)
    begin = _last(source, "<img", start, max(end, start + len("<img")))
    picture = _PICTURE.match(source, begin) if begin >= 0 else None
    if file or picture is None or picture.end() < end or "{%" in picture.group():
        return None
    return with_line(source, with_holders(source, Patch(begin, picture.end(), "")))


def unlinked(part: Part, span: Span) -> Patch | None:
    """Return a change that takes the tags of a link away and leaves what it holds.

    Args:
        part: the target of the link, or a tag that the link holds.
        span: the range of the part's text that is meant.
    """
    file, source, (start, end) = part.place(span)
    if file:
        return None
    begin = _last(source, "<a", start, start)
    opening = _LINK.match(source, begin) if begin >= 0 else None
    if opening is None or _LINK_END.search(source, opening.end(), max(start, opening.end())):
        return None
    behind = max(end, opening.end())
    closing = _LINK_END.search(source, behind, behind + _REACH)
    if closing is None or _LINK.search(source, behind, closing.start()):
        return None
    if "{%" in opening.group():
        return None
    return Patch(begin, closing.end(), source[opening.end() : closing.start()])


def _last(source: str, tag: str, start: int, end: int) -> int:
    """Return where the last tag of a name begins that does so before a place; -1 where none does."""
    first = max(0, start - _REACH)
    found = source[first:end].lower().rfind(tag)
    return first + found if found >= 0 else -1


def with_holders(source: str, patch: Patch) -> Patch:
    """Return a removal that takes along the elements that would be left with nothing in them."""
    start, end, new = patch
    widened = False
    while not new.strip():
        opening = _HOLDER.search(source, max(0, start - 300), start)
        if opening is None:
            break
        closing = re.compile(rf"\s*</{opening[1]}\s*>", re.IGNORECASE).match(source, end)
        if closing is None:
            break
        start, end, widened = opening.start(), closing.end(), True
    return with_line(source, Patch(start, end, "")) if widened else patch


def with_line(source: str, patch: Patch) -> Patch:
    """Return a removal that takes along the line that would be left empty."""
    first = max(0, patch.start - _REACH)
    start = max(max(source.rfind(sign, first, patch.start) for sign in "\r\n") + 1, first)
    stop = re.compile(r"[ \t]*(\r\n|\r|\n)").match(source, patch.end)
    if start and stop and not source[start : patch.start].strip():
        return Patch(start, stop.end(), "")
    return patch


def breaks_joined(part: Part, until: int = 0) -> Patch | None:
    """Return a change that leaves two line breaks in a row, and fewer where a paragraph ends before them.

    Args:
        part: the row of breaks.
        until: the offset in the source up to which further rows are treated likewise.
    """
    found = source_of(part)
    if found is None:
        return None
    source, (start, end) = found
    rows = [(start, end), *(match.span() for match in _ROW.finditer(source, end, max(end, until)))]
    return _at_once(source, [Patch(*row, _joined(source, *row)) for row in rows])


def _joined(source: str, start: int, end: int) -> str:
    """Return a row of breaks without those that are too many."""
    held = source[start:end]
    kept = _MOST_BREAKS - (1 if _BLOCK_BEFORE.search(source, max(0, start - 300), start) else 0)
    breaks = list(_BREAK.finditer(held))
    pieces, at = [], 0
    for match in breaks[kept:]:
        pieces.append(held[at : match.start()])
        at = match.end()
    new = _EMPTY.sub("", "".join([*pieces, held[at:]]))
    if len(breaks) <= kept:
        return new
    # Blanks that stood between breaks stand between nothing now.
    return re.sub(r"[ \t]*(\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+", r"\1", new).rstrip()


def style_dropped(part: Part, until: int = 0) -> Patch | None:
    """Return a change that leaves out a declaration of style or an attribute that is one.

    Args:
        part: the declaration, or the value of the attribute.
        until: the offset in the source up to which the same declaration is left out as well.
    """
    found = source_of(part)
    if found is None:
        return None
    source, (start, end) = found
    held = source[start:end]
    if "<" in held or _TEMPLATE.search(held) or not held.strip():
        return None
    first = _dropped(source, start, end)
    if first is None:
        return None
    patches = [first]
    while (start := source.find(held, patches[-1].end, max(patches[-1].end, until))) >= 0:
        following = _dropped(source, start, start + len(held))
        if following is None or source[start - 1] not in "\"'; \t\r\n{=":
            break
        patches.append(following)
    return _at_once(source, patches)


def _dropped(source: str, start: int, end: int) -> Patch | None:
    if ":" not in source[start:end]:
        return _attribute_dropped(source, _VALUE_BEFORE, start, end)
    stop = re.compile(r"\s*;?[ \t]*").match(source, end)
    end = stop.end() if stop else end
    return _attribute_dropped(source, _STYLE_BEFORE, start, end) or Patch(start, end, "")


def _at_once(source: str, patches: list[Patch]) -> Patch | None:
    """Return the one change that makes several; None where they change nothing."""
    start, end = patches[0].start, patches[-1].end
    inner = [Change(patch.start - start, patch.end - start, patch.new) for patch in patches]
    new = applied(source[start:end], inner)
    return Patch(start, end, new) if new != source[start:end] else None


def _attribute_dropped(source: str, opening: re.Pattern[str], start: int, end: int) -> Patch | None:
    """Return a change that takes out an attribute of which a range is all that it holds."""
    before = opening.search(source, max(0, start - 100), start)
    if before is None:
        return None
    quote = before[1]
    after = re.compile(rf"\s*{quote}" if quote else r"(?=[\s/>])").match(source, end)
    return Patch(before.start(), after.end(), "") if after else None

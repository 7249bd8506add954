"""The source of an HTML document: which of its ranges a text node or an attribute's value was read from.

The parser gives offsets of nodes; within them, character references and dropped characters shift what follows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from msglint.origin import Collage, Origin, Piece
from msglint.part import Part
from msglint.read.html.references import reference_at
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.part import Include

#: What a text node is: ordinary text, one without elements (a text field), or one without references too (code).
TextKind = Literal["text", "field", "code"]

#: Where a text node and its source may part.
_SPECIAL = re.compile(r"[&<\r\0]")
#: Markup that the parser gives out as text while it notes offsets, but of which a browser shows nothing: `<![endif]>`,
#: `<?xml ...?>`, an end tag without a beginning, and what the end of the document cuts off.
_UNSHOWN = re.compile(r"<[a-zA-Z!?/]")
_PLAIN = re.compile(r"[^&\r\0>]*+")
_ELEMENT = re.compile(r"</?[a-zA-Z][^\t\n\f\r />]*+")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*+(?P<name>[^\t\n\f\r />][^\t\n\f\r />=]*+)"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+"
    r"(?:\"(?P<double>[^\"]*+)\"?|'(?P<single>[^']*+)'?|(?P<bare>[^\t\n\f\r >]++)|(?P<none>)(?=>)))?"
)
_TAG_END = re.compile(r"[\t\n\f\r /]*+>")
#: Elements whose content is no markup, so that a tag in it is none.
_CONTENT = re.compile(r"<(script|style|textarea|title|xmp|iframe|noembed|noframes)(?![^\t\n\f\r />])", re.IGNORECASE)
_ATTRIBUTE_SPECIAL = re.compile(r"[&\r\0]")
#: A digit of another script behind `&#`, at which the parser stumbles.
_ODD_NUMBER = re.compile(r"(?<=&#)([0-9]*+)([^\0-\x7f])")
_SPACE = " \t\n\f\r"
_COMMENT_SIGN = "<!--"
_DATA_SIGN = "<![CDATA["
#: So much of a text is compared at a time: where it parts from its source, the rest was compared in vain.
_WINDOW = 500
#: So many letters of a text in a row are found again where they stand, or at least so few.
_WORDS = re.compile(r"[^&<>\r\n\0\ufffd]{4,16}")
_FEWEST = 4
#: How far what belongs to another node may reach before it is looked at anew.
_REACH = 4000


class Aligned(NamedTuple):
    """A stretch of text and the range of the markup that it was read from.

    Attributes:
        text: what the parser read.
        start: offset in the markup.
        end: offset behind it.
        is_comment: whether a browser takes it for a comment.
    """

    text: str
    start: int
    end: int
    is_comment: bool = False


class Tag(NamedTuple):
    """A start tag.

    Attributes:
        start: offset in the markup.
        end: offset behind its `>`.
        attributes: its attributes' values as texts of their own; of a repeated one the first, as in a browser.
        is_closed: whether it has its `>`; the parser takes one without for text.
        markup: the source that it stands in.
    """

    start: int
    end: int
    attributes: dict[str, Part]
    is_closed: bool
    markup: Markup

    @property
    def part(self) -> Part:
        """The tag as a text of its own; few are asked for it."""
        return self.markup.part(" ".join(self.markup.text[self.start : self.end].split()), self.start, self.end)


class Markup:
    """An HTML source.

    Args:
        text: the markup.
        source: the file that holds it, in which lines and columns count.
        origin: the way from the markup to the file; None where it is the file.
        includes: further files that stand in it.

    Attributes:
        text: what the parser is to read, as long as the markup.
    """

    def __init__(self, text: str, source: str, origin: Origin | None, includes: tuple[Include, ...] = ()) -> None:
        # The parser leaves out a byte order mark without counting it.
        text = " " + text[1:] if text.startswith("\ufeff") else text
        self.text = _ODD_NUMBER.sub(_without_odd_digit, text) if "&#" in text else text
        self.source = source
        self.origin = origin
        self.includes = includes
        #: Offsets at which the parser says that text nodes begin.
        self.node_starts: frozenset[int] = frozenset()
        self._tags: dict[int, Tag] = {}

    def part(self, text: str, start: int, end: int) -> Part:
        """Return a range of the markup as a text of its own, which reads as given."""
        return self._part(text, Origin([Piece(0, len(text), start, end)], self.origin))

    def collected(self, collage: Collage, **fields: object) -> Part:
        """Return a text that was put together from the markup as a part of the body."""
        return self._part(collage.text, collage.origin(self.origin), **fields)

    def stretch(self, collage: Collage, start: int, end: int) -> Part:
        """Return a range of such a text as a part of its own."""
        text = collage.between(start, end)
        return self._part(text, Origin([Piece(0, len(text), start, end)], collage.origin(self.origin)))

    def _part(self, text: str, origin: Origin, **fields: object) -> Part:
        return Part("body", text, self.source, origin=origin, includes=self.includes, **fields)  # type: ignore[arg-type] # fields of Part, from within this package

    def aligned(self, start: int, data: str, kind: TextKind = "text") -> Iterator[Aligned]:
        """Yield where the text of a node was read from, in the order of the text.

        Args:
            start: where the parser says that the node begins.
            data: the node's text, character references read.
            kind: what the node is.
        """
        if self.text.endswith(_DATA_SIGN, max(0, start - len(_DATA_SIGN)), start):
            kind = "code"
        blanks = len(data) - len(data.lstrip(_SPACE))
        if blanks and not self.text.startswith((data[0], "\r", "&", "\0"), start):
            # Of text right within a table the parser tells the offset behind its first blanks.
            yield Aligned(data[:blanks], max(0, start - blanks), start)
            data = data[blanks:]
        is_plain = self.text.startswith(data, start) and "\r" not in data
        if is_plain and (kind == "code" or "&" not in data) and (kind != "text" or not _UNSHOWN.search(data)):
            yield Aligned(data, start, start + len(data))
            return
        yield from self._stepwise(start, data, kind)

    def comment(self, start: int, data: str) -> Iterator[Aligned]:
        """Yield where the text of a comment was read from."""
        sign = _COMMENT_SIGN if self.text.startswith(_COMMENT_SIGN, start) else "<!"
        return self.aligned(start + len(sign), data, "code")

    def _stepwise(self, at: int, data: str, kind: TextKind) -> Iterator[Aligned]:
        text, done, begin, special, comment_end = self.text, 0, at, -1, at
        while done < len(data) and at < len(text):
            if special < at:
                found = _SPECIAL.search(text, at)
                special = found.start() if found else len(text)
            plain = min(special - at, len(data) - done, _WINDOW, comment_end - at if at < comment_end else _WINDOW)
            if plain and text.startswith(data[done : done + plain], at):
                yield Aligned(data[done : done + plain], at, at + plain, at < comment_end)
                at, done = at + plain, done + plain
                continue
            if kind == "text" and at >= comment_end and _UNSHOWN.match(text, at):
                comment_end = self._unshown(at, data, done)
                if comment_end == at:
                    at = comment_end = self._behind_others(self._skipped(at, kind), begin)
                    continue
            if plain:
                start, length = _found(text, at, min(special, at + _REACH), data, done)
                if length:
                    yield Aligned(data[done : done + length], start, start + length, at < comment_end)
                at, done = start + length, done + length
                continue
            read = _read_at(text, at, data, done, kind)
            if read:
                end, length = read
                yield Aligned(data[done : done + length], at, end, at < comment_end)
                at, done = end, done + length
            else:
                at = self._skipped(at, kind)
        if done < len(data):
            # Never seen; still, what a buyer reads must not be lost.
            yield Aligned(data[done:], begin, min(begin + 1, len(text)))

    def _unshown(self, at: int, data: str, done: int) -> int:
        """Return where markup ends that the parser took for text; `at` where it is a tag or a comment."""
        text = self.text
        is_start_tag = text[at + 1] not in "!?/"
        if is_start_tag and self.tag(at).is_closed:
            return at
        written = _PLAIN.match(text, at)
        if written is None or not data.startswith(written.group(), done):
            return at
        if text.startswith(_COMMENT_SIGN, at):
            return len(text)
        end = text.find(">", at) + 1
        return self.tag(at).end if _ELEMENT.match(text, at) else end or len(text)

    def _skipped(self, at: int, kind: TextKind) -> int:
        """Return where to go on behind what is no text: a tag between two merged nodes, or a dropped character."""
        text = self.text
        if text[at] != "<" or kind != "text":
            return at + 1
        if _ELEMENT.match(text, at):
            end = self.tag(at).end
            content = _CONTENT.match(text, at)
            closing = re.compile(f"</{content[1]}", re.IGNORECASE).search(text, end) if content else None
            return closing.start() if closing else end
        closing_sign = "-->" if text.startswith(_COMMENT_SIGN, at) else ">"
        found = text.find(closing_sign, at)
        return found + len(closing_sign) if found >= 0 else at + 1

    def _behind_others(self, at: int, begin: int) -> int:
        """Return an offset behind a tag, or, where a text node begins other than that at `begin`, the next tag's."""
        if at not in self.node_starts or at == begin:
            return at
        following = _ELEMENT.search(self.text, at)
        return following.start() if following else len(self.text)

    def tag(self, start: int) -> Tag:
        """Return the tag that begins at an offset."""
        found = self._tags.get(start)
        if found is None:
            # An element that the parser opens again behind a misplaced end tag has the same one.
            found = self._tags[start] = self._read_tag(start)
        return found

    def _read_tag(self, start: int) -> Tag:
        text = self.text
        element = _ELEMENT.match(text, start)
        found: dict[str, Part] = {}
        at = element.end() if element else start
        while element and (match := _ATTRIBUTE.match(text, at)):
            at = match.end()
            where = (at, at) if match.lastgroup in ("name", None) else match.span(match.lastgroup)
            name = match["name"].lower()
            if name not in found:
                found[name] = self._value(*where)
        closing = _TAG_END.match(text, at)
        end = closing.end() if closing else len(text)
        return Tag(start, end, found, closing is not None, self)

    def _value(self, start: int, end: int) -> Part:
        """Return the value of an attribute as a text of its own, character references read."""
        text, collage, at = self.text, Collage(), start
        if start < end and _ATTRIBUTE_SPECIAL.search(text, start, end) is None:
            return self.part(text[start:end], start, end)
        for match in _ATTRIBUTE_SPECIAL.finditer(text, start, end):
            if match.start() < at:
                continue
            collage.add(text[at : match.start()], at, match.start())
            at = match.start()
            if match.group() == "\0":
                meant, then = "\ufffd", at + 1
            elif match.group() == "\r":
                meant, then = "\n", at + (2 if text.startswith("\r\n", at) and at + 1 < end else 1)
            else:
                meant, then = reference_at(text, at, in_attribute=True) or ("&", at + 1)
                meant, then = (meant, then) if then <= end else ("&", at + 1)
            collage.add(meant, at, then)
            at = then
        collage.add(text[at:end], at, end)
        return self.collected(collage)


def _read_at(text: str, at: int, data: str, done: int, kind: TextKind) -> tuple[int, int] | None:
    """Return where the source of the next characters of a node ends, and how many they are; None if it is not here."""
    sign = text[at]
    if sign == "&" and kind != "code":
        reference = reference_at(text, at)
        if reference and data.startswith(reference.text, done):
            return reference.end, len(reference.text)
    if sign == "\r" and data[done] == "\n":
        return at + (2 if text.startswith("\r\n", at) else 1), 1
    follows, wanted = text[at + 1 : at + 2], data[done + 1 : done + 2]
    if sign == "<" and wanted and follows != wanted and not _SPECIAL.match(follows):
        return None
    return (at + 1, 1) if sign == data[done] or (sign == "\0" and data[done] == "\ufffd") else None


def _found(text: str, at: int, end: int, data: str, done: int) -> tuple[int, int]:
    """Return where a node goes on within a range, and how many characters stand there; the end and none if it does not.

    The text of another node may stand there, and hold any single letter of it.
    """
    if text[at] == "\n":  # dropped at the beginning of `pre`
        return (at, 1) if data[done] == "\n" else (at + 1, 0)
    words = _WORDS.match(data, done)
    for sought in (words.group(), words.group()[:_FEWEST]) if words else (data[done],):
        start = text.find(sought, at, end)
        if start >= 0:
            return start, len(sought)
    if text.startswith("\0", end):  # dropped in the middle of a word
        length = next((one for one in (3, 2, 1) if text.endswith(data[done : done + one], at, end)), 0)
        return end - length, length
    return end, 0


def _without_odd_digit(match: re.Match[str]) -> str:
    return match[1] + ("\ufffd" if match[2].isdigit() else match[2])
